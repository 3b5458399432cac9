//! Rows of an interview's texts: set-ups, questions with their reasons, turns. Short, since the log keeps every report.
//!
//! A reason is three letters or fewer: the step, the kind of follow-up or why the chain before it ended, the need.

use crate::{
    domain::{
        bank::FollowUpKind,
        id::{Code, NoteId, TopicId},
        interview::{
            setup::{Length, Scope, Setup, Temper},
            turn::{ChainEnd, Ending, Need, Outcome, Question, Reason, Step, Turn},
        },
        log::{Grade, Ticks},
        quiz::response::Hint,
    },
    wire::{
        error::WireError,
        json::{Json, Row},
    },
};

/// Bits of a turn's flags.
const HINTED: u64 = 1;
const PASSED: u64 = 2;

fn invalid(what: &str) -> WireError {
    WireError::Invalid(what.to_owned())
}

/// Minutes, temper, scope.
pub(super) fn setup_row(setup: &Setup) -> Json {
    let scope = match &setup.scope {
        Scope::Everything => Json::Null,
        Scope::Topics(topics) => Json::List(topics.iter().map(|topic| Json::text(topic.as_str())).collect()),
        Scope::Note(note) => Json::text(note.as_str()),
    };
    let minutes = Json::Whole(u64::from(setup.length.minutes()));
    Json::List(vec![minutes, Json::text(setup.temper.name()), scope])
}

pub(super) fn read_setup(row: Json) -> Result<Setup, WireError> {
    let mut row = row.into_row("a set-up", 3)?;
    let length = Length::from_minutes(row.next().to_u8("a length")?).ok_or_else(|| invalid("no such length"))?;
    let temper = Temper::from_name(&row.next().into_text("a temper")?).ok_or_else(|| invalid("no such temper"))?;
    let scope = match row.next() {
        Json::Null => Scope::Everything,
        Json::Text(note) => Scope::Note(NoteId::new(&note).map_err(|error| WireError::Invalid(error.to_string()))?),
        topics => {
            let mut ids = Vec::new();
            for topic in topics.into_texts("a scope")? {
                ids.push(TopicId::new(&topic).map_err(|error| WireError::Invalid(error.to_string()))?);
            }
            Scope::Topics(ids)
        }
    };
    Ok(Setup { length, scope, temper })
}

pub(super) fn ending_word(ending: Ending) -> &'static str {
    match ending {
        Ending::TimeUp => "time",
        Ending::AllAsked => "all",
        Ending::Stopped => "stop",
    }
}

pub(super) fn read_ending(word: &str) -> Result<Ending, WireError> {
    let endings = [Ending::TimeUp, Ending::AllAsked, Ending::Stopped];
    let ending = endings.into_iter().find(|ending| ending_word(*ending) == word);
    ending.ok_or_else(|| invalid("no such ending"))
}

pub(super) fn hint_flag(hint: Hint) -> u64 {
    match hint {
        Hint::Unused => 0,
        Hint::Used => HINTED,
    }
}

pub(super) fn hint_of(flag: u64) -> Result<Hint, WireError> {
    match flag {
        0 => Ok(Hint::Unused),
        HINTED => Ok(Hint::Used),
        _ => Err(invalid("no such hint")),
    }
}

/// Note, the note before it, reason.
pub(super) fn question_rows(question: Question) -> Vec<Json> {
    let code = |code: Code| Json::Whole(u64::from(code.0));
    let reason = reason_word(question.reason);
    vec![
        code(question.note),
        question.from.map_or(Json::Null, code),
        Json::Text(reason),
    ]
}

/// Reads the first three values of a row.
pub(super) fn read_question(row: &mut Row, is_first: bool) -> Result<Question, WireError> {
    let note = Code(row.next().to_u32("a question's note")?);
    let from = match row.next() {
        Json::Null => None,
        from => Some(Code(from.to_u32("the note before")?)),
    };
    let reason = read_reason(&row.next().into_text("a reason")?).ok_or_else(|| invalid("no such reason"))?;
    let begins_chain = reason.step.begins_chain();
    if from.is_none() != begins_chain || (is_first && !begins_chain) {
        return Err(invalid("a question comes from nowhere"));
    }
    Ok(Question { note, from, reason })
}

