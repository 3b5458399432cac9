//! What is kept of a question, an edge and a day, and what follows from it at some moment.

use crate::domain::{
    day::{DAY_SECONDS, Day},
    log::{Grade, Moment, Ticks},
    schedule::{Memory, Scheduler},
};

/// What is known about one question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Card {
    /// FSRS's state after the last answer.
    pub memory: Memory,
    /// When it was last answered, by the person's clock then.
    pub last_at: Moment,
    /// The last answer's grade.
    pub last_grade: Grade,
    /// The key points hit in the last answer; only recall has any.
    pub last_ticks: Ticks,
    /// Answers that count.
    pub n_answers: u32,
    /// Of those, misses.
    pub n_misses: u32,
    /// Time spent on it, in seconds.
    pub total_seconds: u32,
}

/// What is known about one follow-up edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// FSRS's state of getting from one note to the other; `None` until a walk was graded.
    pub memory: Option<Memory>,
    /// When it was last graded, or, before that, last walked.
    pub last_at: Moment,
    /// The last grade.
    pub last_grade: Option<Grade>,
    /// Times walked, graded or not.
    pub n_walks: u32,
    /// Graded walks that were misses.
    pub n_misses: u32,
}

/// What was done on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayCounts {
    /// Answers.
    pub n_answers: u32,
    /// Of those, misses.
    pub n_misses: u32,
    /// Of those, first answers to a question.
    pub n_new: u32,
    /// Seconds the answers took.
    pub seconds: u32,
}

impl Card {
    /// The probability that it is remembered at `now`, by the scheduler its memory comes from (`Progress::scheduler`); 1 when
    /// the clock says the last answer is yet to come.
    pub fn retrievability(&self, scheduler: &Scheduler, now: Moment) -> f32 {
        scheduler.retrievability(self.memory, elapsed_days(self.last_at, now))
    }

    /// When retrievability falls to 0.9, in seconds since 1970-01-01 UTC.
    ///
    /// That is stability's definition, whatever the parameters, so it needs no scheduler; for another retention ask `Scheduler::interval_days`.
    pub fn due_at(&self) -> i64 {
        let interval_seconds = f64::from(self.memory.stability) * DAY_SECONDS as f64;
        self.last_at.unix_seconds.saturating_add(interval_seconds as i64)
    }

    /// Whether it is due: its moment has come, or comes later today and it was not answered today yet.
    pub fn is_due(&self, now: Moment) -> bool {
        let due_at = Moment {
            unix_seconds: self.due_at(),
            offset_minutes: now.offset_minutes,
        };
        let today = Day::of(now);
        due_at.unix_seconds <= now.unix_seconds || (Day::of(due_at) <= today && Day::of(self.last_at) < today)
    }
}

/// Days with fractions from `earlier` to `later`; 0 when the clock was set back.
fn elapsed_days(earlier: Moment, later: Moment) -> f32 {
    let seconds = later.unix_seconds.saturating_sub(earlier.unix_seconds).max(0);
    (seconds as f64 / DAY_SECONDS as f64) as f32
}
