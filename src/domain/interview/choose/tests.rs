use super::*;
use crate::domain::{
    bank::{QuestionHead, Topic},
    id::NoteId,
    interview::{
        setup::{Length, Temper},
        turn::Outcome,
    },
    log::{Answer, DeviceId, Entry, EntryKey, Event, Grade, TabId, Ticks},
    question::QuestionKind,
    quiz::response::Hint,
};

/// Notes as `topic-name level: follow-up kind, …`; a note's code is its place, its recall's code 1,000 more.
fn bank(notes: &[&str]) -> Bank {
    let mut topics: Vec<Topic> = Vec::new();
    let mut heads = Vec::new();
    for (place, text) in notes.iter().enumerate() {
        let (head, ways) = text.split_once(':').unwrap();
        let (id, level) = head.split_once(' ').unwrap();
        let topic = TopicId::new(id.split('-').next().unwrap()).unwrap();
        if topics.iter().all(|other| other.id != topic) {
            topics.push(Topic {
                id: topic.clone(),
                title: String::new(),
                summary: String::new(),
                file: String::new(),
            });
        }
        let ways = ways.split(',').filter_map(|way| way.trim().split_once(' '));
        heads.push(NoteHead {
            code: Code(place as u32),
            id: NoteId::new(id).unwrap(),
            topic,
            title: String::new(),
            level: level.parse().unwrap(),
            follow_ups: ways
                .map(|(to, kind)| FollowUp {
                    to: NoteId::new(to).unwrap(),
                    kind: FollowUpKind::from_name(kind).unwrap(),
                })
                .collect(),
            questions: vec![QuestionHead {
                code: Code(1_000 + place as u32),
                kind: QuestionKind::Recall,
            }],
            key_points: vec![1, 2, 3],
        });
    }
    Bank::new(topics, heads)
}

const NOTES: [&str; 9] = [
    "intro-me 1: a-one apply, b-one deeper, intro-more deeper",
    "intro-more 1: c-one deeper",
    "a-one 1: a-two deeper, a-three neighbour, b-one apply",
    "a-two 2: a-three deeper, a-one why, b-two compare",
    "a-three 3: a-one compare",
    "b-one 1: b-two deeper",
    "b-two 2: b-one apply, c-one neighbour",
    "c-one 1: b-two why",
    "c-two 3:",
];

fn at(unix_seconds: i64) -> Moment {
    Moment {
        unix_seconds,
        offset_minutes: 0,
    }
}

/// A log of `what` happened on day 0: `id grade` answers, `id>id grade` walks.
fn progress(bank: &Bank, what: &[&str]) -> Progress {
    let code = |id: &str| bank.note(&NoteId::new(id).unwrap()).unwrap().code;
    let grade = |text: &str| Grade::from_number(text.parse().unwrap()).unwrap();
    let event = |text: &&str| {
        let (what, given) = text.split_once(' ').unwrap();
        match what.split_once('>') {
            Some((from, to)) => Event::Walked {
                from: code(from),
                to: code(to),
                grade: Some(grade(given)),
            },
            None => Event::Answered(Answer {
                question: Code(1_000 + code(what).0),
                grade: grade(given),
                seconds: 30,
                ticks: Ticks(0),
            }),
        }
    };
    let entries: Vec<Entry> = what
        .iter()
        .enumerate()
        .map(|(place, text)| Entry {
            key: EntryKey {
                seq: 1 + place as u32,
                device: DeviceId(1),
                tab: TabId(0),
            },
            at: at(0),
            event: event(text),
        })
        .collect();
    Progress::fold(&entries)
}

/// What is asked after notes answered with grades (`id grade`), each chosen by the rules themselves, for every seed: the
/// note and the reason's step, sorted.
struct Case<'a> {
    temper: Temper,
    scope: Scope,
    log: &'a [&'a str],
    now: i64,
    grades: &'a [Grade],
}

