//! One topic: its notes, and quizzes on them.

use leptos::prelude::*;

use crate::{
    domain::{bank::NoteHead, id::TopicId, quiz::session::Mode, route::Route},
    store::app::App,
    ui::{
        nav::{Nav, href},
        pages::{not_found, quiz::begin},
        text::{Msg, fill, t},
    },
};

/// The notes of a topic in reading order.
pub fn page(id: TopicId) -> AnyView {
    let app = App::here();
    let nav = Nav::here();
    let bank = app.bank();
    let Some(topic) = bank.topic(&id) else {
        return not_found::page(Msg::NoSuchPage).into_any();
    };
    let items = bank.notes_of(&id).map(note_item).collect_view();
    let mode = Mode::Topic(id.clone());
    // The bodies will be wanted in a moment; have them on the way.
    app.want(&id);
    view! {
        <h1 tabindex="-1">{topic.title.clone()}</h1>
        <p class="lead">{topic.summary.clone()}</p>
        <div class="row section">
            <button type="button" class="button primary" on:click=move |_| begin(app, nav, &mode)>
                {t(Msg::QuizTopic)}
            </button>
            <a class="button quiet" href=href(&Route::Topics)>{t(Msg::BackToTopics)}</a>
        </div>
        <ul class="list section">{items}</ul>
    }
    .into_any()
}

/// A note in a list: title, the interviewer's question, how much of it was met.
pub fn note_item(note: &NoteHead) -> impl IntoView + use<> {
    let app = App::here();
    let codes: Vec<_> = note.questions.iter().map(|question| question.code).collect();
    let n_questions = codes.len();
    let n_seen = Memo::new(move |_| {
        let progress = app.progress().read();
        codes.iter().filter(|&&code| progress.card(code).is_some()).count()
    });
    let level = level_word(note.level);
    view! {
        <li>
            <a class="item" href=href(&Route::Note(note.id.clone()))>
                <span class="grow">
                    <span class="title">{note.title.clone()}</span>
                    <span class="sub">{note.ask.clone()}</span>
                </span>
                <span class="figure">
                    {t(level)} <br /> <span aria-hidden="true">{move || format!("{}/{n_questions}", n_seen.get())}</span>
                    <span class="visually-hidden">
                        {move || fill(Msg::AnsweredOf.text(app.language()), format!("{}/{n_questions}", n_seen.get()))}
                    </span>
                </span>
            </a>
        </li>
    }
}

/// The word for a note's level.
pub fn level_word(level: u8) -> Msg {
    match level {
        1 => Msg::Level1,
        2 => Msg::Level2,
        _ => Msg::Level3,
    }
}
