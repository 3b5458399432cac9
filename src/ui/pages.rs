//! One page a route.

pub mod about;
pub mod backup;
pub mod interview;
pub mod interview_now;
pub mod interview_report;
pub mod interview_reports;
pub mod me;
pub mod not_found;
pub mod note;
pub mod quiz;
pub mod search;
pub mod settings;
pub mod today;
pub mod topics;
pub mod training;

use leptos::prelude::*;
use maud::html;

use crate::{
    domain::route::Route,
    store::app::App,
    ui::{
        html::{show, still},
        later::next_frame,
        text::Msg,
        ui_state::Ui,
    },
};

/// The page of a route.
pub fn page(ui: Ui, route: Route) -> AnyView {
    let Ui { app, nav, .. } = ui;
    match route {
        Route::Today => show(Box::new(move || today::markup(app, nav))),
        Route::Topics => show(Box::new(move || topics::all(app, nav))),
        Route::Topic(id) => {
            // The bodies will be wanted in a moment; have them on the way.
            app.want(&id);
            show(Box::new(move || topics::one(app, nav, &id)))
        }
        Route::Note(id) => note::page(app, nav, id),
        Route::Quiz => quiz::page(ui),
        Route::Search(query) => search::page(ui, &query),
        Route::Unknown(_) => still(not_found::markup(nav, app.language(), Msg::NoSuchPage)),
        route => match ui.extra {
            Some(extra) => (extra.page)(ui, route),
            None => {
                // The address is the page's already, and boot.js loads the whole app there.
                next_frame(Box::new(move || app.hand_over()));
                still(html! { h1 tabindex="-1" { (Msg::Loading.text(app.language())) } })
            }
        },
    }
}

/// What the page is called, for the document's title.
pub fn title(app: App, route: &Route) -> String {
    let language = app.language();
    let fixed = |msg: Msg| msg.text(language).to_owned();
    let bank = app.bank();
    match route {
        Route::Today | Route::Unknown(_) => fixed(Msg::AppName),
        Route::Topics => fixed(Msg::Topics),
        Route::Topic(id) | Route::FollowUpsIn(id) => {
            bank.topic(id).map(|topic| topic.title.clone()).unwrap_or_default()
        }
        Route::MapBench => "mmBench".to_owned(),
        Route::Note(id) | Route::FollowUpsOf(id) => bank.note(id).map(|note| note.title.clone()).unwrap_or_default(),
        Route::Quiz => fixed(Msg::QuizProgress),
        Route::FollowUps => fixed(Msg::FollowUps),
        Route::Search(_) => fixed(Msg::Search),
        Route::Plan => fixed(Msg::PlanTitle),
        Route::Me => fixed(Msg::Me),
        Route::Settings => fixed(Msg::Settings),
        Route::Backup => fixed(Msg::Backup),
        Route::About => fixed(Msg::About),
        Route::Interview => fixed(Msg::Interview),
        Route::InterviewAt(_) => fixed(Msg::Interview),
        Route::InterviewNow => fixed(Msg::InterviewNow),
        Route::InterviewReports => fixed(Msg::InterviewReports),
        Route::InterviewReport(_) => fixed(Msg::InterviewReport),
        Route::Memory => fixed(Msg::MemoryParameters),
    }
}
