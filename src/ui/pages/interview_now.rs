//! The interview under way: a question in the interviewer's words, a clock, done speaking, ticks, the next.
//!
//! A question is drawn once; what is drawn anew while it is answered is the stage below the clock.

use leptos::prelude::*;
use maud::{Markup, html};

use crate::{
    domain::{
        bank::NoteBody,
        interview::{
            Asked, Interview, Stage, choose,
            setup::{BRIEF_SECONDS, FULL_SECONDS, Temper},
            turn::Step,
        },
        log::Ticks,
        quiz::response::Hint,
        route::Route,
        settings::Language,
    },
    store::{app::App, shared::Derived},
    ui::{
        action::Action,
        html::{changing, show, still},
        interview::{VOICE_KEY, action::InterviewAction, ask, clock, clock_words, phrase, reason_words, words},
        pages::quiz::show_from_the_top,
        parts::{
            body::with_note_body,
            icon::{Icon, icon},
            prose, raw,
        },
        text::{Msg, fill},
        ui_state::Ui,
    },
};

/// The page.
pub fn page(ui: Ui) -> AnyView {
    let interviews = ui.app.interviews();
    // Which question it is; none is 0. Interviews begin on another page, so the place of a question tells it from the others.
    let number = Derived::new(move |_: Option<&u16>| {
        let interviews = interviews.read();
        interviews.under_way.as_ref().map_or(0, |it| it.turns.len() as u16 + 1)
    });
    let shown = move || {
        number.get();
        let under_way = interviews.read_untracked().under_way.clone();
        match &under_way {
            Some(interview) => question(ui, interview),
            None => still(nothing(ui)),
        }
    };
    changing(Box::new(shown))
}

fn nothing(ui: Ui) -> Markup {
    let language = untrack(|| ui.app.language());
    html! {
        h1 tabindex="-1" { (Msg::InterviewNothing.text(language)) }
        div.row.section {
            a.button.primary href=(ui.nav.href(&Route::Interview)) { (Msg::InterviewSetUp.text(language)) }
            a.button href=(ui.nav.href(&Route::InterviewReports)) { (Msg::AllReports.text(language)) }
        }
    }
}

fn question(ui: Ui, interview: &Interview) -> AnyView {
    let app = ui.app;
    let bank = app.bank();
    // A question retired since is replaced when the interview is resumed, so this is a note of the bank.
    let Some(note) = bank.note_of(interview.note()) else {
        return still(nothing(ui));
    };
    let temper = interview.setup.temper;
    clock::start(app, temper);
    read_aloud(app, interview);
    request_animation_frame(show_from_the_top);
    let (shown, said) = (interview.clone(), interview.clone());
    let body = with_note_body(
        app,
        note,
        Box::new(move |body| {
            let brief = body.clone();
            // Apart, so that what was opened stays open while one ticks.
            view! {
                {show(Box::new(move || asked(app).map(|asked| checked(app.language(), &body, asked)).unwrap_or_default()))}
                {show(Box::new(move || asked(app).map(|asked| comparison(app.language(), &brief, asked)).unwrap_or_default()))}
            }
            .into_any()
        }),
    );
    view! {
        {still(head(ui, &shown))}
        // Apart, since it is drawn anew when the interviewer's words have come, and the heading has the focus.
        {show(Box::new(move || aloud(ui, &said)))}
        {show(Box::new(move || asked(app).map(|asked| time(app, temper, asked)).unwrap_or_default()))}
        {body}
        {show(Box::new(move || asked(app).map(|asked| actions(app, temper, asked)).unwrap_or_default()))}
    }
    .into_any()
}

/// What is being asked; tracked.
fn asked(app: App) -> Option<Asked> {
    app.interviews()
        .read()
        .under_way
        .as_ref()
        .map(|interview| interview.asked)
}

/// Reads the question aloud where that is wanted, and stops when one leaves it.
fn read_aloud(app: App, interview: &Interview) {
    let is_wanted = app.progress().read_untracked().setting(VOICE_KEY) == Some("on");
    if is_wanted && interview.asked.stage == Stage::Speaking {
        app.speech().say(&untrack(|| words(app, interview)));
    }
    on_cleanup(move || app.speech().hush());
}

fn head(ui: Ui, interview: &Interview) -> Markup {
    let app = ui.app;
    let bank = app.bank();
    let language = untrack(|| app.language());
    let length = interview.setup.length.seconds();
    let left = app.seconds_left();
    let topic = bank.note_of(interview.note()).and_then(|note| bank.topic(&note.topic));
    let step = interview.asked.question.reason.step;
    let depth = match step {
        step if step.begins_chain() => 1,
        step => choose::depth(choose::chain(&interview.turns)) + usize::from(matches!(step, Step::Dig(_))),
    };
    let title = fill(Msg::InterviewQuestion.text(language), interview.turns.len() + 1);
    let stop = Msg::InterviewStop.text(language);
    html! {
        div.quiz-top {
            progress #interview-bar max=(length) value=(length - left) aria-label=(Msg::InterviewTimeSpent.text(language)) {}
            span.figure #interview-left { (fill(Msg::InterviewTimeLeft.text(language), clock_words(left))) }
            button.icon-button type="button" data-do=(Action::Interview(InterviewAction::Stop)) aria-label=(stop) title=(stop) {
                (icon(Icon::Wrong))
            }
        }
        h1.visually-hidden tabindex="-1" data-focus[interview.asked.stage == Stage::Speaking] { (title) }
        p.muted {
            (title) " · " (topic.map(|topic| topic.title.as_str()).unwrap_or_default())
            " · " (fill(Msg::InterviewDepth.text(language), depth))
        }
    }
}

