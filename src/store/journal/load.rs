//! Reading everything the journal stored. Writes nothing.

use crate::{
    domain::{
        log::{Entry, EntryKey},
        progress::merge,
        sorted_map::SortedMap,
        sorting::{sort, sort_by},
    },
    store::{
        journal::{
            ImportId, ImportInfo,
            keys::{self, Key},
            marker,
        },
        storage::{Storage, StorageError},
    },
    wire::{
        backup::SetAside,
        log::{MAX_ENTRIES, Segment, SegmentRead, WriterId, crc_of, read_segment},
    },
};

/// Everything stored.
#[derive(Default)]
pub(super) struct Loaded {
    /// Merged, in the log's order.
    pub(super) entries: Vec<Entry>,
    /// Keys under which two segments said different things.
    pub(super) conflicts: Vec<EntryKey>,
    /// The number and end of the writer's last segment, if it can be gone on with.
    pub(super) last_own: Option<(u32, Segment)>,
    /// A number above every segment of the writer, readable or not.
    pub(super) next_number: u32,
    /// What could be read only in part or not at all, with how many entries were saved.
    pub(super) damaged: Vec<(SetAside, usize)>,
    /// What a newer app wrote.
    pub(super) newer: Vec<(SetAside, u32)>,
    /// Imports in force, with the keys each brought.
    pub(super) imports: SortedMap<ImportId, (ImportInfo, Vec<EntryKey>)>,
    /// Imports that were broken off before their marker was written; not in force.
    pub(super) incomplete_imports: Vec<ImportId>,
    /// The segments read.
    pub(super) seen: SortedMap<String, Seen>,
}

/// What identifies a stored text well enough to tell whether it changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    n_bytes: usize,
    crc: u32,
}

impl Seen {
    pub(super) fn of(text: &str) -> Seen {
        Seen {
            n_bytes: text.len(),
            crc: crc_of(0, text),
        }
    }
}

/// Reads everything. An error means that something may be there that was not read.
pub(super) fn load(storage: &impl Storage, own: WriterId) -> Result<Loaded, StorageError> {
    let mut loaded = Loaded::default();
    let mut last_own: Option<(u32, Segment)> = None;
    let log_keys = log_keys(storage)?;
    let mut entries = Vec::with_capacity(log_keys.len() * MAX_ENTRIES);
    for (name, key) in log_keys {
        let Some(value) = storage.get(&key)? else { continue };
        let Some((writer, number)) = name else {
            loaded.set_aside(key, value, None, 0);
            continue;
        };
        let is_own = writer == own;
        if is_own {
            loaded.next_number = loaded.next_number.max(number.saturating_add(1));
        }
        loaded.seen.insert(key.clone(), Seen::of(&value));
        match read_segment(writer, &value) {
            SegmentRead::Whole {
                entries: mut whole,
                segment,
            } => {
                if is_own {
                    last_own = Some((number, segment));
                }
                // Moved in one piece: an iterator would take as long as the reading.
                entries.append(&mut whole);
            }
            read => entries.extend(loaded.take(key, value, writer, read)),
        }
    }
    // Only the very last segment is gone on with: numbers grow with time, whatever happened to the ones between.
    loaded.last_own =
        last_own.filter(|(number, segment)| number.saturating_add(1) == loaded.next_number && !segment.is_full());
    entries.extend(loaded.take_imports(storage)?);
    let merged = merge(entries, Vec::new());
    loaded.entries = merged.entries;
    loaded.conflicts = merged.conflicts;
    Ok(loaded)
}

impl Loaded {
    /// Notes what is wrong with a segment and gives its entries.
    fn take(&mut self, key: String, value: String, writer: WriterId, read: SegmentRead) -> Vec<Entry> {
        match read {
            SegmentRead::Whole { entries, .. } => entries,
            SegmentRead::Damaged { entries } => {
                self.set_aside(key, value, Some(writer), entries.len());
                entries
            }
            SegmentRead::Newer { version } => {
                let writer = Some(writer);
                self.newer.push((SetAside { key, writer, value }, version));
                Vec::new()
            }
        }
    }

    fn set_aside(&mut self, key: String, value: String, writer: Option<WriterId>, n_salvaged: usize) {
        self.damaged.push((SetAside { key, writer, value }, n_salvaged));
    }

    fn take_imports(&mut self, storage: &impl Storage) -> Result<Vec<Entry>, StorageError> {
        let mut segments: SortedMap<ImportId, Vec<(String, WriterId)>> = SortedMap::default();
        let mut markers = SortedMap::default();
        for key in sorted_keys(storage, keys::IMPORT)? {
            match keys::parse(&key) {
                Some(Key::ImportSegment { import, writer }) => {
                    segments.entry(ImportId(import)).push((key, writer));
                }
                Some(Key::ImportMarker { import }) => {
                    let Some(value) = storage.get(&key)? else { continue };
                    markers.insert(ImportId(import), (key, value));
                }
                _ => {
                    let Some(value) = storage.get(&key)? else { continue };
                    self.set_aside(key, value, None, 0);
                }
            }
        }
        self.incomplete_imports = segments
            .keys()
            .filter(|id| !markers.contains_key(id))
            .copied()
            .collect();
        let mut entries = Vec::new();
        for (id, (key, value)) in markers.into_entries() {
            let mut brought = Vec::new();
            for (key, writer) in segments.remove(&id).unwrap_or_default() {
                let Some(value) = storage.get(&key)? else { continue };
                let read = read_segment(writer, &value);
                brought.extend(self.take(key, value, writer, read));
            }
            let at = match marker::read(id, &value) {
                marker::MarkerRead::Whole { at } => Some(at),
                // The segments have checks of their own; a damaged marker takes nothing away but the date.
                marker::MarkerRead::Damaged => {
                    self.set_aside(key, value, None, 0);
                    None
                }
                marker::MarkerRead::Newer { version } => {
                    let writer = None;
                    self.newer.push((SetAside { key, writer, value }, version));
                    None
                }
            };
            let info = ImportInfo {
                id,
                at,
                n_entries: brought.len(),
            };
            let brought_keys = brought.iter().map(|entry| entry.key).collect();
            self.imports.insert(id, (info, brought_keys));
            entries.extend(brought);
        }
        Ok(entries)
    }
}

/// The writer and number of a segment; `None` when its key names none.
type SegmentName = Option<(WriterId, u32)>;

/// The log's keys, each with the writer and number it names; a writer's in the order written, so that its entries are in
/// the log's order as they come. Keys of no such name come first.
fn log_keys(storage: &impl Storage) -> Result<Vec<(SegmentName, String)>, StorageError> {
    let keys = sorted_keys(storage, keys::LOG)?.into_iter();
    let mut named: Vec<_> = keys
        .map(|key| match keys::parse(&key) {
            Some(Key::Segment { writer, number }) => (Some((writer, number)), key),
            _ => (None, key),
        })
        .collect();
    sort_by(&mut named, &|(a, _), (b, _)| a.cmp(b));
    Ok(named)
}

/// The keys with that prefix, in an order that does not depend on the browser.
pub(super) fn sorted_keys(storage: &impl Storage, prefix: &str) -> Result<Vec<String>, StorageError> {
    let mut keys = storage.keys(prefix)?;
    sort(&mut keys);
    Ok(keys)
}
