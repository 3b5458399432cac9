//! What a tap means, written into the page as `data-do="…"` and carried out by one listener.
//!
//! Pages that only show something are text made by `maud`; a button in them names its action instead of carrying a closure.
//! That keeps the download small, and the keyboard, which presses the same buttons, in step.

use std::fmt;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::{
    domain::{
        id::{Code, NoteId, TopicId},
        log::Grade,
        quiz::session::Mode,
        route::Route,
    },
    store::app::App,
    ui::{nav::Nav, quiz::Asking},
};

/// A thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Begin a round and go to it.
    Begin(Mode),
    /// Ask the missed questions of the round just done once more.
    BeginAgain,
    /// Leave the feedback.
    Advance,
    /// Put the question off.
    Skip,
    /// Take the last answer back.
    Undo,
    /// End the round.
    End,
    /// Walk back along the chain.
    StepBack,
    /// In a round: be asked this follow-up now.
    Follow(NoteId, NoteId),
    /// Outside a round: remember that this step was taken. The link itself goes there.
    Walk(NoteId, NoteId),
    /// Go to any note's follow-ups.
    Surprise,
    /// Star it, or take the star off.
    Star(Code),
    /// Within the question asked: touch its control number so-and-so.
    Touch(usize),
    /// Within the question asked: grade oneself.
    Grade(Grade),
    /// Within the question asked: the main button.
    Go,
    /// Within the question asked: a hint.
    Hint,
    /// Within the question asked: show me.
    GiveUp,
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Action::Begin(mode) => match mode {
                Mode::Due => f.write_str("begin due"),
                Mode::Mixed => f.write_str("begin mixed"),
                Mode::Missed => f.write_str("begin missed"),
                Mode::Starred => f.write_str("begin starred"),
                Mode::Topic(id) => write!(f, "begin topic {id}"),
                Mode::Note(id) => write!(f, "begin note {id}"),
                Mode::Chain(id) => write!(f, "begin chain {id}"),
                // A list of codes is not written into a page: `BeginAgain` finds it in the round.
                Mode::Again(_) => f.write_str("begin-again"),
            },
            Action::BeginAgain => f.write_str("begin-again"),
            Action::Advance => f.write_str("advance"),
            Action::Skip => f.write_str("skip"),
            Action::Undo => f.write_str("undo"),
            Action::End => f.write_str("end"),
            Action::StepBack => f.write_str("step-back"),
            Action::Follow(from, to) => write!(f, "follow {from} {to}"),
            Action::Walk(from, to) => write!(f, "walk {from} {to}"),
            Action::Surprise => f.write_str("surprise"),
            Action::Star(code) => write!(f, "star {}", code.0),
            Action::Touch(idx) => write!(f, "touch {idx}"),
            Action::Grade(grade) => write!(f, "grade {}", grade.number()),
            Action::Go => f.write_str("go"),
            Action::Hint => f.write_str("hint"),
            Action::GiveUp => f.write_str("give-up"),
        }
    }
}

impl Action {
    /// Reads what `to_string` wrote.
    pub fn parse(text: &str) -> Option<Action> {
        let words: Vec<&str> = text.split(' ').collect();
        let note = |id: &str| NoteId::new(id).ok();
        Some(match words.as_slice() {
            ["begin", "due"] => Action::Begin(Mode::Due),
            ["begin", "mixed"] => Action::Begin(Mode::Mixed),
            ["begin", "missed"] => Action::Begin(Mode::Missed),
            ["begin", "starred"] => Action::Begin(Mode::Starred),
            ["begin", "topic", id] => Action::Begin(Mode::Topic(TopicId::new(id).ok()?)),
            ["begin", "note", id] => Action::Begin(Mode::Note(note(id)?)),
            ["begin", "chain", id] => Action::Begin(Mode::Chain(note(id)?)),
            ["begin-again"] => Action::BeginAgain,
            ["advance"] => Action::Advance,
            ["skip"] => Action::Skip,
            ["undo"] => Action::Undo,
            ["end"] => Action::End,
            ["step-back"] => Action::StepBack,
            ["follow", from, to] => Action::Follow(note(from)?, note(to)?),
            ["walk", from, to] => Action::Walk(note(from)?, note(to)?),
            ["surprise"] => Action::Surprise,
            ["star", code] => Action::Star(Code(code.parse().ok()?)),
            ["touch", idx] => Action::Touch(idx.parse().ok()?),
            ["grade", number] => Action::Grade(Grade::from_number(number.parse().ok()?)?),
            ["go"] => Action::Go,
            ["hint"] => Action::Hint,
            ["give-up"] => Action::GiveUp,
            _ => return None,
        })
    }
}

/// The question being asked, which actions within it go to.
#[derive(Clone, Copy)]
pub struct Asked(RwSignal<Option<Asking>>);

impl Asked {
    /// Makes the context.
    pub fn provide() -> Asked {
        let asked = Asked(RwSignal::new(None));
        provide_context(asked);
        asked
    }

    /// This question is being asked from now on.
    pub fn set(asking: Asking) {
        let Asked(current) = expect_context();
        current.set(Some(asking));
    }
}

/// Carries out the action that a click was on, if any.
pub fn on_click(app: App, nav: Nav, asked: Asked, event: &web_sys::MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(element) = target.and_then(|target| target.closest("[data-do]").ok().flatten()) else {
        return;
    };
    let text = element.get_attribute("data-do").unwrap_or_default();
    if let Some(action) = Action::parse(&text) {
        run(app, nav, asked, action);
        keep_focus(text);
    }
}

fn run(app: App, nav: Nav, Asked(asked): Asked, action: Action) {
    match action {
        Action::Begin(mode) => {
            if app.begin(&mode) {
                nav.go(&Route::Quiz);
            }
        }
        Action::BeginAgain => {
            let missed = app
                .session()
                .read_untracked()
                .as_ref()
                .map(|session| session.missed())
                .unwrap_or_default();
            app.begin(&Mode::Again(missed));
        }
        Action::Advance => app.advance(),
        Action::Skip => app.skip(),
        Action::Undo => {
            app.undo();
        }
        Action::End => {
            let is_done = app
                .session()
                .read_untracked()
                .as_ref()
                .is_some_and(|session| session.is_done());
            app.end_round();
            if is_done {
                nav.go(&Route::Today);
            }
        }
        Action::StepBack => app.step_back(),
        Action::Follow(from, to) => app.follow(&from, &to),
        Action::Walk(from, to) => app.walk(&from, &to),
        Action::Surprise => {
            if let Some(id) = app.random_note() {
                nav.go(&Route::FollowUpsOf(id));
            }
        }
        Action::Star(code) => app.star(code, !app.progress().read_untracked().is_starred(code)),
        within @ (Action::Touch(_) | Action::Grade(_) | Action::Go | Action::Hint | Action::GiveUp) => {
            if let Some(asking) = asked.get_untracked() {
                asking.act(within);
            }
        }
    }
}

/// What was pressed may have been drawn anew: the focus goes to what stands in its place.
fn keep_focus(action: String) {
    request_animation_frame(move || {
        let is_lost = document()
            .active_element()
            .is_none_or(|element| element.tag_name() == "BODY");
        let again = document()
            .query_selector(&format!("[data-do=\"{action}\"]"))
            .ok()
            .flatten();
        if let (true, Some(again)) = (
            is_lost,
            again.and_then(|element| element.dyn_into::<HtmlElement>().ok()),
        ) {
            // An element that can't take the focus leaves it where it is, which does no harm.
            let _ = again.focus();
        }
    });
}
