//! 追问图: the map of follow-ups, drawn in SVG, moved by finger, mouse, keys and buttons, and beside it the same as an outline.
//!
//! What is on the map and where is `domain::map`'s to say. The drawing is made by hand, not by Leptos: dragging moves one
//! attribute, and only what is in or near the window is drawn.

pub mod action;
pub mod bench;
mod canvas;
mod draw;
mod gestures;
mod keys;
mod outline;
mod paint;
mod panel;
pub mod path;
mod practice;
mod state;
mod texts;

use leptos::prelude::*;
use maud::{Markup, html};

pub use gestures::listen;
pub use keys::press;
pub use state::{MapState, run, search};

use crate::{
    domain::{map::scene::Place, route::Route},
    ui::{
        action::Action,
        html::{show, still},
        later::{next_frame, whenever},
        map::action::MapAction,
        pages::not_found,
        parts::{
            icon::{Icon, icon},
            trail::trail,
        },
        text::Msg,
        ui_state::Ui,
    },
};

/// The page around a place.
pub fn page(ui: Ui, place: Place) -> AnyView {
    let map = ui.map;
    if !map.arrive(ui, &place) {
        return still(not_found::markup(ui.nav, ui.app.language(), Msg::NoSuchNote));
    }
    whenever(Box::new(move || canvas::refresh(ui)));
    whenever(Box::new(move || canvas::list_hits(ui)));
    // The window's size is known once the page is laid out.
    next_frame(Box::new(move || canvas::settle(ui)));
    on_cleanup(move || map.leave());
    show(Box::new(move || frame(ui)))
}

/// The route of a place.
pub fn route_of(place: Place) -> Route {
    match place {
        Place::Overview => Route::FollowUps,
        Place::Topic(id) => Route::FollowUpsIn(id),
        Place::Note(id) => Route::FollowUpsOf(id),
    }
}

/// The way here and the heading; tracked.
fn head(ui: Ui, place: &Place) -> Markup {
    let bank = ui.app.bank();
    html! {
        @match place {
            Place::Overview => { h1 tabindex="-1" { (ui.say(Msg::FollowUpMap)) } }
            Place::Topic(id) => {
                nav aria-label=(ui.say(Msg::Chain)) {
                    ol.chain {
                        li { a href=(ui.nav.href(&Route::FollowUps)) { (ui.say(Msg::AllTopics)) } }
                    }
                }
                h1 tabindex="-1" { (bank.topic(id).map(|topic| topic.title.as_str()).unwrap_or_default()) }
            }
            Place::Note(id) => {
                (trail(ui.app, ui.nav, id, Route::FollowUpsOf))
                h1 tabindex="-1" { (bank.note(id).map(|note| note.title.as_str()).unwrap_or_default()) }
            }
        }
    }
}

/// The page's fixed parts; `canvas::refresh` writes into the others. Everything in the window is in the lists too, so that it is
/// one thing to a screen reader.
fn frame(ui: Ui) -> Markup {
    let search = ui.say(Msg::MapSearch);
    html! {
        div.map-page {
            div.map-top {
                div #map-head {}
                input
                    type="search"
                    aria-label=(search)
                    placeholder=(search)
                    autocapitalize="off"
                    autocomplete="off"
                    spellcheck="false"
                    maxlength="100"
                    data-input="map-search";
                div #map-hits {}
            }
            div.map-frame {
                div #map.map tabindex="0" role="group" aria-label=(ui.say(Msg::MapLabel)) aria-describedby="map-keys" {
                    svg #map-canvas aria-hidden="true" focusable="false" { g #map-world { g #map-edges {} g #map-boxes {} } }
                }
                p #map-keys.visually-hidden { (ui.say(Msg::MapKeys)) }
                (buttons(ui))
            }
            div.map-side {
                div #map-panel {}
                div #map-lists.map-lists {}
            }
        }
    }
}

/// A button for every gesture.
fn buttons(ui: Ui) -> Markup {
    let button = |action: MapAction, picture: Icon, msg: Msg| {
        let label = ui.say(msg);
        html! {
            button.icon-button type="button" data-do=(Action::Map(action)) aria-label=(label) title=(label) { (icon(picture)) }
        }
    };
    html! {
        div.map-tools role="toolbar" aria-label=(ui.say(Msg::MapTools)) {
            (button(MapAction::ZoomOut, Icon::Minus, Msg::ZoomOut))
            (button(MapAction::ZoomIn, Icon::Plus, Msg::ZoomIn))
            (button(MapAction::Centre, Icon::Centre, Msg::Recentre))
            (button(MapAction::PanLeft, Icon::Left, Msg::PanLeft))
            (button(MapAction::PanRight, Icon::Next, Msg::PanRight))
            (button(MapAction::PanUp, Icon::Up, Msg::PanUp))
            (button(MapAction::PanDown, Icon::Down, Msg::PanDown))
        }
    }
}
