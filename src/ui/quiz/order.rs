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

/// Moves `piece` one place up or down; answers the place it has then, or `None` when it was at the end.
pub fn step(order: &mut [usize], piece: usize, is_up: bool) -> Option<usize> {
    let from = order.iter().position(|&other| other == piece)?;
    let to = if is_up {
        from.checked_sub(1)?
    } else {
        Some(from + 1).filter(|to| *to < order.len())?
    };
    order.swap(from, to);
    Some(to)
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
                    (arrow(Msg::MoveUp.text(language), Icon::Up, &Action::Up(piece), place == 0))
                    (arrow(Msg::MoveDown.text(language), Icon::Down, &Action::Down(piece), place + 1 == order.len()))
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

fn arrow(label: &str, picture: Icon, action: &Action, is_at_end: bool) -> Markup {
    html! {
        button.step type="button" aria-label=(label) disabled[is_at_end] data-do=(action) { (icon(picture)) }
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
