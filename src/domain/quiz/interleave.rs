//! The order of a round's questions: near the order of urgency, but varied. Knows nothing of why a question is urgent.

use std::collections::HashMap;

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
    n_left_by_kind: HashMap<QuestionKind, usize>,
}

impl<'q, 'a> Search<'q, 'a> {
    fn new(questions: &'q [&'a Candidate], notes: Notes, max_run: usize) -> Search<'q, 'a> {
        let mut n_left_by_kind = HashMap::new();
        for question in questions {
            *n_left_by_kind.entry(question.kind).or_insert(0) += 1;
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
        self.n_left_by_kind.iter().all(|(&kind, &n)| {
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
        if let Some(n) = self.n_left_by_kind.get_mut(&self.questions[idx].kind) {
            change(n);
        }
    }
}
