//! One entry ⇄ its characters: a head of packed fields, the person's own words as they are, and nothing else.
//!
//! Sequence number, time and zone are written as differences from the entry before, which is what `Context` holds. The
//! arithmetic wraps, so that every entry can be written after every other, in whatever order.

use crate::{
    domain::{
        id::Code,
        log::{Answer, DeviceId, Entry, EntryKey, Event, Grade, Moment, TabId, Ticks},
    },
    wire::log::{
        WriterId,
        bits::{BitReader, BitWriter, Widths, unzigzag, zigzag},
    },
};

// Widths chosen on a simulated season of study: see `tests/saves.rs` and its budget.
const GAP: Widths = [5, 9, 15, 64];
const SECONDS: Widths = [5, 7, 12, 16];
const TICKS: Widths = [6, 12, 20, 32];
const SEQ_STEP: Widths = [4, 10, 20, 32];
const LENGTH: Widths = [6, 10, 16, 32];
/// A code below 2^13 takes 14 bits; any other 33.
const SHORT_CODE_BITS: u32 = 13;

/// What the next entry is written as a difference from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Context {
    pub(super) seq: u32,
    pub(super) at: Moment,
}

impl Context {
    /// A context after which `entry` is written shortest.
    pub(super) fn before(entry: &Entry) -> Context {
        Context {
            seq: entry.key.seq.wrapping_sub(1),
            at: entry.at,
        }
    }

    fn after(entry: &Entry) -> Context {
        Context {
            seq: entry.key.seq,
            at: entry.at,
        }
    }
}

/// Appends `entry` and moves `context` on. The entry's writer is not written: it is the segment's.
pub(super) fn write(text: &mut String, context: &mut Context, entry: &Entry) {
    let mut bits = BitWriter::new(text);
    let seq_step = entry.key.seq.wrapping_sub(context.seq);
    let same_offset = entry.at.offset_minutes == context.at.offset_minutes;
    let is_plain = seq_step == 1 && same_offset;
    bits.put_flag(!is_plain);
    if !is_plain {
        bits.put_sized(u64::from(seq_step), SEQ_STEP);
        bits.put_flag(!same_offset);
        if !same_offset {
            bits.put(u64::from(entry.at.offset_minutes as u16), 16);
        }
    }
    let gap = entry.at.unix_seconds.wrapping_sub(context.at.unix_seconds);
    *context = Context::after(entry);

    let mut words: [&str; 2] = ["", ""];
    match &entry.event {
        Event::Answered(answer) => {
            bits.put_flag(false);
            put_grade(&mut bits, answer.grade);
            put_code(&mut bits, answer.question);
            bits.put_sized(u64::from(answer.seconds), SECONDS);
            // What lies between two answers less the time the second took is short: the feedback was read in it.
            bits.put_sized(zigzag(gap.wrapping_sub(i64::from(answer.seconds))), GAP);
            bits.put_flag(answer.ticks.0 != 0);
            if answer.ticks.0 != 0 {
                bits.put_sized(u64::from(answer.ticks.0), TICKS);
            }
            return bits.align();
        }
        Event::Walked { from, to, grade } => {
            put_kind(&mut bits, Kind::Walked, gap);
            put_code(&mut bits, *from);
            put_code(&mut bits, *to);
            bits.put_flag(grade.is_some());
            if let Some(grade) = grade {
                put_grade(&mut bits, *grade);
            }
        }
        Event::Undone { target } => {
            put_kind(&mut bits, Kind::Undone, gap);
            bits.put_sized(u64::from(entry.key.seq.wrapping_sub(target.seq)), SEQ_STEP);
            let same_writer = WriterId::of(*target) == WriterId::of(entry.key);
            bits.put_flag(!same_writer);
            if !same_writer {
                bits.put(u64::from(target.device.0), 32);
                bits.put(u64::from(target.tab.0), 16);
            }
        }
        Event::Starred { code, on } => {
            put_kind(&mut bits, Kind::Starred, gap);
            put_code(&mut bits, *code);
            bits.put_flag(*on);
        }
        Event::Flagged { code, reason } => {
            put_kind(&mut bits, Kind::Flagged, gap);
            put_code(&mut bits, *code);
            words = [reason, ""];
        }
        Event::NoteWritten { code, text } => {
            put_kind(&mut bits, Kind::NoteWritten, gap);
            put_code(&mut bits, *code);
            words = [text, ""];
        }
        Event::SettingChanged { key, value } => {
            put_kind(&mut bits, Kind::SettingChanged, gap);
            words = [key, value];
        }
    }
    if let Event::Flagged { .. } | Event::NoteWritten { .. } | Event::SettingChanged { .. } = &entry.event {
        for word in words {
            bits.put_sized(word.len() as u64, LENGTH);
        }
    }
    bits.align();
    for word in words {
        text.push_str(word);
    }
}

