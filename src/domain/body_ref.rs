//! A note's body, and a question of it, inside the topic's file they came in: shared, not copied.

use std::{ops::Deref, sync::Arc};

use crate::domain::{
    bank::{NoteBody, TopicBody},
    id::{Code, NoteId},
    question::Question,
};

/// A note's body.
#[derive(Clone, Debug)]
pub struct NoteRef {
    bodies: Arc<TopicBody>,
    /// In `bodies.notes`, for ever: a `TopicBody` behind an `Arc` does not change.
    note_idx: usize,
}

impl NoteRef {
    /// The note of that id; `None` when it is not in this topic.
    pub fn find(bodies: &Arc<TopicBody>, id: &NoteId) -> Option<NoteRef> {
        let note_idx = bodies.notes.iter().position(|note| note.id == *id)?;
        let bodies = Arc::clone(bodies);
        Some(NoteRef { bodies, note_idx })
    }

    /// The note's question with that code.
    pub fn question(&self, code: Code) -> Option<QuestionRef> {
        let question_idx = self.questions.iter().position(|question| question.code == code)?;
        let note = self.clone();
        Some(QuestionRef { note, question_idx })
    }
}

impl Deref for NoteRef {
    type Target = NoteBody;

    fn deref(&self) -> &NoteBody {
        &self.bodies.notes[self.note_idx]
    }
}

/// A question of a note.
#[derive(Clone, Debug)]
pub struct QuestionRef {
    note: NoteRef,
    question_idx: usize,
}

impl QuestionRef {
    /// The note it belongs to.
    pub fn note(&self) -> &NoteRef {
        &self.note
    }
}

impl Deref for QuestionRef {
    type Target = Question;

    fn deref(&self) -> &Question {
        &self.note.questions[self.question_idx]
    }
}
