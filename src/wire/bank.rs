//! The compiled bank as JSON: the index, one file of bodies a topic, and the plain texts for search.
//!
//! Must not know where the files live or who fetches them. Rows are arrays rather than objects and edges name notes by
//! index, because 215 notes and 1,500 questions are read before the first screen works and this code ships in the wasm.

use std::collections::HashSet;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    domain::{
        bank::{Bank, FollowUp, FollowUpKind, KeyPoint, NoteBody, NoteHead, QuestionHead, Source, Topic, TopicBody},
        id::{Code, InvalidId, NoteId, QuestionId, QuestionSlug, TopicId},
        question::{Choice, Question, QuestionBody, QuestionKind, Reference},
    },
    wire::error::WireError,
};

/// The version of all three files. Raise it whenever a row's shape changes.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Index {
    v: u32,
    topics: Vec<TopicRow>,
    notes: Vec<NoteRow>,
}

/// Id, title, summary, file.
#[derive(Serialize, Deserialize)]
struct TopicRow(String, String, String, String);

/// Code, id, index of the topic, title, ask, level, follow-ups, questions, key points.
#[derive(Serialize, Deserialize)]
struct NoteRow(
    u32,
    String,
    usize,
    String,
    String,
    u8,
    Vec<EdgeRow>,
    Vec<QuestionRow>,
    Vec<u8>,
);

/// Index of the target note, ask, index into `FollowUpKind::ALL`.
#[derive(Serialize, Deserialize)]
struct EdgeRow(usize, String, usize);

/// Code, slug, index into `QuestionKind::ALL`.
#[derive(Serialize, Deserialize)]
struct QuestionRow(u32, String, usize);

#[derive(Serialize, Deserialize)]
struct Bodies {
    v: u32,
    topic: String,
    notes: Vec<BodyRow>,
}

/// Id, 30 seconds, detail, pitfalls, key points (number, HTML), sources (title, address), questions.
#[derive(Serialize, Deserialize)]
struct BodyRow(
    String,
    String,
    String,
    String,
    Vec<(u8, String)>,
    Vec<(String, String)>,
    Vec<QuestionBodyRow>,
);

/// Code, slug, stem, explanation, answer.
#[derive(Serialize, Deserialize)]
struct QuestionBodyRow(u32, String, String, String, AnswerRow);

/// HTML, why, whether it is right.
#[derive(Serialize, Deserialize)]
struct ChoiceRow(String, String, u8);

/// Text, highlighted lines.
#[derive(Serialize, Deserialize)]
struct ReferenceRow(String, Vec<String>);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum AnswerRow {
    Recall,
    Single(Vec<ChoiceRow>),
    Multi(Vec<ChoiceRow>),
    /// Blanks, distractors.
    Cloze(Vec<Vec<String>>, Vec<String>),
    /// Expected output, choices.
    Output(String, Vec<ChoiceRow>),
    /// Steps.
    Order(Vec<String>),
    /// Lines of code.
    Lines(Vec<String>),
    /// Headings, pairs.
    Match((String, String), Vec<(String, String)>),
    /// Setup, reference, result set.
    Sql(String, ReferenceRow, Vec<Vec<String>>),
    /// Reference, tests.
    Code(ReferenceRow, String),
}

#[derive(Serialize, Deserialize)]
struct Texts {
    v: u32,
    texts: Vec<(String, String)>,
}

/// Writes the index. The bank's own invariant (every target and topic is in it) is what makes the result decodable.
pub fn encode_index(bank: &Bank) -> String {
    let topics = bank
        .topics()
        .iter()
        .map(|topic| {
            TopicRow(
                topic.id.to_string(),
                topic.title.clone(),
                topic.summary.clone(),
                topic.file.clone(),
            )
        })
        .collect();
    let notes = bank.notes().iter().map(|note| note_row(bank, note)).collect();
    to_json(&Index {
        v: VERSION,
        topics,
        notes,
    })
}

