//! The app's state and the only code that touches localStorage, fetch, the clock and the seed.
//!
//! What can be tested on the host (the storage trait, the journal over it) builds without any feature;
//! what needs a browser or Leptos is behind `ui`.

#[cfg(feature = "ui")]
pub mod app;
#[cfg(feature = "ui")]
pub mod boot;
#[cfg(feature = "ui")]
pub mod browser;
#[cfg(feature = "ui")]
pub mod clock;
pub mod fake;
#[cfg(feature = "ui")]
pub mod fetch;
#[cfg(feature = "ui")]
pub mod handover;
pub mod journal;
#[cfg(feature = "ui")]
pub mod session_file;
#[cfg(feature = "ui")]
pub mod shared;
#[cfg(feature = "ui")]
pub mod speech;
#[cfg(feature = "ui")]
pub mod state;
pub mod storage;
#[cfg(feature = "ui")]
pub mod trainer;
#[cfg(feature = "ui")]
pub mod worker;
