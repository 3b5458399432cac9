//! One question of an interview and what became of it, and why it was the one asked.
//!
//! A reason is data, so that it can be kept and said in any language. Must not know how a question is chosen.

use crate::domain::{
    bank::FollowUpKind,
    id::Code,
    interview::setup::{BRIEF_SECONDS, FULL_SECONDS},
    log::{Grade, Ticks},
    quiz::response::Hint,
};

/// A question chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The note asked.
    pub note: Code,
    /// The note whose follow-up leads to it; `None` where a chain begins.
    pub from: Option<Code>,
    /// Why it is asked.
    pub reason: Reason,
}

/// Why a question is asked: what the answers before called for, and what the person needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What kind of step it is.
    pub step: Step,
    /// What speaks for this question among those the step could lead to.
    pub need: Need,
}

/// What kind of step leads to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The interview opens with the self-introduction.
    Introduction,
    /// The interview opens with a topic's question.
    Opener,
    /// The person chose to begin here.
    Start,
    /// The answer was good: it is dug into, in this direction.
    Dig(FollowUpKind),
    /// The answer was weak: an easier follow-up.
    Easier(FollowUpKind),
    /// A step aside, from this note or one before it in the chain.
    Aside(FollowUpKind),
    /// A chain is over and another begins.
    Anew(ChainEnd),
}

/// Why a chain is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainEnd {
    /// The answer was weak, and help is used up or not given.
    Weak,
    /// It was followed as far as this interviewer does.
    DeepEnough,
    /// Every way on was asked already or leads out of what was chosen.
    NoWayOn,
}

/// What the person needs of a question, by their log, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// It, or the step to it, was missed last time.
    Missed,
    /// It, or the step to it, is due.
    Due,
    /// It was never asked.
    NeverAsked,
    /// It was asked, but never by this step.
    NeverWalked,
    /// None: it is remembered.
    Resting,
}

impl Need {
    /// The most pressing first.
    pub const ALL: [Need; 5] = [
        Need::Missed,
        Need::Due,
        Need::NeverAsked,
        Need::NeverWalked,
        Need::Resting,
    ];
}

impl Step {
    /// Whether a chain begins with it.
    pub fn begins_chain(self) -> bool {
        match self {
            Step::Introduction | Step::Opener | Step::Start | Step::Anew(_) => true,
            Step::Dig(_) | Step::Easier(_) | Step::Aside(_) => false,
        }
    }

    /// Whether it helps on after a weak answer, or where there was no way down.
    pub fn is_rescue(self) -> bool {
        matches!(self, Step::Easier(_) | Step::Aside(_))
    }
}

/// A question asked and answered, or passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// What was asked, and why.
    pub question: Question,
    /// The key points its note had then.
    pub points: Ticks,
    /// Of those, the ones hit.
    pub ticks: Ticks,
    /// Whether a hint was taken.
    pub hint: Hint,
    /// Whether it was answered.
    pub outcome: Outcome,
    /// How well.
    pub grade: Grade,
    /// How long the person spoke, in seconds.
    pub seconds: u16,
}

/// Whether a question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was.
    Answered,
    /// The person passed.
    Passed,
}

impl Turn {
    /// How many key points there were.
    pub fn n_points(&self) -> u32 {
        self.points.0.count_ones()
    }

    /// How many of them were hit.
    pub fn n_hit(&self) -> u32 {
        (self.points.0 & self.ticks.0).count_ones()
    }

    /// The numbers of those that were not, ascending.
    pub fn missed(&self) -> Vec<u8> {
        let is_missed = |number: &u8| self.points.has(*number) && !self.ticks.has(*number);
        (1..=32).filter(is_missed).collect()
    }

    /// Whether it took longer than thirty seconds.
    pub fn is_past_brief(&self) -> bool {
        self.seconds > BRIEF_SECONDS
    }

    /// Whether it took longer than two minutes.
    pub fn is_past_full(&self) -> bool {
        self.seconds > FULL_SECONDS
    }
}

/// Why an interview is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The time ran out; the answer begun was heard to its end.
    TimeUp,
    /// Everything that may be asked was.
    AllAsked,
    /// The person stopped it.
    Stopped,
}
