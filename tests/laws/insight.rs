//! Laws of what the log shows about learning: its figures are the fold's, whatever the log.

use proptest::prelude::*;
use zhuiwen::domain::{
    calendar::weekday,
    day::Day,
    insight::{Calibration, HeatMap, MAX_CALIBRATED, load, weeks},
    log::{Entry, Event},
    progress::Progress,
};

use crate::{any_entries, in_order};

proptest! {
    #[test]
    fn days_and_weeks_are_the_folds(entries in any_entries(), today in 19_000..22_000i64) {
        let (progress, today) = (Progress::fold(&entries), Day(today));
        let sum = |first: Day| {
            let days = progress.days().keys().zip(progress.days().values()).filter(|(day, _)| (first..=today).contains(*day));
            days.fold((0, 0), |(n, seconds), (_, counts)| (n + counts.n_answers, seconds + counts.seconds))
        };
        let map = HeatMap::new(&progress, today);
        prop_assert_eq!(weekday(map.first), 0);
        prop_assert_eq!(map.n_answers.iter().sum::<u32>(), sum(map.first).0);
        prop_assert_eq!(map.best().map(|(_, most)| most), map.n_answers.iter().copied().max().filter(|most| *most > 0));
        // What a clock set forward put into the rest of this week counts for the week.
        let weeks = weeks(&progress, today);
        let later: u32 = (1..7 - weekday(today) as i64).map(|n| progress.day(today.plus(n)).n_answers).sum();
        let total = sum(weeks[0].monday);
        prop_assert_eq!(weeks.iter().map(|week| week.n_answers).sum::<u32>(), total.0 + later);
        if later == 0 {
            prop_assert_eq!(weeks.iter().map(|week| week.seconds).sum::<u32>(), total.1);
        }
        prop_assert!(weeks.iter().all(|week| week.n_misses <= week.n_answers));
    }

    #[test]
    fn every_question_comes_due_at_most_once(entries in any_entries(), today in -1_000..40_000i64, percent in 70..=97u8) {
        let progress = Progress::fold(&entries);
        let days = load(&progress, f32::from(percent) / 100.0, Day(today), &|code| code.0 % 2 == 0);
        let n_asked = progress.cards().filter(|(code, _)| code.0 % 2 == 0).count() as u32;
        let n_due: u32 = days.iter().map(|day| day.n_due).sum();
        prop_assert!(n_due <= n_asked, "{} {}", n_due, n_asked);
        // In a hundred years all of it is overdue.
        let overdue = load(&progress, 0.9, Day(5_000_000), &|code| code.0 % 2 == 0);
        let is_soon = |(_, card): &(_, &zhuiwen::domain::progress::Card)| Day::of(card.last_at) < Day(4_900_000);
        if progress.cards().all(|card| is_soon(&card)) {
            prop_assert_eq!(overdue[0].n_due, n_asked);
        }
    }

    #[test]
    fn predictions_are_the_repeats_on_a_later_day(entries in any_entries()) {
        let calibration = Calibration::of(&entries);
        // Counted anew from the entries alone.
        let entries = in_order(entries);
        let mut n_later = 0;
        let mut n_misses = 0;
        let mut seen: Vec<&Entry> = Vec::new();
        Progress::replay(&entries, &mut |_, entry| {
            let Event::Answered(answer) = &entry.event else { return };
            // The caller's entries outlive the pass; find this one among them.
            let entry = entries.iter().find(|other| other.key == entry.key).expect("of the log");
            let same = |other: &&&Entry| matches!(&other.event, Event::Answered(before) if before.question == answer.question);
            if let Some(before) = seen.iter().rev().find(same) && Day::of(before.at) < Day::of(entry.at) {
                n_later += 1;
                n_misses += u32::from(answer.grade.is_miss());
            }
            seen.push(entry);
        });
        prop_assert!(n_later <= MAX_CALIBRATED);
        prop_assert_eq!(calibration.n_ever, n_later);
        prop_assert_eq!(calibration.all.n_answers - calibration.all.n_right, n_misses);
        let sum = |of: fn(&zhuiwen::domain::insight::Bin) -> u32| calibration.bins.iter().map(of).sum::<u32>();
        prop_assert_eq!(sum(|bin| bin.n_answers), calibration.all.n_answers);
        prop_assert_eq!(sum(|bin| bin.n_right), calibration.all.n_right);
        for (bin_idx, bin) in (0..).zip(&calibration.bins) {
            prop_assert!(bin.n_right <= bin.n_answers);
            let mean = bin.predicted_percent();
            prop_assert!(bin.n_answers == 0 || (10 * bin_idx..=10 * bin_idx + 10).contains(&mean), "{:?}", bin);
        }
    }

    #[test]
    fn a_replay_is_a_fold(entries in any_entries()) {
        let mut n_counted = 0;
        let mut last = None;
        let progress = Progress::replay(&entries, &mut |before, entry| {
            assert!(last < Some(entry.key), "in the log's order");
            last = Some(entry.key);
            if matches!(entry.event, Event::Answered(_)) {
                let n_before: u32 = before.days().values().map(|day| day.n_answers).sum();
                assert_eq!(n_before, n_counted);
                n_counted += 1;
            }
        });
        let folded = Progress::fold(&entries);
        prop_assert_eq!(progress.days(), folded.days());
        prop_assert_eq!(progress.days().values().map(|day| day.n_answers).sum::<u32>(), n_counted);
    }
}
