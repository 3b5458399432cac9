//! Measures what training FSRS's parameters is worth, on made-up people: `cargo run --release --example training`.
//!
//! Prints a table by kind of person and length of history: how often trained parameters are kept, what they gain on held-out
//! answers when they are, and how much nearer they are to the truth: what they gain on the person's next month.
//! `--as-storage DAYS [--average]` prints such a history as localStorage's keys and values instead, for the journeys.

#![allow(clippy::disallowed_methods, reason = "a measurement on the host reads the clock")]
#![allow(clippy::expect_used, reason = "all of it is a measurement")]

#[path = "../tests/training/person.rs"]
mod person;

use std::time::Instant;

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg32;
use zhuiwen::{
    domain::{
        progress::reviews,
        schedule::{Parameters, Review},
        training::{Amount, Decision, Metrics, predict, train},
    },
    wire::log::pack,
};

use crate::person::Person;

const N_PEOPLE: u64 = 40;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(flag_idx) = arguments.iter().position(|argument| argument == "--as-storage") {
        let n_days = arguments.get(flag_idx + 1).and_then(|days| days.parse().ok());
        let parameters = match arguments.iter().any(|argument| argument == "--average") {
            true => Parameters::default(),
            false => person::forgetful(),
        };
        print_storage(&Person {
            parameters,
            n_days: n_days.unwrap_or(30),
            n_answers_a_day: 60,
            seed: 7,
        });
        return;
    }
    println!(
        "{:<12} {:>5} {:>7} {:>8} {:>6} {:>9} {:>9} {:>9} {:>8}",
        "person", "days", "answers", "on later", "kept", "gain", "next, kept", "next, all", "ms"
    );
    for n_days in [7, 10, 14, 21, 30, 60] {
        for kind in ["average", "forgetful", "retentive", "any"] {
            row(kind, n_days);
        }
    }
}

fn row(kind: &str, n_days: u32) {
    let (mut n_kept, mut n_answers, mut n_tests) = (0, 0, 0);
    let (mut gain, mut next_kept, mut next_all, mut milliseconds) = (0.0, 0.0, 0.0, 0.0);
    for seed in 0..N_PEOPLE {
        let parameters = match kind {
            "average" => Parameters::default(),
            "forgetful" => person::forgetful(),
            "retentive" => person::retentive(),
            _ => any(seed),
        };
        // What comes in the month after is what the parameters are for.
        let longer = Person {
            parameters,
            n_days: n_days + 30,
            n_answers_a_day: 60,
            seed,
        };
        let all = reviews(&longer.log());
        let now = reviews(&Person { n_days, ..longer }.log());
        assert_eq!(now, all[..now.len()]);
        let start = Instant::now();
        let trained = train(&now, &mut |_, _| {}).expect("enough answers");
        milliseconds += start.elapsed().as_secs_f64() * 1e3;
        n_answers += now.len();
        n_tests += Amount::of(&now, 0).n_tests;
        let next = next_month_gain(&trained.parameters, &all, now.len());
        next_all += next;
        if trained.evidence.decision == Decision::Keep {
            n_kept += 1;
            gain += trained.evidence.gain_permille() as f64 / 10.0;
            next_kept += next;
        }
    }
    let (n_people, n_kept_at_least) = (N_PEOPLE as f64, f64::from(n_kept.max(1)));
    println!(
        "{kind:<12} {n_days:>5} {:>7.0} {:>8.0} {:>5.0}% {:>8.1}% {:>8.1}% {:>8.1}% {:>8.0}",
        n_answers as f64 / n_people,
        f64::from(n_tests) / n_people,
        f64::from(n_kept) / n_people * 100.0,
        gain / n_kept_at_least,
        next_kept / n_kept_at_least,
        next_all / n_people,
        milliseconds / n_people,
    );
}

/// By how many percent the log loss on the answers of the month after falls.
fn next_month_gain(parameters: &Parameters, all: &[Review], from: usize) -> f64 {
    let loss = |parameters: &Parameters| f64::from(Metrics::of(&predict(parameters, all, from)).log_loss);
    let before = loss(&Parameters::default());
    (before - loss(parameters)) / before * 100.0
}

/// Parameters each some way from the published ones, as people's are.
fn any(seed: u64) -> Parameters {
    let mut random = Pcg32::seed_from_u64(seed);
    let mut values = Parameters::default().values();
    let stability = (random.random::<f32>() * 2.0 - 1.0).exp();
    for (idx, value) in values.iter_mut().enumerate() {
        let near = (random.random::<f32>() * 0.6 - 0.3).exp();
        *value *= if idx < 4 { near * stability } else { near };
    }
    values[7] = values[7].max(0.001);
    values[16] = values[16].max(1.0);
    values[4] = values[4].min(10.0);
    Parameters::from_values(&values).expect("within the limits")
}

fn print_storage(person: &Person) {
    let mut stored = serde_json::Map::new();
    stored.insert("zhuiwen:device".to_owned(), "00000001".into());
    for (number, segment) in pack(&person.log()).iter().enumerate() {
        stored.insert(format!("zhuiwen:log:00000001:0:{number}"), segment.text().into());
    }
    println!("{}", serde_json::Value::Object(stored));
}
