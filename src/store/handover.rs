//! What one program of ours leaves to the next when the page is loaded anew and storage will not take it: entries not stored and the round
//! under way, in the history entry's state, which needs no storage.

use js_sys::Array;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    domain::{
        log::{DeviceId, Entry, TabId},
        quiz::session::Session,
    },
    wire::{
        log::{WriterId, pack, read_segment},
        session::{decode_session, encode_session},
    },
};

/// What was left.
pub struct Carried {
    /// Who left it.
    pub writer: WriterId,
    /// Entries that are not stored.
    pub entries: Vec<Entry>,
    /// The round under way.
    pub session: Option<Session>,
}

/// Leaves them; nothing when every entry is stored, since then the round is as well.
pub fn leave(writer: WriterId, pending: &[Entry], session: Option<&Session>) {
    if pending.is_empty() {
        return;
    }
    let left = Array::new();
    let push = |text: &str| left.push(&JsValue::from_str(text));
    push(&writer_text(writer));
    push(&session.map(encode_session).unwrap_or_default());
    for segment in pack(pending) {
        push(&writer_text(segment.writer()));
        push(&segment.text());
    }
    put(&left);
}

/// Takes what was left, if anything was.
pub fn take() -> Option<Carried> {
    let state = window().history().ok()?.state().ok()?;
    let left = state.dyn_into::<Array>().ok()?;
    put(&JsValue::NULL);
    let mut texts = left.iter().filter_map(|text| text.as_string());
    let writer = writer_of(&texts.next()?)?;
    let session = texts.next().and_then(|text| decode_session(&text).ok());
    let mut entries = Vec::new();
    while let (Some(writer), Some(text)) = (texts.next(), texts.next()) {
        if let Some(writer) = writer_of(&writer) {
            entries.extend(read_segment(writer, &text).into_entries());
        }
    }
    Some(Carried {
        writer,
        entries,
        session,
    })
}

fn writer_text(writer: WriterId) -> String {
    format!("{} {}", writer.device.0, writer.tab.0)
}

fn writer_of(text: &str) -> Option<WriterId> {
    let (device, tab) = text.split_once(' ')?;
    Some(WriterId {
        device: DeviceId(device.parse().ok()?),
        tab: TabId(tab.parse().ok()?),
    })
}

fn put(state: &JsValue) {
    if let Ok(history) = window().history() {
        // The address stays as it is, so the browser has no reason to refuse it.
        let _ = history.replace_state(state, "");
    }
}
