//! The map as SVG: boxes with their titles, the interviewer's words above them, edges between, counts where it is folded.
//!
//! A box's fill says what one is predicted to remember of it today, its ring how much of it was done.

use js_sys::Number;
use maud::{Markup, html};

use crate::{
    domain::{
        bank::Bank,
        id::NoteId,
        log::Moment,
        map::{
            layout::{Rect, Side},
            scene::{Key, Node, Scene, Subject, WORDS_LINE, padding, title_line},
            view::{View, union},
            weight::{Level, standing_of},
        },
        progress::Progress,
        standing::Standing,
    },
    ui::{action::Action, map::action::MapAction},
};

/// How far a badge's middle is from its box.
const BADGE_OUT: i32 = 8;

/// What the drawing depends on besides the scene.
pub struct Look<'a> {
    /// What the boxes stand for.
    pub bank: &'a Bank,
    /// What is remembered of it.
    pub progress: &'a Progress,
    /// When.
    pub now: Moment,
    /// The box the keys are at.
    pub selected: Option<&'a Key>,
    /// The notes one came by.
    pub trail: &'a [NoteId],
}

/// The world's transform for a window. JavaScript writes the numbers: Rust's code for that would be part of the download.
pub fn transform(view: &View) -> String {
    let text = |number: f32| {
        String::from(
            Number::from(f64::from(number))
                .to_string_with_radix(10)
                .unwrap_or_default(),
        )
    };
    format!(
        "translate({} {}) scale({})",
        text(view.offset.x),
        text(view.offset.y),
        text(view.scale)
    )
}

/// The edges of the scene that cross `shown`.
pub fn edges(scene: &Scene, shown: Rect, look: &Look) -> Markup {
    let edges = (0..scene.nodes.len()).filter_map(|idx| {
        let parent = scene.nodes[idx].parent?;
        let (from, to) = (scene.title_rect(parent), scene.title_rect(idx));
        union(from, to).overlaps(shown).then_some((idx, from, to))
    });
    html! { @for (idx, from, to) in edges { (edge(&scene.nodes[idx], from, to, look)) } }
}

/// The line to a box from the one it hangs on.
fn edge(node: &Node, from: Rect, to: Rect, look: &Look) -> Markup {
    let (start, end) = match node.side {
        Side::After => (from.right(), to.x),
        Side::Before => (from.x, to.right()),
    };
    let (y, end_y) = (from.middle(), to.middle());
    let bend = (start + end) / 2;
    let is_walked = is_on_trail(look, node.subject);
    html! {
        path
            class={ "map-edge" @if is_walked { " walked" } @if node.depth > 1 { " far" } }
            d={ "M" (start) " " (y) "C" (bend) " " (y) " " (bend) " " (end_y) " " (end) " " (end_y) } {}
    }
}

fn is_on_trail(look: &Look, subject: Subject) -> bool {
    match subject {
        Subject::Note(note) => look
            .bank
            .notes()
            .get(note)
            .is_some_and(|note| look.trail.contains(&note.id)),
        Subject::Bank | Subject::Topic(_) => false,
    }
}

fn level_class(level: Level) -> &'static str {
    match level {
        Level::Unknown => "unknown",
        Level::Weak => "weak",
        Level::Fair => "fair",
        Level::Firm => "firm",
    }
}

/// A box, its title's upper left corner being the origin.
pub fn node(scene: &Scene, idx: usize, look: &Look) -> Markup {
    let node = &scene.nodes[idx];
    let rect = scene.title_rect(idx);
    let standing = standing_of(look.bank, look.progress, look.now, node.subject);
    let is_selected = look.selected == Some(&node.key);
    let is_walked = is_on_trail(look, node.subject);
    let middle = rect.width / 2;
    let (line, top, words_height) = (title_line(node.depth), padding(node.depth), node.words_height());
    html! {
        g
            class={
                "map-node depth-" (node.depth.min(2)) " " (level_class(Level::of(standing)))
                @if is_selected { " selected" } @if is_walked { " walked" }
            }
            data-node=(node.key)
            data-do=(Action::Map(MapAction::Move(node.key.clone())))
            {
                @if !node.words.is_empty() {
                    rect.map-catch y=(-words_height) width=(rect.width) height=(words_height) {}
                    text.map-words {
                        @for (nth, words) in node.words.iter().enumerate() {
                            tspan x=(middle) y=(nth as i32 * WORDS_LINE + 12 - words_height) { (words) }
                        }
                    }
                }
                rect.map-box width=(rect.width) height=(rect.height) rx="7" {}
                text.map-title {
                    @for (nth, title) in node.title.iter().enumerate() {
                        tspan x=(middle) y=(top + nth as i32 * line + line * 3 / 4) { (title) }
                    }
                }
                @if standing.n_seen > 0 { (ring(standing)) }
            }
        @if idx > 0 && node.n_children > 0 { (badge(node, rect)) }
    }
}

/// How much of it was done, as a ring at the upper left corner.
fn ring(standing: Standing) -> Markup {
    html! {
        circle.map-ring-back r="6" {}
        circle.map-ring r="6" pathLength="100" stroke-dasharray={ (standing.done_percent()) " 100" } transform="rotate(-90)" {}
    }
}

/// At the outer edge: how many are folded in, or a minus to fold them.
fn badge(node: &Node, rect: Rect) -> Markup {
    let x = match node.side {
        Side::After => rect.width + BADGE_OUT,
        Side::Before => -BADGE_OUT,
    };
    let y = rect.height / 2;
    html! {
        g.map-badge data-do=(Action::Map(MapAction::Fold(node.key.clone()))) data-badge=(node.key) {
            rect.map-catch x=(x - 15) y=(y - 18) width="30" height="36" {}
            circle cx=(x) cy=(y) r="10" {}
            text x=(x) y=(y + 4) { @if node.is_open { "−" } @else { "+" (node.n_children) } }
        }
    }
}
