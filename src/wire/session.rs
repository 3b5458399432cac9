//! A round under way as text, so that a reload, a back button or a call in between resumes it at the same question, half
//! an answer included. Must not know the key it is stored under.
//!
//! `<version> <CRC-32 of the rest, 8 hex digits> <JSON>`. A session is worth minutes, not months: when the format
//! changes, its version changes and older texts are refused, which starts a new round. Answers are safe in the log.

use crate::{
    domain::{
        id::{Code, InvalidId, NoteId, TopicId},
        log::{DeviceId, EntryKey, Grade, Moment, TabId, Ticks},
        quiz::{
            response::{Draft, Hint, Response, Stage},
            session::{Answered, Arrival, Mode, Parts, Session, Step},
        },
    },
    wire::{
        crc,
        error::WireError,
        json::{self, Json},
    },
};

/// The version written here.
const VERSION: u32 = 1;

/// Writes a session down.
pub fn encode_session(session: &Session) -> String {
    let Parts {
        mode,
        seed,
        started_at,
        queue,
        position,
        answered,
        trail,
        draft,
    } = session.to_parts();
    let at = [
        Json::signed(started_at.unix_seconds),
        Json::signed(i64::from(started_at.offset_minutes)),
    ];
    let fields = vec![
        ("mode", mode_row(&mode)),
        ("seed", Json::Whole(seed)),
        ("at", Json::List(at.into())),
        ("queue", code_rows(&queue)),
        ("position", Json::index(position)),
        ("answered", Json::List(answered.iter().map(answered_row).collect())),
        ("trail", Json::List(trail.iter().map(step_row).collect())),
        ("draft", draft_row(&draft)),
    ];
    let json = Json::object(fields).to_text();
    format!("{VERSION} {:08x} {json}", crc::extend(0, json.as_bytes()))
}

/// Reads a session back, exactly as it was.
pub fn decode_session(text: &str) -> Result<Session, WireError> {
    let syntax = |what: &str| WireError::Syntax(what.to_owned());
    let (version, rest) = text.split_once(' ').ok_or_else(|| syntax("no version"))?;
    let found: u32 = version.parse().map_err(|_| syntax("no version"))?;
    if found != VERSION {
        return Err(WireError::Version { found, known: VERSION });
    }
    let (sum, json) = rest.split_once(' ').ok_or_else(|| syntax("no checksum"))?;
    if sum != format!("{:08x}", crc::extend(0, json.as_bytes())) {
        return Err(WireError::Invalid("checksum does not match".to_owned()));
    }
    let parts = parts(json::parse(json)?)?;
    Session::from_parts(parts).map_err(|_| WireError::Invalid("answers do not match the queue".to_owned()))
}

fn parts(json: Json) -> Result<Parts, WireError> {
    let mut fields = json.into_fields("the session")?;
    let mut at = fields.take("at")?.into_row("at", 2)?;
    let mut answers = Vec::new();
    for row in fields.take("answered")?.into_list("answered")? {
        answers.push(answered(row)?);
    }
    let mut trail = Vec::new();
    for row in fields.take("trail")?.into_list("trail")? {
        trail.push(step(row)?);
    }
    Ok(Parts {
        mode: mode(fields.take("mode")?)?,
        seed: fields.take("seed")?.to_u64("seed")?,
        started_at: Moment {
            unix_seconds: at.next().to_i64("at")?,
            offset_minutes: at.next().to_i16("at")?,
        },
        queue: codes(&fields.take("queue")?, "queue")?,
        position: fields.take("position")?.to_index("position")?,
        answered: answers,
        trail,
        draft: draft(fields.take("draft")?)?,
    })
}

fn code_rows(codes: &[Code]) -> Json {
    Json::List(codes.iter().map(|code| Json::Whole(u64::from(code.0))).collect())
}

fn codes(row: &Json, what: &str) -> Result<Vec<Code>, WireError> {
    let mut codes = Vec::new();
    for code in row.as_list(what)? {
        codes.push(Code(code.to_u32(what)?));
    }
    Ok(codes)
}

/// Code, grade, entry key, response.
fn answered_row(answered: &Answered) -> Json {
    let EntryKey { seq, device, tab } = answered.entry;
    let entry = [seq, device.0, u32::from(tab.0)].map(|number| Json::Whole(u64::from(number)));
    Json::List(vec![
        Json::Whole(u64::from(answered.code.0)),
        Json::Whole(u64::from(answered.grade.number())),
        Json::List(entry.into()),
        response_row(&answered.response),
    ])
}

