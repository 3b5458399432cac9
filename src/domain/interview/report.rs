//! What an interview came to: the path walked, how deep each chain went, what was missed, and what to study next.
//!
//! Kept is what happened; everything else is worked out from it, so that a later version can say more about old interviews.
//! Must not know how a report is kept or drawn.

use crate::domain::{
    bank::{Bank, FollowUpKind, NoteHead},
    id::{Code, TopicId},
    interview::{
        choose::depth,
        setup::Setup,
        turn::{Ending, Turn},
    },
    log::{Grade, Moment},
    sorting::sort_by,
};

/// As many notes are worth naming to study next.
const MAX_STUDY_NOTES: usize = 8;

/// Questions of each of them in the round that studies them.
const QUESTIONS_A_NOTE: usize = 3;

/// An interview that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How it was set up.
    pub setup: Setup,
    /// When it began.
    pub started_at: Moment,
    /// Why it is over.
    pub ending: Ending,
    /// What was asked and answered, oldest first.
    pub turns: Vec<Turn>,
}

/// How a topic went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicResult {
    /// Which.
    pub topic: TopicId,
    /// Key points hit.
    pub n_hit: u32,
    /// Key points there were.
    pub n_points: u32,
}

impl Report {
    /// The chains, in the order walked; none is empty.
    pub fn chains(&self) -> Vec<&[Turn]> {
        let mut chains = Vec::new();
        let mut start = 0;
        for (turn_idx, turn) in self.turns.iter().enumerate() {
            if turn.question.reason.step.begins_chain() && turn_idx > start {
                chains.push(&self.turns[start..turn_idx]);
                start = turn_idx;
            }
        }
        if start < self.turns.len() {
            chains.push(&self.turns[start..]);
        }
        chains
    }

    /// How each topic went, the strongest first; topics of retired notes are left out.
    pub fn topics(&self, bank: &Bank) -> Vec<TopicResult> {
        let mut results: Vec<TopicResult> = Vec::new();
        for turn in &self.turns {
            let Some(note) = bank.note_of(turn.question.note) else {
                continue;
            };
            let known = results.iter().position(|result| result.topic == note.topic);
            let result_idx = known.unwrap_or_else(|| {
                results.push(TopicResult {
                    topic: note.topic.clone(),
                    n_hit: 0,
                    n_points: 0,
                });
                results.len() - 1
            });
            results[result_idx].n_hit += turn.n_hit();
            results[result_idx].n_points += turn.n_points();
        }
        // By shares, multiplied out: a / b > c / d.
        sort_by(&mut results, &|a, b| {
            (b.n_hit * a.n_points).cmp(&(a.n_hit * b.n_points))
        });
        results
    }

    /// What to study next, most in need first: what was answered worst, and then what would have been asked next.
    pub fn study_next<'a>(&self, bank: &'a Bank) -> Vec<&'a NoteHead> {
        let mut weak: Vec<&Turn> = self.turns.iter().filter(|turn| turn.grade < Grade::Good).collect();
        sort_by(&mut weak, &|a, b| {
            let missed = |turn: &Turn| turn.n_points() - turn.n_hit();
            a.grade.cmp(&b.grade).then_with(|| missed(b).cmp(&missed(a)))
        });
        let mut notes: Vec<&NoteHead> = weak
            .iter()
            .filter_map(|turn| bank.note_of(turn.question.note))
            .collect();
        let is_asked = |note: &NoteHead| self.turns.iter().any(|turn| turn.question.note == note.code);
        for last in self.chains().iter().filter_map(|chain| chain.last()) {
            let follow_ups = bank
                .note_of(last.question.note)
                .map_or(&[][..], |note| &note.follow_ups);
            for follow_up in follow_ups {
                let is_dug = matches!(follow_up.kind, FollowUpKind::Deeper | FollowUpKind::Why);
                if let Some(to) = bank.note(&follow_up.to).filter(|to| is_dug && !is_asked(to))
                    && !notes.iter().any(|note| note.code == to.code)
                {
                    notes.push(to);
                }
            }
        }
        notes.truncate(MAX_STUDY_NOTES);
        notes
    }

    /// The questions of a round that studies these notes.
    pub fn study_questions(&self, bank: &Bank) -> Vec<Code> {
        let notes = self.study_next(bank);
        let questions = notes
            .iter()
            .flat_map(|note| note.questions.iter().take(QUESTIONS_A_NOTE));
        questions.map(|question| question.code).collect()
    }

    /// How deep each chain went, in the order walked.
    pub fn depths(&self) -> Vec<usize> {
        self.chains().into_iter().map(depth).collect()
    }
}
