//! When to ask again: FSRS-6 (Ye et al., the `fsrs` crate) behind the few functions the app needs.
//!
//! The only place that names the crate. Knows grades and days, not questions, the log or the bank.

mod optimiser;
mod parameters;
mod step;

pub use optimiser::{Review, optimise};
pub use parameters::{N_PARAMETERS, Parameters};
pub use step::{After, Outlook};

use crate::domain::{log::Grade, numbers::between, schedule::step::Model};

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

/// FSRS-6, with its published parameters or the person's own.
#[derive(Clone, Debug, Default)]
pub struct Scheduler {
    model: Model,
}

impl Scheduler {
    /// FSRS-6 with these parameters.
    pub fn new(parameters: &Parameters) -> Scheduler {
        Scheduler {
            model: Model::new(parameters),
        }
    }

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

    /// The probability of recall `elapsed_days` (with fractions) after the last answer; 1 at once and for times before.
    pub fn retrievability(&self, memory: Memory, elapsed_days: f32) -> f32 {
        self.model.retrievability(memory.stability, elapsed_days.max(0.0))
    }

    /// What reviews of `memory` would do. One that is no number has the outlook of a first miss.
    pub fn outlook(&self, memory: Memory) -> Outlook<'_> {
        let is_number = memory.stability.is_finite() && memory.difficulty.is_finite();
        self.model.outlook(if is_number {
            memory
        } else {
            self.model.first(Grade::Again)
        })
    }

    /// Days from an answer until retrievability has fallen to `desired_retention` (0 < r < 1).
    pub fn interval_days(&self, memory: Memory, desired_retention: f32) -> f32 {
        self.model
            .days_until(memory.stability, between(0.01, desired_retention, 0.999))
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

    /// Somebody who forgets fast at first and slowly later.
    fn own() -> Scheduler {
        let mut values = Parameters::default().values();
        values[20] = 0.5;
        Scheduler::new(&Parameters::from_values(&values).expect("within the limits"))
    }

    #[test]
    fn a_memory_is_due_when_retrievability_is_what_was_asked_for() {
        for scheduler in [Scheduler::default(), own()] {
            let memory = scheduler.next_memory(None, 0, Grade::Good);
            for desired_retention in [DEFAULT_RETENTION, 0.7, 0.97] {
                let interval_days = scheduler.interval_days(memory, desired_retention);
                assert!((scheduler.retrievability(memory, interval_days) - desired_retention).abs() < 1e-4);
            }
        }
    }

    #[test]
    fn retrievability_falls_from_one_through_nine_tenths_at_stability() {
        let memory = Memory {
            stability: 10.0,
            difficulty: 5.0,
        };
        for scheduler in [Scheduler::default(), own()] {
            let at = |elapsed_days| scheduler.retrievability(memory, elapsed_days);
            assert_eq!(at(0.0), 1.0);
            assert_eq!(at(-3.0), 1.0);
            assert!((at(10.0) - 0.9).abs() < 1e-5);
            assert!(at(20.0) < at(10.5));
        }
        let after_long = |scheduler: Scheduler| scheduler.retrievability(memory, 100.0);
        assert!(
            after_long(own()) < after_long(Scheduler::default()) - 0.1,
            "decay counts"
        );
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
