//! Changes to the plan's settings, as they come from the page's fields. What makes no sense changes nothing, and is said.

use leptos::prelude::*;

use crate::{
    domain::plan::{
        change::{Refused, change, take_date},
        settings::{DATES_KEY, DAYS_OFF_KEY, MINUTES_KEY, PlanSettings},
    },
    ui::{plan::action::PlanAction, text::Msg, ui_state::Ui},
};

/// A field of the plan was changed: its name without `plan`, and what is in it now.
pub fn changed(ui: Ui, name: &str, value: &str) {
    let (mut settings, _) = untrack(|| ui.app.plan_settings());
    let outcome = change(&mut settings, name, value.trim());
    ui.plan_word.set(match outcome {
        Ok(key) => {
            keep(ui, key, &settings);
            String::new()
        }
        Err(refused) => {
            let msg = match refused {
                Refused::Date => Msg::NotADate,
                Refused::Weight => Msg::NotAWeight,
                Refused::Minutes => Msg::NotMinutes,
            };
            untrack(|| ui.say(msg)).replace("{}", value.trim())
        }
    });
}

/// Does what a button means.
pub fn run(ui: Ui, action: PlanAction) {
    let (mut settings, _) = untrack(|| ui.app.plan_settings());
    match action {
        PlanAction::DropDate(idx) => {
            take_date(&mut settings, Some(idx));
            keep(ui, DATES_KEY, &settings);
        }
        PlanAction::DropDayOff(idx) => {
            if idx < settings.days_off.len() {
                settings.days_off.remove(idx);
            }
            keep(ui, DAYS_OFF_KEY, &settings);
        }
    }
}

fn keep(ui: Ui, key: &'static str, settings: &PlanSettings) {
    let value = match key {
        DATES_KEY => settings.dates_value(),
        MINUTES_KEY => settings.minutes_value(),
        _ => settings.days_off_value(),
    };
    ui.app.set(key, &value);
}
