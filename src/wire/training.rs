//! What the app and the worker that trains parameters say to each other: the app sends answers, as a list of 32-bit words;
//! the worker reports in short texts, whose settings the app only passes on to the log.
//!
//! Both sides are of one version: they come from one build and one cache.

use crate::domain::{
    log::Grade,
    schedule::Review,
    training::{Decision, Trained},
};

/// What the worker has to say. Whatever else comes from it means that it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report<'a> {
    /// It listens: now the answers can be sent.
    Ready,
    /// It is under way.
    Progress {
        /// How much of it is done.
        percent: usize,
    },
    /// It is done, and these settings are to be written.
    Trained {
        /// `Parameters::KEY`: the trained ones if they are kept, else nothing, which stands for the published ones.
        parameters: &'a str,
        /// `Evidence::KEY`.
        evidence: &'a str,
    },
}

const READY: &str = "ready";

impl Report<'_> {
    /// A report's text.
    pub fn to_text(self) -> String {
        match self {
            Report::Ready => READY.to_owned(),
            Report::Progress { percent } => percent.to_string(),
            Report::Trained { parameters, evidence } => [parameters, "\n", evidence].concat(),
        }
    }

    /// Reads what `to_text` wrote.
    pub fn from_text(text: &str) -> Option<Report<'_>> {
        match text.split_once('\n') {
            Some((parameters, evidence)) => Some(Report::Trained { parameters, evidence }),
            None if text == READY => Some(Report::Ready),
            None => Some(Report::Progress {
                percent: text.parse().ok()?,
            }),
        }
    }
}

/// The report on what training came to.
pub fn report(trained: &Trained) -> String {
    let parameters = match trained.evidence.decision {
        Decision::Keep => trained.parameters.to_text(),
        Decision::Discard => String::new(),
    };
    Report::Trained {
        parameters: &parameters,
        evidence: &trained.evidence.to_text(),
    }
    .to_text()
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
    use crate::domain::{
        schedule::Parameters,
        training::{Evidence, Metrics},
    };

    #[track_caller]
    fn check(text: &str, expect: Option<Report>) {
        assert_eq!(Report::from_text(text), expect, "{text:?}");
        if let Some(report) = expect {
            assert_eq!(report.to_text(), text);
        }
    }

    #[test]
    fn reports_read_back_and_nonsense_is_none() {
        check("ready", Some(Report::Ready));
        check("0", Some(Report::Progress { percent: 0 }));
        check("100", Some(Report::Progress { percent: 100 }));
        let (parameters, evidence) = ("1 2", "3 4");
        check("1 2\n3 4", Some(Report::Trained { parameters, evidence }));
        for bad in ["", "1 2", "-1", "failed"] {
            check(bad, None);
        }
    }

    fn trained(decision: Decision) -> Trained {
        Trained {
            parameters: Parameters::default(),
            evidence: Evidence {
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
                decision,
            },
        }
    }

    #[test]
    fn only_parameters_that_are_kept_are_put_to_use() {
        for decision in [Decision::Keep, Decision::Discard] {
            let trained = trained(decision);
            let text = report(&trained);
            let Some(Report::Trained { parameters, evidence }) = Report::from_text(&text) else {
                panic!("{text}");
            };
            assert_eq!(Evidence::from_text(evidence), Some(trained.evidence));
            let kept = (decision == Decision::Keep).then_some(trained.parameters);
            assert_eq!(Parameters::from_text(parameters), kept);
            assert_eq!(parameters.is_empty(), kept.is_none());
        }
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
        fn any_message_can_be_read(words in prop::collection::vec(any::<u32>(), 0..40), text in ".{0,20}") {
            let _ = reviews_from_words(&words);
            let _ = Report::from_text(&text);
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
