//! Simulated people: they remember by FSRS-6, answer at their own pace and miss days.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg32;
use zhuiwen::domain::{
    log::Grade,
    schedule::{Memory, N_PARAMETERS, Parameters, Scheduler},
};

/// How far people's parameters lie from FSRS-6's defaults: the `fsrs` crate's `PARAMS_STDDEV`, from w₄ on.
const SPREAD: [f32; N_PARAMETERS] = [
    0.0, 0.0, 0.0, 0.0, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14,
    0.27,
];

/// First stabilities are spread over orders of magnitude: log-normally, for the person and for each grade.
const FIRST_STABILITY_SPREAD: (f32, f32) = (0.6, 0.25);

/// Grades of first answers, and of later answers that are known (the `fsrs` crate's `SimulatorConfig::default()`).
const FIRST_GRADES: [f32; 4] = [0.24, 0.094, 0.495, 0.171];
const KNOWN_GRADES: [f32; 3] = [0.224, 0.631, 0.145];

/// Mean seconds by grade of a first answer, a review, and a repeat on the same day (there too, `state_rating_costs`).
const SECONDS: [[f32; 4]; 3] = [
    [19.58, 18.79, 13.78, 10.71],
    [19.38, 17.59, 12.38, 8.94],
    [16.44, 15.25, 12.32, 8.03],
];

/// Seconds to read the explanation, after a first answer and after a miss: 45 characters and one distractor's reason of 20, as
/// in this project's bank on average, at 255 characters a minute (Trauzettel-Klosinski & Dietz 2012, Chinese).
const READING_SECONDS: f32 = 15.2;

/// Spread (log-normal) of people's pace, and of the answers of one.
const PACE_SPREAD: f32 = 0.2;
const ANSWER_SPREAD: f32 = 0.5;

/// The share of days on which nothing is done.
const MISSED_DAYS: f32 = 0.1;

/// Who is simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum People {
    /// They remember as the planner supposes.
    Default,
    /// Each has parameters and first grades of their own, which nobody knows.
    Perturbed,
}

/// Somebody who learns. What is in here only the simulation knows.
pub struct Person {
    scheduler: Scheduler,
    first_grades: [f32; 4],
    pace: f32,
    chance: Pcg32,
    /// Per day, whether anything is done.
    studies: Vec<bool>,
    /// Per item, the memory and the day it was last asked.
    memories: Vec<Option<(Memory, u32)>>,
}

impl Person {
    /// The same person for the same seed, whoever plans for them.
    pub fn new(seed: u64, people: People, n_items: usize, n_days: u32) -> Person {
        let mut chance = Pcg32::seed_from_u64(seed);
        let pace = log_normal(&mut chance, PACE_SPREAD);
        let (mut parameters, mut first_grades) = (Parameters::default().values(), FIRST_GRADES);
        if people == People::Perturbed {
            let (of_person, of_grade) = FIRST_STABILITY_SPREAD;
            let common = normal(&mut chance) * of_person;
            for (idx, parameter) in parameters.iter_mut().enumerate() {
                if idx < 4 {
                    *parameter *= (common + normal(&mut chance) * of_grade).exp();
                } else {
                    *parameter += normal(&mut chance) * SPREAD[idx];
                }
            }
            // A better grade is never less stable.
            parameters[..4].sort_by(f32::total_cmp);
            let talent = normal(&mut chance) * 0.5;
            for (idx, share) in first_grades.iter_mut().enumerate() {
                *share *= (talent * (idx as f32 - 1.5)).exp();
            }
            let total: f32 = first_grades.iter().sum();
            first_grades = first_grades.map(|share| share / total);
        }
        let studies = (0..n_days).map(|_| uniform(&mut chance) >= MISSED_DAYS).collect();
        Person {
            scheduler: Scheduler::new(&Parameters::nearest(&parameters)),
            first_grades,
            pace,
            chance,
            studies,
            memories: vec![None; n_items],
        }
    }

    /// Whether anything is done on a day.
    pub fn studies_on(&self, day: u32) -> bool {
        self.studies[day as usize]
    }

    /// Answers, and takes so many seconds.
    pub fn answer(&mut self, item_idx: usize, day: u32) -> (Grade, f32) {
        let (grade, row, memory) = match self.memories[item_idx] {
            None => {
                let grade = Grade::ALL[draw(&mut self.chance, &self.first_grades)];
                (grade, 0, self.scheduler.next_memory(None, 0, grade))
            }
            Some((memory, last)) => {
                let recall = self.scheduler.retrievability(memory, (day - last) as f32);
                let grade = if uniform(&mut self.chance) < recall {
                    Grade::ALL[1 + draw(&mut self.chance, &KNOWN_GRADES)]
                } else {
                    Grade::Again
                };
                let row = if day == last { 2 } else { 1 };
                (grade, row, self.scheduler.next_memory(Some(memory), day - last, grade))
            }
        };
        self.memories[item_idx] = Some((memory, day));
        let reading = if row == 0 || grade.is_miss() {
            READING_SECONDS
        } else {
            0.0
        };
        let mean = (SECONDS[row][grade as usize] + reading) * self.pace;
        (grade, mean * log_normal(&mut self.chance, ANSWER_SPREAD))
    }

    /// The mean probability of recall on the morning of a day, over all items; one never seen counts 0.
    pub fn recall_on(&self, day: u32) -> f64 {
        let recall =
            |(memory, last): &(Memory, u32)| f64::from(self.scheduler.retrievability(*memory, (day - last) as f32));
        self.memories.iter().flatten().map(recall).sum::<f64>() / self.memories.len() as f64
    }
}

fn uniform(chance: &mut Pcg32) -> f32 {
    chance.random::<f32>()
}

/// By Box and Muller.
fn normal(chance: &mut Pcg32) -> f32 {
    let (radius, turn) = (1.0 - uniform(chance), uniform(chance));
    (-2.0 * radius.ln()).sqrt() * (std::f32::consts::TAU * turn).cos()
}

/// With mean 1.
fn log_normal(chance: &mut Pcg32, spread: f32) -> f32 {
    (normal(chance) * spread - spread * spread / 2.0).exp()
}

fn draw(chance: &mut Pcg32, shares: &[f32]) -> usize {
    let mut left = uniform(chance);
    for (idx, share) in shares.iter().enumerate() {
        if left < *share {
            return idx;
        }
        left -= share;
    }
    shares.len() - 1
}
