//! Match: tap one on the left, then its partner on the right.

use maud::{Markup, html};

use crate::{
    domain::{id::Code, quiz::response::Response, settings::Language, shuffle::scrambled},
    ui::{
        action::{Action, Plain},
        parts::raw,
        quiz::{Asking, letter},
        text::Msg,
    },
};

/// Touches from here on are the right-hand entries.
const RIGHT: usize = 100;

/// Who is paired with whom by a response: for each left-hand entry its partner.
pub fn pairing(response: Option<&Response>, n_pairs: usize) -> Vec<Option<usize>> {
    match response {
        Some(Response::Pairing(pairing)) if pairing.len() == n_pairs => pairing.clone(),
        _ => vec![None; n_pairs],
    }
}

/// An entry was touched: on the left it is in hand then, on the right it goes with the one in hand, or parts again.
pub fn touch(asking: Asking, n_pairs: usize, idx: usize) {
    let mut pairing = pairing(asking.draft.read_untracked().response.as_ref(), n_pairs);
    let picked = asking.picked;
    match idx.checked_sub(RIGHT) {
        None => {
            if let Some(partner) = pairing.get_mut(idx) {
                *partner = None;
            }
            picked.set(Some(idx));
        }
        Some(right_idx) => {
            let joined = pairing.iter().position(|partner| *partner == Some(right_idx));
            match (joined, picked.get_untracked()) {
                (Some(left_idx), _) => {
                    pairing[left_idx] = None;
                    picked.set(Some(left_idx));
                }
                (None, Some(left_idx)) => {
                    pairing[left_idx] = Some(right_idx);
                    picked.set(pairing.iter().position(Option::is_none));
                }
                (None, None) => {}
            }
        }
    }
    asking.set(Response::Pairing(pairing));
}

/// Two columns to pair.
pub fn open(
    language: Language,
    code: Code,
    seed: u64,
    headings: &(String, String),
    pairs: &[(String, String)],
    pairing: &[Option<usize>],
    picked: Option<usize>,
) -> Markup {
    let rights: Vec<&str> = pairs.iter().map(|(_, right)| right.as_str()).collect();
    let partner_of = |right_idx: usize| pairing.iter().position(|partner| *partner == Some(right_idx));
    let is_complete = pairing.iter().all(Option::is_some);
    html! {
        p.muted.section { (Msg::MatchHint.text(language)) }
        div.pairs {
            div.column {
                h2 { (headings.0) }
                @for (left_idx, (left, _)) in pairs.iter().enumerate() {
                    @let is_joined = pairing[left_idx].is_some();
                    button
                        type="button"
                        class={ @if is_joined { "joined" } }
                        aria-pressed=(picked == Some(left_idx))
                        data-key=(left_idx + 1)
                        data-do=(Action::Touch(left_idx))
                        {
                            span.badge { (left_idx + 1) }
                            span { (raw(left)) }
                        }
                }
            }
            div.column {
                h2 { (headings.1) }
                @for (shown_idx, right_idx) in scrambled(seed, code, &rights).into_iter().enumerate() {
                    @let partner = partner_of(right_idx);
                    button
                        type="button"
                        class={ @if partner.is_some() { "joined" } }
                        data-key=(letter(shown_idx).to_ascii_lowercase())
                        data-do=(Action::Touch(RIGHT + right_idx))
                        {
                            @if let Some(left_idx) = partner { span.badge { (left_idx + 1) } }
                            span { (raw(rights[right_idx])) }
                        }
                }
            }
        }
        div.actions {
            button.button.primary type="button" data-key="enter" data-do=(Action::Plain(Plain::Go)) disabled[!is_complete] {
                (Msg::Check.text(language))
            }
        }
    }
}

/// The pairs as they belong, with what was paired wrongly.
pub fn answered(language: Language, pairing: &[Option<usize>], pairs: &[(String, String)]) -> Markup {
    html! {
        ul.choices {
            @for (left_idx, (left, right)) in pairs.iter().enumerate() {
                @let partner = pairing.get(left_idx).copied().flatten();
                @let is_right = partner == Some(left_idx);
                li class=(if is_right { "choice right" } else { "choice wrong" }) {
                    div.body {
                        span { (raw(left)) } " — " span { (raw(right)) }
                        @if let (false, Some((_, mine))) = (is_right, partner.and_then(|right_idx| pairs.get(right_idx))) {
                            div.why { (Msg::WhyChosen.text(language)) " " span { (raw(mine)) } }
                        }
                    }
                }
            }
        }
    }
}
