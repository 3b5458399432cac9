//! The app's state and the only code that touches localStorage, fetch, the clock and the seed.
//!
//! What can be tested on the host (the storage trait, the journal over it) builds without any feature;
//! what needs a browser or Leptos is behind `ui`.

pub mod fake;
pub mod journal;
pub mod storage;
