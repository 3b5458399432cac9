//! Laws of the log as text: what is written is read, and what is damaged is never read wrong.

use proptest::prelude::*;
use zhuiwen::{
    domain::log::{DeviceId, Entry, Moment, TabId},
    wire::{
        backup::{SetAside, read_backup, write_backup},
        log::{SegmentRead, WriterId, pack, read_segment},
    },
};

use crate::{any_entries, any_moment, in_order};

const NOBODY: WriterId = WriterId {
    device: DeviceId(0),
    tab: TabId(0),
};

fn is_prefix(entries: &[Entry], of: &[Entry]) -> bool {
    of.starts_with(entries)
}

/// Every segment of some entries, with the entries in it.
fn segments(entries: &[Entry]) -> Vec<(WriterId, String, Vec<Entry>)> {
    let read = |segment: &zhuiwen::wire::log::Segment| {
        let (writer, text) = (segment.writer(), segment.text());
        let SegmentRead::Whole {
            entries,
            segment: again,
        } = read_segment(writer, &text)
        else {
            panic!("not whole: {text}");
        };
        assert_eq!(again, *segment, "what is read can be gone on with");
        (writer, text, entries)
    };
    pack(entries).iter().map(read).collect()
}

proptest! {
    #[test]
    fn what_is_written_is_read(entries in any_entries()) {
        let read: Vec<Entry> = segments(&entries).into_iter().flat_map(|(_, _, entries)| entries).collect();
        prop_assert_eq!(in_order(read), in_order(entries));
    }

    #[test]
    fn a_torn_segment_gives_every_entry_before_the_tear(entries in any_entries()) {
        for (writer, text, entries) in segments(&entries) {
            let mut n_before = 0;
            for (n_bytes, _) in text.char_indices() {
                let SegmentRead::Damaged { entries: salvaged } = read_segment(writer, &text[..n_bytes]) else {
                    panic!("a torn segment must not look whole: {text:?} at {n_bytes}");
                };
                prop_assert!(is_prefix(&salvaged, &entries));
                prop_assert!(salvaged.len() >= n_before, "more text, fewer entries");
                n_before = salvaged.len();
            }
            // Only the last entry's last character is missing.
            prop_assert_eq!(n_before, entries.len() - 1);
        }
    }

    #[test]
    fn one_altered_character_is_noticed_and_mended(
        entries in any_entries(),
        place in any::<prop::sample::Index>(),
        replacement in prop_oneof![4 => prop::char::range(' ', '~'), 1 => any::<char>()],
    ) {
        for (writer, text, entries) in segments(&entries) {
            let mut characters: Vec<char> = text.chars().collect();
            let place = place.index(characters.len());
            let is_one_byte = characters[place].is_ascii() && replacement.is_ascii();
            // The CRC is written in lower-case hexadecimal and read in either.
            if characters[place].eq_ignore_ascii_case(&replacement) {
                continue;
            }
            characters[place] = replacement;
            let altered: String = characters.into_iter().collect();
            let SegmentRead::Damaged { entries: salvaged } = read_segment(writer, &altered) else {
                panic!("an altered segment must not look whole: {altered:?}");
            };
            if is_one_byte {
                prop_assert_eq!(&salvaged, &entries);
            }
            if !is_one_byte {
                prop_assert!(is_prefix(&salvaged, &entries));
            }
        }
    }

    #[test]
    fn a_segment_under_another_writers_key_gives_nothing(entries in any_entries()) {
        for (writer, text, _) in segments(&entries) {
            let other = WriterId { tab: TabId(writer.tab.0 + 1), ..writer };
            prop_assert_eq!(read_segment(other, &text), SegmentRead::Damaged { entries: Vec::new() });
        }
    }

    #[test]
    fn any_text_can_be_read_as_a_segment(text in any::<String>(), tail in "[A-Za-z0-9_-]{0,60}") {
        let _ = read_segment(NOBODY, &text);
        let headed = format!("zw1 00000000 7 1700000000 480 {tail}");
        let is_damaged = matches!(read_segment(NOBODY, &headed), SegmentRead::Damaged { .. });
        prop_assert!(is_damaged);
        let _ = read_segment(NOBODY, &format!("zw1 {text}"));
    }

    #[test]
    fn any_text_can_be_read_as_a_backup(text in any::<String>()) {
        let _ = read_backup(&text);
        let inside = serde_json::json!({
            "format": "zhuiwen-backup", "version": 1,
            "segments": [{"device": 1, "tab": 0, "text": text}],
            "set_aside": [{"key": text, "value": text}],
        });
        let backup = read_backup(&inside.to_string()).expect("a backup in form");
        prop_assert_eq!(backup.entries, Vec::new());
        prop_assert_eq!(backup.n_unreadable, 2);
    }

    #[test]
    fn a_backup_gives_back_every_entry(entries in any_entries(), made_at in any_moment(), value in any::<String>()) {
        let set_aside = SetAside { key: "zhuiwen:log:?".into(), writer: None, value };
        let text = write_backup(made_at, &entries, &[set_aside]);
        let backup = read_backup(&text).expect("our own backup");
        prop_assert_eq!(in_order(backup.entries), in_order(entries));
        prop_assert_eq!(backup.made_at, Some(made_at));
        prop_assert_eq!(backup.n_unreadable, 1);
    }

    #[test]
    fn a_backup_cut_off_is_refused(entries in any_entries(), place in any::<prop::sample::Index>()) {
        let made_at = Moment { unix_seconds: 1_795_000_000, offset_minutes: 480 };
        let text = write_backup(made_at, &entries, &[]);
        let ends: Vec<usize> = text.char_indices().map(|(end, _)| end).collect();
        prop_assert!(read_backup(&text[..ends[place.index(ends.len())]]).is_err());
    }
}
