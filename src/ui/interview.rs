//! What the interview's pages share: carrying out their taps, the words for reasons, tempers and figures, the clock.

pub mod action;
pub mod clock;

use leptos::prelude::*;

use crate::{
    domain::{
        bank::FollowUpKind,
        id::NoteId,
        interview::{
            Interview,
            report::Report,
            setup::{Scope, Setup, Temper},
            turn::{ChainEnd, Ending, Need, Outcome, Reason, Step},
        },
        log::Moment,
        quiz::session::Mode,
        route::Route,
        settings::Language,
    },
    store::app::App,
    ui::{
        events,
        interview::action::InterviewAction,
        quiz::recall,
        text::{Msg, fill, phrases},
        ui_state::Ui,
    },
};

/// The setting that says whether questions are read aloud; `on` or not.
pub const VOICE_KEY: &str = "interview-voice";

/// Carries out what was pressed.
pub fn run(ui: Ui, action: InterviewAction) {
    let Ui { app, nav, .. } = ui;
    match action {
        InterviewAction::Length(length) => app.set_up(&|setup| setup.length = length),
        InterviewAction::Temper(temper) => app.set_up(&|setup| setup.temper = temper),
        InterviewAction::Everything => app.set_up(&|setup| setup.scope = Scope::Everything),
        InterviewAction::Topics => app.set_up(&|setup| setup.scope = Scope::Topics(Vec::new())),
        InterviewAction::Topic(topic) => app.set_up(&|setup| {
            let mut topics = match &setup.scope {
                Scope::Topics(topics) => topics.clone(),
                Scope::Everything | Scope::Note(_) => Vec::new(),
            };
            match topics.iter().position(|other| *other == topic) {
                Some(topic_idx) => drop(topics.remove(topic_idx)),
                None => topics.push(topic.clone()),
            }
            setup.scope = Scope::Topics(topics);
        }),
        InterviewAction::At(note) => set_up_at(ui, note),
        InterviewAction::Begin => begin(ui, untrack(|| app.setup())),
        InterviewAction::Again(started_at) => {
            if let Some(Ok(report)) = untrack(|| app.report(started_at)) {
                begin(ui, report.setup);
            }
        }
        InterviewAction::Said => {
            app.said();
            events::focus("#tick-heading");
        }
        InterviewAction::Tick(number) => app.tick(number),
        InterviewAction::Hint => app.take_hint(),
        InterviewAction::Pass => over(ui, app.close_question(Outcome::Passed)),
        InterviewAction::Next => over(ui, app.close_question(Outcome::Answered)),
        InterviewAction::Stop => match app.stop_interview() {
            None => nav.go(&Route::Interview),
            report => over(ui, report),
        },
        InterviewAction::Aloud => {
            if let Some(interview) = &app.interviews().read_untracked().under_way {
                app.speech().say(&words(app, interview));
            }
        }
        InterviewAction::Study(started_at) => {
            if app.begin(&Mode::Again(app.study_questions(started_at))) {
                nav.go(&Route::Quiz);
            }
        }
    }
}

/// The interview being set up is to begin at this note.
pub fn set_up_at(ui: Ui, note: NoteId) {
    ui.app.set_up(&|setup| setup.scope = Scope::Note(note.clone()));
}

fn begin(ui: Ui, setup: Setup) {
    if ui.app.begin_interview(setup) {
        ui.nav.go(&Route::InterviewNow);
    }
}

/// To the report, when there is one now.
fn over(ui: Ui, started_at: Option<i64>) {
    if let Some(started_at) = started_at {
        ui.nav.go(&Route::InterviewReport(started_at));
    }
}

/// What the interviewer says: a phrase, then the question.
pub fn words(app: App, interview: &Interview) -> String {
    [phrase(interview), &ask(app, interview)].concat()
}

/// The phrase before the question.
pub fn phrase(interview: &Interview) -> &'static str {
    let n_asked = interview.turns.len();
    phrases::before(
        interview.setup.temper,
        interview.asked.question,
        interview.seed,
        n_asked,
    )
}

