//! Showing text made by `maud`, which escapes whatever is not said to be HTML already.

use leptos::prelude::*;
use maud::Markup;

/// Shows what `draw` draws, and draws it anew when what it read changes.
///
/// Takes a boxed function so that all of these are one piece of code in the download.
pub fn show(draw: Box<dyn Fn() -> Markup + Send + Sync>) -> AnyView {
    view! { <div inner_html=move || draw().into_string()></div> }.into_any()
}

/// Shows a markup that never changes.
pub fn still(markup: Markup) -> AnyView {
    view! { <div inner_html=markup.into_string()></div> }.into_any()
}
