//! Recall: say it aloud, look, tick the key points that were said. The ticks give the grade; the person may change it.

use maud::{Markup, html};

use crate::{
    domain::{
        bank::NoteBody,
        log::{Grade, Ticks},
        quiz::response::{Draft, Hint, Response, Stage},
        settings::Language,
    },
    ui::{
        action::{Action, Plain},
        parts::{prose, raw},
        quiz::Asking,
        text::Msg,
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

/// Four buttons to grade with; `suggested` is what Enter takes.
pub fn grades(language: Language, suggested: Option<Grade>) -> Markup {
    html! {
        div.actions {
            div.grades role="group" aria-label=(Msg::GradeIt.text(language)) {
                @for grade in Grade::ALL {
                    @let is_suggested = suggested == Some(grade);
                    button
                        type="button"
                        class={ "button" @if is_suggested { " on" } }
                        aria-current=[is_suggested.then_some("true")]
                        data-key={ (grade.number()) @if is_suggested { " enter" } }
                        data-do=(Action::Grade(grade))
                        {
                            span { (grade_word(grade).text(language)) }
                            small aria-hidden="true" { (grade.number()) }
                        }
                }
            }
        }
    }
}

/// Before and after the reveal.
pub fn open(language: Language, asking: Asking, note: &NoteBody, draft: &Draft) -> Markup {
    match draft.stage {
        Stage::Thinking => thinking(language, note, draft.hint),
        Stage::Revealed => {
            let ticks = draft.response.as_ref().map(Response::ticks).unwrap_or_default();
            revealed(language, note, ticks, asking.grade_of(&Response::Ticks(ticks), draft))
        }
    }
}

fn thinking(language: Language, note: &NoteBody, hint: Hint) -> Markup {
    let is_hinted = hint == Hint::Used;
    html! {
        p.muted.section { (Msg::SayAloud.text(language)) }
        @if let (true, Some(point)) = (is_hinted, note.key_points.first()) {
            div.notice.section { div.grow { (raw(&point.html)) } }
        }
        div.actions {
            button.button type="button" data-key="h" data-do=(Action::Plain(Plain::Hint)) disabled[is_hinted] { (Msg::Hint.text(language)) }
            button.button.primary type="button" data-key="enter" data-do=(Action::Plain(Plain::Go)) { (Msg::Reveal.text(language)) }
        }
    }
}

fn revealed(language: Language, note: &NoteBody, ticks: Ticks, suggested: Option<Grade>) -> Markup {
    html! {
        h2.section { (Msg::TickWhatYouSaid.text(language)) }
        div.ticks role="group" aria-label=(Msg::TickWhatYouSaid.text(language)) {
            @for point in &note.key_points {
                button.tick
                    type="button"
                    role="checkbox"
                    aria-checked=(ticks.has(point.number))
                    data-do=(Action::Touch(usize::from(point.number)))
                    {
                        span.box aria-hidden="true" {}
                        span { (raw(&point.html)) }
                    }
            }
        }
        p.muted.section { (Msg::SuggestedGrade.text(language)) }
        (grades(language, suggested))
        section.section {
            h2 { (Msg::Brief.text(language)) }
            (prose(&note.brief_html))
        }
    }
}

/// The checklist after the answer, and the rest of the note to read; `detail_html` has the person's facts in its scripts.
pub fn answered(language: Language, ticks: Ticks, note: &NoteBody, detail_html: &str) -> Markup {
    html! {
        ul.choices {
            @for point in &note.key_points {
                @let (class, sign, word) = if ticks.has(point.number) {
                    ("choice right", "✓", Msg::Right)
                } else {
                    ("choice wrong", "✗", Msg::Missed)
                };
                li class=(class) {
                    span.letter aria-hidden="true" { (sign) }
                    div.body {
                        span.visually-hidden { (word.text(language)) }
                        span { (raw(&point.html)) }
                    }
                }
            }
        }
        section.section {
            h2 { (Msg::Brief.text(language)) }
            (prose(&note.brief_html))
        }
        section.section {
            details { summary { (Msg::Detail.text(language)) } (prose(detail_html)) }
            details { summary { (Msg::Pitfalls.text(language)) } (prose(&note.pitfalls_html)) }
        }
    }
}

/// Seconds as a clock shows them.
pub fn clock(seconds: u16) -> String {
    let (minutes, rest) = (seconds / 60, seconds % 60);
    if rest < 10 {
        format!("{minutes}:0{rest}")
    } else {
        format!("{minutes}:{rest}")
    }
}
