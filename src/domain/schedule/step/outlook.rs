//! What a review of one memory would do, on any day: a planner asks for many. Computed as `Model::next` does, with what doesn't
//! depend on the day kept.

use crate::domain::{
    log::Grade,
    schedule::{
        Memory,
        step::{Model, clamped, power},
    },
};

/// What reviews of one memory would do.
#[derive(Clone, Copy, Debug)]
pub struct Outlook<'m> {
    model: &'m Model,
    stability: f32,
    growth: f32,
    left: f32,
    most_left: f32,
    known_difficulty: f32,
    missed_difficulty: f32,
}

/// What one review may come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct After {
    /// The probability that it is answered.
    pub recall: f32,
    /// The memory if it is, with `Grade::Good`.
    pub known: Memory,
    /// The memory if it is not.
    pub missed: Memory,
}

impl Model {
    /// The outlook of `memory`.
    pub(in crate::domain::schedule) fn outlook(&self, memory: Memory) -> Outlook<'_> {
        let Memory { stability, difficulty } = clamped(memory.stability, memory.difficulty);
        Outlook {
            model: self,
            stability,
            growth: self.exp_w8 * (11.0 - difficulty) * power(stability, -self.w[9]),
            left: self.w[11] * power(difficulty, -self.w[12]) * (power(stability + 1.0, self.w[13]) - 1.0),
            most_left: stability / self.exp_w17_w18,
            known_difficulty: self.next_difficulty(difficulty, Grade::Good),
            missed_difficulty: self.next_difficulty(difficulty, Grade::Again),
        }
    }
}

impl Outlook<'_> {
    /// The probability of recall without a review, `elapsed_days` after the last answer.
    pub fn recall(&self, elapsed_days: f32) -> f32 {
        self.model.retrievability(self.stability, elapsed_days)
    }

    /// What a review comes to, `elapsed_days` ≥ 1 rollovers after the last answer.
    pub fn after(&self, elapsed_days: f32) -> After {
        let w = &self.model.w;
        let recall = self.recall(elapsed_days);
        let forgotten = 1.0 - recall;
        let known = self.stability * (self.growth * ((forgotten * w[10]).exp() - 1.0) + 1.0);
        let missed = (self.left * (forgotten * w[14]).exp()).min(self.most_left);
        After {
            recall,
            known: clamped(known, self.known_difficulty),
            missed: clamped(missed, self.missed_difficulty),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::schedule::parameters::tests::any_parameters;

    #[track_caller]
    fn check(found: Memory, expect: Memory) {
        let is_near = |found: f32, expect: f32| (found - expect).abs() <= 1e-5 * expect;
        assert!(
            is_near(found.stability, expect.stability) && is_near(found.difficulty, expect.difficulty),
            "{found:?} {expect:?}"
        );
    }

    proptest! {
        #[test]
        fn an_outlook_is_what_the_step_gives(
            parameters in any_parameters(),
            stability in 0.001f32..36_500.0,
            difficulty in 1.0f32..=10.0,
            elapsed_days in 1u32..1_000,
        ) {
            let model = Model::new(&parameters);
            let memory = Memory { stability, difficulty };
            let after = model.outlook(memory).after(elapsed_days as f32);
            check(after.known, model.next(memory, elapsed_days, Grade::Good));
            check(after.missed, model.next(memory, elapsed_days, Grade::Again));
            prop_assert_eq!(after.recall, model.retrievability(stability, elapsed_days as f32));
        }
    }
}
