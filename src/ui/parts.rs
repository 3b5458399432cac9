//! Parts that several pages share.

pub mod body;
pub mod follow_ups;
pub mod icon;
pub mod list;
pub mod notices;
pub mod scripts;
pub mod star;
pub mod trail;

use maud::{Markup, PreEscaped, html};

/// HTML from the bank, as running text.
pub fn prose(bank_html: &str) -> Markup {
    html! { div.prose lang="zh-CN" { (raw(bank_html)) } }
}

/// HTML from the bank, as it is: `author` has checked it.
pub fn raw(bank_html: &str) -> PreEscaped<&str> {
    PreEscaped(bank_html)
}
