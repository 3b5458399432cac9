//! Which questions a round asks, and in which order. Pure and deterministic: the same candidates and seed give the same
//! round. Must not know how due dates are computed.

use std::cmp::Ordering;

use crate::domain::{
    id::{Code, NoteId, TopicId},
    question::QuestionKind,
    quiz::{interleave::interleave, session::Mode},
    shuffle,
    sorting::sort_by,
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
        sort_by(&mut chosen, &|(a_idx, a), (b_idx, b)| {
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
        // The plan chooses by itself, and has its choice composed as `Again`.
        Mode::Plan(_) => false,
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `code kind note level memory flags`: memory `new`, `due.3`, `rest.9`; flags `m` missed, `s` starred.
    fn candidate(text: &str) -> Candidate {
        let words: Vec<&str> = text.split_whitespace().collect();
        let share = |text: &str| text.parse().unwrap();
        let flags = words.get(5).copied().unwrap_or_default();
        Candidate {
            code: Code(words[0].parse().unwrap()),
            kind: QuestionKind::from_name(words[1]).unwrap(),
            note: NoteId::new(words[2]).unwrap(),
            topic: TopicId::new(&words[2][..1]).unwrap(),
            level: words[3].parse().unwrap(),
            memory: match words[4].split_at(words[4].len().min(3)) {
                ("due", retrievability) => Memory::Due {
                    retrievability: share(retrievability),
                },
                ("res", retrievability) => Memory::Resting {
                    retrievability: share(&retrievability[1..]),
                },
                _ => Memory::New,
            },
            is_missed: flags.contains('m'),
            is_starred: flags.contains('s'),
        }
    }

    fn bank() -> Vec<Candidate> {
        [
            "1 recall a1 2 new",
            "2 single a1 2 due.5",
            "3 multi a1 2 rest.9 s",
            "4 recall a2 1 due.2 m",
            "5 cloze a2 1 new",
            "6 recall b1 1 rest.8 ms",
            "7 order b1 1 due.7 m",
            "8 match b1 1 new",
        ]
        .map(candidate)
        .to_vec()
    }

    #[track_caller]
    fn check(mode: Mode, size: usize, expect: &[u32]) {
        let codes: Vec<u32> = compose(&mode, &bank(), 1, size)
            .into_iter()
            .map(|code| code.0)
            .collect();
        assert_eq!(codes, expect, "{mode:?}");
    }

    #[test]
    fn each_mode_asks_its_own() {
        let topic = |text| Mode::Topic(TopicId::new(text).unwrap());
        let note = |text| NoteId::new(text).unwrap();
        check(Mode::Due, 40, &[4, 2, 7, 5, 8, 1]);
        check(Mode::Due, 2, &[4, 2]);
        check(topic("b"), 40, &[6, 7, 8]);
        check(topic("c"), 40, &[]);
        check(Mode::Missed, 40, &[7, 4, 6]);
        check(Mode::Starred, 40, &[6, 3]);
        check(Mode::Note(note("a1")), 40, &[1, 2, 3]);
        check(Mode::Chain(note("a2")), 40, &[4]);
        check(Mode::Again(vec![Code(8), Code(99), Code(1), Code(4)]), 40, &[8, 1, 4]);
        check(Mode::Mixed, 0, &[]);
    }

    #[test]
    fn mixed_takes_due_ones_first_and_the_seed_mixes_the_new() {
        let candidates: Vec<Candidate> = (0..30)
            .map(|code| {
                candidate(&format!(
                    "{code} single {}{code} 1 {}",
                    ["a", "b"][code % 2],
                    if code == 29 { "due.1" } else { "new" }
                ))
            })
            .collect();
        let rounds: Vec<Vec<Code>> = (0..5).map(|seed| compose(&Mode::Mixed, &candidates, seed, 5)).collect();
        assert!(rounds.iter().all(|codes| codes[0] == Code(29)));
        assert!(rounds.windows(2).all(|two| two[0] != two[1]), "{rounds:?}");
        assert_eq!(rounds[0], compose(&Mode::Mixed, &candidates, 0, 5));
    }

    proptest! {
        #[test]
        fn a_round_takes_the_most_urgent_each_once(
            seed: u64,
            size in 0usize..12,
            shares in prop::collection::vec(0u8..100, 0..25),
        ) {
            let candidates: Vec<Candidate> = shares
                .iter()
                .enumerate()
                .map(|(code, share)| {
                    let kind = ["recall", "single", "multi"][code % 3];
                    candidate(&format!("{code} {kind} n{} 1 due0.{share:02}", code / 3))
                })
                .collect();
            let codes = compose(&Mode::Due, &candidates, seed, size);
            prop_assert_eq!(&codes, &compose(&Mode::Due, &candidates, seed, size));
            prop_assert_eq!(codes.len(), size.min(shares.len()));
            let mut taken: Vec<u8> = codes.iter().map(|code| shares[code.0 as usize]).collect();
            taken.sort_unstable();
            let mut lowest = shares.clone();
            lowest.sort_unstable();
            lowest.truncate(size);
            prop_assert_eq!(taken, lowest);
            let mut unique = codes.clone();
            unique.sort_unstable();
            unique.dedup();
            prop_assert_eq!(unique.len(), codes.len());
        }
    }
}
