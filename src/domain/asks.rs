//! How an interviewer gets from one note to the next, in their words: one ask for each follow-up of the bank.
//!
//! Apart from the index because these words are half of what the index would weigh, and the first screen shows none.

use crate::domain::{bank::Bank, id::NoteId};

/// The asks of all follow-ups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asks {
    /// One list for each note in the bank's order, with one ask for each of its follow-ups in its order.
    pub by_note: Vec<Vec<String>>,
}

impl Asks {
    /// The ask on the way from one note to another; `None` when there is no such follow-up.
    pub fn of(&self, bank: &Bank, from: &NoteId, to: &NoteId) -> Option<&str> {
        let note_idx = bank.note_idx(from)?;
        let follow_up_idx = bank.notes()[note_idx]
            .follow_ups
            .iter()
            .position(|follow_up| follow_up.to == *to)?;
        Some(self.by_note.get(note_idx)?.get(follow_up_idx)?)
    }
}
