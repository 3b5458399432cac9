//! Backups out and in: nothing an import brings can overwrite anything, and an import can be taken back.

use std::fmt;

use crate::{
    domain::{
        log::{DeviceId, Entry, EntryKey, Moment},
        progress::merge,
        sorted_map::SortedSet,
        sorting::sort,
    },
    store::{
        journal::{
            Journal, ReadOnly,
            keys::{self, Key},
            load::sorted_keys,
            marker,
        },
        storage::{Storage, StorageError},
    },
    wire::{
        backup::{BackupError, SetAside, read_backup, write_backup},
        log::{Segment, pack},
    },
};

/// Sequence numbers above this are refused from outside: one forged entry could leave no number for the next answer.
const MAX_FOREIGN_SEQ: u32 = u32::MAX / 2;

/// Which import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImportId(pub u32);

/// An import in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportInfo {
    /// Which.
    pub id: ImportId,
    /// When it was made; `None` when that can't be read any more.
    pub at: Option<Moment>,
    /// How many entries it brought.
    pub n_entries: usize,
}

/// What importing a text would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportPreview {
    /// Entries we don't have.
    pub n_new: usize,
    /// Entries we have already.
    pub n_known: usize,
    /// Entries we have with different contents; ours stay.
    pub n_conflicts: usize,
    /// Parts that can't be read to their end, and entries that can't be right.
    pub n_unreadable: usize,
    /// When the first and the last of its entries happened; `None` when it has none.
    pub moments: Option<(Moment, Moment)>,
    /// The devices its entries come from.
    pub devices: SortedSet<DeviceId>,
}

