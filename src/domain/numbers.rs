//! Numbers where the standard library's way would cost the download much: keeping one within limits, and lists of whole ones as the
//! text of a setting, decimal, with a space between.
//!
//! Knows nothing of what they count.

/// `f32::clamp` without its panic, whose message brings 14 KB of code for printing floats into the app.
pub fn between(least: f32, value: f32, greatest: f32) -> f32 {
    if value < least {
        least
    } else if value > greatest {
        greatest
    } else {
        value
    }
}

/// The numbers as text.
pub fn to_text(numbers: &[u32]) -> String {
    let mut text = String::new();
    for number in numbers {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&number.to_string());
    }
    text
}

/// Reads what `to_text` wrote; `None` for anything that is not whole numbers with a space between.
pub fn from_text(text: &str) -> Option<Vec<u32>> {
    let mut numbers = Vec::new();
    for word in text.split(' ') {
        numbers.push(word.parse().ok()?);
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<&[u32]>) {
        assert_eq!(from_text(text).as_deref(), expect, "{text:?}");
        if let Some(numbers) = expect {
            assert_eq!(to_text(numbers), text);
        }
    }

    #[test]
    fn numbers_are_read_or_refused() {
        check("0", Some(&[0]));
        check("1 20 4294967295", Some(&[1, 20, u32::MAX]));
        for bad in ["", " ", "1  2", "1,2", "-1", "1.0", "4294967296", "一"] {
            check(bad, None);
        }
    }
}
