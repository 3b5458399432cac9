//! Single and multi: a tap answers a single; multi collects and is checked.

use maud::{Markup, html};

use crate::{
    domain::{
        id::Code, question::Choice, quiz::response::Response, settings::Language, shuffle::any_order,
        sorted_map::SortedSet,
    },
    ui::{
        action::{Action, Plain},
        parts::raw,
        quiz::{letter, option_keys},
        text::Msg,
    },
};

/// The options chosen by a response, by picking an output too.
pub fn chosen(response: Option<&Response>) -> SortedSet<usize> {
    match response {
        Some(Response::Choices(chosen)) => chosen.clone(),
        Some(Response::OutputChoice(choice_idx)) => std::iter::once(*choice_idx).collect(),
        _ => SortedSet::default(),
    }
}

/// Options of which one is right: a tap is the answer.
pub fn single(language: Language, code: Code, seed: u64, choices: &[Choice]) -> Markup {
    html! {
        div.choices role="group" aria-label=(Msg::ChooseOne.text(language)) {
            @for (shown_idx, choice_idx) in any_order(seed, code, choices.len()).into_iter().enumerate() {
                button.choice type="button" data-key=(option_keys(shown_idx)) data-do=(Action::Touch(choice_idx)) {
                    span.letter aria-hidden="true" { (letter(shown_idx)) }
                    span.body { (raw(&choices[choice_idx].html)) }
                }
            }
        }
    }
}

/// Options of which several are right.
pub fn multi(language: Language, code: Code, seed: u64, choices: &[Choice], chosen: &SortedSet<usize>) -> Markup {
    html! {
        div.choices role="group" aria-label=(Msg::ChooseMany.text(language)) {
            @for (shown_idx, choice_idx) in any_order(seed, code, choices.len()).into_iter().enumerate() {
                button.choice.square
                    type="button"
                    role="checkbox"
                    aria-checked=(chosen.contains_key(&choice_idx))
                    data-key=(option_keys(shown_idx))
                    data-do=(Action::Touch(choice_idx))
                    {
                        span.letter aria-hidden="true" { (letter(shown_idx)) }
                        span.body { (raw(&choices[choice_idx].html)) }
                    }
            }
        }
        div.actions {
            button.button.primary type="button" data-key="enter" data-do=(Action::Plain(Plain::Go)) disabled[chosen.is_empty()] {
                (Msg::Check.text(language))
            }
        }
    }
}

/// The same options after the answer: which were right, which were chosen, and why each.
pub fn answered(
    language: Language,
    code: Code,
    seed: u64,
    choices: &[Choice],
    chosen: &SortedSet<usize>,
    is_multi: bool,
) -> Markup {
    html! {
        ul.choices {
            @for (shown_idx, choice_idx) in any_order(seed, code, choices.len()).into_iter().enumerate() {
                @let choice = &choices[choice_idx];
                @let (class, tag) = match (choice.is_correct, chosen.contains_key(&choice_idx)) {
                    (true, false) if is_multi => ("right", Some(Msg::Missed)),
                    (true, _) => ("right", Some(Msg::WhyRight)),
                    (false, true) => ("wrong", Some(Msg::WhyChosen)),
                    (false, false) => ("rest", None),
                };
                li class={ "choice " (class) @if is_multi { " square" } } {
                    span.letter aria-hidden="true" { (letter(shown_idx)) }
                    div.body {
                        @if let Some(tag) = tag { span.tag { (tag.text(language)) " " } }
                        span { (raw(&choice.html)) }
                        div.why { (raw(&choice.why_html)) }
                    }
                }
            }
        }
    }
}
