//! What a mock interview is set up with: how long, about what, and how the interviewer is disposed.
//!
//! A temper is what it changes: how deep a chain goes, what a weak answer leads to, what the clock shows, when a hint may
//! be had. Must not know how any of it is said.

use crate::domain::{
    bank::NoteHead,
    id::{NoteId, TopicId},
    log::Grade,
};

/// An answer worth thirty seconds has used its time, in seconds.
pub const BRIEF_SECONDS: u16 = 30;

/// An answer worth two minutes has used its time, in seconds.
pub const FULL_SECONDS: u16 = 120;

/// A mock interview as it was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Setup {
    /// How long it lasts.
    pub length: Length,
    /// What it is about.
    pub scope: Scope,
    /// How the interviewer is disposed.
    pub temper: Temper,
}

/// How long an interview lasts, counted in time for answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Length {
    /// Ten minutes.
    Ten,
    /// Twenty minutes.
    #[default]
    Twenty,
    /// Half an hour.
    Thirty,
    /// Three quarters of an hour.
    FortyFive,
}

impl Length {
    /// From short to long.
    pub const ALL: [Length; 4] = [Length::Ten, Length::Twenty, Length::Thirty, Length::FortyFive];

    /// In minutes.
    pub fn minutes(self) -> u8 {
        match self {
            Length::Ten => 10,
            Length::Twenty => 20,
            Length::Thirty => 30,
            Length::FortyFive => 45,
        }
    }

    /// In seconds.
    pub fn seconds(self) -> u32 {
        u32::from(self.minutes()) * 60
    }

    /// The length of that many minutes.
    pub fn from_minutes(minutes: u8) -> Option<Length> {
        Length::ALL.into_iter().find(|length| length.minutes() == minutes)
    }
}

/// What an interview is about.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Scope {
    /// Anything: the interviewer surprises.
    #[default]
    Everything,
    /// These topics and nothing else.
    Topics(Vec<TopicId>),
    /// It begins at this note and goes wherever the follow-ups lead.
    Note(NoteId),
}

impl Scope {
    /// Whether a note may be asked.
    pub fn has(&self, note: &NoteHead) -> bool {
        match self {
            Scope::Everything | Scope::Note(_) => true,
            Scope::Topics(topics) => topics.contains(&note.topic),
        }
    }
}

/// How an interviewer is disposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Temper {
    /// Takes time, offers hints, helps over every weak answer.
    #[default]
    Friendly,
    /// Digs, and helps once a chain.
    Probing,
    /// Digs to the bottom against a short clock, and drops whatever is weak.
    Stress,
}

/// What a weak answer leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rescue {
    /// An easier follow-up or a step aside, each time; when that is weak too, another topic.
    EachTime,
    /// The same, once a chain.
    OnceAChain,
    /// Another topic at once.
    Never,
}

impl Temper {
    /// From mild to hard.
    pub const ALL: [Temper; 3] = [Temper::Friendly, Temper::Probing, Temper::Stress];

    /// The name that addresses and texts use.
    pub fn name(self) -> &'static str {
        match self {
            Temper::Friendly => "friendly",
            Temper::Probing => "probing",
            Temper::Stress => "stress",
        }
    }

    /// The temper of that name.
    pub fn from_name(name: &str) -> Option<Temper> {
        Temper::ALL.into_iter().find(|temper| temper.name() == name)
    }

    /// The depth at which a chain is deep enough, its first question being depth 1.
    pub fn max_depth(self) -> usize {
        match self {
            Temper::Friendly => 3,
            Temper::Probing => 5,
            Temper::Stress => 8,
        }
    }

    /// The lowest grade that is dug into; what is lower is weak.
    pub fn digs_from(self) -> Grade {
        match self {
            Temper::Friendly | Temper::Probing => Grade::Hard,
            Temper::Stress => Grade::Good,
        }
    }

    /// What a weak answer leads to.
    pub fn rescue(self) -> Rescue {
        match self {
            Temper::Friendly => Rescue::EachTime,
            Temper::Probing => Rescue::OnceAChain,
            Temper::Stress => Rescue::Never,
        }
    }

    /// How long an answer may take, in seconds; what is longer is over the limit.
    pub fn limit_seconds(self) -> u16 {
        match self {
            Temper::Friendly | Temper::Probing => FULL_SECONDS,
            Temper::Stress => 60,
        }
    }

    /// How long to struggle before a hint may be had, in seconds.
    pub fn hint_after_seconds(self) -> u16 {
        match self {
            Temper::Friendly | Temper::Probing => 0,
            Temper::Stress => BRIEF_SECONDS,
        }
    }

    /// Whether the interviewer offers a hint, rather than waits to be asked.
    pub fn offers_hints(self) -> bool {
        self == Temper::Friendly
    }
}
