//! What an interviewer asks, in their words: for each note its own question, and how they get from it to each follow-up.
//!
//! Apart from the index because these words are more than half of what the index would weigh, and the first screen shows none.

use crate::domain::{bank::Bank, id::NoteId};

/// The asks of the whole bank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asks {
    /// One for each note in the bank's order; empty while they are not there.
    pub by_note: Vec<NoteAsks>,
}

/// The asks of one note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteAsks {
    /// The question that the note answers.
    pub own: String,
    /// One for each of its follow-ups, in its order.
    pub follow_ups: Vec<String>,
}

impl Asks {
    /// The question that a note answers; `None` when there is no such note.
    pub fn own(&self, bank: &Bank, id: &NoteId) -> Option<&str> {
        Some(&self.by_note.get(bank.note_idx(id)?)?.own)
    }

    /// The ask on the way from one note to another; `None` when there is no such follow-up.
    pub fn between(&self, bank: &Bank, from: &NoteId, to: &NoteId) -> Option<&str> {
        let note_idx = bank.note_idx(from)?;
        let follow_up_idx = bank.notes()[note_idx]
            .follow_ups
            .iter()
            .position(|follow_up| follow_up.to == *to)?;
        Some(self.by_note.get(note_idx)?.follow_ups.get(follow_up_idx)?)
    }
}
