//! Search.
use leptos::prelude::*;

/// The page.
pub fn page(_query: String) -> impl IntoView {
    view! { <h1 tabindex="-1">"search"</h1> }
}
