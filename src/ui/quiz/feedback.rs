//! After an answer: the verdict, why, what the interviewer asks next, and on.

use leptos::prelude::*;
use maud::{Markup, html};

use crate::{
    domain::{
        bank::NoteHead,
        body_ref::QuestionRef,
        log::Grade,
        question::{Question, QuestionBody},
        quiz::{
            grading::{Circumstances, Judgement, Verdict, assess},
            response::Response,
            session::Answered,
        },
        route::Route,
        settings::Language,
    },
    store::app::App,
    ui::{
        action::{Action, Plain},
        nav::Nav,
        parts::{
            follow_ups::follow_up_buttons,
            icon::{Icon, icon},
            prose, scripts,
        },
        quiz::{choice, cloze, matching, order, output, recall, write},
        text::Msg,
    },
};

/// Right or not, in a word, with a way to take the answer back.
pub fn verdict(language: Language, answered: &Answered, body: &QuestionBody) -> Markup {
    let judgement = assess(body, &answered.response, Circumstances::default()).map(|assessment| assessment.judgement);
    let (class, word, picture) = match judgement {
        Ok(Judgement::Graded { verdict, .. }) if !matches!(body, QuestionBody::Recall) => match verdict {
            Verdict::Right => ("verdict right", Msg::Right, Icon::Right),
            Verdict::Partly => ("verdict partly", Msg::Partly, Icon::Right),
            Verdict::Wrong => ("verdict wrong", Msg::Wrong, Icon::Wrong),
        },
        // The person judged: their word.
        _ => {
            let word = recall::grade_word(answered.grade);
            match answered.grade {
                Grade::Again => ("verdict wrong", word, Icon::Wrong),
                Grade::Hard => ("verdict partly", word, Icon::Right),
                Grade::Good | Grade::Easy => ("verdict right", word, Icon::Right),
            }
        }
    };
    html! {
        div class=(class) {
            (icon(picture))
            span role="status" tabindex="-1" data-focus { (word.text(language)) }
            span.spacer {}
            button.icon-button
                type="button"
                data-key="u"
                data-do=(Action::Plain(Plain::Undo))
                aria-label=(Msg::Undo.text(language))
                title=(Msg::Undo.text(language))
                { (icon(Icon::Undo)) }
        }
    }
}

/// The controls again, with right and wrong in them.
pub fn given(app: App, seed: u64, question: &QuestionRef, response: &Response) -> Markup {
    let (language, code, note) = (app.language(), question.code, question.note());
    let options =
        |choices, is_multi| choice::answered(language, code, seed, choices, &choice::chosen(Some(response)), is_multi);
    match &question.body {
        QuestionBody::Recall => {
            let facts = untrack(|| scripts::facts(app, &note.slots).get());
            recall::answered(language, response.ticks(), note, &facts.fill(&note.detail_html))
        }
        QuestionBody::Single { choices } => options(choices, false),
        QuestionBody::Multi { choices } => options(choices, true),
        QuestionBody::Output { expected, choices } => match response {
            Response::OutputText(text) => output::answered(language, text, expected),
            _ if choices.is_empty() => output::answered(language, "", expected),
            _ => options(choices, false),
        },
        QuestionBody::Cloze { blanks, .. } => cloze::answered(language, &question.body, response, blanks),
        QuestionBody::Order { pieces_html, is_code } => match response {
            Response::Arrangement(order) => order::answered(language, order, pieces_html, *is_code),
            _ => order::answered(language, &[], pieces_html, *is_code),
        },
        QuestionBody::Match { pairs, .. } => {
            matching::answered(language, &matching::pairing(Some(response), pairs.len()), pairs)
        }
        body @ (QuestionBody::Sql { .. } | QuestionBody::Code { .. }) => write::answered(language, response, body),
    }
}

/// Why, and the follow-ups.
pub fn why(app: App, note: &NoteHead, question: &Question) -> Markup {
    let language = app.language();
    html! {
        @if !question.explanation_html.is_empty() {
            section.explanation {
                h2 { (Msg::Explanation.text(language)) }
                (prose(&question.explanation_html))
            }
        }
        section.section {
            h2 { (Msg::AskedNext.text(language)) }
            (follow_up_buttons(app, note))
        }
    }
}

/// The way on, and to the note.
pub fn on(nav: Nav, language: Language, note: &NoteHead, is_last: bool) -> Markup {
    html! {
        p { a.button.quiet href=(nav.href(&Route::Note(note.id.clone()))) { (Msg::ReadNote.text(language)) } }
        div.actions {
            button.button.primary type="button" data-key="enter" data-do=(Action::Plain(Plain::Advance)) {
                (if is_last { Msg::Finish } else { Msg::Next }.text(language))
                (icon(Icon::Next))
            }
        }
    }
}
