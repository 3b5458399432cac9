//! What a tap within the interview pages means, and having it done.

use std::fmt;

use crate::domain::{
    id::{NoteId, TopicId},
    interview::setup::{Length, Temper},
};

/// A thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InterviewAction {
    /// Set up: how long.
    Length(Length),
    /// Set up: how the interviewer is disposed.
    Temper(Temper),
    /// Set up: anything may be asked.
    Everything,
    /// Set up: only chosen topics.
    Topics,
    /// Set up: this topic too, or not any more.
    Topic(TopicId),
    /// Set up: begin at this note.
    At(NoteId),
    /// Begin as set up.
    Begin,
    /// Done speaking.
    Said,
    /// Tick a key point, or take the tick off.
    Tick(u8),
    /// Show the hint.
    Hint,
    /// Pass.
    Pass,
    /// On to the next question.
    Next,
    /// Stop the interview.
    Stop,
    /// Read the question aloud.
    Aloud,
    /// Begin one more with the set-up of that report.
    Again(i64),
    /// Study what that report says to.
    Study(i64),
}

impl fmt::Display for InterviewAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InterviewAction::Length(length) => write!(f, "length {}", length.minutes()),
            InterviewAction::Temper(temper) => write!(f, "temper {}", temper.name()),
            InterviewAction::Everything => f.write_str("everything"),
            InterviewAction::Topics => f.write_str("topics"),
            InterviewAction::Topic(id) => write!(f, "topic {id}"),
            InterviewAction::At(id) => write!(f, "at {id}"),
            InterviewAction::Begin => f.write_str("begin"),
            InterviewAction::Said => f.write_str("said"),
            InterviewAction::Tick(number) => write!(f, "tick {number}"),
            InterviewAction::Hint => f.write_str("hint"),
            InterviewAction::Pass => f.write_str("pass"),
            InterviewAction::Next => f.write_str("next"),
            InterviewAction::Stop => f.write_str("stop"),
            InterviewAction::Aloud => f.write_str("aloud"),
            InterviewAction::Again(started_at) => write!(f, "again {started_at}"),
            InterviewAction::Study(started_at) => write!(f, "study {started_at}"),
        }
    }
}

impl InterviewAction {
    /// Reads the words that `to_string` wrote.
    pub fn parse(name: &str, argument: Option<&str>) -> Option<InterviewAction> {
        let number = |word: Option<&str>| word?.parse().ok();
        Some(match (name, argument) {
            ("length", _) => InterviewAction::Length(Length::from_minutes(u8::try_from(number(argument)?).ok()?)?),
            ("temper", _) => InterviewAction::Temper(Temper::from_name(argument?)?),
            ("everything", None) => InterviewAction::Everything,
            ("topics", None) => InterviewAction::Topics,
            ("topic", _) => InterviewAction::Topic(TopicId::new(argument?).ok()?),
            ("at", _) => InterviewAction::At(NoteId::new(argument?).ok()?),
            ("begin", None) => InterviewAction::Begin,
            ("said", None) => InterviewAction::Said,
            ("tick", _) => InterviewAction::Tick(u8::try_from(number(argument)?).ok()?),
            ("hint", None) => InterviewAction::Hint,
            ("pass", None) => InterviewAction::Pass,
            ("next", None) => InterviewAction::Next,
            ("stop", None) => InterviewAction::Stop,
            ("aloud", None) => InterviewAction::Aloud,
            ("again", _) => InterviewAction::Again(number(argument)?),
            ("study", _) => InterviewAction::Study(number(argument)?),
            _ => return None,
        })
    }
}
