//! Interviews as text: the one under way, for its tab, and a finished one's report, for the log.
//!
//! Under way: `<version> <CRC-32 of the rest, 8 hex digits> <JSON>`, worth minutes as a round is. A report is the value of a
//! setting named `interview.<when it began>`: an entry of the log like any other, so that older versions keep it, backups
//! carry it and merging unites it. It says `<version> <JSON>`; the log has checksums of its own. Must not know where either
//! is kept.

mod row;

use crate::{
    domain::{
        interview::{Asked, Interview, Stage, report::Report},
        log::{Moment, Ticks},
    },
    wire::{
        crc,
        error::WireError,
        interview::row::{
            ending_word, hint_flag, hint_of, question_rows, read_ending, read_question, read_setup, read_turns,
        },
        json::{self, Json},
    },
};

/// The version written here, of either text.
const VERSION: u32 = 1;

/// What the names of settings that hold reports begin with.
const REPORT_PREFIX: &str = "interview.";

/// The name of the setting that holds the report of an interview begun then, in seconds since 1970-01-01 UTC.
pub fn report_key(started_at: i64) -> String {
    [REPORT_PREFIX, &started_at.to_string()].concat()
}

/// When the interview began whose report a setting of that name holds; `None` for other settings.
pub fn report_started_at(key: &str) -> Option<i64> {
    let started_at = key.strip_prefix(REPORT_PREFIX)?.parse().ok()?;
    // One name for one moment: `+1` and `01` are none.
    (report_key(started_at) == key).then_some(started_at)
}

/// Writes a report down, without the moment it began, which is in its name.
pub fn encode_report(report: &Report) -> String {
    let json = Json::List(vec![
        row::setup_row(&report.setup),
        Json::signed(i64::from(report.started_at.offset_minutes)),
        Json::text(ending_word(report.ending)),
        row::turn_rows(&report.turns),
    ]);
    [&VERSION.to_string(), " ", &json.to_text()].concat()
}

/// Reads the report of the interview begun at `started_at`.
pub fn decode_report(started_at: i64, text: &str) -> Result<Report, WireError> {
    let json = of_this_version(text)?;
    let mut row = json::parse(json)?.into_row("a report", 4)?;
    let setup = read_setup(row.next())?;
    let started_at = Moment {
        unix_seconds: started_at,
        offset_minutes: row.next().to_i16("a report's offset")?,
    };
    let ending = read_ending(&row.next().into_text("an ending")?)?;
    let turns = read_turns(row.next())?;
    if turns.is_empty() {
        return Err(WireError::Invalid("a report of nothing".to_owned()));
    }
    Ok(Report {
        setup,
        started_at,
        ending,
        turns,
    })
}

/// Writes down an interview under way.
pub fn encode_interview(interview: &Interview) -> String {
    let Asked {
        question,
        asked_at,
        hint,
        stage,
    } = interview.asked;
    let stage = match stage {
        Stage::Speaking => Json::Null,
        Stage::Ticking { seconds, ticks } => Json::List(
            [u32::from(seconds), ticks.0]
                .map(|number| Json::Whole(u64::from(number)))
                .into(),
        ),
    };
    let mut asked = question_rows(question);
    asked.extend([Json::signed(asked_at), Json::Whole(hint_flag(hint)), stage]);
    let at = [
        Json::signed(interview.started_at.unix_seconds),
        Json::signed(i64::from(interview.started_at.offset_minutes)),
    ];
    let json = Json::List(vec![
        row::setup_row(&interview.setup),
        Json::Whole(interview.seed),
        Json::List(at.into()),
        row::turn_rows(&interview.turns),
        Json::List(asked),
    ]);
    let json = json.to_text();
    format!("{VERSION} {:08x} {json}", crc::extend(0, json.as_bytes()))
}

/// Reads an interview under way back, exactly as it was.
pub fn decode_interview(text: &str) -> Result<Interview, WireError> {
    let (sum, json) = of_this_version(text)?
        .split_once(' ')
        .ok_or_else(|| WireError::Syntax("no checksum".to_owned()))?;
    if sum != format!("{:08x}", crc::extend(0, json.as_bytes())) {
        return Err(WireError::Invalid("checksum does not match".to_owned()));
    }
    let mut row = json::parse(json)?.into_row("an interview", 5)?;
    let setup = read_setup(row.next())?;
    let seed = row.next().to_u64("a seed")?;
    let mut at = row.next().into_row("its start", 2)?;
    let started_at = Moment {
        unix_seconds: at.next().to_i64("its start")?,
        offset_minutes: at.next().to_i16("its start")?,
    };
    let turns = read_turns(row.next())?;
    let mut asked = row.next().into_row("what is asked", 6)?;
    let question = read_question(&mut asked, turns.is_empty())?;
    let asked_at = asked.next().to_i64("when it was asked")?;
    let hint = hint_of(asked.next().to_u64("a hint")?)?;
    let stage = match asked.next() {
        Json::Null => Stage::Speaking,
        stage => {
            let mut stage = stage.into_row("a stage", 2)?;
            Stage::Ticking {
                seconds: stage.next().to_u16("a stage")?,
                ticks: Ticks(stage.next().to_u32("a stage")?),
            }
        }
    };
    Ok(Interview {
        setup,
        seed,
        started_at,
        turns,
        asked: Asked {
            question,
            asked_at,
            hint,
            stage,
        },
    })
}

/// What follows the version, if it is ours.
fn of_this_version(text: &str) -> Result<&str, WireError> {
    let no_version = || WireError::Syntax("no version".to_owned());
    let (version, rest) = text.split_once(' ').ok_or_else(no_version)?;
    let found: u32 = version.parse().map_err(|_| no_version())?;
    match found {
        VERSION => Ok(rest),
        _ => Err(WireError::Version { found, known: VERSION }),
    }
}

#[cfg(test)]
mod tests;
