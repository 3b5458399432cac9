//! What the app knows and decides: bank, questions, log, progress, schedule, quiz, search, routes.
//!
//! Pure computation only. No serde, no Leptos, no clock, no ambient randomness, no I/O: `now` and `seed` are
//! arguments. Nothing in here can fail on I/O, because nothing does any.

pub mod asks;
pub mod bank;
pub mod body_ref;
pub mod calendar;
pub mod day;
pub mod fold;
pub mod id;
pub mod insight;
pub mod interview;
pub mod log;
pub mod map;
pub mod numbers;
pub mod plan;
pub mod progress;
pub mod question;
pub mod quiz;
pub mod route;
pub mod schedule;
pub mod script;
pub mod search;
pub mod settings;
pub mod shuffle;
pub mod sorted_map;
pub mod sorting;
pub mod standing;
pub mod training;
