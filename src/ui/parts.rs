//! Parts that several pages share.

pub mod body;
pub mod follow_ups;
pub mod icon;
pub mod notices;
pub mod star;
pub mod trail;

use leptos::prelude::*;

/// HTML from the bank, as running text.
pub fn prose(html: String) -> impl IntoView {
    view! { <div class="prose" inner_html=html></div> }
}

/// HTML from the bank, inline.
pub fn inline(html: String) -> impl IntoView {
    view! { <span inner_html=html></span> }
}
