//! Order: put pieces in order by dragging, by arrows, or by keyboard.

use maud::{Markup, html};

use crate::{
    domain::{id::Code, quiz::response::Response, settings::Language, shuffle::scrambled},
    ui::{
        action::{Action, Plain},
        parts::{
            icon::{Icon, icon},
            raw,
        },
        text::Msg,
    },
};

/// The order the pieces are in now: as moved, or scrambled when nothing was moved yet.
pub fn arrangement(code: Code, seed: u64, pieces_html: &[String], response: Option<&Response>) -> Vec<usize> {
    match response {
        Some(Response::Arrangement(order)) if order.len() == pieces_html.len() => order.clone(),
        _ => scrambled(seed, code, pieces_html),
    }
}

/// `order` with `piece` at place `to`.
pub fn moved(mut order: Vec<usize>, piece: usize, to: usize) -> Vec<usize> {
    if let Some(from) = order.iter().position(|&other| other == piece) {
        order.remove(from);
        order.insert(to.min(order.len()), piece);
    }
    order
}

/// A list to reorder, and a button that gives the answer.
pub fn open(language: Language, pieces_html: &[String], order: &[usize], is_code: bool) -> Markup {
    html! {
        p.muted.section { (Msg::OrderHint.text(language)) }
        ol.pieces {
            @for (place, &piece) in order.iter().enumerate() {
                li.piece data-piece=(piece) {
                    span.handle title=(Msg::DragToMove.text(language)) { (icon(Icon::Handle)) }
                    span.body { span class={ @if is_code { "code-line" } } { (raw(&pieces_html[piece])) } }
                    (step(Msg::MoveUp.text(language), Icon::Up, piece, place.checked_sub(1)))
                    (step(Msg::MoveDown.text(language), Icon::Down, piece, Some(place + 1).filter(|to| *to < order.len())))
                }
            }
        }
        div.actions {
            button.button.primary type="button" data-key="enter" data-do=(Action::Plain(Plain::Go)) {
                (Msg::Check.text(language))
            }
        }
    }
}

fn step(label: &str, picture: Icon, piece: usize, to: Option<usize>) -> Markup {
    html! {
        button.step
            type="button"
            aria-label=(label)
            disabled[to.is_none()]
            data-do=(Action::Move(piece, to.unwrap_or_default()))
            { (icon(picture)) }
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
