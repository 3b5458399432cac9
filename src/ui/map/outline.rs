//! The same map as an outline: a tree for screen readers, and for those who would rather read a list.

use std::sync::Arc;

use leptos::prelude::*;
use maud::{Markup, html};

use crate::{
    domain::{
        bank::Bank,
        map::{
            layout::Side,
            scene::{Node, Scene, Subject, Texts, edge_words},
            weight::standing_of,
        },
        standing::Standing,
    },
    store::clock,
    ui::{
        action::Action,
        map::{action::MapAction, texts::BankTexts},
        parts::follow_ups::kind_word,
        text::{Msg, fill},
        ui_state::Ui,
    },
};

/// Both sides of the map, or the list of topics; tracked.
pub fn markup(ui: Ui) -> Markup {
    let scene = ui.map.scene();
    let Some(centre) = scene.nodes.first().map(|node| node.subject) else {
        return html! {};
    };
    let (after, before) = match centre {
        Subject::Bank => (Msg::AllTopics, Msg::AllTopics),
        Subject::Topic(_) => (Msg::NotesOfTopic, Msg::TopicsLeadingHere),
        Subject::Note(_) => (Msg::NextAsked, Msg::AskedFrom),
    };
    html! {
        @if centre == Subject::Bank {
            (tree(ui, &scene, after, &[Side::Before, Side::After]))
        } @else {
            (tree(ui, &scene, after, &[Side::After]))
            (tree(ui, &scene, before, &[Side::Before]))
        }
    }
}

fn tree(ui: Ui, scene: &Scene, heading: Msg, sides: &[Side]) -> Markup {
    let texts = BankTexts::new(ui);
    let mut rows = Vec::new();
    let first: Vec<usize> = sides.iter().flat_map(|&side| children(scene, 0, side)).collect();
    for (place, &idx) in first.iter().enumerate() {
        push_rows(scene, idx, place + 1, first.len(), &mut rows);
    }
    html! {
        @if !rows.is_empty() {
            section.section {
                h2 { (ui.say(heading)) }
                ul.map-outline role="tree" aria-label=(ui.say(heading)) {
                    @for (nth, row) in rows.iter().enumerate() { (item(ui, &texts, scene, row, nth == 0)) }
                }
            }
        }
    }
}

/// A box as a row: which, and its place among its siblings.
struct Row {
    idx: usize,
    place: usize,
    n_siblings: usize,
}

fn children(scene: &Scene, parent: usize, side: Side) -> Vec<usize> {
    let is_child = |&idx: &usize| scene.nodes[idx].parent == Some(parent) && scene.nodes[idx].side == side;
    (0..scene.nodes.len()).filter(is_child).collect()
}

fn push_rows(scene: &Scene, idx: usize, place: usize, n_siblings: usize, rows: &mut Vec<Row>) {
    rows.push(Row { idx, place, n_siblings });
    let children = children(scene, idx, scene.nodes[idx].side);
    for (nth, &child) in children.iter().enumerate() {
        push_rows(scene, child, nth + 1, children.len(), rows);
    }
}

fn item(ui: Ui, texts: &BankTexts, scene: &Scene, row: &Row, is_first: bool) -> Markup {
    let node = &scene.nodes[row.idx];
    let title = texts.title(node.subject);
    let parent = node.parent.map(|parent| scene.nodes[parent].subject);
    let words = parent.map_or_else(String::new, |parent| edge_words(texts, parent, node.subject, node.side));
    let expanded = (node.n_children > 0).then_some(if node.is_open { "true" } else { "false" });
    html! {
        li
            class={ "map-item level-" (node.depth.min(5)) }
            role="treeitem"
            aria-level=(node.depth)
            aria-posinset=(row.place)
            aria-setsize=(row.n_siblings)
            aria-expanded=[expanded]
            tabindex={ @if is_first { "0" } @else { "-1" } }
            data-node=(node.key)
            data-do=(Action::Map(MapAction::Move(node.key.clone())))
            {
                @if let Some(kind) = node.kind { span.mark { (ui.say(kind_word(kind))) } }
                span.grow {
                    @if !words.is_empty() { span.say { (words) } }
                    span.to { (title) }
                    span.standing { (standing_words(ui, standing(ui, node.subject))) }
                }
                @if node.n_children > 0 {
                    // The keys do the same by the arrows.
                    span.twist aria-hidden="true" data-do=(Action::Map(MapAction::Fold(node.key.clone()))) {
                        @if node.is_open { "−" } @else { "+" (node.n_children) }
                    }
                }
            }
    }
}

/// How well what a box stands for sits; tracked.
pub fn standing(ui: Ui, subject: Subject) -> Standing {
    let bank: Arc<Bank> = ui.app.bank();
    standing_of(&bank, &ui.app.progress().read(), clock::now(), subject)
}

/// The same in words.
pub fn standing_words(ui: Ui, standing: Standing) -> String {
    let done = fill(&fill(ui.say(Msg::DoneOf), standing.n_seen), standing.n_questions);
    match standing.recall_percent {
        Some(percent) => format!("{} · {done}", fill(ui.say(Msg::RecallNow), percent)),
        None => done,
    }
}

/// A box as a screen reader says it.
pub fn spoken(ui: Ui, node: &Node) -> String {
    let title = untrack(|| BankTexts::new(ui).title(node.subject));
    let standing = untrack(|| standing_words(ui, standing(ui, node.subject)));
    let folded = match (node.n_children, node.is_open) {
        (0, _) | (_, true) => String::new(),
        (n_children, false) => untrack(|| fill(ui.say(Msg::FoldedOver), n_children)),
    };
    [title, node.words.concat(), standing, folded]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("，")
}
