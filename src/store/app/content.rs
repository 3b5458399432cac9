//! Fetching the bank's bodies and search texts, when they are first wanted.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::App;
use crate::{
    domain::{
        bank::TopicBody,
        id::{NoteId, TopicId},
    },
    store::fetch,
    wire::bank::{decode_asks, decode_topic},
};

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
    /// How an interviewer gets from one note to another, tracked; until that has come, the other note's own question.
    pub fn ask_between(self, from: &NoteId, to: &NoteId) -> String {
        let bank = self.bank();
        let asks = self.asks.read();
        let own_ask = || bank.note(to).map(|note| note.ask.as_str());
        asks.of(&bank, from, to).or_else(own_ask).unwrap_or_default().to_owned()
    }

    /// Fetches the follow-ups' asks. Where they can't be had the notes' own questions stand for them.
    pub(super) fn fetch_asks(self, path: &str) {
        let url = format!("{}{path}", self.base());
        spawn_local(async move {
            match fetch::text(&url).await.map_err(|error| error.to_string()) {
                Ok(text) => match decode_asks(&text) {
                    Ok(asks) => self.asks.set(Arc::new(asks)),
                    Err(error) => leptos::logging::warn!("the follow-ups' words can't be read: {error}"),
                },
                Err(reason) => leptos::logging::warn!("the follow-ups' words did not come: {reason}"),
            }
        });
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
        let url = format!("{}{file}", self.base());
        spawn_local(async move {
            let body = match fetch::text(&url).await.map_err(|error| error.to_string()) {
                Ok(text) => match decode_topic(&text) {
                    Ok(body) => Body::Ready(Arc::new(body)),
                    Err(error) => Body::Failed(error.to_string()),
                },
                Err(reason) => Body::Failed(reason),
            };
            self.bodies.update(|bodies| {
                bodies.insert(topic, body);
            });
        });
    }
}
