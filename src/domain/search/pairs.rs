//! Where each pair of neighbouring characters stands: an inverted index that needs no dictionary of words.
//!
//! Looking for a term costs as much as its rarest pair has places, not as much as there is text. A row of places a hash
//! of a pair; two pairs may share a row, so a place has to be looked at. 4 bytes a character and 256 KB.

use crate::domain::search::units::{FIELD_END, SPACE};

const N_ROWS: usize = 1 << 16;

/// The index. Places are indices into the units it was built from.
#[derive(Clone, Debug)]
pub struct Pairs {
    /// Where each row begins in `places`, and at last where the last row ends.
    starts: Vec<u32>,
    /// Row by row, ascending in each.
    places: Vec<u32>,
}

impl Default for Pairs {
    fn default() -> Pairs {
        Pairs::build(&[])
    }
}

impl Pairs {
    /// Takes down every pair but those that a query can't contain. At most 2^32 units, by a counting sort.
    pub fn build(units: &[u16]) -> Pairs {
        let pairs = || {
            units.windows(2).zip(0u32..).filter_map(|(pair, place)| match *pair {
                [FIELD_END, _] | [_, FIELD_END] | [SPACE, SPACE] => None,
                [a, b] => Some((row(a, b), place)),
                _ => None,
            })
        };
        // Counted one row further up, then summed up, `starts[row]` is where the row begins.
        let mut starts = vec![0u32; N_ROWS + 1];
        for (row, _) in pairs() {
            starts[row + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut places = vec![0; sum as usize];
        let mut next = starts.clone();
        for (row, place) in pairs() {
            places[next[row] as usize] = place;
            next[row] += 1;
        }
        Pairs { starts, places }
    }

    /// The places where the pair may stand, ascending.
    pub fn may_stand(&self, a: u16, b: u16) -> &[u32] {
        let row = row(a, b);
        &self.places[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}

/// The pair spread over the rows by multiplying with 2^32 divided by the golden ratio (Knuth, TAOCP 3, 6.4).
fn row(a: u16, b: u16) -> usize {
    let pair = (u32::from(a) << 16) | u32::from(b);
    (pair.wrapping_mul(0x9e37_79b9) >> (32 - N_ROWS.trailing_zeros())) as usize
}
