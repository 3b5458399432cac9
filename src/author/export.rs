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
    let notes = compiled.bank.notes().iter().map(|note| NoteRow {
        id: note.id.as_str(),
        topic: note.topic.as_str(),
        title: &note.title,
        ask: &note.ask,
        covers: compiled.covers.get(note.id.as_str()).map_or(&[], Vec::as_slice),
        level: note.level,
        follow_ups: note
            .follow_ups
            .iter()
            .map(|follow_up| EdgeRow {
                to: follow_up.to.as_str(),
                ask: &follow_up.ask,
                kind: follow_up.kind.name(),
            })
            .collect(),
        questions: note
            .questions
            .iter()
            .map(|question| QuestionRow {
                id: question.slug.as_str(),
                kind: question.kind.name(),
            })
            .collect(),
    });
    serde_json::to_string(&Export {
        topics: topics.collect(),
        notes: notes.collect(),
    })
}
