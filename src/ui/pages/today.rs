//! 今天: go on in one tap, what is due, other ways to practise; for a newcomer, a first question.

use leptos::prelude::*;

use crate::{
    domain::{
        quiz::{
            compose::Memory,
            session::{Mode, Session},
        },
        route::Route,
    },
    store::app::App,
    ui::{
        nav::{Nav, href},
        pages::quiz::begin,
        parts::icon::{Icon, icon},
        text::{Msg, fill, t, tn},
    },
};

/// The page.
pub fn page() -> impl IntoView {
    let app = App::here();
    let is_new = Memo::new(move |_| app.progress().read().cards().next().is_none());
    move || {
        if is_new.get() {
            newcomer().into_any()
        } else {
            returning().into_any()
        }
    }
}

/// The first minute: what this is, and a question.
fn newcomer() -> impl IntoView {
    let app = App::here();
    let nav = Nav::here();
    view! {
        <div class="hello">
            <h1 tabindex="-1">{t(Msg::HelloTitle)}</h1>
            <p class="lead">{t(Msg::HelloLead)}</p>
        </div>
        <div class="section stack">
            {resume()}
            <button type="button" class="button primary wide" on:click=move |_| begin(app, nav, &Mode::Mixed)>
                {t(Msg::FirstQuestion)}
                {icon(Icon::Next)}
            </button>
            <p class="muted">{t(Msg::FirstQuestionHint)}</p>
        </div>
        <section class="section">
            <h2>{t(Msg::HowItWorks)}</h2>
            <div class="prose">
                <ol>
                    <li>{t(Msg::How1)}</li>
                    <li>{t(Msg::How2)}</li>
                    <li>{t(Msg::How3)}</li>
                </ol>
            </div>
        </section>
        <section class="section">
            <h2>{t(Msg::Topics)}</h2>
            {topics()}
        </section>
    }
}

fn topics() -> impl IntoView {
    let bank = App::here().bank();
    let items = bank
        .topics()
        .iter()
        .map(|topic| {
            view! {
                <li>
                    <a class="item" href=href(&Route::Topic(topic.id.clone()))>
                        <span class="grow">
                            <span class="title">{topic.title.clone()}</span>
                            <span class="sub">{topic.summary.clone()}</span>
                        </span>
                        {icon(Icon::Next)}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="list">{items}</ul> }
}

/// Goes on with the round under way.
fn resume() -> impl IntoView {
    let app = App::here();
    let at = Memo::new(move |_| {
        app.session()
            .read()
            .as_ref()
            .filter(|session| !session.is_done())
            .map(|session: &Session| session.position() + 1)
    });
    move || {
        at.get().map(|number| {
            view! {
                <a class="button primary wide" href=href(&Route::Quiz)>
                    {t(Msg::ContinueQuiz)}
                    " · "
                    {tn(Msg::ContinueAt, number)}
                    {icon(Icon::Next)}
                </a>
            }
        })
    }
}

fn returning() -> impl IntoView {
    let app = App::here();
    let nav = Nav::here();
    let n_due = Memo::new(move |_| app.n_candidates(|it| matches!(it.memory, Memory::Due { .. })));
    let n_new = Memo::new(move |_| app.n_candidates(|it| it.memory == Memory::New));
    let n_missed = Memo::new(move |_| app.n_candidates(|it| it.is_missed));
    let n_starred = Memo::new(move |_| app.n_candidates(|it| it.is_starred));
    let today = Memo::new(move |_| app.today());
    let is_in_round = Memo::new(move |_| app.session().read().as_ref().is_some_and(|session| !session.is_done()));
    let figure = |msg: Msg, value: Signal<String>| view! { <div><dt>{t(msg)}</dt><dd>{move || value.get()}</dd></div> };
    let way = move |msg: Msg, mode: Mode, n: Memo<usize>| {
        view! {
            <li>
                <button
                    type="button"
                    class="item"
                    disabled=move || n.get() == 0
                    on:click=move |_| begin(app, nav, &mode)
                >
                    <span class="grow title">{t(msg)}</span>
                    <span class="figure">{move || n.get()}</span>
                    {icon(Icon::Next)}
                </button>
            </li>
        }
    };
    let n_all = Memo::new(move |_| app.n_candidates(|_| true));
    view! {
        <h1 tabindex="-1">{t(Msg::Today)}</h1>
        <p class="lead">
            {move || match n_due.get() {
                0 => Msg::NothingDue.text(app.language()).to_owned(),
                n_due => fill(Msg::DueCount.text(app.language()), n_due),
            }}
        </p>
        <div class="section stack">
            {resume()}
            {move || {
                let class = if is_in_round.get() { "button wide" } else { "button primary wide" };
                let msg = if n_due.get() > 0 { Msg::StartDue } else { Msg::LearnNew };
                view! {
                    <button type="button" class=class on:click=move |_| begin(app, nav, &Mode::Due)>
                        {t(msg)}
                        {icon(Icon::Next)}
                    </button>
                }
            }}
            <p class="muted">{move || fill(Msg::NewLeft.text(app.language()), n_new.get())}</p>
        </div>
        <dl class="numbers section">
            {figure(Msg::AnsweredToday, Signal::derive(move || today.get().n_answers.to_string()))}
            {figure(Msg::MinutesToday, Signal::derive(move || today.get().seconds.div_ceil(60).to_string()))}
            {figure(Msg::DueNow, Signal::derive(move || n_due.get().to_string()))}
        </dl>
        <section class="section">
            <h2>{t(Msg::OtherWays)}</h2>
            <ul class="list">
                {way(Msg::MixedQuiz, Mode::Mixed, n_all)}
                {way(Msg::OnlyMissed, Mode::Missed, n_missed)}
                {way(Msg::OnlyStarred, Mode::Starred, n_starred)}
            </ul>
        </section>
    }
}
