//! Reads the whole folder of notes and gathers every problem in it. Everything else starts from here.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    author::{
        diagnostic::{Diagnostic, Report, Rule},
        graph,
        note::{self, NoteDraft},
        outline::{self, Deck, Outline},
        published::Ledger,
        run::{self, Runner},
    },
    domain::id::TopicId,
};

/// Whether the notes' code runs.
#[derive(Clone, Debug)]
pub enum Fences {
    /// It does, and has to print what its output blocks say.
    Run {
        /// The CPython to run it with.
        python: PathBuf,
        /// Where successes are remembered, so that a second check is fast.
        cache: Option<PathBuf>,
        /// How long a program may take; `run::TIMEOUT` for authors.
        timeout: Duration,
    },
    /// It does not: for building what was checked before.
    Skip,
}

/// What the folder holds.
#[derive(Debug)]
pub struct Survey {
    /// Topics in the bank's order.
    pub decks: Vec<Deck>,
    /// What has to be covered.
    pub outline: Outline,
    /// The permanent numbers.
    pub ledger: Ledger,
    /// The notes in the bank's order, those that are not listed last.
    pub drafts: Vec<NoteDraft>,
    /// Every problem, sorted, none twice.
    pub found: Vec<Diagnostic>,
}

/// Reads the folder `content`.
pub fn survey(content: &Path, fences: &Fences) -> Survey {
    let mut found = Vec::new();
    let outline = outline::read_outline(content, &mut found);
    let decks = outline::read_decks(content, &mut found);
    let published = content.join("published.txt");
    let ledger = if published.exists() {
        let text = outline::read(&published, "content/published.txt", &mut found).unwrap_or_default();
        Ledger::parse(&text, &mut found)
    } else {
        Ledger::default()
    };
    let mut drafts = Vec::new();
    // Only where a build folder is: a folder of notes elsewhere stays as it was.
    let target = content.join("../target");
    let cache = target.is_dir().then(|| target.join("bank-cache"));
    let mut unread = Vec::new();
    let mut seen = Vec::new();
    for (topic, name, file) in note_files(content, &mut found) {
        let path = format!("content/{topic}/{name}.md");
        let is_listed = decks
            .iter()
            .any(|deck| deck.id.as_str() == topic && deck.notes.iter().any(|note| note.value.as_str() == name));
        if !is_listed {
            let message = format!("{name} is not in the topic {topic} of content/bank.toml");
            found.push(Diagnostic::new(&path, 1, Rule::Unlisted, message));
        }
        seen.push((topic.clone(), name.clone()));
        let Some(text) = outline::read(&file, &path, &mut found) else {
            unread.push(name);
            continue;
        };
        let Ok(topic) = TopicId::new(&topic) else {
            let message = format!("the folder's name {topic:?} is not an id");
            found.push(Diagnostic::new(&path, 1, Rule::IdFormat, message));
            continue;
        };
        let mut report = Report::new(&path);
        match note::parse(&text, &name, &topic, cache.as_deref(), &mut report) {
            Some(draft) => drafts.push(draft),
            None => unread.push(name),
        }
        found.extend(report.into_found());
    }
    for deck in &decks {
        for note in &deck.notes {
            if !seen
                .iter()
                .any(|(topic, name)| topic == deck.id.as_str() && name == note.value.as_str())
            {
                let message = format!("content/{}/{}.md does not exist", deck.id, note.value);
                found.push(Diagnostic::new(
                    "content/bank.toml",
                    note.line,
                    Rule::ListedMissing,
                    message,
                ));
            }
        }
    }
    let place = |draft: &NoteDraft| {
        let deck_idx = decks.iter().position(|deck| deck.id == draft.topic);
        let note_idx = deck_idx.and_then(|idx| {
            let mut notes = decks[idx].notes.iter();
            notes.position(|note| note.value == draft.body.id)
        });
        (deck_idx.unwrap_or(usize::MAX), note_idx.unwrap_or(usize::MAX))
    };
    drafts.sort_by_key(place);
    graph::check(&drafts, &unread, &decks, &outline, &ledger, &mut found);
    if let Fences::Run { python, cache, timeout } = fences {
        let jobs: Vec<_> = drafts.iter().flat_map(|draft| draft.jobs.iter().cloned()).collect();
        let runner = Runner {
            python: python.clone(),
            cache: cache.clone(),
            timeout: *timeout,
            requirements: fs::read_to_string(content.join("requirements.txt")).unwrap_or_default(),
        };
        run::run_all(&jobs, &runner, &mut found);
    }
    found.sort();
    found.dedup();
    Survey {
        decks,
        outline,
        ledger,
        drafts,
        found,
    }
}

/// Topic, name and file of every note, sorted.
fn note_files(content: &Path, found: &mut Vec<Diagnostic>) -> Vec<(String, String, PathBuf)> {
    let mut files = Vec::new();
    for folder in entries(content, "content", found) {
        if !folder.is_dir() {
            continue;
        }
        let topic = file_name(&folder);
        for file in entries(&folder, &format!("content/{topic}"), found) {
            if file.extension().is_some_and(|extension| extension == "md") {
                let name = file_name(&file.with_extension(""));
                files.push((topic.clone(), name, file));
            }
        }
    }
    files.sort();
    files
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn entries(folder: &Path, path: &str, found: &mut Vec<Diagnostic>) -> Vec<PathBuf> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(error) => {
            let message = format!("cannot be read: {error}");
            found.push(Diagnostic::new(path, 1, Rule::Unreadable, message));
            Vec::new()
        }
    }
}
