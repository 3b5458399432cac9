//! What the person decides about the plan: dates, minutes, days off, retention; as settings of the log and back.
//!
//! Reading never fails: what makes no sense is left out and named. Knows texts and days; not the bank, so that a topic which
//! was retired keeps its weight and does no harm.

use crate::domain::{
    calendar::{day_of_iso, iso_date, weekday},
    day::Day,
    id::TopicId,
};

/// Keys of the settings in the log.
pub const DATES_KEY: &str = "plan.dates";
/// Minutes for each weekday.
pub const MINUTES_KEY: &str = "plan.minutes";
/// Single days off.
pub const DAYS_OFF_KEY: &str = "plan.days-off";
/// Desired retention without a date.
pub const RETENTION_KEY: &str = "plan.retention";

/// Nobody learns longer in a day.
pub const MAX_MINUTES: u16 = 600;
/// What a topic may weigh; 0 leaves it out.
pub const MAX_WEIGHT: u8 = 5;
/// Retention in percent, from and to.
pub const RETENTION_RANGE: (u8, u8) = (70, 97);
/// Labels are cut after so many characters.
pub const MAX_LABEL: usize = 60;

const DEFAULT_MINUTES: u16 = 30;
const DEFAULT_RETENTION: u8 = 90;

/// An interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterviewDate {
    /// When.
    pub day: Day,
    /// How much topics weigh in it, 0 to `MAX_WEIGHT`; those not named weigh 1.
    pub weights: Vec<(TopicId, u8)>,
    /// What the person calls it; may be empty.
    pub label: String,
}

/// What the person decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanSettings {
    /// Interviews, ascending by day.
    pub dates: Vec<InterviewDate>,
    /// Minutes for each weekday, Monday first; 0 is a day off.
    pub minutes: [u16; 7],
    /// Single days off.
    pub days_off: Vec<Day>,
    /// Desired retention without a date, in percent.
    pub retention: u8,
}

/// A part of a setting that makes no sense, as it was written. It is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadSetting {
    /// Not a date, `2026-12-18`.
    Date(String),
    /// Not a topic's weight, `python=2`.
    Weight(String),
    /// Not one or seven numbers of minutes.
    Minutes(String),
    /// Not a day off.
    DayOff(String),
    /// Not a retention in percent.
    Retention(String),
}

impl Default for PlanSettings {
    fn default() -> PlanSettings {
        PlanSettings {
            dates: Vec::new(),
            minutes: [DEFAULT_MINUTES; 7],
            days_off: Vec::new(),
            retention: DEFAULT_RETENTION,
        }
    }
}

impl PlanSettings {
    /// Reads the settings through `get`, which gives the latest value of a key.
    pub fn read<'a>(get: impl Fn(&str) -> Option<&'a str>) -> (PlanSettings, Vec<BadSetting>) {
        let mut settings = PlanSettings::default();
        let mut bad = Vec::new();
        for line in words(get(DATES_KEY), '\n') {
            match read_date(line, &mut bad) {
                Some(date) => settings.add_date(date),
                None => bad.push(BadSetting::Date(line.to_owned())),
            }
        }
        if let Some(minutes) = get(MINUTES_KEY) {
            match read_minutes(minutes) {
                Some(minutes) => settings.minutes = minutes,
                None => bad.push(BadSetting::Minutes(minutes.to_owned())),
            }
        }
        for word in words(get(DAYS_OFF_KEY), ',') {
            match day_of_iso(word) {
                Some(day) if settings.days_off.contains(&day) => {}
                Some(day) => settings.days_off.push(day),
                None => bad.push(BadSetting::DayOff(word.to_owned())),
            }
        }
        if let Some(retention) = get(RETENTION_KEY) {
            let (least, most) = RETENTION_RANGE;
            match number(retention.trim()).and_then(|retention| u8::try_from(retention).ok()) {
                Some(retention) if (least..=most).contains(&retention) => settings.retention = retention,
                _ => bad.push(BadSetting::Retention(retention.to_owned())),
            }
        }
        (settings, bad)
    }

    /// Adds an interview in its place. Two on one day are two.
    pub fn add_date(&mut self, date: InterviewDate) {
        let idx = self.dates.partition_point(|other| other.day <= date.day);
        self.dates.insert(idx, date);
    }

    /// Minutes for study on a day.
    pub fn minutes_on(&self, day: Day) -> u16 {
        if self.days_off.contains(&day) {
            return 0;
        }
        self.minutes[weekday(day)]
    }

    /// The same with so many minutes more on each day that has any: for a forecast of what they would bring.
    #[must_use]
    pub fn with_more_minutes(&self, more: u16) -> PlanSettings {
        let mut settings = self.clone();
        for minutes in settings.minutes.iter_mut().filter(|minutes| **minutes > 0) {
            *minutes = minutes.saturating_add(more).min(MAX_MINUTES);
        }
        settings
    }

    /// The same with a topic left out of every date: for a forecast of what that would free.
    #[must_use]
    pub fn without_topic(&self, topic: &TopicId) -> PlanSettings {
        let mut settings = self.clone();
        for date in &mut settings.dates {
            date.weights.retain(|(other, _)| other != topic);
            date.weights.push((topic.clone(), 0));
        }
        settings
    }

    /// The dates as the log keeps them: one a line, `2026-12-18;python=3,mysql=0;the label`.
    pub fn dates_value(&self) -> String {
        let mut value = String::new();
        for date in &self.dates {
            push_separated(&mut value, '\n', &iso_date(date.day));
            value.push(';');
            for (idx, (topic, weight)) in date.weights.iter().enumerate() {
                if idx > 0 {
                    value.push(',');
                }
                value.push_str(topic.as_str());
                value.push('=');
                value.push(char::from(b'0' + (*weight).min(MAX_WEIGHT)));
            }
            value.push(';');
            value.push_str(&label(&date.label));
        }
        value
    }

    /// The minutes as the log keeps them.
    pub fn minutes_value(&self) -> String {
        let mut value = String::new();
        self.minutes
            .iter()
            .for_each(|minutes| push_separated(&mut value, ',', &minutes.to_string()));
        value
    }

    /// The days off as the log keeps them.
    pub fn days_off_value(&self) -> String {
        let mut value = String::new();
        self.days_off
            .iter()
            .for_each(|day| push_separated(&mut value, ',', &iso_date(*day)));
        value
    }

    /// The retention as the log keeps it.
    pub fn retention_value(&self) -> String {
        self.retention.to_string()
    }
}

