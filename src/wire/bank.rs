//! The compiled bank as JSON: the index, one file of bodies a topic, the asks, and the plain texts for search.
//!
//! Must not know where the files live or who fetches them. Rows are arrays rather than objects and edges name notes by
//! index, because 215 notes and 1,500 questions are read before the first screen works and this code ships in the wasm.

mod body;

use crate::{
    domain::{
        asks::{Asks, NoteAsks},
        bank::{Bank, FollowUp, FollowUpKind, NoteHead, QuestionHead, Topic},
        id::{Code, InvalidId, NoteId, QuestionSlug, TopicId},
        question::QuestionKind,
        sorted_map::SortedSet,
    },
    wire::{
        error::WireError,
        json::{self, Fields, Json, Row},
    },
};

pub use body::{decode_topic, encode_topic};

/// The version of all these files. Raise it whenever a row's shape changes.
const VERSION: u32 = 3;

/// Writes the index. The bank's own invariant (every target and topic is in it) is what makes the result decodable.
pub fn encode_index(bank: &Bank) -> String {
    let topics = bank.topics().iter().map(|topic| {
        let texts = [topic.id.as_str(), &topic.title, &topic.summary, &topic.file];
        Json::List(texts.map(Json::text).into())
    });
    let notes = bank.notes().iter().map(|note| note_row(bank, note));
    let fields = vec![
        ("v", number(VERSION)),
        ("topics", Json::List(topics.collect())),
        ("notes", Json::List(notes.collect())),
    ];
    Json::object(fields).to_text()
}

/// Reads the index; checks ids, codes, levels, edges, topics and that every note's first question is its recall.
pub fn decode_index(json: &str) -> Result<Bank, WireError> {
    let mut fields = open(json)?;
    let mut topics: Vec<Topic> = Vec::new();
    for row in fields.take("topics")?.into_list("topics")? {
        // Id, title, summary, file.
        let mut row = row.into_row("a topic", 4)?;
        let id = TopicId::new(&row.next().into_text("a topic's id")?).map_err(invalid_id)?;
        if topics.iter().any(|topic| topic.id == id) {
            return Err(invalid(&["topic ", id.as_str(), " is there twice"]));
        }
        topics.push(Topic {
            id,
            title: row.next().into_text("a topic's title")?,
            summary: row.next().into_text("a topic's summary")?,
            file: row.next().into_text("a topic's file")?,
        });
    }
    let mut ids: Vec<NoteId> = Vec::new();
    let mut seen_ids = SortedSet::default();
    let mut rows = Vec::new();
    for row in fields.take("notes")?.into_list("notes")? {
        // Code, id, and the rest.
        let mut row = row.into_row("a note", 8)?;
        let code = row.next().to_u32("a note's code")?;
        let id = NoteId::new(&row.next().into_text("a note's id")?).map_err(invalid_id)?;
        if seen_ids.insert(id.clone(), ()).is_some() {
            return Err(invalid(&["note ", id.as_str(), " is there twice"]));
        }
        ids.push(id);
        rows.push((code, row));
    }
    let mut codes = SortedSet::default();
    let mut notes = Vec::with_capacity(rows.len());
    for ((code, row), id) in rows.into_iter().zip(&ids) {
        notes.push(note_head(code, row, id, &ids, &topics, &mut codes)?);
    }
    Ok(Bank::new(topics, notes))
}

/// Code, id, index of the topic, title, level, follow-ups, questions, key points.
fn note_row(bank: &Bank, note: &NoteHead) -> Json {
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
    // Index of the target note, index into `FollowUpKind::ALL`.
    let follow_ups = note.follow_ups.iter().map(|follow_up| {
        let kind = FollowUpKind::ALL.iter().position(|kind| *kind == follow_up.kind);
        Json::List(vec![
            Json::index(note_idx(&follow_up.to)),
            Json::index(kind.unwrap_or(usize::MAX)),
        ])
    });
    // By how much its code is above the one before, the first one's above the note's; index into `QuestionKind::ALL`. Codes
    // follow each other as a rule, and ones compress better than codes.
    let mut code_before = note.code.0;
    let questions = note.questions.iter().map(|question| {
        let step = question.code.0.wrapping_sub(code_before);
        code_before = question.code.0;
        let kind = QuestionKind::ALL.iter().position(|kind| *kind == question.kind);
        Json::List(vec![number(step), Json::index(kind.unwrap_or(usize::MAX))])
    });
    Json::List(vec![
        number(note.code.0),
        Json::text(note.id.as_str()),
        Json::index(topic_idx),
        Json::text(&note.title),
        number(note.level),
        Json::List(follow_ups.collect()),
        Json::List(questions.collect()),
        Json::List(note.key_points.iter().copied().map(number).collect()),
    ])
}

