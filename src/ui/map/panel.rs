//! Beside the map: what the centre asks, how well it sits, what one can do with it, and practice with hidden labels.

use maud::{Markup, html};

use crate::{
    domain::{
        id::NoteId,
        map::{
            layout::Side,
            scene::{Node, Place, Scene, Texts, edge_words},
        },
        quiz::session::Mode,
        route::Route,
    },
    ui::{
        action::{Action, Plain},
        map::{
            action::MapAction,
            outline::{standing, standing_words},
            practice::Practice,
            texts::BankTexts,
        },
        parts::list::row,
        text::{Msg, fill},
        ui_state::Ui,
    },
};

/// Hits of the search in the map that are listed.
const N_HITS: usize = 6;

/// The panel; tracked.
pub fn markup(ui: Ui, place: &Place) -> Markup {
    let standing = match place {
        Place::Overview => String::new(),
        _ => ui
            .map
            .inner()
            .borrow()
            .subject
            .map_or_else(String::new, |subject| standing_words(ui, standing(ui, subject))),
    };
    html! {
        @match place {
            Place::Overview => {
                p.lead { (ui.say(Msg::FollowUpsLead)) }
                div.row.section {
                    button.button.primary type="button" data-do=(Action::Plain(Plain::Surprise)) { (ui.say(Msg::StartSomewhere)) }
                }
            }
            Place::Topic(id) => {
                p.muted { (standing) }
                div.row {
                    button.button.primary type="button" data-do=(Action::Begin(Mode::Topic(id.clone()))) { (ui.say(Msg::QuizTopic)) }
                    a.button href=(ui.nav.href(&Route::Topic(id.clone()))) { (ui.say(Msg::ReadTopic)) }
                }
            }
            Place::Note(id) => {
                @match ui.map.inner().borrow().practice.clone() {
                    Some(practice) => { (practising(ui, &practice)) }
                    None => { (of_note(ui, id, &standing)) }
                }
            }
        }
        (legend(ui))
    }
}

fn of_note(ui: Ui, id: &NoteId, standing: &str) -> Markup {
    html! {
        p.ask { (ui.app.ask(id)) }
        p.muted { (standing) }
        div.row {
            button.button.primary type="button" data-do=(Action::Begin(Mode::Chain(id.clone()))) { (ui.say(Msg::WalkFromHere)) }
            button.button type="button" data-do=(Action::Begin(Mode::Note(id.clone()))) { (ui.say(Msg::QuizNote)) }
            a.button href=(ui.nav.href(&Route::InterviewAt(id.clone()))) { (ui.say(Msg::InterviewFromHere)) }
            a.button href=(ui.nav.href(&Route::Note(id.clone()))) { (ui.say(Msg::ReadNote)) }
            button.button type="button" data-do=(Action::Map(MapAction::Hide)) { (ui.say(Msg::HideLabels)) }
        }
    }
}

/// The neighbours by number: say which they are, then look, then tick.
fn practising(ui: Ui, practice: &Practice) -> Markup {
    let scene = ui.map.scene();
    let neighbours: Vec<&Node> = scene.nodes.iter().filter(|node| node.depth == 1).collect();
    let (n_remembered, n_ticked) = practice.score();
    html! {
        p.lead { (ui.say(Msg::PracticeLead)) }
        ol.practice {
            @for (nth, node) in neighbours.iter().enumerate() { (neighbour(ui, practice, &scene, nth + 1, node)) }
        }
        p role="status" {
            @if n_ticked > 0 { (fill(&fill(ui.say(Msg::PracticeScore), n_remembered), n_ticked)) }
        }
        div.row { button.button type="button" data-do=(Action::Map(MapAction::Hide)) { (ui.say(Msg::ShowLabels)) } }
    }
}

fn neighbour(ui: Ui, practice: &Practice, scene: &Scene, number: usize, node: &Node) -> Markup {
    let texts = BankTexts::open(ui);
    let direction = match node.side {
        Side::After => Msg::LeadsTo,
        Side::Before => Msg::ComesFrom,
    };
    let words = edge_words(&texts, scene.nodes[0].subject, node.subject, node.side);
    html! {
        li {
            div.grow {
                span.muted { (fill(ui.say(direction), number)) }
                @if practice.is_revealed(node.subject) {
                    span.say { (words) }
                    span.to { (texts.title(node.subject)) }
                }
            }
            @if !practice.is_revealed(node.subject) {
                button.button type="button" data-do=(Action::Map(MapAction::Reveal(node.key.clone()))) { (ui.say(Msg::RevealOne)) }
            } @else {
                @match practice.tick(node.subject) {
                    None => {
                        div.row {
                            button.button type="button" data-do=(Action::Map(MapAction::Remembered(node.key.clone()))) { (ui.say(Msg::ThoughtOfIt)) }
                            button.button type="button" data-do=(Action::Map(MapAction::Forgotten(node.key.clone()))) { (ui.say(Msg::DidNotThinkOfIt)) }
                        }
                    }
                    Some(true) => span.mark.jade { "✓ " (ui.say(Msg::ThoughtOfIt)) },
                    Some(false) => span.mark.red { "✗ " (ui.say(Msg::DidNotThinkOfIt)) },
                }
            }
        }
    }
}

/// What the colours and the ring say.
fn legend(ui: Ui) -> Markup {
    html! {
        ul.map-legend {
            @for (class, msg) in [
                ("unknown", Msg::LegendUnknown),
                ("weak", Msg::LegendWeak),
                ("fair", Msg::LegendFair),
                ("firm", Msg::LegendFirm),
            ] {
                li { span class={ "swatch " (class) } aria-hidden="true" {} (ui.say(msg)) }
            }
            li { span.swatch.ring aria-hidden="true" {} (ui.say(Msg::LegendRing)) }
        }
    }
}

/// What was searched for in the map; tracked.
pub fn hits(ui: Ui) -> Markup {
    let query = ui.map.query.read();
    if query.trim().is_empty() {
        return html! {};
    }
    let searchable = ui.app.searchable().read();
    let found = searchable.index().map(|index| {
        let (_, hits) = index.search_counted(&query, N_HITS);
        hits.iter()
            .filter_map(|hit| index.document(hit.document_idx))
            .map(|document| (document.note.clone(), document.title.clone(), document.ask.clone()))
            .collect::<Vec<_>>()
    });
    let found = found.unwrap_or_default();
    html! {
        @if found.is_empty() { p.muted role="status" { (ui.say(Msg::SearchEmpty)) } }
        ul.list.map-hits {
            @for (note, title, ask) in &found { (row(ui.nav, &Route::FollowUpsOf(note.clone()), title, ask)) }
        }
    }
}
