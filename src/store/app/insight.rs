//! What the log shows about learning, for the pages that draw it.

use super::App;
use crate::{
    domain::{
        day::Day,
        insight::{Calibration, DayLoad, HeatMap, N_LOAD_DAYS, Week, load, weeks},
        plan::settings::PlanSettings,
    },
    store::clock,
};

impl App {
    /// The day it is.
    pub fn day(self) -> Day {
        Day::of(clock::now())
    }

    /// What was done, by day and by week; tracked.
    pub fn activity(self) -> (HeatMap, Vec<Week>) {
        let progress = self.progress.read();
        (HeatMap::new(&progress, self.day()), weeks(&progress, self.day()))
    }

    /// What comes due, and the retention in percent that says when; tracked.
    pub fn load(self) -> ([DayLoad; N_LOAD_DAYS], u8) {
        let bank = self.bank();
        let progress = self.progress.read();
        let (settings, _) = PlanSettings::read(|key| progress.setting(key));
        let retention = f32::from(settings.retention) / 100.0;
        let is_asked = |code| bank.question(code).is_some();
        (load(&progress, retention, self.day(), &is_asked), settings.retention)
    }

    /// Predicted against actual recall. Goes through the whole log; untracked.
    pub fn calibration(self) -> Calibration {
        Calibration::of(self.journal.read_untracked().entries())
    }
}
