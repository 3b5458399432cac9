//! Output: predict what a program prints, by typing it. (Picking is `choice`.)

use leptos::prelude::*;
use maud::{Markup, html};

use crate::{
    domain::{quiz::response::Response, settings::Language},
    ui::{
        action::Action,
        quiz::Asking,
        text::{Msg, t},
    },
};

/// A field to type the output into.
pub fn typed(asking: Asking) -> AnyView {
    let text = move || match asking.response() {
        Some(Response::OutputText(text)) => text,
        _ => String::new(),
    };
    view! {
        <label class="field section">
            <span>{t(Msg::TypeOutput)}</span>
            <textarea
                class="code-input"
                rows="3"
                autocapitalize="off"
                autocomplete="off"
                spellcheck="false"
                prop:value=text
                on:input=move |event| asking.set(Response::OutputText(event_target_value(&event)))
            ></textarea>
        </label>
        {check_button(Signal::derive(move || text().trim().is_empty()))}
    }
    .into_any()
}

/// The button that gives the answer as it is in the draft.
pub fn check_button(is_disabled: Signal<bool>) -> AnyView {
    view! {
        <div class="actions">
            <button
                type="button"
                class="button primary"
                data-key="enter"
                data-do=Action::Go.to_string()
                disabled=move || is_disabled.get()
            >
                {t(Msg::Check)}
            </button>
        </div>
    }
    .into_any()
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
