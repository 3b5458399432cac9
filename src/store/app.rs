//! The app's state: signals to read, commands to call. Everything that touches the outside world goes through here.

mod content;
mod insight;
mod overview;
mod rounds;
mod searching;
mod upkeep;

use std::{collections::HashMap, sync::Arc};

use leptos::prelude::*;

pub use content::Body;
pub use overview::Overview;
pub use searching::Searchable;
pub use upkeep::{StorageTrouble, download};

use crate::{
    domain::{
        asks::Asks,
        bank::Bank,
        id::{Code, NoteId, TopicId},
        log::{Event, Grade},
        progress::Progress,
        quiz::session::Session,
        settings::{Language, Settings},
    },
    store::{
        browser::BrowserStorage,
        clock,
        journal::{Journal, LoadReport},
        session_file::SessionFile,
        worker::Worker,
    },
};

/// What the app is started with.
pub struct Start {
    /// The bank's index.
    pub bank: Bank,
    /// The site's path, with both slashes.
    pub base: String,
    /// Path of the follow-ups' asks, relative to the base.
    pub asks_path: String,
    /// Path of the search texts, relative to the base.
    pub texts_path: String,
    /// The log, opened.
    pub journal: Journal<BrowserStorage>,
    /// What was found wrong while opening it.
    pub report: LoadReport,
    /// What the log says.
    pub progress: Progress,
    /// The round that was under way, if any.
    pub session: Option<Session>,
    /// Where the round under way is kept.
    pub session_file: SessionFile,
}

/// The state, as a context. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct App {
    bank: StoredValue<Arc<Bank>>,
    base: StoredValue<Arc<str>>,
    texts_path: StoredValue<String>,
    journal: StoredValue<Journal<BrowserStorage>, LocalStorage>,
    session_file: StoredValue<SessionFile, LocalStorage>,
    progress: RwSignal<Progress>,
    settings: Memo<Settings>,
    asks: RwSignal<Arc<Asks>>,
    bodies: RwSignal<HashMap<TopicId, Body>>,
    searchable: RwSignal<Searchable>,
    session: RwSignal<Option<Session>>,
    trail: RwSignal<Vec<NoteId>>,
    trouble: RwSignal<StorageTrouble>,
    report: RwSignal<LoadReport>,
    worker: Worker,
}

impl App {
    /// Makes the state. Call once, inside a reactive owner that lives as long as the page.
    pub fn new(start: Start) -> App {
        let progress = RwSignal::new(start.progress);
        let settings = Memo::new(move |_| {
            let progress = progress.read();
            Settings::read(|key| progress.setting(key))
        });
        let trouble = StorageTrouble::of(&start.journal);
        let app = App {
            bank: StoredValue::new(Arc::new(start.bank)),
            base: StoredValue::new(start.base.into()),
            texts_path: StoredValue::new(start.texts_path),
            journal: StoredValue::new_local(start.journal),
            session_file: StoredValue::new_local(start.session_file),
            progress,
            settings,
            asks: RwSignal::new(Arc::default()),
            bodies: RwSignal::new(HashMap::new()),
            searchable: RwSignal::new(Searchable::default()),
            session: RwSignal::new(start.session),
            trail: RwSignal::new(Vec::new()),
            trouble: RwSignal::new(trouble),
            report: RwSignal::new(start.report),
            worker: Worker::start(),
        };
        app.listen_to_other_tabs();
        app.fetch_asks(&start.asks_path);
        app
    }

    /// The context.
    pub fn here() -> App {
        expect_context()
    }

    /// The bank's index.
    pub fn bank(self) -> Arc<Bank> {
        self.bank.get_value()
    }

    /// The site's path, with both slashes.
    pub fn base(self) -> Arc<str> {
        self.base.get_value()
    }

    /// What the log says about the person.
    pub fn progress(self) -> ReadSignal<Progress> {
        self.progress.read_only()
    }

    /// The settings, tracked.
    pub fn settings(self) -> Settings {
        self.settings.get()
    }

    /// The interface's language, tracked.
    pub fn language(self) -> Language {
        self.settings.read().language
    }

    /// Changes a setting.
    pub fn set(self, key: &str, value: &str) {
        self.record(Event::SettingChanged {
            key: key.to_owned(),
            value: value.to_owned(),
        });
    }

    /// Stars or unstars a note or question.
    pub fn star(self, code: Code, on: bool) {
        self.record(Event::Starred { code, on });
    }

    /// Reports a note or question as wrong; an empty reason withdraws the report.
    pub fn flag(self, code: Code, reason: &str) {
        self.record(Event::Flagged {
            code,
            reason: reason.to_owned(),
        });
    }

    /// Writes the person's own text on a note.
    pub fn write_note(self, code: Code, text: &str) {
        self.record(Event::NoteWritten {
            code,
            text: text.to_owned(),
        });
    }

    /// A step along a follow-up was taken, outside a round.
    pub fn walk(self, from: &NoteId, to: &NoteId) {
        let bank = self.bank();
        if let (Some(from_note), Some(to_note)) = (bank.note(from), bank.note(to)) {
            self.record(Event::Walked {
                from: from_note.code,
                to: to_note.code,
                grade: None::<Grade>,
            });
        }
        self.stroll(from, to);
    }

    /// A step was taken that is no follow-up, backwards for instance: remembered as the way one came, not logged.
    pub fn stroll(self, from: &NoteId, to: &NoteId) {
        self.trail.update(|trail| {
            match trail.iter().position(|step| step == from) {
                Some(step_idx) => trail.truncate(step_idx + 1),
                None => *trail = vec![from.clone()],
            }
            if let Some(step_idx) = trail.iter().position(|step| step == to) {
                trail.truncate(step_idx);
            }
            trail.push(to.clone());
        });
    }

    /// The chain walked so far as far as `current`, which is its last; tracked.
    pub fn trail_to(self, current: &NoteId) -> Vec<NoteId> {
        let trail = self.trail.read();
        match trail.iter().position(|step| step == current) {
            Some(step_idx) => trail[..=step_idx].to_vec(),
            None => vec![current.clone()],
        }
    }

    /// The notes one came by, the last being where one is; untracked.
    pub fn came_from(self) -> Vec<NoteId> {
        self.trail.get_untracked()
    }

    /// Somebody tried to remember where an interviewer goes from one note to the other.
    pub fn remember_edge(self, from: Code, to: Code, grade: Grade) {
        self.record(Event::Walked {
            from,
            to,
            grade: Some(grade),
        });
    }

    /// Any note.
    pub fn random_note(self) -> Option<NoteId> {
        let bank = self.bank();
        let n_notes = bank.notes().len() as u64;
        let note_idx = clock::seed().checked_rem(n_notes)?;
        bank.notes().get(note_idx as usize).map(|note| note.id.clone())
    }
}