/// A note from what follows its code and id in its row.
fn note_head(
    code: u32,
    mut row: Row,
    id: &NoteId,
    ids: &[NoteId],
    topics: &[Topic],
    codes: &mut SortedSet<u32>,
) -> Result<NoteHead, WireError> {
    let fail = |what: &str| invalid(&["note ", id.as_str(), " ", what]);
    let topic_idx = row.next().to_index("a note's topic")?;
    let topic = topics.get(topic_idx).ok_or_else(|| fail("is in no known topic"))?;
    let title = row.next().into_text("a note's title")?;
    let level = row.next().to_u8("a note's level")?;
    if !(1..=3).contains(&level) {
        return Err(fail("has a level outside 1–3"));
    }
    let mut edges = Vec::new();
    for row in row.next().into_list("follow-ups")? {
        let mut row = row.into_row("a follow-up", 2)?;
        let to = ids
            .get(row.next().to_index("a follow-up's target")?)
            .ok_or_else(|| fail("has a follow-up that leads nowhere"))?;
        let kind = FollowUpKind::ALL
            .get(row.next().to_index("a follow-up's kind")?)
            .ok_or_else(|| fail("has a follow-up of an unknown kind"))?;
        edges.push(FollowUp {
            to: to.clone(),
            kind: *kind,
        });
    }
    if codes.insert(code, ()).is_some() {
        return Err(fail("has a code that is already taken"));
    }
    let mut code_before = code;
    let mut heads: Vec<QuestionHead> = Vec::new();
    for row in row.next().into_list("questions")? {
        let mut row = row.into_row("a question", 2)?;
        let code = code_before.wrapping_add(row.next().to_u32("a question's code")?);
        code_before = code;
        let kind = *QuestionKind::ALL
            .get(row.next().to_index("a question's kind")?)
            .ok_or_else(|| fail("has a question of an unknown kind"))?;
        if (kind == QuestionKind::Recall) != heads.is_empty() {
            return Err(fail(NO_RECALL_FIRST));
        }
        if codes.insert(code, ()).is_some() {
            return Err(fail("has a question whose code is already taken"));
        }
        heads.push(QuestionHead { code: Code(code), kind });
    }
    if heads.is_empty() {
        return Err(fail("has no questions"));
    }
    let mut key_points = Vec::new();
    for number in row.next().into_list("key points")? {
        key_points.push(number.to_u8("a key point's number")?);
    }
    check_numbers(&key_points).map_err(fail)?;
    Ok(NoteHead {
        code: Code(code),
        id: id.clone(),
        topic: topic.id.clone(),
        title,
        level,
        follow_ups: edges,
        questions: heads,
        key_points,
    })
}

/// Writes the asks: for each note its own, then those of its follow-ups.
pub fn encode_asks(asks: &Asks) -> String {
    let notes = asks.by_note.iter().map(|asks| {
        let texts = std::iter::once(&asks.own).chain(&asks.follow_ups);
        Json::List(texts.map(Json::text).collect())
    });
    let fields = vec![("v", number(VERSION)), ("asks", Json::List(notes.collect()))];
    Json::object(fields).to_text()
}

/// Reads the asks.
pub fn decode_asks(json: &str) -> Result<Asks, WireError> {
    let mut by_note = Vec::new();
    for row in open(json)?.take("asks")?.into_list("asks")? {
        let mut texts = row.into_texts("asks")?;
        if texts.is_empty() {
            return Err(invalid(&["a note has no ask"]));
        }
        let follow_ups = texts.split_off(1);
        let own = texts.swap_remove(0);
        by_note.push(NoteAsks { own, follow_ups });
    }
    Ok(Asks { by_note })
}

