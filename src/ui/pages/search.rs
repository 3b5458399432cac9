//! Search over titles, asks and texts. The query is in the address.

use std::ops::Range;

use leptos::{html::Input, prelude::*};

use crate::{
    domain::{
        route::Route,
        search::{Hit, Index, Snippet},
    },
    store::app::App,
    ui::{
        nav::{Nav, href},
        text::{Msg, fill, t},
    },
};

/// Hits shown; more would not be read on a phone.
const N_HITS: usize = 30;

/// The page.
pub fn page(query: String) -> impl IntoView {
    let app = App::here();
    let nav = Nav::here();
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
        searchable.index().map(|index| index.search(&text, N_HITS)).unwrap_or_default()
    });
    let list = move || {
        let searchable = app.searchable().read_untracked();
        let Some(index) = searchable.index() else { return ().into_any() };
        hits.read().iter().filter_map(|hit| hit_item(index, hit)).collect_view().into_any()
    };
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
        {move || (!app.searchable().read().has_texts()).then(|| view! { <p class="muted">{t(Msg::SearchPart)}</p> })}
        <ul class="list section hits">{list}</ul>
    }
}

fn hit_item(index: &Index, hit: &Hit) -> Option<AnyView> {
    let document = index.document(hit.document_idx)?;
    let title = marked(&document.title, 0..document.title.len(), &hit.title_matches);
    let sub = match &hit.snippet {
        Some(Snippet { range, matches }) => marked(&document.body, range.clone(), matches),
        None => marked(&document.ask, 0..document.ask.len(), &hit.ask_matches),
    };
    Some(
        view! {
            <li class="hit">
                <a class="item" href=href(&Route::Note(document.note.clone()))>
                    <span class="grow">
                        <span class="title">{title}</span>
                        <span class="sub">{sub}</span>
                    </span>
                </a>
            </li>
        }
        .into_any(),
    )
}

/// The part of `text` in `range`, what matched being marked.
fn marked(text: &str, range: Range<usize>, matches: &[Range<usize>]) -> Vec<AnyView> {
    let mut parts = Vec::new();
    let mut position = range.start;
    let plain = |from: usize, to: usize| text.get(from..to).unwrap_or_default().to_owned();
    for found in matches {
        parts.push(plain(position, found.start).into_any());
        parts.push(view! { <mark>{plain(found.start, found.end)}</mark> }.into_any());
        position = found.end;
    }
    parts.push(plain(position, range.end).into_any());
    parts
}
