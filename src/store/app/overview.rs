//! Figures for the pages that show how far one is.

use super::App;
use crate::{
    domain::{day::Day, progress::DayCounts},
    store::clock,
};

/// How far one is with everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// Answers that count.
    pub n_answers: u32,
    /// Questions answered at least once.
    pub n_seen: usize,
    /// Days with an answer.
    pub n_days: usize,
    /// The same by topic, in the bank's order.
    pub topics: Vec<TopicOverview>,
}

/// How far one is with a topic.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TopicOverview {
    /// Its questions.
    pub n_questions: usize,
    /// Of those, answered at least once.
    pub n_seen: usize,
    /// Mean probability of recall now over those answered, in percent; `None` when none is.
    pub recall_percent: Option<u8>,
}

impl App {
    /// What was done today; tracked.
    pub fn today(self) -> DayCounts {
        self.progress.read().day(Day::of(clock::now()))
    }

    /// How far one is; tracked.
    pub fn overview(self) -> Overview {
        let bank = self.bank();
        let now = clock::now();
        let progress = self.progress.read();
        let topics = bank.topics().iter().map(|topic| {
            let mut overview = TopicOverview::default();
            let mut total_recall = 0.0;
            for question in bank.notes_of(&topic.id).flat_map(|note| &note.questions) {
                overview.n_questions += 1;
                if let Some(card) = progress.card(question.code) {
                    overview.n_seen += 1;
                    total_recall += card.retrievability(progress.scheduler(), now);
                }
            }
            overview.recall_percent =
                (overview.n_seen > 0).then(|| (total_recall / overview.n_seen as f32 * 100.0).round() as u8);
            overview
        });
        let topics: Vec<TopicOverview> = topics.collect();
        Overview {
            n_answers: progress.days().values().map(|day| day.n_answers).sum(),
            n_seen: topics.iter().map(|topic| topic.n_seen).sum(),
            n_days: progress.days().values().filter(|day| day.n_answers > 0).count(),
            topics,
        }
    }
}
