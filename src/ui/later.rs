//! Doing something later, or whenever what it read changes: Leptos's functions for that, each in the download once.

use std::time::Duration;

use leptos::prelude::{Effect, request_animation_frame, set_timeout};

/// Does `act` when what is to be drawn is drawn.
pub fn next_frame(act: Box<dyn FnOnce()>) {
    request_animation_frame(act);
}

/// Does `act` after a while.
pub fn after(pause: Duration, act: Box<dyn FnOnce()>) {
    set_timeout(act, pause);
}

/// Does `act` soon, and again whenever what it read has changed, until the current owner is gone.
pub fn whenever(act: Box<dyn Fn()>) {
    Effect::new(move |_| act());
}
