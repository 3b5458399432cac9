//! Cloze: type the missing terms, or pick them.

use leptos::prelude::*;
use maud::{Markup, html};

use crate::{
    domain::{
        question::QuestionBody,
        quiz::{
            grading::{Circumstances, Detail, assess},
            response::Response,
        },
        settings::Language,
        shuffle::any_order,
    },
    ui::{
        quiz::{Asking, output::check_button},
        text::{Msg, t, tn},
    },
};

/// One field a blank, and chips for whoever would rather pick.
pub fn open(asking: Asking, blanks: Vec<Vec<String>>, distractors: Vec<String>) -> AnyView {
    let n_blanks = blanks.len();
    let texts = move || match asking.response() {
        Some(Response::Blanks(texts)) if texts.len() == n_blanks => texts,
        _ => vec![String::new(); n_blanks],
    };
    let focused = RwSignal::new(0_usize);
    let put = move |blank_idx: usize, text: String| {
        let mut texts = untrack(texts);
        if let Some(slot) = texts.get_mut(blank_idx) {
            *slot = text;
        }
        asking.set(Response::Blanks(texts));
    };
    // A chip goes into the first empty blank; when none is empty, into the one last touched.
    let pick = move |term: String| {
        let blank_idx = untrack(texts).iter().position(|text| text.trim().is_empty());
        put(blank_idx.unwrap_or(focused.get_untracked()), term);
    };
    let is_complete = move || texts().iter().all(|text| !text.trim().is_empty());
    let submit = move || asking.submit(Response::Blanks(untrack(texts)));
    let fields = (0..n_blanks)
        .map(|blank_idx| {
            view! {
                <label class="field">
                    <span>{tn(Msg::BlankLabel, blank_idx + 1)}</span>
                    <input
                        type="text"
                        autocapitalize="off"
                        autocomplete="off"
                        spellcheck="false"
                        enterkeyhint="done"
                        prop:value=move || texts().get(blank_idx).cloned().unwrap_or_default()
                        on:focus=move |_| focused.set(blank_idx)
                        on:input=move |event| put(blank_idx, event_target_value(&event))
                        on:keydown=move |event| {
                            if event.key() == "Enter" && !event.is_composing() && untrack(is_complete) {
                                event.prevent_default();
                                submit();
                            }
                        }
                    />
                </label>
            }
        })
        .collect_view();
    let mut terms: Vec<String> = blanks.iter().filter_map(|variants| variants.first().cloned()).collect();
    terms.extend(distractors);
    terms.sort();
    terms.dedup();
    let order = any_order(asking.seed, asking.code, terms.len());
    let chips = order
        .iter()
        .filter_map(|&term_idx| {
            let term = terms.get(term_idx)?.clone();
            let label = term.clone();
            Some(view! {
                <button type="button" class="button" on:click=move |_| pick(term.clone())>
                    <code>{label}</code>
                </button>
            })
        })
        .collect_view();
    view! {
        <div class="stack section">{fields}</div>
        <details class="section">
            <summary>{t(Msg::PickInstead)}</summary>
            <div class="row">{chips}</div>
        </details>
        {check_button(Signal::derive(move || !is_complete()))}
    }
    .into_any()
}

/// Each blank with what was put in and what belongs there.
pub fn answered(language: Language, body: &QuestionBody, given: &Response, blanks: &[Vec<String>]) -> Markup {
    let marks = match assess(body, given, Circumstances::default()).map(|assessment| assessment.detail) {
        Ok(Detail::Blanks(marks)) => marks,
        _ => Vec::new(),
    };
    html! {
        ul.choices {
            @for (blank_idx, variants) in blanks.iter().enumerate() {
                @let mark = marks.get(blank_idx);
                @let is_right = mark.is_some_and(|mark| mark.is_right);
                @let text = mark.map(|mark| mark.given.as_str()).filter(|text| !text.is_empty()).unwrap_or("—");
                li class=(if is_right { "choice right" } else { "choice wrong" }) {
                    span.letter aria-hidden="true" { (blank_idx + 1) }
                    div.body {
                        div { (Msg::CorrectAnswer.text(language)) " " code { (variants.join(" / ")) } }
                        div.why { (Msg::YourAnswer.text(language)) " " code { (text) } }
                    }
                }
            }
        }
    }
}
