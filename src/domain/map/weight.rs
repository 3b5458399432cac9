//! How well a note or topic sits, for its colour and its ring.

use crate::domain::{
    bank::{Bank, NoteHead},
    log::Moment,
    map::scene::Subject,
    progress::Progress,
};

/// What is known of somebody's memory of a note, a topic or the bank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Questions it has.
    pub n_questions: usize,
    /// Of those, answered at least once.
    pub n_seen: usize,
    /// Mean probability of recall now over those answered, in percent; `None` when none is.
    pub recall_percent: Option<u8>,
}

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

impl Standing {
    /// Of the questions of `notes` at `now`.
    pub fn of<'a>(notes: impl Iterator<Item = &'a NoteHead>, progress: &Progress, now: Moment) -> Standing {
        let mut standing = Standing::default();
        let mut total = 0.0;
        for question in notes.flat_map(|note| &note.questions) {
            standing.n_questions += 1;
            if let Some(recall) = progress.retrievability(question.code, now) {
                standing.n_seen += 1;
                total += recall;
            }
        }
        if standing.n_seen > 0 {
            standing.recall_percent = Some((total / standing.n_seen as f32 * 100.0).round() as u8);
        }
        standing
    }

    /// Of what a box stands for; the bank has none, since a mean over everything says little.
    pub fn of_subject(bank: &Bank, progress: &Progress, now: Moment, subject: Subject) -> Standing {
        match subject {
            Subject::Bank => Standing::default(),
            Subject::Topic(topic) => match bank.topics().get(topic) {
                Some(topic) => Standing::of(bank.notes_of(&topic.id), progress, now),
                None => Standing::default(),
            },
            Subject::Note(note) => Standing::of(bank.notes().get(note).into_iter(), progress, now),
        }
    }

    /// The share of its questions answered, in percent.
    pub fn done_percent(self) -> usize {
        self.n_seen * 100 / self.n_questions.max(1)
    }

    /// The step for its colour.
    pub fn level(self) -> Level {
        match self.recall_percent {
            None => Level::Unknown,
            Some(0..60) => Level::Weak,
            Some(60..85) => Level::Fair,
            Some(_) => Level::Firm,
        }
    }
}
