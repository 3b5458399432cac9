use proptest::prelude::*;

use super::*;
use crate::domain::{
    bank::FollowUpKind,
    id::{Code, NoteId, TopicId},
    interview::{
        setup::{Length, Scope, Setup, Temper},
        turn::{ChainEnd, Ending, Need, Outcome, Question, Reason, Step, Turn},
    },
    log::Grade,
    quiz::response::Hint,
};

fn any_setup() -> impl Strategy<Value = Setup> {
    let scope = prop_oneof![
        Just(Scope::Everything),
        prop::collection::vec("[a-z]{1,5}", 0..4)
            .prop_map(|ids| Scope::Topics(ids.iter().map(|id| TopicId::new(id).unwrap()).collect())),
        "[a-z]{1,4}(-[a-z0-9]{1,3}){0,2}".prop_map(|id| Scope::Note(NoteId::new(&id).unwrap())),
    ];
    (
        prop::sample::select(&Length::ALL),
        scope,
        prop::sample::select(&Temper::ALL),
    )
        .prop_map(|(length, scope, temper)| Setup { length, scope, temper })
}

fn any_question(is_first: bool) -> impl Strategy<Value = Question> {
    let starts = prop_oneof![
        Just(Step::Introduction),
        Just(Step::Opener),
        Just(Step::Start),
        prop::sample::select(&[ChainEnd::Weak, ChainEnd::DeepEnough, ChainEnd::NoWayOn]).prop_map(Step::Anew),
    ];
    let kind = || prop::sample::select(&FollowUpKind::ALL);
    let ons = prop_oneof![
        kind().prop_map(Step::Dig),
        kind().prop_map(Step::Easier),
        kind().prop_map(Step::Aside)
    ];
    let step = if is_first {
        starts.boxed()
    } else {
        prop_oneof![starts, ons].boxed()
    };
    (any::<u32>(), any::<u32>(), step, prop::sample::select(&Need::ALL)).prop_map(|(note, from, step, need)| Question {
        note: Code(note),
        from: (!step.begins_chain()).then_some(Code(from)),
        reason: Reason { step, need },
    })
}

fn any_turn(is_first: bool) -> impl Strategy<Value = Turn> {
    (
        any_question(is_first),
        any::<(u32, u32, bool, bool, u16)>(),
        prop::sample::select(&Grade::ALL),
    )
        .prop_map(
            |(question, (points, ticks, is_hinted, is_passed, seconds), grade)| Turn {
                question,
                points: Ticks(points),
                ticks: Ticks(points & ticks),
                hint: if is_hinted { Hint::Used } else { Hint::Unused },
                outcome: if is_passed { Outcome::Passed } else { Outcome::Answered },
                grade,
                seconds,
            },
        )
}

fn any_turns() -> impl Strategy<Value = Vec<Turn>> {
    (any_turn(true), prop::collection::vec(any_turn(false), 0..6)).prop_map(|(first, mut rest)| {
        rest.insert(0, first);
        rest
    })
}

prop_compose! {
    fn any_report()(
        setup in any_setup(),
        at in any::<(i64, i16)>(),
        ending in prop::sample::select(&[Ending::TimeUp, Ending::AllAsked, Ending::Stopped]),
        turns in any_turns(),
    ) -> Report {
        Report { setup, started_at: Moment { unix_seconds: at.0, offset_minutes: at.1 }, ending, turns }
    }
}

prop_compose! {
    fn any_interview()(
        setup in any_setup(),
        seed: u64,
        at in any::<(i64, i16)>(),
        turns in prop_oneof![Just(Vec::new()), any_turns()],
        question in any_question(true),
        asked in any::<(i64, bool)>(),
        ticking in prop::option::of(any::<(u16, u32)>()),
    ) -> Interview {
        Interview {
            setup,
            seed,
            started_at: Moment { unix_seconds: at.0, offset_minutes: at.1 },
            turns,
            asked: Asked {
                question,
                asked_at: asked.0,
                hint: if asked.1 { Hint::Used } else { Hint::Unused },
                stage: ticking.map_or(Stage::Speaking, |(seconds, ticks)| Stage::Ticking { seconds, ticks: Ticks(ticks) }),
            },
        }
    }
}

proptest! {
    #[test]
    fn a_report_comes_back_as_it_was(report in any_report()) {
        let started_at = report.started_at.unix_seconds;
        prop_assert_eq!(report_started_at(&report_key(started_at)), Some(started_at));
        prop_assert_eq!(decode_report(started_at, &encode_report(&report)), Ok(report));
    }

    #[test]
    fn an_interview_comes_back_as_it_was(interview in any_interview()) {
        prop_assert_eq!(decode_interview(&encode_interview(&interview)), Ok(interview));
    }

    #[test]
    fn damage_to_an_interview_is_noticed(interview in any_interview(), at: prop::sample::Index, c in "\\PC") {
        let text = encode_interview(&interview);
        let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = boundaries[at.index(boundaries.len())];
        let mut damaged = text.clone();
        damaged.remove(at);
        prop_assert!(decode_interview(&damaged).is_err());
        damaged.insert_str(at, &c);
        prop_assert!(damaged == text || decode_interview(&damaged).is_err());
        prop_assert!(decode_interview(&text[..at]).is_err());
    }

    #[test]
    fn a_torn_report_is_refused(report in any_report(), at: prop::sample::Index) {
        let text = encode_report(&report);
        prop_assert!(decode_report(0, &text[..at.index(text.len())]).is_err());
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}", json in "[\\[\\]{}\",:0-9a-zA-Z]{0,60}") {
        prop_assert!(decode_report(0, &text).is_err());
        prop_assert!(decode_report(0, &["1 ", json.as_str()].concat()).is_err());
        prop_assert!(decode_interview(&text).is_err());
        let _ = report_started_at(&["interview.", text.as_str()].concat());
    }
}

#[test]
fn names_of_reports_are_told_from_other_settings() {
    for (key, expect) in [
        ("interview.1764230400", Some(1_764_230_400)),
        ("interview.-5", Some(-5)),
        ("interview.+5", None),
        ("interview.05", None),
        ("interview.", None),
        ("theme", None),
    ] {
        assert_eq!(report_started_at(key), expect, "{key}");
    }
}

#[track_caller]
fn check(text: &str, expect: &str) {
    let error = decode_report(0, text).unwrap_err();
    assert!(format!("{error:?}").contains(expect), "{error:?}");
}

#[test]
fn what_cannot_be_read_says_why() {
    let good = r#"1 [[20,"friendly",null],480,"time",[[7,null,"ia",15,7,0,2,95],[9,7,"d0w",15,15,1,2,40]]]"#;
    assert_eq!(decode_report(0, good).map(|report| report.turns.len()), Ok(2));
    check("", "no version");
    check("2 []", "found: 2");
    check(&good.replace("[20,", "[25,"), "no such length");
    check(&good.replace("friendly", "rude"), "no such temper");
    check(&good.replace("\"time\"", "\"bored\""), "no such ending");
    check(&good.replace("\"ia\"", "\"d0a\""), "from nowhere");
    check(&good.replace("[9,7,", "[9,null,"), "from nowhere");
    check(&good.replace("d0w", "d9w"), "no such reason");
    check(&good.replace("d0w", "d0ww"), "no such reason");
    check(&good.replace("15,7,0,2,95", "15,16,0,2,95"), "could not be");
    check(&good.replace("15,7,0,2,95", "15,7,4,2,95"), "could not be");
    check(&good.replace("15,7,0,2,95", "15,7,0,5,95"), "no such grade");
    check(r#"1 [[20,"friendly",null],480,"time",[]]"#, "nothing");
}
