//! Just enough HTML to check and complete our own page: where its tags are, and what the policy would block.
//!
//! Not a parser for other people's pages: it knows tags, quoted attributes, comments and the raw text of script and style.

use std::{fmt, ops::Range};

/// What is wrong with a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A script in the page itself.
    InlineScript,
    /// A `style` attribute, in this tag.
    StyleAttribute(String),
    /// An `on…` attribute, in this tag.
    EventAttribute(String),
    /// An address that runs a script, in this tag.
    ScriptAddress(String),
    /// An element that has to be there is missing.
    Missing(&'static str),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::InlineScript => {
                f.write_str("an inline script, which the content security policy blocks: move it to public/boot.js")
            }
            Problem::StyleAttribute(tag) => write!(
                f,
                "a style attribute in {tag}, which the content security policy blocks: use a class"
            ),
            Problem::EventAttribute(tag) => write!(
                f,
                "an event attribute in {tag}, which the content security policy blocks: listen in the app"
            ),
            Problem::ScriptAddress(tag) => write!(f, "a javascript: address in {tag}, which the policy blocks"),
            Problem::Missing(element) => write!(f, "no <{element}> element: index.html must have one"),
        }
    }
}

/// A start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Its name in lower case.
    pub name: String,
    /// Its attributes, names in lower case; the value is empty when there is none.
    pub attributes: Vec<(String, &'a str)>,
    /// From `<` to just after `>`.
    pub span: Range<usize>,
    /// What follows it up to its end tag; for script, style, title and main only, otherwise empty.
    pub content: Range<usize>,
}

impl Tag<'_> {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| *value)
    }
}

/// Every start tag, in order.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut position = 0;
    while let Some(start) = find(html, position, "<") {
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            position = find(html, start, "-->").map_or(html.len(), |end| end + 3);
        } else if rest[1..].starts_with(|first: char| first.is_ascii_alphabetic()) {
            let mut tag = tag(html, start);
            position = tag.span.end;
            if matches!(tag.name.as_str(), "script" | "style" | "title" | "main") {
                let end = find(html, position, &format!("</{}", tag.name)).unwrap_or(html.len());
                tag.content = position..end;
                // What stands in <main> is markup, so it is read on; in the others it is text.
                if tag.name != "main" {
                    position = end;
                }
            }
            tags.push(tag);
        } else {
            position = start + 1;
        }
    }
    tags
}

/// Everything in the page that the content security policy would block.
pub fn forbidden(html: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for tag in tags(html) {
        let source = || html[tag.span.clone()].to_owned();
        if tag.name == "script" && (tag.attribute("src").is_none() || !html[tag.content.clone()].trim().is_empty()) {
            problems.push(Problem::InlineScript);
        }
        for (name, value) in &tag.attributes {
            if name == "style" {
                problems.push(Problem::StyleAttribute(source()));
            } else if name.starts_with("on") {
                problems.push(Problem::EventAttribute(source()));
            } else if value.trim_start().to_ascii_lowercase().starts_with("javascript:") {
                problems.push(Problem::ScriptAddress(source()));
            }
        }
    }
    problems
}

/// The text of every style element, byte for byte: what the policy's hashes are made of.
pub fn style_contents(html: &str) -> Vec<&str> {
    let styles = tags(html).into_iter().filter(|tag| tag.name == "style");
    styles.map(|tag| &html[tag.content]).collect()
}

/// The page with `addition` on a line of its own after the first `element`'s start tag.
pub fn insert_after(html: &str, element: &'static str, addition: &str) -> Result<String, Problem> {
    let tag = first(html, element)?;
    let (before, after) = html.split_at(tag.span.end);
    Ok(format!("{before}\n{addition}{after}"))
}

/// The page with another content in the first `element` (title or main).
pub fn replace_content(html: &str, element: &'static str, content: &str) -> Result<String, Problem> {
    let tag = first(html, element)?;
    let (before, after) = (&html[..tag.content.start], &html[tag.content.end..]);
    Ok(format!("{before}{content}{after}"))
}

/// The page with `replacement` in place of every tag for which there is one.
pub fn replace_tags(html: &str, replacement: impl Fn(&Tag, &str) -> Option<String>) -> String {
    let mut replaced = String::with_capacity(html.len());
    let mut position = 0;
    for tag in tags(html) {
        if let Some(text) = replacement(&tag, &html[tag.span.clone()]) {
            replaced.push_str(&html[position..tag.span.start]);
            replaced.push_str(&text);
            position = tag.span.end;
        }
    }
    replaced.push_str(&html[position..]);
    replaced
}

