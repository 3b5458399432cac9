//! Writing the log down, and what happens when that fails; backups; other tabs; new versions.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::App;
use crate::{
    domain::{
        log::{EntryKey, Event},
        progress::Progress,
    },
    store::{
        browser::{self, BrowserStorage},
        clock,
        journal::{
            AppendFailure, Changed, ImportError, ImportId, ImportInfo, ImportPreview, Journal, LoadReport, ReadOnly,
        },
        state::State,
        storage::StorageError,
        worker::Worker,
    },
    wire::{backup::BackupError, csv::write_csv},
};

/// What keeps answers from being stored, if anything does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum StorageTrouble {
    /// Nothing.
    #[default]
    None,
    /// The quota is used up.
    Full,
    /// The browser does not let us store.
    Denied,
    /// A newer version wrote here, so that we must not.
    Newer,
    /// Something else, in the browser's words.
    Other(String),
}

impl StorageTrouble {
    /// What an opened journal has to say.
    pub fn of(journal: &Journal<BrowserStorage>) -> StorageTrouble {
        journal
            .read_only()
            .map(StorageTrouble::of_read_only)
            .unwrap_or_default()
    }

    fn of_read_only(read_only: &ReadOnly) -> StorageTrouble {
        match read_only {
            ReadOnly::NewerVersion(_) => StorageTrouble::Newer,
            ReadOnly::Unavailable(error) => StorageTrouble::of_storage(error),
        }
    }

    fn of_storage(error: &StorageError) -> StorageTrouble {
        match error {
            StorageError::Full => StorageTrouble::Full,
            StorageError::Denied => StorageTrouble::Denied,
            StorageError::Other(words) => StorageTrouble::Other(words.clone()),
        }
    }

    fn of_failure(failure: &AppendFailure) -> StorageTrouble {
        match failure {
            AppendFailure::ReadOnly(read_only) => StorageTrouble::of_read_only(read_only),
            AppendFailure::Storage(error) => StorageTrouble::of_storage(error),
        }
    }
}

impl App {
    /// Adds to the log, and to what is shown. What can't be stored counts all the same and is reported.
    pub(super) fn record(self, event: Event) -> EntryKey {
        self.journal.update_untracked(|journal| {
            let entry = match journal.append(clock::now(), event) {
                Ok(entry) => {
                    self.set_trouble(StorageTrouble::None);
                    entry
                }
                Err(error) => {
                    self.set_trouble(StorageTrouble::of_failure(&error.cause));
                    error.entry
                }
            };
            self.progress.update(|progress| progress.catch_up(journal.entries()));
            entry.key
        })
    }

    fn set_trouble(self, trouble: StorageTrouble) {
        if *self.trouble.read_untracked() != trouble {
            self.trouble.set(trouble);
        }
    }

    /// What keeps answers from being stored.
    pub fn trouble(self) -> State<StorageTrouble> {
        self.trouble
    }

    /// How many entries are not stored, tracked through the progress and the trouble.
    pub fn n_pending(self) -> usize {
        self.progress.track();
        self.trouble.track();
        self.journal.read_untracked().pending().len()
    }

    /// Tries once more to store what is pending.
    pub fn retry_saving(self) {
        let outcome = self.journal.update_untracked(Journal::retry);
        self.trouble.set(
            outcome
                .err()
                .map(|failure| StorageTrouble::of_failure(&failure))
                .unwrap_or_default(),
        );
    }

    /// What was wrong with what was stored when the app started.
    pub fn load_report(self) -> State<LoadReport> {
        self.report
    }

    /// The service worker.
    pub fn worker(self) -> Worker {
        self.worker
    }

    /// The text of a backup of everything.
    pub fn backup(self) -> String {
        self.journal.read_untracked().export(clock::now())
    }

    /// The raw log as CSV.
    pub fn csv(self) -> String {
        let bank = self.bank();
        write_csv(self.journal.read_untracked().entries(), &bank)
    }

    /// What importing `text` would do.
    pub fn preview_import(self, text: &str) -> Result<ImportPreview, BackupError> {
        self.journal.read_untracked().preview_import(text)
    }

    /// Imports the new entries of `text`: all or none.
    pub fn import(self, text: &str) -> Result<ImportId, ImportError> {
        self.change_journal(|journal| journal.import(text, clock::now()))
    }

    /// Takes an import back.
    pub fn undo_import(self, id: ImportId) -> Result<(), ImportError> {
        self.change_journal(|journal| journal.undo_import(id))
    }

    /// The imports in force, tracked through the progress.
    pub fn imports(self) -> Vec<ImportInfo> {
        self.progress.track();
        self.journal.read_untracked().imports().cloned().collect()
    }

    /// Units of storage used by this app, in UTF-16 units; tracked through the progress.
    pub fn storage_units(self) -> usize {
        self.progress.track();
        self.session_file.read_untracked().n_units_of_all()
    }

    /// The number of entries in the log, tracked through the progress.
    pub fn n_entries(self) -> usize {
        self.progress.track();
        self.journal.read_untracked().entries().len()
    }

    fn change_journal<T>(
        self,
        change: impl FnOnce(&mut Journal<BrowserStorage>) -> Result<T, ImportError>,
    ) -> Result<T, ImportError> {
        self.journal.update_untracked(|journal| {
            let outcome = change(journal);
            self.progress.set(Progress::fold(journal.entries()));
            outcome
        })
    }

    /// Writes the round down, so that a reload goes on with it. A round that can't be written is still there until the
    /// page closes; its answers are in the log.
    pub(super) fn save_session(self) {
        self.session_file
            .read_untracked()
            .write(self.session.read_untracked().as_ref());
    }

    /// Answers given in another tab show up here.
    pub(super) fn listen_to_other_tabs(self) {
        let listening = browser::on_other_tabs(move || {
            self.journal.update_untracked(|journal| match journal.reload_others() {
                Ok(Changed::Yes) => self.progress.set(Progress::fold(journal.entries())),
                Ok(Changed::No) => {}
                Err(error) => self.set_trouble(StorageTrouble::of_storage(&error)),
            });
        });
        if let Err(error) = listening {
            leptos::logging::warn!("other tabs will be seen at the next start: {error}");
        }
    }
}

/// Offers `text` as a file to keep, of the MIME type `kind`.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), wasm_bindgen::JsValue> {
    let parts = js_sys::Array::of1(&text.into());
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&url)
}
