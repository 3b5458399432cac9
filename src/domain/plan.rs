//! The plan to the date: what to study today so that most is remembered on the day of the interview.

pub mod pace;
pub mod policy;
pub mod settings;
