//! The place on 我的 for mock interviews.

use maud::{Markup, html};

use crate::{store::app::App, ui::nav::Nav};

/// The section of interviews; tracked. Empty until there are any to speak of.
pub fn interviews(_app: App, _nav: Nav) -> Markup {
    html! {}
}
