//! A note's front matter: TOML between two lines `+++`. Knows the keys and their shapes, not the rest of the bank.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{
    author::diagnostic::{Report, Rule, line_at},
    domain::{
        bank::{FollowUpKind, Source},
        id::NoteId,
    },
};

/// A value and the line it stands on.
#[derive(Clone, Debug)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its line in the file, from 1.
    pub line: usize,
}

/// What the front matter says. Missing values are empty and already reported.
#[derive(Clone, Debug, Default)]
pub struct Front {
    /// The note's id, when it is one.
    pub id: Option<Located<NoteId>>,
    /// Title.
    pub title: String,
    /// The interviewer's question.
    pub ask: String,
    /// Points of the outline it covers.
    pub covers: Vec<Located<String>>,
    /// 1–3; 0 when missing.
    pub level: u8,
    /// Primary sources.
    pub sources: Vec<Source>,
    /// Edges to notes.
    pub follow_ups: Vec<Edge>,
    /// Edges to points that have no note yet.
    pub waiting: Vec<Edge>,
}

/// An edge as it is written.
#[derive(Clone, Debug)]
pub struct Edge {
    /// The note's id, or for `waiting` the outline point.
    pub target: Located<String>,
    /// How the interviewer gets there.
    pub ask: String,
    /// In which direction; `None` when missing or unknown, and already reported.
    pub kind: Option<FollowUpKind>,
}

/// Splits a file into its front matter and the byte where the body starts. `None`: there is no front matter.
pub fn split(text: &str) -> Option<(Range<usize>, usize)> {
    let opening = if text.starts_with("+++\r\n") { 5 } else { 4 };
    if !text.starts_with("+++\n") && opening == 4 {
        return None;
    }
    let mut offset = opening;
    for line in text[opening..].split_inclusive('\n') {
        if line.trim_end() == "+++" {
            return Some((opening..offset, offset + line.len()));
        }
        offset += line.len();
    }
    None
}

/// Reads the front matter at `range` of `text`.
pub fn parse(text: &str, range: Range<usize>, report: &mut Report) -> Front {
    let start = range.start;
    let (table, errors) = DeTable::parse_recoverable(&text[range]);
    for error in &errors {
        let offset = error.span().map_or(0, |span| span.start);
        let message = format!("bad TOML: {}", error.message());
        report.push(line_at(text, start + offset), Rule::FrontMatter, message);
    }
    if !errors.is_empty() {
        // Recovery guesses; reporting missing keys on top would be noise.
        return Front::default();
    }
    let mut reader = Reader { text, start, report };
    reader.front(table.get_ref())
}

struct Reader<'a> {
    text: &'a str,
    start: usize,
    report: &'a mut Report,
}

