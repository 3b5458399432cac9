//! One change to the plan's settings, as a field of the page names it. A value that makes no sense changes nothing.

use crate::domain::{
    calendar::day_of_iso,
    id::TopicId,
    plan::settings::{DATES_KEY, DAYS_OFF_KEY, InterviewDate, MAX_MINUTES, MAX_WEIGHT, MINUTES_KEY, PlanSettings},
};

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is no date.
    Date,
    /// It is no weight from 0 to `MAX_WEIGHT`.
    Weight,
    /// It is no number of minutes up to `MAX_MINUTES`.
    Minutes,
}

/// Changes one setting and answers its key in the log, or what is wrong with the value.
///
/// Fields: `new-date`, `date N`, `label N`, `weight N topic`, `minutes` (of every weekday), `minutes N`, `day-off`.
pub fn change(settings: &mut PlanSettings, name: &str, value: &str) -> Result<&'static str, Refused> {
    let mut words = name.split(' ');
    let (field, idx, topic) = (words.next().unwrap_or_default(), words.next(), words.next());
    let number = idx.and_then(|idx| idx.parse::<usize>().ok());
    match field {
        "new-date" => {
            let day = day_of_iso(value).ok_or(Refused::Date)?;
            settings.add_date(InterviewDate {
                day,
                weights: Vec::new(),
                label: String::new(),
            });
            Ok(DATES_KEY)
        }
        "date" => {
            let day = day_of_iso(value).ok_or(Refused::Date)?;
            let mut date = take_date(settings, number).ok_or(Refused::Date)?;
            date.day = day;
            settings.add_date(date);
            Ok(DATES_KEY)
        }
        "label" => {
            let date = number
                .and_then(|idx| settings.dates.get_mut(idx))
                .ok_or(Refused::Date)?;
            value.clone_into(&mut date.label);
            Ok(DATES_KEY)
        }
        "weight" => {
            let weight = value
                .parse::<u8>()
                .ok()
                .filter(|weight| *weight <= MAX_WEIGHT)
                .ok_or(Refused::Weight)?;
            let topic = topic
                .and_then(|topic| TopicId::new(topic).ok())
                .ok_or(Refused::Weight)?;
            let date = number
                .and_then(|idx| settings.dates.get_mut(idx))
                .ok_or(Refused::Date)?;
            date.weights.retain(|(other, _)| *other != topic);
            if weight != 1 {
                date.weights.push((topic, weight));
            }
            Ok(DATES_KEY)
        }
        "minutes" => {
            let minutes = value
                .parse::<u16>()
                .ok()
                .filter(|minutes| *minutes <= MAX_MINUTES)
                .ok_or(Refused::Minutes)?;
            match number.and_then(|idx| settings.minutes.get_mut(idx)) {
                Some(of_day) => *of_day = minutes,
                // No weekday: all of them.
                None => settings.minutes = [minutes; 7],
            }
            Ok(MINUTES_KEY)
        }
        _ => {
            let day = day_of_iso(value).ok_or(Refused::Date)?;
            if !settings.days_off.contains(&day) {
                settings.days_off.push(day);
            }
            Ok(DAYS_OFF_KEY)
        }
    }
}

/// Takes the date of that number out of the list.
pub fn take_date(settings: &mut PlanSettings, idx: Option<usize>) -> Option<InterviewDate> {
    let idx = idx.filter(|&idx| idx < settings.dates.len())?;
    Some(settings.dates.remove(idx))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a change comes to: the three values, or the message.
    #[track_caller]
    fn check(changes: &[(&str, &str)], expect: Result<[&str; 3], Refused>) {
        let mut settings = PlanSettings::default();
        let mut outcome = Ok("");
        for (name, value) in changes {
            outcome = change(&mut settings, name, value);
        }
        let found = outcome.map(|_| {
            [
                settings.dates_value(),
                settings.minutes_value(),
                settings.days_off_value(),
            ]
        });
        assert_eq!(found, expect.map(|values| values.map(str::to_owned)), "{changes:?}");
    }

    #[test]
    fn fields_change_settings() {
        let minutes = "30,30,30,30,30,30,30";
        check(&[("new-date", "2026-12-18")], Ok(["2026-12-18;;", minutes, ""]));
        check(
            &[
                ("new-date", "2026-12-18"),
                ("new-date", "2026-12-11"),
                ("label 1", "二面"),
                ("date 1", "2026-12-01"),
            ],
            Ok(["2026-12-01;;二面\n2026-12-11;;", minutes, ""]),
        );
        check(
            &[
                ("new-date", "2026-12-18"),
                ("weight 0 mysql", "3"),
                ("weight 0 hr", "0"),
                ("weight 0 mysql", "1"),
            ],
            Ok(["2026-12-18;hr=0;", minutes, ""]),
        );
        check(
            &[("minutes", "20"), ("minutes 6", "0")],
            Ok(["", "20,20,20,20,20,20,0", ""]),
        );
        check(
            &[("day-off", "2026-12-05"), ("day-off", "2026-12-05")],
            Ok(["", minutes, "2026-12-05"]),
        );
    }

    #[test]
    fn what_makes_no_sense_is_named() {
        check(&[("new-date", "2026-02-30")], Err(Refused::Date));
        check(&[("date 3", "2026-12-18")], Err(Refused::Date));
        check(
            &[("new-date", "2026-12-18"), ("weight 0 mysql", "6")],
            Err(Refused::Weight),
        );
        check(&[("minutes", "-5")], Err(Refused::Minutes));
        check(&[("minutes 2", "601")], Err(Refused::Minutes));
        check(&[("day-off", "")], Err(Refused::Date));
    }
}
