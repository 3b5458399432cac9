//! What was done, by day and by week. Weeks begin on Mondays, days at 04:00.

use crate::domain::{calendar::weekday, day::Day, progress::Progress};

/// Weeks of the heat map, the current one among them.
pub const N_HEAT_WEEKS: usize = 16;
/// Weeks counted one by one, the current one among them.
pub const N_WEEKS: usize = 12;

/// From how many answers on a day each step of heat begins; step 0 is a day without any.
///
/// Fixed and not relative to the person's best day, so that one long day doesn't pale all the others.
pub const HEAT_STEPS: [u32; 5] = [0, 1, 10, 25, 50];

const DAYS_IN_WEEK: i64 = 7;

/// Answers a day over the last weeks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatMap {
    /// The Monday it begins with.
    pub first: Day,
    /// Answers on each day from `first` to today.
    pub n_answers: Vec<u32>,
}

/// What was done in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: Day,
    /// Answers.
    pub n_answers: u32,
    /// Of those, misses.
    pub n_misses: u32,
    /// Seconds the answers took.
    pub seconds: u32,
}

impl HeatMap {
    /// The last `N_HEAT_WEEKS` weeks up to `today`.
    pub fn new(progress: &Progress, today: Day) -> HeatMap {
        let first = monday(today, N_HEAT_WEEKS);
        let days = (0..=today.0.saturating_sub(first.0)).map(|n_days| progress.day(first.plus(n_days)).n_answers);
        HeatMap {
            first,
            n_answers: days.collect(),
        }
    }

    /// Days with an answer.
    pub fn n_days(&self) -> usize {
        self.n_answers.iter().filter(|n_answers| **n_answers > 0).count()
    }

    /// The day with the most answers, the latest of equals, and how many; `None` without any.
    pub fn best(&self) -> Option<(Day, u32)> {
        let days = (0..).zip(&self.n_answers).filter(|(_, n_answers)| **n_answers > 0);
        let (n_days, n_answers) = days.max_by_key(|(_, n_answers)| **n_answers)?;
        Some((self.first.plus(n_days), *n_answers))
    }
}

/// Which step of heat so many answers are, an index of `HEAT_STEPS`.
pub fn heat_step(n_answers: u32) -> usize {
    HEAT_STEPS.iter().filter(|from| **from <= n_answers).count() - 1
}

/// The last `N_WEEKS` weeks, the current one last.
pub fn weeks(progress: &Progress, today: Day) -> Vec<Week> {
    let first = monday(today, N_WEEKS);
    let week = |week_idx: i64| {
        let monday = first.plus(week_idx * DAYS_IN_WEEK);
        let mut week = Week {
            monday,
            n_answers: 0,
            n_misses: 0,
            seconds: 0,
        };
        for n_days in 0..DAYS_IN_WEEK {
            let day = progress.day(monday.plus(n_days));
            week.n_answers += day.n_answers;
            week.n_misses += day.n_misses;
            week.seconds = week.seconds.saturating_add(day.seconds);
        }
        week
    };
    (0..N_WEEKS as i64).map(week).collect()
}

/// The Monday of the first of `n_weeks` weeks, the last of which has `today` in it.
fn monday(today: Day, n_weeks: usize) -> Day {
    today.plus(-(weekday(today) as i64) - DAYS_IN_WEEK * (n_weeks as i64 - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(n_answers: u32, expect: usize) {
        assert_eq!(heat_step(n_answers), expect, "{n_answers}");
    }

    #[test]
    fn heat_rises_in_five_steps() {
        check(0, 0);
        check(1, 1);
        check(9, 1);
        check(10, 2);
        check(24, 2);
        check(25, 3);
        check(50, 4);
        check(u32::MAX, 4);
    }

    #[test]
    fn weeks_begin_on_mondays_and_end_today() {
        // 2026-11-23 is a Monday.
        for (today, n_days) in [(20_780, 1), (20_782, 3), (20_786, 7), (20_787, 1)] {
            let map = HeatMap::new(&Progress::default(), Day(today));
            assert_eq!(weekday(map.first), 0);
            assert_eq!(map.n_answers.len(), 15 * 7 + n_days, "{today}");
            let weeks = weeks(&Progress::default(), Day(today));
            assert!(weeks.iter().all(|week| weekday(week.monday) == 0));
            assert_eq!(
                weeks.last().map(|week| week.monday),
                Some(Day(today - n_days as i64 + 1))
            );
            assert_eq!((map.n_days(), map.best()), (0, None));
        }
    }

    #[test]
    fn the_ends_of_time_have_weeks() {
        for today in [i64::MIN, i64::MAX] {
            assert!(HeatMap::new(&Progress::default(), Day(today)).n_answers.len() <= N_HEAT_WEEKS * 7);
            assert_eq!(weeks(&Progress::default(), Day(today)).len(), N_WEEKS);
        }
    }
}
