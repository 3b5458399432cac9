//! What comes due on the next days if nothing is answered meanwhile: each question on its next day only, at the desired
//! retention, on the days the plan gives it when there is no date.

use crate::domain::{day::Day, id::Code, plan::days_until_due, progress::Progress};

/// Days looked ahead, today among them.
pub const N_LOAD_DAYS: usize = 14;

/// What comes due on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayLoad {
    /// Questions.
    pub n_due: u32,
    /// What they take, in seconds, at the person's own time for each.
    pub seconds: u32,
}

/// The load of `today` and the days after it. What is overdue is today's; questions that are not `asked` any more are nobody's.
/// `retention` is the desired one, a probability.
pub fn load(progress: &Progress, retention: f32, today: Day, asked: &dyn Fn(Code) -> bool) -> [DayLoad; N_LOAD_DAYS] {
    let mut days = [DayLoad::default(); N_LOAD_DAYS];
    for (code, card) in progress.cards() {
        let n_days = days_until_due(progress.scheduler(), code, card, retention, today);
        if let Some(day) = days.get_mut(n_days as usize)
            && asked(code)
        {
            day.n_due += 1;
            day.seconds = day.seconds.saturating_add(card.total_seconds / card.n_answers.max(1));
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::insight::calibration::tests::{MORNING, log};
    use crate::domain::log::Grade;

    const TODAY: Day = Day(20_780);

    /// Answered once, on the morning of `TODAY`; 20 seconds each.
    #[track_caller]
    fn check(grade: Grade, retention: f32, days_later: i64, expect: Option<usize>) {
        let progress = Progress::fold(&log(&[(7, MORNING, grade)]));
        let days = load(&progress, retention, TODAY.plus(days_later), &|_| true);
        let found = days.iter().position(|day| day.n_due > 0);
        assert_eq!(found, expect, "{grade:?} {retention} {days_later}");
        assert_eq!(
            days.iter().map(|day| day.seconds).sum::<u32>(),
            if expect.is_some() { 20 } else { 0 }
        );
    }

    #[test]
    fn a_question_comes_on_the_day_its_recall_falls_to_the_desired() {
        // A first "again" has a stability of 0.2 days, a first "good" 2.3 days, at 0.9.
        check(Grade::Again, 0.9, 0, Some(1));
        check(Grade::Good, 0.9, 0, Some(2));
        check(Grade::Good, 0.9, 1, Some(1));
        check(Grade::Good, 0.9, 2, Some(0));
        check(Grade::Good, 0.9, 500, Some(0));
        check(Grade::Good, 0.97, 0, Some(1));
        check(Grade::Good, 0.7, 0, None);
        // A clock set back.
        check(Grade::Good, 0.9, -100, Some(2));
    }

    #[test]
    fn a_retired_question_is_no_load() {
        let progress = Progress::fold(&log(&[(7, MORNING, Grade::Good), (8, MORNING, Grade::Good)]));
        let days = load(&progress, 0.9, TODAY.plus(9), &|code| code != Code(7));
        assert_eq!(days[0], DayLoad { n_due: 1, seconds: 20 });
    }
}
