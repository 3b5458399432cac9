//! The bodies of one topic as JSON: notes with their texts, questions and answers.
//!
//! Knows the shapes of these rows and nothing of the index.

use crate::{
    domain::{
        bank::{KeyPoint, NoteBody, Slot, Source, TopicBody},
        id::{Code, NoteId, QuestionId, QuestionSlug, TopicId},
        question::{Choice, Question, QuestionBody, Reference},
    },
    wire::{
        bank::{VERSION, check_numbers, check_recall, invalid, invalid_id, number, open, pair_row},
        error::WireError,
        json::Json,
    },
};

/// Writes the bodies of one topic.
pub fn encode_topic(body: &TopicBody) -> String {
    let fields = vec![
        ("v", number(VERSION)),
        ("topic", Json::text(body.topic.as_str())),
        ("notes", Json::List(body.notes.iter().map(body_row).collect())),
    ];
    Json::object(fields).to_text()
}

/// Reads the bodies of one topic; checks ids, key point numbers, recall first, and how many choices are right.
pub fn decode_topic(json: &str) -> Result<TopicBody, WireError> {
    let mut fields = open(json)?;
    let topic = TopicId::new(&fields.take("topic")?.into_text("topic")?).map_err(invalid_id)?;
    let mut notes = Vec::new();
    for row in fields.take("notes")?.into_list("notes")? {
        notes.push(note_body(row)?);
    }
    Ok(TopicBody { topic, notes })
}

/// Id, 30 seconds, detail, pitfalls, key points (number, HTML), sources (title, address), slots (name, hint), questions.
fn body_row(note: &NoteBody) -> Json {
    let key_points = note
        .key_points
        .iter()
        .map(|point| Json::List(vec![number(point.number), Json::text(&point.html)]));
    let sources = note.sources.iter().map(|source| pair_row(&source.title, &source.url));
    let slots = note.slots.iter().map(|slot| pair_row(&slot.name, &slot.hint));
    // Code, slug, stem, explanation, answer.
    let questions = note.questions.iter().map(|question| {
        Json::List(vec![
            number(question.code.0),
            Json::text(question.id.slug.as_str()),
            Json::text(&question.stem_html),
            Json::text(&question.explanation_html),
            answer_row(&question.body),
        ])
    });
    Json::List(vec![
        Json::text(note.id.as_str()),
        Json::text(&note.brief_html),
        Json::text(&note.detail_html),
        Json::text(&note.pitfalls_html),
        Json::List(key_points.collect()),
        Json::List(sources.collect()),
        Json::List(slots.collect()),
        Json::List(questions.collect()),
    ])
}

fn note_body(row: Json) -> Result<NoteBody, WireError> {
    let mut row = row.into_row("a note", 8)?;
    let id = NoteId::new(&row.next().into_text("a note's id")?).map_err(invalid_id)?;
    let fail = |what: &str| invalid(&["note ", id.as_str(), " ", what]);
    let brief_html = row.next().into_text("a note's 30 seconds")?;
    let detail_html = row.next().into_text("a note's detail")?;
    let pitfalls_html = row.next().into_text("a note's pitfalls")?;
    let mut key_points = Vec::new();
    let mut numbers = Vec::new();
    for row in row.next().into_list("key points")? {
        let mut row = row.into_row("a key point", 2)?;
        let number = row.next().to_u8("a key point's number")?;
        let html = row.next().into_text("a key point")?;
        numbers.push(number);
        key_points.push(KeyPoint { number, html });
    }
    check_numbers(&numbers).map_err(fail)?;
    let mut sources = Vec::new();
    for (title, url) in row.next().into_pairs("sources")? {
        sources.push(Source { title, url });
    }
    let mut slots = Vec::new();
    for (name, hint) in row.next().into_pairs("slots")? {
        slots.push(Slot { name, hint });
    }
    let mut questions: Vec<Question> = Vec::new();
    for row in row.next().into_list("questions")? {
        let mut row = row.into_row("a question", 5)?;
        let code = Code(row.next().to_u32("a question's code")?);
        let slug = QuestionSlug::new(&row.next().into_text("a question's name")?).map_err(invalid_id)?;
        let stem_html = row.next().into_text("a question's stem")?;
        let explanation_html = row.next().into_text("a question's explanation")?;
        let body = question_body(row.next())?;
        check_recall(questions.is_empty(), &slug, body.kind()).map_err(fail)?;
        check_choices(&body).map_err(fail)?;
        let id = QuestionId { note: id.clone(), slug };
        questions.push(Question {
            code,
            id,
            stem_html,
            explanation_html,
            body,
        });
    }
    if questions.is_empty() {
        return Err(fail("has no questions"));
    }
    Ok(NoteBody {
        id,
        brief_html,
        detail_html,
        pitfalls_html,
        key_points,
        sources,
        slots,
        questions,
    })
}

