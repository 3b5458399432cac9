//! Words of an interview's texts: set-ups, questions with their reasons, turns.
//!
//! Numbers stand for what they stand for by place in the lists below, which are therefore only ever added to at the end.

use crate::{
    domain::{
        bank::FollowUpKind,
        id::{Code, NoteId, TopicId},
        interview::{
            setup::{Length, Scope, Setup, Temper},
            turn::{ChainEnd, Need, Outcome, Question, Reason, Step, Turn},
        },
        log::{Grade, Ticks},
        quiz::response::Hint,
    },
    wire::error::WireError,
};

/// Bits beside a turn's grade.
const HINTED: u64 = 1;
const PASSED: u64 = 2;

/// Scopes: everything, a note, and from here on so many topics.
const EVERYTHING: u64 = 0;
const NOTE: u64 = 1;
const TOPICS: u64 = 2;

/// More of a kind are not believed: no bank has as many.
const MAX_COUNT: u64 = 10_000;

pub(super) fn invalid(what: &str) -> WireError {
    WireError::Invalid(what.to_owned())
}

/// Adds a number.
pub(super) fn put(text: &mut String, number: u64) {
    put_word(text, &number.to_string());
}

fn put_word(text: &mut String, word: &str) {
    text.push(' ');
    text.push_str(word);
}

/// The words of a text, one after another.
pub(super) struct Words<'a>(Option<&'a str>);

impl<'a> Words<'a> {
    pub(super) fn new(text: &'a str) -> Words<'a> {
        Words(Some(text))
    }

    fn word(&mut self) -> Result<&'a str, WireError> {
        let rest = self.0.ok_or_else(|| invalid("it ends too early"))?;
        match rest.split_once(' ') {
            Some((word, rest)) => {
                self.0 = Some(rest);
                Ok(word)
            }
            None => {
                self.0 = None;
                Ok(rest)
            }
        }
    }

    /// A number no greater than `max`.
    pub(super) fn number(&mut self, max: u64) -> Result<u64, WireError> {
        let number = self.word()?.parse().ok();
        number
            .filter(|number| *number <= max)
            .ok_or_else(|| invalid("no number of that size"))
    }

    /// One of a list, by its place.
    pub(super) fn one_of<T: Copy>(&mut self, all: &[T]) -> Result<T, WireError> {
        let place = self.number(MAX_COUNT)? as usize;
        all.get(place).copied().ok_or_else(|| invalid("no such thing"))
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.0.is_none()
    }

    pub(super) fn end(&self) -> Result<(), WireError> {
        match self.0 {
            None => Ok(()),
            Some(_) => Err(invalid("it goes on")),
        }
    }
}

/// Minutes, temper, scope.
pub(super) fn put_setup(text: &mut String, setup: &Setup) {
    put(text, u64::from(setup.length.minutes()));
    put(text, setup.temper as u64);
    match &setup.scope {
        Scope::Everything => put(text, EVERYTHING),
        Scope::Note(note) => {
            put(text, NOTE);
            put_word(text, note.as_str());
        }
        Scope::Topics(topics) => {
            put(text, TOPICS + topics.len() as u64);
            for topic in topics {
                put_word(text, topic.as_str());
            }
        }
    }
}

pub(super) fn read_setup(words: &mut Words<'_>) -> Result<Setup, WireError> {
    let no_id = |_| invalid("not an id");
    let minutes = words.number(u64::from(u8::MAX))? as u8;
    let length = Length::from_minutes(minutes).ok_or_else(|| invalid("no such length"))?;
    let temper = words.one_of(&Temper::ALL)?;
    let scope = match words.number(MAX_COUNT)? {
        EVERYTHING => Scope::Everything,
        NOTE => Scope::Note(NoteId::new(words.word()?).map_err(no_id)?),
        n => {
            let mut topics = Vec::new();
            for _ in TOPICS..n {
                topics.push(TopicId::new(words.word()?).map_err(no_id)?);
            }
            Scope::Topics(topics)
        }
    };
    Ok(Setup { length, scope, temper })
}

