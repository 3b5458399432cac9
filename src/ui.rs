//! Leptos: the app shell, one page per route, shared parts.
//!
//! Components wire plain functions to the page; they decide nothing that could be decided in `domain`.

pub mod keys;
pub mod nav;
pub mod pages;
pub mod parts;
pub mod quiz;
pub mod shell;
pub mod text;
