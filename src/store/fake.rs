//! A store in memory that can fail in every way a browser's can. For tests; nothing of it reaches the app.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use crate::store::storage::{Storage, StorageError};

/// A store in memory. Clones share it, as tabs of one browser share localStorage.
#[derive(Clone, Debug, Default)]
pub struct FakeStorage {
    state: Rc<RefCell<State>>,
}

#[derive(Debug, Default)]
struct State {
    values: BTreeMap<String, String>,
    capacity: Option<usize>,
    denial: Denial,
    tear_next_write_at: Option<usize>,
    n_writes: usize,
}

/// What the fake refuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Denial {
    /// Nothing.
    #[default]
    Nothing,
    /// `set` and `remove`.
    Writes,
    /// Everything, as with cookies blocked.
    Everything,
}

impl FakeStorage {
    /// Lets keys and values together take at most `capacity` UTF-16 units; `None` for no limit.
    pub fn set_capacity(&self, capacity: Option<usize>) {
        self.state.borrow_mut().capacity = capacity;
    }

    /// Refuses what `denial` says from now on.
    pub fn set_denial(&self, denial: Denial) {
        self.state.borrow_mut().denial = denial;
    }

    /// The next `set` reports success but keeps only the first `n_chars` characters.
    pub fn tear_next_write(&self, n_chars: usize) {
        self.state.borrow_mut().tear_next_write_at = Some(n_chars);
    }

    /// Puts `value` under `key` as if by another program, whatever the limits.
    pub fn plant(&self, key: &str, value: &str) {
        self.state.borrow_mut().values.insert(key.to_owned(), value.to_owned());
    }

    /// Everything stored.
    pub fn snapshot(&self) -> BTreeMap<String, String> {
        self.state.borrow().values.clone()
    }

    /// What keys and values take, in UTF-16 units: what a browser's quota counts.
    pub fn n_units(&self) -> usize {
        n_units(&self.state.borrow().values)
    }

    /// How many times `set` or `remove` changed something.
    pub fn n_writes(&self) -> usize {
        self.state.borrow().n_writes
    }
}

fn n_units(values: &BTreeMap<String, String>) -> usize {
    let units = |text: &str| text.encode_utf16().count();
    values.iter().map(|(key, value)| units(key) + units(value)).sum()
}

impl State {
    fn allow_read(&self) -> Result<(), StorageError> {
        if self.denial == Denial::Everything {
            return Err(StorageError::Denied);
        }
        Ok(())
    }

    fn allow_write(&self) -> Result<(), StorageError> {
        if self.denial != Denial::Nothing {
            return Err(StorageError::Denied);
        }
        Ok(())
    }
}

impl Storage for FakeStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let state = self.state.borrow();
        state.allow_read()?;
        Ok(state.values.get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        let mut state = self.state.borrow_mut();
        state.allow_write()?;
        let value = match state.tear_next_write_at.take() {
            Some(n_chars) => value.chars().take(n_chars).collect(),
            None => value.to_owned(),
        };
        let before = state.values.insert(key.to_owned(), value);
        if state.capacity.is_some_and(|capacity| n_units(&state.values) > capacity) {
            match before {
                Some(before) => state.values.insert(key.to_owned(), before),
                None => state.values.remove(key),
            };
            return Err(StorageError::Full);
        }
        state.n_writes += 1;
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        let mut state = self.state.borrow_mut();
        state.allow_write()?;
        if state.values.remove(key).is_some() {
            state.n_writes += 1;
        }
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let state = self.state.borrow();
        state.allow_read()?;
        Ok(state
            .values
            .keys()
            .filter(|key| key.starts_with(prefix))
            .cloned()
            .collect())
    }
}