/// Why an import brought nothing. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// The text is no backup we can read.
    Backup(BackupError),
    /// Every entry is here already.
    NothingNew,
    /// Nothing is written at all.
    ReadOnly(ReadOnly),
    /// The store refused.
    Storage(StorageError),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImportError::Backup(error) => error.fmt(f),
            ImportError::NothingNew => f.write_str("everything in this backup is here already"),
            ImportError::ReadOnly(read_only) => read_only.fmt(f),
            ImportError::Storage(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ImportError {}

impl From<BackupError> for ImportError {
    fn from(error: BackupError) -> ImportError {
        ImportError::Backup(error)
    }
}

struct Sorted {
    new: Vec<Entry>,
    preview: ImportPreview,
}

impl<S: Storage> Journal<S> {
    /// The text of a backup of everything: stored, not stored yet, and what can't be read.
    ///
    /// Works in every state, also when nothing can be written. What can be read only now is added to what was read at the
    /// start; an error in reading it takes nothing away from the rest.
    pub fn export(&self, at: Moment) -> String {
        let mut set_aside: Vec<SetAside> = self.unreadable.clone();
        let copies = sorted_keys(&self.storage, keys::SET_ASIDE).unwrap_or_default();
        for key in copies {
            if let Ok(Some(value)) = self.storage.get(&key)
                && !set_aside.iter().any(|known| known.value == value)
            {
                let writer = keys::writer_of(&key);
                set_aside.push(SetAside { key, writer, value });
            }
        }
        write_backup(at, &self.entries, &set_aside)
    }

    /// What importing `text` would do. Changes nothing.
    pub fn preview_import(&self, text: &str) -> Result<ImportPreview, BackupError> {
        Ok(self.sort_out(text)?.preview)
    }

    /// Imports the entries of `text` that we don't have: all of them or, on an error, none.
    pub fn import(&mut self, text: &str, at: Moment) -> Result<ImportId, ImportError> {
        let new = self.sort_out(text)?.new;
        if let Some(read_only) = &self.read_only {
            return Err(ImportError::ReadOnly(read_only.clone()));
        }
        if new.is_empty() {
            return Err(ImportError::NothingNew);
        }
        let id = self.free_import_id().map_err(ImportError::Storage)?;
        if let Err(error) = self.write_import(id, &pack(&new), at) {
            // Without its marker an import does not count, so whatever can't be removed now does no harm.
            let _ = self.remove_import_keys(id);
            return Err(ImportError::Storage(error));
        }
        let info = ImportInfo {
            id,
            at: Some(at),
            n_entries: new.len(),
        };
        let brought = new.iter().map(|entry| entry.key).collect();
        self.imports.insert(id, (info, brought));
        self.add(new);
        Ok(id)
    }

    /// Takes an import back: exactly the entries it brought and nothing else brought. Also clears away an incomplete one.
    pub fn undo_import(&mut self, id: ImportId) -> Result<(), ImportError> {
        if let Some(read_only) = &self.read_only {
            return Err(ImportError::ReadOnly(read_only.clone()));
        }
        self.remove_import_keys(id).map_err(ImportError::Storage)?;
        self.forget_import(id).map_err(ImportError::Storage)
    }

    /// The imports in force, oldest first.
    pub fn imports(&self) -> impl Iterator<Item = &ImportInfo> {
        self.imports.values().map(|(info, _)| info)
    }

    /// Takes what an import brought out of memory, unless it is stored elsewhere too or waits to be.
    pub(super) fn forget_import(&mut self, id: ImportId) -> Result<(), StorageError> {
        let still_here = self.load()?.entries;
        let Some((_, brought)) = self.imports.remove(&id) else {
            return Ok(());
        };
        let has = |entries: &[Entry], key: EntryKey| entries.binary_search_by_key(&key, |entry| entry.key).is_ok();
        // What is pending is in order, as all that is stored is.
        let mut gone = brought;
        gone.retain(|key| !has(&still_here, *key) && !has(&self.pending, *key));
        sort(&mut gone);
        self.entries.retain(|entry| gone.binary_search(&entry.key).is_err());
        Ok(())
    }

    fn sort_out(&self, text: &str) -> Result<Sorted, BackupError> {
        let backup = read_backup(text)?;
        let n_read = backup.entries.len();
        let mut entries = backup.entries;
        entries.retain(|entry| entry.key.seq <= MAX_FOREIGN_SEQ);
        let n_refused = n_read - entries.len();
        let merged = merge(entries, Vec::new());
        let mut sorted = Sorted {
            new: Vec::new(),
            preview: ImportPreview {
                n_new: 0,
                n_known: 0,
                n_conflicts: merged.conflicts.len(),
                n_unreadable: backup.n_unreadable + n_refused,
                moments: None,
                devices: SortedSet::default(),
            },
        };
        let preview = &mut sorted.preview;
        for entry in merged.entries {
            let at = entry.at;
            let (first, last) = preview.moments.unwrap_or((at, at));
            preview.moments = Some((
                if at.unix_seconds < first.unix_seconds {
                    at
                } else {
                    first
                },
                if at.unix_seconds > last.unix_seconds { at } else { last },
            ));
            preview.devices.insert(entry.key.device, ());
            match self.entries.binary_search_by_key(&entry.key, |known| known.key) {
                Ok(idx) if self.entries[idx] == entry => preview.n_known += 1,
                Ok(_) => preview.n_conflicts += 1,
                Err(_) => sorted.new.push(entry),
            }
        }
        preview.n_new = sorted.new.len();
        Ok(sorted)
    }

    fn free_import_id(&self) -> Result<ImportId, StorageError> {
        let taken = sorted_keys(&self.storage, keys::IMPORT)?;
        let greatest = taken.iter().filter_map(|key| import_of(key)).max();
        Ok(ImportId(greatest.map_or(0, |greatest| greatest.saturating_add(1))))
    }

    fn write_import(&self, id: ImportId, segments: &[Segment], at: Moment) -> Result<(), StorageError> {
        for (number, segment) in (0..).zip(segments) {
            let key = keys::import_segment(id.0, segment.writer(), number);
            self.set_and_read_back(&key, &segment.text())?;
        }
        Ok(self.set_and_read_back(&keys::import_marker(id.0), &marker::write(id, at))?)
    }

    fn remove_import_keys(&self, id: ImportId) -> Result<(), StorageError> {
        self.storage.remove(&keys::import_marker(id.0))?;
        for key in sorted_keys(&self.storage, keys::IMPORT)? {
            if import_of(&key) == Some(id.0) {
                self.storage.remove(&key)?;
            }
        }
        Ok(())
    }
}

fn import_of(key: &str) -> Option<u32> {
    match keys::parse(key)? {
        Key::ImportSegment { import, .. } | Key::ImportMarker { import } => Some(import),
        Key::Segment { .. } => None,
    }
}
