//! Which questions a round asks, and in which order. Pure and deterministic: the same candidates and seed give the same
//! round. Must not know how due dates are computed.

use std::cmp::Ordering;

use crate::domain::{
    id::{Code, NoteId, TopicId},
    question::QuestionKind,
    quiz::{interleave::interleave, session::Mode},
    shuffle,
};

/// A question that could be asked, with what is known about the person's memory of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The question.
    pub code: Code,
    /// Its kind.
    pub kind: QuestionKind,
    /// Its note.
    pub note: NoteId,
    /// Its topic.
    pub topic: TopicId,
    /// Its note's level, 1–3.
    pub level: u8,
    /// What is known of the person's memory of it.
    pub memory: Memory,
    /// Whether its last answer was a miss.
    pub is_missed: bool,
    /// Whether it, or its note, is starred.
    pub is_starred: bool,
}

/// What is known of the person's memory of a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Memory {
    /// Never answered.
    New,
    /// Answered, and due now.
    Due {
        /// Probability of recall now, 0–1.
        retrievability: f32,
    },
    /// Answered, and not due yet.
    Resting {
        /// Probability of recall now, 0–1.
        retrievability: f32,
    },
}

/// Chooses at most `size` questions and puts them in order.
///
/// `candidates` are in the bank's order. Chosen first are the due ones, the most nearly forgotten first; then new ones by
/// level, then in the bank's order; then, where the mode takes them, the ones not due, the most nearly forgotten first.
/// The seed decides between equals, and mixes the new ones of `Mode::Mixed` over all topics. `Mode::Again` keeps its
/// codes' order. A `Mode::Chain` begins with the recall of its start alone; the person decides how it goes on.
///
/// The order is then loosened, staying near the one of urgency: no three of a kind in a row, and a note's recall apart
/// from its other questions, since either gives the other away; where that can't be, the recall goes first.
pub fn compose(mode: &Mode, candidates: &[Candidate], seed: u64, size: usize) -> Vec<Code> {
    let mut chosen: Vec<(usize, &Candidate)> = candidates
        .iter()
        .enumerate()
        .filter(|(_, candidate)| is_eligible(mode, candidate))
        .collect();
    if let Mode::Again(codes) = mode {
        chosen = codes
            .iter()
            .filter_map(|code| chosen.iter().copied().find(|(_, candidate)| candidate.code == *code))
            .collect();
    } else {
        // Shuffled first and sorted stably, so that the seed decides between equals.
        shuffle::shuffle(seed, &mut chosen);
        chosen.sort_by(|(a_idx, a), (b_idx, b)| {
            by_urgency(a, b).then_with(|| match (mode, a.memory) {
                (Mode::Mixed, _) | (_, Memory::Due { .. } | Memory::Resting { .. }) => Ordering::Equal,
                (_, Memory::New) => a_idx.cmp(b_idx),
            })
        });
    }
    chosen.truncate(size);
    let chosen: Vec<&Candidate> = chosen.into_iter().map(|(_, candidate)| candidate).collect();
    interleave(&chosen)
        .into_iter()
        .map(|candidate| candidate.code)
        .collect()
}

fn is_eligible(mode: &Mode, candidate: &Candidate) -> bool {
    match mode {
        Mode::Due => !matches!(candidate.memory, Memory::Resting { .. }),
        Mode::Topic(topic) => candidate.topic == *topic,
        Mode::Mixed => true,
        Mode::Missed => candidate.is_missed,
        Mode::Starred => candidate.is_starred,
        Mode::Note(note) => candidate.note == *note,
        Mode::Chain(start) => candidate.note == *start && candidate.kind == QuestionKind::Recall,
        Mode::Again(codes) => codes.contains(&candidate.code),
    }
}

/// Due before new before resting; the most nearly forgotten first; new ones by level.
fn by_urgency(a: &Candidate, b: &Candidate) -> Ordering {
    let rank = |candidate: &Candidate| match candidate.memory {
        Memory::Due { retrievability } => (0, retrievability),
        Memory::New => (1, f32::from(candidate.level)),
        Memory::Resting { retrievability } => (2, retrievability),
    };
    let ((a_class, a_rank), (b_class, b_rank)) = (rank(a), rank(b));
    a_class.cmp(&b_class).then_with(|| a_rank.total_cmp(&b_rank))
}