/// The question in the interviewer's words: how they get there from the note before, or the note's own.
pub fn ask(app: App, interview: &Interview) -> String {
    let bank = app.bank();
    let question = interview.asked.question;
    let Some(note) = bank.note_of(question.note) else {
        return String::new();
    };
    match question.from.and_then(|from| bank.note_of(from)) {
        Some(from) => app.ask_between(&from.id, &note.id),
        None => app.ask(&note.id),
    }
}

/// Why a question is asked, as one or two sentences.
pub fn reason_words(language: Language, reason: Reason) -> [&'static str; 2] {
    let step = match reason.step {
        Step::Introduction => Msg::ReasonIntroduction,
        Step::Opener => Msg::ReasonOpener,
        Step::Start => Msg::ReasonStart,
        Step::Dig(FollowUpKind::Why) => Msg::ReasonWhy,
        Step::Dig(FollowUpKind::Compare) => Msg::ReasonCompare,
        Step::Dig(FollowUpKind::Apply) => Msg::ReasonApply,
        Step::Dig(FollowUpKind::Deeper | FollowUpKind::Neighbour) => Msg::ReasonDeeper,
        Step::Easier(_) => Msg::ReasonEasier,
        Step::Aside(_) => Msg::ReasonAside,
        Step::Anew(ChainEnd::Weak) => Msg::ReasonAnewWeak,
        Step::Anew(ChainEnd::DeepEnough) => Msg::ReasonAnewDeep,
        Step::Anew(ChainEnd::NoWayOn) => Msg::ReasonAnewNoWay,
    };
    let need = match reason.need {
        Need::Missed => Msg::NeedMissed,
        Need::Due => Msg::NeedDue,
        Need::NeverAsked => Msg::NeedNeverAsked,
        Need::NeverWalked => Msg::NeedNeverWalked,
        Need::Resting => Msg::NeedResting,
    };
    [step.text(language), need.text(language)]
}

/// The word for a temper.
pub fn temper_word(temper: Temper) -> Msg {
    match temper {
        Temper::Friendly => Msg::TemperFriendly,
        Temper::Probing => Msg::TemperProbing,
        Temper::Stress => Msg::TemperStress,
    }
}

/// What an interview is about, in a few words.
pub fn scope_words(app: App, scope: &Scope) -> String {
    let (bank, language) = (app.bank(), app.language());
    match scope {
        Scope::Everything => Msg::ScopeEverything.text(language).to_owned(),
        Scope::Topics(topics) => {
            let titles = topics.iter().filter_map(|topic| bank.topic(topic));
            titles.map(|topic| topic.title.as_str()).collect::<Vec<_>>().join("、")
        }
        Scope::Note(note) => {
            let title = bank.note(note).map(|note| note.title.as_str()).unwrap_or_default();
            fill(Msg::ScopeNote.text(language), title)
        }
    }
}

/// How an interview was set up and why it ended, on one line.
pub fn setup_words(app: App, report: &Report) -> String {
    let language = app.language();
    let ending = match report.ending {
        Ending::TimeUp => Msg::EndingTime,
        Ending::AllAsked => Msg::EndingAll,
        Ending::Stopped => Msg::EndingStopped,
    };
    [
        fill(Msg::InterviewMinutes.text(language), report.setup.length.minutes()),
        temper_word(report.setup.temper).text(language).to_owned(),
        scope_words(app, &report.setup.scope),
        ending.text(language).to_owned(),
    ]
    .join(" · ")
}

/// Date and time of a moment by the person's clock then, `2026-11-23 14:05`.
pub fn when(app: App, at: Moment) -> String {
    let minutes = (at.unix_seconds / 60 + i64::from(at.offset_minutes)).rem_euclid(24 * 60);
    let two = |number: i64| {
        if number < 10 {
            format!("0{number}")
        } else {
            number.to_string()
        }
    };
    format!("{} {}:{}", app.date_of(at), two(minutes / 60), two(minutes % 60))
}

/// Seconds as a clock shows them.
pub fn clock_words(seconds: u32) -> String {
    recall::clock(seconds.min(u32::from(u16::MAX)) as u16)
}

/// Tenths as a decimal number.
pub fn tenths(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
