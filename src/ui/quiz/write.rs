//! Sql and code: order the lines, or type it and compare with the reference.

use leptos::prelude::*;

use crate::{
    domain::{
        log::Grade,
        question::{QuestionBody, Reference},
        quiz::{
            diff::{DiffLine, LineMark},
            grading::{Circumstances, Detail, assess},
            response::{Response, Stage},
        },
    },
    ui::{
        quiz::{Asking, order, recall::grade_word},
        text::{Msg, t},
    },
};

/// Both ways of answering, with a switch between them.
pub fn open(asking: Asking, body: &QuestionBody) -> AnyView {
    let Some(reference) = reference(body).cloned() else {
        return ().into_any();
    };
    let body = StoredValue::new(body.clone());
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
    let lines = StoredValue::new(reference.lines_html.clone());
    view! {
        {body.with_value(setup)}
        <fieldset class="segmented section" disabled=move || stage.get() == Stage::Revealed>
            <label>
                <input type="radio" name="way" prop:checked=move || !is_typing.get() on:change=move |_| switch(false) />
                {t(Msg::OrderLines)}
            </label>
            <label>
                <input type="radio" name="way" prop:checked=move || is_typing.get() on:change=move |_| switch(true) />
                {t(Msg::TypeIt)}
            </label>
        </fieldset>
        {move || {
            if !is_typing.get() {
                order::open(asking, lines.get_value(), true)
            } else if stage.get() == Stage::Thinking {
                typing(asking, body)
            } else {
                judging(asking, body)
            }
        }}
    }
    .into_any()
}

fn reference(body: &QuestionBody) -> Option<&Reference> {
    match body {
        QuestionBody::Sql { reference, .. } | QuestionBody::Code { reference, .. } => Some(reference),
        _ => None,
    }
}

fn setup(body: &QuestionBody) -> AnyView {
    match body {
        QuestionBody::Sql { setup_html, .. } => view! {
            <details class="section" open>
                <summary>{t(Msg::SetupTables)}</summary>
                <div inner_html=setup_html.clone()></div>
            </details>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

fn typing(asking: Asking, body: StoredValue<QuestionBody>) -> AnyView {
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
        let is_graded = body.with_value(|body| {
            assess(body, &response, Circumstances::default()).is_ok_and(|assessment| assessment.grade().is_some())
        });
        if is_graded {
            asking.submit.run(response);
        } else {
            asking.draft.update(|draft| draft.stage = Stage::Revealed);
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

fn judging(asking: Asking, body: StoredValue<QuestionBody>) -> AnyView {
    let Some(Response::Typed { text, .. }) = untrack(move || asking.response()) else {
        return ().into_any();
    };
    let response = Response::Typed {
        text: text.clone(),
        self_grade: None,
    };
    let lines = body.with_value(|body| {
        assess(body, &response, Circumstances::default())
            .map(|assessment| diff_of(&assessment.detail))
            .unwrap_or_default()
    });
    let grades = Grade::ALL
        .into_iter()
        .map(|grade| {
            let text = text.clone();
            view! {
                <button
                    type="button"
                    class="button"
                    data-key=grade.number().to_string()
                    on:click=move |_| {
                        asking.submit.run(Response::Typed { text: text.clone(), self_grade: Some(grade) });
                    }
                >
                    <span>{t(grade_word(grade))}</span>
                    <small aria-hidden="true">{grade.number()}</small>
                </button>
            }
        })
        .collect_view();
    view! {
        {diff(lines)}
        {body.with_value(result)}
        <p class="muted section">{t(Msg::DiffersJudge)}</p>
        <div class="actions">
            <div class="grades" role="group" aria-label=t(Msg::GradeIt)>{grades}</div>
        </div>
    }
    .into_any()
}

fn diff_of(detail: &Detail) -> Vec<DiffLine> {
    match detail {
        Detail::Lines(lines) => lines.clone(),
        _ => Vec::new(),
    }
}

fn diff(lines: Vec<DiffLine>) -> impl IntoView {
    let rows = lines
        .into_iter()
        .map(|line| {
            let (class, sign, word) = match line.mark {
                LineMark::Same => ("", "  ", None),
                LineMark::Extra => ("extra", "- ", Some(Msg::DiffExtra)),
                LineMark::Missing => ("missing", "+ ", Some(Msg::DiffMissing)),
            };
            view! {
                <div class=class>
                    {word.map(|word| view! { <span class="visually-hidden">{t(word)} ": "</span> })}
                    <span aria-hidden="true">{sign}</span>
                    {line.text}
                </div>
            }
        })
        .collect_view();
    view! {
        <p class="muted section">
            "- " {t(Msg::DiffExtra)} "，+ " {t(Msg::DiffMissing)}
        </p>
        <div class="diff" tabindex="0" role="group" aria-label=t(Msg::ReferenceAnswer)>{rows}</div>
    }
}

/// The result set of a query, or the tests of a function.
fn result(body: &QuestionBody) -> AnyView {
    match body {
        QuestionBody::Sql { result, .. } => {
            let mut rows = result.iter();
            let head = rows.next().map(|names| {
                names
                    .iter()
                    .map(|name| view! { <th scope="col">{name.clone()}</th> })
                    .collect_view()
            });
            let body = rows
                .map(|row| {
                    let cells = row.iter().map(|cell| view! { <td>{cell.clone()}</td> }).collect_view();
                    view! { <tr>{cells}</tr> }
                })
                .collect_view();
            view! {
                <h3 class="section">{t(Msg::ResultSet)}</h3>
                <div class="table-scroll" tabindex="0" role="region" aria-label=t(Msg::ResultSet)>
                    <table>
                        <thead><tr>{head}</tr></thead>
                        <tbody>{body}</tbody>
                    </table>
                </div>
            }
            .into_any()
        }
        QuestionBody::Code { tests_html, .. } => view! {
            <details class="section">
                <summary>{t(Msg::TestsPassed)}</summary>
                <div inner_html=tests_html.clone()></div>
            </details>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

/// The reference with what was answered against it.
pub fn answered(given: &Response, body: &QuestionBody) -> AnyView {
    let Some(reference) = reference(body) else {
        return ().into_any();
    };
    let mine = match given {
        Response::Arrangement(arrangement) => order::answered(arrangement, &reference.lines_html, true),
        Response::Typed { .. } => {
            let lines = assess(body, given, Circumstances::default())
                .map(|assessment| diff_of(&assessment.detail))
                .unwrap_or_default();
            diff(lines).into_any()
        }
        _ => ().into_any(),
    };
    let lines = reference.lines_html.join("\n");
    view! {
        {mine}
        <h3 class="section">{t(Msg::ReferenceAnswer)}</h3>
        <pre class="code" tabindex="0"><code inner_html=lines></code></pre>
        {result(body)}
    }
    .into_any()
}
