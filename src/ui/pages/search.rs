//! Search over titles, asks and texts. The query is in the address.

use std::{ops::Range, time::Duration};

use leptos::prelude::*;
use maud::{Markup, html};

use crate::{
    domain::{
        route::Route,
        search::{Hit, Index, Snippet},
    },
    ui::{
        html::{show, still},
        later::after,
        nav::Nav,
        text::{Msg, fill},
        ui_state::Ui,
    },
};

/// Hits shown while one types: a screenful.
const N_FIRST_HITS: usize = 6;
/// Hits shown when one has stopped; more would not be read on a phone.
const N_HITS: usize = 30;
/// How long a stop is.
const STOP: Duration = Duration::from_millis(250);

/// The page.
pub fn page(ui: Ui, query: &str) -> AnyView {
    search_for(ui, query.to_owned());
    ui.app.want_search();
    view! {
        {still(field(ui, query))}
        {show(Box::new(move || hits(ui)))}
    }
    .into_any()
}

/// Lists a screenful of hits at once and the rest when one stops typing: laying out hits takes longer than finding them.
pub fn search_for(ui: Ui, query: String) {
    ui.n_hits.set(N_FIRST_HITS);
    ui.query.set(query.clone());
    let has_stopped = move || {
        if *ui.query.read_untracked() == query {
            ui.n_hits.set(N_HITS);
        }
    };
    after(STOP, Box::new(has_stopped));
}

/// The address follows when the field is left or Enter is pressed, so that back returns to the same hits.
fn field(ui: Ui, query: &str) -> Markup {
    let language = untrack(|| ui.app.language());
    html! {
        h1.visually-hidden tabindex="-1" { (Msg::Search.text(language)) }
        input
            type="search"
            aria-label=(Msg::Search.text(language))
            placeholder=(Msg::SearchPlaceholder.text(language))
            autocapitalize="off"
            autocomplete="off"
            spellcheck="false"
            enterkeyhint="search"
            maxlength="200"
            value=(query)
            data-input="search"
            data-change="search";
    }
}

fn hits(ui: Ui) -> Markup {
    let searchable = ui.app.searchable().read();
    let query = ui.query.read();
    let (n_found, hits) = searchable
        .index()
        .map(|index| index.search_counted(&query, ui.n_hits.get()))
        .unwrap_or_default();
    let word = match n_found {
        _ if searchable.index().is_none() => ui.say(Msg::Loading).to_owned(),
        _ if query.trim().is_empty() => ui.say(Msg::SearchHint).to_owned(),
        0 => ui.say(Msg::SearchEmpty).to_owned(),
        n_found if n_found > N_HITS => fill(&fill(ui.say(Msg::SearchBest), n_found), N_HITS),
        n_found => fill(ui.say(Msg::SearchHits), n_found),
    };
    html! {
        p.muted.section role="status" { (word) }
        @if !searchable.has_texts() { p.muted { (ui.say(Msg::SearchPart)) } }
        ul.list.section {
            @if let Some(index) = searchable.index() {
                @for hit in &hits { (hit_row(ui.nav, index, hit)) }
            }
        }
    }
}

fn hit_row(nav: Nav, index: &Index, hit: &Hit) -> Markup {
    let Some(document) = index.document(hit.document_idx) else {
        return html! {};
    };
    html! {
        li.hit {
            a.item href=(nav.href(&Route::Note(document.note.clone()))) {
                span.grow {
                    span.title { (marked(&document.title, 0..document.title.len(), &hit.title_matches)) }
                    span.sub {
                        @match &hit.snippet {
                            Some(Snippet { range, matches }) => (marked(&document.body, range.clone(), matches)),
                            None => (marked(&document.ask, 0..document.ask.len(), &hit.ask_matches)),
                        }
                    }
                }
            }
        }
    }
}

/// The part of `text` in `range`, what matched being marked.
fn marked(text: &str, range: Range<usize>, matches: &[Range<usize>]) -> Markup {
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let starts = std::iter::once(range.start).chain(matches.iter().map(|found| found.end));
    html! {
        @for (plain_start, found) in starts.zip(matches) {
            (part(plain_start, found.start)) mark { (part(found.start, found.end)) }
        }
        (part(matches.last().map_or(range.start, |found| found.end), range.end))
    }
}