/// Reads the index; checks ids, codes, levels, edges, topics and that every note's first question is its recall.
pub fn decode_index(json: &str) -> Result<Bank, WireError> {
    let index: Index = from_json(json, |index: &Index| index.v)?;
    let mut topics: Vec<Topic> = Vec::with_capacity(index.topics.len());
    for TopicRow(id, title, summary, file) in index.topics {
        let id = TopicId::new(&id).map_err(invalid_id)?;
        if topics.iter().any(|topic| topic.id == id) {
            return Err(invalid(&["topic ", id.as_str(), " is there twice"]));
        }
        topics.push(Topic {
            id,
            title,
            summary,
            file,
        });
    }
    let ids: Vec<NoteId> = index
        .notes
        .iter()
        .map(|note| NoteId::new(&note.1))
        .collect::<Result<_, _>>()
        .map_err(invalid_id)?;
    let mut seen_ids = HashSet::new();
    if let Some(id) = ids.iter().find(|id| !seen_ids.insert(id.as_str())) {
        return Err(invalid(&["note ", id.as_str(), " is there twice"]));
    }
    let mut codes = HashSet::new();
    let mut notes = Vec::with_capacity(index.notes.len());
    for (row, id) in index.notes.into_iter().zip(&ids) {
        notes.push(note_head(row, id, &ids, &topics, &mut codes)?);
    }
    Ok(Bank::new(topics, notes))
}

fn note_row(bank: &Bank, note: &NoteHead) -> NoteRow {
    // A bank that broke its invariant encodes as an index past the end, which `decode_index` refuses.
    let topic_idx = bank
        .topics()
        .iter()
        .position(|topic| topic.id == note.topic)
        .unwrap_or(bank.topics().len());
    let note_idx = |id: &NoteId| {
        bank.notes()
            .iter()
            .position(|other| other.id == *id)
            .unwrap_or(bank.notes().len())
    };
    let follow_ups = note
        .follow_ups
        .iter()
        .map(|follow_up| {
            let kind = FollowUpKind::ALL.iter().position(|kind| *kind == follow_up.kind);
            EdgeRow(
                note_idx(&follow_up.to),
                follow_up.ask.clone(),
                kind.unwrap_or(usize::MAX),
            )
        })
        .collect();
    let questions = note
        .questions
        .iter()
        .map(|question| {
            let kind = QuestionKind::ALL.iter().position(|kind| *kind == question.kind);
            QuestionRow(question.code.0, question.slug.to_string(), kind.unwrap_or(usize::MAX))
        })
        .collect();
    NoteRow(
        note.code.0,
        note.id.to_string(),
        topic_idx,
        note.title.clone(),
        note.ask.clone(),
        note.level,
        follow_ups,
        questions,
        note.key_points.clone(),
    )
}

fn note_head(
    row: NoteRow,
    id: &NoteId,
    ids: &[NoteId],
    topics: &[Topic],
    codes: &mut HashSet<u32>,
) -> Result<NoteHead, WireError> {
    let NoteRow(code, _, topic_idx, title, ask, level, follow_ups, questions, key_points) = row;
    let fail = |what: &str| invalid(&["note ", id.as_str(), " ", what]);
    let topic = topics.get(topic_idx).ok_or_else(|| fail("is in no known topic"))?;
    if !(1..=3).contains(&level) {
        return Err(fail("has a level outside 1–3"));
    }
    check_numbers(&key_points).map_err(fail)?;
    let mut edges = Vec::with_capacity(follow_ups.len());
    for EdgeRow(to_idx, ask, kind_idx) in follow_ups {
        let to = ids
            .get(to_idx)
            .ok_or_else(|| fail("has a follow-up that leads nowhere"))?;
        let kind = FollowUpKind::ALL
            .get(kind_idx)
            .ok_or_else(|| fail("has a follow-up of an unknown kind"))?;
        edges.push(FollowUp {
            to: to.clone(),
            ask,
            kind: *kind,
        });
    }
    if !codes.insert(code) {
        return Err(fail("has a code that is already taken"));
    }
    let mut heads: Vec<QuestionHead> = Vec::with_capacity(questions.len());
    for QuestionRow(code, slug, kind_idx) in questions {
        let slug = QuestionSlug::new(&slug).map_err(invalid_id)?;
        let kind = *QuestionKind::ALL
            .get(kind_idx)
            .ok_or_else(|| fail("has a question of an unknown kind"))?;
        check_recall(heads.is_empty(), &slug, kind).map_err(fail)?;
        if !codes.insert(code) {
            return Err(fail("has a question whose code is already taken"));
        }
        if heads.iter().any(|head| head.slug == slug) {
            return Err(fail("has two questions of one name"));
        }
        heads.push(QuestionHead {
            code: Code(code),
            slug,
            kind,
        });
    }
    if heads.is_empty() {
        return Err(fail("has no questions"));
    }
    Ok(NoteHead {
        code: Code(code),
        id: id.clone(),
        topic: topic.id.clone(),
        title,
        ask,
        level,
        follow_ups: edges,
        questions: heads,
        key_points,
    })
}

