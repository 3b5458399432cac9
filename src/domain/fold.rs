//! One character folded to the form in which texts are compared: full-width as half-width, Chinese punctuation as
//! ASCII, typographic quotes and dashes as plain ones, upper case as lower case.
//!
//! Folding is one character to one character, so the nth folded character is the nth of the text and ranges carry over.
//! Must not know who compares, or why.

/// The character with its width and style taken away; case is kept.
pub fn plain(c: char) -> char {
    match c {
        // The full-width forms are ASCII, 0xFEE0 further up.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '。' | '｡' => '.',
        '、' | '､' => ',',
        '「' | '」' | '『' | '』' | '“' | '”' | '„' | '″' | '«' | '»' | '《' | '》' => '"',
        '‘' | '’' | '‚' | '′' => '\'',
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '×' | '∗' | '·' | '⋅' | '•' => '*',
        '￥' => '¥',
        '…' => '.',
        '\u{a0}' | '\u{3000}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => ' ',
        other => other,
    }
}

/// The character as it is compared: `plain`, in lower case.
pub fn fold(c: char) -> char {
    // Most of what is folded is Chinese, which has no case; the look-up below would cost ten times as much.
    if ('\u{4e00}'..='\u{9fff}').contains(&c) {
        return c;
    }
    let plain = plain(c);
    if plain.is_ascii() {
        return plain.to_ascii_lowercase();
    }
    let mut lower = plain.to_lowercase();
    // A lower-case form of several characters would break the one-to-one promise; such letters stay as they are.
    match (lower.next(), lower.next()) {
        (Some(lower), None) => lower,
        _ => plain,
    }
}

/// Whether the character is written without spaces between words: Chinese characters and kana.
pub fn is_cjk(c: char) -> bool {
    matches!(
        c,
        '\u{3005}'..='\u{3007}'
            | '\u{3040}'..='\u{30ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(text.chars().map(fold).collect::<String>(), expect, "{text:?}");
    }

    #[test]
    fn width_style_and_case_are_taken_away() {
        check("ＡＢＣ，。１２３", "abc,.123");
        check("ＳＥＴＮＸ＿ｋｅｙ", "setnx_key");
        check("“is” — ‘==’", "\"is\" - '=='");
        check("全角　空格", "全角 空格");
        check("ÄÖÜ İ 追问 👍", "äöü İ 追问 👍");
    }

    #[test]
    fn folding_is_one_to_one() {
        for c in '\0'..=char::MAX {
            assert_eq!(fold(c).to_string().chars().count(), 1);
        }
    }
}
