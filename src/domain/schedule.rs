//! When to ask again: FSRS-6 (Ye et al., the `fsrs` crate) behind the few functions the app needs.
//!
//! The only place that names the crate. Knows grades and days, not questions, the log or the bank.

mod step;

use fsrs::{FSRS, FSRS6_DEFAULT_DECAY, MemoryState, current_retrievability};

use crate::domain::{log::Grade, schedule::step::Model};

/// The recall probability at which a question becomes due, unless the person chose another.
pub const DEFAULT_RETENTION: f32 = 0.9;

/// What FSRS remembers about one thing to remember.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Days until retrievability has fallen to 0.9; at least 0.001.
    pub stability: f32,
    /// From 1 (easy) to 10 (hard).
    pub difficulty: f32,
}

/// FSRS-6 with its default parameters.
#[derive(Clone, Debug, Default)]
pub struct Scheduler {
    model: Model,
}

impl Scheduler {
    /// The memory after an answer given `elapsed_days` rollovers after the one before.
    ///
    /// `memory` is `None` for the first answer. Zero elapsed days is a repeat on the same day and takes FSRS-6's
    /// short-term term.
    pub fn next_memory(&self, memory: Option<Memory>, elapsed_days: u32, grade: Grade) -> Memory {
        match memory {
            // Forgetting what a state says that is no number is better than carrying it on.
            Some(memory) if memory.stability.is_finite() && memory.difficulty.is_finite() => {
                self.model.next(memory, elapsed_days, grade)
            }
            _ => self.model.first(grade),
        }
    }

    /// Days from an answer until retrievability has fallen to `desired_retention` (0 < r < 1).
    pub fn interval_days(&self, memory: Memory, desired_retention: f32) -> f32 {
        // Made when asked for: making it checks parameters, and kept in each scheduler that check and its messages, which
        // print floats, would be 15 KB of the app.
        FSRS::default().next_interval(Some(memory.stability), desired_retention.clamp(0.01, 0.999), 0)
    }
}

impl Memory {
    /// The probability of recall `elapsed_days` (with fractions) after the last answer; 1 at once and for times before.
    pub fn retrievability(self, elapsed_days: f32) -> f32 {
        current_retrievability(self.into(), elapsed_days.max(0.0), FSRS6_DEFAULT_DECAY)
    }
}

impl From<Memory> for MemoryState {
    fn from(memory: Memory) -> MemoryState {
        MemoryState {
            stability: memory.stability,
            difficulty: memory.difficulty,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(grades: &[(u32, Grade)], stability: f32, difficulty: f32) {
        let scheduler = Scheduler::default();
        let memory = grades.iter().fold(None, |memory, &(elapsed_days, grade)| {
            Some(scheduler.next_memory(memory, elapsed_days, grade))
        });
        let memory = memory.expect("at least one grade");
        assert!((memory.stability - stability).abs() < 0.001 * stability, "{memory:?}");
        assert!(
            (memory.difficulty - difficulty).abs() < 0.001 * difficulty,
            "{memory:?}"
        );
    }

    #[test]
    fn first_answers_start_at_the_published_parameters() {
        check(&[(0, Grade::Again)], 0.212, 6.4133);
        check(&[(0, Grade::Hard)], 1.2931, 5.112_170_7);
        check(&[(0, Grade::Good)], 2.3065, 2.118_104);
        check(&[(0, Grade::Easy)], 8.2956, 1.0);
    }

    #[test]
    fn a_memory_is_due_when_retrievability_is_what_was_asked_for() {
        let scheduler = Scheduler::default();
        let memory = scheduler.next_memory(None, 0, Grade::Good);
        for desired_retention in [DEFAULT_RETENTION, 0.7, 0.97] {
            let interval_days = scheduler.interval_days(memory, desired_retention);
            assert!((memory.retrievability(interval_days) - desired_retention).abs() < 1e-4);
        }
    }

    #[test]
    fn retrievability_falls_from_one_through_nine_tenths_at_stability() {
        let memory = Memory {
            stability: 10.0,
            difficulty: 5.0,
        };
        assert_eq!(memory.retrievability(0.0), 1.0);
        assert_eq!(memory.retrievability(-3.0), 1.0);
        assert!((memory.retrievability(10.0) - 0.9).abs() < 1e-5);
        assert!(memory.retrievability(20.0) < memory.retrievability(10.5));
    }

    #[test]
    fn a_memory_that_is_no_number_starts_anew() {
        let broken = Memory {
            stability: f32::NAN,
            difficulty: f32::NAN,
        };
        let scheduler = Scheduler::default();
        assert_eq!(
            scheduler.next_memory(Some(broken), 3, Grade::Good),
            scheduler.next_memory(None, 0, Grade::Good)
        );
    }
}
