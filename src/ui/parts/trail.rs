//! The chain of follow-ups walked so far, as breadcrumbs with a way back.

use leptos::prelude::*;

use crate::{
    domain::{id::NoteId, route::Route},
    store::app::App,
    ui::{
        nav::Nav,
        text::{Msg, t},
    },
};

/// The trail that ends at `current`; nothing when it has only one step.
pub fn trail(current: &NoteId, route_of: fn(NoteId) -> Route) -> impl IntoView + use<> {
    let app = App::here();
    let nav = Nav::here();
    let current = current.clone();
    let steps = Memo::new(move |_| app.trail_to(&current));
    move || {
        let steps = steps.get();
        (steps.len() > 1).then(|| {
            let last = steps.len() - 1;
            let items = steps
                .into_iter()
                .enumerate()
                .map(|(step_idx, id)| {
                    let title = app.bank().note(&id).map(|note| note.title.clone()).unwrap_or_default();
                    if step_idx == last {
                        view! { <li><span aria-current="page">{title}</span></li> }.into_any()
                    } else {
                        view! { <li><a href=nav.href(&route_of(id))>{title}</a></li> }.into_any()
                    }
                })
                .collect_view();
            view! {
                <nav aria-label=t(Msg::Chain)>
                    <ol class="chain">{items}</ol>
                </nav>
            }
        })
    }
}
