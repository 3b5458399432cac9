//! A survey without problems → the compiled bank, and its files.

use std::{collections::BTreeMap, fs, io, path::Path};

use sha2::{Digest, Sha256};

use crate::{
    author::{
        diagnostic::Diagnostic,
        note::NoteDraft,
        run::hex,
        survey::{Fences, Survey, survey},
    },
    domain::{
        asks::{Asks, NoteAsks},
        bank::{Bank, FollowUp, NoteBody, NoteHead, QuestionHead, Topic, TopicBody},
        id::{Code, NoteId},
    },
    wire::bank::{encode_asks, encode_index, encode_texts, encode_topic},
};

/// The bank, ready to be written.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The index; its topics name their files.
    pub bank: Bank,
    /// The texts, topic by topic in the bank's order.
    pub bodies: Vec<TopicBody>,
    /// The notes' own questions, and how the interviewer gets from note to note.
    pub asks: Asks,
    /// Plain text of each note, for search.
    pub texts: Vec<(NoteId, String)>,
    /// The outline points each note covers.
    pub covers: BTreeMap<String, Vec<String>>,
}

/// Where the bank's files are, relative to the site's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Built {
    /// The index.
    pub index: String,
    /// The asks.
    pub asks: String,
    /// The plain texts for search.
    pub texts: String,
    /// The bodies, topic by topic.
    pub topics: Vec<String>,
}

/// Reads, checks and renders the folder `content`. Every problem at once, or the bank.
pub fn compile(content: &Path, fences: &Fences) -> Result<Compiled, Vec<Diagnostic>> {
    assemble(survey(content, fences))
}

/// Makes the bank of a survey without problems.
pub fn assemble(survey: Survey) -> Result<Compiled, Vec<Diagnostic>> {
    if !survey.found.is_empty() {
        return Err(survey.found);
    }
    let Survey {
        decks, ledger, drafts, ..
    } = survey;
    // `graph::check` has made sure that every name has its code.
    let code = |name: &str| ledger.code(name).unwrap_or(Code(0));
    let mut heads = Vec::new();
    let mut asks = Asks::default();
    let mut texts = Vec::new();
    let mut covers = BTreeMap::new();
    let mut bodies: Vec<TopicBody> = decks
        .iter()
        .map(|deck| TopicBody {
            topic: deck.id.clone(),
            notes: Vec::new(),
        })
        .collect();
    for draft in drafts {
        let mut note = draft.body.clone();
        for question in &mut note.questions {
            question.code = code(&question.id.to_string());
        }
        heads.push(head(&draft, &note, code(note.id.as_str())));
        let edges = draft.front.follow_ups.iter();
        asks.by_note.push(NoteAsks {
            own: draft.front.ask.clone(),
            follow_ups: edges.map(|edge| edge.ask.clone()).collect(),
        });
        texts.push((note.id.clone(), draft.text));
        let points = draft.front.covers.into_iter().map(|point| point.value).collect();
        covers.insert(note.id.to_string(), points);
        if let Some(body) = bodies.iter_mut().find(|body| body.topic == draft.topic) {
            body.notes.push(note);
        }
    }
    let topics = decks
        .into_iter()
        .zip(&bodies)
        .map(|(deck, body)| Topic {
            file: file_name(deck.id.as_str(), &encode_topic(body)),
            id: deck.id,
            title: deck.title,
            summary: deck.summary,
        })
        .collect();
    Ok(Compiled {
        bank: Bank::new(topics, heads),
        bodies,
        asks,
        texts,
        covers,
    })
}

fn head(draft: &NoteDraft, note: &NoteBody, code: Code) -> NoteHead {
    let follow_ups = draft.front.follow_ups.iter().filter_map(|edge| {
        // Both were checked; a survey with a bad edge does not get here.
        Some(FollowUp {
            to: NoteId::new(&edge.target.value).ok()?,
            kind: edge.kind?,
        })
    });
    NoteHead {
        code,
        id: note.id.clone(),
        topic: draft.topic.clone(),
        title: draft.front.title.clone(),
        level: draft.front.level,
        follow_ups: follow_ups.collect(),
        questions: note
            .questions
            .iter()
            .map(|question| QuestionHead {
                code: question.code,
                kind: question.body.kind(),
            })
            .collect(),
        key_points: note.key_points.iter().map(|point| point.number).collect(),
    }
}

/// `bank/<name>.<hash8>.json`: the name changes with the text, so that caches need no expiry.
fn file_name(name: &str, text: &str) -> String {
    let hash = hex(&Sha256::digest(text.as_bytes())[..4]);
    format!("bank/{name}.{hash}.json")
}

/// Writes the bank's files under `out`, the site's root. Files of an earlier build stay; the caller empties the folder.
pub fn write(compiled: &Compiled, out: &Path) -> io::Result<Built> {
    fs::create_dir_all(out.join("bank"))?;
    let mut topics = Vec::new();
    for (topic, body) in compiled.bank.topics().iter().zip(&compiled.bodies) {
        fs::write(out.join(&topic.file), encode_topic(body))?;
        topics.push(topic.file.clone());
    }
    let index_json = encode_index(&compiled.bank);
    let index = file_name("index", &index_json);
    fs::write(out.join(&index), index_json)?;
    let asks_json = encode_asks(&compiled.asks);
    let asks = file_name("asks", &asks_json);
    fs::write(out.join(&asks), asks_json)?;
    let texts_json = encode_texts(&compiled.texts);
    let texts = file_name("texts", &texts_json);
    fs::write(out.join(&texts), texts_json)?;
    Ok(Built {
        index,
        asks,
        texts,
        topics,
    })
}
