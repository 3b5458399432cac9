//! The clock of an answer: a bar and digits that tick without the page being drawn anew, with marks at thirty seconds and at
//! the limit. A screen reader hears of the marks, not of every second.

use std::cell::Cell;

use leptos::prelude::*;
use maud::{Markup, html};
use web_sys::Element;

use crate::{
    domain::interview::setup::{BRIEF_SECONDS, FULL_SECONDS, Temper},
    store::app::App,
    ui::{
        events,
        interview::clock_words,
        text::{Msg, fill},
    },
};

/// The clock as it stands.
pub fn markup(app: App, temper: Temper) -> Markup {
    let language = app.language();
    let seconds = app.seconds_asked();
    let limit = temper.limit_seconds();
    let limit_mark = if limit == FULL_SECONDS {
        Msg::MarkFull
    } else {
        Msg::MarkMinute
    };
    html! {
        div.answer-clock #answer-clock data-limit=(limit) data-past=(past(seconds, limit)) {
            span.digits #answer-digits aria-hidden="true" { (clock_words(u32::from(seconds))) }
            div.scale {
                progress #answer-bar max=(limit) value=(seconds.min(limit)) aria-label=(Msg::AnswerTime.text(language)) {}
                div.marks aria-hidden="true" {
                    span.brief { (Msg::MarkBrief.text(language)) }
                    span.limit { (limit_mark.text(language)) }
                }
            }
        }
    }
}

/// Which mark was passed, for the style sheet.
fn past(seconds: u16, limit: u16) -> &'static str {
    match seconds {
        seconds if seconds >= limit => "limit",
        seconds if seconds >= BRIEF_SECONDS => "brief",
        _ => "none",
    }
}

/// Keeps the clock on the page going, and what depends on it: the time left, and a hint not given at once.
pub fn start(app: App, temper: Temper) {
    let shown = Cell::new(app.seconds_asked());
    let limit = temper.limit_seconds();
    app.tick_while_here(Box::new(move || {
        let seconds = app.seconds_asked();
        let before = shown.replace(seconds);
        if seconds == before {
            return;
        }
        let language = app.language();
        let set = |id: &str, name: &str, value: &str| {
            if let Some(element) = document().get_element_by_id(id) {
                // Fails only for names that are none.
                let _ = element.set_attribute(name, value);
            }
        };
        let say = |id: &str, words: &str| {
            if let Some(element) = document().get_element_by_id(id) {
                element.set_text_content(Some(words));
            }
        };
        say("answer-digits", &clock_words(u32::from(seconds)));
        set("answer-bar", "value", &seconds.min(limit).to_string());
        set("answer-clock", "data-past", past(seconds, limit));
        let left = app.seconds_left();
        say(
            "interview-left",
            &fill(Msg::InterviewTimeLeft.text(language), clock_words(left)),
        );
        let spent = document()
            .get_element_by_id("interview-bar")
            .and_then(|bar| bar.get_attribute("max")?.parse::<u32>().ok())
            .map(|all| all.saturating_sub(left).to_string());
        set("interview-bar", "value", &spent.unwrap_or_default());
        if seconds >= temper.hint_after_seconds() {
            enable_hint();
        }
        let limit_words = if limit == FULL_SECONDS {
            Msg::SaidFull
        } else {
            Msg::SaidMinute
        };
        for (mark, words) in [(BRIEF_SECONDS, Msg::SaidBrief), (limit, limit_words)] {
            if before < mark && mark <= seconds {
                events::say(words.text(language));
            }
        }
    }));
}

fn enable_hint() {
    let waiting = document()
        .query_selector("[data-hint][disabled]:not([data-used])")
        .ok()
        .flatten();
    if let Some(button) = waiting {
        let button: Element = button;
        // Removing an attribute of an element in an HTML document does not fail.
        let _ = button.remove_attribute("disabled");
    }
}