fn answered(row: Json) -> Result<Answered, WireError> {
    let mut row = row.into_row("answered", 4)?;
    let code = Code(row.next().to_u32("an answer's code")?);
    let grade = grade(&row.next())?;
    let mut entry = row.next().into_row("an answer's entry", 3)?;
    Ok(Answered {
        code,
        grade,
        entry: EntryKey {
            seq: entry.next().to_u32("an answer's entry")?,
            device: DeviceId(entry.next().to_u32("an answer's entry")?),
            tab: TabId(entry.next().to_u16("an answer's entry")?),
        },
        response: response(row.next())?,
    })
}

fn mode_row(mode: &Mode) -> Json {
    match mode {
        Mode::Due => Json::text("Due"),
        Mode::Topic(id) => Json::variant("Topic", Json::text(id.as_str())),
        Mode::Mixed => Json::text("Mixed"),
        Mode::Missed => Json::text("Missed"),
        Mode::Starred => Json::text("Starred"),
        Mode::Note(id) => Json::variant("Note", Json::text(id.as_str())),
        Mode::Chain(id) => Json::variant("Chain", Json::text(id.as_str())),
        Mode::Again(codes) => Json::variant("Again", code_rows(codes)),
        Mode::Plan(walks) => {
            let rows = walks.iter().map(|(recall, from)| code_rows(&[*recall, *from]));
            Json::variant("Plan", Json::List(rows.collect()))
        }
    }
}

fn mode(row: Json) -> Result<Mode, WireError> {
    let (name, carried) = row.into_variant("mode")?;
    Ok(match (name.as_str(), carried) {
        ("Due", Json::Null) => Mode::Due,
        ("Topic", id) => Mode::Topic(TopicId::new(&id.into_text("a mode's topic")?).map_err(invalid_id)?),
        ("Mixed", Json::Null) => Mode::Mixed,
        ("Missed", Json::Null) => Mode::Missed,
        ("Starred", Json::Null) => Mode::Starred,
        ("Note", id) => Mode::Note(note_id(id)?),
        ("Chain", id) => Mode::Chain(note_id(id)?),
        ("Again", row) => Mode::Again(codes(&row, "a mode's codes")?),
        ("Plan", rows) => {
            let mut walks = Vec::new();
            for row in rows.into_list("a plan's walks")? {
                let mut row = row.into_row("a plan's walk", 2)?;
                let recall = Code(row.next().to_u32("a plan's recall")?);
                walks.push((recall, Code(row.next().to_u32("a plan's note")?)));
            }
            Mode::Plan(walks)
        }
        _ => return Err(unknown("mode", &name)),
    })
}

/// Note, arrival.
fn step_row(step: &Step) -> Json {
    let code = |code: Code| Json::Whole(u64::from(code.0));
    let arrival = match step.arrival {
        Arrival::Start => Json::text("Start"),
        Arrival::Added(recall) => Json::variant("Added", code(recall)),
        Arrival::Moved(recall) => Json::variant("Moved", code(recall)),
    };
    Json::List(vec![Json::text(step.note.as_str()), arrival])
}

fn step(row: Json) -> Result<Step, WireError> {
    let mut row = row.into_row("trail", 2)?;
    let note = note_id(row.next())?;
    let (name, carried) = row.next().into_variant("an arrival")?;
    let code = |carried: Json| Ok(Code(carried.to_u32("an arrival's code")?));
    let arrival = match (name.as_str(), carried) {
        ("Start", Json::Null) => Arrival::Start,
        ("Added", carried) => Arrival::Added(code(carried)?),
        ("Moved", carried) => Arrival::Moved(code(carried)?),
        _ => return Err(unknown("arrival", &name)),
    };
    Ok(Step { note, arrival })
}

fn draft_row(draft: &Draft) -> Json {
    Json::object(vec![
        ("response", draft.response.as_ref().map_or(Json::Null, response_row)),
        ("is_hint_used", Json::Bool(draft.hint == Hint::Used)),
        ("is_revealed", Json::Bool(draft.stage == Stage::Revealed)),
        ("seconds", Json::Whole(u64::from(draft.seconds))),
    ])
}

fn draft(row: Json) -> Result<Draft, WireError> {
    let mut fields = row.into_fields("draft")?;
    Ok(Draft {
        response: match fields.take_if_there("response")? {
            None | Some(Json::Null) => None,
            Some(row) => Some(response(row)?),
        },
        hint: if fields.take("is_hint_used")?.to_bool("is_hint_used")? {
            Hint::Used
        } else {
            Hint::Unused
        },
        stage: if fields.take("is_revealed")?.to_bool("is_revealed")? {
            Stage::Revealed
        } else {
            Stage::Thinking
        },
        seconds: fields.take("seconds")?.to_u16("seconds")?,
    })
}

