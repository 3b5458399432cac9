//! The progress log in storage: opened once by a tab, appended to, never rewritten.
//!
//! Each writer (a device's tab slot) writes only its own segments, so tabs can't overwrite each other. What can't be read
//! stays where it is. `append` is the single way in: a second journal (IndexedDB, durable against sudden death) hooks in
//! there and in `load`, and the union of both is the log. Knows nothing of what entries mean; the clock and the device's
//! random number are passed in.

mod exchange;
mod keys;
mod load;
mod marker;
mod reload;
mod report;
mod write;

use crate::{
    domain::{
        log::{DeviceId, Entry, EntryKey, Event, Moment, TabId},
        progress::merge,
        sorted_map::SortedMap,
        sorting::sort_by,
    },
    store::{
        journal::load::{Loaded, Seen, load},
        storage::{Storage, StorageError},
    },
    wire::{
        backup::SetAside,
        log::{Segment, WriterId},
    },
};

pub use exchange::{ImportError, ImportId, ImportInfo, ImportPreview};
pub use report::{AppendError, AppendFailure, Damaged, LoadReport, ReadOnly};

/// How far each session's sequence numbers start above every number seen.
///
/// A browser that dies, or a damaged segment, can take back entries whose numbers a backup or another tab has seen. Were a
/// number given out again, the backup's entry and the new one would have the same key, and one would be lost.
const SESSION_GAP: u32 = 1_000;

/// The log, and the writing end of it.
#[derive(Debug)]
pub struct Journal<S> {
    storage: S,
    writer: WriterId,
    /// In the log's order, stored or pending.
    entries: Vec<Entry>,
    /// Not stored yet.
    pending: Vec<Entry>,
    open_segment: Option<OpenSegment>,
    next_number: u32,
    next_seq: u32,
    read_only: Option<ReadOnly>,
    imports: SortedMap<ImportId, (ImportInfo, Vec<EntryKey>)>,
    unreadable: Vec<SetAside>,
    seen: SortedMap<String, Seen>,
}

/// The segment the next entry goes to.
#[derive(Debug)]
struct OpenSegment {
    key: String,
    segment: Segment,
}

/// An opened journal and what there was to say about what it found.
#[derive(Debug)]
pub struct Opened<S> {
    /// To read and append to.
    pub journal: Journal<S>,
    /// To be told to the person, if not clean.
    pub report: LoadReport,
}

/// Whether `entries` changed; then fold them anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Changed {
    /// Something came or went.
    Yes,
    /// Nothing did.
    No,
}

/// This browser profile's device id: the one stored or, the first time, `fresh`, which is stored.
///
/// On an error the id holds for this tab's life: `fresh` is random, so nothing written under it can clash.
pub fn device_id(storage: &impl Storage, fresh: u32) -> (DeviceId, Result<(), StorageError>) {
    match storage.get(keys::DEVICE) {
        Ok(Some(stored)) => match u32::from_str_radix(&stored, 16) {
            Ok(device) => (DeviceId(device), Ok(())),
            Err(_) => {
                let copied = storage.set(&keys::set_aside(keys::DEVICE), &stored);
                let stored = copied.and_then(|()| storage.set(keys::DEVICE, &format!("{fresh:08x}")));
                (DeviceId(fresh), stored)
            }
        },
        Ok(None) => (DeviceId(fresh), storage.set(keys::DEVICE, &format!("{fresh:08x}"))),
        Err(error) => (DeviceId(fresh), Err(error)),
    }
}

impl<S: Storage> Journal<S> {
    /// Reads everything stored and makes ready to append as `tab` of `device`. Always opens; see the report.
    pub fn open(storage: S, device: DeviceId, tab: TabId) -> Opened<S> {
        let mut journal = Journal {
            storage,
            writer: WriterId { device, tab },
            entries: Vec::new(),
            pending: Vec::new(),
            open_segment: None,
            next_number: 0,
            next_seq: 1,
            read_only: None,
            imports: SortedMap::default(),
            unreadable: Vec::new(),
            seen: SortedMap::default(),
        };
        let report = match journal.load() {
            Ok(loaded) => journal.adopt(loaded),
            Err(error) => {
                journal.read_only = Some(ReadOnly::Unavailable(error.clone()));
                LoadReport {
                    unavailable: Some(error),
                    ..LoadReport::default()
                }
            }
        };
        Opened { journal, report }
    }

    /// Every entry, stored or pending, in the log's order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries not stored yet, oldest first.
    pub fn pending(&self) -> &[Entry] {
        &self.pending
    }

    /// Whose segments it writes.
    pub fn writer(&self) -> WriterId {
        self.writer
    }

