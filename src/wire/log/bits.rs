//! Numbers of any width ⇄ characters of six bits (the URL-safe base64 alphabet), most significant bit first.
//!
//! Knows nothing of entries.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const SEXTET_BITS: u32 = 6;

/// The value of each byte in the alphabet; 64 and more for bytes outside it.
const SEXTETS: [u8; 256] = {
    let mut sextets = [u8::MAX; 256];
    let mut value = 0;
    while value < ALPHABET.len() {
        sextets[ALPHABET[value] as usize] = value as u8;
        value += 1;
    }
    sextets
};

/// Four widths a number may take; two bits say which.
pub(super) type Widths = [u32; 4];

/// Appends numbers to a text.
#[derive(Debug)]
pub(super) struct BitWriter<'a> {
    text: &'a mut String,
    held: u64,
    n_held: u32,
}

impl BitWriter<'_> {
    /// Starts at a character's boundary.
    pub(super) fn new(text: &mut String) -> BitWriter<'_> {
        BitWriter {
            text,
            held: 0,
            n_held: 0,
        }
    }

    /// Appends the lowest `n_bits` (at most 64) of `value`.
    pub(super) fn put(&mut self, value: u64, n_bits: u32) {
        if n_bits > 32 {
            self.put(value >> 32, n_bits - 32);
            return self.put(value & u64::from(u32::MAX), 32);
        }
        self.held = self.held << n_bits | value & ((1 << n_bits) - 1);
        self.n_held += n_bits;
        while self.n_held >= SEXTET_BITS {
            self.n_held -= SEXTET_BITS;
            let sextet = self.held >> self.n_held & 63;
            self.text.push(char::from(ALPHABET[sextet as usize]));
        }
    }

    /// Appends a flag.
    pub(super) fn put_flag(&mut self, flag: bool) {
        self.put(u64::from(flag), 1);
    }

    /// Appends `value` in the narrowest of `widths` that holds it; the last must hold every value.
    pub(super) fn put_sized(&mut self, value: u64, widths: Widths) {
        let fits = |width: u32| width >= 64 || value >> width == 0;
        let class = widths.iter().position(|&width| fits(width)).unwrap_or(3);
        self.put(class as u64, 2);
        self.put(value, widths[class]);
    }

    /// Fills the last character with zeros.
    pub(super) fn align(&mut self) {
        if self.n_held > 0 {
            self.put(0, SEXTET_BITS - self.n_held);
        }
    }
}

/// Takes numbers off the front of a text. Every method is `None` once the text ends or leaves the alphabet.
#[derive(Clone, Debug)]
pub(super) struct BitReader<'a> {
    text: &'a str,
    position: usize,
    held: u64,
    n_held: u32,
}

impl<'a> BitReader<'a> {
    /// Starts at byte `position` of `text`.
    pub(super) fn new(text: &'a str, position: usize) -> BitReader<'a> {
        BitReader {
            text,
            position,
            held: 0,
            n_held: 0,
        }
    }

    /// The byte after the last character touched.
    pub(super) fn position(&self) -> usize {
        self.position
    }

    /// The next `n_bits` (at most 64).
    pub(super) fn take(&mut self, n_bits: u32) -> Option<u64> {
        if n_bits > 32 {
            let high = self.take(n_bits - 32)?;
            return Some(high << 32 | self.take(32)?);
        }
        while self.n_held < n_bits {
            let sextet = SEXTETS[usize::from(*self.text.as_bytes().get(self.position)?)];
            if sextet >= 64 {
                return None;
            }
            self.position += 1;
            self.held = self.held << SEXTET_BITS | u64::from(sextet);
            self.n_held += SEXTET_BITS;
        }
        self.n_held -= n_bits;
        Some(self.held >> self.n_held & ((1 << n_bits) - 1))
    }

    /// A flag.
    pub(super) fn take_flag(&mut self) -> Option<bool> {
        Some(self.take(1)? == 1)
    }

    /// A number written by `put_sized`.
    pub(super) fn take_sized(&mut self, widths: Widths) -> Option<u64> {
        let class = self.take(2)? as usize;
        self.take(widths[class])
    }

    /// Goes to the next character's boundary; what is skipped must be zeros.
    pub(super) fn align(&mut self) -> Option<()> {
        let n_held = self.n_held;
        (self.take(n_held)? == 0).then_some(())
    }

    /// The next `n_bytes` as they stand. Only at a character's boundary.
    pub(super) fn take_text(&mut self, n_bytes: usize) -> Option<&'a str> {
        let end = self.position.checked_add(n_bytes)?;
        let taken = self.text.get(self.position..end)?;
        self.position = end;
        Some(taken)
    }
}

/// Small numbers for small magnitudes of either sign.
pub(super) fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

/// The inverse of `zigzag`.
pub(super) fn unzigzag(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(fields: &[(u64, u32)]) {
        let mut text = String::new();
        let mut writer = BitWriter::new(&mut text);
        for &(value, n_bits) in fields {
            writer.put(value, n_bits);
        }
        writer.align();
        let mut reader = BitReader::new(&text, 0);
        for &(value, n_bits) in fields {
            assert_eq!(reader.take(n_bits), Some(value), "{fields:?}");
        }
        assert_eq!(reader.align(), Some(()));
        assert_eq!(reader.position(), text.len());
        assert_eq!(reader.take(1), None);
    }

    #[test]
    fn numbers_come_back() {
        check(&[]);
        check(&[(5, 3), (0, 1), (63, 6), (1, 2)]);
        check(&[(u64::MAX, 64), (1, 1), (u64::from(u32::MAX), 33)]);
        check(&[(0, 0), (1, 32)]);
    }

    #[test]
    fn sized_numbers_come_back_at_every_boundary() {
        let widths = [5, 9, 15, 64];
        for value in [0, 31, 32, 511, 512, 32_767, 32_768, u64::MAX] {
            let mut text = String::new();
            let mut writer = BitWriter::new(&mut text);
            writer.put_sized(value, widths);
            writer.align();
            assert_eq!(BitReader::new(&text, 0).take_sized(widths), Some(value));
        }
    }

    #[test]
    fn signs_come_back() {
        for value in [0, -1, 1, i64::MIN, i64::MAX] {
            assert_eq!(unzigzag(zigzag(value)), value);
        }
        assert_eq!(zigzag(-1), 1);
    }

    #[test]
    fn foreign_characters_end_the_reading() {
        assert_eq!(BitReader::new("A追", 0).take(7), None);
        assert_eq!(BitReader::new("A追", 1).take_text(1), None);
        assert_eq!(BitReader::new("A追", 1).take_text(usize::MAX), None);
    }
}
