//! Training the memory's parameters: what there is to train on, and what becomes of the outcome.

use leptos::prelude::*;

use super::App;
use crate::{
    domain::{
        progress::reviews,
        schedule::Parameters,
        training::{Amount, Decision, Evidence, Trained},
    },
    store::trainer::Trainer,
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
        self.journal
            .with_value(|journal| Amount::of(&reviews(journal.entries()), n_days))
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
        if untrack(|| self.trainer.is_running()) {
            self.trainer.stop();
        } else {
            self.train();
        }
    }

    /// Trains on every answer given so far. What it comes to is logged; parameters are put to use only when they predict
    /// better, and where they don't the published ones are.
    fn train(self) {
        let words = self
            .journal
            .with_value(|journal| reviews_to_words(&reviews(journal.entries())));
        let done = move |Trained { parameters, evidence }| {
            self.set(Evidence::KEY, &evidence.to_text());
            match evidence.decision {
                Decision::Keep => self.set(Parameters::KEY, &parameters.to_text()),
                Decision::Discard => self.forget_parameters(),
            }
        };
        self.trainer.start(&self.base(), words, Box::new(done));
    }

    /// Puts the published parameters to use again.
    pub fn forget_parameters(self) {
        if untrack(|| self.has_own_parameters()) {
            self.set(Parameters::KEY, "");
        }
    }
}
