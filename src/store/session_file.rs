//! Where the round under way is kept, one for each tab's slot, so that it survives a reload or a phone call.
//!
//! Only a convenience: the answers themselves are in the log. So a round that can't be written or read is let go.

use crate::{
    domain::{log::TabId, quiz::session::Session},
    store::{
        browser::{BrowserStorage, PREFIX},
        storage::Storage,
    },
    wire::session::{decode_session, encode_session},
};

/// The place for one tab's round.
#[derive(Clone, Debug)]
pub struct SessionFile {
    storage: BrowserStorage,
    key: String,
}

impl SessionFile {
    /// The place for the tab in this slot.
    pub fn new(storage: BrowserStorage, tab: TabId) -> SessionFile {
        SessionFile {
            storage,
            key: format!("{PREFIX}session:{}", tab.0),
        }
    }

    /// The round kept there, if there is one that can be read.
    pub fn read(&self) -> Option<Session> {
        let text = self.storage.get(&self.key).ok().flatten()?;
        match decode_session(&text) {
            Ok(session) => Some(session),
            Err(error) => {
                leptos::logging::warn!("the round under way can't be resumed: {error}");
                None
            }
        }
    }

    /// Keeps the round, or forgets it.
    pub fn write(&self, session: Option<&Session>) {
        let outcome = match session {
            Some(session) => self.storage.set(&self.key, &encode_session(session)),
            None => self.storage.remove(&self.key),
        };
        if let Err(error) = outcome {
            leptos::logging::warn!("the round under way is not kept: {error}");
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