/// A digit for each kind of follow-up.
fn kind_digit(kind: FollowUpKind) -> char {
    match kind {
        FollowUpKind::Deeper => '0',
        FollowUpKind::Why => '1',
        FollowUpKind::Compare => '2',
        FollowUpKind::Apply => '3',
        FollowUpKind::Neighbour => '4',
    }
}

fn reason_word(reason: Reason) -> String {
    let mut word = String::new();
    match reason.step {
        Step::Introduction => word.push('i'),
        Step::Opener => word.push('o'),
        Step::Start => word.push('s'),
        Step::Dig(kind) => word.extend(['d', kind_digit(kind)]),
        Step::Easier(kind) => word.extend(['e', kind_digit(kind)]),
        Step::Aside(kind) => word.extend(['a', kind_digit(kind)]),
        Step::Anew(ChainEnd::Weak) => word.extend(['n', 'w']),
        Step::Anew(ChainEnd::DeepEnough) => word.extend(['n', 'd']),
        Step::Anew(ChainEnd::NoWayOn) => word.extend(['n', 'n']),
    }
    word.push(match reason.need {
        Need::Missed => 'm',
        Need::Due => 'd',
        Need::NeverAsked => 'a',
        Need::NeverWalked => 'w',
        Need::Resting => 'r',
    });
    word
}

fn read_reason(word: &str) -> Option<Reason> {
    let mut letters = word.chars();
    let step = letters.next()?;
    let mut kind = || {
        let digit = letters.next()?;
        FollowUpKind::ALL.into_iter().find(|kind| kind_digit(*kind) == digit)
    };
    let step = match step {
        'i' => Step::Introduction,
        'o' => Step::Opener,
        's' => Step::Start,
        'd' => Step::Dig(kind()?),
        'e' => Step::Easier(kind()?),
        'a' => Step::Aside(kind()?),
        'n' => Step::Anew(match letters.next()? {
            'w' => ChainEnd::Weak,
            'd' => ChainEnd::DeepEnough,
            'n' => ChainEnd::NoWayOn,
            _ => return None,
        }),
        _ => return None,
    };
    let need = match letters.next()? {
        'm' => Need::Missed,
        'd' => Need::Due,
        'a' => Need::NeverAsked,
        'w' => Need::NeverWalked,
        'r' => Need::Resting,
        _ => return None,
    };
    letters.next().is_none().then_some(Reason { step, need })
}

/// Note, the note before it, reason, points, ticks, flags, grade, seconds.
pub(super) fn turn_rows(turns: &[Turn]) -> Json {
    let mut rows = Vec::new();
    for turn in turns {
        let passed = match turn.outcome {
            Outcome::Answered => 0,
            Outcome::Passed => PASSED,
        };
        let mut row = question_rows(turn.question);
        for number in [
            u64::from(turn.points.0),
            u64::from(turn.ticks.0),
            hint_flag(turn.hint) | passed,
            u64::from(turn.grade.number()),
            u64::from(turn.seconds),
        ] {
            row.push(Json::Whole(number));
        }
        rows.push(Json::List(row));
    }
    Json::List(rows)
}

pub(super) fn read_turns(rows: Json) -> Result<Vec<Turn>, WireError> {
    let mut turns = Vec::new();
    for row in rows.into_list("turns")? {
        let mut row = row.into_row("a turn", 8)?;
        let question = read_question(&mut row, turns.is_empty())?;
        let points = Ticks(row.next().to_u32("points")?);
        let ticks = Ticks(row.next().to_u32("ticks")?);
        let flags = row.next().to_u64("flags")?;
        if flags > HINTED + PASSED || ticks.0 & !points.0 != 0 {
            return Err(invalid("a turn that could not be"));
        }
        turns.push(Turn {
            question,
            points,
            ticks,
            hint: hint_of(flags & HINTED)?,
            outcome: if flags & PASSED == 0 {
                Outcome::Answered
            } else {
                Outcome::Passed
            },
            grade: Grade::from_number(row.next().to_u8("a grade")?).ok_or_else(|| invalid("no such grade"))?,
            seconds: row.next().to_u16("seconds")?,
        });
    }
    Ok(turns)
}
