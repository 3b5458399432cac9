//! What opening and appending have to tell the person.

use std::fmt;

use crate::{
    domain::log::{Entry, EntryKey},
    store::{journal::ImportId, storage::StorageError},
};

/// What was wrong with what was stored. Nothing in here was lost without a word, or overwritten.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadReport {
    /// Values that could be read only in part or not at all.
    pub damaged: Vec<Damaged>,
    /// Keys of values that a newer app wrote, with the version each says.
    pub newer: Vec<(String, u32)>,
    /// Imports broken off before they were complete. They don't count; `undo_import` frees their space.
    pub incomplete_imports: Vec<ImportId>,
    /// Keys of entries stored twice with different contents; the first found counts.
    pub conflicts: Vec<EntryKey>,
    /// The store could not be read at all, and nothing will be written to it.
    pub unavailable: Option<StorageError>,
}

impl LoadReport {
    /// Whether there is nothing to tell.
    pub fn is_clean(&self) -> bool {
        *self == LoadReport::default()
    }
}

/// A stored value that could not be read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// The key it still lies under.
    pub key: String,
    /// How many entries before the damage were read and count.
    pub n_salvaged: usize,
    /// Whether a copy lies under `zhuiwen:set-aside:<key>`; the original is left alone in any case.
    pub copied: Result<(), StorageError>,
}

/// Why nothing is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// A newer app wrote here. This one could misread it, so it touches nothing.
    NewerVersion(u32),
    /// What is stored could not be read, so what is written could clash with it.
    Unavailable(StorageError),
}

impl fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadOnly::NewerVersion(version) => {
                write!(
                    f,
                    "a newer version of this app (format {version}) wrote here: update to go on"
                )
            }
            ReadOnly::Unavailable(error) => error.fmt(f),
        }
    }
}

/// An entry is not stored yet. It counts while the tab lives, is tried again at the next append, and is in every export.
#[derive(Clone, Debug, PartialEq)]
pub struct AppendError {
    /// The entry, in the journal's `entries` and `pending`.
    pub entry: Entry,
    /// Why it is not stored.
    pub cause: AppendFailure,
}

/// Why an entry is not stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppendFailure {
    /// Nothing is written at all.
    ReadOnly(ReadOnly),
    /// The store refused.
    Storage(StorageError),
}

impl fmt::Display for AppendFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AppendFailure::ReadOnly(read_only) => read_only.fmt(f),
            AppendFailure::Storage(error) => error.fmt(f),
        }
    }
}

impl fmt::Display for AppendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not stored yet: {}", self.cause)
    }
}

impl std::error::Error for AppendFailure {}

impl std::error::Error for AppendError {}
