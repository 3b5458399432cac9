//! Fingers and mouse on the map: drag to move, two fingers or a double tap to zoom, Ctrl and the wheel too.

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{AddEventListenerOptions, Element, WheelEvent};

use crate::{
    domain::map::view::Point,
    store::clock,
    ui::{map::canvas, ui_state::Ui},
};

/// A finger that moved less is a tap, in pixels.
const TAP: f32 = 8.0;
/// Two taps within so many milliseconds are a double tap.
const DOUBLE_TAP: f64 = 320.0;

/// The fingers on the map.
#[derive(Clone, Debug, Default)]
struct Hand {
    fingers: Vec<Finger>,
    /// Whether this touch has become a drag: then the click that follows means nothing.
    has_dragged: bool,
    /// When and where the last tap on empty ground was.
    last_tap: Option<(f64, Point)>,
}

#[derive(Clone, Copy, Debug)]
struct Finger {
    id: i32,
    start: Point,
    at: Point,
}

/// Starts listening, for as long as the page lives.
pub fn listen(ui: Ui) {
    let hand = StoredValue::new_local(Hand::default());
    let _ = window_event_listener(ev::pointerdown, move |event| {
        if event.button() != 0 || on_map(event.target()).is_none() {
            return;
        }
        canvas::hold(ui);
        hand.update_value(|hand| {
            if hand.fingers.is_empty() {
                hand.has_dragged = false;
            }
            let at = place(&event);
            hand.fingers.retain(|finger| finger.id != event.pointer_id());
            hand.fingers.push(Finger {
                id: event.pointer_id(),
                start: at,
                at,
            });
        });
    });
    let _ = window_event_listener(ev::pointermove, move |event| {
        let mut before = Vec::new();
        let mut after = Vec::new();
        hand.update_value(|hand| {
            let Some(idx) = hand.fingers.iter().position(|finger| finger.id == event.pointer_id()) else {
                return;
            };
            before.extend(hand.fingers.iter().map(|finger| finger.at));
            let at = place(&event);
            let start = hand.fingers[idx].start;
            hand.fingers[idx].at = at;
            after.extend(hand.fingers.iter().map(|finger| finger.at));
            if !hand.has_dragged && (at.x - start.x).abs().max((at.y - start.y).abs()) < TAP {
                // Not yet a drag: what it has moved so far counts from its start when it becomes one.
                hand.fingers[idx].at = start;
                after.clear();
                return;
            }
            if !hand.has_dragged {
                hand.has_dragged = true;
                if let Some(map) = document().get_element_by_id("map") {
                    // Without capture the drag still works while the pointer stays on the page.
                    let _ = map.set_pointer_capture(event.pointer_id());
                }
            }
        });
        match (&before[..], &after[..]) {
            ([from], [to]) => canvas::change(ui, |view, bounds| view.pan(to.x - from.x, to.y - from.y, bounds)),
            ([a, b, ..], [c, d, ..]) => canvas::change(ui, |view, bounds| view.pinch([*a, *b], [*c, *d], bounds)),
            _ => {}
        }
    });
    let _ = window_event_listener(ev::pointerup, move |event| {
        let mut zoomed_at = None;
        hand.update_value(|hand| {
            let n_before = hand.fingers.len();
            hand.fingers.retain(|finger| finger.id != event.pointer_id());
            let is_tap = n_before == 1 && hand.fingers.is_empty() && !hand.has_dragged;
            if is_tap && is_on_ground(event.target()) {
                let (now, at) = (clock::millis(), place(&event));
                zoomed_at = hand
                    .last_tap
                    .take_if(|(then, there)| {
                        now - *then < DOUBLE_TAP && (there.x - at.x).abs() + (there.y - at.y).abs() < 4.0 * TAP
                    })
                    .map(|_| at);
                if zoomed_at.is_none() {
                    hand.last_tap = Some((now, at));
                }
            }
        });
        if let Some(at) = zoomed_at {
            canvas::change(ui, |view, bounds| view.zoom(1.6, at, bounds));
        }
    });
    let _ = window_event_listener(ev::pointercancel, move |event| {
        hand.update_value(|hand| hand.fingers.retain(|finger| finger.id != event.pointer_id()));
    });
    // The click that ends a drag is stopped before anything acts on it.
    listen_first("click", true, move |event| {
        let is_end_of_drag = on_map(event.target()).is_some() && hand.with_value(|hand| hand.has_dragged);
        // A click by keyboard or by script has no pointer before it.
        if is_end_of_drag {
            hand.update_value(|hand| hand.has_dragged = false);
            event.stop_propagation();
            event.prevent_default();
        }
    });
    listen_first("wheel", false, move |event| {
        let Ok(event) = event.dyn_into::<WheelEvent>() else {
            return;
        };
        if !event.ctrl_key() || on_map(event.target()).is_none() {
            return;
        }
        event.prevent_default();
        let factor = if event.delta_y() < 0.0 { 1.15 } else { 1.0 / 1.15 };
        let at = place(&event);
        canvas::change(ui, |view, bounds| view.zoom(factor, at, bounds));
    });
    let _ = window_event_listener(ev::resize, move |_| {
        if ui.map.is_shown() {
            canvas::resize(ui);
        }
    });
}

/// Listens on the document, before others and with leave to prevent what the browser would do.
fn listen_first(name: &str, captures: bool, act: impl Fn(web_sys::Event) + 'static) {
    let options = AddEventListenerOptions::new();
    options.set_capture(captures);
    options.set_passive(false);
    let closure = Closure::<dyn Fn(web_sys::Event)>::new(act);
    // Adding a listener does not fail.
    let _ = document().add_event_listener_with_callback_and_add_event_listener_options(
        name,
        closure.as_ref().unchecked_ref(),
        &options,
    );
    // The page keeps it for its life.
    closure.forget();
}

fn on_map(target: Option<web_sys::EventTarget>) -> Option<Element> {
    target?.dyn_into::<Element>().ok()?.closest("#map").ok().flatten()
}

fn is_on_ground(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| {
        let is_in = |selector: &str| element.closest(selector).ok().flatten().is_some();
        is_in("#map") && !is_in("[data-do]")
    })
}

/// Where the pointer is in the window.
fn place(event: &web_sys::MouseEvent) -> Point {
    let corner = document()
        .get_element_by_id("map")
        .map(|map| map.get_bounding_client_rect());
    let (left, top) = corner.map_or((0.0, 0.0), |corner| (corner.left(), corner.top()));
    Point {
        x: (f64::from(event.client_x()) - left) as f32,
        y: (f64::from(event.client_y()) - top) as f32,
    }
}
