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
    store::app::App,
    ui::{
        action::Action,
        html::{show, still},
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
    let app = ui.app;
    let interview = app.interview();
    // Which question it is: its place and its note, so that one begun anew is drawn anew too.
    let subject = Memo::new(move |_| {
        let interview = interview.read();
        interview
            .as_ref()
            .map(|it| (it.started_at.unix_seconds, it.turns.len(), it.note()))
    });
    let shown = move || {
        subject.track();
        let interview = interview.read_untracked();
        match (subject.get(), interview.as_ref()) {
            (Some(_), Some(interview)) => question(ui, interview),
            _ => still(nothing(ui)),
        }
    };
    shown.into_any()
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
    let shown = interview.clone();
    let asked = Memo::new(move |_| app.interview().read().as_ref().map(|interview| interview.asked));
    let is_ticking = Memo::new(move |_| asked.get().is_some_and(|asked| asked.stage != Stage::Speaking));
    let body = with_note_body(
        app,
        note,
        Box::new(move |body| {
            let of_hint = body.clone();
            let is_hinted = Memo::new(move |_| asked.get().is_some_and(|asked| asked.hint == Hint::Used));
            view! {
                {show(Box::new(move || hint(app.language(), &of_hint, is_hinted.get() && !is_ticking.get())))}
                {show(Box::new(move || asked.get().map(|asked| ticking(app.language(), &body, asked)).unwrap_or_default()))}
            }
            .into_any()
        }),
    );
    view! {
        {show(Box::new(move || head(ui, &shown)))}
        {show(Box::new(move || {
            if is_ticking.get() { spoken(app, temper) } else { clock::markup(app, temper) }
        }))}
        {body}
        {show(Box::new(move || asked.get().map(|asked| actions(app, temper, asked)).unwrap_or_default()))}
    }
    .into_any()
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
    let number = interview.turns.len() + 1;
    let length = interview.setup.length.seconds();
    let left = app.seconds_left();
    let note = bank.note_of(interview.note());
    let topic = note.and_then(|note| bank.topic(&note.topic));
    let asked = interview.asked.question;
    let depth = match asked.reason.step.begins_chain() {
        true => 1,
        false => {
            choose::depth(choose::chain(&interview.turns)) + usize::from(matches!(asked.reason.step, Step::Dig(_)))
        }
    };
    let title = fill(ui.say(Msg::InterviewQuestion), number);
    let [step, need] = reason_words(app.language(), asked.reason);
    let is_stage_open = interview.asked.stage == Stage::Speaking;
    html! {
        div.quiz-top {
            progress #interview-bar max=(length) value=(length - left) aria-label=(ui.say(Msg::InterviewTimeSpent)) {}
            span.figure #interview-left { (fill(ui.say(Msg::InterviewTimeLeft), clock_words(left))) }
            button.icon-button
                type="button"
                data-do=(Action::Interview(InterviewAction::Stop))
                aria-label=(ui.say(Msg::InterviewStop))
                title=(ui.say(Msg::InterviewStop))
                { (icon(Icon::Wrong)) }
        }
        h1.visually-hidden tabindex="-1" data-focus[is_stage_open] { (title) }
        p.muted {
            (title) " · " (topic.map(|topic| topic.title.as_str()).unwrap_or_default())
            " · " (fill(ui.say(Msg::InterviewDepth), depth))
        }
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
                    aria-label=(ui.say(Msg::ReadAloud))
                    title=(ui.say(Msg::ReadAloud))
                    { (icon(Icon::Aloud)) }
            }
        }
        p.muted.why-asked { span.mark { (ui.say(Msg::WhyAsked)) } " " (step) (need) }
    }
}

/// In place of the clock, once spoken: how long it took.
fn spoken(app: App, temper: Temper) -> Markup {
    let language = app.language();
    let seconds = app.seconds_asked();
    html! {
        p.muted.section { (fill(Msg::SpokeFor.text(language), clock_words(u32::from(seconds)))) " · " (time_word(seconds, temper).text(language)) }
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

fn hint(language: Language, note: &NoteBody, is_shown: bool) -> Markup {
    html! {
        @if let (true, Some(point)) = (is_shown, note.key_points.first()) {
            div.notice.section role="status" aria-label=(Msg::Hint.text(language)) { div.grow { (raw(&point.html)) } }
        }
    }
}

fn ticking(language: Language, note: &NoteBody, asked: Asked) -> Markup {
    let Stage::Ticking { ticks, .. } = asked.stage else {
        return html! {};
    };
    html! {
        h2.section tabindex="-1" data-focus { (Msg::TickWhatYouSaid.text(language)) }
        (checklist(language, note, ticks))
        section.section {
            details { summary { (Msg::Brief.text(language)) } (prose(&note.brief_html)) }
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
