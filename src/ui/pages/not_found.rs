//! An address that leads nowhere, with a way back.

use leptos::prelude::*;

use crate::{
    domain::route::Route,
    ui::{
        nav::href,
        text::{Msg, t},
    },
};

/// Says what was not found.
pub fn page(msg: Msg) -> impl IntoView {
    view! {
        <h1 tabindex="-1">{t(msg)}</h1>
        <div class="row section">
            <a class="button primary" href=href(&Route::Today)>{t(Msg::BackToToday)}</a>
            <a class="button" href=href(&Route::Search(String::new()))>{t(Msg::Search)}</a>
        </div>
    }
}
