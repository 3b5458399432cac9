//! Days as dates: `2026-12-18` and weekdays, in the proleptic Gregorian calendar.
//!
//! By Howard Hinnant's algorithms ("chrono-Compatible Low-Level Date Algorithms", 2013). Knows nothing of zones: which day a
//! moment belongs to is `day`'s to say.

use crate::domain::day::Day;

/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i64 = 719_468;
const DAYS_IN_ERA: i64 = 146_097;

/// The first and the last day that have a date here: of the years 1970 to 9999.
const RANGE: (Day, Day) = (Day(0), Day(2_932_896));

/// 0 on Mondays to 6 on Sundays.
pub fn weekday(day: Day) -> usize {
    // 1970-01-01 was a Thursday.
    (day.0.rem_euclid(7) + 3) as usize % 7
}

/// `YYYY-MM-DD`; a day outside the years 1970 to 9999 as the nearest within.
pub fn iso_date(day: Day) -> String {
    let days = day.max(RANGE.0).min(RANGE.1).0 + EPOCH;
    let era = days / DAYS_IN_ERA;
    let day_of_era = days % DAYS_IN_ERA;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    // Counted from March, so that the leap day comes last.
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let month = if march_month < 10 {
        march_month + 3
    } else {
        march_month - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let day_of_month = day_of_year - (153 * march_month + 2) / 5 + 1;
    format!("{year:04}-{month:02}-{day_of_month:02}")
}

/// The day of a `YYYY-MM-DD` of the years 1970 to 9999; `None` for anything else, as 2026-02-30.
pub fn day_of_iso(text: &str) -> Option<Day> {
    let number = |range: std::ops::Range<usize>| {
        let digits = text.get(range)?;
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| {
            digits
                .bytes()
                .fold(0, |number, byte| number * 10 + i64::from(byte - b'0'))
        })
    };
    let (year, month, day_of_month) = (number(0..4)?, number(5..7)?, number(8..10)?);
    if !(1..=12).contains(&month) {
        return None;
    }
    let march_year = year - i64::from(month <= 2);
    let march_month = (month + 9) % 12;
    let day_of_year = (153 * march_month + 2) / 5 + day_of_month - 1;
    let year_of_era = march_year % 400;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let day = Day(march_year / 400 * DAYS_IN_ERA + day_of_era - EPOCH);
    // A day that doesn't exist comes out as another, and other separators don't come out at all.
    ((RANGE.0..=RANGE.1).contains(&day) && iso_date(day) == text).then_some(day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<i64>) {
        assert_eq!(day_of_iso(text), expect.map(Day), "{text}");
    }

    #[test]
    fn dates_are_days() {
        check("1970-01-01", Some(0));
        check("2000-02-29", Some(11_016));
        check("2026-11-23", Some(20_780));
        check("9999-12-31", Some(2_932_896));
        for none in [
            "",
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-01-00",
            "2026-1-1",
            "2026-11-23 ",
            "２０２６-11-23",
            "1969-12-31",
            "2026/11/23",
            "+026-11-23",
            "追问追问追问",
        ] {
            check(none, None);
        }
    }

    #[test]
    fn weekdays_go_round() {
        // 2026-11-23 is a Monday.
        assert_eq!(weekday(Day(20_780)), 0);
        assert_eq!(weekday(Day(20_786)), 6);
        assert_eq!(weekday(Day(-1)), 2);
        for day in [i64::MIN, i64::MAX] {
            assert!(weekday(Day(day)) < 7);
            assert_eq!(iso_date(Day(day)).len(), 10);
        }
    }

    proptest! {
        #[test]
        fn a_date_reads_back(day in 0..=RANGE.1.0) {
            prop_assert_eq!(day_of_iso(&iso_date(Day(day))), Some(Day(day)));
        }

        #[test]
        fn any_text_is_a_date_or_none(text in "[0-9]{0,5}-?[0-9]{0,3}-?[0-9追]{0,3}") {
            if let Some(day) = day_of_iso(&text) {
                prop_assert_eq!(iso_date(day), text);
            }
        }
    }
}