/// Writes the plain text of each note, for search.
pub fn encode_texts(texts: &[(NoteId, String)]) -> String {
    let texts = texts.iter().map(|(id, text)| pair_row(id.as_str(), text));
    let fields = vec![("v", number(VERSION)), ("texts", Json::List(texts.collect()))];
    Json::object(fields).to_text()
}

/// Reads the plain text of each note.
pub fn decode_texts(json: &str) -> Result<Vec<(NoteId, String)>, WireError> {
    let mut texts = Vec::new();
    for (id, text) in open(json)?.take("texts")?.into_pairs("texts")? {
        texts.push((NoteId::new(&id).map_err(invalid_id)?, text));
    }
    Ok(texts)
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

const NO_RECALL_FIRST: &str = "does not have recall as its first question and nowhere else";

fn check_recall(is_first: bool, slug: &QuestionSlug, kind: QuestionKind) -> Result<(), &'static str> {
    if slug.is_recall() == is_first && (kind == QuestionKind::Recall) == is_first {
        Ok(())
    } else {
        Err(NO_RECALL_FIRST)
    }
}

/// The fields of a file of this version. A later version may well have another shape, so its number is looked at first.
fn open(json: &str) -> Result<Fields, WireError> {
    let mut fields = json::parse(json)?.into_fields("the file")?;
    match fields.take("v")?.to_u32("v")? {
        VERSION => Ok(fields),
        found => Err(WireError::Version { found, known: VERSION }),
    }
}

fn number(number: impl Into<u64>) -> Json {
    Json::Whole(number.into())
}

fn pair_row(left: &str, right: &str) -> Json {
    Json::List(vec![Json::text(left), Json::text(right)])
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
    use crate::domain::{
        bank::{KeyPoint, NoteBody, Slot, Source, TopicBody},
        id::QuestionId,
        question::{Choice, Question, QuestionBody, Reference},
    };

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
                slots: vec![Slot {
                    name: "years".into(),
                    hint: "年数".into(),
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
                kind,
            })
            .collect();
        let questions = QuestionKind::ALL
            .into_iter()
            .zip(code + 1..)
            .map(|(kind, code)| QuestionHead { code: Code(code), kind })
            .collect();
        NoteHead {
            code: Code(code),
            id: NoteId::new(id).unwrap(),
            topic: TopicId::new("a").unwrap(),
            title: "题目".into(),
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
        let asks_of = |own: &str, follow_ups: &[&str]| NoteAsks {
            own: own.to_owned(),
            follow_ups: follow_ups.iter().map(|&ask| ask.to_owned()).collect(),
        };
        let by_note = vec![asks_of("问？", &["然后呢？", "\""]), asks_of("", &[])];
        let asks = Asks { by_note };
        assert_eq!(decode_asks(&encode_asks(&asks)), Ok(asks));
        let no_ask = encode_asks(&Asks::default()).replace("[]", "[[]]");
        assert!(decode_asks(&no_ask).unwrap_err().to_string().contains("no ask"));
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
        check_index("\"v\":3", "\"v\":7", "format version 7");
        check_index("{\"v\":3,", "{\"v\":7,\"new\":0,", "format version 7");
        check_index("\"topics\":[", "\"v9\":[", "topics");
        check_index("\"a-two\"", "\"A two\"", "not an id");
        check_index("\"a-two\"", "\"a-one\"", "twice");
        check_index(
            "[[\"a\",",
            "[[\"a\",\"t\",\"s\",\"f\"],[\"a\",",
            "topic a is there twice",
        );
        check_index("[[1,0]]", "[[9,0]]", "leads nowhere");
        check_index("[[1,0]]", "[[1,5]]", "unknown kind");
        check_index("\"a-one\",0,", "\"a-one\",3,", "no known topic");
        check_index("\"题目\",2,", "\"题目\",4,", "level");
        check_index("[[1,0],[1,1]", "[[1,1],[1,1]", "recall");
        check_index("[[1,0],[1,1]", "[[1,0],[1,0]", "recall");
        check_index("[[1,0],[1,1]", "[[1,0],[1,10]", "unknown kind");
        check_index("[[1,0],[1,1]", "[[1,0],[0,1]", "taken");
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
        check_topic("\"v\":3", "\"v\":4", "format version 4");
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
