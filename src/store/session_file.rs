//! Where the round and the interview under way are kept, one of each for each tab's slot, so that they survive a reload or a
//! phone call.
//!
//! Only a convenience: the answers themselves are in the log. So what can't be written or read is let go; what can't be read
//! stays where it is until another begins.

use crate::{
    domain::{interview::Interview, log::TabId, quiz::session::Session},
    store::{
        browser::{BrowserStorage, PREFIX},
        storage::Storage,
    },
    wire::{
        error::WireError,
        interview::{decode_interview, encode_interview},
        session::{decode_session, encode_session},
    },
};

/// The place for one tab's round and interview.
#[derive(Clone, Debug)]
pub struct SessionFile {
    storage: BrowserStorage,
    session_key: String,
    interview_key: String,
}

impl SessionFile {
    /// The place for the tab in this slot.
    pub fn new(storage: BrowserStorage, tab: TabId) -> SessionFile {
        SessionFile {
            storage,
            session_key: format!("{PREFIX}session:{}", tab.0),
            interview_key: format!("{PREFIX}interview:{}", tab.0),
        }
    }

    /// The round kept there, if there is one that can be read.
    pub fn read(&self) -> Option<Session> {
        self.read_as(&self.session_key, decode_session)
    }

    /// Keeps the round, or forgets it.
    pub fn write(&self, session: Option<&Session>) {
        self.write_text(&self.session_key, session.map(encode_session));
    }

    /// The interview kept there, if there is one that can be read.
    pub fn read_interview(&self) -> Option<Interview> {
        self.read_as(&self.interview_key, decode_interview)
    }

    /// Keeps the interview, or forgets it.
    pub fn write_interview(&self, interview: Option<&Interview>) {
        self.write_text(&self.interview_key, interview.map(encode_interview));
    }

    fn read_as<T>(&self, key: &str, decode: fn(&str) -> Result<T, WireError>) -> Option<T> {
        let text = self.storage.get(key).ok().flatten()?;
        match decode(&text) {
            Ok(kept) => Some(kept),
            Err(error) => {
                leptos::logging::warn!("what was under way can't be resumed: {error}");
                None
            }
        }
    }

    fn write_text(&self, key: &str, text: Option<String>) {
        let outcome = match text {
            Some(text) => self.storage.set(key, &text),
            None => self.storage.remove(key),
        };
        if let Err(error) = outcome {
            leptos::logging::warn!("what is under way is not kept: {error}");
        }
    }

    /// Units used by everything of ours, in UTF-16 units: keys plus values.
    pub fn n_units_of_all(&self) -> usize {
        let keys = self.storage.keys(PREFIX).unwrap_or_default();
        keys.iter()
            .map(|key| {
                let value = self.storage.get(key).ok().flatten().unwrap_or_default();
                key.encode_utf16().count() + value.encode_utf16().count()
            })
            .sum()
    }
}