/// Writes the bodies of one topic.
pub fn encode_topic(body: &TopicBody) -> String {
    to_json(&Bodies {
        v: VERSION,
        topic: body.topic.to_string(),
        notes: body.notes.iter().map(body_row).collect(),
    })
}

/// Reads the bodies of one topic; checks ids, key point numbers, recall first, and how many choices are right.
pub fn decode_topic(json: &str) -> Result<TopicBody, WireError> {
    let bodies: Bodies = from_json(json, |bodies: &Bodies| bodies.v)?;
    let mut notes = Vec::with_capacity(bodies.notes.len());
    for row in bodies.notes {
        notes.push(note_body(row)?);
    }
    Ok(TopicBody {
        topic: TopicId::new(&bodies.topic).map_err(invalid_id)?,
        notes,
    })
}

fn body_row(note: &NoteBody) -> BodyRow {
    let key_points = note.key_points.iter().map(|point| (point.number, point.html.clone()));
    let sources = note
        .sources
        .iter()
        .map(|source| (source.title.clone(), source.url.clone()));
    let questions = note.questions.iter().map(|question| {
        QuestionBodyRow(
            question.code.0,
            question.id.slug.to_string(),
            question.stem_html.clone(),
            question.explanation_html.clone(),
            answer_row(&question.body),
        )
    });
    BodyRow(
        note.id.to_string(),
        note.brief_html.clone(),
        note.detail_html.clone(),
        note.pitfalls_html.clone(),
        key_points.collect(),
        sources.collect(),
        questions.collect(),
    )
}

fn note_body(row: BodyRow) -> Result<NoteBody, WireError> {
    let BodyRow(id, brief_html, detail_html, pitfalls_html, key_points, sources, questions) = row;
    let id = NoteId::new(&id).map_err(invalid_id)?;
    let fail = |what: &str| invalid(&["note ", id.as_str(), " ", what]);
    let numbers: Vec<u8> = key_points.iter().map(|(number, _)| *number).collect();
    check_numbers(&numbers).map_err(fail)?;
    let mut bodies: Vec<Question> = Vec::with_capacity(questions.len());
    for QuestionBodyRow(code, slug, stem_html, explanation_html, answer) in questions {
        let slug = QuestionSlug::new(&slug).map_err(invalid_id)?;
        let body = question_body(answer);
        check_recall(bodies.is_empty(), &slug, body.kind()).map_err(fail)?;
        check_choices(&body).map_err(fail)?;
        let id = QuestionId { note: id.clone(), slug };
        bodies.push(Question {
            code: Code(code),
            id,
            stem_html,
            explanation_html,
            body,
        });
    }
    if bodies.is_empty() {
        return Err(fail("has no questions"));
    }
    Ok(NoteBody {
        id,
        brief_html,
        detail_html,
        pitfalls_html,
        key_points: key_points
            .into_iter()
            .map(|(number, html)| KeyPoint { number, html })
            .collect(),
        sources: sources.into_iter().map(|(title, url)| Source { title, url }).collect(),
        questions: bodies,
    })
}

fn answer_row(body: &QuestionBody) -> AnswerRow {
    match body {
        QuestionBody::Recall => AnswerRow::Recall,
        QuestionBody::Single { choices } => AnswerRow::Single(choice_rows(choices)),
        QuestionBody::Multi { choices } => AnswerRow::Multi(choice_rows(choices)),
        QuestionBody::Cloze { blanks, distractors } => AnswerRow::Cloze(blanks.clone(), distractors.clone()),
        QuestionBody::Output { expected, choices } => AnswerRow::Output(expected.clone(), choice_rows(choices)),
        QuestionBody::Order {
            pieces_html,
            is_code: false,
        } => AnswerRow::Order(pieces_html.clone()),
        QuestionBody::Order {
            pieces_html,
            is_code: true,
        } => AnswerRow::Lines(pieces_html.clone()),
        QuestionBody::Match { headings, pairs } => AnswerRow::Match(headings.clone(), pairs.clone()),
        QuestionBody::Sql {
            setup_html,
            reference,
            result,
        } => AnswerRow::Sql(setup_html.clone(), reference_row(reference), result.clone()),
        QuestionBody::Code { reference, tests_html } => AnswerRow::Code(reference_row(reference), tests_html.clone()),
    }
}