/// `text` as the text of an element or the value of a quoted attribute.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn first<'a>(html: &'a str, element: &'static str) -> Result<Tag<'a>, Problem> {
    tags(html)
        .into_iter()
        .find(|tag| tag.name == element)
        .ok_or(Problem::Missing(element))
}

fn find(html: &str, from: usize, needle: &str) -> Option<usize> {
    html[from..].find(needle).map(|offset| from + offset)
}

/// The tag that starts at `start`, where `<` and a letter are.
fn tag(html: &str, start: usize) -> Tag<'_> {
    let name_end = find_from(html, start + 1, |c| c.is_ascii_whitespace() || c == '>' || c == '/');
    let mut attributes = Vec::new();
    let mut position = name_end;
    loop {
        position = find_from(html, position, |c| !c.is_ascii_whitespace() && c != '/');
        if position >= html.len() || html[position..].starts_with('>') {
            break;
        }
        let key_end = find_from(html, position + 1, |c| c.is_ascii_whitespace() || "=>/".contains(c));
        let key = html[position..key_end].to_ascii_lowercase();
        position = find_from(html, key_end, |c| !c.is_ascii_whitespace());
        let Some(value) = html[position..].strip_prefix('=') else {
            attributes.push((key, ""));
            continue;
        };
        let value_start = html.len() - value.trim_ascii_start().len();
        let quote = html[value_start..]
            .chars()
            .next()
            .filter(|first| "\"'".contains(*first));
        let (from, to, next) = match quote {
            Some(quote) => {
                let end = find_from(html, value_start + 1, |c| c == quote);
                (value_start + 1, end, (end + 1).min(html.len()))
            }
            None => {
                let end = find_from(html, value_start, |c| c.is_ascii_whitespace() || c == '>');
                (value_start, end, end)
            }
        };
        attributes.push((key, &html[from.min(to)..to]));
        position = next;
    }
    let end = (position + 1).min(html.len());
    Tag {
        name: html[start + 1..name_end].to_ascii_lowercase(),
        attributes,
        span: start..end,
        content: end..end,
    }
}

/// Where the first character that `wanted` accepts is, from `from` on; the end if there is none.
fn find_from(html: &str, from: usize, wanted: impl Fn(char) -> bool) -> usize {
    let from = from.min(html.len());
    html[from..].find(wanted).map_or(html.len(), |offset| from + offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expect: &[Problem]) {
        assert_eq!(forbidden(html), expect, "{html}");
    }

    #[test]
    fn what_the_policy_would_block_is_found() {
        check(
            r#"<script type="module" src="boot.js"></script><p class="style">style="x" onclick="y"</p>"#,
            &[],
        );
        check("<!-- <script>1</script> --><style>a{} <b style='x'></style>", &[]);
        check("<script>1</script>", &[Problem::InlineScript]);
        check("<SCRIPT src=x>1</SCRIPT>", &[Problem::InlineScript]);
        check(
            "<main><p\n STYLE = 'color:red'>x",
            &[Problem::StyleAttribute("<p\n STYLE = 'color:red'>".into())],
        );
        check(
            r#"<svg/onload="x"/>"#,
            &[Problem::EventAttribute(r#"<svg/onload="x"/>"#.into())],
        );
        check(
            "<a href=' JavaScript:x'>",
            &[Problem::ScriptAddress("<a href=' JavaScript:x'>".into())],
        );
        check(
            r#"<a title="a > b" style="x">"#,
            &[Problem::StyleAttribute(r#"<a title="a > b" style="x">"#.into())],
        );
    }

    #[test]
    fn broken_markup_is_read_to_its_end() {
        for html in [
            "<", "<a", "<a b", "<a b=", "<a b='", "<!--", "<style>", "<a b=c", "1 < 2", "追<问",
        ] {
            let _ = tags(html);
        }
    }

    #[test]
    fn styles_are_taken_byte_for_byte() {
        assert_eq!(style_contents("<style>\n a > b {}\n</style>"), ["\n a > b {}\n"]);
    }

    #[test]
    fn parts_are_replaced_and_added() -> Result<(), Problem> {
        let page = "<title>a</title><main><p>b</p></main>";
        assert_eq!(
            replace_content(page, "title", "x")?,
            "<title>x</title><main><p>b</p></main>"
        );
        assert_eq!(replace_content(page, "main", "y")?, "<title>a</title><main>y</main>");
        assert_eq!(
            insert_after("<base href=x><p>", "base", "<i>")?,
            "<base href=x>\n<i><p>"
        );
        assert_eq!(insert_after(page, "base", "").err(), Some(Problem::Missing("base")));
        Ok(())
    }
}
