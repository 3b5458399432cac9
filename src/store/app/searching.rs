//! The search index: over titles and asks at once, over the texts too when they have come.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::App;
use crate::{
    domain::{
        bank::Bank,
        id::NoteId,
        search::{Document, Index},
    },
    store::fetch,
    wire::bank::decode_texts,
};

/// What can be searched now.
#[derive(Clone, Default)]
pub enum Searchable {
    /// Nobody has searched yet.
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
    pub fn searchable(self) -> ReadSignal<Searchable> {
        self.searchable.read_only()
    }

    /// Makes the index of titles and asks, and fetches the texts, unless that is done.
    pub fn want_search(self) {
        if self.searchable.read_untracked().has_texts() {
            return;
        }
        let bank = self.bank();
        let heads = bank
            .notes()
            .iter()
            .filter_map(|note| document(&bank, &note.id, String::new()));
        self.searchable.set(Searchable::Heads(Arc::new(Index::build(heads))));
        let url = format!("{}{}", self.base(), self.texts_path.read_value());
        spawn_local(async move {
            // Without the texts the search still finds titles and asks, and the page says that it is partial.
            let Ok(text) = fetch::text(&url).await else { return };
            let Ok(texts) = decode_texts(&text) else { return };
            let bank = self.bank();
            let documents = texts.into_iter().filter_map(|(id, body)| document(&bank, &id, body));
            self.searchable.set(Searchable::All(Arc::new(Index::build(documents))));
        });
    }
}

fn document(bank: &Bank, id: &NoteId, body: String) -> Option<Document> {
    let note = bank.note(id)?;
    Some(Document {
        note: id.clone(),
        title: note.title.clone(),
        ask: note.ask.clone(),
        body,
    })
}
