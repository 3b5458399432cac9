//! Showing text made by `maud`, which escapes whatever is not said to be HTML already.

use leptos::prelude::*;
use maud::Markup;

/// Shows what `draw` draws, and draws it anew when what it read changes.
pub fn show(draw: Draw) -> AnyView {
    view! { <div inner_html=drawn(draw)></div> }.into_any()
}

/// What draws a part of a page. A boxed function, so that all parts are one piece of code in the download.
pub type Draw = Box<dyn Fn() -> Markup + Send + Sync>;

/// The inner HTML of an element of the frame, drawn anew when what it read changes.
pub fn drawn(draw: Draw) -> Box<dyn Fn() -> String + Send + Sync> {
    Box::new(move || draw().into_string())
}

/// Shows one view after another, as what `choose` read changes.
pub fn changing(choose: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    (move || choose()).into_any()
}

/// Shows a markup that never changes.
pub fn still(markup: Markup) -> AnyView {
    view! { <div inner_html=markup.into_string()></div> }.into_any()
}
