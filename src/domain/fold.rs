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
    // Most of what is folded is Chinese, which has no case.
    if ('\u{4e00}'..='\u{9fff}').contains(&c) {
        return c;
    }
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    lower(plain(c))
}

/// The lower-case form of a Latin, Greek or Cyrillic letter. The standard library knows all scripts, by tables of 12 KB
/// that would be part of the download.
fn lower(c: char) -> char {
    let step = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        'Έ'..='Ί' => 37,
        'Ά' => 38,
        'Ό' => 64,
        'Ύ' | 'Ώ' => 63,
        // Upper and lower case take turns. İ has a form of two characters, which one-to-one can't be.
        '\u{100}'..='\u{12f}' | '\u{132}'..='\u{137}' | '\u{14a}'..='\u{177}' => 1 - u32::from(c) % 2,
        '\u{139}'..='\u{148}' | '\u{179}'..='\u{17e}' => u32::from(c) % 2,
        'Ÿ' => return 'ÿ',
        _ => return c,
    };
    char::from_u32(u32::from(c) + step).unwrap_or(c)
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
    fn latin_greek_and_cyrillic_letters_have_the_case_the_standard_library_says() {
        for c in ('\0'..='\u{17f}')
            .chain('\u{386}'..='\u{3ce}')
            .chain('\u{400}'..='\u{45f}')
        {
            let expect: Vec<char> = c.to_lowercase().collect();
            assert_eq!(lower(c), if let [one] = expect[..] { one } else { c });
        }
    }

    #[test]
    fn folding_is_one_to_one() {
        for c in '\0'..=char::MAX {
            assert_eq!(fold(c).to_string().chars().count(), 1);
        }
    }

    #[test]
    fn folding_twice_changes_nothing_more() {
        for c in '\0'..=char::MAX {
            assert_eq!(fold(fold(c)), fold(c), "{c:?}");
        }
    }
}
