//! The worker that trains FSRS's parameters: answers come in, progress and settings go out. Started by `public/train.js`, ended
//! by whoever started it.
//!
//! Knows messages; training is `domain::training`'s.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use zhuiwen::{
    domain::training::train,
    wire::training::{Report, report, reviews_from_words},
};

fn main() {
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        let words = js_sys::Uint32Array::new(&event.data()).to_vec();
        let mut progress = |done: u32, total: u32| {
            let percent = (u64::from(done) * 100 / u64::from(total.max(1))) as usize;
            post(&Report::Progress { percent }.to_text());
        };
        let trained = reviews_from_words(&words).and_then(|reviews| train(&reviews, &mut progress));
        // No report at all says that it can't train on these.
        post(&trained.map(|trained| report(&trained)).unwrap_or_default());
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    on_message.forget();
    post(&Report::Ready.to_text());
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn post(text: &str) {
    // Posting fails only for what can't be copied, and a text can.
    let _ = scope().post_message(&text.into());
}
