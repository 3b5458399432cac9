//! The questions that could be asked, with what progress says about each: the bridge from the fold to `compose`.

use crate::domain::{
    bank::Bank,
    log::Moment,
    progress::Progress,
    quiz::compose::{Candidate, Memory},
};

/// Every question of the bank, in its order. Stars on a note count for its questions.
pub fn candidates(bank: &Bank, progress: &Progress, now: Moment) -> Vec<Candidate> {
    bank.notes()
        .iter()
        .flat_map(|note| note.questions.iter().map(move |question| (note, question)))
        .map(|(note, question)| Candidate {
            code: question.code,
            kind: question.kind,
            note: note.id.clone(),
            topic: note.topic.clone(),
            level: note.level,
            memory: progress.card(question.code).map_or(Memory::New, |card| {
                let retrievability = card.retrievability(progress.scheduler(), now);
                if card.is_due(now) {
                    Memory::Due { retrievability }
                } else {
                    Memory::Resting { retrievability }
                }
            }),
            is_missed: progress.is_missed(question.code),
            is_starred: progress.is_starred(question.code) || progress.is_starred(note.code),
        })
        .collect()
}
