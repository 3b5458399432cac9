//! 追问: chains of follow-ups, as an outline. Start anywhere, walk on, be asked.

use leptos::prelude::*;

use crate::{
    domain::{id::NoteId, quiz::session::Mode, route::Route},
    store::app::App,
    ui::{
        nav::{Nav, href},
        pages::{not_found, quiz::begin},
        parts::{
            body::with_note_body,
            follow_ups::{asked_from_list, follow_up_list},
            prose,
            trail::trail,
        },
        text::{Msg, fill, t},
    },
};

/// Where chains start: every note by topic, with how many ways lead on.
pub fn page() -> impl IntoView {
    let app = App::here();
    let nav = Nav::here();
    let bank = app.bank();
    let topics = bank
        .topics()
        .iter()
        .map(|topic| {
            let notes = bank
                .notes_of(&topic.id)
                .map(|note| {
                    let n_ways = note.follow_ups.len();
                    view! {
                        <li>
                            <a class="item" href=href(&Route::FollowUpsOf(note.id.clone()))>
                                <span class="grow">
                                    <span class="title">{note.title.clone()}</span>
                                    <span class="sub">{note.ask.clone()}</span>
                                </span>
                                <span class="figure">
                                    {move || fill(Msg::WaysOn.text(app.language()), n_ways)}
                                </span>
                            </a>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <details>
                    <summary>{topic.title.clone()}</summary>
                    <ul class="list">{notes}</ul>
                </details>
            }
        })
        .collect_view();
    let surprise = move |_| {
        if let Some(id) = app.random_note() {
            nav.go(&Route::FollowUpsOf(id));
        }
    };
    view! {
        <h1 tabindex="-1">{t(Msg::FollowUps)}</h1>
        <p class="lead">{t(Msg::FollowUpsLead)}</p>
        <div class="row section">
            <button type="button" class="button primary" on:click=surprise>{t(Msg::StartSomewhere)}</button>
        </div>
        <div class="section">{topics}</div>
    }
}

/// One step of a chain: the question in hand, what leads here, where it leads.
pub fn page_of(id: NoteId) -> AnyView {
    let app = App::here();
    let nav = Nav::here();
    let bank = app.bank();
    let Some(note) = bank.note(&id) else {
        return not_found::page(Msg::NoSuchNote).into_any();
    };
    let mode = Mode::Chain(id.clone());
    let is_asked_from = bank.leading_to(&id).next().is_some();
    view! {
        {trail(&id, Route::FollowUpsOf)}
        <h1 tabindex="-1">{note.title.clone()}</h1>
        <p class="ask">{note.ask.clone()}</p>
        <div class="row section">
            <button type="button" class="button primary" on:click=move |_| begin(app, nav, &mode)>
                {t(Msg::WalkFromHere)}
            </button>
            <a class="button" href=href(&Route::Note(id.clone()))>{t(Msg::ReadNote)}</a>
        </div>
        <section class="section">
            <details>
                <summary>{t(Msg::Brief)}</summary>
                {with_note_body(note, |body| prose(body.brief_html).into_any())}
            </details>
        </section>
        <section class="section">
            <h2>{t(Msg::NextAsked)}</h2>
            {follow_up_list(&id, Route::FollowUpsOf)}
        </section>
        {is_asked_from
            .then(|| {
                view! {
                    <section class="section">
                        <h2>{t(Msg::AskedFrom)}</h2>
                        {asked_from_list(&id, Route::FollowUpsOf)}
                    </section>
                }
            })}
    }
    .into_any()
}