fn answer_row(body: &QuestionBody) -> Json {
    let list = |values: Vec<Json>| Json::List(values);
    match body {
        QuestionBody::Recall => Json::text("recall"),
        QuestionBody::Single { choices } => Json::variant("single", choice_rows(choices)),
        QuestionBody::Multi { choices } => Json::variant("multi", choice_rows(choices)),
        QuestionBody::Cloze { blanks, distractors } => {
            Json::variant("cloze", list(vec![table_rows(blanks), Json::texts(distractors)]))
        }
        QuestionBody::Output { expected, choices } => {
            Json::variant("output", list(vec![Json::text(expected), choice_rows(choices)]))
        }
        QuestionBody::Order { pieces_html, is_code } => {
            Json::variant(if *is_code { "lines" } else { "order" }, Json::texts(pieces_html))
        }
        QuestionBody::Match { headings, pairs } => {
            let pairs = pairs.iter().map(|(left, right)| pair_row(left, right)).collect();
            Json::variant("match", list(vec![pair_row(&headings.0, &headings.1), list(pairs)]))
        }
        QuestionBody::Sql {
            setup_html,
            reference,
            result,
        } => {
            let values = vec![Json::text(setup_html), reference_row(reference), table_rows(result)];
            Json::variant("sql", list(values))
        }
        QuestionBody::Code { reference, tests_html } => {
            Json::variant("code", list(vec![reference_row(reference), Json::text(tests_html)]))
        }
    }
}

fn question_body(answer: Json) -> Result<QuestionBody, WireError> {
    let (name, carried) = answer.into_variant("an answer")?;
    let what = name.as_str();
    Ok(match (what, carried) {
        ("recall", Json::Null) => QuestionBody::Recall,
        ("single", rows) => QuestionBody::Single {
            choices: choices(rows)?,
        },
        ("multi", rows) => QuestionBody::Multi {
            choices: choices(rows)?,
        },
        ("cloze", row) => {
            let mut row = row.into_row(what, 2)?;
            QuestionBody::Cloze {
                blanks: table(row.next(), "blanks")?,
                distractors: row.next().into_texts("distractors")?,
            }
        }
        ("output", row) => {
            let mut row = row.into_row(what, 2)?;
            QuestionBody::Output {
                expected: row.next().into_text("expected output")?,
                choices: choices(row.next())?,
            }
        }
        ("order" | "lines", pieces) => QuestionBody::Order {
            pieces_html: pieces.into_texts(what)?,
            is_code: what == "lines",
        },
        ("match", row) => {
            let mut row = row.into_row(what, 2)?;
            QuestionBody::Match {
                headings: row.next().into_pair("headings")?,
                pairs: row.next().into_pairs("pairs")?,
            }
        }
        ("sql", row) => {
            let mut row = row.into_row(what, 3)?;
            QuestionBody::Sql {
                setup_html: row.next().into_text("setup")?,
                reference: reference(row.next())?,
                result: table(row.next(), "result")?,
            }
        }
        ("code", row) => {
            let mut row = row.into_row(what, 2)?;
            QuestionBody::Code {
                reference: reference(row.next())?,
                tests_html: row.next().into_text("tests")?,
            }
        }
        _ => return Err(WireError::Syntax(["there is no answer ", what].concat())),
    })
}

/// HTML, why, whether it is right.
fn choice_rows(choices: &[Choice]) -> Json {
    let row = |choice: &Choice| {
        Json::List(vec![
            Json::text(&choice.html),
            Json::text(&choice.why_html),
            number(u8::from(choice.is_correct)),
        ])
    };
    Json::List(choices.iter().map(row).collect())
}

fn choices(rows: Json) -> Result<Vec<Choice>, WireError> {
    let mut choices = Vec::new();
    for row in rows.into_list("choices")? {
        let mut row = row.into_row("a choice", 3)?;
        choices.push(Choice {
            html: row.next().into_text("a choice")?,
            why_html: row.next().into_text("a choice's why")?,
            is_correct: row.next().to_u8("whether a choice is right")? == 1,
        });
    }
    Ok(choices)
}

/// Text, highlighted lines.
fn reference_row(reference: &Reference) -> Json {
    Json::List(vec![Json::text(&reference.text), Json::texts(&reference.lines_html)])
}

fn reference(row: Json) -> Result<Reference, WireError> {
    let mut row = row.into_row("a reference", 2)?;
    Ok(Reference {
        text: row.next().into_text("a reference's text")?,
        lines_html: row.next().into_texts("a reference's lines")?,
    })
}

fn table_rows(table: &[Vec<String>]) -> Json {
    Json::List(table.iter().map(|texts| Json::texts(texts)).collect())
}

fn table(rows: Json, what: &str) -> Result<Vec<Vec<String>>, WireError> {
    let mut table = Vec::new();
    for row in rows.into_list(what)? {
        table.push(row.into_texts(what)?);
    }
    Ok(table)
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
