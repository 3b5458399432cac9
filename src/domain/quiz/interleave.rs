//! The order of a round's questions: near the order of urgency, but varied. Knows nothing of why a question is urgent.

use crate::domain::{question::QuestionKind, quiz::compose::Candidate};

/// Longest run of one kind.
const MAX_RUN: usize = 2;

/// How many placements the search may try before it settles for less. Far more than a round of forty needs where an order
/// exists; small enough to take a few milliseconds where none does.
const MAX_TRIES: usize = 20_000;

/// How strict an order is with a note's recall and its other questions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Notes {
    /// Never next to each other.
    Apart,
    /// Next to each other only with the recall first.
    RecallFirst,
}

/// Puts the questions in the first order, counted from the given one, that has no three of a kind in a row and no recall
/// next to a question of its note. Where there is none, gives way on notes first, then on kinds.
pub fn interleave<'a>(questions: &[&'a Candidate]) -> Vec<&'a Candidate> {
    let strictest_first = [
        (Notes::Apart, MAX_RUN),
        (Notes::RecallFirst, MAX_RUN),
        (Notes::RecallFirst, usize::MAX),
    ];
    strictest_first
        .into_iter()
        .find_map(|(notes, max_run)| Search::new(questions, notes, max_run).run())
        .unwrap_or_else(|| (0..questions.len()).collect())
        .into_iter()
        .filter_map(|idx| questions.get(idx).copied())
        .collect()
}

/// A depth-first search that tries questions in the given order.
struct Search<'q, 'a> {
    questions: &'q [&'a Candidate],
    notes: Notes,
    max_run: usize,
    n_tries: usize,
    placed: Vec<usize>,
    is_placed: Vec<bool>,
    n_left_by_kind: [usize; QuestionKind::ALL.len()],
}

