//! After an answer: the verdict, why, what the interviewer asks next, and on.

use leptos::prelude::*;

use crate::{
    domain::{
        bank::NoteHead,
        log::Grade,
        question::{Question, QuestionBody},
        quiz::{
            grading::{Circumstances, Judgement, Verdict, assess},
            session::Answered,
        },
        route::Route,
    },
    store::app::App,
    ui::{
        nav::href,
        parts::{
            follow_ups::follow_up_buttons,
            icon::{Icon, icon},
            prose,
            star::{flag_button, star_button},
        },
        quiz::recall::grade_word,
        text::{Msg, t},
    },
};

/// Right or not, in a word, with a way to take the answer back.
pub fn verdict(app: App, answered: &Answered, body: &QuestionBody, key_points: &[u8]) -> impl IntoView + use<> {
    let circumstances = Circumstances {
        key_points,
        ..Circumstances::default()
    };
    let judgement = assess(body, &answered.response, circumstances).map(|assessment| assessment.judgement);
    let (class, word, picture) = match judgement {
        Ok(Judgement::Graded { verdict, .. }) if !matches!(body, QuestionBody::Recall) => match verdict {
            Verdict::Right => ("verdict right", Msg::Right, Icon::Right),
            Verdict::Partly => ("verdict partly", Msg::Partly, Icon::Right),
            Verdict::Wrong => ("verdict wrong", Msg::Wrong, Icon::Wrong),
        },
        // The person judged: their word.
        _ => match answered.grade {
            Grade::Again => ("verdict wrong", grade_word(Grade::Again), Icon::Wrong),
            Grade::Hard => ("verdict partly", grade_word(Grade::Hard), Icon::Right),
            grade @ (Grade::Good | Grade::Easy) => ("verdict right", grade_word(grade), Icon::Right),
        },
    };
    view! {
        <div class=class>
            {icon(picture)}
            <span role="status" tabindex="-1" data-focus="">{t(word)}</span>
            <span class="spacer"></span>
            <button
                type="button"
                class="icon-button"
                data-key="u"
                aria-label=t(Msg::Undo)
                title=t(Msg::Undo)
                on:click=move |_| {
                    app.undo();
                }
            >
                {icon(Icon::Undo)}
            </button>
        </div>
    }
}

/// Why, the follow-ups, the marks, and the way on.
pub fn after(app: App, note: &NoteHead, question: &Question) -> impl IntoView + use<> {
    let explanation = question.explanation_html.clone();
    let is_last = app.session().with_untracked(|session| {
        session
            .as_ref()
            .is_some_and(|session| session.position() + 1 == session.queue().len())
    });
    view! {
        {(!explanation.is_empty())
            .then(|| {
                view! {
                    <section class="explanation">
                        <h2>{t(Msg::Explanation)}</h2>
                        {prose(explanation)}
                    </section>
                }
            })}
        <section class="section">
            <h2>{t(Msg::AskedNext)}</h2>
            {follow_up_buttons(&note.id)}
        </section>
        <div class="tools">
            {star_button(question.code)}
            {flag_button(question.code)}
            <a class="button quiet" href=href(&Route::Note(note.id.clone()))>{t(Msg::ReadNote)}</a>
        </div>
        <div class="actions">
            <button type="button" class="button primary" data-key="enter" on:click=move |_| app.advance()>
                {t(if is_last { Msg::Finish } else { Msg::Next })}
                {icon(Icon::Next)}
            </button>
        </div>
    }
}
