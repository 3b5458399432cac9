//! CRC-32 (IEEE 802.3), as zip and PNG have it: eight bytes at a time (Kounavis and Berry, "slicing-by-8", 2005).
//!
//! Its tables are computed when first needed. The usual crates carry theirs as 16 KB of data that no compression makes
//! smaller, a twentieth of the app's download. Knows nothing of what is summed.

use std::sync::OnceLock;

/// The reflected polynomial.
const POLYNOMIAL: u32 = 0xEDB8_8320;

const N_SLICES: usize = 8;

/// What each byte alters the CRC by.
pub(crate) const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut crc = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ POLYNOMIAL } else { crc >> 1 };
            bit += 1;
        }
        table[byte] = crc;
        byte += 1;
    }
    table
};

/// `TABLE`, then the same with one byte after it, with two, and so on.
fn slices() -> &'static [[u32; 256]; N_SLICES] {
    static SLICES: OnceLock<[[u32; 256]; N_SLICES]> = OnceLock::new();
    SLICES.get_or_init(|| {
        let mut slices = [TABLE; N_SLICES];
        for n_after in 1..N_SLICES {
            slices[n_after] = slices[n_after - 1].map(|crc| one_more(crc, 0));
        }
        slices
    })
}

/// Takes in one byte; `crc` is inverted.
fn one_more(crc: u32, byte: u8) -> u32 {
    TABLE[usize::from(crc as u8 ^ byte)] ^ crc >> 8
}

/// Continues a CRC over `bytes`; a new one begins at 0.
pub(crate) fn extend(crc: u32, bytes: &[u8]) -> u32 {
    let mut crc = !crc;
    let (eights, rest) = bytes.as_chunks::<N_SLICES>();
    if !eights.is_empty() {
        let slices = slices();
        for [a, b, c, d, e, f, g, h] in eights {
            let [a, b, c, d] = (crc ^ u32::from_le_bytes([*a, *b, *c, *d])).to_le_bytes();
            crc = slices[7][usize::from(a)]
                ^ slices[6][usize::from(b)]
                ^ slices[5][usize::from(c)]
                ^ slices[4][usize::from(d)]
                ^ slices[3][usize::from(*e)]
                ^ slices[2][usize::from(*f)]
                ^ slices[1][usize::from(*g)]
                ^ slices[0][usize::from(*h)];
        }
    }
    for &byte in rest {
        crc = one_more(crc, byte);
    }
    !crc
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_check_value_is_the_published_one() {
        assert_eq!(extend(0, b"123456789"), 0xCBF4_3926);
        assert_eq!(extend(0, b""), 0);
    }

    proptest! {
        #[test]
        fn whole_or_in_parts_it_is_as_crc32fast_has_it(bytes: Vec<u8>, at: prop::sample::Index) {
            let expect = crc32fast::hash(&bytes);
            prop_assert_eq!(extend(0, &bytes), expect);
            let (head, tail) = bytes.split_at(at.index(bytes.len() + 1));
            prop_assert_eq!(extend(extend(0, head), tail), expect);
        }
    }
}
