//! One step of FSRS-6 (Ye et al.; the formulas of the `fsrs` crate's `model.rs`), as fast as a fold needs it.
//!
//! The crate computes what every grade would give, with some fifteen powers and exponentials, and allocates: 100,000 steps
//! took 60 ms of wasm against a budget of 37 ms for the whole fold. Here only the branch taken is computed and what depends
//! on the parameters alone is kept. A test holds each step against the crate's.

mod outlook;

pub use outlook::{After, Outlook};

use crate::domain::{
    log::Grade,
    numbers::between,
    schedule::{
        Memory,
        parameters::{N_PARAMETERS, Parameters},
    },
};

const MIN_STABILITY: f32 = 0.001;
const MAX_STABILITY: f32 = 36_500.0;
const MIN_DIFFICULTY: f32 = 1.0;
const MAX_DIFFICULTY: f32 = 10.0;

/// FSRS-6's parameters and what depends on nothing else. Fields are named after the paper's w₀…w₂₀.
#[derive(Clone, Debug)]
pub(super) struct Model {
    w: [f32; N_PARAMETERS],
    /// Of the forgetting curve: what makes retrievability 0.9 after as many days as stability says.
    decay_factor: f32,
    exp_w8: f32,
    exp_w17_w18: f32,
    /// By grade, e^(w₁₇ · (grade − 3 + w₁₈)).
    short_term: [f32; 4],
    /// By grade, of a first answer.
    initial_difficulty: [f32; 4],
}

impl Default for Model {
    fn default() -> Model {
        Model::new(&Parameters::default())
    }
}

impl Model {
    /// FSRS-6 with these parameters.
    pub(super) fn new(parameters: &Parameters) -> Model {
        let w = parameters.values();
        let by_grade = |value: &dyn Fn(f32) -> f32| Grade::ALL.map(|grade| value(f32::from(grade.number())));
        Model {
            w,
            decay_factor: (0.9f32.ln() / -w[20]).exp() - 1.0,
            exp_w8: w[8].exp(),
            exp_w17_w18: (w[17] * w[18]).exp(),
            short_term: by_grade(&|grade| (w[17] * (grade - 3.0 + w[18])).exp()),
            initial_difficulty: by_grade(&|grade| w[4] - (w[5] * (grade - 1.0)).exp() + 1.0),
        }
    }

    /// The memory after a first answer.
    pub(super) fn first(&self, grade: Grade) -> Memory {
        clamped(self.w[grade as usize], self.initial_difficulty[grade as usize])
    }

    /// The memory after a further answer, `elapsed_days` rollovers after the last.
    pub(super) fn next(&self, memory: Memory, elapsed_days: u32, grade: Grade) -> Memory {
        let Memory { stability, difficulty } = clamped(memory.stability, memory.difficulty);
        let next_stability = match (elapsed_days, grade) {
            (0, grade) => self.stability_same_day(stability, grade),
            (_, Grade::Again) => {
                self.stability_forgotten(stability, difficulty, self.forgotten(stability, elapsed_days))
            }
            (_, grade) => {
                self.stability_recalled(stability, difficulty, self.forgotten(stability, elapsed_days), grade)
            }
        };
        clamped(next_stability, self.next_difficulty(difficulty, grade))
    }

    /// The probability of recall, `elapsed_days` ≥ 0 after the last answer: the forgetting curve.
    pub(super) fn retrievability(&self, stability: f32, elapsed_days: f32) -> f32 {
        power(elapsed_days / stability * self.decay_factor + 1.0, -self.w[20])
    }

    /// The days after which retrievability has fallen to `retrievability`, 0 < r < 1: the curve's inverse.
    pub(super) fn days_until(&self, stability: f32, retrievability: f32) -> f32 {
        stability / self.decay_factor * (power(retrievability, -1.0 / self.w[20]) - 1.0)
    }

    /// One minus retrievability.
    fn forgotten(&self, stability: f32, elapsed_days: u32) -> f32 {
        1.0 - self.retrievability(stability, elapsed_days as f32)
    }

    fn stability_recalled(&self, stability: f32, difficulty: f32, forgotten: f32, grade: Grade) -> f32 {
        let w = &self.w;
        let bonus = match grade {
            Grade::Hard => w[15],
            Grade::Easy => w[16],
            Grade::Again | Grade::Good => 1.0,
        };
        let gain = self.exp_w8 * (11.0 - difficulty) * power(stability, -w[9]) * ((forgotten * w[10]).exp() - 1.0);
        stability * (gain * bonus + 1.0)
    }

    fn stability_forgotten(&self, stability: f32, difficulty: f32, forgotten: f32) -> f32 {
        let w = &self.w;
        let left =
            w[11] * power(difficulty, -w[12]) * (power(stability + 1.0, w[13]) - 1.0) * (forgotten * w[14]).exp();
        left.min(stability / self.exp_w17_w18)
    }

