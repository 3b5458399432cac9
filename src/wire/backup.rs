//! A backup: one JSON text with every entry that could be read and, as they stand, the values that could not.
//!
//! `{"format":"zhuiwen-backup","version":1,"made_at":{…},"segments":[…],"set_aside":[…],"entries_readable_count":n}`.
//! Knows nothing of where values are kept.

use std::fmt;

use crate::{
    domain::log::{DeviceId, Entry, Moment, TabId},
    wire::{
        error::WireError,
        json::{self, Fields, Json},
        log::{Segment, SegmentRead, WriterId, pack, read_segment},
    },
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

/// The text of a backup.
pub fn write_backup(made_at: Moment, entries: &[Entry], set_aside: &[SetAside]) -> String {
    let made_at = vec![
        ("unix_seconds", Json::signed(made_at.unix_seconds)),
        ("offset_minutes", Json::signed(i64::from(made_at.offset_minutes))),
    ];
    let fields = vec![
        ("format", Json::text(FORMAT)),
        ("version", Json::Whole(u64::from(VERSION))),
        ("made_at", Json::object(made_at)),
        (
            "segments",
            Json::List(pack(entries).iter().map(segment_object).collect()),
        ),
        (
            "set_aside",
            Json::List(set_aside.iter().map(set_aside_object).collect()),
        ),
        ("entries_readable_count", Json::index(entries.len())),
    ];
    Json::object(fields).to_text()
}

fn writer_fields(writer: WriterId) -> Vec<(&'static str, Json)> {
    vec![
        ("device", Json::Whole(u64::from(writer.device.0))),
        ("tab", Json::Whole(u64::from(writer.tab.0))),
    ]
}

fn segment_object(segment: &Segment) -> Json {
    let mut fields = writer_fields(segment.writer());
    fields.push(("text", Json::Text(segment.text())));
    Json::object(fields)
}

fn set_aside_object(value: &SetAside) -> Json {
    let writer = value.writer.map(|writer| Json::object(writer_fields(writer)));
    Json::object(vec![
        ("key", Json::text(&value.key)),
        ("writer", writer.unwrap_or(Json::Null)),
        ("value", Json::text(&value.value)),
    ])
}

/// Reads a backup. Any text at all is fine; a part that can't be read costs that part and is counted.
pub fn read_backup(text: &str) -> Result<Backup, BackupError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut fields = json::parse(text)?.into_fields("the backup")?;
    let format = fields.take("format")?.into_text("format")?;
    if format != FORMAT {
        return Err(BackupError::NotABackup(format!("its format is {format:?}")));
    }
    let version = fields.take("version")?.to_u32("version")?;
    if version > VERSION {
        return Err(BackupError::Newer { version });
    }
    // Everything is looked at before anything is read: a backup of the wrong shape is refused as a whole.
    let made_at = match fields.take_if_there("made_at")? {
        None | Some(Json::Null) => None,
        Some(made_at) => Some(moment(made_at)?),
    };
    let mut values = Vec::new();
    for segment in list(&mut fields, "segments")? {
        let mut segment = segment.into_fields("a segment")?;
        let writer = writer(&mut segment)?;
        values.push((Some(writer), segment.take("text")?.into_text("a segment's text")?));
    }
    // A value that one app could not read another may: a newer app, or one with a mistake mended.
    for value in list(&mut fields, "set_aside")? {
        let mut value = value.into_fields("a value set aside")?;
        value.take("key")?.into_text("a value's key")?;
        let writer = match value.take_if_there("writer")? {
            None | Some(Json::Null) => None,
            Some(fields) => Some(writer(&mut fields.into_fields("a writer")?)?),
        };
        values.push((writer, value.take("value")?.into_text("a value")?));
    }
    let n_entries = match fields.take_if_there("entries_readable_count")? {
        Some(n_entries) => n_entries.to_index("entries_readable_count")?,
        None => 0,
    };
    let mut backup = Backup {
        made_at,
        entries: Vec::with_capacity(n_entries.min(text.len() / 4)),
        n_unreadable: 0,
    };
    for (writer, value) in &values {
        backup.take(*writer, value);
    }
    Ok(backup)
}

fn list(fields: &mut Fields, name: &str) -> Result<Vec<Json>, WireError> {
    match fields.take_if_there(name)? {
        Some(list) => list.into_list(name),
        None => Ok(Vec::new()),
    }
}

fn moment(json: Json) -> Result<Moment, WireError> {
    let mut fields = json.into_fields("made_at")?;
    Ok(Moment {
        unix_seconds: fields.take("unix_seconds")?.to_i64("unix_seconds")?,
        offset_minutes: fields.take("offset_minutes")?.to_i16("offset_minutes")?,
    })
}

fn writer(fields: &mut Fields) -> Result<WriterId, WireError> {
    Ok(WriterId {
        device: DeviceId(fields.take("device")?.to_u32("device")?),
        tab: TabId(fields.take("tab")?.to_u16("tab")?),
    })
}

impl From<WireError> for BackupError {
    fn from(error: WireError) -> BackupError {
        match error {
            WireError::Syntax(why) => BackupError::NotABackup(why),
            error => BackupError::NotABackup(error.to_string()),
        }
    }
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
