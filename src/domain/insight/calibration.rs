//! Whether the predicted probabilities of recall hold: what was predicted for each answer on a later day, against what became
//! of it.
//!
//! Predicted by the scheduler the fold uses now. When its parameters were trained on this very log, the prediction has seen a part
//! of the answers; the training's own report, on answers held out, is the stricter judge.

use crate::domain::{
    day::Day,
    log::{Entry, Event},
    progress::Progress,
};

/// Predictions are gathered by tenths.
pub const N_BINS: usize = 10;

/// So many of the latest predictions count: how well one was predicted years ago says little about tomorrow.
pub const MAX_CALIBRATED: usize = 1_000;

/// Predictions gathered.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// Answers.
    pub n_answers: u32,
    /// Of those, not missed.
    pub n_right: u32,
    /// The sum of the predicted probabilities.
    predicted: f32,
}

/// Predicted against actual.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calibration {
    /// The predictions from `n/10` up to `(n + 1)/10`; 1 is in the last.
    pub bins: [Bin; N_BINS],
    /// All of them.
    pub all: Bin,
    /// Answers on a later day than the one before, the old ones that don't count here among them.
    pub n_ever: usize,
}

impl Bin {
    /// The mean prediction in percent; 0 without answers.
    pub fn predicted_percent(&self) -> u32 {
        percent(self.predicted, self.n_answers)
    }

    /// The share right in percent; 0 without answers.
    pub fn right_percent(&self) -> u32 {
        percent(self.n_right as f32, self.n_answers)
    }

    fn add(&mut self, predicted: f32, is_right: bool) {
        self.n_answers += 1;
        self.n_right += u32::from(is_right);
        self.predicted += predicted;
    }
}

fn percent(sum: f32, n: u32) -> u32 {
    if n == 0 {
        return 0;
    }
    (sum / n as f32 * 100.0 + 0.5) as u32
}

impl Calibration {
    /// Goes through the log once, as the fold does; undone answers are left out. `entries` in any order.
    pub fn of(entries: &[Entry]) -> Calibration {
        let mut predictions: Vec<(f32, bool)> = Vec::new();
        Progress::replay(entries, &mut |before, entry| {
            let Event::Answered(answer) = &entry.event else {
                return;
            };
            let Some(card) = before.card(answer.question) else {
                return;
            };
            // Counted in days, as the memory's next step is. On the same day nobody forgets, says FSRS: nothing to learn from.
            let elapsed_days = Day::of(entry.at).since(Day::of(card.last_at));
            if elapsed_days > 0 {
                let predicted = before.scheduler().retrievability(card.memory, elapsed_days as f32);
                predictions.push((predicted, !answer.grade.is_miss()));
            }
        });
        let mut calibration = Calibration {
            n_ever: predictions.len(),
            ..Calibration::default()
        };
        for &(predicted, is_right) in predictions.iter().rev().take(MAX_CALIBRATED) {
            let bin_idx = ((predicted * N_BINS as f32) as usize).min(N_BINS - 1);
            calibration.bins[bin_idx].add(predicted, is_right);
            calibration.all.add(predicted, is_right);
        }
        calibration
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::{
        day::DAY_SECONDS,
        id::Code,
        log::{Answer, DeviceId, EntryKey, Grade, Moment, TabId, Ticks},
    };

    /// 2026-11-23 08:00 in China.
    pub const MORNING: i64 = 20_780 * DAY_SECONDS;

    /// Answers to questions, of 20 seconds each, numbered from 1.
    pub fn log(answers: &[(u32, i64, Grade)]) -> Vec<Entry> {
        let entry = |(seq, &(question, unix_seconds, grade)): (u32, &(u32, i64, Grade))| Entry {
            key: key(seq),
            at: Moment {
                unix_seconds,
                offset_minutes: 480,
            },
            event: Event::Answered(Answer {
                question: Code(question),
                grade,
                seconds: 20,
                ticks: Ticks::default(),
            }),
        };
        (1..).zip(answers).map(entry).collect()
    }

    fn key(seq: u32) -> EntryKey {
        EntryKey {
            seq,
            device: DeviceId(1),
            tab: TabId(0),
        }
    }

    #[track_caller]
    fn check(entries: &[Entry], expect: [u32; 4]) {
        let Calibration { all, n_ever, .. } = Calibration::of(entries);
        let found = [n_ever as u32, all.n_right, all.predicted_percent(), all.right_percent()];
        assert_eq!(found, expect, "ever, right, predicted, actual");
    }

    #[test]
    fn only_answers_on_a_later_day_are_predictions() {
        check(&[], [0; 4]);
        let answers = [
            (1, MORNING, Grade::Good),
            (2, MORNING, Grade::Good),
            (1, MORNING + 60, Grade::Again),
            (2, MORNING - 9 * DAY_SECONDS, Grade::Good),
        ];
        check(&log(&answers), [0; 4]);
    }

    #[test]
    fn the_prediction_is_the_forgetting_curves() {
        // A first "good" has a stability of 2.3065 days: after 2 days 91 % are remembered, after 20 days 71 %.
        let again = |n_days: i64, grade| (1, MORNING + n_days * DAY_SECONDS, grade);
        check(&log(&[again(0, Grade::Good), again(2, Grade::Hard)]), [1, 1, 91, 100]);
        check(&log(&[again(0, Grade::Good), again(20, Grade::Again)]), [1, 0, 71, 0]);
        let calibration = Calibration::of(&log(&[again(0, Grade::Good), again(20, Grade::Easy)]));
        let filled = calibration.bins.iter().position(|bin| bin.n_answers > 0);
        assert_eq!((filled, calibration.bins[7].right_percent()), (Some(7), 100));
    }

    #[test]
    fn an_undone_answer_was_never_predicted() {
        let mut entries = log(&[(1, MORNING, Grade::Good), (1, MORNING + 2 * DAY_SECONDS, Grade::Again)]);
        entries.push(Entry {
            key: key(3),
            at: entries[1].at,
            event: Event::Undone { target: key(2) },
        });
        check(&entries, [0; 4]);
    }

    #[test]
    fn only_the_latest_count() {
        let answers = (0..1_501).map(|n| {
            // Missed at first and then never more.
            let grade = if n <= 501 { Grade::Again } else { Grade::Good };
            (1, MORNING + n * DAY_SECONDS, grade)
        });
        let calibration = Calibration::of(&log(&answers.collect::<Vec<_>>()));
        assert_eq!(calibration.n_ever, 1_500);
        assert_eq!((calibration.all.n_answers, calibration.all.n_right), (1_000, 999));
    }
}