/// Takes the next entry of `writer` and moves `context` on; `None` when what stands there is not a whole entry.
pub(super) fn read(bits: &mut BitReader<'_>, context: &mut Context, writer: WriterId) -> Option<Entry> {
    let mut seq_step = 1;
    let mut offset_minutes = context.at.offset_minutes;
    if bits.take_flag()? {
        seq_step = bits.take_sized(SEQ_STEP)? as u32;
        if bits.take_flag()? {
            offset_minutes = bits.take(16)? as u16 as i16;
        }
    }
    let key = EntryKey {
        seq: context.seq.wrapping_add(seq_step),
        device: writer.device,
        tab: writer.tab,
    };
    let at = |gap: i64| Moment {
        unix_seconds: context.at.unix_seconds.wrapping_add(gap),
        offset_minutes,
    };
    let entry = if bits.take_flag()? {
        let kind = Kind::from_number(bits.take(3)?)?;
        let at = at(unzigzag(bits.take_sized(GAP)?));
        let event = read_other(bits, kind, key)?;
        Entry { key, at, event }
    } else {
        let grade = take_grade(bits)?;
        let question = take_code(bits)?;
        let seconds = bits.take_sized(SECONDS)? as u16;
        let gap = unzigzag(bits.take_sized(GAP)?).wrapping_add(i64::from(seconds));
        let ticks = if bits.take_flag()? {
            Ticks(bits.take_sized(TICKS)? as u32)
        } else {
            Ticks::default()
        };
        bits.align()?;
        let event = Event::Answered(Answer {
            question,
            grade,
            seconds,
            ticks,
        });
        Entry {
            key,
            at: at(gap),
            event,
        }
    };
    *context = Context::after(&entry);
    Some(entry)
}

fn read_other(bits: &mut BitReader<'_>, kind: Kind, key: EntryKey) -> Option<Event> {
    let event = match kind {
        Kind::Walked => Event::Walked {
            from: take_code(bits)?,
            to: take_code(bits)?,
            grade: if bits.take_flag()? {
                Some(take_grade(bits)?)
            } else {
                None
            },
        },
        Kind::Undone => {
            let seq = key.seq.wrapping_sub(bits.take_sized(SEQ_STEP)? as u32);
            let target = if bits.take_flag()? {
                EntryKey {
                    seq,
                    device: DeviceId(bits.take(32)? as u32),
                    tab: TabId(bits.take(16)? as u16),
                }
            } else {
                EntryKey { seq, ..key }
            };
            Event::Undone { target }
        }
        Kind::Starred => Event::Starred {
            code: take_code(bits)?,
            on: bits.take_flag()?,
        },
        Kind::Flagged => {
            let code = take_code(bits)?;
            let [reason, _] = take_words(bits)?;
            return Some(Event::Flagged { code, reason });
        }
        Kind::NoteWritten => {
            let code = take_code(bits)?;
            let [text, _] = take_words(bits)?;
            return Some(Event::NoteWritten { code, text });
        }
        Kind::SettingChanged => {
            let [key, value] = take_words(bits)?;
            return Some(Event::SettingChanged { key, value });
        }
    };
    bits.align()?;
    Some(event)
}

fn take_words(bits: &mut BitReader<'_>) -> Option<[String; 2]> {
    let lengths = [bits.take_sized(LENGTH)?, bits.take_sized(LENGTH)?];
    bits.align()?;
    let [first, second] = lengths.map(|length| usize::try_from(length).ok());
    let first = bits.take_text(first?)?.to_owned();
    let second = bits.take_text(second?)?.to_owned();
    Some([first, second])
}

/// What is not an answer. The numbers are written down: never change or reuse one.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Walked,
    Undone,
    Starred,
    Flagged,
    NoteWritten,
    SettingChanged,
}

impl Kind {
    fn from_number(number: u64) -> Option<Kind> {
        Some(match number {
            0 => Kind::Walked,
            1 => Kind::Undone,
            2 => Kind::Starred,
            3 => Kind::Flagged,
            4 => Kind::NoteWritten,
            5 => Kind::SettingChanged,
            _ => return None,
        })
    }
}

fn put_kind(bits: &mut BitWriter<'_>, kind: Kind, gap: i64) {
    bits.put_flag(true);
    bits.put(kind as u64, 3);
    bits.put_sized(zigzag(gap), GAP);
}

fn put_grade(bits: &mut BitWriter<'_>, grade: Grade) {
    bits.put(u64::from(grade.number()) - 1, 2);
}

fn take_grade(bits: &mut BitReader<'_>) -> Option<Grade> {
    Grade::from_number(bits.take(2)? as u8 + 1)
}

fn put_code(bits: &mut BitWriter<'_>, code: Code) {
    let is_long = code.0 >> SHORT_CODE_BITS != 0;
    bits.put_flag(is_long);
    bits.put(u64::from(code.0), if is_long { 32 } else { SHORT_CODE_BITS });
}

fn take_code(bits: &mut BitReader<'_>) -> Option<Code> {
    let is_long = bits.take_flag()?;
    Some(Code(bits.take(if is_long { 32 } else { SHORT_CODE_BITS })? as u32))
}