    fn stability_same_day(&self, stability: f32, grade: Grade) -> f32 {
        let increase = self.short_term[grade as usize] * power(stability, -self.w[19]);
        stability * if grade.is_miss() { increase } else { increase.max(1.0) }
    }

    fn next_difficulty(&self, difficulty: f32, grade: Grade) -> f32 {
        let delta = -self.w[6] * (f32::from(grade.number()) - 3.0);
        let damped = difficulty + (10.0 - difficulty) * delta / 9.0;
        self.w[7] * (self.initial_difficulty[Grade::Easy as usize] - damped) + damped
    }
}

/// `base` to the `exponent`. For positive bases near one, as here, as exact as `powf` and in wasm twice as fast.
fn power(base: f32, exponent: f32) -> f32 {
    (base.ln() * exponent).exp()
}

fn clamped(stability: f32, difficulty: f32) -> Memory {
    Memory {
        stability: between(MIN_STABILITY, stability, MAX_STABILITY),
        difficulty: between(MIN_DIFFICULTY, difficulty, MAX_DIFFICULTY),
    }
}

#[cfg(test)]
mod tests {
    use fsrs::{FSRS, MemoryState, current_retrievability};
    use proptest::prelude::*;

    use super::*;
    use crate::domain::schedule::parameters::tests::any_parameters;

    #[track_caller]
    fn check(what: &str, found: Memory, expect: MemoryState) {
        let is_near = |found: f32, expect: f32| (found - expect).abs() <= 2e-5 * expect;
        assert!(
            is_near(found.stability, expect.stability) && is_near(found.difficulty, expect.difficulty),
            "{what}: {found:?}, the crate says {expect:?}"
        );
    }

    fn states(fsrs: &FSRS, memory: Option<MemoryState>, elapsed_days: u32) -> [MemoryState; 4] {
        let states = fsrs.next_states(memory, 0.9, elapsed_days).expect("finite");
        [states.again, states.hard, states.good, states.easy].map(|state| state.memory)
    }

    fn state(memory: Memory) -> MemoryState {
        MemoryState {
            stability: memory.stability,
            difficulty: memory.difficulty,
        }
    }

    #[test]
    fn every_step_is_the_crates() {
        let (fsrs, model) = (FSRS::default(), Model::default());
        for (grade, expect) in Grade::ALL.into_iter().zip(states(&fsrs, None, 0)) {
            check("first", model.first(grade), expect);
        }
        for stability in [0.001, 0.05, 0.212, 1.0, 2.3065, 8.3, 31.0, 365.0, 5_000.0, 36_500.0] {
            for difficulty in [1.0, 1.9, 2.118, 5.0, 7.77, 9.99, 10.0] {
                for elapsed_days in [0, 1, 2, 3, 7, 30, 365, 20_000] {
                    let memory = Memory { stability, difficulty };
                    let expect = states(&fsrs, Some(state(memory)), elapsed_days);
                    for (grade, expect) in Grade::ALL.into_iter().zip(expect) {
                        let what = format!("{memory:?} {elapsed_days} {grade:?}");
                        check(&what, model.next(memory, elapsed_days, grade), expect);
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn with_any_parameters_steps_and_curve_are_the_crates(
            parameters in any_parameters(),
            answers in prop::collection::vec((0..400u32, prop::sample::select(&Grade::ALL)), 1..12),
            retention in 0.05..0.99f32,
        ) {
            let (fsrs, model) = (FSRS::new(&parameters.values()).expect("parameters"), Model::new(&parameters));
            let mut memory: Option<Memory> = None;
            for (elapsed_days, grade) in answers {
                let expect = states(&fsrs, memory.map(state), elapsed_days)[grade as usize];
                let next = match memory {
                    None => model.first(grade),
                    Some(memory) => {
                        let curve = current_retrievability(state(memory), elapsed_days as f32, parameters.values()[20]);
                        let found = model.retrievability(memory.stability, elapsed_days as f32);
                        prop_assert!((found - curve).abs() < 1e-4, "{} {}", found, curve);
                        model.next(memory, elapsed_days, grade)
                    }
                };
                // Rarely do two ways of rounding differ by more than a ten-thousandth: where a small difference of large
                // numbers is multiplied.
                let is_near = |found: f32, expect: f32| (found - expect).abs() <= 1e-3 * expect + 1e-5;
                prop_assert!(is_near(next.stability, expect.stability), "{:?} {:?}", next, expect);
                prop_assert!(is_near(next.difficulty, expect.difficulty), "{:?} {:?}", next, expect);
                let (found, expect) = (
                    model.days_until(next.stability, retention),
                    fsrs.next_interval(Some(next.stability), retention, 0),
                );
                prop_assert!(is_near(found, expect), "{} {}", found, expect);
                memory = Some(next);
            }
        }
    }
}
