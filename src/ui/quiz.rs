//! Asking one question of each kind: the controls before the answer, the same place with right and wrong after it.

pub mod choice;
pub mod cloze;
pub mod feedback;
pub mod matching;
pub mod order;
pub mod output;
pub mod recall;
pub mod write;

use leptos::prelude::*;

use crate::domain::{
    id::Code,
    log::Grade,
    quiz::response::{Draft, Response},
};

/// A question being asked: what all kinds of controls share.
#[derive(Clone, Copy)]
pub struct Asking {
    /// Its permanent number.
    pub code: Code,
    /// The unfinished answer; every touch is kept here, and from here in storage.
    pub draft: RwSignal<Draft>,
    /// Gives the answer, to be graded by the rules.
    pub submit: Callback<Response>,
    /// Gives the answer with the person's own grade, which may differ from what the rules suggest.
    pub submit_graded: Callback<(Response, Grade)>,
    /// Orders options and pieces the same way after a reload.
    pub seed: u64,
}

impl Asking {
    /// The draft's response, tracked.
    pub fn response(self) -> Option<Response> {
        self.draft.read().response.clone()
    }

    /// Replaces the draft's response.
    pub fn set(self, response: Response) {
        self.draft.update(|draft| draft.response = Some(response));
    }
}

/// The letter of an option: A, B, C …
pub fn letter(shown_idx: usize) -> char {
    // Six options are the most there are; past Z the letters repeat, which is still a label.
    char::from(b'A' + (shown_idx % 26) as u8)
}

/// The keys that pick an option: its number and its letter.
pub fn option_keys(shown_idx: usize) -> String {
    format!("{} {}", shown_idx + 1, letter(shown_idx).to_ascii_lowercase())
}
