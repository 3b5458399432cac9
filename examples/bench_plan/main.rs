//! Simulates people who learn for a date with different schedulers and the same time: `make bench-plan`.
//!
//! Prints mean recall on the date over all items, an item never seen counting 0, with its spread over people. `people.rs` says
//! what people are like and from which source; `schedulers.rs` has the published schedulers, `ours.rs` this project's.

#![allow(clippy::disallowed_methods, reason = "a measurement on the host reads the clock")]

mod ours;
mod people;
mod schedulers;
mod speed;

use std::{thread, time::Instant};

use ours::{DateAware, Variant};
use people::{People, Person};
use schedulers::{Fsrs, Leitner, Sm2, Study};

/// How many people are simulated for each scheduler in each scenario; the same ones for all.
const N_PEOPLE: u64 = 200;

/// 1.96 standard errors on either side make a 95 % confidence interval.
const Z: f64 = 1.96;

#[derive(Clone, Copy)]
struct Scenario {
    n_items: usize,
    n_days: u32,
    n_minutes: u32,
}

const SCENARIOS: [Scenario; 5] = [
    scenario(900, 14, 30),
    scenario(900, 30, 20),
    scenario(900, 30, 40),
    scenario(900, 60, 20),
    scenario(300, 14, 20),
];

/// Items to know, days until the date, minutes a day.
const fn scenario(n_items: usize, n_days: u32, n_minutes: u32) -> Scenario {
    Scenario {
        n_items,
        n_days,
        n_minutes,
    }
}

/// Who plans.
#[derive(Clone, Copy)]
enum Planner {
    Fsrs { retention: f32, reviews_ahead: bool },
    Sm2,
    Leitner,
    DateAware(Variant),
}

const fn fsrs(retention: f32, reviews_ahead: bool) -> Planner {
    Planner::Fsrs {
        retention,
        reviews_ahead,
    }
}

const PLANNERS: [(&str, Planner); 9] = [
    ("FSRS-6 at 0.90", fsrs(0.9, false)),
    ("FSRS-6 at 0.80", fsrs(0.8, false)),
    ("FSRS-6 at 0.70", fsrs(0.7, false)),
    ("FSRS-6 at 0.90, reviews ahead", fsrs(0.9, true)),
    ("SM-2", Planner::Sm2),
    ("Leitner", Planner::Leitner),
    ("date-aware", Planner::DateAware(Variant::AsIs)),
    ("  without looking ahead", Planner::DateAware(Variant::Greedy)),
    ("  a light day before", Planner::DateAware(Variant::LightEve)),
];

/// Where in `PLANNERS` what stands.
const FSRS_90: usize = 0;
const DATE_AWARE: usize = 6;

impl Planner {
    fn study(self, scenario: Scenario) -> Box<dyn Study> {
        let Scenario { n_items, n_days, .. } = scenario;
        match self {
            Planner::Fsrs {
                retention,
                reviews_ahead,
            } => Box::new(Fsrs::new(n_items, retention, reviews_ahead)),
            Planner::Sm2 => Box::new(Sm2::new(n_items)),
            Planner::Leitner => Box::new(Leitner::new(n_items)),
            Planner::DateAware(variant) => Box::new(DateAware::new(
                n_items,
                n_days,
                scenario.n_minutes as f32 * 60.0,
                variant,
            )),
        }
    }

    /// Seconds for study on a day.
    fn seconds_on(self, day: u32, scenario: Scenario) -> f32 {
        let is_light = matches!(self, Planner::DateAware(Variant::LightEve)) && day + 1 == scenario.n_days;
        scenario.n_minutes as f32 * if is_light { 30.0 } else { 60.0 }
    }
}

/// What comes of one person.
#[derive(Clone, Copy, Default)]
struct Outcome {
    /// Mean recall on the date.
    recall: f64,
    /// The same as the planner expected it halfway; 0 where it doesn't say.
    forecast: f64,
}

fn simulate(planner: Planner, scenario: Scenario, people: People, seed: u64) -> Outcome {
    let mut person = Person::new(seed, people, scenario.n_items, scenario.n_days);
    let mut study = planner.study(scenario);
    let mut forecast = 0.0;
    for day in 0..scenario.n_days {
        if !person.studies_on(day) {
            continue;
        }
        let mut seconds_left = planner.seconds_on(day, scenario);
        study.begin(day);
        if day >= scenario.n_days / 2 && forecast == 0.0 {
            forecast = study.forecast().unwrap_or_default();
        }
        // What is begun is finished.
        while seconds_left > 0.0 {
            let Some(item_idx) = study.next() else { break };
            let (grade, seconds) = person.answer(item_idx, day);
            study.answered(item_idx, grade, seconds);
            seconds_left -= seconds;
        }
    }
    Outcome {
        recall: person.recall_on(scenario.n_days),
        forecast,
    }
}