fn question_body(answer: AnswerRow) -> QuestionBody {
    match answer {
        AnswerRow::Recall => QuestionBody::Recall,
        AnswerRow::Single(rows) => QuestionBody::Single { choices: choices(rows) },
        AnswerRow::Multi(rows) => QuestionBody::Multi { choices: choices(rows) },
        AnswerRow::Cloze(blanks, distractors) => QuestionBody::Cloze { blanks, distractors },
        AnswerRow::Output(expected, rows) => QuestionBody::Output {
            expected,
            choices: choices(rows),
        },
        AnswerRow::Order(pieces_html) => QuestionBody::Order {
            pieces_html,
            is_code: false,
        },
        AnswerRow::Lines(pieces_html) => QuestionBody::Order {
            pieces_html,
            is_code: true,
        },
        AnswerRow::Match(headings, pairs) => QuestionBody::Match { headings, pairs },
        AnswerRow::Sql(setup_html, ReferenceRow(text, lines_html), result) => QuestionBody::Sql {
            setup_html,
            reference: Reference { text, lines_html },
            result,
        },
        AnswerRow::Code(ReferenceRow(text, lines_html), tests_html) => QuestionBody::Code {
            reference: Reference { text, lines_html },
            tests_html,
        },
    }
}

fn choice_rows(choices: &[Choice]) -> Vec<ChoiceRow> {
    choices
        .iter()
        .map(|choice| {
            ChoiceRow(
                choice.html.clone(),
                choice.why_html.clone(),
                u8::from(choice.is_correct),
            )
        })
        .collect()
}

fn choices(rows: Vec<ChoiceRow>) -> Vec<Choice> {
    rows.into_iter()
        .map(|ChoiceRow(html, why_html, is_correct)| Choice {
            html,
            why_html,
            is_correct: is_correct == 1,
        })
        .collect()
}

fn reference_row(reference: &Reference) -> ReferenceRow {
    ReferenceRow(reference.text.clone(), reference.lines_html.clone())
}

/// Writes the plain text of each note, for search.
pub fn encode_texts(texts: &[(NoteId, String)]) -> String {
    let texts = texts.iter().map(|(id, text)| (id.to_string(), text.clone())).collect();
    to_json(&Texts { v: VERSION, texts })
}

/// Reads the plain text of each note.
pub fn decode_texts(json: &str) -> Result<Vec<(NoteId, String)>, WireError> {
    let texts: Texts = from_json(json, |texts: &Texts| texts.v)?;
    let mut decoded = Vec::with_capacity(texts.texts.len());
    for (id, text) in texts.texts {
        decoded.push((NoteId::new(&id).map_err(invalid_id)?, text));
    }
    Ok(decoded)
}

fn check_numbers(numbers: &[u8]) -> Result<(), &'static str> {
    let mut seen = 0u64;
    for &number in numbers {
        if !(1..=32).contains(&number) || seen & (1 << number) != 0 {
            return Err("has a key point whose number is repeated or outside 1–32");
        }
        seen |= 1 << number;
    }
    Ok(())
}

fn check_recall(is_first: bool, slug: &QuestionSlug, kind: QuestionKind) -> Result<(), &'static str> {
    if slug.is_recall() == is_first && (kind == QuestionKind::Recall) == is_first {
        Ok(())
    } else {
        Err("does not have recall as its first question and nowhere else")
    }
}

fn check_choices(body: &QuestionBody) -> Result<(), &'static str> {
    let n_correct = |choices: &[Choice]| choices.iter().filter(|choice| choice.is_correct).count();
    let is_sound = match body {
        QuestionBody::Single { choices } => n_correct(choices) == 1,
        QuestionBody::Multi { choices } => n_correct(choices) >= 2,
        QuestionBody::Output { choices, .. } => choices.is_empty() || n_correct(choices) == 1,
        QuestionBody::Cloze { blanks, .. } => blanks.iter().all(|accepted| !accepted.is_empty()),
        _ => true,
    };
    if is_sound {
        Ok(())
    } else {
        Err("has a question with the wrong number of right answers")
    }
}

fn to_json<T: Serialize>(value: &T) -> String {
    // Strings, numbers and lists of them always serialize: only a map with other keys or a failing writer could not.
    serde_json::to_string(value).unwrap_or_default()
}

