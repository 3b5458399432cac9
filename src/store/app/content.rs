//! Fetching the bank's asks and bodies, when they are first wanted.

use std::sync::Arc;

use leptos::task::spawn_local;

use super::App;
use crate::{
    domain::{
        bank::TopicBody,
        id::{NoteId, TopicId},
    },
    store::fetch,
    wire::bank::{decode_asks, decode_topic},
};

/// What stands for an ask that has not come: a no-break space is as high as a line of text.
const NOT_YET: &str = "\u{a0}";

/// A topic's file.
#[derive(Clone, Debug)]
pub enum Body {
    /// On its way.
    Loading,
    /// There.
    Ready(Arc<TopicBody>),
    /// Could not be had; why.
    Failed(String),
}

impl PartialEq for Body {
    /// Files don't change while the app runs, so the same kind of state is the same state.
    fn eq(&self, other: &Body) -> bool {
        match (self, other) {
            (Body::Loading, Body::Loading) | (Body::Ready(_), Body::Ready(_)) => true,
            (Body::Failed(one), Body::Failed(other)) => one == other,
            _ => false,
        }
    }
}

impl App {
    /// The question that a note answers, tracked; until it has come a space that keeps its line's place.
    pub fn ask(self, id: &NoteId) -> String {
        let asks = self.asks.read();
        asks.own(&self.bank(), id).unwrap_or(NOT_YET).to_owned()
    }

    /// How an interviewer gets from one note to another, tracked; until that has come a space that keeps its line's place.
    pub fn ask_between(self, from: &NoteId, to: &NoteId) -> String {
        let asks = self.asks.read();
        asks.between(&self.bank(), from, to).unwrap_or(NOT_YET).to_owned()
    }

    /// Whether the asks are there.
    pub(super) fn has_asks(self) -> bool {
        !self.asks.read_untracked().by_note.is_empty()
    }

    /// Fetches the asks unless they are there; calls `then` when they are, or could not be had.
    pub(super) fn want_asks(self, then: Box<dyn FnOnce()>) {
        if self.has_asks() {
            then();
            return;
        }
        let take = move |text: Result<String, String>| {
            match text.and_then(|text| decode_asks(&text).map_err(|error| error.to_string())) {
                Ok(asks) => self.asks.set(Arc::new(asks)),
                Err(reason) => leptos::logging::warn!("the asks did not come: {reason}"),
            }
            then();
        };
        self.fetch(&self.asks_path.read_untracked(), Box::new(take));
    }

    /// Has `take` called with the text of a file of the site, or with why it could not be had.
    ///
    /// One future for all files: every kind of future is downloaded.
    pub(super) fn fetch(self, path: &str, take: Box<dyn FnOnce(Result<String, String>)>) {
        let url = format!("{}{path}", self.base());
        spawn_local(async move { take(fetch::text(&url).await.map_err(|error| error.to_string())) });
    }

    /// The bodies of a topic, tracked. Call `want` to have them fetched.
    pub fn body(self, topic: &TopicId) -> Body {
        self.bodies.read().get(topic).cloned().unwrap_or(Body::Loading)
    }

    /// Fetches the bodies of a topic unless they are there or on their way.
    pub fn want(self, topic: &TopicId) {
        let is_known = self
            .bodies
            .read_untracked()
            .get(topic)
            .is_some_and(|body| !matches!(body, Body::Failed(_)));
        if !is_known {
            self.want_again(topic);
        }
    }

    /// Fetches the bodies of a topic, once more if need be.
    pub fn want_again(self, topic: &TopicId) {
        let Some(file) = self.bank().topic(topic).map(|topic| topic.file.clone()) else {
            return;
        };
        let topic = topic.clone();
        self.bodies.update(|bodies| {
            bodies.insert(topic.clone(), Body::Loading);
        });
        let take = move |text: Result<String, String>| {
            let body = match text.and_then(|text| decode_topic(&text).map_err(|error| error.to_string())) {
                Ok(body) => Body::Ready(Arc::new(body)),
                Err(reason) => Body::Failed(reason),
            };
            self.bodies.update(|bodies| {
                bodies.insert(topic, body);
            });
            // Were the asks not to be had before, they may be now.
            self.want_asks(Box::new(|| ()));
        };
        self.fetch(&file, Box::new(take));
    }
}
