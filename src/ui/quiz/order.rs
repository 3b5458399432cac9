//! Order: put pieces in order by dragging, by arrows, or by keyboard.

use leptos::{ev::PointerEvent, html::Ol, prelude::*};
use maud::{Markup, html};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::{
    domain::{quiz::response::Response, settings::Language, shuffle::scrambled},
    store::app::App,
    ui::{
        html::still,
        parts::{
            icon::{Icon, icon},
            raw,
        },
        quiz::Asking,
        text::{Msg, fill, t},
    },
};

/// A list to reorder, with a button that gives the answer.
pub fn open(asking: Asking, pieces_html: Vec<String>, is_code: bool) -> AnyView {
    let order = arrangement(asking, &pieces_html);
    view! {
        <p class="muted section">{t(Msg::OrderHint)}</p>
        {list(asking, order, pieces_html, is_code)}
        <div class="actions">
            <button
                type="button"
                class="button primary"
                data-key="enter"
                on:click=move |_| asking.submit(Response::Arrangement(order.get_untracked()))
            >
                {t(Msg::Check)}
            </button>
        </div>
    }
    .into_any()
}

/// The order the pieces are in now: as moved, or scrambled when nothing was moved yet.
pub fn arrangement(asking: Asking, pieces_html: &[String]) -> Memo<Vec<usize>> {
    let initial = scrambled(asking.seed, asking.code, pieces_html);
    let n_pieces = pieces_html.len();
    Memo::new(move |_| match asking.response() {
        Some(Response::Arrangement(order)) if order.len() == n_pieces => order,
        _ => initial.clone(),
    })
}

/// The list itself: a handle to drag, arrows to tap, and a word to screen readers when a piece has moved.
pub fn list(asking: Asking, order: Memo<Vec<usize>>, pieces_html: Vec<String>, is_code: bool) -> impl IntoView {
    let app = App::here();
    let list_ref = NodeRef::<Ol>::new();
    let dragged = RwSignal::new(None::<usize>);
    let said = RwSignal::new(String::new());
    let move_piece = move |piece: usize, to: usize| {
        let mut pieces = order.get_untracked();
        let Some(from) = pieces.iter().position(|&other| other == piece) else {
            return;
        };
        if from == to || to >= pieces.len() {
            return;
        }
        let piece = pieces.remove(from);
        pieces.insert(to, piece);
        said.set(fill(Msg::MovedTo.text(app.language()), to + 1));
        asking.set(Response::Arrangement(pieces));
    };
    let place_of = move |piece: usize| {
        order
            .get_untracked()
            .iter()
            .position(|&other| other == piece)
            .unwrap_or(0)
    };
    // While a piece is held, it takes the place of whichever piece the finger is over.
    let drag_to = move |event: PointerEvent| {
        let (Some(piece), Some(list)) = (dragged.get_untracked(), list_ref.get_untracked()) else {
            return;
        };
        event.prevent_default();
        let y = f64::from(event.client_y());
        let items = list.children();
        for item_idx in 0..items.length() {
            let Some(item) = items.item(item_idx) else { continue };
            let bounds = item.get_bounding_client_rect();
            let to = item_idx as usize;
            let here = place_of(piece);
            let passed_half = if to < here {
                y < bounds.bottom() - bounds.height() / 2.0
            } else {
                y > bounds.top() + bounds.height() / 2.0
            };
            if y >= bounds.top() && y <= bounds.bottom() && to != here && passed_half {
                move_piece(piece, to);
                return;
            }
        }
    };
    let hold = move |piece: usize, event: PointerEvent| {
        event.prevent_default();
        if let Some(handle) = event
            .current_target()
            .and_then(|target| target.dyn_into::<Element>().ok())
        {
            // Without capture the drag still works while the finger stays on the list.
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
        dragged.set(Some(piece));
    };
    let rows = move || {
        order
            .get()
            .into_iter()
            .filter_map(|piece| Some((piece, pieces_html.get(piece)?.clone())))
            .collect::<Vec<_>>()
    };
    let n_pieces = move || order.read().len();
    let row = move |(piece, html): (usize, String)| {
        let place = Memo::new(move |_| order.read().iter().position(|&other| other == piece).unwrap_or(0));
        view! {
            <li class="piece" class:dragging=move || dragged.get() == Some(piece)>
                <span
                    class="handle"
                    title=t(Msg::DragToMove)
                    on:pointerdown=move |event| hold(piece, event)
                    on:pointermove=drag_to
                    on:pointerup=move |_| dragged.set(None)
                    on:pointercancel=move |_| dragged.set(None)
                >
                    {still(icon(Icon::Handle))}
                </span>
                <span class="body">
                    <span class:code-line=is_code inner_html=html></span>
                </span>
                <button
                    type="button"
                    class="step"
                    aria-label=t(Msg::MoveUp)
                    disabled=move || place.get() == 0
                    on:click=move |_| move_piece(piece, place.get_untracked().saturating_sub(1))
                >
                    {still(icon(Icon::Up))}
                </button>
                <button
                    type="button"
                    class="step"
                    aria-label=t(Msg::MoveDown)
                    disabled=move || place.get() + 1 == n_pieces()
                    on:click=move |_| move_piece(piece, place.get_untracked() + 1)
                >
                    {still(icon(Icon::Down))}
                </button>
            </li>
        }
    };
    view! {
        <ol class="pieces" node_ref=list_ref>
            <For each=rows key=|(piece, _)| *piece children=row />
        </ol>
        <p class="visually-hidden" role="status">{move || said.get()}</p>
    }
}

/// The right order, with where each piece had been put.
pub fn answered(language: Language, given: &[usize], pieces_html: &[String], is_code: bool) -> Markup {
    html! {
        ol.pieces {
            @for (piece, piece_html) in pieces_html.iter().enumerate() {
                // Two pieces with the same text stand for each other.
                @let is_right = given.get(piece).and_then(|&other| pieces_html.get(other)) == Some(piece_html);
                li class=(if is_right { "piece right" } else { "piece wrong" }) {
                    span.number { (piece + 1) }
                    span.body { span class={ @if is_code { "code-line" } } { (raw(piece_html)) } }
                    @if let (false, Some(place)) = (is_right, given.iter().position(|&other| other == piece)) {
                        span.number {
                            span.visually-hidden { (Msg::YourAnswer.text(language)) }
                            "✗" (place + 1)
                        }
                    }
                }
            }
        }
    }
}
