//! 追问: chains of follow-ups, as an outline. Start anywhere, walk on, be asked.

use leptos::prelude::*;
use maud::{Markup, html};

use crate::{
    domain::{bank::NoteHead, id::NoteId, quiz::session::Mode, route::Route},
    store::app::App,
    ui::{
        action::{Action, Plain},
        html::{show, still},
        nav::Nav,
        pages::not_found,
        parts::{body::with_note_body, follow_ups::edges, prose, trail::trail},
        text::{Msg, fill},
    },
};

/// Where chains start: every note by topic, with how many ways lead on.
pub fn all(app: App, nav: Nav) -> Markup {
    let bank = app.bank();
    let language = app.language();
    html! {
        h1 tabindex="-1" { (Msg::FollowUps.text(language)) }
        p.lead { (Msg::FollowUpsLead.text(language)) }
        div.row.section {
            button.button.primary type="button" data-do=(Action::Plain(Plain::Surprise)) { (Msg::StartSomewhere.text(language)) }
        }
        div.section {
            @for topic in bank.topics() {
                details {
                    summary { (topic.title) }
                    ul.list {
                        @for note in bank.notes_of(&topic.id) {
                            li {
                                a.item href=(nav.href(&Route::FollowUpsOf(note.id.clone()))) {
                                    span.grow {
                                        span.title { (note.title) }
                                        span.sub { (app.ask(&note.id)) }
                                    }
                                    span.figure { (fill(Msg::WaysOn.text(language), note.follow_ups.len())) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// One step of a chain: the question in hand, what leads here, where it leads.
pub fn one(app: App, nav: Nav, id: NoteId) -> AnyView {
    let bank = app.bank();
    let Some(note) = bank.note(&id) else {
        return still(not_found::markup(nav, app.language(), Msg::NoSuchNote));
    };
    let (head, tail) = (note.clone(), note.clone());
    let brief = with_note_body(
        app,
        note,
        Box::new(move |body| {
            still(html! {
                section.section {
                    details { summary { (Msg::Brief.text(app.language())) } (prose(&body.brief_html)) }
                }
            })
        }),
    );
    view! {
        {show(Box::new(move || heading(app, nav, &head)))}
        {brief}
        {show(Box::new(move || edges(app, nav, &tail, Route::FollowUpsOf)))}
    }
    .into_any()
}

fn heading(app: App, nav: Nav, note: &NoteHead) -> Markup {
    let language = app.language();
    html! {
        (trail(app, nav, &note.id, Route::FollowUpsOf))
        h1 tabindex="-1" { (note.title) }
        p.ask { (app.ask(&note.id)) }
        div.row.section {
            button.button.primary type="button" data-do=(Action::Begin(Mode::Chain(note.id.clone()))) {
                (Msg::WalkFromHere.text(language))
            }
            a.button href=(nav.href(&Route::Note(note.id.clone()))) { (Msg::ReadNote.text(language)) }
        }
    }
}
