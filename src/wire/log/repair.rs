//! Mending a text in which one byte was altered, from its CRC-32.
//!
//! A CRC is linear: altering one byte by `d`, with `n` bytes after it, alters the CRC by `d`'s table entry advanced over
//! `n` zero bytes, whatever the text. Going back from the end, one byte at a time, tells for every place whether one byte
//! there can explain the difference.

use crate::wire::crc::TABLE;

/// Which byte has a table entry with that top byte; each top byte comes once.
const BYTE_BY_TOP: [u8; 256] = {
    let mut byte_by_top = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        byte_by_top[(TABLE[byte] >> 24) as usize] = byte as u8;
        byte += 1;
    }
    byte_by_top
};

/// Every text that differs from `text` in one byte and whose CRC differs from `text`'s by `difference` (as XOR).
///
/// For a segment's length there is hardly ever more than one.
pub(super) fn with_one_byte_altered(text: &str, difference: u32) -> impl Iterator<Item = String> {
    let mut back = difference;
    text.as_bytes()
        .iter()
        .enumerate()
        .rev()
        .filter_map(move |(position, _)| {
            let byte = BYTE_BY_TOP[(back >> 24) as usize];
            let entry = TABLE[usize::from(byte)];
            let explains = back == entry && byte != 0;
            back = (back ^ entry) << 8 | u32::from(byte);
            explains.then_some((position, byte))
        })
        .filter_map(|(position, difference)| {
            let mut bytes = text.as_bytes().to_vec();
            bytes[position] ^= difference;
            String::from_utf8(bytes).ok()
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::crc::extend;

    #[test]
    fn an_altered_byte_is_found_wherever_it_is() {
        let text: String = (0..3_000u32).map(|n| char::from(b'A' + (n * n % 26) as u8)).collect();
        for position in [0, 1, 2, 3, 4, 5, 1_499, 2_998, 2_999] {
            for replacement in ["a", "_", "0"] {
                let mut altered = text.clone();
                altered.replace_range(position..=position, replacement);
                let difference = extend(0, text.as_bytes()) ^ extend(0, altered.as_bytes());
                let found: Vec<String> = with_one_byte_altered(&altered, difference).collect();
                assert!(found.contains(&text), "{position} {replacement}");
                assert!(found.len() < 3);
            }
        }
    }
}
