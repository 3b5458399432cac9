//! 我的: how far one is, what one marked, and the way to settings and backup.

use maud::{Markup, html};

use crate::{
    domain::{bank::NoteHead, id::Code, route::Route},
    store::app::App,
    ui::{
        nav::Nav,
        parts::list::{numbers, row},
        text::Msg,
    },
};

/// The page.
pub fn markup(app: App, nav: Nav) -> Markup {
    let bank = app.bank();
    let language = app.language();
    let say = |msg: Msg| msg.text(language);
    let overview = app.overview();
    let progress = app.progress().read();
    let marks: [(Msg, Vec<Code>); 3] = [
        (Msg::StarredList, progress.starred().iter().copied().collect()),
        (Msg::FlaggedList, progress.flags().keys().copied().collect()),
        (Msg::OwnNotesList, progress.own_notes().keys().copied().collect()),
    ];
    html! {
        h1 tabindex="-1" { (say(Msg::Me)) }
        (numbers(&[
            (say(Msg::TotalAnswers), overview.n_answers.to_string()),
            (say(Msg::CardsSeen), overview.n_seen.to_string()),
            (say(Msg::DaysPractised), overview.n_days.to_string()),
        ]))
        section.section {
            h2 { (say(Msg::ByTopic)) }
            p.muted { (say(Msg::ByTopicHint)) }
            ul.list {
                @for (topic, figures) in bank.topics().iter().zip(&overview.topics) {
                    li {
                        a.item href=(nav.href(&Route::Topic(topic.id.clone()))) {
                            span.grow {
                                span.title { (topic.title) }
                                progress max=(figures.n_questions) value=(figures.n_seen) aria-label=(topic.title) {}
                            }
                            span.figure {
                                (figures.n_seen) "/" (figures.n_questions)
                                @if let Some(percent) = figures.recall_percent { br; (percent) "%" }
                            }
                        }
                    }
                }
            }
        }
        section.section {
            ul.list {
                (row(nav, &Route::Settings, say(Msg::Settings), ""))
                (row(nav, &Route::Backup, say(Msg::Backup), ""))
                (row(nav, &Route::About, say(Msg::About), ""))
            }
        }
        @for (heading, codes) in &marks {
            @let notes = notes_of(app, codes);
            section.section {
                h2 { (say(*heading)) }
                @if notes.is_empty() {
                    p.muted { (say(Msg::NothingYet)) }
                } @else {
                    ul.list {
                        @for note in &notes { (row(nav, &Route::Note(note.id.clone()), &note.title, "")) }
                    }
                }
            }
        }
    }
}

/// The notes that codes belong to, each once.
fn notes_of(app: App, codes: &[Code]) -> Vec<NoteHead> {
    let bank = app.bank();
    let mut notes: Vec<NoteHead> = Vec::new();
    for note in codes.iter().filter_map(|&code| bank.note_of(code)) {
        if notes.iter().all(|known| known.id != note.id) {
            notes.push(note.clone());
        }
    }
    notes
}
