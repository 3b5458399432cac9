//! The follow-up map: which notes are on it, where each stands, what is in view, and where an arrow key leads.
//!
//! World coordinates are whole units, one CSS pixel at scale 1, the centre's middle being (0, 0), y growing downwards.
//! Must not know how it is drawn or touched.

pub mod graph;
pub mod label;
pub mod layout;
pub mod scene;
pub mod steer;
pub mod view;
pub mod weight;
