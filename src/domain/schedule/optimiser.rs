//! Training FSRS-6's parameters: the `fsrs` crate's optimiser (its analytic gradient and Adam, from the published parameters
//! and pulled back to them), given histories of answers.
//!
//! Knows what the crate wants to be given. Whether what comes out is any good is `domain::training`'s to say.

use fsrs::{ComputeParametersInput, FSRSItem, FSRSReview, compute_parameters};

use crate::domain::{log::Grade, schedule::Parameters};

/// The crate leaves out longer histories in any case (`TrainingConfig::max_seq_len`).
const MAX_HISTORY: usize = 256;

/// One answer as training sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// What was asked: numbers from 0, in the order of first answers, without gaps.
    pub card: u32,
    /// Rollovers since the answer to it before; 0 for the first one.
    pub elapsed_days: u32,
    /// How well.
    pub grade: Grade,
}

impl Review {
    /// Whether it says something about forgetting: it came on a later day than an earlier answer to the same question. Repeats
    /// on one day are known of but not predicted, as Anki does.
    pub fn is_test(&self) -> bool {
        self.elapsed_days > 0
    }
}

/// Parameters trained on answers in the order they were given. `None` where the crate can't train on them, for instance when
/// there are none.
///
/// Takes about a microsecond an answer and epoch, of which there are five, natively; always the same for the same answers.
pub fn optimise(reviews: &[Review]) -> Option<Parameters> {
    let mut histories: Vec<Vec<FSRSReview>> = Vec::new();
    let mut train_set = Vec::new();
    let mut card_ids = Vec::new();
    for review in reviews {
        let card = review.card as usize;
        if card >= histories.len() {
            histories.resize_with(card + 1, Vec::new);
        }
        let history = &mut histories[card];
        let is_first = history.is_empty();
        history.push(FSRSReview {
            rating: u32::from(review.grade.number()),
            delta_t: if is_first { 0 } else { review.elapsed_days },
        });
        if !is_first && review.is_test() && history.len() <= MAX_HISTORY {
            train_set.push(FSRSItem {
                reviews: history.clone(),
            });
            card_ids.push(i64::from(review.card));
        }
    }
    if train_set.is_empty() {
        return None;
    }
    let input = ComputeParametersInput {
        train_set,
        card_ids: Some(card_ids),
        ..ComputeParametersInput::default()
    };
    Parameters::from_values(&compute_parameters(input).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_can_be_learnt_from_nothing() {
        assert_eq!(optimise(&[]), None);
        let once = Review {
            card: 0,
            elapsed_days: 0,
            grade: Grade::Good,
        };
        assert_eq!(optimise(&[once, once]), None);
    }

    #[test]
    fn too_little_gives_the_defaults() {
        let review = |card, elapsed_days| Review {
            card,
            elapsed_days,
            grade: Grade::Good,
        };
        // The crate wants at least eight answers on later days.
        let few = [review(0, 0), review(0, 3), review(1, 0), review(1, 3)];
        assert_eq!(optimise(&few), Some(Parameters::default()));
    }
}
