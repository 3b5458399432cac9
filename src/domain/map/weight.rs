//! How well a box's subject sits, as its colour tells.

use crate::domain::{bank::Bank, log::Moment, map::scene::Subject, progress::Progress, standing::Standing};

/// Recall, in four steps: what a colour can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Nothing answered yet.
    Unknown,
    /// Below 60 %.
    Weak,
    /// Below 85 %.
    Fair,
    /// 85 % and more.
    Firm,
}

impl Level {
    /// The step of a standing.
    pub fn of(standing: Standing) -> Level {
        match standing.recall_percent {
            None => Level::Unknown,
            Some(0..60) => Level::Weak,
            Some(60..85) => Level::Fair,
            Some(_) => Level::Firm,
        }
    }
}

/// Of what a box stands for; the bank has none, since a mean over everything says little.
pub fn standing_of(bank: &Bank, progress: &Progress, now: Moment, subject: Subject) -> Standing {
    match subject {
        Subject::Bank => Standing::default(),
        Subject::Topic(topic) => match bank.topics().get(topic) {
            Some(topic) => Standing::of(bank.notes_of(&topic.id), progress, now),
            None => Standing::default(),
        },
        Subject::Note(note) => Standing::of(bank.notes().get(note).into_iter(), progress, now),
    }
}
