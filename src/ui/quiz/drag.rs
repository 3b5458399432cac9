//! Dragging a piece by its handle, with mouse, pen or finger.
//!
//! The piece in hand stays where it is in the document and its neighbours are moved past it, so that the browser keeps
//! sending its pointer's moves to it. The new order is read from the document when it is let go.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

use crate::{
    domain::quiz::response::Response,
    store::state::State,
    ui::{listen, ui_state::Ui},
};

/// Starts listening, for as long as the page lives.
pub fn listen(ui: Ui) {
    let held = State::new(None::<Element>);
    let take = move |event: Event| {
        let handle = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|target| target.closest(".handle").ok().flatten());
        let Some(handle) = handle else { return };
        event.prevent_default();
        // Without capture the drag still works while the pointer stays on the page.
        let _ = handle.set_pointer_capture(event.unchecked_ref::<PointerEvent>().pointer_id());
        if let Ok(Some(piece)) = handle.closest("[data-piece]") {
            piece.class_list().add_1("dragging").unwrap_or_default();
            held.set(Some(piece));
        }
    };
    let drag = move |event: Event| {
        if let Some(piece) = held.get_untracked() {
            event.prevent_default();
            pass_neighbours(&piece, event.unchecked_ref());
        }
    };
    let let_go = move |_: Event| {
        let Some(piece) = held.get_untracked() else { return };
        held.set(None);
        piece.class_list().remove_1("dragging").unwrap_or_default();
        if let (Some(list), Some(asking)) = (piece.parent_element(), ui.asked.get_untracked()) {
            asking.set(Response::Arrangement(order_of(&list)));
        }
    };
    listen::listen("pointerdown", Box::new(take));
    listen::listen("pointermove", Box::new(drag));
    listen::listen("pointerup", Box::new(let_go));
    listen::listen("pointercancel", Box::new(let_go));
}

/// Moves every neighbour whose middle the pointer has passed to the other side of the piece in hand.
fn pass_neighbours(piece: &Element, event: &PointerEvent) {
    let Some(list) = piece.parent_element() else { return };
    let y = f64::from(event.client_y());
    let middle = |element: &Element| {
        let bounds = element.get_bounding_client_rect();
        bounds.top() + bounds.height() / 2.0
    };
    // Each turn moves one neighbour past the piece, so these end at the ends of the list. Moving a node to a place in the
    // same list does not fail.
    while let Some(next) = piece.next_element_sibling().filter(|next| y > middle(next)) {
        let _ = list.insert_before(&next, Some(piece));
    }
    while let Some(before) = piece.previous_element_sibling().filter(|before| y < middle(before)) {
        let _ = list.insert_before(&before, piece.next_sibling().as_ref());
    }
}

fn order_of(list: &Element) -> Vec<usize> {
    let children = list.children();
    (0..children.length())
        .filter_map(|idx| children.item(idx)?.get_attribute("data-piece")?.parse().ok())
        .collect()
}
