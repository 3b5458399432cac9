//! The small trait behind which localStorage sits, so that tests can put a faulty one in its place.
//!
//! Knows keys and text, not what they mean.

use std::fmt;

/// A store of text by key that outlives the page: localStorage, or a fake.
///
/// Methods take `&self` because the store is outside the program and several writers share it.
pub trait Storage {
    /// The value under `key`.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Writes `value` under `key`, all of it or nothing.
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;

    /// Removes `key`; fine if it was not there.
    fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// Every key that starts with `prefix`, in no particular order.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError>;
}

/// Why the store did not do as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The quota is used up.
    Full,
    /// The browser does not let this page store anything.
    Denied,
    /// Something else; the browser's words.
    Other(String),
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StorageError::Full => f.write_str("the browser's storage for this site is full"),
            StorageError::Denied => f.write_str("the browser does not let this site store anything"),
            StorageError::Other(words) => write!(f, "the browser's storage failed: {words}"),
        }
    }
}

impl std::error::Error for StorageError {}
