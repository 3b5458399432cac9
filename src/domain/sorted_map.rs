//! A map kept as a list sorted by key: the one ordered map of the app.
//!
//! A B-tree would be faster for tens of thousands of keys that come in no order; the app has hundreds, most of which come
//! in order, and a B-tree is 7 KB of code for every type it holds. Knows nothing of what it holds.

/// A map from `K` to `V` in the order of `K`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedMap<K, V> {
    entries: Vec<(K, V)>,
}

/// A set in the order of `K`.
pub type SortedSet<K> = SortedMap<K, ()>;

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> SortedMap<K, V> {
        SortedMap { entries: Vec::new() }
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    /// Where the key is, or else where it belongs.
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: std::borrow::Borrow<Q>,
    {
        match self.entries.last() {
            // Days, sequence numbers and keys of segments come in order.
            Some((last, _)) if last.borrow() < key => Err(self.entries.len()),
            _ => self.entries.binary_search_by(|(other, _)| other.borrow().cmp(key)),
        }
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: std::borrow::Borrow<Q>,
    {
        let idx = self.place(key).ok()?;
        self.entries.get(idx).map(|(_, value)| value)
    }

    /// Whether the key is there.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: std::borrow::Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Sets a key's value and gives the one before.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(idx) => Some(std::mem::replace(&mut self.entries[idx].1, value)),
            Err(idx) => {
                self.entries.insert(idx, (key, value));
                None
            }
        }
    }

    /// Removes a key and gives its value.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: std::borrow::Borrow<Q>,
    {
        let idx = self.place(key).ok()?;
        Some(self.entries.remove(idx).1)
    }

    /// A key's value to change, put there as the default if it is new.
    pub fn entry(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let idx = match self.place(&key) {
            Ok(idx) => idx,
            Err(idx) => {
                self.entries.insert(idx, (key, V::default()));
                idx
            }
        };
        &mut self.entries[idx].1
    }
}

impl<K, V> SortedMap<K, V> {
    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The keys, ascending.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.entries.iter().map(|(key, _)| key)
    }

    /// The values, by ascending key.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }

    /// Keys with their values, by ascending key.
    pub fn iter_entries(&self) -> impl Iterator<Item = (&K, &V)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// Keys and values as a list, by ascending key.
    pub fn into_entries(self) -> Vec<(K, V)> {
        self.entries
    }
}

impl<K> SortedSet<K> {
    /// What is in the set, ascending.
    pub fn iter(&self) -> impl Iterator<Item = &K> {
        self.keys()
    }
}

impl<K: Ord> FromIterator<K> for SortedSet<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> SortedSet<K> {
        let mut set = SortedSet::default();
        for key in keys {
            set.insert(key, ());
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_does_as_a_b_tree_does(steps in prop::collection::vec((0u8..4, 0u8..12, any::<u8>()), 0..60)) {
            let mut map = SortedMap::default();
            let mut expect = BTreeMap::new();
            for (step, key, value) in steps {
                match step {
                    0 => prop_assert_eq!(map.remove(&key), expect.remove(&key)),
                    1 => {
                        *map.entry(key) = value;
                        *expect.entry(key).or_default() = value;
                    }
                    _ => prop_assert_eq!(map.insert(key, value), expect.insert(key, value)),
                }
                prop_assert_eq!(map.get(&key), expect.get(&key));
                prop_assert_eq!(map.contains_key(&key), expect.contains_key(&key));
                prop_assert_eq!((map.len(), map.is_empty()), (expect.len(), expect.is_empty()));
            }
            prop_assert!(map.keys().eq(expect.keys()) && map.values().eq(expect.values()));
            prop_assert_eq!(map.into_entries(), expect.into_iter().collect::<Vec<_>>());
        }
    }
}
