//! The progress log as text: segments, which are what storage holds and backups carry.
//!
//! A segment is `zw<version> <crc32> <first seq - 1> <unix seconds> <offset minutes> <body>`. The CRC covers the writer's
//! identity and everything but itself; the first two fields stay where they are in every version to come, so that any
//! version can tell a newer segment from a damaged one. The body is entry after entry: packed fields in the URL-safe
//! base64 alphabet, the person's own words as they are, and two characters of check, which are the running CRC's lowest
//! twelve bits. So a segment cut anywhere gives back every entry before the cut; and one altered byte is mended.
//!
//! Knows nothing of keys, files or when to write.

mod bits;
mod entry;
mod repair;

use std::ops::Range;

use crate::{
    domain::{
        log::{DeviceId, Entry, EntryKey, Moment, TabId},
        sorting::sort_by,
    },
    wire::{
        crc,
        log::{
            bits::{BitReader, BitWriter},
            entry::Context,
        },
    },
};

/// The version this app writes. A fixture of each lies in `tests/saves`.
pub const VERSION: u32 = 1;

/// A segment with this many entries is full.
pub const MAX_ENTRIES: usize = 256;

/// A segment this long, in bytes, is full. The whole segment is written anew for each entry, and browsers ration bytes.
pub const MAX_BYTES: usize = 3_000;

const CHECK_BITS: u32 = 12;

/// `zw1 0123abcd `: how long the envelope is in this version.
const ENVELOPE_BYTES: usize = 13;

/// Who wrote a segment, and every entry in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WriterId {
    /// The browser profile.
    pub device: DeviceId,
    /// The writer on it.
    pub tab: TabId,
}

impl WriterId {
    /// Who wrote the entry of that key.
    pub fn of(key: EntryKey) -> WriterId {
        WriterId {
            device: key.device,
            tab: key.tab,
        }
    }
}

/// A segment being written. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    writer: WriterId,
    /// Everything after the CRC.
    rest: String,
    /// The CRC so far.
    crc: u32,
    context: Context,
    n_entries: usize,
}

impl Segment {
    /// A segment of one entry, whose writer it takes.
    pub fn new(first: &Entry) -> Segment {
        let writer = WriterId::of(first.key);
        let context = Context::before(first);
        let rest = format!(
            "{} {} {} ",
            context.seq, context.at.unix_seconds, context.at.offset_minutes
        );
        let crc = crc_of(seed(writer, VERSION), &rest);
        let mut segment = Segment {
            writer,
            rest,
            crc,
            context,
            n_entries: 0,
        };
        segment.push(first);
        segment
    }

    /// Appends an entry of the same writer.
    pub fn push(&mut self, entry: &Entry) {
        debug_assert_eq!(self.writer, WriterId::of(entry.key), "a segment has one writer");
        let start = self.rest.len();
        entry::write(&mut self.rest, &mut self.context, entry);
        self.crc = crc_of(self.crc, &self.rest[start..]);
        let start = self.rest.len();
        BitWriter::new(&mut self.rest).put(check_of(self.crc), CHECK_BITS);
        self.crc = crc_of(self.crc, &self.rest[start..]);
        self.n_entries += 1;
    }

    /// The segment as it is stored.
    pub fn text(&self) -> String {
        envelope(VERSION, self.crc, &self.rest)
    }

    /// Whether the next entry belongs in a new segment.
    pub fn is_full(&self) -> bool {
        self.n_entries >= MAX_ENTRIES || self.rest.len() >= MAX_BYTES
    }

    /// Who writes it.
    pub fn writer(&self) -> WriterId {
        self.writer
    }
}

/// What a stored text turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum SegmentRead {
    /// A whole segment, and its end to go on from.
    Whole {
        /// In the order written.
        entries: Vec<Entry>,
        /// To append to.
        segment: Segment,
    },
    /// Torn or altered; the entries before the damage.
    Damaged {
        /// In the order written; may be none.
        entries: Vec<Entry>,
    },
    /// Whole, but written by a newer app.
    Newer {
        /// The version it says.
        version: u32,
    },
}

impl SegmentRead {
    /// The entries that could be read.
    pub fn into_entries(self) -> Vec<Entry> {
        match self {
            SegmentRead::Whole { entries, .. } | SegmentRead::Damaged { entries } => entries,
            SegmentRead::Newer { .. } => Vec::new(),
        }
    }
}