fn response_row(response: &Response) -> Json {
    let indices = |indices: &mut dyn Iterator<Item = usize>| Json::List(indices.map(Json::index).collect());
    match response {
        Response::Choices(chosen) => Json::variant("Choices", indices(&mut chosen.iter().copied())),
        Response::Blanks(texts) => Json::variant("Blanks", Json::texts(texts)),
        Response::OutputText(text) => Json::variant("OutputText", Json::text(text)),
        Response::OutputChoice(choice_idx) => Json::variant("OutputChoice", Json::index(*choice_idx)),
        Response::Arrangement(order) => Json::variant("Arrangement", indices(&mut order.iter().copied())),
        Response::Pairing(rights) => {
            let right = |right: &Option<usize>| right.map_or(Json::Null, Json::index);
            Json::variant("Pairing", Json::List(rights.iter().map(right).collect()))
        }
        Response::Typed { text, self_grade } => {
            let self_grade = self_grade.map_or(Json::Null, |grade| Json::Whole(u64::from(grade.number())));
            Json::variant("Typed", Json::List(vec![Json::text(text), self_grade]))
        }
        Response::Ticks(ticks) => Json::variant("Ticks", Json::Whole(u64::from(ticks.0))),
        Response::GaveUp => Json::text("GaveUp"),
    }
}

fn response(row: Json) -> Result<Response, WireError> {
    let (name, carried) = row.into_variant("a response")?;
    let what = name.as_str();
    Ok(match (what, carried) {
        ("Choices", row) => Response::Choices(row.to_indices(what)?.into_iter().collect()),
        ("Blanks", row) => Response::Blanks(row.into_texts(what)?),
        ("OutputText", row) => Response::OutputText(row.into_text(what)?),
        ("OutputChoice", row) => Response::OutputChoice(row.to_index(what)?),
        ("Arrangement", row) => Response::Arrangement(row.to_indices(what)?),
        ("Pairing", row) => {
            let mut rights = Vec::new();
            for right in row.as_list(what)? {
                rights.push(match right {
                    Json::Null => None,
                    right => Some(right.to_index(what)?),
                });
            }
            Response::Pairing(rights)
        }
        ("Typed", row) => {
            let mut row = row.into_row(what, 2)?;
            Response::Typed {
                text: row.next().into_text(what)?,
                self_grade: match row.next() {
                    Json::Null => None,
                    number => Some(grade(&number)?),
                },
            }
        }
        ("Ticks", row) => Response::Ticks(Ticks(row.to_u32(what)?)),
        ("GaveUp", Json::Null) => Response::GaveUp,
        _ => return Err(unknown("response", what)),
    })
}

fn grade(number: &Json) -> Result<Grade, WireError> {
    let number = number.to_u8("a grade")?;
    Grade::from_number(number).ok_or_else(|| WireError::Invalid(format!("there is no grade {number}")))
}

fn note_id(row: Json) -> Result<NoteId, WireError> {
    NoteId::new(&row.into_text("a note")?).map_err(invalid_id)
}

fn unknown(what: &str, name: &str) -> WireError {
    WireError::Syntax(["there is no ", what, " ", name].concat())
}

