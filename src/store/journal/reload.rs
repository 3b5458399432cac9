//! News of other tabs: what they wrote, imported and took back since.

use crate::{
    domain::sorted_map::SortedMap,
    store::{
        journal::{
            Changed, ImportId, Journal, ReadOnly,
            keys::{self, Key},
            load::{Seen, sorted_keys},
        },
        storage::{Storage, StorageError},
    },
    wire::log::{SegmentRead, WriterId, read_segment},
};

impl<S: Storage> Journal<S> {
    /// Reads what other tabs wrote since; for the `storage` event.
    ///
    /// A value that can't be read, or that a newer app wrote, is not reported here but at the next opening; a newer one
    /// makes the journal read-only from now on.
    pub fn reload_others(&mut self) -> Result<Changed, StorageError> {
        let n_before = self.entries.len();
        let mut last_by_writer: SortedMap<WriterId, (u32, String)> = SortedMap::default();
        let mut to_read = Vec::new();
        for key in sorted_keys(&self.storage, keys::LOG)? {
            let Some(Key::Segment { writer, number }) = keys::parse(&key) else {
                continue;
            };
            if writer == self.writer {
                continue;
            }
            if !self.seen.contains_key(&key) {
                to_read.push((writer, key.clone()));
            }
            // Segments before a writer's last don't change any more.
            let last = last_by_writer.entry(writer);
            if last.0 <= number {
                *last = (number, key);
            }
        }
        to_read.extend(
            last_by_writer
                .into_entries()
                .into_iter()
                .map(|(writer, (_, key))| (writer, key)),
        );
        let mut others = Vec::new();
        for (writer, key) in to_read {
            let Some(value) = self.storage.get(&key)? else { continue };
            if self.seen.insert(key, Seen::of(&value)) == Some(Seen::of(&value)) {
                continue;
            }
            match read_segment(writer, &value) {
                SegmentRead::Newer { version } => self.read_only = Some(ReadOnly::NewerVersion(version)),
                read => others.extend(read.into_entries()),
            }
        }
        self.add(others);
        let imports_changed = self.reload_imports()?;
        Ok(match imports_changed {
            Changed::No if self.entries.len() == n_before => Changed::No,
            _ => Changed::Yes,
        })
    }

    /// Takes note of imports that another tab made or took back.
    fn reload_imports(&mut self) -> Result<Changed, StorageError> {
        let mut ids = Vec::new();
        for key in sorted_keys(&self.storage, keys::IMPORT)? {
            if let Some(Key::ImportMarker { import }) = keys::parse(&key) {
                ids.push(ImportId(import));
            }
        }
        if self.imports.len() == ids.len() && ids.iter().all(|id| self.imports.contains_key(id)) {
            return Ok(Changed::No);
        }
        let loaded = self.load()?;
        let gone: Vec<ImportId> = self.imports.keys().filter(|id| !ids.contains(id)).copied().collect();
        for id in gone {
            self.forget_import(id)?;
        }
        if let Some(version) = loaded.newer.iter().map(|(_, version)| *version).max() {
            self.read_only = Some(ReadOnly::NewerVersion(version));
        }
        for (id, import) in loaded.imports.into_entries() {
            self.imports.insert(id, import);
        }
        self.add(loaded.entries);
        Ok(Changed::Yes)
    }
}
