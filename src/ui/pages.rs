//! One page a route.

pub mod about;
pub mod backup;
pub mod follow_ups;
pub mod me;
pub mod not_found;
pub mod note;
pub mod quiz;
pub mod search;
pub mod settings;
pub mod today;
pub mod topic;
pub mod topics;

use leptos::prelude::*;

use crate::{domain::route::Route, store::app::App, ui::text::Msg};

/// The page of a route.
pub fn page(route: Route) -> AnyView {
    match route {
        Route::Today => today::page().into_any(),
        Route::Topics => topics::page().into_any(),
        Route::Topic(id) => topic::page(id).into_any(),
        Route::Note(id) => note::page(id).into_any(),
        Route::Quiz => quiz::page().into_any(),
        Route::FollowUps => follow_ups::page().into_any(),
        Route::FollowUpsOf(id) => follow_ups::page_of(id).into_any(),
        Route::Search(query) => search::page(query).into_any(),
        Route::Me => me::page().into_any(),
        Route::Settings => settings::page().into_any(),
        Route::Backup => backup::page().into_any(),
        Route::About => about::page().into_any(),
        Route::Unknown(_) => not_found::page(Msg::NoSuchPage).into_any(),
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
        Route::Topic(id) => bank.topic(id).map(|topic| topic.title.clone()).unwrap_or_default(),
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
