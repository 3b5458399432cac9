//! What a tap means, written into the page as `data-do="…"` and carried out by one listener (`ui::events`).
//!
//! Pages are text made by `maud`; a button in them names its action instead of carrying a closure. That keeps the download
//! small, and the keyboard, which presses the same buttons, in step.

use std::fmt;

use crate::{
    domain::{
        id::{Code, NoteId, TopicId},
        log::Grade,
        quiz::session::Mode,
    },
    ui::{interview::action::InterviewAction, map::action::MapAction, plan::action::PlanAction},
};

/// A thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Begin a round and go to it.
    Begin(Mode),
    /// Ask the missed questions of the round just done once more.
    BeginAgain,
    /// Walk from one note to another: in a round the other is asked next, elsewhere the step is remembered.
    Walk(NoteId, NoteId),
    /// Star it, or take the star off.
    Star(Code),
    /// Open the form that reports it as wrong.
    Flag(Code),
    /// Change a setting.
    Set(String, String),
    /// Fetch a topic once more.
    Want(TopicId),
    /// Take an import back.
    TakeBack(u32),
    /// Within the question asked: touch its control number so-and-so.
    Touch(usize),
    /// Within the question asked: move a piece one place up.
    Up(usize),
    /// Within the question asked: move a piece one place down.
    Down(usize),
    /// Within the question asked: grade oneself.
    Grade(Grade),
    /// Something on the map.
    Map(MapAction),
    /// Something about the plan.
    Plan(PlanAction),
    /// Something of a mock interview.
    Interview(InterviewAction),
    /// Everything that needs no argument.
    Plain(Plain),
}

/// A thing to do that needs no argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
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
    /// Go to any note's follow-ups.
    Surprise,
    /// Within the question asked: the main button.
    Go,
    /// Within the question asked: a hint.
    Hint,
    /// Within the question asked: show me.
    GiveUp,
    /// Within the question asked: answer by ordering lines.
    OrderLines,
    /// Within the question asked: answer by typing.
    TypeIt,
    /// Keep the reason given for a report.
    KeepFlag,
    /// Withdraw a report.
    WithdrawFlag,
    /// Close the dialog.
    Close,
    /// Go to the page's heading.
    SkipToContent,
    /// Offer a backup as a file.
    Export,
    /// Offer the raw log as a table.
    ExportCsv,
    /// Go through the log for predictions.
    Calibrate,
    /// Import the backup that was previewed.
    Import,
    /// Forget the backup that was previewed.
    ForgetImport,
    /// Try once more to store what is pending.
    Retry,
    /// Let the new version take over.
    Update,
    /// Not now.
    PutOff,
    /// Don't show the damage again until the next start.
    HideDamage,
    /// Train the memory's parameters, or stop training them.
    Train,
    /// Use the published ones again.
    ForgetParameters,
}

