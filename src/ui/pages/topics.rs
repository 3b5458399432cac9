//! 题库: the topics.

use leptos::prelude::*;

use crate::{
    domain::route::Route,
    store::app::App,
    ui::{
        nav::href,
        text::{Msg, t, tn},
    },
};

/// Every topic, with how much of it was met.
pub fn page() -> impl IntoView {
    let app = App::here();
    let bank = app.bank();
    let items = bank
        .topics()
        .iter()
        .map(|topic| {
            let codes: Vec<_> = bank
                .notes_of(&topic.id)
                .flat_map(|note| note.questions.iter().map(|question| question.code))
                .collect();
            let n_notes = bank.notes_of(&topic.id).count();
            let n_questions = codes.len();
            let n_seen = Memo::new(move |_| {
                let progress = app.progress().read();
                codes.iter().filter(|&&code| progress.card(code).is_some()).count()
            });
            view! {
                <li>
                    <a class="item" href=href(&Route::Topic(topic.id.clone()))>
                        <span class="grow">
                            <span class="title">{topic.title.clone()}</span>
                            <span class="sub">{topic.summary.clone()}</span>
                        </span>
                        <span class="figure">
                            {tn(Msg::NotesCount, n_notes)} <br /> {move || format!("{}/{n_questions}", n_seen.get())}
                        </span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <h1 tabindex="-1">{t(Msg::Topics)}</h1>
        <ul class="list section">{items}</ul>
    }
}
