//! Breaking labels into lines that fit a width, by rules that hold for Chinese and for words of Latin letters.
//!
//! Widths are estimates that rather err upwards, in thousandths of the font's size: a pure function can't measure.

/// An estimate of a character's width, in thousandths of an em.
pub fn width_of(c: char) -> u32 {
    match c {
        ' ' | 'i' | 'l' | 'j' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'I' => 330,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | '"' => 430,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 930,
        'A'..='Z' | '&' | '+' | '=' | '<' | '>' | '~' | '#' => 720,
        '\0'..='\u{7f}' => 600,
        // Latin with accents, Greek, Cyrillic.
        '\u{80}'..='\u{52f}' => 720,
        _ => 1_000,
    }
}

/// The estimated width of a text, in thousandths of an em.
pub fn width(text: &str) -> u32 {
    text.chars().map(width_of).sum()
}

/// Breaks `text` into lines no wider than `max_width` (thousandths of an em), unless a single unit is wider.
///
/// Breaks at spaces, which vanish, and beside Chinese characters; never before closing or after opening punctuation. A word
/// of Latin letters wider than a line is broken where it must be. Never empty for a text that is not.
pub fn wrap(text: &str, max_width: u32) -> Vec<String> {
    if width(text) <= max_width && !text.starts_with(' ') && !text.is_empty() {
        return vec![text.trim_end().to_owned()];
    }
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut line_width = 0;
    let mut put = |piece: &str| {
        if line_width > 0 && line_width + width(piece.trim_end()) > max_width {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            line_width = 0;
        }
        let piece = if line_width == 0 { piece.trim_start() } else { piece };
        line.push_str(piece);
        line_width += width(piece);
    };
    for unit in units(text) {
        if width(unit.trim()) > max_width {
            unit.chars().for_each(|c| put(c.encode_utf8(&mut [0; 4])));
        } else {
            put(&unit);
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The pieces between which a line may be broken; a piece ends with the space after it.
fn units(text: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    let mut before = None;
    for c in text.chars() {
        let may_break = before.is_none_or(|before| may_break(before, c));
        match units.last_mut() {
            Some(unit) if !may_break => unit.push(c),
            _ => units.push(c.to_string()),
        }
        before = Some(c);
    }
    units
}

fn may_break(before: char, c: char) -> bool {
    if c == ' ' || is_closing(c) || is_opening(before) {
        return false;
    }
    before == ' ' || is_wide(before) || is_wide(c)
}

/// Chinese characters and their punctuation, beside which a line may be broken.
fn is_wide(c: char) -> bool {
    width_of(c) == 1_000
}

fn is_closing(c: char) -> bool {
    "，。、；：？！）】」』》〉”’…,.;:?!)]}%".contains(c)
}

fn is_opening(c: char) -> bool {
    "（【「『《〈“‘([{".contains(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, n_ems: u32, expect: &[&str]) {
        assert_eq!(wrap(text, n_ems * 1_000), expect, "{text:?} in {n_ems} em");
    }

    #[test]
    fn lines_break_where_a_reader_expects() {
        check("", 5, &[]);
        check("协程", 5, &["协程"]);
        check("事件循环怎么知道", 5, &["事件循环怎", "么知道"]);
        check("为什么要这样，呢？", 6, &["为什么要这", "样，呢？"]);
        check("is 和 == 的区别", 5, &["is 和 ==", "的区别"]);
        check("持久化：RDB、AOF、混合", 8, &["持久化：RDB、", "AOF、混合"]);
        check("asyncio 与 Tornado", 5, &["asyncio", "与", "Tornado"]);
        check("用（双重）检查", 3, &["用（双", "重）检", "查"]);
        check("先用（双重）检查", 3, &["先用", "（双", "重）检", "查"]);
        check("supercalifragilistic", 5, &["supercali", "fragilisti", "c"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_lines_fit(text in "[a-zA-Z 协程锁，。（）]{0,60}", n_ems in 4u32..20) {
            let lines = wrap(&text, n_ems * 1_000);
            let without_spaces = |text: &str| text.replace(' ', "");
            prop_assert_eq!(without_spaces(&lines.concat()), without_spaces(&text));
            for line in &lines {
                prop_assert!(width(line) <= n_ems * 1_000, "{line:?}");
                prop_assert!(!line.is_empty());
            }
        }
    }
}
