//! Which entries count: undo, and undoing an undo.

use crate::domain::{
    log::{Entry, EntryKey, Event},
    sorted_map::SortedSet,
};

/// Keys of the entries that no longer count. `entries` are in the log's order.
///
/// An entry counts unless a later `Undone` that itself counts names it; so the log is read from its end. Undoing an undo
/// brings back what it took. An `Undone` that names an entry after itself, or itself, takes nothing back.
pub(super) fn taken_back(entries: &[Entry]) -> SortedSet<EntryKey> {
    let mut taken_back = SortedSet::default();
    for entry in entries.iter().rev() {
        if let Event::Undone { target } = entry.event
            && target < entry.key
            && !taken_back.contains_key(&entry.key)
        {
            taken_back.insert(target, ());
        }
    }
    taken_back
}
