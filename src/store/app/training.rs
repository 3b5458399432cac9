//! Training the memory's parameters: what there is to train on, and what becomes of the outcome.

use leptos::prelude::untrack;

use super::App;
use crate::{
    domain::{
        progress::reviews,
        schedule::Parameters,
        training::{Amount, Evidence},
    },
    store::trainer::{Trainer, Training},
    wire::training::reviews_to_words,
};

impl App {
    /// The training under way.
    pub fn trainer(self) -> Trainer {
        self.trainer
    }

    /// How much there is to train on, now. Goes through the whole log.
    pub fn training_amount(self) -> Amount {
        let progress = self.progress.read_untracked();
        let n_days = progress.days().values().filter(|day| day.n_answers > 0).count();
        Amount::of(&reviews(self.journal.read_untracked().entries()), n_days)
    }

    /// What the last training came to, if there was one; tracked.
    pub fn evidence(self) -> Option<Evidence> {
        Evidence::from_text(self.progress.read().setting(Evidence::KEY)?)
    }

    /// Whether the person's own parameters are in force, tracked.
    pub fn has_own_parameters(self) -> bool {
        let progress = self.progress.read();
        progress
            .setting(Parameters::KEY)
            .and_then(Parameters::from_text)
            .is_some()
    }

    /// Stops the training under way or, when there is none, begins one.
    pub fn train_or_stop(self) {
        match untrack(|| self.trainer.state()) {
            Training::Running => self.trainer.stop(),
            Training::Resting | Training::Failed => self.train(),
        }
    }

    /// Trains on every answer given so far. What it comes to is logged; parameters are put to use only when they predict
    /// better, and where they don't the published ones are.
    fn train(self) {
        let words = reviews_to_words(&reviews(self.journal.read_untracked().entries()));
        let done = move |parameters: &str, evidence: &str| {
            self.set(Evidence::KEY, evidence);
            self.use_parameters(parameters);
        };
        self.trainer.start(&self.base(), words, Box::new(done));
    }

    /// Puts parameters to use, given as `Parameters::to_text` gives them; with no text, the published ones.
    pub fn use_parameters(self, text: &str) {
        let is_in_use = self
            .progress
            .read_untracked()
            .setting(Parameters::KEY)
            .unwrap_or_default()
            == text;
        if !is_in_use {
            self.set(Parameters::KEY, text);
        }
    }
}
