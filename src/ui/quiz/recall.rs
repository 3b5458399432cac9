//! Recall: say it aloud, look, tick the key points that were said. The ticks give the grade; the person may change it.

use leptos::prelude::*;

use crate::{
    domain::{
        bank::{KeyPoint, NoteBody},
        log::{Grade, Ticks},
        question::QuestionBody,
        quiz::{
            grading::{Circumstances, assess},
            response::{Hint, Response, Stage},
        },
    },
    store::app::App,
    ui::{
        parts::prose,
        quiz::Asking,
        text::{Msg, t},
    },
};

/// The word for a grade.
pub fn grade_word(grade: Grade) -> Msg {
    match grade {
        Grade::Again => Msg::GradeAgain,
        Grade::Hard => Msg::GradeHard,
        Grade::Good => Msg::GradeGood,
        Grade::Easy => Msg::GradeEasy,
    }
}

/// Before and after the reveal.
pub fn open(asking: Asking, note: &NoteBody) -> AnyView {
    let note = StoredValue::new(note.clone());
    let stage = Memo::new(move |_| asking.draft.read().stage);
    (move || match stage.get() {
        Stage::Thinking => thinking(asking, note).into_any(),
        Stage::Revealed => revealed(asking, note).into_any(),
    })
    .into_any()
}

fn thinking(asking: Asking, note: StoredValue<NoteBody>) -> impl IntoView {
    let hint = Memo::new(move |_| asking.draft.read().hint);
    let first_point = note.with_value(|note| note.key_points.first().map(|point| point.html.clone()));
    let reveal = move |_| {
        asking.draft.update(|draft| {
            draft.stage = Stage::Revealed;
            draft.response = Some(Response::Ticks(Ticks::default()));
        });
    };
    view! {
        <p class="muted section">{t(Msg::SayAloud)}</p>
        {move || {
            (hint.get() == Hint::Used)
                .then(|| view! { <div class="notice section"><div class="grow" inner_html=first_point.clone()></div></div> })
        }}
        <div class="actions">
            <button
                type="button"
                class="button"
                disabled=move || hint.get() == Hint::Used
                on:click=move |_| asking.draft.update(|draft| draft.hint = Hint::Used)
            >
                {t(Msg::Hint)}
            </button>
            <button type="button" class="button primary" data-key="enter" on:click=reveal>{t(Msg::Reveal)}</button>
        </div>
    }
}

fn revealed(asking: Asking, note: StoredValue<NoteBody>) -> impl IntoView {
    let ticks = move || asking.response().map(|response| response.ticks()).unwrap_or_default();
    let numbers =
        StoredValue::new(note.with_value(|note| note.key_points.iter().map(|point| point.number).collect::<Vec<_>>()));
    let suggested = Memo::new(move |_| {
        let draft = asking.draft.read();
        let ticks = draft.response.as_ref().map(Response::ticks).unwrap_or_default();
        numbers.with_value(|numbers| {
            let circumstances = Circumstances {
                key_points: numbers,
                seconds: draft.seconds,
                hint: draft.hint,
            };
            // Ticks always fit a recall; were that to change, nothing would be suggested.
            assess(&QuestionBody::Recall, &Response::Ticks(ticks), circumstances)
                .ok()
                .and_then(|it| it.grade())
        })
    });
    let rows = note
        .with_value(|note| note.key_points.clone())
        .into_iter()
        .map(|KeyPoint { number, html }| {
            view! {
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=move || ticks().has(number)
                        on:change=move |event| {
                            asking.set(Response::Ticks(untrack(ticks).with(number, event_target_checked(&event))));
                        }
                    />
                    <span inner_html=html></span>
                </label>
            }
        })
        .collect_view();
    let grades = Grade::ALL
        .into_iter()
        .map(|grade| {
            let is_suggested = move || suggested.get() == Some(grade);
            view! {
                <button
                    type="button"
                    class="button"
                    class:on=is_suggested
                    data-key=move || format!("{}{}", grade.number(), if is_suggested() { " enter" } else { "" })
                    on:click=move |_| asking.submit_graded.run((Response::Ticks(untrack(ticks)), grade))
                >
                    <span>{t(grade_word(grade))}</span>
                    <small aria-hidden="true">{grade.number()}</small>
                </button>
            }
        })
        .collect_view();
    view! {
        <h2 class="section">{t(Msg::TickWhatYouSaid)}</h2>
        <div class="ticks" role="group" aria-label=t(Msg::TickWhatYouSaid)>{rows}</div>
        <section class="section">
            <h2>{t(Msg::Brief)}</h2>
            {prose(note.with_value(|note| note.brief_html.clone()))}
        </section>
        <div class="actions">
            <div class="grades" role="group" aria-label=t(Msg::GradeIt)>{grades}</div>
        </div>
        <p class="muted">{t(Msg::SuggestedGrade)}</p>
    }
}

/// The checklist after the answer, and the rest of the note to read.
pub fn answered(ticks: Ticks, note: &NoteBody) -> AnyView {
    let rows = note
        .key_points
        .iter()
        .map(|point| {
            let is_hit = ticks.has(point.number);
            view! {
                <li class=if is_hit { "choice right" } else { "choice wrong" }>
                    <span class="letter" aria-hidden="true">{if is_hit { "✓" } else { "✗" }}</span>
                    <div class="body">
                        <span class="visually-hidden">{t(if is_hit { Msg::Right } else { Msg::Missed })}</span>
                        <span inner_html=point.html.clone()></span>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="choices">{rows}</ul>
        <section class="section">
            <h2>{t(Msg::Brief)}</h2>
            {prose(note.brief_html.clone())}
        </section>
        <section class="section">
            <details>
                <summary>{t(Msg::Detail)}</summary>
                {prose(note.detail_html.clone())}
            </details>
            <details>
                <summary>{t(Msg::Pitfalls)}</summary>
                {prose(note.pitfalls_html.clone())}
            </details>
        </section>
    }
    .into_any()
}

/// Seconds of the current question, counted once a second while the page is shown.
pub fn timer(asking: Asking) -> impl IntoView {
    let app = App::here();
    let seconds = Memo::new(move |_| asking.draft.read().seconds);
    app.tick_while_here(move || {
        asking
            .draft
            .update(|draft| draft.seconds = (draft.seconds + 1).min(3600));
    });
    view! { <span class="timer" aria-hidden="true">{move || format!("{}:{:02}", seconds.get() / 60, seconds.get() % 60)}</span> }
}
