//! One page a route.

pub mod about;
pub mod backup;
pub mod me;
pub mod not_found;
pub mod note;
pub mod quiz;
pub mod search;
pub mod settings;
pub mod today;
pub mod topics;

use leptos::prelude::*;

use crate::{
    domain::{map::scene::Place, route::Route},
    store::app::App,
    ui::{
        html::{show, still},
        map,
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
        Route::FollowUps => map::page(ui, Place::Overview),
        Route::FollowUpsIn(id) => map::page(ui, Place::Topic(id)),
        Route::FollowUpsOf(id) => map::page(ui, Place::Note(id)),
        Route::MapBench => map::bench::page(),
        Route::Search(query) => search::page(ui, &query),
        Route::Me => me::page(ui),
        Route::Settings => show(Box::new(move || settings::markup(app))),
        Route::Backup => show(Box::new(move || backup::markup(ui))),
        Route::About => show(Box::new(move || about::markup(app))),
        Route::Unknown(_) => still(not_found::markup(nav, app.language(), Msg::NoSuchPage)),
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
        Route::Me => fixed(Msg::Me),
        Route::Settings => fixed(Msg::Settings),
        Route::Backup => fixed(Msg::Backup),
        Route::About => fixed(Msg::About),
    }
}
