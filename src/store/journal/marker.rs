//! The marker that makes an import count: when it was made, in the same envelope as segments.

use crate::{
    domain::log::Moment,
    store::journal::ImportId,
    wire::log::{VERSION, crc_of, envelope, open_envelope},
};

/// What a marker turned out to be.
pub(super) enum MarkerRead {
    Whole { at: Moment },
    Damaged,
    Newer { version: u32 },
}

/// The marker's text.
pub(super) fn write(id: ImportId, at: Moment) -> String {
    let rest = format!("{} {}", at.unix_seconds, at.offset_minutes);
    envelope(VERSION, crc(id, VERSION, &rest), &rest)
}

/// Reads a marker's text.
pub(super) fn read(id: ImportId, text: &str) -> MarkerRead {
    let Some(opened) = open_envelope(text) else {
        return MarkerRead::Damaged;
    };
    if opened.crc != Some(crc(id, opened.version, opened.rest)) {
        return MarkerRead::Damaged;
    }
    if opened.version > VERSION {
        return MarkerRead::Newer {
            version: opened.version,
        };
    }
    let at = opened.rest.split_once(' ').and_then(|(unix_seconds, offset_minutes)| {
        Some(Moment {
            unix_seconds: unix_seconds.parse().ok()?,
            offset_minutes: offset_minutes.parse().ok()?,
        })
    });
    at.map_or(MarkerRead::Damaged, |at| MarkerRead::Whole { at })
}

fn crc(id: ImportId, version: u32, rest: &str) -> u32 {
    crc_of(0, &format!("import:{}:zw{version} {rest}", id.0))
}
