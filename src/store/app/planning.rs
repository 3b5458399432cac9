//! The plan: made anew whenever it is looked at, from the log and the settings in it.

use leptos::prelude::*;

use super::App;
use crate::{
    domain::{
        id::Code,
        plan::{
            Forecast, Leech, Plan, Target, leeches,
            settings::{BadSetting, PlanSettings},
        },
        quiz::{
            compose::{Candidate, compose},
            session::Mode,
        },
    },
    store::clock,
};

impl App {
    /// What the person decided about the plan, and what of that made no sense; tracked.
    pub fn plan_settings(self) -> (PlanSettings, Vec<BadSetting>) {
        let progress = self.progress.read();
        PlanSettings::read(|key| progress.setting(key))
    }

    /// What to study today; tracked.
    pub fn plan(self) -> Plan {
        let (settings, _) = self.plan_settings();
        Plan::make(&self.bank(), &self.progress.read(), clock::now(), &settings)
    }

    /// What is expected on the next date, with `settings`; tracked.
    pub fn forecast(self, settings: &PlanSettings) -> Option<Forecast> {
        Forecast::make(&self.bank(), &self.progress.read(), clock::now(), settings)
    }

    /// What is missed again and again; tracked.
    pub fn leeches(self) -> Vec<Leech> {
        leeches(&self.bank(), &self.progress.read())
    }

    /// The next round of today's plan: its first items, as the mode that remembers which of them are follow-ups, and their
    /// questions loosened so that a note's own questions don't give each other away. `None` when today's plan is done.
    pub(super) fn next_of_plan(self, candidates: &[Candidate], seed: u64, size: usize) -> Option<(Mode, Vec<Code>)> {
        let bank = self.bank();
        let mut walks = Vec::new();
        let mut codes = Vec::new();
        for planned in untrack(|| self.plan()).items.iter().take(size) {
            match planned.target {
                Target::Question(code) => codes.push(code),
                Target::FollowUp { from, to } => {
                    if let Some(recall) = bank.note_of(to).and_then(|note| note.recall()) {
                        codes.push(recall.code);
                        walks.push((recall.code, from));
                    }
                }
            }
        }
        let queue = compose(&Mode::Again(codes), candidates, seed, size);
        (!queue.is_empty()).then_some((Mode::Plan(walks), queue))
    }

    /// From which note the round's plan has this recall asked, if it has; tracked.
    pub fn planned_from(self, recall: Code) -> Option<Code> {
        match self.session.read().as_ref()?.mode() {
            Mode::Plan(walks) => walks.iter().find(|(code, _)| *code == recall).map(|(_, from)| *from),
            _ => None,
        }
    }
}