/// What comes of everybody, in the order of seeds.
fn simulate_all(planner: Planner, scenario: Scenario, people: People) -> Vec<Outcome> {
    let n_threads = thread::available_parallelism().map_or(1, usize::from) as u64;
    let mut outcomes: Vec<(u64, Outcome)> = thread::scope(|scope| {
        let part = |part: u64| {
            scope.spawn(move || {
                let seeds = (0..N_PEOPLE).filter(|seed| seed % n_threads == part);
                seeds
                    .map(|seed| (seed, simulate(planner, scenario, people, seed)))
                    .collect::<Vec<_>>()
            })
        };
        let parts: Vec<_> = (0..n_threads).map(part).collect();
        parts
            .into_iter()
            .flat_map(|part| part.join().unwrap_or_default())
            .collect()
    });
    outcomes.sort_by_key(|(seed, _)| *seed);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

/// Mean, half of its confidence interval, and standard deviation.
fn spread(values: &[f64]) -> (f64, f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, Z * (variance / n).sqrt(), variance.sqrt())
}

/// How far the same people are ahead with one planner of what they are with another.
fn ahead(ours: &[f64], other: &[f64]) -> String {
    let differences: Vec<f64> = ours.iter().zip(other).map(|(ours, other)| ours - other).collect();
    let (mean, half, _) = spread(&differences);
    format!("{mean:+.3} ± {half:.3}")
}

fn main() {
    let start = Instant::now();
    println!(
        "Mean recall on the date over all items (never seen: 0), of {N_PEOPLE} simulated people:\n\
         mean ± half of the 95 % confidence interval (standard deviation over people)"
    );
    // A win is one with both kinds of people.
    let mut is_win = [true; SCENARIOS.len()];
    for people in [People::Default, People::Perturbed] {
        println!(
            "\n{}",
            match people {
                People::Default => "Who remembers by FSRS-6's default parameters",
                People::Perturbed => "Who remembers by parameters of their own, which no scheduler knows",
            }
        );
        let mut lines = vec![format!("{:<30}", "items / days × minutes a day")];
        lines.extend(PLANNERS.iter().map(|(name, _)| format!("{name:<30}")));
        lines.extend(
            [
                "ahead of the best other",
                "ahead of FSRS-6 at 0.90",
                "halfway's forecast is off by",
            ]
            .map(|name| format!("{name:<30}")),
        );
        for (scenario, is_win) in SCENARIOS.into_iter().zip(&mut is_win) {
            let outcomes = PLANNERS.map(|(_, planner)| simulate_all(planner, scenario, people));
            let recalls = outcomes
                .each_ref()
                .map(|outcomes| outcomes.iter().map(|outcome| outcome.recall).collect::<Vec<f64>>());
            let mean = |planner_idx: &usize| spread(&recalls[*planner_idx]).0;
            let best_other = (0..DATE_AWARE)
                .max_by(|a, b| mean(a).total_cmp(&mean(b)))
                .unwrap_or(FSRS_90);
            *is_win &= mean(&DATE_AWARE) >= mean(&best_other);
            let Scenario {
                n_items,
                n_days,
                n_minutes,
            } = scenario;
            let mut cells = vec![format!("{n_items} / {n_days} × {n_minutes}")];
            for recalls in &recalls {
                let (mean, half, deviation) = spread(recalls);
                cells.push(format!("{mean:.3} ± {half:.3} ({deviation:.3})"));
            }
            cells.push(ahead(&recalls[DATE_AWARE], &recalls[best_other]));
            cells.push(ahead(&recalls[DATE_AWARE], &recalls[FSRS_90]));
            let off = |outcome: &Outcome| outcome.forecast - outcome.recall;
            let (bias, _, deviation) = spread(&outcomes[DATE_AWARE].iter().map(off).collect::<Vec<f64>>());
            cells.push(format!("{bias:+.3} ({deviation:.3})"));
            for (line, cell) in lines.iter_mut().zip(cells) {
                *line += &format!("{cell:>25}");
            }
        }
        println!("{}", lines.join("\n"));
    }
    speed::report();
    println!("\n{:.0} s", start.elapsed().as_secs_f64());
    let n_wins = is_win.iter().filter(|is_win| **is_win).count();
    println!("date-aware wins {n_wins}/{}", is_win.len());
}