impl<'q, 'a> Search<'q, 'a> {
    fn new(questions: &'q [&'a Candidate], notes: Notes, max_run: usize) -> Search<'q, 'a> {
        let mut n_left_by_kind = [0; QuestionKind::ALL.len()];
        for question in questions {
            n_left_by_kind[question.kind as usize] += 1;
        }
        Search {
            questions,
            notes,
            max_run,
            n_tries: 0,
            placed: Vec::with_capacity(questions.len()),
            is_placed: vec![false; questions.len()],
            n_left_by_kind,
        }
    }

    fn run(mut self) -> Option<Vec<usize>> {
        self.place_rest().then_some(self.placed)
    }

    fn place_rest(&mut self) -> bool {
        if self.placed.len() == self.questions.len() {
            return true;
        }
        for idx in 0..self.questions.len() {
            if self.is_placed[idx] || !self.may_follow(idx) {
                continue;
            }
            if self.n_tries >= MAX_TRIES {
                return false;
            }
            self.n_tries += 1;
            self.place(idx);
            if self.kinds_can_end_well() && self.place_rest() {
                return true;
            }
            self.take_back(idx);
        }
        false
    }

    fn may_follow(&self, idx: usize) -> bool {
        let question = self.questions[idx];
        let Some(&last_idx) = self.placed.last() else {
            return true;
        };
        let last = self.questions[last_idx];
        let is_recall = |candidate: &Candidate| candidate.kind == QuestionKind::Recall;
        let gives_away = last.note == question.note && is_recall(last) != is_recall(question);
        let notes_allow = match self.notes {
            Notes::Apart => !gives_away,
            Notes::RecallFirst => !gives_away || is_recall(last),
        };
        let run = self.run_length();
        notes_allow && (run < self.max_run || last.kind != question.kind)
    }

    /// How many questions of one kind stand at the end.
    fn run_length(&self) -> usize {
        let Some(&last_idx) = self.placed.last() else {
            return 0;
        };
        let kind = self.questions[last_idx].kind;
        self.placed
            .iter()
            .rev()
            .take_while(|&&idx| self.questions[idx].kind == kind)
            .count()
    }

    /// Whether the kinds left can still be put without too long a run: n questions of other kinds make n + 1 gaps, and each
    /// gap takes a run; the first gap takes what the run at the end leaves.
    fn kinds_can_end_well(&self) -> bool {
        if self.max_run == usize::MAX {
            return true;
        }
        let n_left = self.questions.len() - self.placed.len();
        let last_kind = self.placed.last().map(|&idx| self.questions[idx].kind);
        QuestionKind::ALL.into_iter().zip(self.n_left_by_kind).all(|(kind, n)| {
            let in_first_gap = if Some(kind) == last_kind {
                self.max_run - self.run_length()
            } else {
                self.max_run
            };
            n <= in_first_gap + self.max_run * (n_left - n)
        })
    }

    fn place(&mut self, idx: usize) {
        self.placed.push(idx);
        self.is_placed[idx] = true;
        self.count(idx, |n| *n -= 1);
    }

    fn take_back(&mut self, idx: usize) {
        self.placed.pop();
        self.is_placed[idx] = false;
        self.count(idx, |n| *n += 1);
    }

    fn count(&mut self, idx: usize, change: fn(&mut usize)) {
        change(&mut self.n_left_by_kind[self.questions[idx].kind as usize]);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{
        id::{Code, NoteId, TopicId},
        quiz::compose::Memory,
    };

    /// Written as kind and note, for instance `Ra` a recall of note a, `Sb` a single of note b.
    fn questions(text: &str) -> Vec<Candidate> {
        text.split_whitespace()
            .enumerate()
            .map(|(idx, word)| Candidate {
                code: Code(idx as u32),
                kind: match &word[..1] {
                    "R" => QuestionKind::Recall,
                    "S" => QuestionKind::Single,
                    "M" => QuestionKind::Multi,
                    _ => QuestionKind::Cloze,
                },
                note: NoteId::new(&word[1..]).unwrap(),
                topic: TopicId::new("topic").unwrap(),
                level: 1,
                memory: Memory::New,
                is_missed: false,
                is_starred: false,
            })
            .collect()
    }

    fn interleaved(questions: &[Candidate]) -> Vec<Candidate> {
        interleave(&questions.iter().collect::<Vec<_>>())
            .into_iter()
            .cloned()
            .collect()
    }

    fn has_long_run(order: &[Candidate]) -> bool {
        order
            .windows(3)
            .any(|three| three.iter().all(|question| question.kind == three[0].kind))
    }

    fn gives_away(order: &[Candidate]) -> bool {
        order.windows(2).any(|two| {
            two[0].note == two[1].note && (two[0].kind == QuestionKind::Recall) != (two[1].kind == QuestionKind::Recall)
        })
    }

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        let shown: Vec<&str> = interleaved(&questions(text))
            .iter()
            .map(|question| words[question.code.0 as usize])
            .collect();
        assert_eq!(shown.join(" "), expect);
    }

    #[test]
    fn the_given_order_is_kept_where_it_is_varied() {
        check("", "");
        check("Ra", "Ra");
        check("Ra Sb Ma Rb", "Ra Sb Ma Rb");
        check("Sa Sb Sc Md", "Sa Sb Md Sc");
        check("Ra Sa Sb Rb", "Ra Sb Sa Rb");
    }

    #[test]
    fn a_long_run_late_is_seen_coming() {
        check("Ma Mb Sa Sb Sc Sd Se", "Sa Ma Sb Sc Mb Sd Se");
    }

    #[test]
    fn where_it_cannot_be_apart_the_recall_goes_first() {
        check("Sa Ma Ra", "Ra Sa Ma");
        check("Sa Ra", "Ra Sa");
    }

    #[test]
    fn where_kinds_cannot_vary_they_do_not() {
        check("Sa Sb Sc", "Sa Sb Sc");
    }

    #[test]
    fn a_big_round_with_no_good_order_is_settled_soon() {
        let text = "Sa Ma Ca ".repeat(20) + "Ra";
        assert_eq!(interleaved(&questions(&text)).len(), 61);
        let text = "Sa ".repeat(60);
        assert_eq!(interleaved(&questions(&text)).len(), 60);
    }

    fn permutations(questions: &[Candidate]) -> Vec<Vec<Candidate>> {
        if questions.is_empty() {
            return vec![Vec::new()];
        }
        (0..questions.len())
            .flat_map(|first| {
                let mut rest = questions.to_vec();
                let head = rest.remove(first);
                permutations(&rest)
                    .into_iter()
                    .map(move |tail| [vec![head.clone()], tail].concat())
            })
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn what_can_be_avoided_is_avoided(words in prop::collection::vec("[RSM][abc]", 0..7)) {
            let given = questions(&words.join(" "));
            let order = interleaved(&given);
            let mut codes: Vec<u32> = order.iter().map(|question| question.code.0).collect();
            codes.sort_unstable();
            prop_assert_eq!(codes, (0..given.len() as u32).collect::<Vec<_>>());
            let all = permutations(&given);
            if all.iter().any(|order| !has_long_run(order) && !gives_away(order)) {
                prop_assert!(!has_long_run(&order) && !gives_away(&order));
            }
        }
    }
}
