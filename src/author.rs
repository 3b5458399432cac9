//! Markdown → checked, rendered bank. Runs on the author's machine, never in the browser.

pub mod site;
