//! An address that leads nowhere, or a screen with nothing on it, with a way back.

use maud::{Markup, html};

use crate::{
    domain::{route::Route, settings::Language},
    ui::{nav::Nav, text::Msg},
};

/// Says what was not found.
pub fn markup(nav: Nav, language: Language, msg: Msg) -> Markup {
    html! {
        h1 tabindex="-1" data-focus { (msg.text(language)) }
        div.row.section {
            a.button.primary href=(nav.href(&Route::Today)) { (Msg::BackToToday.text(language)) }
            a.button href=(nav.href(&Route::Search(String::new()))) { (Msg::Search.text(language)) }
        }
    }
}
