//! Reading aloud, where the browser has a Chinese voice; silence where it has none. Knows no page.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use crate::store::state::State;

/// The voice. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Speech {
    has_voice: State<bool>,
    is_looked_for: State<bool>,
}

impl Speech {
    /// No voice known yet: looking for one wakes the device's speech engine, which the app's start need not wait for.
    pub fn asleep() -> Speech {
        Speech {
            has_voice: State::new(false),
            is_looked_for: State::new(false),
        }
    }

    /// Looks for a Chinese voice, and again when the browser has found more of them; once is enough.
    pub fn wake(self) {
        if self.is_looked_for.get_untracked() {
            return;
        }
        self.is_looked_for.set(true);
        self.look();
        if let Some(synthesis) = synthesis() {
            let look = Closure::<dyn Fn()>::new(move || self.look());
            // As a property, since Safari's synthesis is no event target. Where it can't be set, the first look counts.
            let _ = js_sys::Reflect::set(&synthesis, &"onvoiceschanged".into(), look.as_ref());
            look.forget();
        }
    }

    fn look(self) {
        let has_voice = voice().is_some();
        if self.has_voice.get_untracked() != has_voice {
            self.has_voice.set(has_voice);
        }
    }

    /// Whether there is a Chinese voice; tracked.
    pub fn has_voice(self) -> bool {
        self.has_voice.get()
    }

    /// Reads `words` in place of whatever is being read.
    pub fn say(self, words: &str) {
        if let (Some(synthesis), Some(voice), Ok(utterance)) =
            (synthesis(), voice(), SpeechSynthesisUtterance::new_with_text(words))
        {
            synthesis.cancel();
            utterance.set_lang(&voice.lang());
            utterance.set_voice(Some(&voice));
            synthesis.speak(&utterance);
        }
    }

    /// Stops reading.
    pub fn hush(self) {
        if let Some(synthesis) = synthesis() {
            synthesis.cancel();
        }
    }
}

/// Some browsers have none, and some that have it give nothing.
fn synthesis() -> Option<SpeechSynthesis> {
    let found = js_sys::Reflect::get(&window(), &"speechSynthesis".into()).ok()?;
    let is_there = !found.is_undefined() && !found.is_null();
    is_there.then(|| found.unchecked_into())
}

/// A Chinese voice of this device; one that needs a network would fall silent without it.
fn voice() -> Option<SpeechSynthesisVoice> {
    let voices = synthesis()?.get_voices();
    let chinese = voices.iter().filter_map(|voice: JsValue| {
        let voice: SpeechSynthesisVoice = voice.unchecked_into();
        let lang = voice.lang().to_ascii_lowercase();
        (lang.starts_with("zh") || lang.starts_with("cmn")).then_some(voice)
    });
    let mut chinese: Vec<SpeechSynthesisVoice> = chinese.collect();
    let best = chinese.iter().position(|voice| voice.local_service()).unwrap_or(0);
    (!chinese.is_empty()).then(|| chinese.swap_remove(best))
}
