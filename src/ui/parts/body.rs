//! A note's body as soon as its topic's file is there, with a word meanwhile and a way to try again.

use leptos::prelude::*;
use maud::{Markup, html};

use crate::{
    domain::{bank::NoteHead, body_ref::NoteRef},
    store::{
        app::{App, Body},
        shared::Derived,
    },
    ui::{
        action::Action,
        html::{changing, still},
        text::Msg,
    },
};

/// Shows `show(body)` of `note` once it has been fetched.
pub fn with_note_body(app: App, note: &NoteHead, show: Box<dyn Fn(NoteRef) -> AnyView + Send + Sync>) -> AnyView {
    let topic = note.topic.clone();
    let id = note.id.clone();
    app.want(&topic);
    let body = Derived::new({
        let topic = topic.clone();
        move |_| app.body(&topic)
    });
    let failed = move |reason: &str| -> Markup {
        html! {
            div.notice.bad.section role="alert" {
                div.grow { p { (Msg::LoadFailed.text(app.language())) } p.muted { (reason) } }
                button.button type="button" data-do=(Action::Want(topic.clone())) { (Msg::Retry.text(app.language())) }
            }
        }
    };
    changing(Box::new(move || match body.get() {
        Body::Loading => still(html! { p.muted role="status" { (Msg::Loading.text(app.language())) } }),
        Body::Failed(reason) => still(failed(&reason)),
        Body::Ready(bodies) => match NoteRef::find(&bodies, &id) {
            Some(body) => show(body),
            // The index and the bodies are built together, so this is a broken build, and says so.
            None => still(failed(id.as_str())),
        },
    }))
}
