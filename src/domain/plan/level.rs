//! Without a date: FSRS's own days at the desired retention, with the load levelled.
//!
//! Each card comes due on a day of a window around FSRS's interval, chosen by its code, so that what was learned together doesn't
//! stay together; the windows are Anki's (`fuzz.rs`). And when today has less than the coming week on average, what may come
//! already comes already. Both follow from the log alone, so a restart changes nothing.

use crate::domain::{day::Day, id::Code, plan::policy::Learned, progress::Card, schedule::Scheduler};

/// Nothing waits longer.
const MAX_INTERVAL: f32 = 365.0;

/// Days whose load is levelled.
const WEEK: usize = 7;

/// When something is asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// Its day has come.
    Now,
    /// It may come today, and there is room.
    Early,
    /// Not today.
    Later,
}

/// A card as far as levelling needs it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Interval {
    /// Days until its day comes; 0 when it has come.
    n_days: u32,
    /// Days until it may come.
    n_days_earliest: u32,
    seconds: f32,
}

impl Interval {
    /// The interval of something with a memory; `number` tells it from others.
    pub(super) fn new(scheduler: &Scheduler, learned: Learned, retention: f32, number: u32, seconds: f32) -> Interval {
        let interval = scheduler.interval_days(learned.memory, retention);
        let interval = (interval.min(MAX_INTERVAL) + 0.5).max(1.0) as u32;
        let fuzz = fuzz(interval as f32);
        // Between −fuzz and +fuzz. Mixed with the interval, so that it is another each time.
        let mixed = number.wrapping_mul(0x9E37_79B9) ^ interval.wrapping_mul(0x85EB_CA6B);
        let day = interval - fuzz + (mixed >> 16) % (2 * fuzz + 1);
        Interval {
            n_days: day.saturating_sub(learned.elapsed_days),
            n_days_earliest: (interval - fuzz).max(1).saturating_sub(learned.elapsed_days),
            seconds,
        }
    }
}

/// Days until a question's day comes without a date, as the plan counts them; 0 when it has come. `retention` is a probability.
pub fn days_until_due(scheduler: &Scheduler, question: Code, card: &Card, retention: f32, today: Day) -> u32 {
    let learned = Learned {
        memory: card.memory,
        elapsed_days: today.since(Day::of(card.last_at)),
    };
    Interval::new(scheduler, learned, retention, question.0, 0.0).n_days
}

/// How many days an interval may be longer or shorter: none below two and a half days, then one and a share of what is above.
fn fuzz(interval: f32) -> u32 {
    if interval < 2.5 {
        return 0;
    }
    let part = |from: f32, to: f32, share: f32| (interval.min(to) - from).max(0.0) * share;
    let fuzz = 1.0 + part(2.5, 7.0, 0.15) + part(7.0, 20.0, 0.1) + part(20.0, MAX_INTERVAL, 0.05);
    fuzz as u32
}

/// What of the intervals is due today, of which `done_seconds` are over already.
pub(super) fn due(intervals: &[Interval], done_seconds: f32) -> Vec<Due> {
    let seconds_on = |n_days: usize| {
        let due = intervals.iter().filter(|interval| interval.n_days as usize == n_days);
        due.map(|interval| interval.seconds).sum::<f32>()
    };
    let by_day: Vec<f32> = (0..WEEK).map(seconds_on).collect();
    let mean = (by_day.iter().sum::<f32>() + done_seconds) / WEEK as f32;
    let mut room = mean - by_day[0] - done_seconds;
    let mut due: Vec<Due> = intervals
        .iter()
        .map(|interval| if interval.n_days == 0 { Due::Now } else { Due::Later })
        .collect();
    // The soonest first: tomorrow's before the day after's.
    for n_days in 1..WEEK as u32 {
        for (interval, due) in intervals.iter().zip(&mut due) {
            let may_come = interval.n_days == n_days && interval.n_days_earliest == 0;
            if may_come && interval.seconds <= room {
                room -= interval.seconds;
                *due = Due::Early;
            }
        }
    }
    due
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::schedule::Memory;

    fn interval(stability: f32, elapsed_days: u32, number: u32) -> Interval {
        let memory = Memory {
            stability,
            difficulty: 5.0,
        };
        let learned = Learned { memory, elapsed_days };
        Interval::new(&Scheduler::default(), learned, 0.9, number, 10.0)
    }

    #[track_caller]
    fn check(stability: f32, elapsed_days: u32, earliest: u32, latest: u32) {
        for number in 0..200 {
            let found = interval(stability, elapsed_days, number);
            assert!((earliest..=latest).contains(&found.n_days), "{found:?}");
            assert_eq!(found.n_days_earliest, earliest);
        }
    }

    #[test]
    fn intervals_are_fsrs_s_give_or_take_a_little() {
        // At 0.9 the interval is the stability.
        check(1.0, 0, 1, 1);
        check(2.0, 0, 2, 2);
        check(0.01, 0, 1, 1);
        check(10.0, 0, 9, 11);
        check(10.0, 4, 5, 7);
        check(100.0, 0, 94, 106);
        check(1e6, 0, 345, 385);
        check(10.0, 30, 0, 0);
    }

    #[test]
    fn what_was_learned_together_does_not_stay_together() {
        let cards: Vec<Interval> = (0..300).map(|number| interval(30.0, 0, number)).collect();
        let n_on = |n_days: u32| cards.iter().filter(|card| card.n_days == n_days).count();
        let most = (27..=33).map(n_on).max().unwrap_or_default();
        assert!((27..=33).all(|n_days| n_on(n_days) > 0) && most < 100, "{most}");
    }

    #[test]
    fn a_quiet_day_takes_from_a_busy_tomorrow() {
        // Twelve days after, all may come; here those whose day is tomorrow or later, so that none has to.
        let mut cards: Vec<Interval> = (0..100).map(|number| interval(14.0, 12, number)).collect();
        cards.retain(|card| card.n_days > 0);
        let early = |done_seconds: f32| {
            let due = due(&cards, done_seconds);
            let early = cards.iter().zip(due).filter(|(_, due)| *due == Due::Early);
            early.map(|(card, _)| card.n_days).collect::<Vec<u32>>()
        };
        // A seventh of the week's, all from tomorrow.
        assert_eq!(early(0.0), vec![1; cards.len() / WEEK]);
        // When enough was done today, no more is taken.
        assert!(early(1e4).is_empty());
    }

    proptest! {
        #[test]
        fn levelling_only_moves_forward(stabilities in prop::collection::vec((0.01f32..100.0, 0u32..100), 0..60), done in 0f32..1_000.0) {
            let cards: Vec<Interval> = stabilities
                .iter()
                .enumerate()
                .map(|(number, (stability, elapsed))| interval(*stability, *elapsed, number as u32))
                .collect();
            let due = due(&cards, done);
            for (card, due) in cards.iter().zip(due) {
                prop_assert_eq!(card.n_days == 0, due == Due::Now);
                prop_assert!(due != Due::Early || card.n_days_earliest == 0);
            }
        }
    }
}
