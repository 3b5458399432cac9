//! Training on made-up people whose memory is known: it finds out when it is worth something, and says so when it is not.

#![allow(clippy::expect_used, reason = "all of it is test")]

#[path = "training/person.rs"]
mod person;

use fsrs::{FSRS, FSRSItem, FSRSReview};
use proptest::prelude::*;
use zhuiwen::domain::{
    id::Code,
    log::{Entry, EntryKey, Event, Grade},
    progress::{Progress, reviews},
    schedule::{Parameters, Review, Scheduler, optimise},
    training::{Amount, Decision, Evidence, Metrics, predict, train},
};

use crate::person::Person;

fn person(parameters: Parameters, n_days: u32, seed: u64) -> Person {
    Person {
        parameters,
        n_days,
        n_answers_a_day: 60,
        seed,
    }
}

/// Log loss in millionths over the answers from `from` on.
fn log_loss(parameters: &Parameters, reviews: &[Review], from: usize) -> u32 {
    Metrics::of(&predict(parameters, reviews, from)).log_loss
}

/// Trains on 40 days, and looks at the 30 days after: nothing of those is known to the training.
#[track_caller]
fn check(parameters: Parameters, seed: u64, expect: Decision) {
    let all = reviews(&person(parameters, 70, seed).log());
    let now = reviews(&person(parameters, 40, seed).log());
    let trained = train(&now, &mut |_, _| {}).expect("enough answers");
    let Evidence {
        published,
        trained: own,
        decision,
        ..
    } = trained.evidence;
    assert_eq!(decision, expect, "{:?}", trained.evidence);
    let (before, after) = (
        log_loss(&Parameters::default(), &all, now.len()),
        log_loss(&trained.parameters, &all, now.len()),
    );
    match expect {
        Decision::Keep => {
            assert!(own.log_loss < published.log_loss, "{:?}", trained.evidence);
            assert!(after < before, "the month after: {before} → {after}");
        }
        // What would have been lost is little, because training is pulled back to the published parameters.
        Decision::Discard => assert!(after < before + before / 20, "the month after: {before} → {after}"),
    }
}

#[test]
fn who_forgets_faster_or_slower_than_most_is_predicted_better() {
    for seed in 1..=2 {
        check(person::forgetful(), seed, Decision::Keep);
        check(person::retentive(), seed, Decision::Keep);
    }
}

#[test]
fn who_is_like_most_keeps_the_published_parameters() {
    for seed in 1..=3 {
        check(Parameters::default(), seed, Decision::Discard);
    }
}

#[test]
fn training_comes_nearer_to_the_truth() {
    // Days until a first answer is forgotten, by grade: the four parameters that have most answers to go by. Of changes in
    // others some is always taken for one in these.
    let who = person::parameters(&[(0, 0.3), (1, 0.3), (2, 0.3), (3, 0.3)]);
    let now = reviews(&person(who, 60, 3).log());
    let own = optimise(&now).expect("enough answers").values();
    let (truth, published) = (who.values(), Parameters::default().values());
    for idx in 0..4 {
        let off = |value: f32| (value / truth[idx]).ln().abs();
        assert!(
            off(own[idx]) < off(published[idx]),
            "w{idx}: {} of {}",
            own[idx],
            truth[idx]
        );
    }
}

#[test]
fn the_same_answers_give_the_same_parameters_and_progress_goes_from_little_to_all() {
    let now = reviews(&person(person::forgetful(), 14, 5).log());
    let mut steps = Vec::new();
    let one = train(&now, &mut |done, total| steps.push((done, total)));
    let other = train(&now, &mut |_, _| {});
    assert_eq!(one, other);
    assert!(steps.is_sorted() && steps.len() == 5, "{steps:?}");
    assert!(steps.iter().all(|(done, total)| *done > 0 && *total == steps[4].0));
    let evidence = one.expect("enough answers").evidence;
    assert_eq!(evidence.n_tests, Amount::of(&now, 14).n_tests);
    // Four of five parts.
    assert!(
        evidence.n_held_out.abs_diff(evidence.n_tests * 4 / 5) <= 4,
        "{evidence:?}"
    );
}

#[test]
fn too_few_answers_are_not_trained_on() {
    let now = reviews(&person(Parameters::default(), 1, 1).log());
    assert_eq!(train(&now, &mut |_, _| {}), None);
    assert_eq!(train(&[], &mut |_, _| {}), None);
    let amount = |n_tests, n_days| Amount { n_tests, n_days }.is_enough();
    assert!(amount(200, 7) && !amount(199, 7) && !amount(200, 6));
    assert!(!Amount::of(&now, 1).is_enough());
}

#[test]
fn who_never_misses_and_who_always_does_break_nothing() {
    for grade in Grade::ALL {
        let one = |idx: u32| Review {
            card: idx % 60,
            elapsed_days: u32::from(idx >= 60) * (1 + idx % 7),
            grade,
        };
        let all: Vec<Review> = (0..600).map(one).collect();
        let trained = train(&all, &mut |_, _| {}).expect("parameters");
        let evidence = trained.evidence;
        assert_eq!(Evidence::from_text(&evidence.to_text()), Some(evidence));
    }
}

