//! The follow-ups of a note, in the interviewer's words.

use maud::{Markup, html};

use crate::{
    domain::{
        bank::{FollowUp, FollowUpKind, NoteHead},
        id::NoteId,
        route::Route,
    },
    store::app::App,
    ui::{
        action::Action,
        nav::Nav,
        parts::icon::{Icon, icon},
        text::Msg,
    },
};

/// The short word for a kind of follow-up.
pub fn kind_word(kind: FollowUpKind) -> Msg {
    match kind {
        FollowUpKind::Deeper => Msg::KindDeeper,
        FollowUpKind::Why => Msg::KindWhy,
        FollowUpKind::Compare => Msg::KindCompare,
        FollowUpKind::Apply => Msg::KindApply,
        FollowUpKind::Neighbour => Msg::KindNeighbour,
    }
}

/// What an interviewer asks after `note`, each a link to `route_of` its target. A step taken is remembered.
fn follow_up_links(app: App, nav: Nav, note: &NoteHead, route_of: fn(NoteId) -> Route) -> Markup {
    let bank = app.bank();
    html! {
        ul.follow-ups {
            @for follow_up in &note.follow_ups {
                @if let Some(target) = bank.note(&follow_up.to) {
                    li {
                        a.item
                            href=(nav.href(&route_of(target.id.clone())))
                            data-do=(Action::Walk(note.id.clone(), target.id.clone()))
                            { (words(app, &note.id, follow_up, &target.title)) }
                    }
                }
            }
        }
    }
}

/// Where a note leads, and what leads to it.
pub fn edges(app: App, nav: Nav, note: &NoteHead, route_of: fn(NoteId) -> Route) -> Markup {
    let language = app.language();
    html! {
        section.section {
            h2 { (Msg::NextAsked.text(language)) }
            (follow_up_links(app, nav, note, route_of))
        }
        @if app.bank().leading_to(&note.id).next().is_some() {
            section.section {
                h2 { (Msg::AskedFrom.text(language)) }
                (asked_from_links(app, nav, note, route_of))
            }
        }
    }
}

/// The same as buttons, for the middle of a round: the follow-up is asked at once.
pub fn follow_up_buttons(app: App, note: &NoteHead) -> Markup {
    let bank = app.bank();
    html! {
        ul.follow-ups {
            @for follow_up in &note.follow_ups {
                @if let Some(target) = bank.note(&follow_up.to) {
                    li {
                        button.item type="button" data-do=(Action::Walk(note.id.clone(), target.id.clone())) {
                            (words(app, &note.id, follow_up, &target.title))
                        }
                    }
                }
            }
        }
    }
}

/// The questions that lead to `note`.
fn asked_from_links(app: App, nav: Nav, note: &NoteHead, route_of: fn(NoteId) -> Route) -> Markup {
    let bank = app.bank();
    html! {
        ul.follow-ups {
            @for (from, follow_up) in bank.leading_to(&note.id) {
                li {
                    a.item href=(nav.href(&route_of(from.id.clone()))) {
                        (words(app, &from.id, follow_up, &from.title))
                    }
                }
            }
        }
    }
}

fn words(app: App, from: &NoteId, follow_up: &FollowUp, title: &str) -> Markup {
    html! {
        span.mark { (kind_word(follow_up.kind).text(app.language())) }
        span.grow {
            span.say { (app.ask_between(from, &follow_up.to)) }
            span.to { (title) }
        }
        (icon(Icon::Next))
    }
}
