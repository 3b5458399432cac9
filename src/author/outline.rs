//! `content/outline.toml` (what must be covered) and `content/bank.toml` (topics and their reading order).

use std::{fs, path::Path};

use serde::Deserialize;
use toml::Spanned;

use crate::{
    author::{
        diagnostic::{Diagnostic, Rule, line_at},
        front::Located,
    },
    domain::id::{NoteId, TopicId},
};

/// What the bank has to cover.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Outline {
    /// The decks.
    #[serde(default, rename = "topic")]
    pub topics: Vec<OutlineTopic>,
    /// The things to be covered.
    #[serde(default, rename = "point")]
    pub points: Vec<Point>,
    /// The follow-ups to be walkable.
    #[serde(default, rename = "edge")]
    pub edges: Vec<OutlineEdge>,
}

/// A deck of the outline.
#[derive(Clone, Debug, Deserialize)]
pub struct OutlineTopic {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// Something a candidate has to be able to say.
#[derive(Clone, Debug, Deserialize)]
pub struct Point {
    /// Its id, `topic.name`.
    pub id: String,
    /// The deck it belongs to.
    pub topic: String,
}

/// A follow-up of the outline.
#[derive(Clone, Debug, Deserialize)]
pub struct OutlineEdge {
    /// The point it comes from.
    pub from: String,
    /// The point it leads to.
    pub to: String,
}

impl Outline {
    /// Whether the outline has that point.
    pub fn has(&self, point: &str) -> bool {
        self.points.iter().any(|known| known.id == point)
    }
}

/// A topic of the bank and its notes in reading order.
#[derive(Clone, Debug)]
pub struct Deck {
    /// Its id, also the folder's name.
    pub id: TopicId,
    /// Title.
    pub title: String,
    /// One line on what it prepares for.
    pub summary: String,
    /// Its notes.
    pub notes: Vec<Located<NoteId>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BankFile {
    #[serde(default)]
    topic: Vec<DeckRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeckRow {
    id: Spanned<String>,
    title: String,
    summary: String,
    notes: Vec<Spanned<String>>,
}

/// Reads `outline.toml` of the folder `content`.
pub fn read_outline(content: &Path, found: &mut Vec<Diagnostic>) -> Outline {
    let path = "content/outline.toml";
    let Some(text) = read(&content.join("outline.toml"), path, found) else {
        return Outline::default();
    };
    toml::from_str(&text).unwrap_or_else(|error| {
        let line = line_at(&text, error.span().map_or(0, |span| span.start));
        found.push(Diagnostic::new(path, line, Rule::BankToml, error.message()));
        Outline::default()
    })
}

/// Reads `bank.toml` of the folder `content`.
pub fn read_decks(content: &Path, found: &mut Vec<Diagnostic>) -> Vec<Deck> {
    let path = "content/bank.toml";
    let Some(text) = read(&content.join("bank.toml"), path, found) else {
        return Vec::new();
    };
    let file: BankFile = match toml::from_str(&text) {
        Ok(file) => file,
        Err(error) => {
            let line = line_at(&text, error.span().map_or(0, |span| span.start));
            found.push(Diagnostic::new(path, line, Rule::BankToml, error.message()));
            return Vec::new();
        }
    };
    let mut decks: Vec<Deck> = Vec::new();
    for row in file.topic {
        let line = line_at(&text, row.id.span().start);
        let id = match TopicId::new(row.id.get_ref()) {
            Ok(id) => id,
            Err(error) => {
                found.push(Diagnostic::new(path, line, Rule::IdFormat, error.to_string()));
                continue;
            }
        };
        if decks.iter().any(|deck| deck.id == id) {
            let message = format!("the topic {id} is there twice");
            found.push(Diagnostic::new(path, line, Rule::DuplicateId, message));
            continue;
        }
        if row.title.trim().is_empty() || row.summary.trim().is_empty() {
            let message = format!("the topic {id} needs a title and a summary");
            found.push(Diagnostic::new(path, line, Rule::BankToml, message));
        }
        let mut notes: Vec<Located<NoteId>> = Vec::new();
        for note in row.notes {
            let line = line_at(&text, note.span().start);
            match NoteId::new(note.get_ref()) {
                Ok(value) => {
                    let mut listed = decks.iter().flat_map(|deck| &deck.notes).chain(&notes);
                    if listed.any(|other| other.value == value) {
                        let message = format!("the note {value} is listed twice");
                        found.push(Diagnostic::new(path, line, Rule::DuplicateId, message));
                    } else {
                        notes.push(Located { value, line });
                    }
                }
                Err(error) => found.push(Diagnostic::new(path, line, Rule::IdFormat, error.to_string())),
            }
        }
        decks.push(Deck {
            id,
            title: row.title,
            summary: row.summary,
            notes,
        });
    }
    decks
}

/// Reads a text file; a problem is recorded under `path`, the name the author knows.
pub fn read(file: &Path, path: &str, found: &mut Vec<Diagnostic>) -> Option<String> {
    match fs::read_to_string(file) {
        Ok(text) => Some(text),
        Err(error) => {
            let message = format!("cannot be read: {error}");
            found.push(Diagnostic::new(path, 1, Rule::Unreadable, message));
            None
        }
    }
}
