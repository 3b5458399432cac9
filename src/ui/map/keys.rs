//! Keys on the map and in its outline: arrows steer, Enter moves, space opens and folds, plus and minus zoom, Home leads to
//! all topics, Escape back.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::{
    domain::{
        map::{
            scene::{Key, Node},
            steer::{Arrow, steer},
        },
        route::Route,
    },
    ui::{
        events,
        later::next_frame,
        map::{action::MapAction, canvas, outline, state},
        ui_state::Ui,
    },
};

/// Answers whether the key meant something to the map or the outline that has the focus.
pub fn press(ui: Ui, event: &KeyboardEvent) -> bool {
    if !ui.map.is_shown() {
        return false;
    }
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return false;
    };
    let key = event.key();
    if key == "Escape" && element.closest("#map, .map-outline").ok().flatten().is_some() {
        if element.id() == "map" {
            ui.map.keep_focus();
        }
        back(ui);
        return true;
    }
    if element.id() == "map" {
        return on_map(ui, &key);
    }
    match element.closest("[role=treeitem]").ok().flatten() {
        Some(item) => in_outline(ui, &item, &key),
        None => false,
    }
}

/// One step back along the way one came, or to all topics.
fn back(ui: Ui) {
    let trail = ui.map.trail(ui);
    match trail.len().checked_sub(2).map(|idx| trail[idx].clone()) {
        Some(before) => ui.nav.go(&Route::FollowUpsOf(before)),
        None => ui.nav.go(&Route::FollowUps),
    }
}

fn on_map(ui: Ui, key: &str) -> bool {
    let arrow = match key {
        "ArrowLeft" => Arrow::Left,
        "ArrowRight" => Arrow::Right,
        "ArrowUp" => Arrow::Up,
        "ArrowDown" => Arrow::Down,
        _ => return on_map_else(ui, key),
    };
    let scene = ui.map.scene();
    let from = selected(ui);
    if let Some(idx) = steer(&scene, from, arrow) {
        ui.map.inner().borrow_mut().selected = Some(scene.nodes[idx].key.clone());
        canvas::show_box(ui, idx);
        events::say(&outline::spoken(ui, &scene.nodes[idx]));
    }
    true
}

fn on_map_else(ui: Ui, key: &str) -> bool {
    let node = |ui: Ui| -> Node { ui.map.scene().nodes[selected(ui)].clone() };
    match key {
        "+" | "=" => canvas::zoom(ui, 1.3),
        "-" => canvas::zoom(ui, 1.0 / 1.3),
        "0" => canvas::recentre(ui),
        "Home" => {
            ui.map.keep_focus();
            ui.nav.go(&Route::FollowUps);
        }
        "Enter" => {
            ui.map.keep_focus();
            state::run(ui, MapAction::Move(node(ui).key));
        }
        " " => {
            let node = node(ui);
            if node.n_children > 0 && node.depth > 0 {
                canvas::fold(ui, &node.key);
            }
        }
        _ => return false,
    }
    true
}

/// The box the keys are at: the centre at first.
fn selected(ui: Ui) -> usize {
    let selected = ui.map.inner().borrow().selected.clone();
    selected.and_then(|key| ui.map.scene().find(&key)).unwrap_or(0)
}

/// The keys of a tree, as the ARIA Authoring Practices have them.
fn in_outline(ui: Ui, item: &Element, key: &str) -> bool {
    let Some(node_key) = item.get_attribute("data-node").as_deref().and_then(Key::parse) else {
        return false;
    };
    let is_expanded = item.get_attribute("aria-expanded");
    let level = |item: &Element| {
        item.get_attribute("aria-level")
            .and_then(|level| level.parse::<u32>().ok())
    };
    match key {
        "ArrowDown" => focus(item.next_element_sibling()),
        "ArrowUp" => focus(item.previous_element_sibling()),
        "Home" => focus(item.parent_element().and_then(|tree| tree.first_element_child())),
        "End" => focus(item.parent_element().and_then(|tree| tree.last_element_child())),
        "ArrowRight" => match is_expanded.as_deref() {
            Some("false") => toggle(ui, &node_key),
            Some(_) => focus(item.next_element_sibling()),
            None => {}
        },
        "ArrowLeft" if is_expanded.as_deref() == Some("true") => toggle(ui, &node_key),
        "ArrowLeft" => {
            let mut before = item.previous_element_sibling();
            while let Some(above) = before.take_if(|above| level(above) >= level(item)) {
                before = above.previous_element_sibling();
            }
            focus(before);
        }
        "Enter" | " " => state::run(ui, MapAction::Move(node_key)),
        _ => return false,
    }
    true
}

/// Opens or folds; the item is drawn anew and takes the focus again.
fn toggle(ui: Ui, key: &Key) {
    canvas::fold(ui, key);
    let selector = format!("[role=treeitem][data-node=\"{key}\"]");
    next_frame(Box::new(move || {
        focus(document().query_selector(&selector).ok().flatten())
    }));
}

/// Moves the focus to an item, the only one of its tree that Tab comes to.
fn focus(item: Option<Element>) {
    let Some(item) = item.and_then(|item| item.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let Some(tree) = item.parent_element() else { return };
    if let Ok(Some(before)) = tree.query_selector("[tabindex=\"0\"]") {
        // Setting a valid attribute does not fail.
        let _ = before.set_attribute("tabindex", "-1");
    }
    let _ = item.set_attribute("tabindex", "0");
    let _ = item.focus();
}