fn from_json<T: DeserializeOwned>(json: &str, version_of: fn(&T) -> u32) -> Result<T, WireError> {
    #[derive(Deserialize)]
    struct Header {
        v: u32,
    }
    let check = |found| {
        if found == VERSION {
            Ok(())
        } else {
            Err(WireError::Version { found, known: VERSION })
        }
    };
    match serde_json::from_str(json) {
        Ok(value) => check(version_of(&value)).map(|()| value),
        Err(error) => {
            // A later version may well have another shape; then its number is the better message.
            if let Ok(header) = serde_json::from_str::<Header>(json) {
                check(header.v)?;
            }
            Err(WireError::Syntax(error.to_string()))
        }
    }
}

fn invalid(words: &[&str]) -> WireError {
    WireError::Invalid(words.concat())
}

fn invalid_id(error: InvalidId) -> WireError {
    invalid(&[&error.text, " is not an id"])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(code: u32, slug: &str, body: QuestionBody) -> Question {
        Question {
            code: Code(code),
            id: QuestionId {
                note: NoteId::new("a-one").unwrap(),
                slug: QuestionSlug::new(slug).unwrap(),
            },
            stem_html: "<p>问\"<br>".into(),
            explanation_html: "<p>因为\\</p>".into(),
            body,
        }
    }

    fn choice(html: &str, is_correct: bool) -> Choice {
        Choice {
            html: html.into(),
            why_html: "why".into(),
            is_correct,
        }
    }

    fn reference() -> Reference {
        Reference {
            text: "a\n b".into(),
            lines_html: vec!["a".into(), " b".into()],
        }
    }

    fn topic_body() -> TopicBody {
        let bodies = vec![
            QuestionBody::Recall,
            QuestionBody::Single {
                choices: vec![choice("x", false), choice("y", true)],
            },
            QuestionBody::Multi {
                choices: vec![choice("x", true), choice("y", true), choice("z", false)],
            },
            QuestionBody::Cloze {
                blanks: vec![vec!["五".into(), "5".into()]],
                distractors: vec!["六".into()],
            },
            QuestionBody::Output {
                expected: "1\n2".into(),
                choices: vec![],
            },
            QuestionBody::Order {
                pieces_html: vec!["a".into(), "b".into()],
                is_code: false,
            },
            QuestionBody::Order {
                pieces_html: vec!["a".into(), "  b".into()],
                is_code: true,
            },
            QuestionBody::Match {
                headings: ("左".into(), "右".into()),
                pairs: vec![("a".into(), "b".into())],
            },
            QuestionBody::Sql {
                setup_html: "s".into(),
                reference: reference(),
                result: vec![vec!["n".into()], vec!["1".into()]],
            },
            QuestionBody::Code {
                reference: reference(),
                tests_html: "t".into(),
            },
        ];
        let questions = bodies
            .into_iter()
            .zip(1..)
            .map(|(body, code)| {
                let slug = if code == 1 {
                    "recall".to_owned()
                } else {
                    format!("q{code}")
                };
                question(code, &slug, body)
            })
            .collect();
        TopicBody {
            topic: TopicId::new("a").unwrap(),
            notes: vec![NoteBody {
                id: NoteId::new("a-one").unwrap(),
                brief_html: "brief".into(),
                detail_html: "detail".into(),
                pitfalls_html: "pitfalls".into(),
                key_points: vec![
                    KeyPoint {
                        number: 3,
                        html: "k".into(),
                    },
                    KeyPoint {
                        number: 1,
                        html: "l".into(),
                    },
                ],
                sources: vec![Source {
                    title: "s".into(),
                    url: "https://x".into(),
                }],
                questions,
            }],
        }
    }

    fn note(code: u32, id: &str, to: &[&str]) -> NoteHead {
        let follow_ups = to
            .iter()
            .zip(FollowUpKind::ALL)
            .map(|(to, kind)| FollowUp {
                to: NoteId::new(to).unwrap(),
                ask: "然后呢？".into(),
                kind,
            })
            .collect();
        let questions = QuestionKind::ALL
            .into_iter()
            .zip(code + 1..)
            .map(|(kind, code)| QuestionHead {
                code: Code(code),
                slug: QuestionSlug::new(kind.name()).unwrap(),
                kind,
            })
            .collect();
        NoteHead {
            code: Code(code),
            id: NoteId::new(id).unwrap(),
            topic: TopicId::new("a").unwrap(),
            title: "题目".into(),
            ask: "问？".into(),
            level: 2,
            follow_ups,
            questions,
            key_points: vec![1, 4, 2],
        }
    }

    fn bank() -> Bank {
        let topic = Topic {
            id: TopicId::new("a").unwrap(),
            title: "甲".into(),
            summary: "乙".into(),
            file: "bank/a.12345678.json".into(),
        };
        Bank::new(
            vec![topic],
            vec![note(1, "a-one", &["a-two"]), note(20, "a-two", &["a-one", "a-two"])],
        )
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let decoded = decode_index(&encode_index(&bank())).unwrap();
        assert_eq!(decoded.topics(), bank().topics());
        assert_eq!(decoded.notes(), bank().notes());
        assert_eq!(decode_topic(&encode_topic(&topic_body())), Ok(topic_body()));
        let texts = vec![(NoteId::new("a-one").unwrap(), "全文 \"\n".to_owned())];
        assert_eq!(decode_texts(&encode_texts(&texts)), Ok(texts));
    }

    #[track_caller]
    fn check_index(from: &str, to: &str, expect: &str) {
        let json = encode_index(&bank());
        assert!(json.contains(from), "{from} is not in {json}");
        let error = decode_index(&json.replacen(from, to, 1)).unwrap_err();
        assert!(error.to_string().contains(expect), "{error}");
    }

    #[test]
    fn an_index_that_breaks_a_promise_is_refused() {
        check_index("\"v\":1", "\"v\":7", "format version 7");
        check_index("{\"v\":1,", "{\"v\":7,\"new\":0,", "format version 7");
        check_index("\"topics\":[", "\"v9\":[", "topics");
        check_index("\"a-two\"", "\"A two\"", "not an id");
        check_index("\"a-two\"", "\"a-one\"", "twice");
        check_index(
            "[[\"a\",",
            "[[\"a\",\"t\",\"s\",\"f\"],[\"a\",",
            "topic a is there twice",
        );
        check_index("[[1,\"然后呢？\"", "[[9,\"然后呢？\"", "leads nowhere");
        check_index("\"然后呢？\",0", "\"然后呢？\",5", "unknown kind");
        check_index("\"a-one\",0,", "\"a-one\",3,", "no known topic");
        check_index("\"问？\",2,", "\"问？\",4,", "level");
        check_index("[2,\"recall\",0]", "[2,\"first\",0]", "recall");
        check_index("[2,\"recall\",0]", "[2,\"recall\",1]", "recall");
        check_index("[3,\"single\",1]", "[3,\"single\",0]", "recall");
        check_index("[3,\"single\",1]", "[3,\"single\",10]", "unknown kind");
        check_index("[3,\"single\",1]", "[3,\"multi\",1]", "one name");
        check_index("[3,\"single\",1]", "[1,\"single\",1]", "taken");
        check_index("[1,4,2]", "[1,4,1]", "key point");
        check_index("[1,4,2]", "[0,4,2]", "key point");
        check_index("[1,4,2]", "[1,33,2]", "key point");
    }

    #[track_caller]
    fn check_topic(from: &str, to: &str, expect: &str) {
        let json = encode_topic(&topic_body());
        assert!(json.contains(from), "{from} is not in {json}");
        let error = decode_topic(&json.replacen(from, to, 1)).unwrap_err();
        assert!(error.to_string().contains(expect), "{error}");
    }

    #[test]
    fn bodies_that_break_a_promise_are_refused() {
        check_topic("\"v\":1", "\"v\":2", "format version 2");
        check_topic("\"topic\":\"a\"", "\"topic\":\"\"", "not an id");
        check_topic(
            "\"single\":[[\"x\",\"why\",0]",
            "\"single\":[[\"x\",\"why\",1]",
            "right answers",
        );
        check_topic(
            "\"multi\":[[\"x\",\"why\",1]",
            "\"multi\":[[\"x\",\"why\",0]",
            "right answers",
        );
        check_topic("[[\"五\",\"5\"]]", "[[]]", "right answers");
        check_topic("\"recall\",\"<p>", "\"other\",\"<p>", "recall");
        check_topic("[[3,\"k\"]", "[[1,\"k\"]", "key point");
        check_topic("\"lines\"", "\"dance\"", "dance");
    }

    #[test]
    fn torn_files_are_refused_without_panic() {
        for json in [
            encode_index(&bank()),
            encode_topic(&topic_body()),
            encode_texts(&[(NoteId::new("a").unwrap(), "全文".into())]),
        ] {
            for (end, _) in json.char_indices() {
                assert!(decode_index(&json[..end]).is_err());
                assert!(decode_topic(&json[..end]).is_err());
                assert!(decode_texts(&json[..end]).is_err());
            }
        }
    }
}
