//! 今天: go on in one tap, what is due, other ways to practise; for a newcomer, a first question.

use maud::{Markup, html};

use crate::{
    domain::{
        quiz::{compose::Memory, session::Mode},
        route::Route,
        settings::Language,
    },
    store::app::App,
    ui::{
        action::Action,
        nav::Nav,
        pages::quiz::resume_link,
        parts::{
            icon::{Icon, icon},
            list::{numbers, row},
        },
        plan,
        text::Msg,
    },
};

/// The page.
pub fn markup(app: App, nav: Nav) -> Markup {
    let is_new = app.progress().read().cards().next().is_none();
    if is_new {
        newcomer(app, nav)
    } else {
        returning(app, nav)
    }
}

/// The first minute: what this is, and a question. `index.html` shows the same before the app is there.
fn newcomer(app: App, nav: Nav) -> Markup {
    let language = app.language();
    let bank = app.bank();
    html! {
        div.hello {
            h1 tabindex="-1" { (Msg::HelloTitle.text(language)) }
            p.lead { (Msg::HelloLead.text(language)) }
        }
        div.section.stack {
            (resume_link(app, nav))
            p {
                button.button.primary.wide type="button" data-do=(Action::Begin(Mode::Mixed)) {
                    (Msg::FirstQuestion.text(language))
                }
            }
            p.muted { (Msg::FirstQuestionHint.text(language)) }
        }
        section.section {
            h2 { (Msg::HowItWorks.text(language)) }
            (how_it_works(language))
        }
        section.section {
            h2 { (Msg::Topics.text(language)) }
            ul.list {
                @for topic in bank.topics() {
                    (row(nav, &Route::Topic(topic.id.clone()), &topic.title, &topic.summary))
                }
            }
        }
    }
}

/// The three steps.
pub fn how_it_works(language: Language) -> Markup {
    html! {
        div.prose {
            ol { @for msg in [Msg::How1, Msg::How2, Msg::How3] { li { (msg.text(language)) } } }
        }
    }
}

fn returning(app: App, nav: Nav) -> Markup {
    let language = app.language();
    let say = |msg: Msg| msg.text(language);
    let candidates = app.candidates();
    let n_due = candidates
        .iter()
        .filter(|it| matches!(it.memory, Memory::Due { .. }))
        .count();
    let n_new = candidates.iter().filter(|it| it.memory == Memory::New).count();
    let n_missed = candidates.iter().filter(|it| it.is_missed).count();
    let n_starred = candidates.iter().filter(|it| it.is_starred).count();
    let today = app.today();
    let is_in_round = app.session().read().as_ref().is_some_and(|session| !session.is_done());
    let ways = [
        (
            if n_due > 0 { Msg::StartDue } else { Msg::LearnNew },
            Mode::Due,
            if n_due > 0 { n_due } else { n_new },
        ),
        (Msg::MixedQuiz, Mode::Mixed, candidates.len()),
        (Msg::OnlyMissed, Mode::Missed, n_missed),
        (Msg::OnlyStarred, Mode::Starred, n_starred),
    ];
    html! {
        h1 tabindex="-1" { (say(Msg::Today)) }
        @if is_in_round { div.section { (resume_link(app, nav)) } }
        (plan::today(app, nav, is_in_round))
        (numbers(&[
            (say(Msg::AnsweredToday), today.n_answers.to_string()),
            (say(Msg::MinutesToday), today.seconds.div_ceil(60).to_string()),
            (say(Msg::DueNow), n_due.to_string()),
        ]))
        section.section {
            h2 { (say(Msg::OtherWays)) }
            ul.list {
                @for (msg, mode, n) in ways {
                    li {
                        button.item type="button" disabled[n == 0] data-do=(Action::Begin(mode)) {
                            span.grow.title { (say(msg)) }
                            span.figure { (n) }
                            (icon(Icon::Next))
                        }
                    }
                }
            }
        }
    }
}