impl Plain {
    /// Each with its name.
    pub const ALL: [(Plain, &str); 26] = [
        (Plain::Advance, "advance"),
        (Plain::Skip, "skip"),
        (Plain::Undo, "undo"),
        (Plain::End, "end"),
        (Plain::StepBack, "step-back"),
        (Plain::Surprise, "surprise"),
        (Plain::Go, "go"),
        (Plain::Hint, "hint"),
        (Plain::GiveUp, "give-up"),
        (Plain::OrderLines, "order-lines"),
        (Plain::TypeIt, "type-it"),
        (Plain::KeepFlag, "keep-flag"),
        (Plain::WithdrawFlag, "withdraw-flag"),
        (Plain::Close, "close"),
        (Plain::SkipToContent, "skip-to-content"),
        (Plain::Export, "export"),
        (Plain::ExportCsv, "export-csv"),
        (Plain::Calibrate, "calibrate"),
        (Plain::Import, "import"),
        (Plain::ForgetImport, "forget-import"),
        (Plain::Retry, "retry"),
        (Plain::Update, "update"),
        (Plain::PutOff, "put-off"),
        (Plain::HideDamage, "hide-damage"),
        (Plain::Train, "train"),
        (Plain::ForgetParameters, "forget-parameters"),
    ];
}

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Plain::ALL
            .iter()
            .find(|(plain, _)| plain == self)
            .map_or("", |(_, name)| name);
        f.write_str(name)
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Action::Begin(Mode::Due) => f.write_str("begin due"),
            Action::Begin(Mode::Mixed) => f.write_str("begin mixed"),
            Action::Begin(Mode::Missed) => f.write_str("begin missed"),
            Action::Begin(Mode::Starred) => f.write_str("begin starred"),
            // Which of it are follow-ups is found out when it begins.
            Action::Begin(Mode::Plan(_)) => f.write_str("begin plan"),
            Action::Begin(Mode::Topic(id)) => write!(f, "topic {id}"),
            Action::Begin(Mode::Note(id)) => write!(f, "note {id}"),
            Action::Begin(Mode::Chain(id)) => write!(f, "chain {id}"),
            // A list of codes is not written into a page: `BeginAgain` finds it in the round.
            Action::Begin(Mode::Again(_)) | Action::BeginAgain => f.write_str("begin again"),
            Action::Walk(from, to) => write!(f, "walk {from} {to}"),
            Action::Star(code) => write!(f, "star {}", code.0),
            Action::Flag(code) => write!(f, "flag {}", code.0),
            Action::Set(key, value) => write!(f, "set {key} {value}"),
            Action::Want(id) => write!(f, "want {id}"),
            Action::TakeBack(id) => write!(f, "take-back {id}"),
            Action::Touch(idx) => write!(f, "touch {idx}"),
            Action::Up(piece) => write!(f, "up {piece}"),
            Action::Down(piece) => write!(f, "down {piece}"),
            Action::Grade(grade) => write!(f, "grade {}", grade.number()),
            Action::Map(action) => write!(f, "map {action}"),
            Action::Plan(action) => write!(f, "plan {action}"),
            Action::Interview(action) => write!(f, "interview {action}"),
            Action::Plain(plain) => plain.fmt(f),
        }
    }
}

impl Action {
    /// Reads what `to_string` wrote.
    pub fn parse(text: &str) -> Option<Action> {
        let mut words = text.split(' ');
        let name = words.next()?;
        let (one, two) = (words.next(), words.next());
        let number = |word: Option<&str>| word?.parse::<u32>().ok();
        let note = |word: Option<&str>| NoteId::new(word?).ok();
        let topic = |word: Option<&str>| TopicId::new(word?).ok();
        Some(match (name, one) {
            ("begin", Some("due")) => Action::Begin(Mode::Due),
            ("begin", Some("mixed")) => Action::Begin(Mode::Mixed),
            ("begin", Some("missed")) => Action::Begin(Mode::Missed),
            ("begin", Some("starred")) => Action::Begin(Mode::Starred),
            ("begin", Some("plan")) => Action::Begin(Mode::Plan(Vec::new())),
            ("begin", Some("again")) => Action::BeginAgain,
            ("topic", _) => Action::Begin(Mode::Topic(topic(one)?)),
            ("note", _) => Action::Begin(Mode::Note(note(one)?)),
            ("chain", _) => Action::Begin(Mode::Chain(note(one)?)),
            ("walk", _) => Action::Walk(note(one)?, note(two)?),
            ("star", _) => Action::Star(Code(number(one)?)),
            ("flag", _) => Action::Flag(Code(number(one)?)),
            ("set", Some(key)) => Action::Set(key.to_owned(), two?.to_owned()),
            ("want", _) => Action::Want(topic(one)?),
            ("take-back", _) => Action::TakeBack(number(one)?),
            ("touch", _) => Action::Touch(number(one)? as usize),
            ("up", _) => Action::Up(number(one)? as usize),
            ("down", _) => Action::Down(number(one)? as usize),
            ("grade", _) => Action::Grade(Grade::from_number(u8::try_from(number(one)?).ok()?)?),
            ("plan", Some(name)) => Action::Plan(PlanAction::parse(name, two)?),
            ("map", Some(name)) => Action::Map(MapAction::parse(name, two)?),
            ("interview", Some(what)) => Action::Interview(InterviewAction::parse(what, two)?),
            (name, _) => Action::Plain(Plain::ALL.iter().find(|(_, known)| *known == name)?.0),
        })
    }
}
