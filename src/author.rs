//! Markdown → checked, rendered bank. Runs on the author's machine, never in the browser.
//!
//! `compile` is the way in; `build::write` the way out. Inside: `survey` reads the folder, `note` and `question` each file,
//! `graph` what only the whole bank can know, `run` the code.

mod answer;
pub mod build;
pub mod cli;
pub mod diagnostic;
mod diagram;
pub mod export;
mod front;
mod graph;
mod highlight;
mod html;
mod inspect;
mod markdown;
mod note;
mod outline;
mod published;
mod question;
pub mod report;
mod run;
pub mod site;
mod steps;
mod survey;
mod svg;
mod template;

pub use build::{Built, Compiled, compile};
pub use run::TIMEOUT;
pub use survey::{Fences, Survey, survey};
