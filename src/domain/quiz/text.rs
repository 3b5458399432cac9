//! When two short texts count as the same: typed blanks and typed program output.
//!
//! Generous where a person would be: width, quotes, case and spacing of a phone keyboard are not what is asked.

use crate::domain::fold::{fold, plain};

/// Whether a typed blank is one of the accepted texts. An empty one never is.
///
/// Ignored: case, width, outer and repeated white space, white space beside punctuation or Chinese, backticks, a closing
/// full stop, and the `()` after a function's name; in complexities also multiplication signs and how powers are written.
pub fn is_accepted(given: &str, accepted: &[String]) -> bool {
    let given = blank_key(given);
    !given.is_empty() && accepted.iter().any(|text| blank_key(text) == given)
}

fn blank_key(text: &str) -> String {
    let folded: String = text.chars().filter(|c| *c != '`').map(fold).collect();
    let mut key = without_loose_space(folded.trim());
    for ending in [".", "()"] {
        if let Some(shorter) = key.strip_suffix(ending).filter(|shorter| !shorter.is_empty()) {
            key = shorter.to_owned();
        }
    }
    if key.starts_with("o(") {
        complexity_key(&key)
    } else {
        key
    }
}

/// `O(n * log n)`, `O(n log n)` and `O(nlogn)` are one; so are `O(n²)`, `O(n^2)` and `O(n**2)`.
fn complexity_key(text: &str) -> String {
    text.replace("**", "^")
        .replace('²', "^2")
        .replace('³', "^3")
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '*')
        .collect()
}

/// How near a typed output is to the expected one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Something else is printed.
    Different,
    /// The same but for spaces beside punctuation, as in `[1,2]` for `[1, 2]`.
    Loose,
    /// The same line by line, white space at line ends aside.
    Exact,
}

/// Compares a typed output with the expected one. Full-width forms count as ASCII; case matters.
pub fn output_nearness(given: &str, expected: &str) -> Nearness {
    let (given, expected) = (output_lines(given), output_lines(expected));
    let loosely = |lines: &[String]| {
        lines
            .iter()
            .map(|line| without_loose_space(line.trim()))
            .collect::<Vec<_>>()
    };
    if given == expected {
        Nearness::Exact
    } else if loosely(&given) == loosely(&expected) {
        Nearness::Loose
    } else {
        Nearness::Different
    }
}

/// The lines of an output as they are compared: half-width, no white space at their ends, no empty lines at the end.
pub fn output_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text
        .lines()
        .map(|line| line.chars().map(plain).collect::<String>().trim_end().to_owned())
        .collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// The text with white space kept, as one space, only where it parts two words.
fn without_loose_space(text: &str) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut kept = String::with_capacity(text.len());
    let mut space_seen = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space_seen = true;
            continue;
        }
        if space_seen && is_word(c) && kept.ends_with(is_word) {
            kept.push(' ');
        }
        space_seen = false;
        kept.push(c);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_blank(given: &str, accepted: &[&str], expect: bool) {
        let accepted: Vec<String> = accepted.iter().map(|&text| text.to_owned()).collect();
        assert_eq!(is_accepted(given, &accepted), expect, "{given:?} for {accepted:?}");
    }

    #[test]
    fn blanks_are_compared_like_a_person_would() {
        check_blank("SETNX", &["setnx"], true);
        check_blank(" ｓｅｔ  NX ", &["SET NX"], true);
        check_blank("setnx", &["set nx"], false);
        check_blank("－５", &["-5"], true);
        check_blank("−5", &["-5"], true);
        check_blank("5", &["-5"], false);
        check_blank("`__sizeof__()`", &["__sizeof__"], true);
        check_blank("epoll。", &["epoll"], true);
        check_blank("AGPL v3", &["AGPLv3", "agpl v3"], true);
        check_blank("内存 地址", &["内存地址", "地址"], true);
        check_blank("地址，值", &["地址, 值"], true);
        check_blank("", &["x"], false);
        check_blank("  ", &[""], false);
        check_blank("。", &["x"], false);
        check_blank("()", &["()"], true);
        check_blank("x", &[], false);
        check_blank("not in", &["notin"], false);
    }

    #[test]
    fn complexities_have_many_spellings() {
        check_blank("o(nlogn)", &["O(n log n)"], true);
        check_blank("O（n × log n）", &["O(n log n)"], true);
        check_blank("O(n²)", &["O(n^2)"], true);
        check_blank("O(n**2)", &["O(n²)"], true);
        check_blank("O(n2)", &["O(n^2)"], false);
        check_blank("O(log n)", &["O(n)"], false);
    }

    #[track_caller]
    fn check_output(given: &str, expected: &str, expect: Nearness) {
        assert_eq!(output_nearness(given, expected), expect, "{given:?} for {expected:?}");
    }

    #[test]
    fn outputs_ignore_line_ends_but_not_case() {
        check_output("1\n2", "1\n2", Nearness::Exact);
        check_output("1  \r\n2\n\n", "1\n2", Nearness::Exact);
        check_output("[1，2]", "[1,2]", Nearness::Exact);
        check_output("‘a’", "'a'", Nearness::Exact);
        check_output("true", "True", Nearness::Different);
        check_output("[1,2]", "[1, 2]", Nearness::Loose);
        check_output("a b", "ab", Nearness::Different);
        check_output("1 2", "1\n2", Nearness::Different);
        check_output("\n1", "1", Nearness::Different);
        check_output("", "1", Nearness::Different);
        check_output("", "", Nearness::Exact);
    }
}