#[test]
fn predictions_are_measured_as_the_crate_measures_them() {
    let all = reviews(&person(person::retentive(), 30, 11).log());
    let fsrs = FSRS::new(&person::forgetful().values()).expect("parameters");
    let predictions = predict(&person::forgetful(), &all, 0);
    let mut histories: Vec<Vec<FSRSReview>> = Vec::new();
    let mut items = Vec::new();
    for review in &all {
        let card = review.card as usize;
        histories.resize_with(histories.len().max(card + 1), Vec::new);
        histories[card].push(FSRSReview {
            rating: u32::from(review.grade.number()),
            delta_t: review.elapsed_days,
        });
        if review.is_test() {
            items.push(FSRSItem {
                reviews: histories[card].clone(),
            });
        }
    }
    assert_eq!(items.len(), predictions.len());
    // The crate weighs later answers more; one at a time and in equal pairs, weights make no difference.
    let near = |found: u32, expect: f32| (f64::from(found) / 1e6 - f64::from(expect)).abs() < 2e-3;
    for (item, prediction) in items.iter().zip(&predictions).step_by(7) {
        let expect = fsrs.evaluate(vec![item.clone()], |_| true).expect("a measure");
        let found = Metrics::of(&[*prediction]);
        assert!(near(found.log_loss, expect.log_loss), "{item:?}: {found:?} {expect:?}");
        assert!(near(found.rmse, expect.rmse_bins), "{item:?}: {found:?} {expect:?}");
    }
    // Of two in one bin the crate's RMSE is that of their mean; of two in two bins with weights 1/4 and 1, theirs.
    for pair in (0..items.len() - 1).step_by(11) {
        let two = vec![items[pair].clone(), items[pair + 1].clone()];
        let expect = fsrs.evaluate(two, |_| true).expect("a measure").rmse_bins;
        let rmse = |predictions: &[_]| f64::from(Metrics::of(predictions).rmse) / 1e6;
        let (one, other) = (rmse(&predictions[pair..=pair]), rmse(&predictions[pair + 1..=pair + 1]));
        let apart = ((0.25 * one * one + other * other) / 1.25).sqrt();
        let together = rmse(&predictions[pair..=pair + 1]);
        let is_apart = (((one * one + other * other) / 2.0).sqrt() - together).abs() < 1e-6;
        let found = if is_apart { apart } else { together };
        assert!((found - f64::from(expect)).abs() < 2e-3, "{found} {expect}");
    }
}

#[test]
fn evidence_is_read_or_refused() {
    let text = "1027 822 412345 91000 387001 52000 1";
    let evidence = Evidence::from_text(text).expect("seven numbers");
    assert_eq!(evidence.to_text(), text);
    assert_eq!(evidence.decision, Decision::Keep);
    assert_eq!(evidence.gain_permille(), 61);
    for bad in [
        "",
        "1 2 3",
        "1027 822 412345 91000 387001 52000 2",
        "a b c d e f g",
        "1 2 3 4 5 6 0 0",
    ] {
        assert_eq!(Evidence::from_text(bad), None, "{bad:?}");
    }
}

#[test]
fn reviews_are_what_the_fold_saw() {
    let mut log = person(person::forgetful(), 20, 2).log();
    // Every ninth answer is taken back.
    let n_entries = log.len() as u32;
    let undone: Vec<Entry> = log.iter().step_by(9).cloned().collect();
    for (seq, entry) in (n_entries + 1..).zip(undone) {
        log.push(Entry {
            key: EntryKey { seq, ..entry.key },
            at: entry.at,
            event: Event::Undone { target: entry.key },
        });
    }
    let progress = Progress::fold(&log);
    let reviews_in_order = reviews(&log);
    log.reverse();
    assert_eq!(reviews(&log), reviews_in_order);
    let scheduler = Scheduler::default();
    let mut memories = Vec::new();
    for review in &reviews_in_order {
        let card = review.card as usize;
        memories.resize(memories.len().max(card + 1), None);
        memories[card] = Some(scheduler.next_memory(memories[card], review.elapsed_days, review.grade));
    }
    let mut expect: Vec<f32> = progress.cards().map(|(_, card)| card.memory.stability).collect();
    let mut found: Vec<f32> = memories.into_iter().flatten().map(|memory| memory.stability).collect();
    expect.sort_by(f32::total_cmp);
    found.sort_by(f32::total_cmp);
    assert_eq!(found, expect);
    assert!(progress.card(Code(0)).is_some());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_answers_give_parameters_or_none(
        answers in prop::collection::vec((0..20u32, prop_oneof![0..3u32, 0..400u32, any::<u32>()], prop::sample::select(&Grade::ALL)), 0..300),
    ) {
        let review = |(card, elapsed_days, grade)| Review { card, elapsed_days, grade };
        let reviews: Vec<Review> = answers.into_iter().map(review).collect();
        if let Some(trained) = train(&reviews, &mut |_, _| {}) {
            prop_assert!(Parameters::from_text(&trained.parameters.to_text()).is_some());
            prop_assert!(trained.evidence.n_held_out <= trained.evidence.n_tests);
        }
    }
}