impl InterviewDate {
    /// How much a topic weighs.
    pub fn weight(&self, topic: &TopicId) -> u8 {
        let named = self.weights.iter().find(|(other, _)| other == topic);
        named.map_or(1, |(_, weight)| *weight)
    }
}

fn read_date(line: &str, bad: &mut Vec<BadSetting>) -> Option<InterviewDate> {
    let mut parts = line.splitn(3, ';');
    let day = day_of_iso(parts.next()?.trim())?;
    let mut weights: Vec<(TopicId, u8)> = Vec::new();
    for word in words(parts.next(), ',') {
        match read_weight(word) {
            Some((topic, _)) if weights.iter().any(|(other, _)| *other == topic) => {}
            Some(weight) => weights.push(weight),
            None => bad.push(BadSetting::Weight(word.to_owned())),
        }
    }
    let label = label(parts.next().unwrap_or_default());
    Some(InterviewDate { day, weights, label })
}

fn read_weight(word: &str) -> Option<(TopicId, u8)> {
    let (topic, weight) = word.split_once('=')?;
    let weight = u8::try_from(number(weight)?).ok()?;
    (weight <= MAX_WEIGHT).then_some((TopicId::new(topic).ok()?, weight))
}

/// One number for all days, or seven.
fn read_minutes(text: &str) -> Option<[u16; 7]> {
    let mut minutes = [0; 7];
    let mut n_read = 0;
    for word in text.split(',') {
        let read = number(word.trim()).filter(|read| *read <= MAX_MINUTES)?;
        *minutes.get_mut(n_read)? = read;
        n_read += 1;
    }
    match n_read {
        1 => Some([minutes[0]; 7]),
        7 => Some(minutes),
        _ => None,
    }
}

/// A small number in ASCII digits.
fn number(text: &str) -> Option<u16> {
    let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| {
        text.bytes()
            .fold(0, |number, byte| number * 10 + u16::from(byte - b'0'))
    })
}

/// On one line and not too long.
fn label(text: &str) -> String {
    let text = text.trim().chars().take(MAX_LABEL);
    text.map(|c| if c.is_control() { ' ' } else { c })
        .collect::<String>()
        .trim()
        .to_owned()
}

fn words(text: Option<&str>, separator: char) -> impl Iterator<Item = &str> {
    let words = text.unwrap_or_default().split(separator).map(str::trim);
    words.filter(|word| !word.is_empty())
}

