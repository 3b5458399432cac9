//! How well parameters predict answers: log loss, and RMSE over bins of like answers, the two measures of the srs-benchmark
//! (Ye et al.), computed as the `fsrs` crate does.

use crate::domain::{
    log::Grade,
    schedule::{Memory, Parameters, Review, Scheduler},
    sorted_map::SortedMap,
};

/// Predictions are kept this far from certainty, as in the crate's training: one surprise must not outweigh everything.
const LEAST: f64 = 1e-7;

/// What was predicted for an answer, and what came.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prediction {
    /// The probability of recall.
    pub recall: f64,
    /// Whether it was recalled.
    pub is_recalled: bool,
    /// Answers alike in days elapsed, answers so far and misses so far have the same.
    bin: (u32, u32, u32),
}

impl Prediction {
    /// The log loss of this answer alone.
    pub fn loss(&self) -> f64 {
        let recall = self.recall.clamp(LEAST, 1.0 - LEAST);
        -(if self.is_recalled { recall } else { 1.0 - recall }).ln()
    }
}

/// How well answers were predicted, in millionths; smaller is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Metrics {
    /// Mean of the negative logarithm of the probability given to what came.
    pub log_loss: u32,
    /// Root mean square, over bins, of the difference between mean predicted and actual recall, weighted by size.
    pub rmse: u32,
}

#[derive(Clone, Copy, Default)]
struct Bin {
    recall: f64,
    n_recalled: f64,
    n: f64,
}

impl Metrics {
    /// Of these predictions; 0 for none.
    pub fn of(predictions: &[Prediction]) -> Metrics {
        let mut bins: SortedMap<(u32, u32, u32), Bin> = SortedMap::default();
        let mut loss = 0.0;
        for prediction in predictions {
            let bin = bins.entry(prediction.bin);
            bin.recall += prediction.recall;
            bin.n_recalled += f64::from(u8::from(prediction.is_recalled));
            bin.n += 1.0;
            loss += prediction.loss();
        }
        let n = predictions.len().max(1) as f64;
        let square_error: f64 = bins
            .values()
            .map(|bin| (bin.recall - bin.n_recalled) * (bin.recall - bin.n_recalled) / bin.n)
            .sum();
        Metrics {
            log_loss: millionths(loss / n),
            rmse: millionths((square_error / n).sqrt()),
        }
    }
}

fn millionths(value: f64) -> u32 {
    (value * 1e6).round() as u32
}

/// What is kept of a card while its answers are gone through.
#[derive(Clone, Copy)]
struct CardState {
    memory: Memory,
    /// Answers on later days.
    n_tests: u32,
    /// Of those, misses.
    n_lapses: u32,
}

/// Predicts every answer on a later day among `reviews[from..]`, each from those before it.
pub fn predict(parameters: &Parameters, reviews: &[Review], from: usize) -> Vec<Prediction> {
    let scheduler = Scheduler::new(parameters);
    let mut cards: Vec<Option<CardState>> = Vec::new();
    let mut predictions = Vec::new();
    for (idx, review) in reviews.iter().enumerate() {
        let card = review.card as usize;
        if card >= cards.len() {
            cards.resize(card + 1, None);
        }
        let before = cards[card];
        if let Some(state) = before
            && idx >= from
            && review.is_test()
        {
            predictions.push(Prediction {
                recall: f64::from(scheduler.retrievability(state.memory, review.elapsed_days as f32)),
                is_recalled: !review.grade.is_miss(),
                bin: (
                    steps(f64::from(review.elapsed_days), 3.62),
                    steps(f64::from(state.n_tests + 2), 1.89),
                    match state.n_lapses {
                        0 => 0,
                        n_lapses => 1 + steps(f64::from(n_lapses), 1.73),
                    },
                ),
            });
        }
        let is_test = before.is_some() && review.is_test();
        cards[card] = Some(CardState {
            memory: scheduler.next_memory(before.map(|state| state.memory), review.elapsed_days, review.grade),
            n_tests: before.map_or(0, |state| state.n_tests) + u32::from(is_test),
            n_lapses: before.map_or(0, |state| state.n_lapses) + u32::from(is_test && review.grade == Grade::Again),
        });
    }
    predictions
}

/// How often `value` ≥ 1 can be divided by `base`: bins grow as the values do.
fn steps(value: f64, base: f64) -> u32 {
    (value.ln() / base.ln()).floor() as u32
}