/// Reads a segment that `writer` wrote. Any text at all is fine.
pub fn read_segment(writer: WriterId, text: &str) -> SegmentRead {
    let envelope = open_envelope(text);
    if let Some(Envelope { version, crc, rest }) = envelope
        && crc == Some(crc_of(seed(writer, version), rest))
    {
        if version > VERSION {
            return SegmentRead::Newer { version };
        }
        // A segment whose CRC is right needs no look at the small checks; they are for finding the tear.
        let (entries, segment) = read_entries(writer, rest, Checks::Skipped);
        return match segment {
            Some(segment) => SegmentRead::Whole { entries, segment },
            None => SegmentRead::Damaged { entries },
        };
    }
    // The envelope may be what is damaged, so its place is counted and not looked for.
    let rest = text.get(ENVELOPE_BYTES..).unwrap_or_default();
    // Mending comes first: one altered last entry in four thousand has a small check that is right by chance.
    if let Some(Envelope {
        crc: Some(crc), rest, ..
    }) = envelope
    {
        let difference = crc ^ crc_of(seed(writer, VERSION), rest);
        for mended in repair::with_one_byte_altered(rest, difference) {
            if let (entries, Some(_)) = read_entries(writer, &mended, Checks::Made) {
                return SegmentRead::Damaged { entries };
            }
        }
    }
    let (entries, _) = read_entries(writer, rest, Checks::Made);
    SegmentRead::Damaged { entries }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Checks {
    Made,
    Skipped,
}

/// The entries up to the first that can't be read, and, when there is no such, the segment to append to.
fn read_entries(writer: WriterId, rest: &str, checks: Checks) -> (Vec<Entry>, Option<Segment>) {
    let Some((context, body)) = read_header(rest) else {
        return (Vec::new(), None);
    };
    let mut segment = Segment {
        writer,
        rest: String::new(),
        crc: crc_of(seed(writer, VERSION), &rest[..body.start]),
        context,
        n_entries: 0,
    };
    let mut entries = Vec::with_capacity(body.len() / 8);
    let mut position = body.start;
    while position < body.end {
        let Some((entry, next)) = read_entry(rest, position, &mut segment, checks) else {
            return (entries, None);
        };
        entries.push(entry);
        position = next;
    }
    if entries.is_empty() {
        return (entries, None);
    }
    segment.n_entries = entries.len();
    segment.crc = crc_of(seed(writer, VERSION), rest);
    segment.rest = rest.to_owned();
    (entries, Some(segment))
}

fn read_entry(rest: &str, start: usize, segment: &mut Segment, checks: Checks) -> Option<(Entry, usize)> {
    let mut bits = BitReader::new(rest, start);
    let entry = entry::read(&mut bits, &mut segment.context, segment.writer)?;
    let end = bits.position();
    let check = bits.take(CHECK_BITS)?;
    let next = bits.position();
    if checks == Checks::Made {
        segment.crc = crc_of(segment.crc, &rest[start..end]);
        if check != check_of(segment.crc) {
            return None;
        }
        segment.crc = crc_of(segment.crc, &rest[end..next]);
    }
    Some((entry, next))
}

/// Base sequence number, time and zone, and where the body is.
fn read_header(rest: &str) -> Option<(Context, Range<usize>)> {
    let mut fields = rest.splitn(4, ' ');
    let seq = fields.next()?.parse().ok()?;
    let unix_seconds = fields.next()?.parse().ok()?;
    let offset_minutes = fields.next()?.parse().ok()?;
    let body = fields.next()?;
    let at = Moment {
        unix_seconds,
        offset_minutes,
    };
    Some((Context { seq, at }, rest.len() - body.len()..rest.len()))
}

/// The text with version and CRC in front.
pub(crate) fn envelope(version: u32, crc: u32, rest: &str) -> String {
    format!("zw{version} {crc:08x} {rest}")
}

/// A text taken apart without looking at what is in it.
#[derive(Clone, Copy)]
pub(crate) struct Envelope<'a> {
    pub(crate) version: u32,
    /// `None` when what stands there is no CRC.
    pub(crate) crc: Option<u32>,
    pub(crate) rest: &'a str,
}

/// The version, CRC and rest of a text; `None` when it is nothing of ours.
pub(crate) fn open_envelope(text: &str) -> Option<Envelope<'_>> {
    let (version, text) = text.strip_prefix("zw")?.split_once(' ')?;
    let (crc, rest) = text.split_once(' ')?;
    Some(Envelope {
        version: version.parse().ok().filter(|&version| version > 0)?,
        crc: u32::from_str_radix(crc, 16).ok(),
        rest,
    })
}

/// What the CRC starts from: a segment under another writer's key is a damaged one.
fn seed(writer: WriterId, version: u32) -> u32 {
    crc_of(0, &format!("{:08x}:{}:zw{version} ", writer.device.0, writer.tab.0))
}

/// Continues a CRC over `text`.
pub(crate) fn crc_of(crc: u32, text: &str) -> u32 {
    crc::extend(crc, text.as_bytes())
}

fn check_of(crc: u32) -> u64 {
    u64::from(crc) & ((1 << CHECK_BITS) - 1)
}

/// Packs entries into as few segments as they need, one writer after another, each in order.
pub fn pack(entries: &[Entry]) -> Vec<Segment> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    let writer_and_key = |entry: &Entry| (WriterId::of(entry.key), entry.key);
    sort_by(&mut sorted, &|a, b| writer_and_key(a).cmp(&writer_and_key(b)));
    let mut segments: Vec<Segment> = Vec::new();
    for entry in sorted {
        match segments.last_mut() {
            Some(segment) if !segment.is_full() && segment.writer == WriterId::of(entry.key) => segment.push(entry),
            _ => segments.push(Segment::new(entry)),
        }
    }
    segments
}
