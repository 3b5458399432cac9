//! Code → HTML lines with five classes: `tok-k` keyword, `tok-s` string, `tok-c` comment, `tok-n` constant, `tok-f` name.
//!
//! Text without a class stays bare and neighbours of one class share a span, because all of this is downloaded.

use std::sync::LazyLock;

use syntect::{
    easy::ScopeRangeIterator,
    parsing::{ParseState, ScopeStack, SyntaxSet},
};

use crate::author::html::escape;

/// Loading takes a tenth of a second, so once.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// The lines of `text` as HTML fragments without newlines. An unknown language is plain text.
pub fn lines(lang: &str, text: &str) -> Vec<String> {
    let Some(syntax) = (!is_plain(lang)).then(|| SYNTAXES.find_syntax_by_token(lang)).flatten() else {
        return text.split('\n').map(escape).collect();
    };
    let mut parser = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    text.split('\n')
        .map(|line| {
            let with_newline = format!("{line}\n");
            match parser.parse_line(&with_newline, &SYNTAXES) {
                Ok(ops) => {
                    let mut html = Spans::default();
                    for (range, op) in ScopeRangeIterator::new(&ops, &with_newline) {
                        if stack.apply(op).is_err() {
                            return escape(line);
                        }
                        let part = with_newline[range].trim_end_matches('\n');
                        html.push(class(&stack, part), part);
                    }
                    html.finish()
                }
                Err(_) => escape(line),
            }
        })
        .collect()
}

/// Languages whose tokens nobody has defined, and plain text; asking for them would find something else.
fn is_plain(lang: &str) -> bool {
    matches!(lang, "" | "text" | "output" | "redis" | "http" | "console")
}

#[derive(Default)]
struct Spans {
    html: String,
    open: Option<&'static str>,
}

impl Spans {
    fn push(&mut self, class: Option<&'static str>, text: &str) {
        if text.is_empty() {
            return;
        }
        // Spaces look the same in every class.
        let class = if text.trim().is_empty() { self.open } else { class };
        if class != self.open {
            self.close();
            if let Some(class) = class {
                self.html.push_str("<span class=\"");
                self.html.push_str(class);
                self.html.push_str("\">");
            }
            self.open = class;
        }
        self.html.push_str(&escape(text));
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.html.push_str("</span>");
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.html
    }
}

/// The class of the innermost scope that has one.
fn class(stack: &ScopeStack, text: &str) -> Option<&'static str> {
    const CLASSES: [(&str, Option<&str>); 18] = [
        ("comment", Some("tok-c")),
        // What stands inside a string's braces is code again.
        ("meta.interpolation", None),
        ("meta.template", None),
        ("source", None),
        ("constant.character", Some("tok-s")),
        ("constant.other.placeholder", Some("tok-s")),
        ("string", Some("tok-s")),
        ("constant", Some("tok-n")),
        ("support.constant", Some("tok-n")),
        ("keyword", Some("tok-k")),
        ("storage", Some("tok-k")),
        ("variable.language", Some("tok-k")),
        ("entity.name", Some("tok-f")),
        ("entity.other.inherited-class", Some("tok-f")),
        ("support.function", Some("tok-f")),
        ("support.type", Some("tok-f")),
        ("support.class", Some("tok-f")),
        ("variable.function", Some("tok-f")),
    ];
    stack
        .as_slice()
        .iter()
        .rev()
        .find_map(|scope| {
            let name = scope.build_string();
            let is_sign = name.starts_with("keyword") && !text.contains(char::is_alphabetic);
            if is_sign || name == "constant.language.import-all" {
                return Some(None);
            }
            CLASSES
                .iter()
                .find(|(prefix, _)| name.starts_with(prefix))
                .map(|(_, class)| *class)
        })
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lang: &str, code: &str, expect: &str) {
        assert_eq!(lines(lang, code).join("\n"), expect);
    }

    #[test]
    fn few_classes_and_bare_text() {
        check(
            "python",
            "def f(x):\n    return x + 1  # <b>",
            "<span class=\"tok-k\">def </span><span class=\"tok-f\">f</span>(x):\n    <span class=\"tok-k\">return </span>x + \
             <span class=\"tok-n\">1  </span><span class=\"tok-c\"># &lt;b&gt;</span>",
        );
        check("redis", "SET a \"1\"", "SET a \"1\"");
        check("nonsense", "a < b", "a &lt; b");
    }

    #[test]
    fn strings_run_over_lines_and_braces_are_code() {
        check(
            "python",
            "s = \"\"\"a\nb\"\"\"",
            "s = <span class=\"tok-s\">\"\"\"a</span>\n<span class=\"tok-s\">b\"\"\"</span>",
        );
        let line = lines("python", "print(f\"{x}!\")").join("");
        assert!(line.contains("{x}"), "{line}");
    }
}
