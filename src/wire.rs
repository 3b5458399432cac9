//! Text ⇄ domain: the compiled bank, the progress log and its versions, backups, exports.
//!
//! The only place that knows how domain values look when written down. No I/O here either.

pub mod backup;
pub mod bank;
mod crc;
pub mod csv;
pub mod error;
pub mod interview;
mod json;
pub mod log;
pub mod session;
pub mod training;
