//! A round under way as text, so that a reload, a back button or a call in between resumes it at the same question, half
//! an answer included. Must not know the key it is stored under.
//!
//! `<version> <CRC-32 of the rest, 8 hex digits> <JSON>`. A session is worth minutes, not months: when the format
//! changes, its version changes and older texts are refused, which starts a new round. Answers are safe in the log.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        id::{Code, InvalidId, NoteId, TopicId},
        log::{DeviceId, EntryKey, Grade, Moment, TabId, Ticks},
        quiz::{
            response::{Draft, Hint, Response, Stage},
            session::{Answered, Arrival, Mode, Parts, Session, Step},
        },
    },
    wire::error::WireError,
};

/// The version written here.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct SessionRow {
    mode: ModeRow,
    seed: u64,
    at: (i64, i16),
    queue: Vec<u32>,
    position: usize,
    answered: Vec<AnsweredRow>,
    trail: Vec<(String, ArrivalRow)>,
    draft: DraftRow,
}

/// Code, grade, entry key, response.
type AnsweredRow = (u32, u8, (u32, u32, u16), ResponseRow);

#[derive(Serialize, Deserialize)]
enum ModeRow {
    Due,
    Topic(String),
    Mixed,
    Missed,
    Starred,
    Note(String),
    Chain(String),
    Again(Vec<u32>),
}

#[derive(Serialize, Deserialize)]
enum ArrivalRow {
    Start,
    Added(u32),
    Moved(u32),
}

#[derive(Serialize, Deserialize)]
struct DraftRow {
    response: Option<ResponseRow>,
    is_hint_used: bool,
    is_revealed: bool,
    seconds: u16,
}

#[derive(Serialize, Deserialize)]
enum ResponseRow {
    Choices(Vec<usize>),
    Blanks(Vec<String>),
    OutputText(String),
    OutputChoice(usize),
    Arrangement(Vec<usize>),
    Pairing(Vec<Option<usize>>),
    Typed(String, Option<u8>),
    Ticks(u32),
    GaveUp,
}

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
    let row = SessionRow {
        mode: mode_row(&mode),
        seed,
        at: (started_at.unix_seconds, started_at.offset_minutes),
        queue: queue.into_iter().map(|code| code.0).collect(),
        position,
        answered: answered
            .into_iter()
            .map(|answered| {
                let EntryKey { seq, device, tab } = answered.entry;
                let grade = answered.grade.number();
                (
                    answered.code.0,
                    grade,
                    (seq, device.0, tab.0),
                    response_row(answered.response),
                )
            })
            .collect(),
        trail: trail
            .into_iter()
            .map(|step| (step.note.to_string(), arrival_row(step.arrival)))
            .collect(),
        draft: DraftRow {
            response: draft.response.map(response_row),
            is_hint_used: draft.hint == Hint::Used,
            is_revealed: draft.stage == Stage::Revealed,
            seconds: draft.seconds,
        },
    };
    #[expect(
        clippy::expect_used,
        reason = "rows have no maps, no floats and no fallible impl, so JSON takes them all"
    )]
    let json = serde_json::to_string(&row).expect("a session row is valid JSON");
    format!("{VERSION} {:08x} {json}", crc32fast::hash(json.as_bytes()))
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
    if sum != format!("{:08x}", crc32fast::hash(json.as_bytes())) {
        return Err(WireError::Invalid("checksum does not match".to_owned()));
    }
    let row: SessionRow = serde_json::from_str(json).map_err(|error| WireError::Syntax(error.to_string()))?;
    Session::from_parts(parts(row)?).map_err(|_| WireError::Invalid("answers do not match the queue".to_owned()))
}

fn parts(row: SessionRow) -> Result<Parts, WireError> {
    let mut answered = Vec::with_capacity(row.answered.len());
    for (code, grade_number, (seq, device, tab), response) in row.answered {
        answered.push(Answered {
            code: Code(code),
            grade: grade(grade_number)?,
            entry: EntryKey {
                seq,
                device: DeviceId(device),
                tab: TabId(tab),
            },
            response: self::response(response)?,
        });
    }
    let mut trail = Vec::with_capacity(row.trail.len());
    for (note, arrival) in row.trail {
        let arrival = match arrival {
            ArrivalRow::Start => Arrival::Start,
            ArrivalRow::Added(code) => Arrival::Added(Code(code)),
            ArrivalRow::Moved(code) => Arrival::Moved(Code(code)),
        };
        trail.push(Step {
            note: note_id(&note)?,
            arrival,
        });
    }
    Ok(Parts {
        mode: mode(row.mode)?,
        seed: row.seed,
        started_at: Moment {
            unix_seconds: row.at.0,
            offset_minutes: row.at.1,
        },
        queue: row.queue.into_iter().map(Code).collect(),
        position: row.position,
        answered,
        trail,
        draft: Draft {
            response: row.draft.response.map(response).transpose()?,
            hint: if row.draft.is_hint_used {
                Hint::Used
            } else {
                Hint::Unused
            },
            stage: if row.draft.is_revealed {
                Stage::Revealed
            } else {
                Stage::Thinking
            },
            seconds: row.draft.seconds,
        },
    })
}