fn invalid_id(error: InvalidId) -> WireError {
    WireError::Invalid(error.to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_code() -> impl Strategy<Value = Code> {
        prop_oneof![0u32..50, any::<u32>()].prop_map(Code)
    }

    fn any_note() -> impl Strategy<Value = NoteId> {
        "[a-z]{1,4}(-[a-z0-9]{1,3}){0,2}".prop_map(|text| NoteId::new(&text).unwrap())
    }

    fn any_grade() -> impl Strategy<Value = Grade> {
        prop::sample::select(&Grade::ALL[..])
    }

    fn any_response() -> impl Strategy<Value = Response> {
        let text = || "[^\\x00]{0,12}";
        prop_oneof![
            prop::collection::btree_set(0usize..8, 0..6)
                .prop_map(|chosen| Response::Choices(chosen.into_iter().collect())),
            prop::collection::vec(text(), 0..4).prop_map(Response::Blanks),
            text().prop_map(Response::OutputText),
            any::<usize>().prop_map(Response::OutputChoice),
            prop::collection::vec(0usize..30, 0..9).prop_map(Response::Arrangement),
            prop::collection::vec(prop::option::of(0usize..6), 0..6).prop_map(Response::Pairing),
            (text(), prop::option::of(any_grade())).prop_map(|(text, self_grade)| Response::Typed { text, self_grade }),
            any::<u32>().prop_map(|bits| Response::Ticks(Ticks(bits))),
            Just(Response::GaveUp),
        ]
    }

    fn any_mode() -> impl Strategy<Value = Mode> {
        prop_oneof![
            Just(Mode::Due),
            "[a-z]{1,5}".prop_map(|text| Mode::Topic(TopicId::new(&text).unwrap())),
            Just(Mode::Mixed),
            Just(Mode::Missed),
            Just(Mode::Starred),
            any_note().prop_map(Mode::Note),
            any_note().prop_map(Mode::Chain),
            prop::collection::vec(any_code(), 0..5).prop_map(Mode::Again),
            prop::collection::vec((any_code(), any_code()), 0..5).prop_map(Mode::Plan),
        ]
    }

    fn any_draft() -> impl Strategy<Value = Draft> {
        (
            prop::option::of(any_response()),
            any::<bool>(),
            any::<bool>(),
            any::<u16>(),
        )
            .prop_map(|(response, hint, stage, seconds)| Draft {
                response,
                hint: if hint { Hint::Used } else { Hint::Unused },
                stage: if stage { Stage::Revealed } else { Stage::Thinking },
                seconds,
            })
    }

    prop_compose! {
        fn any_session()(
            mode in any_mode(),
            seed: u64,
            at in (any::<i64>(), any::<i16>()),
            (asked, to_ask) in (prop::collection::vec(any_code(), 0..5), prop::collection::vec(any_code(), 0..5)),
            answers in prop::collection::vec((any_grade(), any::<(u32, u32, u16)>(), any_response()), 5),
            trail in prop::collection::vec((any_note(), 0u8..3, any_code()), 0..4),
            draft in any_draft(),
            shows_feedback: bool,
        ) -> Session {
            let answered: Vec<Answered> = asked
                .iter()
                .zip(answers)
                .map(|(&code, (grade, (seq, device, tab), response))| {
                    let entry = EntryKey { seq, device: DeviceId(device), tab: TabId(tab) };
                    Answered { code, grade, entry, response }
                })
                .collect();
            let position = asked.len().saturating_sub(usize::from(shows_feedback));
            let arrival = |kind, code| match kind {
                0 => Arrival::Start,
                1 => Arrival::Added(code),
                _ => Arrival::Moved(code),
            };
            Session::from_parts(Parts {
                mode,
                seed,
                started_at: Moment { unix_seconds: at.0, offset_minutes: at.1 },
                queue: [asked, to_ask].concat(),
                position,
                answered,
                trail: trail.into_iter().map(|(note, kind, code)| Step { note, arrival: arrival(kind, code) }).collect(),
                draft,
            })
            .unwrap()
        }
    }

    proptest! {
        #[test]
        fn a_session_comes_back_as_it_was(session in any_session()) {
            prop_assert_eq!(decode_session(&encode_session(&session)), Ok(session));
        }

        #[test]
        fn damage_is_noticed(session in any_session(), at: prop::sample::Index, c in "\\PC") {
            let text = encode_session(&session);
            let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = boundaries[at.index(boundaries.len())];
            let mut damaged = text.clone();
            damaged.remove(at);
            prop_assert!(decode_session(&damaged).is_err());
            damaged.insert_str(at, &c);
            prop_assert!(damaged == text || decode_session(&damaged).is_err());
            prop_assert!(decode_session(&text[..at]).is_err());
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,60}", json in "[\\[\\]{}\",:0-9a-zA-Z]{0,60}") {
            prop_assert!(decode_session(&text).is_err());
            let summed = format!("1 {:08x} {json}", crc::extend(0, json.as_bytes()));
            prop_assert!(decode_session(&summed).is_err());
        }
    }

    fn summed(json: &str) -> String {
        format!("1 {:08x} {json}", crc::extend(0, json.as_bytes()))
    }

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let error = decode_session(text).unwrap_err();
        assert!(format!("{error:?}").contains(expect), "{error:?}");
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let json = r#"{"mode":"Due","seed":1,"at":[0,480],"queue":[1],"position":0,"answered":[],"trail":[],
            "draft":{"response":null,"is_hint_used":false,"is_revealed":false,"seconds":0}}"#;
        assert!(decode_session(&summed(json)).is_ok());
        check("", "no version");
        check("2 00000000 {}", "found: 2");
        check(&summed(json).replace("480", "481"), "checksum");
        check(&summed(&json.replace("\"position\":0", "\"position\":1")), "queue");
        check(&summed(&json.replace("\"position\":0", "\"position\":-1")), "Syntax");
        check(
            &summed(&json.replace("\"answered\":[]", "\"answered\":[[1,9,[1,1,1],\"GaveUp\"]]")),
            "no grade 9",
        );
        check(
            &summed(&json.replace("\"answered\":[]", "\"answered\":[[2,1,[1,1,1],\"GaveUp\"]]")),
            "queue",
        );
        check(
            &summed(&json.replace("\"trail\":[]", "\"trail\":[[\"A\",\"Start\"]]")),
            "not an id",
        );
    }
}
