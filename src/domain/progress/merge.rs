//! Two logs into one: set union by key, in the log's order.

use std::cmp::Ordering;

use crate::domain::{
    log::{Entry, EntryKey},
    sorting::sort_by,
};

/// Two logs merged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// In the log's order, each key once.
    pub entries: Vec<Entry>,
    /// Keys under which the two said different things; `mine` was kept.
    pub conflicts: Vec<EntryKey>,
}

/// Merges two logs, in whatever order each is. Where both have a key, `mine` is kept.
pub fn merge(mine: Vec<Entry>, theirs: Vec<Entry>) -> Merged {
    if theirs.is_empty() && mine.is_sorted_by(|a, b| a.key < b.key) {
        let conflicts = Vec::new();
        return Merged {
            entries: mine,
            conflicts,
        };
    }
    let mut merged = Merged {
        entries: Vec::with_capacity(mine.len() + theirs.len()),
        conflicts: Vec::new(),
    };
    let mut theirs = in_order(theirs).into_iter().peekable();
    for entry in in_order(mine) {
        while let Some(other) = theirs.next_if(|other| other.key <= entry.key) {
            match other.key.cmp(&entry.key) {
                Ordering::Less => merged.push(other),
                _ if other != entry => merged.conflicts.push(other.key),
                _ => {}
            }
        }
        merged.push(entry);
    }
    theirs.for_each(|other| merged.push(other));
    merged
}

impl Merged {
    /// Appends unless the last has the same key.
    fn push(&mut self, entry: Entry) {
        match self.entries.last() {
            Some(last) if last.key == entry.key => {
                if *last != entry {
                    self.conflicts.push(entry.key);
                }
            }
            _ => self.entries.push(entry),
        }
    }
}

/// Sorted by key; of equal keys the first given stays first.
fn in_order(mut entries: Vec<Entry>) -> Vec<Entry> {
    if !entries.is_sorted_by_key(|entry| entry.key) {
        sort_by(&mut entries, &|a, b| a.key.cmp(&b.key));
    }
    entries
}
