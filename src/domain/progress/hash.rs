//! A hasher for codes: they are small numbers that we gave out ourselves, so one multiplication spreads them.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// A map by a code or a pair of codes as one number. The default hasher's protection against forged keys costs a third of the fold.
pub(super) type CodeMap<V> = HashMap<u64, V, BuildHasherDefault<CodeHasher>>;

/// Knuth's multiplicative hashing (The Art of Computer Programming, 6.4), by 2^64 over the golden ratio.
#[derive(Clone, Debug, Default)]
pub(super) struct CodeHasher(u64);

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

impl Hasher for CodeHasher {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        // The map takes the top bits for one purpose and the lowest for another; rotating mixes both.
        self.0 = (self.0.rotate_left(32) ^ value).wrapping_mul(GOLDEN);
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}
