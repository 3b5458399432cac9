//! The worker that trains FSRS's parameters: answers come in, progress and parameters go out. Started by `public/train.js`,
//! ended by whoever started it.
//!
//! Knows messages; training is `domain::training`'s.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use zhuiwen::{
    domain::training::train,
    wire::training::{Report, reviews_from_words},
};

fn main() {
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        let words = js_sys::Uint32Array::new(&event.data()).to_vec();
        let trained = reviews_from_words(&words)
            .and_then(|reviews| train(&reviews, &mut |done, total| post(&Report::Progress { done, total })));
        post(&trained.map_or(Report::Impossible, Report::Trained));
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    on_message.forget();
    post(&Report::Ready);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn post(report: &Report) {
    let words = js_sys::Uint32Array::from(&report.to_words()[..]);
    // Posting fails only for what can't be copied, and numbers can.
    let _ = scope().post_message(&words);
}
