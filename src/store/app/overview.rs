//! Figures for the pages that show how far one is.

use super::App;
use crate::{
    domain::{day::Day, progress::DayCounts, standing::Standing},
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
    pub topics: Vec<Standing>,
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
        let topics = bank.topics().iter();
        let topics: Vec<Standing> = topics
            .map(|topic| Standing::of(bank.notes_of(&topic.id), &progress, now))
            .collect();
        Overview {
            n_answers: progress.days().values().map(|day| day.n_answers).sum(),
            n_seen: topics.iter().map(|topic| topic.n_seen).sum(),
            n_days: progress.days().values().filter(|day| day.n_answers > 0).count(),
            topics,
        }
    }
}
