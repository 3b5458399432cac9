//! One note: say it in 30 seconds, then in two minutes, what goes wrong, what is asked next.

use leptos::prelude::*;

use crate::{
    domain::{
        bank::{NoteBody, NoteHead},
        id::NoteId,
        quiz::session::Mode,
        route::Route,
    },
    store::app::App,
    ui::{
        nav::{Nav, href},
        pages::{not_found, quiz::begin, topic::level_word},
        parts::{
            body::with_note_body,
            follow_ups::{asked_from_list, follow_up_list},
            inline, prose,
            star::{flag_button, star_button},
            trail::trail,
        },
        text::{Msg, t},
    },
};

/// The page of a note.
pub fn page(id: NoteId) -> AnyView {
    let app = App::here();
    let nav = Nav::here();
    let bank = app.bank();
    let Some(note) = bank.note(&id) else {
        return not_found::page(Msg::NoSuchNote).into_any();
    };
    let code = note.code;
    let topic_title = bank
        .topic(&note.topic)
        .map(|topic| topic.title.clone())
        .unwrap_or_default();
    let mode = Mode::Note(id.clone());
    let is_asked_from = bank.leading_to(&id).next().is_some();
    view! {
        {trail(&id, Route::Note)}
        <p class="muted">
            <a href=href(&Route::Topic(note.topic.clone()))>{topic_title}</a> " · " {t(level_word(note.level))}
        </p>
        <h1 tabindex="-1">{note.title.clone()}</h1>
        <p class="ask">{note.ask.clone()}</p>
        <div class="row section">
            <button type="button" class="button primary" on:click=move |_| begin(app, nav, &mode)>
                {t(Msg::QuizNote)}
            </button>
            {star_button(code)}
            {flag_button(code)}
        </div>
        {with_note_body(note, move |body| sections(&body).into_any())}
        <section class="section">
            <h2>{t(Msg::NextAsked)}</h2>
            {follow_up_list(&id, Route::Note)}
        </section>
        {is_asked_from
            .then(|| {
                view! {
                    <section class="section">
                        <h2>{t(Msg::AskedFrom)}</h2>
                        {asked_from_list(&id, Route::Note)}
                    </section>
                }
            })}
        {own_note(note)}
    }
    .into_any()
}

fn sections(body: &NoteBody) -> impl IntoView + use<> {
    let key_points = body
        .key_points
        .iter()
        .map(|point| view! { <li>{inline(point.html.clone())}</li> })
        .collect_view();
    let sources = body
        .sources
        .iter()
        .map(|source| {
            view! { <li><a href=source.url.clone() rel="noopener noreferrer" target="_blank">{source.title.clone()}</a></li> }
        })
        .collect_view();
    view! {
        <section class="section">
            <h2>{t(Msg::Brief)}</h2>
            {prose(body.brief_html.clone())}
        </section>
        <section class="section">
            <h2>{t(Msg::KeyPoints)}</h2>
            <div class="prose"><ol>{key_points}</ol></div>
        </section>
        <section class="section">
            <h2>{t(Msg::Detail)}</h2>
            {prose(body.detail_html.clone())}
        </section>
        <section class="section">
            <h2>{t(Msg::Pitfalls)}</h2>
            {prose(body.pitfalls_html.clone())}
        </section>
        <section class="section">
            <details>
                <summary>{t(Msg::Sources)}</summary>
                <ol class="sources">{sources}</ol>
            </details>
        </section>
    }
}

/// The person's own text on the note, saved when they leave the field or press save.
fn own_note(note: &NoteHead) -> impl IntoView + use<> {
    let app = App::here();
    let code = note.code;
    let saved = Memo::new(move |_| app.progress().read().own_note(code).unwrap_or_default().to_owned());
    let draft = RwSignal::new(saved.get_untracked());
    let save = move || {
        let text = draft.get_untracked();
        if text.trim() != saved.get_untracked().trim() {
            app.write_note(code, text.trim());
        }
    };
    view! {
        <section class="section">
            <h2 id="own-note">{t(Msg::OwnNote)}</h2>
            <textarea
                aria-labelledby="own-note"
                placeholder=t(Msg::OwnNotePlaceholder)
                maxlength="4000"
                prop:value=move || draft.get()
                on:input=move |event| draft.set(event_target_value(&event))
                on:blur=move |_| save()
            ></textarea>
            <div class="row">
                <button type="button" class="button" on:click=move |_| save()>{t(Msg::Save)}</button>
                <span class="muted" role="status">
                    {move || {
                        (!saved.read().is_empty() && draft.read().trim() == saved.read().trim())
                            .then(|| Msg::OwnNoteSaved.text(app.language()))
                    }}
                </span>
            </div>
        </section>
    }
}
