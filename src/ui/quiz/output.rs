//! Output: predict what a program prints, by typing it. (Picking is `choice`.)

use maud::{Markup, html};

use crate::{domain::settings::Language, ui::text::Msg};

/// A field for several lines, whose text goes to the draft.
pub fn text_area(label: &str, text: &str, n_rows: usize) -> Markup {
    html! {
        label.field.section {
            span { (label) }
            textarea.code-input
                rows=(n_rows)
                autocapitalize="off"
                autocomplete="off"
                spellcheck="false"
                placeholder=" "
                data-input="text"
                { (text) }
        }
    }
}

/// What was typed beside what is printed.
pub fn answered(language: Language, given: &str, expected: &str) -> Markup {
    html! {
        @if !given.is_empty() {
            p.muted.section { (Msg::YourAnswer.text(language)) }
            pre.code tabindex="0" { code { (given) } }
        }
        p.muted.section { (Msg::ExpectedOutput.text(language)) }
        pre.code tabindex="0" { code { (expected) } }
    }
}
