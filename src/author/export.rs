//! `bank export`: the bank as one JSON document for other tools. Its shape is a promise (ARCHITECTURE.md).

use serde::Serialize;

use crate::author::build::Compiled;

#[derive(Serialize)]
struct Export<'a> {
    topics: Vec<TopicRow<'a>>,
    notes: Vec<NoteRow<'a>>,
}

#[derive(Serialize)]
struct TopicRow<'a> {
    id: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct NoteRow<'a> {
    id: &'a str,
    topic: &'a str,
    title: &'a str,
    ask: &'a str,
    covers: &'a [String],
    level: u8,
    follow_ups: Vec<EdgeRow<'a>>,
    questions: Vec<QuestionRow<'a>>,
}

#[derive(Serialize)]
struct EdgeRow<'a> {
    to: &'a str,
    ask: &'a str,
    kind: &'a str,
}

#[derive(Serialize)]
struct QuestionRow<'a> {
    id: &'a str,
    kind: &'a str,
}

/// The document. Follow-ups that wait for their note are not in it; `recall` is among the questions.
pub fn export(compiled: &Compiled) -> serde_json::Result<String> {
    let topics = compiled.bank.topics().iter().map(|topic| TopicRow {
        id: topic.id.as_str(),
        title: &topic.title,
    });
    // Heads, bodies and asks are in the same order: topic by topic.
    let bodies = compiled.bodies.iter().flat_map(|topic| &topic.notes);
    let notes = compiled.bank.notes().iter().zip(bodies).zip(&compiled.asks.by_note);
    let notes = notes.map(|((note, body), asks)| NoteRow {
        id: note.id.as_str(),
        topic: note.topic.as_str(),
        title: &note.title,
        ask: &asks.own,
        covers: compiled.covers.get(note.id.as_str()).map_or(&[], Vec::as_slice),
        level: note.level,
        follow_ups: note
            .follow_ups
            .iter()
            .zip(&asks.follow_ups)
            .map(|(follow_up, ask)| EdgeRow {
                to: follow_up.to.as_str(),
                ask,
                kind: follow_up.kind.name(),
            })
            .collect(),
        questions: body
            .questions
            .iter()
            .map(|question| QuestionRow {
                id: question.id.slug.as_str(),
                kind: question.body.kind().name(),
            })
            .collect(),
    });
    serde_json::to_string(&Export {
        topics: topics.collect(),
        notes: notes.collect(),
    })
}
