//! One note: say it in 30 seconds, then in two minutes, what goes wrong, what is asked next.

use leptos::prelude::*;
use maud::{Markup, html};

use crate::{
    domain::{
        bank::{NoteBody, NoteHead, Slot},
        id::{Code, NoteId},
        quiz::session::Mode,
        route::Route,
        script,
        settings::Language,
    },
    store::{app::App, shared::Derived},
    ui::{
        action::Action,
        html::{show, still},
        nav::Nav,
        pages::{not_found, topics::level_word},
        parts::{body::with_note_body, follow_ups::edges, prose, raw, scripts, star::marks, trail::trail},
        text::{Msg, fill},
    },
};

/// The page of a note.
pub fn page(app: App, nav: Nav, id: NoteId) -> AnyView {
    let bank = app.bank();
    let Some(note) = bank.note(&id) else {
        return still(not_found::markup(nav, app.language(), Msg::NoSuchNote));
    };
    let code = note.code;
    let (head, tail) = (note.clone(), note.clone());
    view! {
        {show(Box::new(move || heading(app, nav, &head)))}
        {with_note_body(app, note, Box::new(move |body| sections(app, &body)))}
        {show(Box::new(move || edges(app, nav, &tail, Route::Note)))}
        {own_note(app, code)}
    }
    .into_any()
}

fn heading(app: App, nav: Nav, note: &NoteHead) -> Markup {
    let bank = app.bank();
    html! {
        (trail(app, nav, &note.id, Route::Note))
        p.muted {
            a href=(nav.href(&Route::Topic(note.topic.clone()))) {
                (bank.topic(&note.topic).map(|topic| topic.title.as_str()).unwrap_or_default())
            }
            " · " (level_word(note.level).text(app.language()))
        }
        h1 tabindex="-1" { (note.title) }
        p.ask { (app.ask(&note.id)) }
        div.row.section {
            button.button.primary type="button" data-do=(Action::Begin(Mode::Note(note.id.clone()))) {
                (Msg::QuizNote.text(app.language()))
            }
            a.button href=(nav.href(&Route::InterviewAt(note.id.clone()))) {
                (Msg::InterviewFromHere.text(app.language()))
            }
            (marks(app, note.code))
        }
    }
}

fn section(language: Language, msg: Msg, body: Markup) -> Markup {
    html! { section.section { h2 { (msg.text(language)) } (body) } }
}

/// The note's sections. Scripts are drawn anew as their facts change; the fields for those are drawn once, or the focus
/// would be lost on the way from one to the next.
fn sections(app: App, body: &NoteBody) -> AnyView {
    let language = app.language();
    let before = html! {
        (section(language, Msg::Brief, prose(&body.brief_html)))
        (section(language, Msg::KeyPoints, html! {
            div.prose { ol { @for point in &body.key_points { li { (raw(&point.html)) } } } }
        }))
    };
    if body.slots.is_empty() {
        return still(html! {
            (before)
            (section(language, Msg::Detail, prose(&body.detail_html)))
            (rest(language, body))
        });
    }
    let detail_html = body.detail_html.clone();
    let facts = scripts::facts(app, &body.slots);
    view! {
        {still(before)}
        {still(fields(app, &body.slots))}
        {show(Box::new(move || {
            section(app.language(), Msg::Detail, prose(&facts.read().fill(&detail_html)))
        }))}
        {still(rest(language, body))}
    }
    .into_any()
}

/// One field for each slot of the note's scripts.
fn fields(app: App, slots: &[Slot]) -> Markup {
    let language = app.language();
    let progress = app.progress().read_untracked();
    let fact = |slot: &Slot| {
        progress
            .setting(&script::setting_key(&slot.name))
            .unwrap_or_default()
            .to_owned()
    };
    html! {
        section.section {
            details {
                summary { (Msg::OwnFacts.text(language)) " · " (fill(Msg::OwnFactsCount.text(language), slots.len())) }
                p.muted { (Msg::OwnFactsHint.text(language)) }
                div.stack.section {
                    @for slot in slots {
                        label.field {
                            span lang="zh-CN" { (slot.hint) }
                            input
                                type="text"
                                autocomplete="off"
                                enterkeyhint="next"
                                maxlength=(script::MAX_FACT)
                                value=(fact(slot))
                                data-change={ "slot " (slot.name) };
                        }
                    }
                }
            }
        }
    }
}

/// What goes wrong, and the sources.
fn rest(language: Language, body: &NoteBody) -> Markup {
    html! {
        (section(language, Msg::Pitfalls, prose(&body.pitfalls_html)))
        section.section {
            details {
                summary { (Msg::Sources.text(language)) }
                ol.sources {
                    @for source in &body.sources {
                        li { a href=(source.url) rel="noopener noreferrer" target="_blank" { (source.title) } }
                    }
                }
            }
        }
    }
}

/// The person's own text on the note, saved when the field is left.
fn own_note(app: App, code: Code) -> AnyView {
    let saved = Derived::new(move |_| app.progress().read().own_note(code).unwrap_or_default().to_owned());
    show(Box::new(move || {
        let language = app.language();
        let saved = saved.read();
        html! {
            section.section {
                h2 #own-note { (Msg::OwnNote.text(language)) }
                textarea
                    aria-labelledby="own-note"
                    placeholder=(Msg::OwnNotePlaceholder.text(language))
                    maxlength="4000"
                    data-change={ "note " (code.0) }
                    { (saved.as_str()) }
                div.row {
                    button.button type="button" { (Msg::Save.text(language)) }
                    span.muted role="status" { @if !saved.is_empty() { (Msg::OwnNoteSaved.text(language)) } }
                }
            }
        }
    }))
}
