//! Leeches: questions that are missed again and again. They are named, with a reason and another way in, and stay in the plan: what
//! was silently suspended is missing on the day.

use crate::domain::{
    bank::{Bank, FollowUpKind, NoteHead},
    id::{Code, NoteId},
    progress::{Card, Progress},
    question::QuestionKind,
    sorting::sort_by,
};

/// This often missed, and as often as not. Anki waits for eight; until an interview there are rarely so many answers.
const MIN_MISSES: u32 = 4;

/// Remembered for so many days it is a leech no longer.
const HEALED_DAYS: f32 = 14.0;

/// No longer list helps.
const MAX_LEECHES: usize = 50;

/// A question that is missed again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leech {
    /// The question.
    pub question: Code,
    /// How often it was missed.
    pub n_misses: u32,
    /// Of so many answers.
    pub n_answers: u32,
    /// Why it may be.
    pub reason: LeechReason,
    /// Other ways to it, the likeliest first; never empty.
    pub ways_in: Vec<WayIn>,
}

/// Why something may keep being missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeechReason {
    /// It digs on from a note that isn't known itself.
    RestsOnUnknown(NoteId),
    /// These key points of the answer are what was left out last, by their permanent numbers.
    LeavesOut(Vec<u8>),
    /// Nothing but that it doesn't stay.
    DoesNotStay,
}

/// Another way to something that doesn't stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WayIn {
    /// First the note that it digs on from.
    Prerequisite(NoteId),
    /// Its own note, with its picture if it has one.
    Note(NoteId),
    /// A question of another kind about the same note.
    OtherKind(Code),
}

/// Whether a card is a leech's.
pub(super) fn is_leech(card: &Card) -> bool {
    card.n_misses >= MIN_MISSES && card.n_misses * 2 >= card.n_answers && card.memory.stability < HEALED_DAYS
}

/// The leeches of the bank, the most missed first.
pub fn leeches(bank: &Bank, progress: &Progress) -> Vec<Leech> {
    let mut found: Vec<(Code, &Card)> = progress
        .cards()
        .filter(|(code, card)| is_leech(card) && bank.question(*code).is_some())
        .collect();
    sort_by(&mut found, &|(a_code, a), (b_code, b)| {
        b.n_misses.cmp(&a.n_misses).then(a_code.cmp(b_code))
    });
    found.truncate(MAX_LEECHES);
    let mut leeches = Vec::new();
    for (code, card) in found {
        let Some((note, question)) = bank.question(code) else {
            continue;
        };
        let mut ways_in = Vec::new();
        let mut reason = LeechReason::DoesNotStay;
        if let Some(unknown) = unknown_prerequisite(bank, progress, note) {
            ways_in.push(WayIn::Prerequisite(unknown.id.clone()));
            reason = LeechReason::RestsOnUnknown(unknown.id.clone());
        } else if question.kind == QuestionKind::Recall {
            let left_out = progress.missed_key_points(note);
            if !left_out.is_empty() {
                reason = LeechReason::LeavesOut(left_out);
            }
        }
        ways_in.push(WayIn::Note(note.id.clone()));
        if let Some(other) = other_kind(progress, note, question.kind) {
            ways_in.push(WayIn::OtherKind(other));
        }
        leeches.push(Leech {
            question: code,
            n_misses: card.n_misses,
            n_answers: card.n_answers,
            reason,
            ways_in,
        });
    }
    leeches
}

/// A note from which this one digs deeper or asks why, and whose own answer was never given or missed last.
fn unknown_prerequisite<'a>(bank: &'a Bank, progress: &Progress, note: &'a NoteHead) -> Option<&'a NoteHead> {
    let digs = |kind| matches!(kind, FollowUpKind::Deeper | FollowUpKind::Why);
    let is_unknown = |from: &NoteHead| {
        let card = from.recall().and_then(|recall| progress.card(recall.code));
        card.is_none_or(|card| card.last_grade.is_miss())
    };
    bank.leading_to(&note.id)
        .filter(|(from, follow_up)| digs(follow_up.kind) && from.id != note.id)
        .map(|(from, _)| from)
        .find(|from| is_unknown(from))
}

/// The question of another kind that was missed least often; a new one counts as never missed.
fn other_kind(progress: &Progress, note: &NoteHead, kind: QuestionKind) -> Option<Code> {
    let others = note.questions.iter().filter(|question| question.kind != kind);
    let n_misses = |code: Code| progress.card(code).map_or(0, |card| card.n_misses);
    others.map(|question| question.code).min_by_key(|code| n_misses(*code))
}
