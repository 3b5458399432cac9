//! The chain of follow-ups walked so far, as breadcrumbs with a way back.

use maud::{Markup, html};

use crate::{
    domain::{id::NoteId, route::Route},
    store::app::App,
    ui::{nav::Nav, text::Msg},
};

/// The trail that ends at `current`, tracked; nothing when it has only one step.
pub fn trail(app: App, nav: Nav, current: &NoteId, route_of: fn(NoteId) -> Route) -> Markup {
    let bank = app.bank();
    let steps = app.trail_to(current);
    html! {
        @if steps.len() > 1 {
            nav aria-label=(Msg::Chain.text(app.language())) {
                ol.chain {
                    @for id in &steps {
                        @let title = bank.note(id).map(|note| note.title.as_str()).unwrap_or_default();
                        li {
                            @if id == current {
                                span aria-current="page" { (title) }
                            } @else {
                                a href=(nav.href(&route_of(id.clone()))) { (title) }
                            }
                        }
                    }
                }
            }
        }
    }
}
