//! A note's body as Markdown events with their lines, cut into blocks. Knows nothing of sections or questions.

use std::{borrow::Cow, ops::Range};

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use crate::author::{diagnostic::line_at, template};

/// An event and the bytes of the body it came from.
pub type Spanned<'a> = (Event<'a>, Range<usize>);

/// A parsed body.
#[derive(Debug)]
pub struct Doc<'a> {
    body: &'a str,
    first_line: usize,
    /// Its events, in order.
    pub events: Vec<Spanned<'a>>,
}

impl<'a> Doc<'a> {
    /// Parses `body`, whose first line is line `first_line` of its file.
    pub fn new(body: &'a str, first_line: usize) -> Doc<'a> {
        let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
        // The parser splits text at every character that might have been markup.
        let events = TextMergeWithOffset::new(Parser::new_ext(body, options).into_offset_iter()).collect();
        Doc {
            body,
            first_line,
            events,
        }
    }

    /// The file's line of a byte of the body.
    pub fn line(&self, offset: usize) -> usize {
        self.first_line + line_at(self.body, offset) - 1
    }

    /// The file's line of a slice's first event.
    pub fn line_of(&self, events: &[Spanned<'_>]) -> usize {
        self.line(events.first().map_or(0, |(_, range)| range.start))
    }

    /// The source text of a range.
    pub fn source(&self, range: &Range<usize>) -> &'a str {
        self.body.get(range.clone()).unwrap_or_default()
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Inline events without a paragraph around them: the text of a tight list item.
    Inline,
    /// A paragraph.
    Paragraph,
    /// A heading and its level.
    Heading(u8),
    /// A numbered list.
    OrderedList,
    /// A list.
    BulletList,
    /// A list item.
    Item,
    /// A code block.
    Code,
    /// A table.
    Table,
    /// A quotation, a rule, HTML.
    Other,
}

/// A run of events that belong together. `events` includes the block's own start and end.
#[derive(Clone, Copy, Debug)]
pub struct Block<'e, 'a> {
    /// What it is.
    pub kind: BlockKind,
    /// Its events.
    pub events: &'e [Spanned<'a>],
}

impl<'e, 'a> Block<'e, 'a> {
    /// The events between its start and end; all of them for `Inline`.
    pub fn inner(&self) -> &'e [Spanned<'a>] {
        match (self.kind, self.events) {
            (BlockKind::Inline, events) => events,
            (_, [_, inner @ .., _]) => inner,
            (_, events) => events,
        }
    }

    /// The blocks directly inside.
    pub fn children(&self) -> Vec<Block<'e, 'a>> {
        blocks(self.inner())
    }

    /// The fence, if it is a code block.
    pub fn fence(&self) -> Option<Fence> {
        match self.events.first() {
            Some((Event::Start(Tag::CodeBlock(kind)), _)) => Some(Fence::new(kind, self.inner())),
            _ => None,
        }
    }
}

/// Cuts events into blocks at depth 0.
pub fn blocks<'e, 'a>(events: &'e [Spanned<'a>]) -> Vec<Block<'e, 'a>> {
    let mut found: Vec<Block<'e, 'a>> = Vec::new();
    let mut position = 0;
    let mut inline_start = None;
    while let Some((event, _)) = events.get(position) {
        let (end, kind) = match event {
            Event::Start(tag) => (closing(events, position) + 1, block_kind(tag)),
            Event::Rule | Event::Html(_) => (position + 1, Some(BlockKind::Other)),
            _ => (position + 1, None),
        };
        if let Some(kind) = kind {
            if let Some(start) = inline_start.take() {
                found.push(Block {
                    kind: BlockKind::Inline,
                    events: &events[start..position],
                });
            }
            found.push(Block {
                kind,
                events: &events[position..end],
            });
        } else if inline_start.is_none() {
            inline_start = Some(position);
        }
        position = end;
    }
    if let Some(start) = inline_start {
        found.push(Block {
            kind: BlockKind::Inline,
            events: &events[start..],
        });
    }
    found
}

/// The index of the end that closes the start at `position`; the parser promises that they balance.
fn closing(events: &[Spanned<'_>], position: usize) -> usize {
    let mut depth = 0usize;
    for (idx, (event, _)) in events.iter().enumerate().skip(position) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return idx;
        }
    }
    events.len() - 1
}

