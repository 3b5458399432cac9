//! A path walked, drawn: the notes of an interview or a chain from top to bottom, with the words between them.

use maud::{Markup, html};

use crate::domain::map::label::wrap;

/// A stop on the way.
pub struct Stop {
    /// What was asked on the way here; empty at a start.
    pub words: String,
    /// The note.
    pub title: String,
    /// How many follow-ups deep it is from where its chain began.
    pub depth: usize,
    /// Whether a chain begins here.
    pub is_start: bool,
    /// How it went, as a class: `firm`, `fair`, `weak` or `unknown`.
    pub class: &'static str,
}

const WIDTH: i32 = 340;
const INDENT: i32 = 18;
const MAX_INDENT: i32 = 5;
const LINE: i32 = 19;
const WORDS_LINE: i32 = 17;
const GAP: i32 = 12;

/// The path as SVG, as wide as its place. Hidden from screen readers: beside it stands a list that says the same.
pub fn drawing(stops: &[Stop]) -> Markup {
    let mut y = 8;
    let mut boxes = Vec::new();
    for stop in stops {
        let x = 12 + (stop.depth as i32).min(MAX_INDENT) * INDENT;
        let room = WIDTH - x - 28;
        let words = wrap(&stop.words, (room * 1_000 / 12) as u32);
        let title = wrap(&stop.title, (room * 1_000 / 14) as u32);
        let top = y + words.len() as i32 * WORDS_LINE + if words.is_empty() { 0 } else { 4 };
        let height = title.len().max(1) as i32 * LINE + 12;
        boxes.push((x, y, top, height, words, title, stop));
        y = top + height + GAP;
    }
    html! {
        svg.path-map viewBox={ "0 0 " (WIDTH) " " (y) } aria-hidden="true" focusable="false" {
            @for pair in boxes.windows(2) {
                @let ((x, _, top, height, ..), (next_x, _, next_top, next_height, _, _, next)) = (&pair[0], &pair[1]);
                @if !next.is_start {
                    path.map-edge.walked
                        d={ "M" (x + 8) " " (top + height) "L" (x + 8) " " (next_top + next_height / 2) "L" (next_x) " " (next_top + next_height / 2) } {}
                }
            }
            @for (x, y, top, height, words, title, stop) in &boxes {
                g class={ "map-node depth-1 " (stop.class) } {
                    text.map-words {
                        @for (nth, line) in words.iter().enumerate() { tspan x=(x + 14) y=(y + nth as i32 * WORDS_LINE + 12) { (line) } }
                    }
                    rect.map-box x=(x) y=(top) width=(WIDTH - x - 6) height=(height) rx="7" {}
                    text.map-title {
                        @for (nth, line) in title.iter().enumerate() { tspan x=(x + 12) y=(top + 6 + nth as i32 * LINE + 14) { (line) } }
                    }
                }
            }
        }
    }
}
