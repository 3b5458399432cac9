//! Sql and code: order the lines, or type it and compare with the reference.

use leptos::prelude::*;
use maud::{Markup, html};

use crate::{
    domain::{
        question::{QuestionBody, Reference},
        quiz::{
            diff::{DiffLine, LineMark},
            grading::{Circumstances, Detail, assess},
            response::{Response, Stage},
        },
        settings::Language,
    },
    store::app::App,
    ui::{
        html::still,
        parts::raw,
        quiz::{Asking, order, recall::grades},
        text::{Msg, t},
    },
};

/// Both ways of answering, with a switch between them.
pub fn open(app: App, asking: Asking, body: &QuestionBody) -> AnyView {
    let Some(reference) = reference(body) else {
        return ().into_any();
    };
    let is_typing = Memo::new(move |_| matches!(asking.draft.read().response, Some(Response::Typed { .. })));
    let stage = Memo::new(move |_| asking.draft.read().stage);
    let switch = move |typing: bool| {
        asking.draft.update(|draft| {
            draft.response = typing.then(|| Response::Typed {
                text: String::new(),
                self_grade: None,
            });
        });
    };
    let way = move |msg: Msg, typing: bool| {
        view! {
            <label>
                <input
                    type="radio"
                    name="way"
                    prop:checked=move || is_typing.get() == typing
                    on:change=move |_| switch(typing)
                />
                {t(msg)}
            </label>
        }
        .into_any()
    };
    let lines = StoredValue::new(reference.lines_html.clone());
    let controls = move || match (is_typing.get(), stage.get()) {
        (false, _) => order::open(asking, lines.get_value(), true),
        (true, Stage::Thinking) => typing(asking),
        (true, Stage::Revealed) => still(judging(app.language(), asking)),
    };
    view! {
        {still(setup(app.language(), body))}
        <fieldset class="segmented section" disabled=move || stage.get() == Stage::Revealed>
            {way(Msg::OrderLines, false)} {way(Msg::TypeIt, true)}
        </fieldset>
        {controls}
    }
    .into_any()
}

fn reference(body: &QuestionBody) -> Option<&Reference> {
    match body {
        QuestionBody::Sql { reference, .. } | QuestionBody::Code { reference, .. } => Some(reference),
        _ => None,
    }
}

fn setup(language: Language, body: &QuestionBody) -> Markup {
    html! {
        @if let QuestionBody::Sql { setup_html, .. } = body {
            details.section open { summary { (Msg::SetupTables.text(language)) } (raw(setup_html)) }
        }
    }
}

fn typing(asking: Asking) -> AnyView {
    let text = move || match asking.response() {
        Some(Response::Typed { text, .. }) => text,
        _ => String::new(),
    };
    // The same as the reference is right at once; anything else is shown beside it and judged by its writer.
    let check = move |_| {
        let response = Response::Typed {
            text: untrack(text),
            self_grade: None,
        };
        match asking.grade_of(&response, &asking.draft.get_untracked()) {
            Some(_) => asking.submit(response),
            None => asking.draft.update(|draft| draft.stage = Stage::Revealed),
        }
    };
    view! {
        <p class="muted section">{t(Msg::TypeHint)}</p>
        <textarea
            class="code-input"
            rows="10"
            aria-label=t(Msg::TypeIt)
            autocapitalize="off"
            autocomplete="off"
            spellcheck="false"
            prop:value=text
            on:input=move |event| {
                asking.set(Response::Typed { text: event_target_value(&event), self_grade: None });
            }
        ></textarea>
        <div class="actions">
            <button
                type="button"
                class="button primary"
                data-key="enter"
                disabled=move || text().trim().is_empty()
                on:click=check
            >
                {t(Msg::Check)}
            </button>
        </div>
    }
    .into_any()
}

fn judging(language: Language, asking: Asking) -> Markup {
    let response = untrack(|| asking.response()).unwrap_or(Response::GaveUp);
    asking.question.with_value(|question| {
        html! {
            (diff(language, &diff_of(&question.body, &response)))
            (result(language, &question.body))
            p.muted.section { (Msg::DiffersJudge.text(language)) }
            (grades(language, None))
        }
    })
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
            h3.section { (Msg::ResultSet.text(language)) }
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
        h3.section { (Msg::ReferenceAnswer.text(language)) }
        pre.code tabindex="0" { code { (raw(&reference.lines_html.join("\n"))) } }
        (result(language, body))
    }
}