/// The question in the interviewer's words, and why it is asked; tracked.
fn aloud(ui: Ui, interview: &Interview) -> Markup {
    let app = ui.app;
    let [step, need] = reason_words(app.language(), interview.asked.question.reason);
    let read = ui.say(Msg::ReadAloud);
    html! {
        div.asked-aloud {
            p.ask.stem {
                span.phrase { (phrase(interview)) }
                (ask(app, interview))
            }
            @if app.speech().has_voice() {
                button.icon-button
                    type="button"
                    data-key="r"
                    data-do=(Action::Interview(InterviewAction::Aloud))
                    aria-label=(read)
                    title=(read)
                    { (icon(Icon::Aloud)) }
            }
        }
        p.muted.why-asked { span.mark { (ui.say(Msg::WhyAsked)) } " " (step) (need) }
    }
}

/// The clock, or, once spoken, how long it took and what is to do now. Not drawn anew by a tick: the heading has the focus.
fn time(app: App, temper: Temper, asked: Asked) -> Markup {
    let Stage::Ticking { seconds, .. } = asked.stage else {
        return clock::markup(app, temper);
    };
    let language = app.language();
    html! {
        p.muted.section {
            (fill(Msg::SpokeFor.text(language), clock_words(u32::from(seconds))))
            " · " (time_word(seconds, temper).text(language))
        }
        h2.section #tick-heading tabindex="-1" { (Msg::TickWhatYouSaid.text(language)) }
    }
}

/// How long an answer took, by the two marks and the interviewer's limit.
pub fn time_word(seconds: u16, temper: Temper) -> Msg {
    match seconds {
        seconds if seconds <= BRIEF_SECONDS => Msg::WithinBrief,
        seconds if seconds > FULL_SECONDS => Msg::OverFull,
        seconds if seconds > temper.limit_seconds() => Msg::OverLimit,
        _ => Msg::WithinFull,
    }
}

/// The hint, if taken; once spoken, the key points to tick.
fn checked(language: Language, note: &NoteBody, asked: Asked) -> Markup {
    match asked.stage {
        Stage::Speaking => html! {
            @if let (Hint::Used, Some(point)) = (asked.hint, note.key_points.first()) {
                div.notice.section role="status" aria-label=(Msg::Hint.text(language)) { div.grow { (raw(&point.html)) } }
            }
        },
        Stage::Ticking { ticks, .. } => html! {
            (checklist(language, note, ticks))
        },
    }
}

/// The note's own answer, to compare with what was said.
fn comparison(language: Language, note: &NoteBody, asked: Asked) -> Markup {
    html! {
        @if asked.stage != Stage::Speaking {
            section.section {
                details { summary { (Msg::Brief.text(language)) } (prose(&note.brief_html)) }
            }
        }
    }
}

fn checklist(language: Language, note: &NoteBody, ticks: Ticks) -> Markup {
    html! {
        div.ticks role="group" aria-label=(Msg::TickWhatYouSaid.text(language)) {
            @for (place, point) in note.key_points.iter().enumerate() {
                button.tick
                    type="button"
                    role="checkbox"
                    aria-checked=(ticks.has(point.number))
                    data-key=(place + 1)
                    data-do=(Action::Interview(InterviewAction::Tick(point.number)))
                    {
                        span.box aria-hidden="true" {}
                        span { (raw(&point.html)) }
                    }
            }
        }
    }
}

fn actions(app: App, temper: Temper, asked: Asked) -> Markup {
    let language = app.language();
    let say = |msg: Msg| msg.text(language);
    let button = |action| Action::Interview(action);
    if asked.stage != Stage::Speaking {
        return html! {
            div.actions {
                button.button.primary type="button" data-key="enter" data-do=(button(InterviewAction::Next)) { (say(Msg::NextAsk)) }
            }
        };
    }
    let is_used = asked.hint == Hint::Used;
    let is_early = app.seconds_asked() < temper.hint_after_seconds();
    html! {
        div.actions {
            button.button
                type="button"
                data-key="h"
                data-hint
                data-used[is_used]
                disabled[is_used || is_early]
                data-do=(button(InterviewAction::Hint))
                { (say(Msg::Hint)) }
            button.button type="button" data-key="p" data-do=(button(InterviewAction::Pass)) { (say(Msg::Pass)) }
            button.button.primary type="button" data-key="enter" data-do=(button(InterviewAction::Said)) { (say(Msg::DoneSpeaking)) }
        }
    }
}
