//! One note: say it in 30 seconds, then in two minutes, what goes wrong, what is asked next.

use leptos::prelude::*;
use maud::{Markup, html};

use crate::{
    domain::{
        bank::{NoteBody, NoteHead},
        id::NoteId,
        quiz::session::Mode,
        route::Route,
        settings::Language,
    },
    store::app::App,
    ui::{
        action::Action,
        html::{show, still},
        nav::Nav,
        pages::{not_found, topics::level_word},
        parts::{
            body::with_note_body,
            follow_ups::edges,
            prose, raw,
            star::{flag_button, star_button},
            trail::trail,
        },
        text::{Msg, t},
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
        <div class="row section">
            <button type="button" class="button primary" data-do=Action::Begin(Mode::Note(id)).to_string()>
                {t(Msg::QuizNote)}
            </button>
            {star_button(code)}
            {flag_button(code)}
        </div>
        {with_note_body(note, Box::new(move |body| still(sections(app.language(), body))))}
        {show(Box::new(move || edges(app, nav, &tail, Route::Note)))}
        {own_note(app, note)}
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
        p.ask { (note.ask) }
    }
}

fn sections(language: Language, body: &NoteBody) -> Markup {
    let section = |msg: Msg, body: Markup| {
        html! { section.section { h2 { (msg.text(language)) } (body) } }
    };
    html! {
        (section(Msg::Brief, prose(&body.brief_html)))
        (section(Msg::KeyPoints, html! {
            div.prose { ol { @for point in &body.key_points { li { (raw(&point.html)) } } } }
        }))
        (section(Msg::Detail, prose(&body.detail_html)))
        (section(Msg::Pitfalls, prose(&body.pitfalls_html)))
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

/// The person's own text on the note, saved when they leave the field or press save.
fn own_note(app: App, note: &NoteHead) -> AnyView {
    let code = note.code;
    let saved = Memo::new(move |_| app.progress().read().own_note(code).unwrap_or_default().to_owned());
    let draft = RwSignal::new(saved.get_untracked());
    let save = move || {
        let text = draft.get_untracked();
        if text.trim() != saved.get_untracked().trim() {
            app.write_note(code, text.trim());
        }
    };
    let state = move || {
        let is_saved = !saved.read().is_empty() && draft.read().trim() == saved.read().trim();
        is_saved.then(|| Msg::OwnNoteSaved.text(app.language()))
    };
    view! {
        <section class="section">
            <h2 id="own-note">{t(Msg::OwnNote)}</h2>
            <textarea
                aria-labelledby="own-note"
                placeholder=t(Msg::OwnNotePlaceholder)
                maxlength="4000"
                prop:value=move || draft.get()
                on:input=move |event| draft.set(event_target_value(&event))
                on:blur=move |_| save()
            ></textarea>
            <div class="row">
                <button type="button" class="button" on:click=move |_| save()>{t(Msg::Save)}</button>
                <span class="muted" role="status">{state}</span>
            </div>
        </section>
    }
    .into_any()
}
