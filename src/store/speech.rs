//! Reading aloud, where the browser has a Chinese voice; silence where it has none. Knows no page.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use crate::store::state::State;

/// The voice. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Speech {
    has_voice: State<bool>,
}

impl Speech {
    /// Looks for a Chinese voice now, and again when the browser has found more of them.
    pub fn start() -> Speech {
        let speech = Speech {
            has_voice: State::new(voice().is_some()),
        };
        if let Some(synthesis) = synthesis() {
            let look = Closure::<dyn Fn()>::new(move || {
                let has_voice = voice().is_some();
                if speech.has_voice.get_untracked() != has_voice {
                    speech.has_voice.set(has_voice);
                }
            });
            // As a property, since Safari's synthesis is no event target. Where it can't be set, the first look counts.
            let _ = js_sys::Reflect::set(&synthesis, &"onvoiceschanged".into(), look.as_ref());
            look.forget();
        }
        speech
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