fn block_kind(tag: &Tag<'_>) -> Option<BlockKind> {
    Some(match tag {
        Tag::Paragraph => BlockKind::Paragraph,
        Tag::Heading { level, .. } => BlockKind::Heading(heading_number(*level)),
        Tag::List(Some(_)) => BlockKind::OrderedList,
        Tag::List(None) => BlockKind::BulletList,
        Tag::Item => BlockKind::Item,
        Tag::CodeBlock(_) => BlockKind::Code,
        Tag::Table(_) => BlockKind::Table,
        Tag::BlockQuote(_) | Tag::HtmlBlock => BlockKind::Other,
        _ => return None,
    })
}

/// 1 for `#`, 6 for `######`.
pub fn heading_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// A code block: its language, attributes and text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fence {
    /// The first word after the backticks; empty when there is none.
    pub lang: String,
    /// `name="value"` pairs.
    pub attributes: Vec<(String, String)>,
    /// Whether what follows the language could not be read as such pairs.
    pub info_error: Option<String>,
    /// The code without its last newline.
    pub text: String,
}

impl Fence {
    /// The fence of a code block's kind and its inner events.
    pub fn new(kind: &CodeBlockKind<'_>, inner: &[Spanned<'_>]) -> Fence {
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.trim(),
            CodeBlockKind::Indented => "",
        };
        let (lang, rest) = info.split_once(char::is_whitespace).unwrap_or((info, ""));
        let (attributes, info_error) = attributes(rest);
        let mut text = String::new();
        for (event, _) in inner {
            if let Event::Text(part) = event {
                text.push_str(part);
            }
        }
        if text.ends_with('\n') {
            text.pop();
        }
        Fence {
            lang: lang.to_owned(),
            attributes,
            info_error,
            text,
        }
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

fn attributes(text: &str) -> (Vec<(String, String)>, Option<String>) {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let pair = rest
            .split_once("=\"")
            .and_then(|(name, tail)| tail.split_once('"').map(|(value, tail)| (name.trim(), value, tail)));
        let Some((name, value, tail)) = pair.filter(|(name, ..)| !name.contains(char::is_whitespace)) else {
            return (found, Some(format!("cannot read {rest:?} after the fence's language")));
        };
        found.push((name.to_owned(), value.to_owned()));
        rest = tail.trim();
    }
    (found, None)
}

/// The text a person reads: no markup, no diagrams, no outputs; code blocks only when `with_code`.
pub fn plain(events: &[Spanned<'_>], with_code: bool) -> String {
    let mut text = String::new();
    let mut position = 0;
    while let Some((event, _)) = events.get(position) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let end = closing(events, position);
                let fence = Fence::new(kind, &events[position + 1..end]);
                match fence.lang.as_str() {
                    "mermaid" | "steps" | "output" => {}
                    "template" => {
                        text.push_str(&template::plain(&fence.text));
                        text.push('\n');
                    }
                    _ if with_code => {
                        text.push_str(&fence.text);
                        text.push('\n');
                    }
                    _ => {}
                }
                position = end;
            }
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak => text.push_str(soft_break(&text, events.get(position + 1))),
            Event::HardBreak => text.push('\n'),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead,
            ) if !text.ends_with('\n') => text.push('\n'),
            Event::End(TagEnd::TableCell) => text.push(' '),
            _ => {}
        }
        position += 1;
    }
    text.trim().to_owned()
}

/// What a line break inside a paragraph stands for: nothing between two Chinese characters, else a space.
pub fn soft_break(before: &str, next: Option<&Spanned<'_>>) -> &'static str {
    let next = match next {
        Some((Event::Text(text) | Event::Code(text), _)) => text.chars().next(),
        _ => None,
    };
    let is_wide = |c: Option<char>| c.is_some_and(|c| c >= '\u{2e80}');
    if is_wide(before.chars().next_back()) && is_wide(next) {
        ""
    } else {
        " "
    }
}

/// A blank of a cloze question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// Accepted texts, the shown one first.
    pub accepted: Vec<String>,
    /// How many bytes of padding follow its placeholder.
    pub padding: usize,
}

