//! Rows of lists: a title, a line below it, a figure at the right.

use maud::{Markup, html};

use crate::{
    domain::{bank::NoteHead, route::Route},
    store::app::App,
    ui::{
        nav::Nav,
        parts::icon::{Icon, icon},
    },
};

/// A row that leads to a screen.
pub fn row(nav: Nav, route: &Route, title: &str, sub: &str) -> Markup {
    html! {
        li {
            a.item href=(nav.href(route)) {
                span.grow {
                    span.title { (title) }
                    @if !sub.is_empty() { span.sub { (sub) } }
                }
                (icon(Icon::Next))
            }
        }
    }
}

/// A row that leads to a note: its title and the interviewer's question.
pub fn note_row(app: App, nav: Nav, note: &NoteHead) -> Markup {
    row(nav, &Route::Note(note.id.clone()), &note.title, &app.ask(&note.id))
}

/// Figures with their names.
pub fn numbers(figures: &[(&str, String)]) -> Markup {
    html! {
        dl.numbers.section {
            @for (name, value) in figures {
                div { dt { (name) } dd { (value) } }
            }
        }
    }
}
