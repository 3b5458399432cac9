//! Fingers and mouse on the map: drag to move, two fingers or a double tap to zoom, Ctrl and the wheel too.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent, WheelEvent};

use crate::{
    domain::map::view::Point,
    store::{clock, state::State},
    ui::{
        listen::{self, Options, listen_with},
        map::canvas,
        ui_state::Ui,
    },
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
    let hand = State::new(Hand::default());
    let on_pointer = |name: &str, act: fn(Ui, State<Hand>, &PointerEvent)| {
        let act = move |event: Event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                act(ui, hand, event);
            }
        };
        listen::listen(name, Box::new(act));
    };
    on_pointer("pointerdown", down);
    on_pointer("pointermove", moved);
    on_pointer("pointerup", up);
    on_pointer("pointercancel", |_, hand, event| {
        hand.update_untracked(|hand| hand.fingers.retain(|finger| finger.id != event.pointer_id()));
    });
    // The click that ends a drag is stopped before anything acts on it.
    let first = Options {
        captures: true,
        ..Options::default()
    };
    let clicked = move |event: Event| {
        if on_map(event.target()).is_some() && hand.update_untracked(|hand| std::mem::take(&mut hand.has_dragged)) {
            event.stop_propagation();
            event.prevent_default();
        }
    };
    listen_with("click", first, Box::new(clicked));
    let preventing = Options {
        prevents: true,
        ..Options::default()
    };
    listen_with("wheel", preventing, Box::new(move |event| wheeled(ui, &event)));
    let resized = move |_| {
        if ui.map.is_shown() {
            canvas::resize(ui);
        }
    };
    listen::listen("resize", Box::new(resized));
}

fn down(ui: Ui, hand: State<Hand>, event: &PointerEvent) {
    if event.button() != 0 || on_map(event.target()).is_none() {
        return;
    }
    canvas::hold(ui);
    hand.update_untracked(|hand| {
        if hand.fingers.is_empty() {
            hand.has_dragged = false;
        }
        let at = place(event);
        hand.fingers.retain(|finger| finger.id != event.pointer_id());
        hand.fingers.push(Finger {
            id: event.pointer_id(),
            start: at,
            at,
        });
    });
}

fn moved(ui: Ui, hand: State<Hand>, event: &PointerEvent) {
    let (before, after) = hand.update_untracked(|hand| hand.follow(event));
    match (&before[..], &after[..]) {
        ([from], [to]) => canvas::change(ui, |view, bounds| view.pan(to.x - from.x, to.y - from.y, bounds)),
        ([a, b, ..], [c, d, ..]) => canvas::change(ui, |view, bounds| view.pinch([*a, *b], [*c, *d], bounds)),
        _ => {}
    }
}

fn up(ui: Ui, hand: State<Hand>, event: &PointerEvent) {
    let is_double_tap = hand.update_untracked(|hand| hand.lift(event));
    if is_double_tap {
        let at = place(event);
        canvas::change(ui, |view, bounds| view.zoom(1.6, at, bounds));
    }
}

fn wheeled(ui: Ui, event: &Event) {
    let Some(event) = event.dyn_ref::<WheelEvent>() else {
        return;
    };
    if !event.ctrl_key() || on_map(event.target()).is_none() {
        return;
    }
    event.prevent_default();
    let factor = if event.delta_y() < 0.0 { 1.15 } else { 1.0 / 1.15 };
    let at = place(event);
    canvas::change(ui, |view, bounds| view.zoom(factor, at, bounds));
}

impl Hand {
    /// A finger moved: where all fingers were and are, in the same order; nothing while it may still be a tap.
    fn follow(&mut self, event: &PointerEvent) -> (Vec<Point>, Vec<Point>) {
        let Some(idx) = self.fingers.iter().position(|finger| finger.id == event.pointer_id()) else {
            return Default::default();
        };
        let start = self.fingers[idx].start;
        let at = place(event);
        if !self.has_dragged && (at.x - start.x).abs().max((at.y - start.y).abs()) < TAP {
            return Default::default();
        }
        let places = |hand: &Hand| hand.fingers.iter().map(|finger| finger.at).collect();
        let before = places(self);
        self.fingers[idx].at = at;
        if !self.has_dragged {
            self.has_dragged = true;
            if let Some(map) = document().get_element_by_id("map") {
                // Without capture the drag still works while the pointer stays on the page.
                let _ = map.set_pointer_capture(event.pointer_id());
            }
        }
        (before, places(self))
    }

    /// A finger left; answers whether that was the second tap on the same empty ground.
    fn lift(&mut self, event: &PointerEvent) -> bool {
        let n_before = self.fingers.len();
        self.fingers.retain(|finger| finger.id != event.pointer_id());
        let is_tap = n_before == 1 && self.fingers.is_empty() && !self.has_dragged;
        if !is_tap || !is_on_ground(event.target()) {
            return false;
        }
        let (now, at) = (clock::millis(), place(event));
        let is_near = |(then, there): &(f64, Point)| {
            now - *then < DOUBLE_TAP && (there.x - at.x).abs() + (there.y - at.y).abs() < 4.0 * TAP
        };
        let is_second = self.last_tap.take().is_some_and(|before| is_near(&before));
        if !is_second {
            self.last_tap = Some((now, at));
        }
        is_second
    }
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
