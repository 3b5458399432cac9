//! Personal parameters: FSRS-6's parameters trained on the person's own answers, and whether they are worth keeping.
//!
//! They are kept only if they predict answers that they were not trained on better than the published parameters do. Pure
//! computation; that it happens in a worker, and where the outcome is kept, is not known here.

mod metrics;

pub use metrics::{Metrics, Prediction, predict};

use crate::domain::{
    numbers,
    schedule::{Parameters, Review, optimise},
};

/// Answers on later days wanted before training is offered.
///
/// Anki asked for 400 answers of any kind (24.04; 1,000 before) and since 24.06 for none, because trained parameters were on
/// average better from 16 on (ankitects/anki #3094). Here 200 on later days are some 450 of any kind. With made-up people
/// (`examples/training.rs`) one in ten whose memory is like everybody's kept trained parameters by chance with 125 on later
/// days, and one in fifty from 200 on.
pub const MIN_TESTS: u32 = 200;

/// Days with answers wanted before training is offered: of days not yet lived through nothing can be learnt.
pub const MIN_DAYS: u32 = 7;

/// The answers are cut into one more part than this; each part but the first is predicted from all before it.
const N_SPLITS: usize = 4;

/// How much there is to train on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// Answers on a later day than one before to the same question.
    pub n_tests: u32,
    /// Days with answers.
    pub n_days: u32,
}

impl Amount {
    /// Of these answers, given on that many days.
    pub fn of(reviews: &[Review], n_days: usize) -> Amount {
        Amount {
            n_tests: reviews.iter().filter(|review| review.is_test()).count() as u32,
            n_days: n_days as u32,
        }
    }

    /// Whether it is enough.
    pub fn is_enough(self) -> bool {
        self.n_tests >= MIN_TESTS && self.n_days >= MIN_DAYS
    }
}

/// Whether trained parameters are put to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// They predicted held-out answers better.
    Keep,
    /// They did not, or not by more than chance would.
    Discard,
}

/// What training came to, measured on held-out answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Answers on later days trained on.
    pub n_tests: u32,
    /// Of those, predicted by parameters that had not seen them.
    pub n_held_out: u32,
    /// How well the published parameters predict those.
    pub published: Metrics,
    /// How well trained ones do.
    pub trained: Metrics,
    /// What follows.
    pub decision: Decision,
}

impl Evidence {
    /// The setting under which the log keeps what the last training came to. Its value is `to_text`.
    pub const KEY: &str = "fsrs.evidence";

    /// How many numbers it is.
    pub const N_NUMBERS: usize = 7;

    /// As whole numbers: counts, log loss and RMSE in millionths of the published and the trained, 1 for keep.
    pub fn numbers(&self) -> [u32; Evidence::N_NUMBERS] {
        [
            self.n_tests,
            self.n_held_out,
            self.published.log_loss,
            self.published.rmse,
            self.trained.log_loss,
            self.trained.rmse,
            u32::from(self.decision == Decision::Keep),
        ]
    }

    /// Reads what `numbers` gave.
    pub fn from_numbers(numbers: &[u32]) -> Option<Evidence> {
        let &[
            n_tests,
            n_held_out,
            log_loss,
            rmse,
            trained_log_loss,
            trained_rmse,
            keep,
        ] = numbers
        else {
            return None;
        };
        Some(Evidence {
            n_tests,
            n_held_out,
            published: Metrics { log_loss, rmse },
            trained: Metrics {
                log_loss: trained_log_loss,
                rmse: trained_rmse,
            },
            decision: match keep {
                0 => Decision::Discard,
                1 => Decision::Keep,
                _ => return None,
            },
        })
    }

    /// The numbers as text.
    pub fn to_text(&self) -> String {
        numbers::to_text(&self.numbers())
    }

    /// Reads what `to_text` gave; `None` for anything else.
    pub fn from_text(text: &str) -> Option<Evidence> {
        Evidence::from_numbers(&numbers::from_text(text)?)
    }

    /// By how much the log loss fell, in thousandths of what it was; negative when it rose.
    pub fn gain_permille(&self) -> i64 {
        let (before, after) = (i64::from(self.published.log_loss), i64::from(self.trained.log_loss));
        (before - after) * 1_000 / before.max(1)
    }
}

/// Trained parameters, and what they are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trained {
    /// Trained on all answers.
    pub parameters: Parameters,
    /// How well the same training does on answers held out.
    pub evidence: Evidence,
}

/// Trains, and measures on held-out answers what that is worth; `None` when there is too little to train on.
///
/// Held-out answers are the later ones (time-ordered splits with growing training parts, as in the srs-benchmark by Ye et
/// al.): what one knows on a day is predicted from the days before. `progress` is told how much is done, and of how much.
pub fn train(reviews: &[Review], progress: &mut dyn FnMut(u32, u32)) -> Option<Trained> {
    let ends = part_ends(reviews)?;
    let total: usize = ends.iter().sum();
    let mut done = 0;
    let mut published = Vec::new();
    let mut trained = Vec::new();
    for (&end, &next_end) in ends.iter().zip(&ends[1..]) {
        let parameters = optimise(&reviews[..end])?;
        let seen = &reviews[..next_end];
        trained.extend(predict(&parameters, seen, end));
        published.extend(predict(&Parameters::default(), seen, end));
        done += end;
        progress(done as u32, total as u32);
    }
    let parameters = optimise(reviews)?;
    progress(total as u32, total as u32);
    let evidence = Evidence {
        n_tests: Amount::of(reviews, 0).n_tests,
        n_held_out: trained.len() as u32,
        published: Metrics::of(&published),
        trained: Metrics::of(&trained),
        decision: decide(&published, &trained),
    };
    Some(Trained { parameters, evidence })
}

/// Where each part ends, the last with the last answer: parts of the same number of answers on later days. `None` when there
/// are too few for parts.
fn part_ends(reviews: &[Review]) -> Option<Vec<usize>> {
    let tests: Vec<usize> = (0..reviews.len()).filter(|&idx| reviews[idx].is_test()).collect();
    let size = tests.len() / (N_SPLITS + 1);
    if size == 0 {
        return None;
    }
    let mut ends: Vec<usize> = (1..=N_SPLITS).map(|part| tests[part * size]).collect();
    ends.push(reviews.len());
    Some(ends)
}

/// Keeps what predicts better by more than the standard error of the difference, answer by answer: a difference within it is
/// as likely as not to be gone with the next answers.
fn decide(published: &[Prediction], trained: &[Prediction]) -> Decision {
    let gains: Vec<f64> = published
        .iter()
        .zip(trained)
        .map(|(published, trained)| published.loss() - trained.loss())
        .collect();
    let n = gains.len() as f64;
    let mean = gains.iter().sum::<f64>() / n;
    let variance = gains.iter().map(|gain| (gain - mean) * (gain - mean)).sum::<f64>() / (n - 1.0);
    // With fewer than two there is no such error, and the comparison with a NaN is false.
    if mean > (variance / n).sqrt() {
        Decision::Keep
    } else {
        Decision::Discard
    }
}
