//! The day as a learner counts it: it rolls over at 04:00 local time, as local time was when the thing happened.
//!
//! Knows nothing of calendars: a day is a number that differs by one from tomorrow's.

use crate::domain::log::Moment;

/// When the day rolls over: 04:00, in seconds after midnight. Who studies at half past one still studies "today".
pub const ROLLOVER_SECONDS: i64 = 4 * 3600;

/// Seconds in a day. Zones that change their clocks make two days a year an hour off; the offset stored with each moment
/// keeps even those apart.
pub const DAY_SECONDS: i64 = 86_400;

/// Days since 1970-01-01 local time, rolling over at 04:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// The day a moment belongs to.
    pub fn of(at: Moment) -> Day {
        let local = at.unix_seconds.saturating_add(i64::from(at.offset_minutes) * 60);
        Day(local.saturating_sub(ROLLOVER_SECONDS).div_euclid(DAY_SECONDS))
    }

    /// How many rollovers lie between `earlier` and `self`; 0 when the clock was set back. Time never runs backwards.
    pub fn since(self, earlier: Day) -> u32 {
        u32::try_from(self.0.saturating_sub(earlier.0).max(0)).unwrap_or(u32::MAX)
    }

    /// The day `n_days` later, or earlier when negative.
    #[must_use]
    pub fn plus(self, n_days: i64) -> Day {
        Day(self.0.saturating_add(n_days))
    }

    /// When the day begins, in seconds since 1970-01-01 UTC, where local time is `offset_minutes` ahead of UTC.
    pub fn starts_at(self, offset_minutes: i16) -> i64 {
        self.0
            .saturating_mul(DAY_SECONDS)
            .saturating_add(ROLLOVER_SECONDS)
            .saturating_sub(i64::from(offset_minutes) * 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(unix_seconds: i64, offset_minutes: i16) -> Moment {
        Moment {
            unix_seconds,
            offset_minutes,
        }
    }

    #[track_caller]
    fn check(unix_seconds: i64, offset_minutes: i16, expect: i64) {
        assert_eq!(Day::of(moment(unix_seconds, offset_minutes)), Day(expect));
    }

    #[test]
    fn the_day_rolls_over_at_four_local_time() {
        // 2026-11-23 is day 20,780. 19:59:59 UTC is 03:59:59 in China the next morning.
        let midnight = 20_780 * DAY_SECONDS;
        check(midnight + 4 * 3600, 0, 20_780);
        check(midnight + 4 * 3600 - 1, 0, 20_779);
        check(midnight + 20 * 3600 - 1, 480, 20_780);
        check(midnight + 20 * 3600, 480, 20_781);
        check(midnight + 9 * 3600 - 1, -300, 20_779);
        check(midnight + 9 * 3600, -300, 20_780);
        check(-1, 0, -1);
        check(i64::MIN, i16::MIN, i64::MIN.div_euclid(DAY_SECONDS));
    }

    #[test]
    fn a_day_starts_where_it_says() {
        for offset_minutes in [0, 480, -300, 345] {
            let starts_at = Day(20_780).starts_at(offset_minutes);
            assert_eq!(Day::of(moment(starts_at, offset_minutes)), Day(20_780));
            assert_eq!(Day::of(moment(starts_at - 1, offset_minutes)), Day(20_779));
        }
    }

    #[test]
    fn a_clock_set_back_is_no_time() {
        assert_eq!(Day(3).since(Day(5)), 0);
        assert_eq!(Day(5).since(Day(3)), 2);
        assert_eq!(Day(i64::MAX).since(Day(i64::MIN)), u32::MAX);
    }
}
