//! The interface: pages are text made by `maud` from the app's state, shown and kept fresh by Leptos.
//!
//! A page decides nothing that could be decided in `domain`; a button names its `Action`, and `events` has it done.

pub mod action;
pub mod events;
pub mod extra;
pub mod html;
pub mod interview;
pub mod keys;
pub mod later;
pub mod listen;
pub mod map;
pub mod mount;
pub mod nav;
pub mod pages;
pub mod parts;
pub mod plan;
pub mod quiz;
pub mod shell;
pub mod text;
pub mod ui_state;
