//! The worker that trains the memory's parameters, as the page sees it: loaded when training is asked for, ended when it is
//! done or no longer wanted.
//!
//! Knows messages; what becomes of the outcome is the caller's.

use std::cell::Cell;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::MessageEvent;

use crate::{store::state::State, wire::training::Report};

/// The file that starts the worker (`public/train.js`), relative to the base.
const LOADER: &str = "train.js";

/// Takes what is to become of the settings for parameters and evidence.
pub(super) type Done = Box<dyn Fn(&str, &str)>;

thread_local! {
    /// The worker of the training under way. There is one page, and so one.
    static WORKER: Cell<Option<web_sys::Worker>> = const { Cell::new(None) };
}

/// How it is with training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Training {
    /// None is under way.
    Resting,
    /// One is.
    Running,
    /// None is, and the last one came to nothing.
    Failed,
}

/// The training under way, if any. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Trainer {
    state: State<Training>,
    /// Apart from the state: what is drawn of that need not be drawn anew with every step.
    percent: State<usize>,
}

impl Trainer {
    /// None under way.
    pub fn new() -> Trainer {
        Trainer {
            state: State::new(Training::Resting),
            percent: State::new(0),
        }
    }

    /// How it is with training, tracked.
    pub fn state(self) -> Training {
        *self.state.read()
    }

    /// How much of the one under way is done, in percent; tracked.
    pub fn percent(self) -> usize {
        self.percent.get()
    }

    /// Trains on answers, given as `wire::training::reviews_to_words` makes them, and calls `done` with what it came to.
    pub(super) fn start(self, base: &str, words: Vec<u32>, done: Done) {
        self.stop();
        self.percent.set(0);
        let Ok(worker) = web_sys::Worker::new(&[base, LOADER].concat()) else {
            self.state.set(Training::Failed);
            return;
        };
        let answering = worker.clone();
        // An error carries no data, and no data is no report: one listener serves for both.
        let listen = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let text = event.data().as_string().unwrap_or_default();
            match Report::from_text(&text) {
                Some(Report::Ready) => {
                    // Posting fails only for what can't be copied, and numbers can.
                    let _ = answering.post_message(&js_sys::Uint32Array::from(&words[..]));
                }
                Some(Report::Progress { percent }) => self.percent.set(percent),
                Some(Report::Trained { parameters, evidence }) => {
                    self.stop();
                    done(parameters, evidence);
                }
                None => {
                    self.stop();
                    self.state.set(Training::Failed);
                }
            }
        });
        // The worker owns its listener and goes with it.
        let listen = listen.into_js_value();
        worker.set_onmessage(listen.dyn_ref());
        worker.set_onerror(listen.dyn_ref());
        WORKER.set(Some(worker));
        self.state.set(Training::Running);
    }

    /// Ends the one under way, if any; nothing is kept of it.
    pub fn stop(self) {
        if let Some(worker) = WORKER.take() {
            // What it has said already must not be heard any more.
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
        self.state.set(Training::Resting);
    }
}

impl Default for Trainer {
    fn default() -> Trainer {
        Trainer::new()
    }
}