    /// Takes over entries that could not be stored before the page was loaded anew, and tries to store them. Those of another writer
    /// stay pending: nobody writes another's segments.
    pub fn carry(&mut self, carried: Vec<Entry>) {
        let mut fresh = Vec::new();
        for entry in carried {
            if self
                .entries
                .binary_search_by(|other| other.key.cmp(&entry.key))
                .is_err()
            {
                fresh.push(entry);
            }
        }
        self.entries = merge(std::mem::take(&mut self.entries), fresh.clone()).entries;
        if let Some(last) = self.entries.last() {
            self.next_seq = self.next_seq.max(last.key.seq.saturating_add(1));
        }
        self.pending.extend(fresh);
        // What can't be stored yet is pending, and said by whoever looks.
        let _ = self.retry();
    }

    /// Why nothing is written; `None` when things are.
    pub fn read_only(&self) -> Option<&ReadOnly> {
        self.read_only.as_ref()
    }

    /// Adds what happened to the log and stores it, along with what was pending.
    ///
    /// On an error the entry is in `entries` and `pending` all the same: it counts, and will be tried again.
    pub fn append(&mut self, at: Moment, event: Event) -> Result<Entry, AppendError> {
        let key = EntryKey {
            seq: self.next_seq,
            device: self.writer.device,
            tab: self.writer.tab,
        };
        // Four billion entries, or a million sessions: the number stays at its greatest rather than start over.
        self.next_seq = self.next_seq.saturating_add(1);
        let entry = Entry { key, at, event };
        self.entries.push(entry.clone());
        self.pending.push(entry.clone());
        match self.retry() {
            Err(cause) if self.pending.contains(&entry) => Err(AppendError { entry, cause }),
            _ => Ok(entry),
        }
    }

    /// Tries to store what is pending. On an error some of it may be stored; `pending` says what is not.
    pub fn retry(&mut self) -> Result<(), AppendFailure> {
        if self.pending.is_empty() {
            return Ok(());
        }
        if let Some(read_only) = &self.read_only {
            return Err(AppendFailure::ReadOnly(read_only.clone()));
        }
        let mut failure = Ok(());
        // One entry too long for what is left must not stand in the way of the short ones after it.
        for entry in std::mem::take(&mut self.pending) {
            let stored = match WriterId::of(entry.key) == self.writer {
                true => self.store(&entry),
                false => Err(StorageError::Other("another tab wrote it".to_owned())),
            };
            if let Err(error) = stored {
                self.pending.push(entry);
                failure = Err(AppendFailure::Storage(error));
            }
        }
        sort_by(&mut self.pending, &|a, b| a.key.cmp(&b.key));
        failure
    }

    fn load(&self) -> Result<Loaded, StorageError> {
        load(&self.storage, self.writer)
    }

    /// Takes over what was loaded at opening, and sets aside what can't be read.
    fn adopt(&mut self, loaded: Loaded) -> LoadReport {
        self.next_seq = match loaded.entries.last() {
            Some(last) => last.key.seq.saturating_add(SESSION_GAP),
            None if loaded.damaged.is_empty() => 1,
            None => SESSION_GAP,
        };
        self.next_number = loaded.next_number;
        self.open_segment = loaded.last_own.map(|(number, segment)| OpenSegment {
            key: keys::segment(self.writer, number),
            segment,
        });
        self.entries = loaded.entries;
        self.imports = loaded.imports;
        self.seen = loaded.seen;
        self.read_only = loaded
            .newer
            .iter()
            .map(|(_, version)| *version)
            .max()
            .map(ReadOnly::NewerVersion);
        let mut report = LoadReport {
            newer: loaded
                .newer
                .iter()
                .map(|(value, version)| (value.key.clone(), *version))
                .collect(),
            incomplete_imports: loaded.incomplete_imports,
            conflicts: loaded.conflicts,
            ..LoadReport::default()
        };
        for (value, n_salvaged) in loaded.damaged {
            report.damaged.push(Damaged {
                key: value.key.clone(),
                n_salvaged,
                copied: self.set_aside(&value),
            });
            self.unreadable.push(value);
        }
        self.unreadable.extend(loaded.newer.into_iter().map(|(value, _)| value));
        report
    }

    /// Copies a value that can't be read. Never overwrites an earlier copy that says something else.
    fn set_aside(&self, value: &SetAside) -> Result<(), StorageError> {
        let mut copy_key = keys::set_aside(&value.key);
        loop {
            match self.storage.get(&copy_key)? {
                Some(copy) if copy == value.value => return Ok(()),
                Some(_) => copy_key.push('+'),
                None if self.read_only.is_some() => return Err(StorageError::Denied),
                None => return Ok(self.set_and_read_back(&copy_key, &value.value)?),
            }
        }
    }

    /// Adds entries that are stored already.
    fn add(&mut self, entries: Vec<Entry>) {
        if entries.is_empty() {
            return;
        }
        self.entries = merge(std::mem::take(&mut self.entries), entries).entries;
        if let Some(last) = self.entries.last() {
            self.next_seq = self.next_seq.max(last.key.seq.saturating_add(1));
        }
    }
}
