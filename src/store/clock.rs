//! The only place that reads the clock and the seed.

use js_sys::{Date, Math};

use crate::domain::log::Moment;

/// Now, as the person's clock shows it.
pub fn now() -> Moment {
    let date = Date::new_0();
    Moment {
        unix_seconds: (date.get_time() / 1000.0).floor() as i64,
        // JavaScript counts UTC minus local; we keep local minus UTC.
        offset_minutes: -(date.get_timezone_offset() as i16),
    }
}

/// Milliseconds since 1970, for measuring how long an answer took.
pub fn millis() -> f64 {
    Date::now()
}

/// A fresh seed.
pub fn seed() -> u64 {
    // 52 random bits are plenty to order a round of questions.
    (Math::random() * (1u64 << 52) as f64) as u64
}

/// The date of a moment by the clock it was read from, `2026-11-23`.
pub fn date(at: Moment) -> String {
    let local_millis = (at.unix_seconds + i64::from(at.offset_minutes) * 60) as f64 * 1000.0;
    let iso = Date::new(&local_millis.into()).to_iso_string();
    String::from(iso).chars().take(10).collect()
}
