//! The app's state: signals to read, commands to call. Everything that touches the outside world goes through here.

mod content;
mod insight;
mod interviews;
mod overview;
mod planning;
mod rounds;
mod searching;
mod training;
mod upkeep;

use std::sync::Arc;

use leptos::prelude::expect_context;

pub use content::Body;
pub use interviews::{Interviews, KeptReport};
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
        sorted_map::SortedMap,
    },
    store::{
        browser::{self, BrowserStorage},
        clock, handover,
        journal::{Journal, LoadReport},
        session_file::SessionFile,
        shared::Derived,
        speech::Speech,
        state::State,
        trainer::Trainer,
        worker::Worker,
    },
};

/// What the app is started with.
pub struct Start {
    /// The bank's index.
    pub bank: Bank,
    /// The site's path, with both slashes.
    pub base: String,
    /// Path of the asks, relative to the base.
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
    /// Where the round and the interview under way are kept.
    pub session_file: SessionFile,
    /// The interview that was under way, if any.
    pub interviews: Interviews,
}

/// The state, as a context. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct App {
    bank: State<Arc<Bank>>,
    base: State<Arc<str>>,
    asks_path: State<String>,
    texts_path: State<String>,
    journal: State<Journal<BrowserStorage>>,
    session_file: State<SessionFile>,
    progress: State<Progress>,
    settings: Derived<Settings>,
    asks: State<Arc<Asks>>,
    bodies: State<SortedMap<TopicId, Body>>,
    searchable: State<Searchable>,
    session: State<Option<Session>>,
    trail: State<Vec<NoteId>>,
    trouble: State<StorageTrouble>,
    report: State<LoadReport>,
    worker: Worker,
    interviews: State<Interviews>,
    speech: Speech,
    trainer: Trainer,
}

impl App {
    /// Makes the state. Call once, inside a reactive owner that lives as long as the page.
    pub fn new(start: Start) -> App {
        let progress = State::new(start.progress);
        let settings = Derived::new(move |_| {
            let progress = progress.read();
            Settings::read(|key| progress.setting(key))
        });
        let trouble = StorageTrouble::of(&start.journal);
        let app = App {
            bank: State::new(Arc::new(start.bank)),
            base: State::new(start.base.into()),
            asks_path: State::new(start.asks_path),
            texts_path: State::new(start.texts_path),
            journal: State::new(start.journal),
            session_file: State::new(start.session_file),
            progress,
            settings,
            asks: State::new(Arc::default()),
            bodies: State::new(SortedMap::default()),
            searchable: State::new(Searchable::default()),
            session: State::new(start.session),
            trail: State::new(kept_trail()),
            trouble: State::new(trouble),
            report: State::new(start.report),
            worker: Worker::start(),
            interviews: State::new(start.interviews),
            speech: Speech::asleep(),
            trainer: Trainer::new(),
        };
        app.listen_to_other_tabs();
        let has_pending = !app.journal.read_untracked().pending().is_empty();
        if has_pending {
            // Carried over from before the page was loaded anew: what keeps them from being stored is to be said.
            app.retry_saving();
        }
        app.want_asks(Box::new(|| ()));
        app
    }

    /// The context.
    pub fn here() -> App {
        expect_context()
    }

    /// The bank's index.
    pub fn bank(self) -> Arc<Bank> {
        self.bank.get_untracked()
    }

    /// The site's path, with both slashes.
    pub fn base(self) -> Arc<str> {
        self.base.get_untracked()
    }

    /// What the log says about the person.
    pub fn progress(self) -> State<Progress> {
        self.progress
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
        let trail = self.trail.read_untracked();
        let ids: Vec<&str> = trail.iter().map(NoteId::as_str).collect();
        browser::keep_for_tab(TRAIL, &ids.join(" "));
    }

    /// The chain walked so far as far as `current`, which is its last; tracked.
    pub fn trail_to(self, current: &NoteId) -> Vec<NoteId> {
        let trail = self.trail.read();
        match trail.iter().position(|step| step == current) {
            Some(step_idx) => trail[..=step_idx].to_vec(),
            None => vec![current.clone()],
        }
    }

    /// Somebody tried to remember where an interviewer goes from one note to the other.
    pub fn remember_edge(self, from: Code, to: Code, grade: Grade) {
        self.record(Event::Walked {
            from,
            to,
            grade: Some(grade),
        });
    }

    /// Reading aloud.
    pub fn speech(self) -> Speech {
        self.speech
    }

    /// Loads the page anew at the address it has, where another program of ours goes on.
    pub fn hand_over(self) {
        browser::keep_for_tab(HANDED_OVER, "1");
        let journal = self.journal.read_untracked();
        let session = self.session.read_untracked();
        handover::leave(journal.writer(), journal.pending(), session.as_ref());
        if let Some(window) = web_sys::window() {
            // Loading the page anew does not fail.
            let _ = window.location().reload();
        }
    }

    /// Whether another program of ours has just handed over; says so once.
    pub fn was_handed_over(self) -> bool {
        browser::take_for_tab(HANDED_OVER).is_some()
    }

    /// Any note.
    pub fn random_note(self) -> Option<NoteId> {
        let bank = self.bank();
        let n_notes = bank.notes().len() as u64;
        let note_idx = clock::seed().checked_rem(n_notes)?;
        bank.notes().get(note_idx as usize).map(|note| note.id.clone())
    }
}

/// Under which the way one came is kept for the tab: another program of ours may go on with it (`ui::extra`).
const TRAIL: &str = "trail";

/// Under which one program of ours says to the next that it is not the person who loaded the page anew.
const HANDED_OVER: &str = "handed-over";

fn kept_trail() -> Vec<NoteId> {
    let kept = browser::kept_for_tab(TRAIL).unwrap_or_default();
    kept.split(' ').filter_map(|id| NoteId::new(id).ok()).collect()
}
