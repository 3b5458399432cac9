//! Output: predict what a program prints, by picking or by typing.

use leptos::prelude::*;

use crate::{
    domain::quiz::response::Response,
    ui::{
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
        <div class="actions">
            <button
                type="button"
                class="button primary"
                data-key="enter"
                disabled=move || text().trim().is_empty()
                on:click=move |_| asking.submit.run(Response::OutputText(untrack(text)))
            >
                {t(Msg::Check)}
            </button>
        </div>
    }
    .into_any()
}

/// What was typed beside what is printed.
pub fn answered(given: &str, expected: &str) -> AnyView {
    view! {
        <p class="muted section">{t(Msg::YourAnswer)}</p>
        <pre class="code" tabindex="0"><code>{given.to_owned()}</code></pre>
        <p class="muted section">{t(Msg::ExpectedOutput)}</p>
        <pre class="code" tabindex="0"><code>{expected.to_owned()}</code></pre>
    }
    .into_any()
}