/// A step's number; those along a follow-up have one for each of its kinds.
fn step_number(step: Step) -> u64 {
    match step {
        Step::Introduction => 0,
        Step::Opener => 1,
        Step::Start => 2,
        Step::Anew(ChainEnd::Weak) => 3,
        Step::Anew(ChainEnd::DeepEnough) => 4,
        Step::Anew(ChainEnd::NoWayOn) => 5,
        Step::Dig(kind) => 6 + kind as u64,
        Step::Easier(kind) => 11 + kind as u64,
        Step::Aside(kind) => 16 + kind as u64,
    }
}

fn step_of(number: u64) -> Option<Step> {
    let kind = || FollowUpKind::ALL[((number - 6) % 5) as usize];
    Some(match number {
        0 => Step::Introduction,
        1 => Step::Opener,
        2 => Step::Start,
        3 => Step::Anew(ChainEnd::Weak),
        4 => Step::Anew(ChainEnd::DeepEnough),
        5 => Step::Anew(ChainEnd::NoWayOn),
        6..=10 => Step::Dig(kind()),
        11..=15 => Step::Easier(kind()),
        16..=20 => Step::Aside(kind()),
        _ => return None,
    })
}

/// Note, one more than the note before it or 0, reason.
pub(super) fn put_question(text: &mut String, question: Question) {
    put(text, u64::from(question.note.0));
    put(text, question.from.map_or(0, |from| u64::from(from.0) + 1));
    put(
        text,
        step_number(question.reason.step) * 5 + question.reason.need as u64,
    );
}

pub(super) fn read_question(words: &mut Words<'_>, is_first: bool) -> Result<Question, WireError> {
    let note = Code(words.number(u64::from(u32::MAX))? as u32);
    let from = words.number(1 << 32)?.checked_sub(1).map(|from| Code(from as u32));
    let reason = words.number(MAX_COUNT)?;
    let step = step_of(reason / 5).ok_or_else(|| invalid("no such reason"))?;
    let begins_chain = step.begins_chain();
    if from.is_none() != begins_chain || (is_first && !begins_chain) {
        return Err(invalid("a question comes from nowhere"));
    }
    let need = Need::ALL[(reason % 5) as usize];
    let reason = Reason { step, need };
    Ok(Question { note, from, reason })
}

/// How many, and for each: question, points, ticks, grade with flags, seconds.
pub(super) fn put_turns(text: &mut String, turns: &[Turn]) {
    put(text, turns.len() as u64);
    for turn in turns {
        put_question(text, turn.question);
        let hinted = if turn.hint == Hint::Used { HINTED } else { 0 };
        let passed = if turn.outcome == Outcome::Passed { PASSED } else { 0 };
        for number in [turn.points.0, turn.ticks.0] {
            put(text, u64::from(number));
        }
        put(text, u64::from(turn.grade.number()) << 2 | hinted | passed);
        put(text, u64::from(turn.seconds));
    }
}

pub(super) fn read_turns(words: &mut Words<'_>) -> Result<Vec<Turn>, WireError> {
    let mut turns = Vec::new();
    for turn_idx in 0..words.number(MAX_COUNT)? {
        let question = read_question(words, turn_idx == 0)?;
        let points = words.number(u64::from(u32::MAX))? as u32;
        let ticks = words.number(u64::from(u32::MAX))? as u32;
        let flags = words.number(MAX_COUNT)?;
        let grade = Grade::from_number((flags >> 2).min(u64::from(u8::MAX)) as u8);
        if ticks & !points != 0 {
            return Err(invalid("points were hit that were not there"));
        }
        turns.push(Turn {
            question,
            points: Ticks(points),
            ticks: Ticks(ticks),
            hint: if flags & HINTED == 0 { Hint::Unused } else { Hint::Used },
            outcome: if flags & PASSED == 0 {
                Outcome::Answered
            } else {
                Outcome::Passed
            },
            grade: grade.ok_or_else(|| invalid("no such grade"))?,
            seconds: words.number(u64::from(u16::MAX))? as u16,
        });
    }
    Ok(turns)
}
