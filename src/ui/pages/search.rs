//! Search over titles, asks and texts. The query is in the address.

use std::ops::Range;

use leptos::{html::Input, prelude::*};
use maud::{Markup, html};

use crate::{
    domain::{
        route::Route,
        search::{Hit, Index, Snippet},
    },
    store::app::App,
    ui::{
        html::show,
        nav::Nav,
        text::{Msg, fill, t},
    },
};

/// Hits shown; more would not be read on a phone.
const N_HITS: usize = 30;

/// The page.
pub fn page(app: App, nav: Nav, query: String) -> AnyView {
    let text = RwSignal::new(query);
    let field = NodeRef::<Input>::new();
    app.want_search();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // On a page opened for searching the field is what one wants; failing that, one tap gives it.
            let _ = field.focus();
        }
    });
    // Kept in the address when the field is left or Enter is pressed, so that back returns to the same hits.
    let keep = move || nav.replace(&Route::Search(text.get_untracked()));
    let hits = Memo::new(move |_| {
        let searchable = app.searchable().read();
        let text = text.read();
        searchable
            .index()
            .map(|index| index.search(&text, N_HITS))
            .unwrap_or_default()
    });
    let list = show(Box::new(move || {
        let searchable = app.searchable().read_untracked();
        html! {
            ul.list.section.hits {
                @if let Some(index) = searchable.index() {
                    @for hit in hits.read().iter() { (hit_row(nav, index, hit)) }
                }
            }
        }
    }));
    let word = move || {
        let language = app.language();
        if text.read().trim().is_empty() {
            return Msg::SearchHint.text(language).to_owned();
        }
        match hits.read().len() {
            0 => Msg::SearchEmpty.text(language).to_owned(),
            n_hits => fill(Msg::SearchHits.text(language), n_hits),
        }
    };
    view! {
        <h1 class="visually-hidden" tabindex="-1">{t(Msg::Search)}</h1>
        <input
            node_ref=field
            type="search"
            aria-label=t(Msg::Search)
            placeholder=t(Msg::SearchPlaceholder)
            autocapitalize="off"
            autocomplete="off"
            spellcheck="false"
            enterkeyhint="search"
            maxlength="200"
            prop:value=move || text.get()
            on:input=move |event| text.set(event_target_value(&event))
            on:change=move |_| keep()
        />
        <p class="muted" role="status">{word}</p>
        <p class="muted" hidden=move || app.searchable().read().has_texts()>{t(Msg::SearchPart)}</p>
        {list}
    }
    .into_any()
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
