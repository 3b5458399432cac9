//! The plan to the date: what today's page leads with, and the page where it is made.

pub mod action;
mod edit;
mod page;
mod today;
mod words;

pub use edit::{changed, run};
pub use page::markup as page;
pub use today::markup as today;
