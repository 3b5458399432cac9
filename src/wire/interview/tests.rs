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
        // Torn between words; within the last word a number may stay one, which is for the log's checksums to notice.
        let text = encode_report(&report);
        let places: Vec<usize> = text.match_indices(' ').map(|(place, _)| place).collect();
        prop_assert!(decode_report(0, &text[..places[at.index(places.len())]]).is_err());
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}", numbers in prop::collection::vec(any::<u8>(), 0..30)) {
        prop_assert!(decode_report(0, &text).is_err());
        let words: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        let _ = decode_report(0, &["1 ", &words.join(" ")].concat());
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
    // Offset, ending; twenty minutes, friendly, everything; two turns: the introduction, and one step deeper from it.
    let good = "1 33248 0 20 0 0 2 7 0 2 15 7 8 95 9 8 33 15 15 13 40";
    let report = decode_report(0, good).unwrap();
    assert_eq!((report.turns.len(), report.started_at.offset_minutes), (2, 480));
    assert_eq!(report.turns[1].question.reason.step, Step::Dig(FollowUpKind::Deeper));
    assert_eq!(encode_report(&report), good);
    check("", "no version");
    check("2 1", "found: 2");
    check(&good.replace(" 20 ", " 25 "), "no such length");
    check(&good.replace(" 20 0 ", " 20 3 "), "no such thing");
    check(&good.replace(" 20 0 0 ", " 20 0 1 A "), "not an id");
    check(&good.replace("33248 0", "33248 3"), "no such thing");
    check(&good.replace("33248", "70000"), "no number of that size");
    check(&good.replace(" 7 0 2 ", " 7 0 33 "), "from nowhere");
    check(&good.replace(" 9 8 33 ", " 9 0 33 "), "from nowhere");
    check(&good.replace(" 9 8 33 ", " 9 8 105 "), "no such reason");
    check(&good.replace("15 7 8 95", "15 16 8 95"), "not there");
    check(&good.replace("15 7 8 95", "15 7 3 95"), "no such grade");
    check(&good.replace(" 40", ""), "too early");
    check(&[good, " 1"].concat(), "goes on");
    check("1 33248 0 20 0 0 0", "nothing");
}
