//! The names under which the journal stores things. All carry our prefix, because project sites share one origin.

use crate::{
    domain::log::{DeviceId, TabId},
    wire::log::WriterId,
};

/// This browser profile's device id.
pub(super) const DEVICE: &str = "zhuiwen:device";
/// The log's segments.
pub(super) const LOG: &str = "zhuiwen:log:";
/// Imported segments, and one marker an import.
pub(super) const IMPORT: &str = "zhuiwen:import:";
/// Copies of values that could not be read.
pub(super) const SET_ASIDE: &str = "zhuiwen:set-aside:";

/// Where a writer's `number`th segment is.
pub(super) fn segment(writer: WriterId, number: u32) -> String {
    format!("{LOG}{}", segment_name(writer, number))
}

/// Where an import's segment is.
pub(super) fn import_segment(import: u32, writer: WriterId, number: u32) -> String {
    format!("{IMPORT}{import}:{}", segment_name(writer, number))
}

/// What makes an import count: written last, removed first.
pub(super) fn import_marker(import: u32) -> String {
    format!("{IMPORT}{import}")
}

/// Where the copy of what is under `key` goes.
pub(super) fn set_aside(key: &str) -> String {
    format!("{SET_ASIDE}{key}")
}

fn segment_name(writer: WriterId, number: u32) -> String {
    format!("{:08x}:{}:{number}", writer.device.0, writer.tab.0)
}

/// What one of our keys is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// A segment of the log.
    Segment { writer: WriterId, number: u32 },
    /// A segment of an import.
    ImportSegment { import: u32, writer: WriterId },
    /// An import's marker.
    ImportMarker { import: u32 },
}

/// What a key is for; `None` for a key no version so far has written.
pub(super) fn parse(key: &str) -> Option<Key> {
    if let Some(name) = key.strip_prefix(LOG) {
        let (writer, number) = parse_segment_name(name)?;
        return Some(Key::Segment { writer, number });
    }
    let name = key.strip_prefix(IMPORT)?;
    let Some((import, name)) = name.split_once(':') else {
        return Some(Key::ImportMarker {
            import: name.parse().ok()?,
        });
    };
    let (writer, _) = parse_segment_name(name)?;
    Some(Key::ImportSegment {
        import: import.parse().ok()?,
        writer,
    })
}

/// The writer whose segment a key is, or is a copy of.
pub(super) fn writer_of(key: &str) -> Option<WriterId> {
    match parse(key.strip_prefix(SET_ASIDE).unwrap_or(key))? {
        Key::Segment { writer, .. } | Key::ImportSegment { writer, .. } => Some(writer),
        Key::ImportMarker { .. } => None,
    }
}

fn parse_segment_name(name: &str) -> Option<(WriterId, u32)> {
    let mut parts = name.splitn(3, ':');
    let device = DeviceId(u32::from_str_radix(parts.next()?, 16).ok()?);
    let tab = TabId(parts.next()?.parse().ok()?);
    let number = parts.next()?.parse().ok()?;
    Some((WriterId { device, tab }, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITER: WriterId = WriterId {
        device: DeviceId(0xab),
        tab: TabId(3),
    };

    #[track_caller]
    fn check(key: &str, expect: Option<Key>) {
        assert_eq!(parse(key), expect, "{key}");
    }

    #[test]
    fn keys_parse_to_what_they_were_built_from() {
        check(
            &segment(WRITER, 7),
            Some(Key::Segment {
                writer: WRITER,
                number: 7,
            }),
        );
        check(
            &import_segment(2, WRITER, 7),
            Some(Key::ImportSegment {
                import: 2,
                writer: WRITER,
            }),
        );
        check(&import_marker(2), Some(Key::ImportMarker { import: 2 }));
        assert_eq!(writer_of(&set_aside(&segment(WRITER, 7))), Some(WRITER));
    }

    #[test]
    fn other_keys_are_not_ours_to_read() {
        check("zhuiwen:log:", None);
        check("zhuiwen:log:xyz:0:0", None);
        check("zhuiwen:log:000000ab:70000:0", None);
        check("zhuiwen:log:000000ab:0:0:0", None);
        check("zhuiwen:import:a", None);
        check("zhuiwen:device", None);
        check("other:log:000000ab:0:0", None);
    }
}
