//! 我的: how far one is, what one marked, and the way to settings and backup.

use leptos::prelude::*;

use crate::{
    domain::{id::Code, route::Route},
    store::app::App,
    ui::{
        nav::href,
        parts::icon::{Icon, icon},
        text::{Msg, t},
    },
};

/// The page.
pub fn page() -> impl IntoView {
    let app = App::here();
    let overview = Memo::new(move |_| app.overview());
    let figure = |msg: Msg, value: Signal<String>| view! { <div><dt>{t(msg)}</dt><dd>{move || value.get()}</dd></div> };
    let link = |route: Route, msg: Msg| {
        view! {
            <li>
                <a class="item" href=href(&route)>
                    <span class="grow title">{t(msg)}</span>
                    {icon(Icon::Next)}
                </a>
            </li>
        }
    };
    let topics = app
        .bank()
        .topics()
        .iter()
        .enumerate()
        .map(|(topic_idx, topic)| {
            let row = Memo::new(move |_| overview.read().topics.get(topic_idx).copied().unwrap_or_default());
            let title = topic.title.clone();
            let label = title.clone();
            view! {
                <li>
                    <a class="item" href=href(&Route::Topic(topic.id.clone()))>
                        <span class="grow">
                            <span class="title">{title}</span>
                            <progress
                                max=move || row.get().n_questions.to_string()
                                value=move || row.get().n_seen.to_string()
                                aria-label=label
                            ></progress>
                        </span>
                        <span class="figure">
                            {move || format!("{}/{}", row.get().n_seen, row.get().n_questions)} <br />
                            {move || row.get().recall.map(|recall| format!("{:.0}%", recall * 100.0))}
                        </span>
                    </a>
                </li>
            }
        })
        .collect_view();
    let starred = Memo::new(move |_| app.progress().read().starred().iter().copied().collect::<Vec<_>>());
    let flagged = Memo::new(move |_| app.progress().read().flags().keys().copied().collect::<Vec<_>>());
    let own_notes = Memo::new(move |_| app.progress().read().own_notes().keys().copied().collect::<Vec<_>>());
    view! {
        <h1 tabindex="-1">{t(Msg::Me)}</h1>
        <dl class="numbers section">
            {figure(Msg::TotalAnswers, Signal::derive(move || overview.read().n_answers.to_string()))}
            {figure(Msg::CardsSeen, Signal::derive(move || overview.read().n_seen.to_string()))}
            {figure(Msg::DaysPractised, Signal::derive(move || overview.read().n_days.to_string()))}
        </dl>
        <section class="section">
            <h2>{t(Msg::ByTopic)}</h2>
            <p class="muted">{t(Msg::ByTopicHint)}</p>
            <ul class="list">{topics}</ul>
        </section>
        <section class="section">
            <ul class="list">
                {link(Route::Settings, Msg::Settings)} {link(Route::Backup, Msg::Backup)} {link(Route::About, Msg::About)}
            </ul>
        </section>
        {marked(Msg::StarredList, starred)}
        {marked(Msg::FlaggedList, flagged)}
        {marked(Msg::OwnNotesList, own_notes)}
    }
}

/// The notes that codes belong to, under a heading; each note once.
fn marked(heading: Msg, codes: Memo<Vec<Code>>) -> impl IntoView {
    let app = App::here();
    let items = move || {
        let bank = app.bank();
        let mut ids = Vec::new();
        let codes = codes.get();
        let items: Vec<_> = codes
            .iter()
            .filter_map(|&code| bank.note_of(code))
            .filter(|note| {
                let is_first = !ids.contains(&note.id);
                ids.push(note.id.clone());
                is_first
            })
            .map(|note| {
                view! {
                    <li>
                        <a class="item" href=href(&Route::Note(note.id.clone()))>
                            <span class="grow title">{note.title.clone()}</span>
                            {icon(Icon::Next)}
                        </a>
                    </li>
                }
            })
            .collect();
        match items.is_empty() {
            true => view! { <p class="muted">{t(Msg::NothingYet)}</p> }.into_any(),
            false => view! { <ul class="list">{items}</ul> }.into_any(),
        }
    };
    view! {
        <section class="section">
            <h2>{t(heading)}</h2>
            {items}
        </section>
    }
}
