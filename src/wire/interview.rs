//! Interviews as text: the one under way, for its tab, and a finished one's report, for the log.
//!
//! A text is words with spaces between them, nearly all of them whole numbers: the log keeps every report, and the app is
//! downloaded over and over. A report is the value of a setting named `interview.<when it began>`: an entry of the log like
//! any other, so that older versions keep it, backups carry it and merging unites it; the log has checksums of its own. The
//! interview under way is worth minutes, as a round is, and has a CRC-32. Must not know where either is kept.

mod words;

use crate::{
    domain::{
        interview::{Asked, Interview, Stage, report::Report, turn::Ending},
        log::{Moment, Ticks},
        quiz::response::Hint,
    },
    wire::{
        crc,
        error::WireError,
        interview::words::{
            Words, invalid, put, put_question, put_setup, put_turns, read_question, read_setup, read_turns,
        },
    },
};

/// The version written here, of either text.
const VERSION: u32 = 1;

/// What the names of settings that hold reports begin with.
const REPORT_PREFIX: &str = "interview.";

/// Offsets are written from 0.
const LEAST_OFFSET: i32 = i16::MIN as i32;

const ENDINGS: [Ending; 3] = [Ending::TimeUp, Ending::AllAsked, Ending::Stopped];

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

/// Writes a report down, without the moment it began, which is in its name: version, offset, ending, set-up, turns.
pub fn encode_report(report: &Report) -> String {
    let ending = ENDINGS.iter().position(|ending| *ending == report.ending).unwrap_or(0);
    let mut text = VERSION.to_string();
    put(&mut text, offset_number(report.started_at));
    put(&mut text, ending as u64);
    put_setup(&mut text, &report.setup);
    put_turns(&mut text, &report.turns);
    text
}

/// Reads the report of the interview begun at `started_at`.
pub fn decode_report(started_at: i64, text: &str) -> Result<Report, WireError> {
    let mut words = Words::new(of_this_version(text)?);
    let started_at = moment(started_at, &mut words)?;
    let ending = words.one_of(&ENDINGS)?;
    let setup = read_setup(&mut words)?;
    let turns = read_turns(&mut words)?;
    words.end()?;
    if turns.is_empty() {
        return Err(invalid("a report of nothing"));
    }
    Ok(Report {
        setup,
        started_at,
        ending,
        turns,
    })
}

/// Writes down an interview under way: version, CRC-32 of the rest, when it began, seed, set-up, turns, what is asked.
pub fn encode_interview(interview: &Interview) -> String {
    let mut text = String::new();
    put(&mut text, interview.started_at.unix_seconds as u64);
    put(&mut text, offset_number(interview.started_at));
    put(&mut text, interview.seed);
    put_setup(&mut text, &interview.setup);
    put_turns(&mut text, &interview.turns);
    let asked = interview.asked;
    put_question(&mut text, asked.question);
    put(&mut text, asked.asked_at as u64);
    put(&mut text, u64::from(asked.hint == Hint::Used));
    if let Stage::Ticking { seconds, ticks } = asked.stage {
        put(&mut text, u64::from(seconds));
        put(&mut text, u64::from(ticks.0));
    }
    format!("{VERSION} {:08x}{text}", crc::extend(0, text.as_bytes()))
}

/// Reads an interview under way back, exactly as it was.
pub fn decode_interview(text: &str) -> Result<Interview, WireError> {
    let (sum, rest) = of_this_version(text)?
        .split_at_checked(8)
        .ok_or_else(|| invalid("no checksum"))?;
    if sum != format!("{:08x}", crc::extend(0, rest.as_bytes())) {
        return Err(invalid("checksum does not match"));
    }
    let mut words = Words::new(rest.trim_start());
    let started_at = words.number(u64::MAX)? as i64;
    let started_at = moment(started_at, &mut words)?;
    let seed = words.number(u64::MAX)?;
    let setup = read_setup(&mut words)?;
    let turns = read_turns(&mut words)?;
    let question = read_question(&mut words, turns.is_empty())?;
    let asked_at = words.number(u64::MAX)? as i64;
    let hint = words.one_of(&[Hint::Unused, Hint::Used])?;
    let stage = match words.is_at_end() {
        true => Stage::Speaking,
        false => Stage::Ticking {
            seconds: words.number(u64::from(u16::MAX))? as u16,
            ticks: Ticks(words.number(u64::from(u32::MAX))? as u32),
        },
    };
    words.end()?;
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

fn offset_number(at: Moment) -> u64 {
    (i32::from(at.offset_minutes) - LEAST_OFFSET) as u64
}

/// The moment whose offset comes next.
fn moment(unix_seconds: i64, words: &mut Words<'_>) -> Result<Moment, WireError> {
    let offset = words.number(u64::from(u16::MAX))? as i32 + LEAST_OFFSET;
    Ok(Moment {
        unix_seconds,
        offset_minutes: offset as i16,
    })
}

/// What follows the version, if it is ours.
fn of_this_version(text: &str) -> Result<&str, WireError> {
    let (version, rest) = text.split_once(' ').ok_or_else(|| invalid("no version"))?;
    let found: u32 = version.parse().map_err(|_| invalid("no version"))?;
    match found {
        VERSION => Ok(rest),
        _ => Err(WireError::Version { found, known: VERSION }),
    }
}

#[cfg(test)]
mod tests;
