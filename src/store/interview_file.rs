//! Where the interview under way is kept, one for each tab's slot, so that it survives a reload or a phone call.
//!
//! Only a convenience, as for rounds: its answers are in the log. One that can't be read stays where it is until another
//! begins, so that a newer version that wrote it can go on with it.

use crate::{
    domain::{interview::Interview, log::TabId},
    store::{
        browser::{BrowserStorage, PREFIX},
        storage::Storage,
    },
    wire::interview::{decode_interview, encode_interview},
};

/// The place for one tab's interview.
#[derive(Clone, Debug)]
pub struct InterviewFile {
    storage: BrowserStorage,
    key: String,
}

impl InterviewFile {
    /// The place for the tab in this slot.
    pub fn new(storage: BrowserStorage, tab: TabId) -> InterviewFile {
        InterviewFile {
            storage,
            key: format!("{PREFIX}interview:{}", tab.0),
        }
    }

    /// The interview kept there, if there is one that can be read.
    pub fn read(&self) -> Option<Interview> {
        let text = self.storage.get(&self.key).ok().flatten()?;
        match decode_interview(&text) {
            Ok(interview) => Some(interview),
            Err(error) => {
                leptos::logging::warn!("the interview under way can't be resumed: {error}");
                None
            }
        }
    }

    /// Keeps the interview, or forgets it.
    pub fn write(&self, interview: Option<&Interview>) {
        let outcome = match interview {
            Some(interview) => self.storage.set(&self.key, &encode_interview(interview)),
            None => self.storage.remove(&self.key),
        };
        if let Err(error) = outcome {
            leptos::logging::warn!("the interview under way is not kept: {error}");
        }
    }
}
