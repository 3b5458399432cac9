//! A backup: one JSON text with every entry that could be read and, as they stand, the values that could not.
//!
//! `{"format":"zhuiwen-backup","version":1,"made_at":{…},"segments":[…],"set_aside":[…],"entries_readable_count":n}`.
//! Knows nothing of where values are kept.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    domain::log::{DeviceId, Entry, Moment, TabId},
    wire::log::{Segment, SegmentRead, WriterId, pack, read_segment},
};

const FORMAT: &str = "zhuiwen-backup";

/// The version this app writes. A fixture of each lies in `tests/saves`.
pub const VERSION: u32 = 1;

/// A value that was stored and could not be read, or only in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The key it was stored under.
    pub key: String,
    /// Whose segment the key says it is; `None` for other keys.
    pub writer: Option<WriterId>,
    /// The value as it stands.
    pub value: String,
}

/// What a backup says.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// When it was made, if it says so.
    pub made_at: Option<Moment>,
    /// Every entry that could be read, in no particular order; a key may come twice.
    pub entries: Vec<Entry>,
    /// How many of its parts could not be read, or only up to some place.
    pub n_unreadable: usize,
}

/// Why a text is not a backup this app can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupError {
    /// Not a backup of ours; what the JSON reader said.
    NotABackup(String),
    /// Made by a newer app.
    Newer {
        /// The version it says.
        version: u32,
    },
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BackupError::NotABackup(why) => write!(f, "this is not a backup made by this app, or it is cut off: {why}"),
            BackupError::Newer { version } => write!(
                f,
                "this backup was made by a newer app (version {version}, we read up to {VERSION}): update, then try again"
            ),
        }
    }
}

impl std::error::Error for BackupError {}

#[derive(Deserialize, Serialize)]
struct Document {
    format: String,
    version: u32,
    #[serde(default)]
    made_at: Option<MadeAt>,
    #[serde(default)]
    segments: Vec<DocumentSegment>,
    #[serde(default)]
    set_aside: Vec<DocumentSetAside>,
    #[serde(default)]
    entries_readable_count: usize,
}

#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

#[derive(Deserialize, Serialize)]
struct MadeAt {
    unix_seconds: i64,
    offset_minutes: i16,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
struct DocumentWriter {
    device: u32,
    tab: u16,
}

#[derive(Deserialize, Serialize)]
struct DocumentSegment {
    #[serde(flatten)]
    writer: DocumentWriter,
    text: String,
}

#[derive(Deserialize, Serialize)]
struct DocumentSetAside {
    key: String,
    #[serde(default)]
    writer: Option<DocumentWriter>,
    value: String,
}

impl From<WriterId> for DocumentWriter {
    fn from(writer: WriterId) -> DocumentWriter {
        DocumentWriter {
            device: writer.device.0,
            tab: writer.tab.0,
        }
    }
}

impl From<DocumentWriter> for WriterId {
    fn from(writer: DocumentWriter) -> WriterId {
        WriterId {
            device: DeviceId(writer.device),
            tab: TabId(writer.tab),
        }
    }
}

/// The text of a backup.
pub fn write_backup(made_at: Moment, entries: &[Entry], set_aside: &[SetAside]) -> String {
    let document = Document {
        format: FORMAT.to_owned(),
        version: VERSION,
        made_at: Some(MadeAt {
            unix_seconds: made_at.unix_seconds,
            offset_minutes: made_at.offset_minutes,
        }),
        segments: pack(entries).iter().map(document_segment).collect(),
        set_aside: set_aside
            .iter()
            .map(|value| DocumentSetAside {
                key: value.key.clone(),
                writer: value.writer.map(DocumentWriter::from),
                value: value.value.clone(),
            })
            .collect(),
        entries_readable_count: entries.len(),
    };
    // Writing strings and numbers into memory cannot fail; were it to, an empty text is refused on the way back in.
    serde_json::to_string(&document).unwrap_or_default()
}

fn document_segment(segment: &Segment) -> DocumentSegment {
    DocumentSegment {
        writer: segment.writer().into(),
        text: segment.text(),
    }
}

/// Reads a backup. Any text at all is fine; a part that can't be read costs that part and is counted.
pub fn read_backup(text: &str) -> Result<Backup, BackupError> {
    let not_a_backup = |error: serde_json::Error| BackupError::NotABackup(error.to_string());
    let text = text.trim_start_matches('\u{feff}');
    let head: Head = serde_json::from_str(text).map_err(not_a_backup)?;
    if head.format != FORMAT {
        return Err(BackupError::NotABackup(format!("its format is {:?}", head.format)));
    }
    if head.version > VERSION {
        return Err(BackupError::Newer { version: head.version });
    }
    let document: Document = serde_json::from_str(text).map_err(not_a_backup)?;
    let mut backup = Backup {
        made_at: document.made_at.map(|made_at| Moment {
            unix_seconds: made_at.unix_seconds,
            offset_minutes: made_at.offset_minutes,
        }),
        entries: Vec::with_capacity(document.entries_readable_count.min(text.len() / 4)),
        n_unreadable: 0,
    };
    for segment in &document.segments {
        backup.take(Some(segment.writer.into()), &segment.text);
    }
    // A value that one app could not read another may: a newer app, or one with a mistake mended.
    for value in &document.set_aside {
        backup.take(value.writer.map(WriterId::from), &value.value);
    }
    Ok(backup)
}

impl Backup {
    fn take(&mut self, writer: Option<WriterId>, text: &str) {
        let read = writer.map(|writer| read_segment(writer, text));
        if !matches!(read, Some(SegmentRead::Whole { .. })) {
            self.n_unreadable += 1;
        }
        self.entries
            .extend(read.map(SegmentRead::into_entries).unwrap_or_default());
    }
}
