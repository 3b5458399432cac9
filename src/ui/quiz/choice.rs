//! Single and multi: a tap answers a single; multi collects and is checked.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::{
    domain::{question::Choice, quiz::response::Response, shuffle::any_order},
    ui::{
        quiz::{Asking, letter, option_keys},
        text::{Msg, t},
    },
};

/// Options of which one is right: a tap is the answer. `respond` says what picking option `idx` means.
pub fn single(asking: Asking, choices: Vec<Choice>, respond: fn(usize) -> Response) -> AnyView {
    let order = any_order(asking.seed, asking.code, choices.len());
    let buttons = order
        .iter()
        .enumerate()
        .filter_map(|(shown_idx, &choice_idx)| {
            let html = choices.get(choice_idx)?.html.clone();
            Some(view! {
                <button
                    type="button"
                    class="choice"
                    data-key=option_keys(shown_idx)
                    on:click=move |_| asking.submit.run(respond(choice_idx))
                >
                    <span class="letter" aria-hidden="true">{letter(shown_idx)}</span>
                    <span class="body" inner_html=html></span>
                </button>
            })
        })
        .collect_view();
    view! { <div class="choices" role="group" aria-label=t(Msg::ChooseOne)>{buttons}</div> }.into_any()
}

/// Options of which several are right.
pub fn multi(asking: Asking, choices: Vec<Choice>) -> AnyView {
    let order = any_order(asking.seed, asking.code, choices.len());
    let chosen = move || match asking.response() {
        Some(Response::Choices(chosen)) => chosen,
        _ => BTreeSet::new(),
    };
    let toggle = move |choice_idx: usize| {
        let mut set = untrack(chosen);
        if !set.remove(&choice_idx) {
            set.insert(choice_idx);
        }
        asking.set(Response::Choices(set));
    };
    let buttons = order
        .iter()
        .enumerate()
        .filter_map(|(shown_idx, &choice_idx)| {
            let html = choices.get(choice_idx)?.html.clone();
            Some(view! {
                <button
                    type="button"
                    role="checkbox"
                    class="choice square"
                    data-key=option_keys(shown_idx)
                    aria-checked=move || chosen().contains(&choice_idx).to_string()
                    on:click=move |_| toggle(choice_idx)
                >
                    <span class="letter" aria-hidden="true">{letter(shown_idx)}</span>
                    <span class="body" inner_html=html></span>
                </button>
            })
        })
        .collect_view();
    view! {
        <p class="muted section">{t(Msg::ChooseMany)}</p>
        <div class="choices" role="group" aria-label=t(Msg::ChooseMany)>{buttons}</div>
        <div class="actions">
            <button
                type="button"
                class="button primary"
                data-key="enter"
                disabled=move || chosen().is_empty()
                on:click=move |_| asking.submit.run(Response::Choices(untrack(chosen)))
            >
                {t(Msg::Check)}
            </button>
        </div>
    }
    .into_any()
}

/// The same options after the answer: which were right, which were chosen, and why each.
pub fn answered(asking: Asking, choices: Vec<Choice>, chosen: &BTreeSet<usize>, is_multi: bool) -> AnyView {
    let order = any_order(asking.seed, asking.code, choices.len());
    let items = order
        .iter()
        .enumerate()
        .filter_map(|(shown_idx, &choice_idx)| {
            let choice = choices.get(choice_idx)?.clone();
            let is_chosen = chosen.contains(&choice_idx);
            let (class, tag) = match (choice.is_correct, is_chosen) {
                (true, false) if is_multi => ("choice right", Some(Msg::Missed)),
                (true, _) => ("choice right", Some(Msg::WhyRight)),
                (false, true) => ("choice wrong", Some(Msg::WhyChosen)),
                (false, false) => ("choice rest", None),
            };
            Some(view! {
                <li class=class class:square=is_multi>
                    <span class="letter" aria-hidden="true">{letter(shown_idx)}</span>
                    <div class="body">
                        {tag.map(|tag| view! { <span class="tag">{t(tag)} " "</span> })}
                        <span inner_html=choice.html></span>
                        <div class="why" inner_html=choice.why_html></div>
                    </div>
                </li>
            })
        })
        .collect_view();
    view! { <ul class="choices">{items}</ul> }.into_any()
}
