//! Python as it is compared: statements without layout, comments and docstrings. Not a parser; runs nothing.

use crate::domain::{fold::plain, quiz::diff::Line};

/// The statements of a program, one a line; a statement that runs over several lines inside brackets is one.
///
/// Ignored: blank lines, comments, docstrings, spaces inside a statement, which quotation marks a plain string has,
/// full-width punctuation, and how wide the indentation is (its depth counts).
pub fn statements(code: &str) -> Vec<Line> {
    let mut reader = Reader::default();
    let chars: Vec<char> = code.chars().collect();
    let mut position = 0;
    while let Some(&raw) = chars.get(position) {
        let n_read = reader.read(&chars[position..], raw);
        position += n_read.max(1);
    }
    reader.end_statement();
    reader.lines
}

#[derive(Default)]
struct Reader {
    lines: Vec<Line>,
    /// The tokens of the statement under way.
    tokens: Vec<String>,
    /// Its text so far, indentation included.
    text: String,
    /// Columns before its first token.
    indent: usize,
    /// The indentations open around it, narrowest first.
    indents: Vec<usize>,
    n_open_brackets: usize,
    is_string_only: bool,
}

impl Reader {
    /// Reads one token at the start of `rest`, whose first character is `raw`; answers how many characters it took.
    fn read(&mut self, rest: &[char], raw: char) -> usize {
        match plain(raw) {
            '\n' if self.n_open_brackets == 0 => {
                self.end_statement();
                1
            }
            '\\' if rest.get(1) == Some(&'\n') => 2,
            '#' => rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()),
            space if space.is_whitespace() => {
                if self.tokens.is_empty() {
                    // Python counts a tab up to the next multiple of eight; people who mix them mean four.
                    self.indent += if space == '\t' { 4 - self.indent % 4 } else { 1 };
                }
                self.text.push(raw);
                1
            }
            quote @ ('\'' | '"') => {
                let (token, n_read) = string(rest, quote);
                self.push(token, &rest[..n_read], true);
                n_read
            }
            first if is_word(first) => {
                let n_read = rest.iter().position(|c| !is_word(plain(*c))).unwrap_or(rest.len());
                let token = rest[..n_read].iter().map(|c| plain(*c)).collect();
                self.push(token, &rest[..n_read], false);
                n_read
            }
            mark => {
                match mark {
                    '(' | '[' | '{' => self.n_open_brackets += 1,
                    ')' | ']' | '}' => self.n_open_brackets = self.n_open_brackets.saturating_sub(1),
                    _ => {}
                }
                self.push(mark.to_string(), &rest[..1], false);
                1
            }
        }
    }

    fn push(&mut self, token: String, source: &[char], is_string: bool) {
        self.is_string_only = is_string && (self.tokens.is_empty() || self.is_string_only);
        self.tokens.push(token);
        self.text.extend(source);
    }

    fn end_statement(&mut self) {
        if !self.tokens.is_empty() {
            while self.indents.last().is_some_and(|open| *open > self.indent) {
                self.indents.pop();
            }
            if self.indent > self.indents.last().copied().unwrap_or(0) {
                self.indents.push(self.indent);
            }
            // A statement that is nothing but a string is a docstring or a comment in disguise.
            if !self.is_string_only {
                self.lines.push(Line {
                    key: format!("{}|{}", self.indents.len(), self.tokens.join(" ")),
                    text: self.text.trim_end().to_owned(),
                });
            }
        }
        self.tokens.clear();
        self.text.clear();
        self.indent = 0;
        self.n_open_brackets = 0;
        self.is_string_only = false;
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A string at the start of `rest`, in single quotes where that changes nothing, and how many characters it took. One
/// that is not closed ends with its line, a triple-quoted one with the text.
fn string(rest: &[char], quote: char) -> (String, usize) {
    let is_quote = |at: usize| rest.get(at).is_some_and(|c| plain(*c) == quote);
    let n_marks = if is_quote(1) && is_quote(2) { 3 } else { 1 };
    let mut position = n_marks;
    let mut inside = String::new();
    while let Some(&c) = rest.get(position) {
        if (position..position + n_marks).all(is_quote) {
            position += n_marks;
            break;
        }
        if c == '\n' && n_marks == 1 {
            break;
        }
        inside.push(c);
        position += 1;
        if c == '\\'
            && let Some(&escaped) = rest.get(position)
        {
            inside.push(escaped);
            position += 1;
        }
    }
    let mark = if inside.contains(['\'', '"', '\\']) {
        quote
    } else {
        '\''
    };
    (format!("{mark}{inside}{mark}"), position)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn keys(code: &str) -> Vec<String> {
        statements(code).into_iter().map(|line| line.key).collect()
    }

    #[track_caller]
    fn check(given: &str, reference: &str, expect: bool) {
        assert_eq!(
            keys(given) == keys(reference),
            expect,
            "{:?} for {:?}",
            keys(given),
            keys(reference)
        );
    }

    #[test]
    fn layout_comments_and_quotes_do_not_matter() {
        check("def f(a,b):\n  return a+b", "def f(a, b):\n    return a + b\n", true);
        check("x=1  # one\n\n\ny=2   ", "x = 1\ny = 2", true);
        check(
            "def f():\n    \"\"\"Says\n    what.\"\"\"\n    return 1",
            "def f():\n    return 1",
            true,
        );
        check("s = \"a\"", "s = 'a'", true);
        check("s = \"it's\"", "s = 'its'", false);
        check("f(1,\n  2)", "f(1, 2)", true);
        check("x = 1 + \\\n  2", "x = 1 + 2", true);
        check("if a：\n    f（1）", "if a:\n    f(1)", true);
        check("if a:\n\tb\n\tc", "if a:\n    b\n    c", true);
        check("s = '# no comment'", "s = ''", false);
        check("s = 'A'", "s = 'a'", false);
        check("notin", "not in", false);
        check("\r\nx = 1\r\n", "x = 1", true);
        check("", "# nothing", true);
    }

    #[test]
    fn depth_of_indentation_matters() {
        check("for a in b:\n    c()\n    d()", "for a in b:\n    c()\nd()", false);
        check(
            "if a:\n  if b:\n    c\nd",
            "if a:\n        if b:\n            c\nd",
            true,
        );
    }

    #[test]
    fn lines_are_shown_as_written() {
        let shown: Vec<String> = statements("def f( a ):   # why\n  return  'a'\n")
            .into_iter()
            .map(|line| line.text)
            .collect();
        assert_eq!(shown, ["def f( a ):", "  return  'a'"]);
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(code in "[-a'\"#\\\\()\\[ \\n\\t：“‘é👍]{0,60}") {
            statements(&code);
        }
    }
}
