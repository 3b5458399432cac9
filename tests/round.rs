//! A round from the bank and the log to its end.

#![allow(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use zhuiwen::domain::{
    bank::{Bank, NoteHead, QuestionHead, Topic},
    id::{Code, NoteId, TopicId},
    log::{Answer, DeviceId, Entry, EntryKey, Event, Grade, Moment, TabId, Ticks},
    progress::Progress,
    question::QuestionKind,
    quiz::{
        candidates::candidates,
        compose::compose,
        response::Response,
        session::{Current, Mode, Session},
    },
};

fn bank() -> Bank {
    let topic = TopicId::new("t").unwrap();
    let note = |number: u32| NoteHead {
        code: Code(number * 100),
        id: NoteId::new(&format!("n{number}")).unwrap(),
        topic: topic.clone(),
        title: String::new(),
        level: 1,
        follow_ups: Vec::new(),
        questions: [QuestionKind::Recall, QuestionKind::Single, QuestionKind::Cloze]
            .into_iter()
            .zip(number * 100 + 1..)
            .map(|(kind, code)| QuestionHead { code: Code(code), kind })
            .collect(),
        key_points: vec![1, 2],
    };
    let head = Topic {
        id: topic.clone(),
        title: String::new(),
        summary: String::new(),
        file: String::new(),
    };
    Bank::new(vec![head], (1..=3).map(note).collect())
}

#[test]
fn a_round_from_the_bank_to_its_end() {
    let bank = bank();
    let at = |day: i64| Moment {
        unix_seconds: 1_700_000_000 + day * 86_400,
        offset_minutes: 480,
    };
    let key = |seq| EntryKey {
        seq,
        device: DeviceId(1),
        tab: TabId(0),
    };
    let missed = Answer {
        question: Code(202),
        grade: Grade::Again,
        seconds: 9,
        ticks: Ticks::default(),
    };
    let mut entries = vec![
        Entry {
            key: key(1),
            at: at(0),
            event: Event::Answered(missed),
        },
        Entry {
            key: key(2),
            at: at(0),
            event: Event::Starred {
                code: Code(300),
                on: true,
            },
        },
    ];
    let progress = Progress::fold(&entries);
    let candidates_then = candidates(&bank, &progress, at(30));
    assert_eq!(candidates_then.len(), 9);
    let round = |mode: &Mode| compose(mode, &candidates_then, 5, 4);
    // The one question answered is due by now, so it is among them whatever the size; the rest are new. It parts the
    // first note's recall from its other questions.
    assert_eq!(compose(&Mode::Due, &candidates_then, 5, 1), [Code(202)]);
    assert_eq!(round(&Mode::Due), [Code(101), Code(202), Code(102), Code(103)]);
    assert_eq!(round(&Mode::Missed), [Code(202)]);
    // A star on a note counts for its questions.
    assert_eq!(round(&Mode::Starred), [Code(301), Code(302), Code(303)]);

    let mut session = Session::new(Mode::Due, 5, at(30), round(&Mode::Due));
    while let Current::Asking { code, .. } = session.current() {
        let key = key(entries.len() as u32 + 1);
        let answer = Answer {
            question: code,
            grade: Grade::Good,
            seconds: 9,
            ticks: Ticks::default(),
        };
        entries.push(Entry {
            key,
            at: at(30),
            event: Event::Answered(answer),
        });
        assert!(session.answer(Grade::Good, key, Response::GaveUp));
        session.advance();
    }
    assert!(session.is_done() && session.missed().is_empty());
    let candidates_after = candidates(&bank, &Progress::fold(&entries), at(30));
    assert!(compose(&Mode::Missed, &candidates_after, 5, 4).is_empty());
    let next = compose(&Mode::Due, &candidates_after, 5, 40);
    assert!(next.iter().all(|code| !session.queue().contains(code)), "{next:?}");
    assert_eq!(next.len(), 5);
}
