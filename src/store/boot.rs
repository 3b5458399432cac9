//! From an empty page to a running app: the index, the log and the round that was under way.

use leptos::prelude::{document, window};

use crate::{
    domain::progress::Progress,
    store::{
        app::{Interviews, Start},
        browser::{BrowserStorage, take_slot},
        clock, fetch, handover,
        journal::{Journal, Opened, device_id},
        session_file::SessionFile,
    },
    wire::bank::decode_index,
};

/// Why the app can't start.
#[derive(Clone, Debug, PartialEq)]
pub struct BootError(String);

impl std::fmt::Display for BootError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Fetches and reads what the app starts from.
pub async fn boot() -> Result<Start, BootError> {
    let base = base_path();
    let index_path = meta("zhuiwen:index").ok_or_else(|| BootError("the page names no index".into()))?;
    let asks_path = meta("zhuiwen:asks").unwrap_or_default();
    let texts_path = meta("zhuiwen:texts").unwrap_or_default();
    // The slot and the index are waited for one after the other; the slot takes a millisecond.
    let tab = take_slot(clock::seed() as u32).await;
    let json = fetch::text(&format!("{base}{index_path}"))
        .await
        .map_err(|error| BootError(error.to_string()))?;
    let bank = decode_index(&json).map_err(|error| BootError(error.to_string()))?;
    let storage = BrowserStorage::new();
    let carried = handover::take();
    let fresh = carried
        .as_ref()
        .map_or(clock::seed() as u32, |carried| carried.writer.device.0);
    let (device, _) = device_id(&storage, fresh);
    mark("zhuiwen:log");
    let Opened { mut journal, report } = Journal::open(storage.clone(), device, tab);
    let mut carried_session = None;
    if let Some(carried) = carried {
        journal.carry(carried.entries);
        carried_session = carried.session;
    }
    let progress = Progress::fold(journal.entries());
    mark("zhuiwen:folded");
    let session_file = SessionFile::new(storage, tab);
    let session = session_file.read().or(carried_session).and_then(|mut session| {
        session.reconcile(&bank);
        (!session.is_done()).then_some(session)
    });
    let under_way = session_file
        .read_interview()
        .and_then(|interview| interview.resume(&bank, &progress, clock::now()));
    Ok(Start {
        bank,
        base,
        asks_path,
        texts_path,
        journal,
        report,
        progress,
        session,
        session_file,
        interviews: Interviews { under_way, setup: None },
    })
}

/// Leaves a mark on the page's timeline: `make bench` reads how long the log took.
fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        // It fails only for names the platform uses itself.
        let _ = performance.mark(name);
    }
}

/// The site's path from `<base href>`, with both slashes.
fn base_path() -> String {
    let uri = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new(&uri)
        .map(|url| url.pathname())
        .unwrap_or_else(|_| "/".to_owned())
}

/// What the page says under `<meta name=…>`.
pub fn meta(name: &str) -> Option<String> {
    document()
        .query_selector(&format!("meta[name=\"{name}\"]"))
        .ok()
        .flatten()?
        .get_attribute("content")
}
