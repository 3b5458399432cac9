//! A note's body as soon as its topic's file is there, with a word meanwhile and a way to try again.

use leptos::prelude::*;
use maud::html;

use crate::{
    domain::bank::{NoteBody, NoteHead},
    store::app::{App, Body},
    ui::{
        html::still,
        text::{Msg, t},
    },
};

/// Shows `show(body)` of `note` once it has been fetched.
pub fn with_note_body(note: &NoteHead, show: Box<dyn Fn(&NoteBody) -> AnyView + Send + Sync>) -> AnyView {
    let app = App::here();
    let topic = note.topic.clone();
    let id = note.id.clone();
    app.want(&topic);
    let body = Memo::new({
        let topic = topic.clone();
        move |_| app.body(&topic)
    });
    let failed = move |reason: String| {
        let topic = topic.clone();
        view! {
            <div class="notice bad section" role="alert">
                <div class="grow">
                    <p>{t(Msg::LoadFailed)}</p>
                    <p class="muted">{reason}</p>
                </div>
                <button type="button" class="button" on:click=move |_| app.want_again(&topic)>
                    {t(Msg::Retry)}
                </button>
            </div>
        }
        .into_any()
    };
    let shown = move || match body.get() {
        Body::Loading => still(html! { p.muted role="status" { (Msg::Loading.text(app.language())) } }),
        Body::Failed(reason) => failed(reason),
        Body::Ready(bodies) => match bodies.notes.iter().find(|body| body.id == id) {
            Some(body) => show(body),
            // The index and the bodies are built together, so this is a broken build, and says so.
            None => failed(id.to_string()),
        },
    };
    shown.into_any()
}
