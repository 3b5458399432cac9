//! The search index: over titles and asks when the asks are there, over the texts too when they have come.

use std::sync::Arc;

use super::App;
use crate::{
    domain::{
        id::NoteId,
        search::{Document, Index},
    },
    store::state::State,
    wire::bank::decode_texts,
};

/// What can be searched now.
#[derive(Clone, Default)]
pub enum Searchable {
    /// Nobody has searched yet, or the asks are on their way.
    #[default]
    NotYet,
    /// Titles and asks; the texts are on their way or could not be had.
    Heads(Arc<Index>),
    /// Everything.
    All(Arc<Index>),
}

impl Searchable {
    /// The index, if there is one.
    pub fn index(&self) -> Option<&Arc<Index>> {
        match self {
            Searchable::NotYet => None,
            Searchable::Heads(index) | Searchable::All(index) => Some(index),
        }
    }

    /// Whether the texts are in it.
    pub fn has_texts(&self) -> bool {
        matches!(self, Searchable::All(_))
    }
}

impl App {
    /// What can be searched. Call `want_search` to have the rest fetched.
    pub fn searchable(self) -> State<Searchable> {
        self.searchable
    }

    /// Makes the index of titles and asks when the asks are there, and fetches the texts, unless that is done.
    pub fn want_search(self) {
        if self.has_asks() && self.searchable.read_untracked().has_texts() {
            return;
        }
        self.want_asks(Box::new(move || {
            let bank = self.bank();
            let heads = bank
                .notes()
                .iter()
                .filter_map(|note| self.document(&note.id, String::new()));
            self.searchable.set(Searchable::Heads(Arc::new(Index::build(heads))));
            let take = move |text: Result<String, String>| {
                // Without the texts the search still finds titles and asks, and the page says that it is partial.
                let Ok(text) = text else { return };
                let Ok(texts) = decode_texts(&text) else { return };
                let documents = texts.into_iter().filter_map(|(id, body)| self.document(&id, body));
                self.searchable.set(Searchable::All(Arc::new(Index::build(documents))));
            };
            self.fetch(&self.texts_path.read_untracked(), Box::new(take));
        }));
    }

    fn document(self, id: &NoteId, body: String) -> Option<Document> {
        let bank = self.bank();
        let note = bank.note(id)?;
        let asks = self.asks.read_untracked();
        Some(Document {
            note: id.clone(),
            title: note.title.clone(),
            ask: asks.own(&bank, id).unwrap_or_default().to_owned(),
            body,
        })
    }
}
