//! Leptos: the app shell, one page per route, shared parts.
