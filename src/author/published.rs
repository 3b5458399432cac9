//! `content/published.txt`: the permanent numbers of notes and questions. A number is never reused.
//!
//! Lines are `<number> <note-id>` or `<number> <note-id>/<question>`; a retired one ends in ` -> where it went`.

use std::collections::HashMap;

use crate::{
    author::diagnostic::{Diagnostic, Rule},
    domain::id::{Code, NoteId, QuestionSlug},
};

/// The name authors know the file by.
pub const PATH: &str = "content/published.txt";

/// The numbers given so far.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    code_by_name: HashMap<String, Code>,
    lines: Vec<Line>,
    greatest: u32,
}

/// One published name.
#[derive(Clone, Debug)]
pub struct Line {
    /// `note` or `note/question`.
    pub name: String,
    /// Its line in the file.
    pub line: usize,
    /// Where it went, when it was retired.
    pub retired: Option<String>,
}

impl Ledger {
    /// Reads the file's text. Empty lines and lines starting with `#` are skipped.
    pub fn parse(text: &str, found: &mut Vec<Diagnostic>) -> Ledger {
        let mut ledger = Ledger::default();
        for (text, line) in text.lines().zip(1..) {
            if text.trim().is_empty() || text.starts_with('#') {
                continue;
            }
            if let Err((rule, message)) = ledger.add(text, line) {
                found.push(Diagnostic::new(PATH, line, rule, message));
            }
        }
        ledger
    }

    fn add(&mut self, text: &str, line: usize) -> Result<(), (Rule, String)> {
        let malformed = |message: &str| Err((Rule::PublishedFormat, message.to_owned()));
        let (entry, retired) = match text.split_once("->") {
            Some((entry, place)) => (entry, Some(place.trim().to_owned())),
            None => (text, None),
        };
        let mut words = entry.split_whitespace();
        let (Some(number), Some(name), None) = (words.next(), words.next(), words.next()) else {
            return malformed("this is not `<number> <id>`");
        };
        let Ok(number) = number.parse::<u32>() else {
            return malformed("the number is not a number");
        };
        let (note, question) = name
            .split_once('/')
            .map_or((name, None), |(note, question)| (note, Some(question)));
        if NoteId::new(note).is_err() || question.is_some_and(|slug| QuestionSlug::new(slug).is_err()) {
            return malformed("this is not an id");
        }
        if number <= self.greatest {
            return malformed("numbers have to ascend and are never reused");
        }
        if self.code_by_name.contains_key(name) {
            return malformed("this id already has a number");
        }
        self.greatest = number;
        self.code_by_name.insert(name.to_owned(), Code(number));
        let is_silent = retired.as_ref().is_some_and(String::is_empty);
        self.lines.push(Line {
            name: name.to_owned(),
            line,
            retired,
        });
        if is_silent {
            return Err((
                Rule::Retired,
                format!("{name} is retired but nothing says where it went"),
            ));
        }
        Ok(())
    }

    /// The number of `note` or `note/question`.
    pub fn code(&self, name: &str) -> Option<Code> {
        self.code_by_name.get(name).copied()
    }

    /// Everything published, in the file's order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The lines to append so that every one of `names` has a number. Those that have one are skipped.
    pub fn additions<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        let mut next = self.greatest;
        let mut added = Vec::new();
        for name in names {
            if self.code(name).is_none() {
                next += 1;
                added.push(format!("{next} {name}"));
            }
        }
        added
    }
}