/// The first placeholder: a private-use character that stands for blank 0; the others follow it.
const PLACEHOLDER: u32 = 0xE000;

/// Replaces each `{{…}}` in the stems of cloze questions by a placeholder of the same number of bytes, so that Markdown
/// neither reads the answers nor loses the positions.
pub fn take_blanks(body: &str) -> (Cow<'_, str>, Vec<Blank>) {
    let mut blanks: Vec<Blank> = Vec::new();
    let mut replaced = String::with_capacity(body.len());
    let mut fence: Option<String> = None;
    let mut is_cloze = false;
    for line in body.split_inclusive('\n') {
        let start = line.trim_start();
        let ticks: String = start
            .chars()
            .take_while(|&c| c == '`' || c == '~')
            .take_while(|&c| start.starts_with(c))
            .collect();
        match &fence {
            Some(open) if start.starts_with(open.as_str()) && start.trim_end().chars().all(|c| ticks.contains(c)) => {
                fence = None;
            }
            None if ticks.len() >= 3 => fence = Some(ticks),
            None if start.starts_with('#') => {
                is_cloze = start.starts_with("### ") && start.split_whitespace().nth(2) == Some("cloze");
            }
            _ => {}
        }
        if !is_cloze || fence.is_some() {
            replaced.push_str(line);
            continue;
        }
        let mut rest = line;
        while let Some((before, inside, after)) = rest
            .split_once("{{")
            .and_then(|(before, tail)| tail.split_once("}}").map(|(inside, after)| (before, inside, after)))
        {
            let Some(placeholder) = u32::try_from(blanks.len())
                .ok()
                .and_then(|idx| char::from_u32(PLACEHOLDER + idx))
                .filter(|c| ('\u{e000}'..='\u{f8ff}').contains(c))
            else {
                break;
            };
            let padding = inside.len() + 4 - placeholder.len_utf8().min(inside.len() + 4);
            replaced.push_str(before);
            replaced.push(placeholder);
            replaced.extend(std::iter::repeat_n('x', padding));
            blanks.push(Blank {
                accepted: inside.split('|').map(|text| text.trim().to_owned()).collect(),
                padding,
            });
            rest = after;
        }
        replaced.push_str(rest);
    }
    if blanks.is_empty() {
        (Cow::Borrowed(body), blanks)
    } else {
        (Cow::Owned(replaced), blanks)
    }
}

/// The number of the blank a character stands for.
pub fn blank_idx(character: char) -> Option<usize> {
    let idx = u32::from(character).checked_sub(PLACEHOLDER)?;
    (idx < 6400).then_some(idx as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_keep_the_bytes_in_place() {
        let body = "### a cloze\n\n从 {{7.4|7}} 到 `x = {{None}}`。\n\n```text\n{{no}}\n```\n\n#### 解析\n\n{{no}}\n";
        let (replaced, blanks) = take_blanks(body);
        assert_eq!(replaced.len(), body.len());
        let accepted: Vec<_> = blanks.iter().map(|blank| blank.accepted.clone()).collect();
        assert_eq!(accepted, [vec!["7.4", "7"], vec!["None"]]);
        assert_eq!(replaced.matches("{{no}}").count(), 2);
        assert_eq!(replaced.lines().count(), body.lines().count());
    }

    #[track_caller]
    fn check_info(info: &str, expect: &[(&str, &str)], is_ok: bool) {
        let (found, error) = attributes(info);
        let found: Vec<_> = found.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!((found.as_slice(), error.is_none()), (expect, is_ok), "{info}");
    }

    #[test]
    fn fence_attributes() {
        check_info("", &[], true);
        check_info("alt=\"a b\"", &[("alt", "a b")], true);
        check_info("a=\"1\" b=\"\"", &[("a", "1"), ("b", "")], true);
        check_info("a=1", &[], false);
        check_info("a=\"1", &[], false);
    }

    #[test]
    fn lines_join_as_chinese_is_written() {
        let doc = Doc::new("甲\n乙 a\nb\n\n- 丙\n- 丁\n", 1);
        assert_eq!(plain(&doc.events, false), "甲乙 a b\n丙\n丁");
    }
}
