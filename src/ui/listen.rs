//! Listening to the window, in one piece of code for all events: `leptos::window_event_listener` is a kilobyte for each.
//!
//! Must not know what is listened for.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{AddEventListenerOptions, Event};

/// How to listen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Before whatever listens further in.
    pub captures: bool,
    /// May prevent what the browser takes for passive when it is told nothing: wheel and touch.
    pub prevents: bool,
}

/// Has `act` called for every event of that name that reaches the window, for as long as the page lives.
pub fn listen(name: &str, act: Box<dyn Fn(Event)>) {
    listen_with(name, Options::default(), act);
}

/// The same with options.
pub fn listen_with(name: &str, options: Options, act: Box<dyn Fn(Event)>) {
    let closure = Closure::wrap(act);
    let given = AddEventListenerOptions::new();
    given.set_capture(options.captures);
    if options.prevents {
        given.set_passive(false);
    }
    // Adding a listener does not fail.
    let _ = window().add_event_listener_with_callback_and_add_event_listener_options(
        name,
        closure.as_ref().unchecked_ref(),
        &given,
    );
    closure.forget();
}