impl Reader<'_> {
    fn line(&self, span: Range<usize>) -> usize {
        line_at(self.text, self.start + span.start)
    }

    fn front(&mut self, table: &DeTable<'_>) -> Front {
        const KEYS: [&str; 8] = [
            "id",
            "title",
            "ask",
            "covers",
            "level",
            "sources",
            "follow_up",
            "waiting",
        ];
        self.only(table, &KEYS);
        let id = self.string(table, "id", 2).and_then(|id| match NoteId::new(&id.value) {
            Ok(value) => Some(Located { value, line: id.line }),
            Err(error) => {
                self.report.push(id.line, Rule::IdFormat, error.to_string());
                None
            }
        });
        let title = self.string(table, "title", 2);
        if let Some(title) = &title
            && title.value.chars().count() > 24
        {
            let message = format!("the title has {} characters", title.value.chars().count());
            self.report.push(title.line, Rule::TitleLength, message);
        }
        let ask = self.string(table, "ask", 2).map(|ask| ask.value);
        let covers = self.covers(table);
        let level = self.level(table);
        let sources = self.sources(table);
        Front {
            id,
            title: title.map(|title| title.value).unwrap_or_default(),
            ask: ask.unwrap_or_default(),
            covers,
            level,
            sources,
            follow_ups: self.edges(table, "follow_up", "to"),
            waiting: self.edges(table, "waiting", "covers"),
        }
    }

    fn only(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for key in table.keys() {
            if !known.contains(&key.get_ref().as_ref()) {
                let line = self.line(key.span());
                self.report
                    .push(line, Rule::UnknownKey, format!("unknown key `{}`", key.get_ref()));
            }
        }
    }

    fn wrong(&mut self, line: usize, message: String) {
        self.report.push(line, Rule::FrontValue, message);
    }

    /// A non-empty string; reported at `fallback` when it is missing.
    fn string(&mut self, table: &DeTable<'_>, key: &str, fallback: usize) -> Option<Located<String>> {
        let Some(value) = table.get(key) else {
            self.wrong(fallback, format!("`{key}` is missing"));
            return None;
        };
        let line = self.line(value.span());
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some(Located {
                value: text.trim().to_owned(),
                line,
            }),
            _ => {
                self.wrong(line, format!("`{key}` has to be a text that says something"));
                None
            }
        }
    }

    fn covers(&mut self, table: &DeTable<'_>) -> Vec<Located<String>> {
        let mut covers = Vec::new();
        match table.get("covers").map(Spanned::get_ref) {
            Some(DeValue::Array(items)) => {
                for item in items.iter() {
                    let line = self.line(item.span());
                    match item.get_ref().as_str() {
                        Some(point) => covers.push(Located {
                            value: point.to_owned(),
                            line,
                        }),
                        None => self.wrong(line, "`covers` lists texts".into()),
                    }
                }
                if items.is_empty() {
                    self.wrong(2, "`covers` is empty".into());
                }
            }
            Some(_) => self.wrong(2, "`covers` has to be a list".into()),
            None => self.wrong(2, "`covers` is missing".into()),
        }
        covers
    }

    fn level(&mut self, table: &DeTable<'_>) -> u8 {
        let Some(value) = table.get("level") else {
            self.wrong(2, "`level` is missing".into());
            return 0;
        };
        let level = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().parse().ok().filter(|level| (1..=3).contains(level)),
            _ => None,
        };
        if level.is_none() {
            let line = self.line(value.span());
            self.wrong(line, "`level` has to be 1, 2 or 3".into());
        }
        level.unwrap_or(0)
    }

    fn sources(&mut self, table: &DeTable<'_>) -> Vec<Source> {
        let mut sources = Vec::new();
        let Some(value) = table.get("sources") else {
            self.wrong(2, "`sources` is missing".into());
            return sources;
        };
        let line = self.line(value.span());
        let Some(items) = value.get_ref().as_array().filter(|items| !items.is_empty()) else {
            self.wrong(
                line,
                "`sources` has to list at least one { title = \"…\", url = \"https://…\" }".into(),
            );
            return sources;
        };
        for item in items.iter() {
            let line = self.line(item.span());
            let DeValue::Table(table) = item.get_ref() else {
                self.wrong(line, "a source is { title = \"…\", url = \"https://…\" }".into());
                continue;
            };
            self.only(table, &["title", "url"]);
            let title = self.string(table, "title", line);
            let url = self.string(table, "url", line);
            if let (Some(title), Some(url)) = (title, url) {
                if !url.value.starts_with("https://") {
                    self.report
                        .push(url.line, Rule::Https, format!("the source {} is not https", url.value));
                }
                sources.push(Source {
                    title: title.value,
                    url: url.value,
                });
            }
        }
        sources
    }

    fn edges(&mut self, table: &DeTable<'_>, key: &str, target_key: &str) -> Vec<Edge> {
        let mut edges = Vec::new();
        let Some(value) = table.get(key) else {
            return edges;
        };
        let line = self.line(value.span());
        let Some(items) = value.get_ref().as_array() else {
            self.wrong(line, format!("write `[[{key}]]`"));
            return edges;
        };
        for item in items.iter() {
            let line = self.line(item.span());
            let DeValue::Table(table) = item.get_ref() else {
                self.wrong(line, format!("write `[[{key}]]`"));
                continue;
            };
            self.only(table, &[target_key, "ask", "kind"]);
            let target = self.string(table, target_key, line);
            let ask = table
                .get("ask")
                .and_then(|ask| ask.get_ref().as_str())
                .map(str::trim)
                .unwrap_or_default();
            if ask.is_empty() {
                self.report
                    .push(line, Rule::FollowUpAsk, format!("this `[[{key}]]` has no `ask`"));
            }
            let name = table
                .get("kind")
                .and_then(|kind| kind.get_ref().as_str())
                .unwrap_or_default();
            let kind = FollowUpKind::from_name(name);
            if kind.is_none() {
                self.report.push(
                    line,
                    Rule::FollowUpKind,
                    format!("this `[[{key}]]` has the kind {name:?}"),
                );
            }
            if let Some(target) = target {
                edges.push(Edge {
                    target,
                    ask: ask.to_owned(),
                    kind,
                });
            }
        }
        edges
    }
}