fn push_separated(value: &mut String, separator: char, word: &str) {
    if !value.is_empty() {
        value.push(separator);
    }
    value.push_str(word);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(key: &'static str, value: &str) -> (PlanSettings, Vec<BadSetting>) {
        PlanSettings::read(|asked| (asked == key).then_some(value))
    }

    #[track_caller]
    fn check_bad(key: &'static str, value: &str, expect: &[BadSetting]) {
        assert_eq!(read(key, value).1, expect, "{key} {value:?}");
    }

    fn topic(text: &str) -> TopicId {
        TopicId::new(text).unwrap()
    }

    #[test]
    fn nothing_set_is_half_an_hour_a_day_and_no_date() {
        assert_eq!(PlanSettings::read(|_| None), (PlanSettings::default(), Vec::new()));
        assert_eq!(PlanSettings::default().minutes_on(Day(0)), 30);
    }

    #[test]
    fn dates_have_weights_and_labels() {
        let (settings, bad) = read(
            DATES_KEY,
            "2026-12-24;;\n2026-12-18;python=3,mysql=0;字节；一面; 下午\n\n2026-12-20",
        );
        assert_eq!(bad, []);
        let days: Vec<String> = settings.dates.iter().map(|date| iso_date(date.day)).collect();
        assert_eq!(days, ["2026-12-18", "2026-12-20", "2026-12-24"]);
        assert_eq!(settings.dates[0].label, "字节；一面; 下午");
        let weights = ["python", "mysql", "redis"].map(|name| settings.dates[0].weight(&topic(name)));
        assert_eq!(weights, [3, 0, 1]);
    }

    #[test]
    fn days_have_their_minutes() {
        let monday = Day(20_780);
        let (settings, _) = read(MINUTES_KEY, "10, 20,30,40,50,60,0");
        assert_eq!(
            (settings.minutes_on(monday), settings.minutes_on(monday.plus(6))),
            (10, 0)
        );
        assert_eq!(read(MINUTES_KEY, "45").0.minutes, [45; 7]);
        let (settings, _) = read(DAYS_OFF_KEY, "2026-11-23,2026-12-25");
        assert_eq!(
            (settings.minutes_on(monday), settings.minutes_on(monday.plus(1))),
            (0, 30)
        );
    }

    #[test]
    fn what_makes_no_sense_is_named_and_left_out() {
        let text = |text: &str| text.to_owned();
        check_bad(DATES_KEY, "soon\n2026-12-18", &[BadSetting::Date(text("soon"))]);
        check_bad(DATES_KEY, "2026-02-30;;", &[BadSetting::Date(text("2026-02-30;;"))]);
        check_bad(
            DATES_KEY,
            "2026-12-18;python=9,Py=1,redis,auth=2",
            &["python=9", "Py=1", "redis"].map(|word| BadSetting::Weight(text(word))),
        );
        for minutes in ["", "-5", "1,2", "601", "1,2,3,4,5,6,7,8", "half an hour", "３０"] {
            check_bad(MINUTES_KEY, minutes, &[BadSetting::Minutes(text(minutes))]);
        }
        check_bad(DAYS_OFF_KEY, "sunday,2026-12-25", &[BadSetting::DayOff(text("sunday"))]);
        for retention in ["", "0.9", "69", "98", "999"] {
            check_bad(RETENTION_KEY, retention, &[BadSetting::Retention(text(retention))]);
        }
    }

    fn any_settings() -> impl Strategy<Value = PlanSettings> {
        let weights = prop::sample::subsequence(vec!["python", "mysql", "ha"], 0..=3)
            .prop_flat_map(|names| {
                let n = names.len();
                (Just(names), prop::collection::vec(0..=MAX_WEIGHT, n))
            })
            .prop_map(|(names, weights)| names.into_iter().map(topic).zip(weights).collect());
        let date = (0..40_000i64, weights, "[a-z；;追问]{0,9}").prop_map(|(day, weights, label)| InterviewDate {
            day: Day(day),
            weights,
            label,
        });
        let days_off = prop::collection::btree_set(0..40_000i64, 0..4);
        (
            prop::collection::vec(date, 0..4),
            prop::array::uniform7(0..=MAX_MINUTES),
            days_off,
            70..=97u8,
        )
            .prop_map(|(dates, minutes, days_off, retention)| {
                let mut settings = PlanSettings {
                    dates: Vec::new(),
                    minutes,
                    days_off: days_off.into_iter().map(Day).collect(),
                    retention,
                };
                dates.into_iter().for_each(|date| settings.add_date(date));
                settings
            })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(settings in any_settings()) {
            let values = [
                (DATES_KEY, settings.dates_value()),
                (MINUTES_KEY, settings.minutes_value()),
                (DAYS_OFF_KEY, settings.days_off_value()),
                (RETENTION_KEY, settings.retention_value()),
            ];
            let get = |key: &str| values.iter().find(|(other, _)| *other == key).map(|(_, value)| value.as_str());
            prop_assert_eq!(PlanSettings::read(get), (settings, Vec::new()));
        }

        #[test]
        fn any_text_is_read_without_panic(text in any::<String>(), dates in "[0-9;=,\n a-z-]{0,40}") {
            let (settings, _) = PlanSettings::read(|key| Some(if key == DATES_KEY { &dates } else { &text }));
            prop_assert!(settings.minutes.iter().all(|minutes| *minutes <= MAX_MINUTES));
        }
    }
}
