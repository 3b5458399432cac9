//! SQL as it is compared: tokens without layout, and the clauses a difference is shown by. Not a parser; knows no tables.

use std::ops::Range;

use crate::domain::{
    fold::{fold, plain},
    quiz::diff::Line,
};

/// Whether two queries are the same text to a reader: case outside quotes, layout, comments, a closing semicolon,
/// `!=` for `<>`, and the optional words `AS`, `INNER`, `OUTER`, `ASC` aside.
///
/// Two queries that differ in text may still be equivalent: that is left to the person.
pub fn is_same(given: &str, reference: &str) -> bool {
    let texts = |sql| tokens(sql).into_iter().map(|token| token.text).collect::<Vec<_>>();
    texts(given) == texts(reference)
}

/// The query's clauses, one a line.
pub fn clauses(sql: &str) -> Vec<Line> {
    let mut clauses: Vec<(Vec<String>, Range<usize>)> = Vec::new();
    let mut previous = String::new();
    for token in tokens(sql) {
        let starts = STARTS.contains(&token.text.as_str()) && !JOIN_WORDS.contains(&previous.as_str());
        match clauses.last_mut() {
            Some((keys, range)) if !starts => {
                keys.push(token.text.clone());
                range.end = token.range.end;
            }
            _ => clauses.push((vec![token.text.clone()], token.range)),
        }
        previous = token.text;
    }
    clauses
        .into_iter()
        .map(|(keys, range)| Line {
            key: keys.join(" "),
            text: sql
                .get(range)
                .unwrap_or_default()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        })
        .collect()
}

/// Words that begin a clause.
const STARTS: [&str; 16] = [
    "select", "from", "where", "group", "having", "order", "limit", "union", "with", "join", "left", "right", "cross",
    "full", "natural", "values",
];

/// Words that belong to the join after them.
const JOIN_WORDS: [&str; 5] = ["left", "right", "cross", "full", "natural"];

/// Words that change nothing where they may stand.
const OPTIONAL: [&str; 4] = ["as", "inner", "outer", "asc"];

struct Token {
    /// Normalised.
    text: String,
    /// Bytes of the source.
    range: Range<usize>,
}

fn tokens(sql: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut position = 0;
    while let Some(c) = sql[position..].chars().next() {
        let rest = &sql[position..];
        let after = plain(rest.chars().nth(1).unwrap_or(' '));
        let start = position;
        let text = match (plain(c), after) {
            (space, _) if space.is_whitespace() => {
                position += c.len_utf8();
                continue;
            }
            ('-', '-') => {
                position += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            ('/', '*') => {
                position += rest.find("*/").map_or(rest.len(), |end| end + 2);
                continue;
            }
            (quote @ ('\'' | '"' | '`'), _) => {
                let (text, n_bytes) = quoted(rest, quote);
                position += n_bytes;
                text
            }
            (first, _) if is_word(first) => {
                let n_bytes = rest.find(|c| !is_word(plain(c))).unwrap_or(rest.len());
                position += n_bytes;
                rest[..n_bytes].chars().map(fold).collect()
            }
            (first, second) => {
                let pair = OPERATORS.iter().find(|(pair, _)| *pair == [first, second]);
                position += rest
                    .chars()
                    .take(if pair.is_some() { 2 } else { 1 })
                    .map(char::len_utf8)
                    .sum::<usize>();
                pair.map_or_else(|| first.to_string(), |(_, text)| (*text).to_owned())
            }
        };
        if !OPTIONAL.contains(&text.as_str()) {
            tokens.push(Token {
                text,
                range: start..position,
            });
        }
    }
    while tokens.last().is_some_and(|token| token.text == ";") {
        tokens.pop();
    }
    tokens
}

const OPERATORS: [([char; 2], &str); 6] = [
    (['!', '='], "<>"),
    (['<', '>'], "<>"),
    (['<', '='], "<="),
    (['>', '='], ">="),
    (['=', '='], "="),
    (['|', '|'], "||"),
];

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A quoted text at the start of `rest`, its marks made plain and its inside untouched, and its length in bytes. A mark
/// written twice stands for itself; a text that is not closed reaches to the end.
fn quoted(rest: &str, quote: char) -> (String, usize) {
    let shown = if quote == '`' { '"' } else { quote };
    let mut text = String::from(shown);
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if plain(c) != quote {
            text.push(c);
        } else if chars.peek().is_some_and(|(_, next)| plain(*next) == quote) {
            chars.next();
            text.extend([quote, quote]);
        } else {
            text.push(shown);
            return (text, at + c.len_utf8());
        }
    }
    (text, rest.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(given: &str, reference: &str, expect: bool) {
        assert_eq!(is_same(given, reference), expect, "{given:?} for {reference:?}");
    }

    #[test]
    fn layout_and_case_outside_quotes_do_not_matter() {
        check("select a,b from t ;", "SELECT a, b\nFROM t", true);
        check("SELECT a FROM t WHERE b != 1;;", "select A from T where b<>1", true);
        check(
            "select count( * ) from t -- all",
            "SELECT COUNT(*) /* all\nof them */ FROM t",
            true,
        );
        check("select ａ from t where b ＝ ‘x’", "select a from t where b = 'x'", true);
        check("select a x from t inner join u", "select a as x from t join u", true);
        check("select a from t order by a asc", "select a from t order by a", true);
        check("select a from t order by a desc", "select a from t order by a", false);
        check("select `a` from t", "select \"a\" from t", true);
        check("select a from t where b = 'X'", "select a from t where b = 'x'", false);
        check("select a from t where b = ' x'", "select a from t where b = 'x'", false);
        check("select 'it''s'", "SELECT 'it''s'", true);
        check("select 'a;'", "select 'a'", false);
        check("select a b", "select ab", false);
        check("select 1 where a <= 2", "select 1 where a < 2", false);
        check("", "select 1", false);
        check("select 'open", "select 'open'", false);
    }

    #[test]
    fn clauses_are_lines() {
        let shown: Vec<String> =
            clauses("select a,\n  b from t left outer join u on t.x = u.x where a > 1 group by a order by b limit 3;")
                .into_iter()
                .map(|line| line.text)
                .collect();
        assert_eq!(
            shown,
            [
                "select a, b",
                "from t",
                "left outer join u on t.x = u.x",
                "where a > 1",
                "group by a",
                "order by b",
                "limit 3"
            ]
        );
    }

    proptest! {
        #[test]
        fn any_text_can_be_compared(given in "\\PC{0,60}", reference in "[-a'\"`/*;<>=! \\n，‘—]{0,40}") {
            prop_assert!(is_same(&given, &given));
            prop_assert!(is_same(&reference, &reference));
            clauses(&given);
            clauses(&reference);
            is_same(&given, &reference);
        }
    }
}
