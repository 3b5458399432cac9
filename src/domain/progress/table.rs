//! What is kept by code or by a pair of codes. Values lie in a list and the map holds places in it, so that one map's code
//! serves for all of them. Knows nothing of what is kept.

use crate::domain::{id::Code, progress::hash::CodeMap};

/// A code or a pair of codes.
pub(super) trait CodeKey: Copy {
    /// As one number, different for different keys.
    fn number(self) -> u64;
}

impl CodeKey for Code {
    fn number(self) -> u64 {
        u64::from(self.0)
    }
}

impl CodeKey for (Code, Code) {
    fn number(self) -> u64 {
        u64::from(self.0.0) << 32 | u64::from(self.1.0)
    }
}

/// Values by code. Nothing is ever taken out.
#[derive(Clone, Debug)]
pub(super) struct CodeTable<K, V> {
    idx_by_number: CodeMap<u32>,
    /// In the order added.
    values: Vec<(K, V)>,
}

impl<K, V> Default for CodeTable<K, V> {
    fn default() -> CodeTable<K, V> {
        CodeTable {
            idx_by_number: CodeMap::default(),
            values: Vec::new(),
        }
    }
}

impl<K: CodeKey, V> CodeTable<K, V> {
    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    pub(super) fn get(&self, key: K) -> Option<&V> {
        let idx = *self.idx_by_number.get(&key.number())?;
        self.values.get(idx as usize).map(|(_, value)| value)
    }

    pub(super) fn get_mut(&mut self, key: K) -> Option<&mut V> {
        let idx = *self.idx_by_number.get(&key.number())?;
        self.values.get_mut(idx as usize).map(|(_, value)| value)
    }

    /// Adds a value under a key that has none.
    pub(super) fn add(&mut self, key: K, value: V) -> &mut V {
        let idx = self.values.len();
        self.idx_by_number.insert(key.number(), idx as u32);
        self.values.push((key, value));
        &mut self.values[idx].1
    }

    /// Everything, in the order added.
    pub(super) fn iter(&self) -> impl Iterator<Item = (K, &V)> {
        self.values.iter().map(|(key, value)| (*key, value))
    }
}