impl Case<'_> {
    fn nexts(&self, is: impl Fn(&[Turn]) -> bool) -> Vec<String> {
        let bank = bank(&NOTES);
        let progress = progress(&bank, self.log);
        let setup = Setup {
            length: Length::FortyFive,
            scope: self.scope.clone(),
            temper: self.temper,
        };
        let mut found = Vec::new();
        for seed in 0..300 {
            let mut turns = Vec::new();
            let ask = |turns: &[Turn]| {
                next(&Scene {
                    bank: &bank,
                    progress: &progress,
                    now: at(self.now),
                    setup: &setup,
                    seed,
                    turns,
                })
            };
            for &grade in self.grades {
                let Next::Ask(question) = ask(&turns) else { break };
                turns.push(turn(question, grade));
            }
            if is(&turns) {
                found.push(match ask(&turns) {
                    Next::Ask(question) => {
                        format!(
                            "{} {:?} {:?}",
                            bank.note_of(question.note).unwrap().id,
                            question.reason.step,
                            question.reason.need
                        )
                    }
                    Next::End(ending) => format!("{ending:?}"),
                });
            }
        }
        found.sort();
        found.dedup();
        found
    }
}

fn turn(question: Question, grade: Grade) -> Turn {
    Turn {
        question,
        points: Ticks(7),
        ticks: Ticks(0),
        hint: Hint::Unused,
        outcome: Outcome::Answered,
        grade,
        seconds: 60,
    }
}

fn topics(ids: &[&str]) -> Scope {
    Scope::Topics(ids.iter().map(|id| TopicId::new(id).unwrap()).collect())
}

fn from(id: &str) -> Scope {
    Scope::Note(NoteId::new(id).unwrap())
}

#[track_caller]
fn check(temper: Temper, scope: Scope, log: &[&str], grades: &[Grade], expect: &[&str]) {
    let case = Case {
        temper,
        scope,
        log,
        now: 60,
        grades,
    };
    assert_eq!(case.nexts(|_| true), expect);
}

use Grade::{Again, Good, Hard};
use Temper::{Friendly, Probing, Stress};

#[test]
fn it_opens_with_the_introduction_unless_that_is_known_by_heart() {
    check(
        Friendly,
        Scope::Everything,
        &[],
        &[],
        &["intro-me Introduction NeverAsked"],
    );
    check(
        Stress,
        Scope::Everything,
        &["intro-me 1"],
        &[],
        &["intro-me Introduction Missed"],
    );
    check(
        Friendly,
        Scope::Everything,
        &["intro-me 4"],
        &[],
        &[
            "a-one Opener NeverAsked",
            "b-one Opener NeverAsked",
            "c-one Opener NeverAsked",
        ],
    );
    check(Friendly, topics(&["b"]), &[], &[], &["b-one Opener NeverAsked"]);
    check(Friendly, from("a-three"), &[], &[], &["a-three Start NeverAsked"]);
    check(Friendly, topics(&["nowhere"]), &[], &[], &["AllAsked"]);
}

#[test]
fn a_good_answer_is_dug_into() {
    check(
        Friendly,
        from("a-one"),
        &[],
        &[Good],
        // With nothing else to choose by, deeper and why come before the rest whatever the seed.
        &["a-two Dig(Deeper) NeverAsked"],
    );
    check(Friendly, from("a-one"), &[], &[Hard], &["a-two Dig(Deeper) NeverAsked"]);
    // A missed step outweighs the kind.
    check(
        Friendly,
        from("a-one"),
        &["a-two 4", "a-one>a-two 4", "a-one>b-one 1"],
        &[Good],
        &["a-two Dig(Deeper) Resting", "b-one Dig(Apply) Missed"],
    );
    check(
        Friendly,
        from("c-two"),
        &[],
        &[Good],
        &[
            "a-one Anew(NoWayOn) NeverAsked",
            "a-two Anew(NoWayOn) NeverAsked",
            "b-one Anew(NoWayOn) NeverAsked",
        ],
    );
}

