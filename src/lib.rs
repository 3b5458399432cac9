//! 追问 Zhuiwen: prepares Python back-end engineers for interviews, on a phone, offline.
//!
//! Direction of knowledge: `domain ← wire ← {author, store} ← ui`. `tests/tidy.rs` fails when an arrow turns round.

#[cfg(feature = "author")]
pub mod author;
pub mod domain;
pub mod store;
#[cfg(feature = "ui")]
pub mod ui;
pub mod wire;
