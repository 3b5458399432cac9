//! The search index, made when it is first wanted.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::App;
use crate::{
    domain::search::{Document, Index},
    store::fetch,
    wire::bank::decode_texts,
};

impl App {
    /// The search index: over titles and asks at once, over the texts too when they have come. Tracked.
    pub fn search_index(self) -> Arc<Index> {
        if let Some(index) = &*self.search_index.read() {
            return index.clone();
        }
        let bank = self.bank();
        Arc::new(Index::build(bank.notes().iter().map(|note| Document {
            note: note.id.clone(),
            title: note.title.clone(),
            ask: note.ask.clone(),
            body: String::new(),
        })))
    }

    /// Whether the texts are in the index, tracked.
    pub fn has_search_texts(self) -> bool {
        self.search_index.read().is_some()
    }

    /// Fetches the search texts unless they are there.
    pub fn want_search_texts(self) {
        if self.search_index.read_untracked().is_some() {
            return;
        }
        let url = format!("{}{}", self.base(), self.texts_path.read_value());
        spawn_local(async move {
            // Without the texts the search still finds titles and asks, and says that it is partial.
            let Ok(text) = fetch::text(&url).await else { return };
            let Ok(texts) = decode_texts(&text) else { return };
            let bank = self.bank();
            let documents = texts.into_iter().filter_map(|(id, body)| {
                let note = bank.note(&id)?;
                Some(Document { note: id, title: note.title.clone(), ask: note.ask.clone(), body })
            });
            let index = Index::build(documents);
            self.search_index.set(Some(Arc::new(index)));
        });
    }
}
