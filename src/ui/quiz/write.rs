//! Sql and code: order the lines, or type it and compare with the reference.

use maud::{Markup, html};

use crate::{
    domain::{
        question::{QuestionBody, Reference},
        quiz::{
            diff::{DiffLine, LineMark},
            grading::{Circumstances, Detail, assess},
            response::{Draft, Response, Stage},
        },
        settings::Language,
    },
    ui::{
        action::{Action, Plain},
        parts::raw,
        quiz::{Asking, order, output::text_area, recall::grades},
        text::Msg,
    },
};

/// Both ways of answering, with a switch between them.
pub fn open(language: Language, asking: Asking, body: &QuestionBody, draft: &Draft) -> Markup {
    let Some(reference) = reference(body) else {
        return html! {};
    };
    let way = |msg: Msg, plain: Plain, is_on: bool| {
        html! {
            label {
                input type="radio" name="way" checked[is_on] data-do=(Action::Plain(plain));
                (msg.text(language))
            }
        }
    };
    let lines_html = &reference.lines_html;
    html! {
        @if let QuestionBody::Sql { setup_html, .. } = body {
            details.section open { summary { (Msg::SetupTables.text(language)) } (raw(setup_html)) }
        }
        @match (&draft.response, draft.stage) {
            (Some(response @ Response::Typed { .. }), Stage::Revealed) => (judging(language, body, response)),
            (response, _) => {
                @let typed = match response {
                    Some(Response::Typed { text, .. }) => Some(text),
                    _ => None,
                };
                fieldset.segmented.section {
                    (way(Msg::OrderLines, Plain::OrderLines, typed.is_none()))
                    (way(Msg::TypeIt, Plain::TypeIt, typed.is_some()))
                }
                @if let Some(text) = typed {
                    p.muted.section { (Msg::TypeHint.text(language)) }
                    (text_area(Msg::TypeIt.text(language), text, 10))
                    (check(language))
                } @else {
                    @let order = order::arrangement(asking.code, asking.seed, lines_html, response.as_ref());
                    (order::open(language, lines_html, &order, true))
                }
            }
        }
    }
}

/// The button that gives the answer as it is in the draft.
pub fn check(language: Language) -> Markup {
    html! {
        div.actions {
            button.button.primary type="button" data-key="enter" data-do=(Action::Plain(Plain::Go)) {
                (Msg::Check.text(language))
            }
        }
    }
}

fn reference(body: &QuestionBody) -> Option<&Reference> {
    match body {
        QuestionBody::Sql { reference, .. } | QuestionBody::Code { reference, .. } => Some(reference),
        _ => None,
    }
}

fn judging(language: Language, body: &QuestionBody, response: &Response) -> Markup {
    html! {
        (diff(language, &diff_of(body, response)))
        (result(language, body))
        p.muted.section { (Msg::DiffersJudge.text(language)) }
        (grades(language, None))
    }
}

fn diff_of(body: &QuestionBody, response: &Response) -> Vec<DiffLine> {
    match assess(body, response, Circumstances::default()).map(|assessment| assessment.detail) {
        Ok(Detail::Lines(lines)) => lines,
        _ => Vec::new(),
    }
}

fn diff(language: Language, lines: &[DiffLine]) -> Markup {
    html! {
        p.muted.section {
            "− " (Msg::DiffExtra.text(language)) " · + " (Msg::DiffMissing.text(language))
        }
        div.diff tabindex="0" role="group" aria-label=(Msg::ReferenceAnswer.text(language)) {
            @for line in lines {
                @let (class, sign, word) = match line.mark {
                    LineMark::Same => ("", "  ", ""),
                    LineMark::Extra => ("extra", "− ", Msg::DiffExtra.text(language)),
                    LineMark::Missing => ("missing", "+ ", Msg::DiffMissing.text(language)),
                };
                div class=(class) {
                    span.visually-hidden { (word) }
                    span aria-hidden="true" { (sign) }
                    (line.text)
                }
            }
        }
    }
}

/// The result set of a query, or the tests of a function.
fn result(language: Language, body: &QuestionBody) -> Markup {
    match body {
        QuestionBody::Sql { result, .. } => html! {
            h2.section { (Msg::ResultSet.text(language)) }
            div.table-scroll tabindex="0" role="region" aria-label=(Msg::ResultSet.text(language)) {
                table {
                    @for (row_idx, row) in result.iter().enumerate() {
                        tr {
                            @for cell in row {
                                @if row_idx == 0 { th scope="col" { (cell) } } @else { td { (cell) } }
                            }
                        }
                    }
                }
            }
        },
        QuestionBody::Code { tests_html, .. } => html! {
            details.section { summary { (Msg::TestsPassed.text(language)) } (raw(tests_html)) }
        },
        _ => html! {},
    }
}

/// The reference with what was answered against it.
pub fn answered(language: Language, given: &Response, body: &QuestionBody) -> Markup {
    let Some(reference) = reference(body) else {
        return html! {};
    };
    html! {
        @match given {
            Response::Arrangement(arrangement) => {
                (order::answered(language, arrangement, &reference.lines_html, true))
            }
            Response::Typed { .. } => { (diff(language, &diff_of(body, given))) }
            _ => {}
        }
        h2.section { (Msg::ReferenceAnswer.text(language)) }
        pre.code tabindex="0" { code { (raw(&reference.lines_html.join("\n"))) } }
        (result(language, body))
    }
}
