//! Where each pair of neighbouring characters stands, and each character: an inverted index that needs no dictionary of
//! words.
//!
//! Looking for a term costs as much as its rarest pair has places, not as much as there is text. A row of places a hash
//! of a pair; two pairs may share a row, so a place has to be looked at. 8 bytes a character and 512 KB.

use crate::domain::search::units::{Class, FIELD_END, SPACE, class};

const N_ROWS: usize = 1 << 16;

/// The index. Places are indices into the units it was built from.
#[derive(Clone, Debug)]
pub struct Pairs {
    /// Rows by the pair's hash.
    pairs: Rows,
    /// Rows by the character itself. Without ASCII letters and digits inside a word, where one alone says nothing.
    singles: Rows,
}

/// Places in rows.
#[derive(Clone, Debug)]
struct Rows {
    /// Where each row begins in `places`, and at last where the last row ends.
    starts: Vec<u32>,
    /// Row by row, ascending in each.
    places: Vec<u32>,
}

impl Rows {
    /// By a counting sort. `entries` gives (row, place), the same each time, places ascending.
    fn build<I: Iterator<Item = (usize, u32)>>(entries: impl Fn() -> I) -> Rows {
        // Counted one row further up, then summed up, `starts[row]` is where the row begins.
        let mut starts = vec![0u32; N_ROWS + 1];
        for (row, _) in entries() {
            starts[row + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut places = vec![0; sum as usize];
        let mut next = starts.clone();
        for (row, place) in entries() {
            places[next[row] as usize] = place;
            next[row] += 1;
        }
        Rows { starts, places }
    }

    fn row(&self, row: usize) -> &[u32] {
        &self.places[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}

impl Default for Pairs {
    fn default() -> Pairs {
        Pairs::build(&[])
    }
}

impl Pairs {
    /// Takes down every pair but those that a query can't contain, and every character. At most 2^32 units.
    pub fn build(units: &[u16]) -> Pairs {
        let pairs = || {
            units.windows(2).zip(0u32..).filter_map(|(pair, place)| match *pair {
                [FIELD_END, _] | [_, FIELD_END] | [SPACE, SPACE] => None,
                [a, b] => Some((row(a, b), place)),
                _ => None,
            })
        };
        let singles = || {
            units.iter().zip(0u32..).filter_map(|(&unit, place)| {
                // Most of what is not ASCII is Chinese, which has no inside.
                let is_word = |unit: u16| unit < 0x80 && class(unit) == Class::Word;
                let before = (place as usize).checked_sub(1).and_then(|before| units.get(before));
                let is_inside = is_word(unit) && before.is_some_and(|&before| is_word(before));
                (!is_inside && unit != FIELD_END && unit != SPACE).then_some((usize::from(unit), place))
            })
        };
        Pairs {
            pairs: Rows::build(pairs),
            singles: Rows::build(singles),
        }
    }

    /// The places where the pair may stand, ascending.
    pub fn may_stand(&self, a: u16, b: u16) -> &[u32] {
        self.pairs.row(row(a, b))
    }

    /// The places where the character stands, ascending, but for those inside a word.
    pub fn stands(&self, unit: u16) -> &[u32] {
        self.singles.row(usize::from(unit))
    }
}

/// The pair spread over the rows by multiplying with 2^32 divided by the golden ratio (Knuth, TAOCP 3, 6.4).
fn row(a: u16, b: u16) -> usize {
    let pair = (u32::from(a) << 16) | u32::from(b);
    (pair.wrapping_mul(0x9e37_79b9) >> (32 - N_ROWS.trailing_zeros())) as usize
}
