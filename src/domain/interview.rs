//! A mock interview: set up, asked along the follow-up graph, answered aloud, and reported.
//!
//! Pure: bank, progress, the time and the seed are arguments, so an interview can be simulated. Must not know how answers
//! are logged, how anything is kept, or in which words a question is put.

pub mod choose;
pub mod figures;
pub mod report;
pub mod setup;
pub mod turn;

use crate::domain::{
    bank::{Bank, NoteHead},
    id::Code,
    interview::{
        choose::{Next, Scene, next},
        report::Report,
        setup::Setup,
        turn::{Ending, Outcome, Question, Turn},
    },
    log::{Grade, Moment, Ticks},
    progress::Progress,
    question::QuestionBody,
    quiz::{
        grading::{Circumstances, assess},
        response::{Hint, Response},
    },
};

/// An answer that seems to have taken longer was interrupted, by a call or a locked phone. In seconds.
pub const MAX_ANSWER_SECONDS: u16 = 600;

/// An interview under way: there is always a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interview {
    /// How it was set up.
    pub setup: Setup,
    /// Decides between equals.
    pub seed: u64,
    /// When it began.
    pub started_at: Moment,
    /// What was asked and answered, oldest first.
    pub turns: Vec<Turn>,
    /// What is being asked.
    pub asked: Asked,
}

/// A question being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which, and why.
    pub question: Question,
    /// When it was put, in seconds since 1970-01-01 UTC.
    pub asked_at: i64,
    /// Whether the hint was taken.
    pub hint: Hint,
    /// How far the person is with it.
    pub stage: Stage,
}

/// How far the person is with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Answering aloud.
    Speaking,
    /// Done speaking; ticking what was said.
    Ticking {
        /// How long the answer took, in seconds.
        seconds: u16,
        /// The key points ticked so far.
        ticks: Ticks,
    },
}

impl Asked {
    /// Put at `now`.
    pub fn new(question: Question, now: Moment) -> Asked {
        Asked {
            question,
            asked_at: now.unix_seconds,
            hint: Hint::Unused,
            stage: Stage::Speaking,
        }
    }

    /// How long the person has been speaking, or spoke, in seconds.
    pub fn seconds(&self, now: Moment) -> u16 {
        match self.stage {
            Stage::Ticking { seconds, .. } => seconds,
            Stage::Speaking => {
                let seconds = now.unix_seconds.saturating_sub(self.asked_at);
                seconds.clamp(0, i64::from(MAX_ANSWER_SECONDS)) as u16
            }
        }
    }
}

impl Interview {
    /// Begins; `None` when nothing is in scope.
    pub fn begin(setup: Setup, seed: u64, now: Moment, bank: &Bank, progress: &Progress) -> Option<Interview> {
        let scene = Scene {
            bank,
            progress,
            now,
            setup: &setup,
            seed,
            turns: &[],
        };
        match next(&scene) {
            Next::Ask(question) => Some(Interview {
                setup,
                seed,
                started_at: now,
                turns: Vec::new(),
                asked: Asked::new(question, now),
            }),
            Next::End(_) => None,
        }
    }

    /// The person is done speaking: the key points are shown.
    pub fn said(&mut self, now: Moment) {
        if self.asked.stage == Stage::Speaking {
            self.asked.stage = Stage::Ticking {
                seconds: self.asked.seconds(now),
                ticks: Ticks::default(),
            };
        }
    }

    /// Ticks a key point, or takes the tick off. Without effect before they are shown.
    pub fn tick(&mut self, number: u8) {
        if let Stage::Ticking { ticks, .. } = &mut self.asked.stage {
            *ticks = ticks.with(number, !ticks.has(number));
        }
    }

    /// Shows the hint, where the interviewer gives one by now. Answers whether it is shown.
    pub fn hint(&mut self, now: Moment) -> bool {
        if self.asked.seconds(now) >= self.setup.temper.hint_after_seconds() {
            self.asked.hint = Hint::Used;
        }
        self.asked.hint == Hint::Used
    }

    /// What became of the question asked: as ticked, or passed. Ticks of points the note no longer has don't count.
    pub fn turn(&self, outcome: Outcome, bank: &Bank, now: Moment) -> Turn {
        let key_points: &[u8] = bank
            .note_of(self.asked.question.note)
            .map_or(&[], |note: &NoteHead| &note.key_points);
        let points = key_points
            .iter()
            .fold(Ticks::default(), |all, &number| all.with(number, true));
        let ticks = match (outcome, self.asked.stage) {
            (Outcome::Answered, Stage::Ticking { ticks, .. }) => Ticks(ticks.0 & points.0),
            _ => Ticks::default(),
        };
        let seconds = self.asked.seconds(now);
        let circumstances = Circumstances {
            key_points,
            seconds,
            hint: self.asked.hint,
        };
        let assessed = assess(&QuestionBody::Recall, &Response::Ticks(ticks), circumstances);
        Turn {
            question: self.asked.question,
            points,
            ticks,
            hint: self.asked.hint,
            outcome,
            grade: assessed.ok().and_then(|it| it.grade()).unwrap_or(Grade::Again),
            seconds,
        }
    }

    /// Adds the turn and asks the next question; the report when the interview is over. `progress` counts the turn already.
    pub fn go_on(&mut self, turn: Turn, bank: &Bank, progress: &Progress, now: Moment) -> Option<Report> {
        self.turns.push(turn);
        self.ask_next(bank, progress, now).map(|ending| self.report(ending))
    }

    /// Asks what comes next; why it is over when nothing does.
    fn ask_next(&mut self, bank: &Bank, progress: &Progress, now: Moment) -> Option<Ending> {
        let scene = Scene {
            bank,
            progress,
            now,
            setup: &self.setup,
            seed: self.seed,
            turns: &self.turns,
        };
        match next(&scene) {
            Next::Ask(question) => {
                self.asked = Asked::new(question, now);
                None
            }
            Next::End(ending) => Some(ending),
        }
    }

    /// What there is to report so far, should it end like this.
    pub fn report(&self, ending: Ending) -> Report {
        Report {
            setup: self.setup.clone(),
            started_at: self.started_at,
            ending,
            turns: self.turns.clone(),
        }
    }

    /// Comes back to an interview that was kept: a question put too long ago is put anew, one that was retired since makes
    /// room for another. `None` when nothing is left to ask.
    pub fn resume(mut self, bank: &Bank, progress: &Progress, now: Moment) -> Option<Interview> {
        let away = now.unix_seconds.saturating_sub(self.asked.asked_at);
        if bank.note_of(self.asked.question.note).is_none() {
            return match self.ask_next(bank, progress, now) {
                None => Some(self),
                Some(_) => None,
            };
        }
        if self.asked.stage == Stage::Speaking && !(0..i64::from(MAX_ANSWER_SECONDS)).contains(&away) {
            self.asked.asked_at = now.unix_seconds;
        }
        Some(self)
    }

    /// Time for answers that is left, the one being given counted; in seconds.
    pub fn seconds_left(&self, now: Moment) -> u32 {
        let spent: u32 = self.turns.iter().map(|turn| u32::from(turn.seconds)).sum();
        let spent = spent + u32::from(self.asked.seconds(now));
        self.setup.length.seconds().saturating_sub(spent)
    }

    /// The note asked, by its code.
    pub fn note(&self) -> Code {
        self.asked.question.note
    }
}
