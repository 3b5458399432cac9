//! Texts as 16-bit units, one a character, so that the nth unit is the nth character and comparing is cheap.

use crate::domain::fold::{fold, is_cjk};

/// The space every white space becomes.
pub const SPACE: u16 = 0x20;

/// Parts the fields; stands in no query and no text.
pub const FIELD_END: u16 = 0;

/// A character folded to a unit.
///
/// Characters beyond 16 bits (emoji, rare Chinese) share the private use area: two of them may become one unit, which
/// finds a little too much and never too little.
pub fn unit(c: char) -> u16 {
    let folded = fold(c);
    if folded.is_whitespace() || folded.is_control() {
        return SPACE;
    }
    u16::try_from(u32::from(folded)).unwrap_or_else(|_| PRIVATE_USE + (u32::from(folded) % N_PRIVATE_USE) as u16)
}

const PRIVATE_USE: u16 = 0xe000;
const N_PRIVATE_USE: u32 = 0x1900;

/// What a unit is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Part of a word written with spaces around it: letters and digits.
    Word,
    /// `_`, which joins words.
    Joint,
    /// Part of an operator.
    Symbol,
    /// Chinese, where every character is a word.
    Cjk,
    /// White space and all the rest.
    Other,
}

/// The class of a unit.
pub fn class(unit: u16) -> Class {
    if let Some(&class) = ASCII_CLASSES.get(usize::from(unit)) {
        return class;
    }
    match char::from_u32(u32::from(unit)) {
        Some(c) if is_cjk(c) => Class::Cjk,
        Some(c) if c.is_alphanumeric() => Class::Word,
        _ => Class::Other,
    }
}

/// Looked up for every occurrence of a short term, so a table: it halves the time of such searches.
const ASCII_CLASSES: [Class; 128] = {
    let mut classes = [Class::Other; 128];
    let mut byte = 0;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'_' => Class::Joint,
            b'=' | b'!' | b'<' | b'>' | b'+' | b'-' | b'*' | b'/' | b'%' | b'&' | b'|' | b'^' | b'~' | b':' | b'@'
            | b'#' | b'$' | b'?' => Class::Symbol,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Class::Word,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};
