//! What the app and the worker that trains parameters say to each other: lists of 32-bit words, which pass between them
//! without being turned into text.
//!
//! Both sides are of one version: they come from one build and one cache.

use crate::domain::{
    log::Grade,
    schedule::{N_PARAMETERS, Parameters, Review},
    training::{Evidence, Trained},
};

/// What the worker has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// It listens: now the answers can be sent.
    Ready,
    /// It is under way.
    Progress {
        /// Answers gone through.
        done: u32,
        /// Answers to go through.
        total: u32,
    },
    /// It is done.
    Trained(Trained),
    /// It can't train on these answers.
    Impossible,
}

const READY: u32 = 0;
const PROGRESS: u32 = 1;
const TRAINED: u32 = 2;
const IMPOSSIBLE: u32 = 3;

impl Report {
    /// The words of a report: which it is, and what it says.
    pub fn to_words(&self) -> Vec<u32> {
        match self {
            Report::Ready => vec![READY],
            Report::Progress { done, total } => vec![PROGRESS, *done, *total],
            Report::Trained(Trained { parameters, evidence }) => {
                let mut words = vec![TRAINED];
                words.extend(parameters.millionths());
                words.extend(evidence.numbers());
                words
            }
            Report::Impossible => vec![IMPOSSIBLE],
        }
    }

    /// Reads what `to_words` wrote; `None` for anything else.
    pub fn from_words(words: &[u32]) -> Option<Report> {
        let (&kind, words) = words.split_first()?;
        match (kind, words) {
            (READY, []) => Some(Report::Ready),
            (PROGRESS, &[done, total]) => Some(Report::Progress { done, total }),
            (TRAINED, words) => {
                let (parameters, evidence) = words.split_at_checked(N_PARAMETERS)?;
                Some(Report::Trained(Trained {
                    parameters: Parameters::from_millionths(parameters)?,
                    evidence: Evidence::from_numbers(evidence)?,
                }))
            }
            (IMPOSSIBLE, []) => Some(Report::Impossible),
            _ => None,
        }
    }
}

/// The most days two words have room for: three million years.
const MAX_DAYS: u32 = u32::MAX >> 2;

/// Two words an answer: the card, and days with the grade in the two lowest bits.
pub fn reviews_to_words(reviews: &[Review]) -> Vec<u32> {
    let mut words = Vec::with_capacity(reviews.len() * 2);
    for review in reviews {
        words.push(review.card);
        words.push(review.elapsed_days.min(MAX_DAYS) << 2 | review.grade as u32);
    }
    words
}

/// Reads what `reviews_to_words` wrote. `None` when the words don't pair, or name more cards than there are answers.
pub fn reviews_from_words(words: &[u32]) -> Option<Vec<Review>> {
    let (pairs, rest) = words.as_chunks::<2>();
    let review = |&[card, packed]: &[u32; 2]| Review {
        card,
        elapsed_days: packed >> 2,
        grade: Grade::ALL[(packed & 3) as usize],
    };
    let is_sound = rest.is_empty() && pairs.iter().all(|&[card, _]| (card as usize) < pairs.len());
    is_sound.then(|| pairs.iter().map(review).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::training::{Decision, Metrics};

    #[track_caller]
    fn check(report: Report) {
        assert_eq!(Report::from_words(&report.to_words()), Some(report));
    }

    fn evidence() -> Evidence {
        Evidence {
            n_tests: 1_027,
            n_held_out: 822,
            published: Metrics {
                log_loss: 412_345,
                rmse: 91_000,
            },
            trained: Metrics {
                log_loss: 387_001,
                rmse: 52_000,
            },
            decision: Decision::Keep,
        }
    }

    #[test]
    fn reports_read_back() {
        check(Report::Ready);
        check(Report::Progress { done: 3, total: 9 });
        check(Report::Trained(Trained {
            parameters: Parameters::default(),
            evidence: evidence(),
        }));
        check(Report::Impossible);
    }

    #[test]
    fn nonsense_is_no_report() {
        let trained = Report::Trained(Trained {
            parameters: Parameters::default(),
            evidence: evidence(),
        });
        let words = trained.to_words();
        for bad in [&[][..], &[9], &[READY, 1], &[PROGRESS, 1], &words[..12], &words[..28]] {
            assert_eq!(Report::from_words(bad), None, "{bad:?}");
        }
        let mut outside = words.clone();
        outside[1] = 0;
        assert_eq!(Report::from_words(&outside), None);
    }

    fn any_reviews() -> impl Strategy<Value = Vec<Review>> {
        let review = (
            any::<prop::sample::Index>(),
            0..=MAX_DAYS,
            prop::sample::select(&Grade::ALL),
        );
        prop::collection::vec(review, 0..40).prop_map(|reviews| {
            let n = reviews.len();
            let review = |(card, elapsed_days, grade): (prop::sample::Index, u32, Grade)| Review {
                card: card.index(n) as u32,
                elapsed_days,
                grade,
            };
            reviews.into_iter().map(review).collect()
        })
    }

    proptest! {
        #[test]
        fn reviews_read_back(reviews in any_reviews()) {
            prop_assert_eq!(reviews_from_words(&reviews_to_words(&reviews)), Some(reviews));
        }

        #[test]
        fn any_words_can_be_read(words in prop::collection::vec(any::<u32>(), 0..40)) {
            let _ = Report::from_words(&words);
            let _ = reviews_from_words(&words);
        }
    }

    #[test]
    fn a_card_that_cannot_be_is_refused() {
        // The worker keeps a list by card: a forged number would ask for all its memory.
        assert_eq!(reviews_from_words(&[7, 4]), None);
        assert_eq!(reviews_from_words(&[0, 4, 0]), None);
        assert_eq!(reviews_from_words(&[]), Some(Vec::new()));
    }
}
