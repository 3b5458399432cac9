//! Cloze: type the missing terms, or pick them.

use maud::{Markup, html};

use crate::{
    domain::{
        id::Code,
        question::QuestionBody,
        quiz::{
            grading::{Circumstances, Detail, assess},
            response::Response,
        },
        settings::Language,
        shuffle::any_order,
    },
    ui::{
        action::Action,
        text::{Msg, fill},
    },
};

/// What is in the blanks by a response.
pub fn texts(response: Option<&Response>, n_blanks: usize) -> Vec<String> {
    match response {
        Some(Response::Blanks(texts)) if texts.len() == n_blanks => texts.clone(),
        _ => vec![String::new(); n_blanks],
    }
}

/// The terms to pick from: the right ones among the wrong, in an order that tells nothing.
pub fn terms<'a>(code: Code, seed: u64, blanks: &'a [Vec<String>], distractors: &'a [String]) -> Vec<&'a str> {
    let mut terms: Vec<&str> = Vec::new();
    for term in blanks.iter().filter_map(|variants| variants.first()).chain(distractors) {
        if !terms.contains(&term.as_str()) {
            terms.push(term);
        }
    }
    any_order(seed, code, terms.len())
        .into_iter()
        .map(|term_idx| terms[term_idx])
        .collect()
}

/// One field a blank, and chips for whoever would rather pick. Not drawn anew while it is filled in.
pub fn open(language: Language, texts: &[String], terms: &[&str]) -> Markup {
    html! {
        div.stack.section {
            @for (blank_idx, text) in texts.iter().enumerate() {
                label.field {
                    span { (fill(Msg::BlankLabel.text(language), blank_idx + 1)) }
                    input
                        type="text"
                        autocapitalize="off"
                        autocomplete="off"
                        spellcheck="false"
                        enterkeyhint="done"
                        placeholder=" "
                        value=(text)
                        data-input=(blank_idx);
                }
            }
        }
        details.section {
            summary { (Msg::PickInstead.text(language)) }
            div.row {
                @for (term_idx, term) in terms.iter().enumerate() {
                    button.button type="button" data-do=(Action::Touch(term_idx)) { code { (term) } }
                }
            }
        }
    }
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
