//! Putting entries into segments and segments into storage, and believing only what reads back.

use crate::{
    domain::log::Entry,
    store::{
        journal::{Journal, OpenSegment, keys},
        storage::{Storage, StorageError},
    },
    wire::log::{Segment, read_segment},
};

impl<S: Storage> Journal<S> {
    /// Stores one entry in the open segment or a new one.
    pub(super) fn store(&mut self, entry: &Entry) -> Result<(), StorageError> {
        let Some(open) = self.open_segment.take_if(|open| !open.segment.is_full()) else {
            self.open_segment = Some(self.store_at_free_key(Segment::new(entry))?);
            return Ok(());
        };
        let mut segment = open.segment.clone();
        segment.push(entry);
        match self.replace(&open, &segment) {
            Ok(()) => {
                let key = open.key;
                self.open_segment = Some(OpenSegment { key, segment });
                Ok(())
            }
            Err(WriteError::Refused(error)) => {
                self.open_segment = Some(open);
                Err(error)
            }
            // All of this segment is written again elsewhere; an entry stored twice counts once. Where there is no room
            // even for that, what was stored before has to wait again.
            Err(WriteError::Torn) => match self.store_at_free_key(segment) {
                Ok(written) => {
                    self.open_segment = Some(written);
                    Ok(())
                }
                Err(error) => {
                    let lost = read_segment(self.writer, &open.segment.text()).into_entries();
                    self.pending.extend(lost);
                    Err(error)
                }
            },
        }
    }

    /// Writes the open segment's next state over the one before, unless something else lies there: a sibling may have
    /// taken our slot, or an earlier write been torn.
    fn replace(&self, open: &OpenSegment, next: &Segment) -> Result<(), WriteError> {
        let stored = self.storage.get(&open.key).map_err(WriteError::Refused)?;
        if stored.is_some_and(|stored| stored != open.segment.text()) {
            return Err(WriteError::Torn);
        }
        self.set_and_read_back(&open.key, &next.text())
    }

    fn store_at_free_key(&mut self, segment: Segment) -> Result<OpenSegment, StorageError> {
        loop {
            let key = keys::segment(self.writer, self.next_number);
            if self.storage.get(&key)?.is_none() {
                self.set_and_read_back(&key, &segment.text())?;
                self.next_number = self.next_number.saturating_add(1);
                return Ok(OpenSegment { key, segment });
            }
            self.next_number = self.next_number.saturating_add(1);
        }
    }

    /// Writes, and believes it only when it has read it back.
    pub(super) fn set_and_read_back(&self, key: &str, value: &str) -> Result<(), WriteError> {
        self.storage.set(key, value).map_err(WriteError::Refused)?;
        match self.storage.get(key).map_err(WriteError::Refused)? {
            Some(stored) if stored == value => Ok(()),
            _ => Err(WriteError::Torn),
        }
    }
}

/// Why a value is not stored as it should be.
pub(super) enum WriteError {
    /// What was there is there still.
    Refused(StorageError),
    /// Something else is there than we wrote.
    Torn,
}

impl From<WriteError> for StorageError {
    fn from(error: WriteError) -> StorageError {
        match error {
            WriteError::Refused(error) => error,
            WriteError::Torn => StorageError::Other("what was written reads back differently".to_owned()),
        }
    }
}