fn mode_row(mode: &Mode) -> ModeRow {
    match mode {
        Mode::Due => ModeRow::Due,
        Mode::Topic(id) => ModeRow::Topic(id.to_string()),
        Mode::Mixed => ModeRow::Mixed,
        Mode::Missed => ModeRow::Missed,
        Mode::Starred => ModeRow::Starred,
        Mode::Note(id) => ModeRow::Note(id.to_string()),
        Mode::Chain(id) => ModeRow::Chain(id.to_string()),
        Mode::Again(codes) => ModeRow::Again(codes.iter().map(|code| code.0).collect()),
    }
}

fn mode(row: ModeRow) -> Result<Mode, WireError> {
    Ok(match row {
        ModeRow::Due => Mode::Due,
        ModeRow::Topic(id) => Mode::Topic(TopicId::new(&id).map_err(invalid_id)?),
        ModeRow::Mixed => Mode::Mixed,
        ModeRow::Missed => Mode::Missed,
        ModeRow::Starred => Mode::Starred,
        ModeRow::Note(id) => Mode::Note(note_id(&id)?),
        ModeRow::Chain(id) => Mode::Chain(note_id(&id)?),
        ModeRow::Again(codes) => Mode::Again(codes.into_iter().map(Code).collect()),
    })
}

fn arrival_row(arrival: Arrival) -> ArrivalRow {
    match arrival {
        Arrival::Start => ArrivalRow::Start,
        Arrival::Added(code) => ArrivalRow::Added(code.0),
        Arrival::Moved(code) => ArrivalRow::Moved(code.0),
    }
}

fn response_row(response: Response) -> ResponseRow {
    match response {
        Response::Choices(chosen) => ResponseRow::Choices(chosen.into_iter().collect()),
        Response::Blanks(texts) => ResponseRow::Blanks(texts),
        Response::OutputText(text) => ResponseRow::OutputText(text),
        Response::OutputChoice(choice_idx) => ResponseRow::OutputChoice(choice_idx),
        Response::Arrangement(order) => ResponseRow::Arrangement(order),
        Response::Pairing(rights) => ResponseRow::Pairing(rights),
        Response::Typed { text, self_grade } => ResponseRow::Typed(text, self_grade.map(Grade::number)),
        Response::Ticks(ticks) => ResponseRow::Ticks(ticks.0),
        Response::GaveUp => ResponseRow::GaveUp,
    }
}

fn response(row: ResponseRow) -> Result<Response, WireError> {
    Ok(match row {
        ResponseRow::Choices(chosen) => Response::Choices(chosen.into_iter().collect()),
        ResponseRow::Blanks(texts) => Response::Blanks(texts),
        ResponseRow::OutputText(text) => Response::OutputText(text),
        ResponseRow::OutputChoice(choice_idx) => Response::OutputChoice(choice_idx),
        ResponseRow::Arrangement(order) => Response::Arrangement(order),
        ResponseRow::Pairing(rights) => Response::Pairing(rights),
        ResponseRow::Typed(text, self_grade) => Response::Typed {
            text,
            self_grade: self_grade.map(grade).transpose()?,
        },
        ResponseRow::Ticks(ticks) => Response::Ticks(Ticks(ticks)),
        ResponseRow::GaveUp => Response::GaveUp,
    })
}

fn grade(number: u8) -> Result<Grade, WireError> {
    Grade::from_number(number).ok_or_else(|| WireError::Invalid(format!("there is no grade {number}")))
}

fn note_id(text: &str) -> Result<NoteId, WireError> {
    NoteId::new(text).map_err(invalid_id)
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
            prop::collection::btree_set(0usize..8, 0..6).prop_map(Response::Choices),
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
            let summed = format!("1 {:08x} {json}", crc32fast::hash(json.as_bytes()));
            prop_assert!(decode_session(&summed).is_err());
        }
    }

    fn summed(json: &str) -> String {
        format!("1 {:08x} {json}", crc32fast::hash(json.as_bytes()))
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
