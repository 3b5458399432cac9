//! 题库: the topics, and one topic's notes.

use maud::{Markup, html};

use crate::{
    domain::{bank::NoteHead, id::TopicId, progress::Progress, quiz::session::Mode, route::Route},
    store::app::App,
    ui::{
        action::Action,
        nav::Nav,
        pages::not_found,
        text::{Msg, fill},
    },
};

/// Every topic, with how much of it was met.
pub fn all(app: App, nav: Nav) -> Markup {
    let bank = app.bank();
    let language = app.language();
    let progress = app.progress().read();
    html! {
        h1 tabindex="-1" { (Msg::Topics.text(language)) }
        ul.list.section {
            @for topic in bank.topics() {
                @let (n_seen, n_questions) = n_seen(&progress, bank.notes_of(&topic.id));
                li {
                    a.item href=(nav.href(&Route::Topic(topic.id.clone()))) {
                        span.grow {
                            span.title { (topic.title) }
                            span.sub { (topic.summary) }
                        }
                        span.figure {
                            (fill(Msg::NotesCount.text(language), bank.notes_of(&topic.id).count()))
                            br;
                            (n_seen) "/" (n_questions)
                        }
                    }
                }
            }
        }
    }
}

/// The notes of a topic in reading order.
pub fn one(app: App, nav: Nav, id: &TopicId) -> Markup {
    let bank = app.bank();
    let language = app.language();
    let progress = app.progress().read();
    let Some(topic) = bank.topic(id) else {
        return not_found::markup(nav, language, Msg::NoSuchPage);
    };
    html! {
        h1 tabindex="-1" { (topic.title) }
        p.lead { (topic.summary) }
        div.row.section {
            button.button.primary type="button" data-do=(Action::Begin(Mode::Topic(id.clone()))) {
                (Msg::QuizTopic.text(language))
            }
            a.button.quiet href=(nav.href(&Route::Topics)) { (Msg::BackToTopics.text(language)) }
        }
        ul.list.section {
            @for note in bank.notes_of(id) {
                @let (n_seen, n_questions) = n_seen(&progress, [note].into_iter());
                li {
                    a.item href=(nav.href(&Route::Note(note.id.clone()))) {
                        span.grow {
                            span.title { (note.title) }
                            span.sub { (app.ask(&note.id)) }
                        }
                        span.figure {
                            (level_word(note.level).text(language))
                            br;
                            span.visually-hidden { (fill(Msg::AnsweredOf.text(language), "")) }
                            (n_seen) "/" (n_questions)
                        }
                    }
                }
            }
        }
    }
}

/// How many of the notes' questions were answered at least once, and how many there are.
fn n_seen<'a>(progress: &Progress, notes: impl Iterator<Item = &'a NoteHead>) -> (usize, usize) {
    notes
        .flat_map(|note| &note.questions)
        .fold((0, 0), |(n_seen, n_questions), question| {
            (
                n_seen + usize::from(progress.card(question.code).is_some()),
                n_questions + 1,
            )
        })
}

/// The word for a note's level.
pub fn level_word(level: u8) -> Msg {
    match level {
        1 => Msg::Level1,
        2 => Msg::Level2,
        _ => Msg::Level3,
    }
}
