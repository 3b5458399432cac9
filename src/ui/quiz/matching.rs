//! Match: tap one on the left, then its partner on the right.

use leptos::prelude::*;

use crate::{
    domain::{quiz::response::Response, shuffle::scrambled},
    ui::{
        quiz::Asking,
        text::{Msg, t},
    },
};

/// Two columns to pair.
pub fn open(asking: Asking, headings: (String, String), pairs: Vec<(String, String)>) -> AnyView {
    let n_pairs = pairs.len();
    let rights: Vec<String> = pairs.iter().map(|(_, right)| right.clone()).collect();
    let right_order = scrambled(asking.seed, asking.code, &rights);
    let pairing = move || match asking.response() {
        Some(Response::Pairing(pairing)) if pairing.len() == n_pairs => pairing,
        _ => vec![None; n_pairs],
    };
    let picked = RwSignal::new(Some(0_usize));
    let join = move |right_idx: usize| {
        let mut pairing = untrack(pairing);
        if let Some(left_idx) = pairing.iter().position(|partner| *partner == Some(right_idx)) {
            // Tapping a joined one parts the pair, and the left one is in hand again.
            pairing[left_idx] = None;
            picked.set(Some(left_idx));
        } else if let Some(left_idx) = picked.get_untracked() {
            pairing[left_idx] = Some(right_idx);
            picked.set(pairing.iter().position(Option::is_none));
        }
        asking.set(Response::Pairing(pairing));
    };
    let pick = move |left_idx: usize| {
        let mut pairing = untrack(pairing);
        if pairing[left_idx].take().is_some() {
            asking.set(Response::Pairing(pairing));
        }
        picked.set(Some(left_idx));
    };
    let badge = |number: usize| view! { <span class="badge" aria-hidden="true">{number}</span> };
    let lefts = pairs
        .iter()
        .enumerate()
        .map(|(left_idx, (html, _))| {
            let is_joined = move || pairing().get(left_idx).is_some_and(Option::is_some);
            view! {
                <button
                    type="button"
                    class:joined=is_joined
                    data-key=(left_idx + 1).to_string()
                    aria-pressed=move || (picked.get() == Some(left_idx)).to_string()
                    on:click=move |_| pick(left_idx)
                >
                    {move || is_joined().then(|| badge(left_idx + 1))}
                    <span inner_html=html.clone()></span>
                </button>
            }
        })
        .collect_view();
    let rights = right_order
        .iter()
        .enumerate()
        .filter_map(|(shown_idx, &right_idx)| {
            let html = rights.get(right_idx)?.clone();
            let partner = move || pairing().iter().position(|partner| *partner == Some(right_idx));
            Some(view! {
                <button
                    type="button"
                    class:joined=move || partner().is_some()
                    data-key=crate::ui::quiz::letter(shown_idx).to_ascii_lowercase().to_string()
                    on:click=move |_| join(right_idx)
                >
                    {move || partner().map(|left_idx| badge(left_idx + 1))}
                    <span inner_html=html></span>
                    <span class="visually-hidden">
                        {move || partner().map(|left_idx| format!(" = {}", left_idx + 1))}
                    </span>
                </button>
            })
        })
        .collect_view();
    let is_complete = move || pairing().iter().all(Option::is_some);
    view! {
        <p class="muted section">{t(Msg::MatchHint)}</p>
        <div class="pairs">
            <div class="column"><h3>{headings.0}</h3>{lefts}</div>
            <div class="column"><h3>{headings.1}</h3>{rights}</div>
        </div>
        <div class="actions">
            <button
                type="button"
                class="button primary"
                data-key="enter"
                disabled=move || !is_complete()
                on:click=move |_| asking.submit.run(Response::Pairing(untrack(pairing)))
            >
                {t(Msg::Check)}
            </button>
        </div>
    }
    .into_any()
}

/// The pairs as they belong, with what was paired wrongly.
pub fn answered(pairing: &[Option<usize>], pairs: &[(String, String)]) -> AnyView {
    let rows = pairs
        .iter()
        .enumerate()
        .map(|(left_idx, (left, right))| {
            let partner = pairing.get(left_idx).copied().flatten();
            let is_right = partner == Some(left_idx);
            let mine = partner
                .filter(|_| !is_right)
                .and_then(|right_idx| pairs.get(right_idx))
                .map(|pair| pair.1.clone());
            view! {
                <li class=if is_right { "choice right" } else { "choice wrong" }>
                    <div class="body">
                        <span inner_html=left.clone()></span>
                        " — "
                        <span inner_html=right.clone()></span>
                        {mine
                            .map(|html| {
                                view! { <div class="why">{t(Msg::WhyChosen)} " " <span inner_html=html></span></div> }
                            })}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="choices">{rows}</ul> }.into_any()
}