#[test]
fn a_weak_answer_is_helped_over_as_the_temper_has_it() {
    check(
        Friendly,
        from("a-two"),
        &[],
        &[Again],
        &["a-one Easier(Why) NeverAsked"],
    );
    check(Probing, from("a-two"), &[], &[Again], &["a-one Easier(Why) NeverAsked"]);
    // Nothing easier and nothing beside it.
    check(
        Friendly,
        from("c-one"),
        &[],
        &[Again],
        &["b-one Anew(Weak) NeverAsked", "b-two Anew(Weak) NeverAsked"],
    );
    let stress = ["b-one Anew(Weak) NeverAsked", "b-two Anew(Weak) NeverAsked"];
    check(Stress, from("a-two"), &[], &[Again], &stress);
    check(Stress, from("a-two"), &[], &[Hard], &stress);
}

#[test]
fn help_is_given_once_and_then_another_topic_comes() {
    for temper in [Friendly, Probing] {
        check(
            temper,
            from("a-two"),
            &[],
            &[Again, Again],
            &["b-one Anew(Weak) NeverAsked", "b-two Anew(Weak) NeverAsked"],
        );
    }
    // Helped over and back on its feet, the chain goes on; the second stumble is helped over by the friendly one alone.
    check(
        Friendly,
        from("b-two"),
        &[],
        &[Again, Good],
        &["b-one Aside(Apply) NeverAsked", "c-one Aside(Neighbour) NeverAsked"],
    );
    check(
        Probing,
        from("b-two"),
        &[],
        &[Again, Good, Again],
        &[
            "a-one Anew(Weak) NeverAsked",
            "a-two Anew(Weak) NeverAsked",
            "c-two Anew(Weak) NeverAsked",
        ],
    );
}

#[test]
fn what_is_due_is_said_to_be() {
    let month = 30 * 86_400;
    let case = Case {
        temper: Friendly,
        scope: from("b-one"),
        log: &["b-one 3", "b-two 3", "b-one>b-two 3"],
        now: month,
        grades: &[],
    };
    assert_eq!(case.nexts(|_| true), ["b-one Start Due"]);
    let case = Case {
        grades: &[Good],
        ..case
    };
    assert_eq!(case.nexts(|_| true), ["b-two Dig(Deeper) Due"]);
}

#[test]
fn time_and_questions_come_to_an_end() {
    let all = [Good; 9];
    check(Friendly, topics(&["b"]), &[], &all[..2], &["AllAsked"]);
    check(Friendly, Scope::Everything, &[], &all, &["AllAsked"]);
    let bank = bank(&NOTES);
    let (progress, setup) = (
        Progress::default(),
        Setup {
            length: Length::Ten,
            ..Setup::default()
        },
    );
    let mut turns = Vec::new();
    let ask = |turns: &[Turn]| {
        next(&Scene {
            bank: &bank,
            progress: &progress,
            now: at(0),
            setup: &setup,
            seed: 5,
            turns,
        })
    };
    while let Next::Ask(question) = ask(&turns) {
        turns.push(Turn {
            seconds: 299,
            ..turn(question, Good)
        });
    }
    // 299 and 299 seconds leave two of six hundred; the third answer is heard to its end.
    assert_eq!((ask(&turns), turns.len()), (Next::End(Ending::TimeUp), 3));
}

#[test]
fn depth_counts_what_was_dug() {
    let bank = bank(&NOTES);
    let question = |note, from, step| Question {
        note: Code(note),
        from,
        reason: Reason {
            step,
            need: Need::NeverAsked,
        },
    };
    let turns = [
        turn(question(2, None, Step::Opener), Good),
        turn(question(3, Some(Code(2)), Step::Dig(FollowUpKind::Deeper)), Again),
        turn(question(4, Some(Code(3)), Step::Easier(FollowUpKind::Apply)), Good),
        turn(question(5, None, Step::Anew(ChainEnd::NoWayOn)), Good),
        turn(question(6, Some(Code(5)), Step::Dig(FollowUpKind::Deeper)), Good),
    ];
    assert_eq!(depth(&turns[..3]), 2);
    assert_eq!(chain(&turns), &turns[3..]);
    assert_eq!(depth(chain(&turns)), 2);
    assert_eq!(depth(&[]), 0);
    assert_eq!(bank.notes().len(), NOTES.len());
}
