//! Plans over a small bank and short logs. That nothing whatever breaks a plan is among the laws, in `tests/laws`.

use super::*;
use crate::domain::{
    bank::{FollowUp, FollowUpKind, NoteHead, QuestionHead, Topic},
    day::DAY_SECONDS,
    id::{NoteId, TopicId},
    log::{Answer, DeviceId, Entry, EntryKey, Event, Grade, TabId, Ticks},
    plan::settings::InterviewDate,
};

const TODAY: Day = Day(20_780);

fn topic_id(name: &str) -> TopicId {
    TopicId::new(name).unwrap()
}

fn note_id(name: &str) -> NoteId {
    NoteId::new(name).unwrap()
}

/// Notes of `topic name level kinds`, and edges `from to`; the nth note (from 1) has code n · 100, its questions the codes after.
fn bank(notes: &[&str], edges: &[&str]) -> Bank {
    let mut topics: Vec<Topic> = Vec::new();
    let note = |(number, line): (usize, &&str)| {
        let words: Vec<&str> = line.split(' ').collect();
        let topic = topic_id(words[0]);
        if topics.iter().all(|other| other.id != topic) {
            topics.push(Topic {
                id: topic.clone(),
                title: String::new(),
                summary: String::new(),
                file: String::new(),
            });
        }
        let code = (number as u32 + 1) * 100;
        let questions = (code + 1..).zip(words[3].split(',')).map(|(code, kind)| QuestionHead {
            code: Code(code),
            kind: QuestionKind::from_name(kind).unwrap(),
        });
        let follow_ups = edges.iter().filter_map(|edge| {
            let (from, to) = edge.split_once(' ').unwrap();
            (from == words[1]).then(|| FollowUp {
                to: note_id(to),
                kind: FollowUpKind::Deeper,
            })
        });
        NoteHead {
            code: Code(code),
            id: note_id(words[1]),
            topic,
            title: String::new(),
            level: words[2].parse().unwrap(),
            follow_ups: follow_ups.collect(),
            questions: questions.collect(),
            key_points: vec![1, 2, 3],
        }
    };
    let notes = notes.iter().enumerate().map(note).collect();
    Bank::new(topics, notes)
}

/// In the afternoon, China.
fn on(day: Day) -> Moment {
    Moment {
        unix_seconds: day.0 * DAY_SECONDS + 8 * 3600,
        offset_minutes: 480,
    }
}

fn answer(question: u32, grade: Grade, ticks: u32) -> Event {
    Event::Answered(Answer {
        question: Code(question),
        grade,
        seconds: 20,
        ticks: Ticks(ticks),
    })
}

/// Each event so many days ago.
fn progress(happened: &[(i64, Event)]) -> Progress {
    let entry = |(seq, (days_ago, event)): (u32, &(i64, Event))| Entry {
        key: EntryKey {
            seq,
            device: DeviceId(1),
            tab: TabId(0),
        },
        at: on(TODAY.plus(-days_ago)),
        event: event.clone(),
    };
    Progress::fold(&(1..).zip(happened).map(entry).collect::<Vec<_>>())
}

fn date(in_days: i64, weights: &[(&str, u8)]) -> InterviewDate {
    InterviewDate {
        day: TODAY.plus(in_days),
        weights: weights.iter().map(|(name, weight)| (topic_id(name), *weight)).collect(),
        label: String::new(),
    }
}

fn settings(dates: Vec<InterviewDate>, minutes: u16) -> PlanSettings {
    PlanSettings {
        dates,
        minutes: [minutes; 7],
        ..PlanSettings::default()
    }
}

fn question(code: u32) -> Target {
    Target::Question(Code(code))
}

fn reasons(plan: &Plan) -> Vec<(Target, Reason)> {
    plan.items
        .iter()
        .map(|planned| (planned.target, planned.reason))
        .collect()
}

fn plan(bank: &Bank, progress: &Progress, settings: &PlanSettings) -> Plan {
    Plan::make(bank, progress, on(TODAY), settings)
}

const SMALL: [&str; 4] = [
    "types list 1 recall,single",
    "types dict 3 recall,single",
    "mysql index 1 recall,single",
    "intro self 1 recall",
];

#[test]
fn a_newcomer_without_a_date_begins_with_what_must_be_known() {
    let plan = plan(&bank(&SMALL, &[]), &Progress::default(), &settings(Vec::new(), 30));
    let targets: Vec<Target> = plan.items.iter().map(|planned| planned.target).collect();
    assert_eq!(targets, [101, 102, 301, 302, 401, 201, 202].map(question));
    assert!(
        plan.items
            .iter()
            .all(|planned| planned.reason == Reason::New && planned.on_date.is_none())
    );
    assert_eq!(
        (plan.phase, plan.date, plan.budget_seconds),
        (Phase::NoDate, None, 1_800)
    );
}

#[track_caller]
fn check_phase(in_days: i64, expect: Phase) {
    let plan = plan(
        &bank(&SMALL, &[]),
        &Progress::default(),
        &settings(vec![date(in_days, &[])], 30),
    );
    assert_eq!(plan.phase, expect, "{in_days} days before");
    assert_eq!(plan.budget_seconds, if expect.is_light() { 900 } else { 1_800 });
}

#[test]
fn each_distance_has_its_shape() {
    check_phase(-1, Phase::NoDate);
    check_phase(0, Phase::TheDay);
    check_phase(1, Phase::Eve);
    check_phase(2, Phase::Week { n_days: 2 });
    check_phase(7, Phase::Week { n_days: 7 });
    check_phase(8, Phase::Far { n_days: 8 });
    check_phase(i64::MAX, Phase::Far { n_days: u32::MAX });
}

#[test]
fn in_the_last_week_mending_comes_first_and_what_is_new_last() {
    let bank = bank(&SMALL, &[]);
    let progress = progress(&[
        (3, answer(101, Grade::Good, 0b111)),
        (3, answer(102, Grade::Good, 0)),
        (2, answer(201, Grade::Again, 0)),
        (2, answer(202, Grade::Good, 0)),
    ]);
    let classes = |in_days: i64| -> Vec<u8> {
        let plan = plan(&bank, &progress, &settings(vec![date(in_days, &[])], 60));
        plan.items.iter().map(|planned| week_class(planned.reason)).collect()
    };
    let week = classes(5);
    assert!(week.is_sorted() && week.first() < week.last(), "{week:?}");
    // Ordered anew, not chosen anew.
    let mut far = classes(8);
    far.sort_unstable();
    assert_eq!(week, far);
}

#[test]
fn on_a_light_day_scripts_come_first_and_nothing_new() {
    let bank = bank(&SMALL, &[]);
    let progress = progress(&[(5, answer(102, Grade::Good, 0)), (5, answer(301, Grade::Hard, 0b011))]);
    for in_days in [0, 1] {
        let plan = plan(&bank, &progress, &settings(vec![date(in_days, &[])], 30));
        let expect = [
            (question(401), Reason::Script),
            (question(301), Reason::KeyPoints { n_left_out: 1 }),
            (question(102), Reason::Fading),
        ];
        assert_eq!(reasons(&plan), expect, "{in_days} days before");
    }
}

#[test]
fn the_day_off_is_off_and_what_is_done_is_done() {
    let bank = bank(&SMALL, &[]);
    let mut off = settings(vec![date(9, &[])], 30);
    off.days_off.push(TODAY);
    assert_eq!(plan(&bank, &Progress::default(), &off).items, []);
    let much = progress(&[(0, answer(101, Grade::Good, 7))]);
    let one_minute = plan(&bank, &much, &settings(vec![date(9, &[])], 1));
    assert_eq!((one_minute.budget_seconds, one_minute.done_seconds), (60, 20));
    let seconds = one_minute.items.iter().map(|planned| u32::from(planned.seconds));
    let but_last: u32 = seconds.clone().take(one_minute.items.len() - 1).sum();
    assert!(but_last < 40 && seconds.sum::<u32>() >= 40, "forty seconds are left");
    for dates in [vec![date(9, &[])], Vec::new()] {
        let targets = plan(&bank, &much, &settings(dates, 30));
        assert!(
            targets.items.iter().all(|planned| planned.target != question(101)),
            "answered today"
        );
    }
}

#[test]
fn reasons_are_the_items_own() {
    let bank = bank(
        &[
            "types a 1 recall",
            "types b 1 recall",
            "types c 1 recall,single",
            "types d 1 single",
        ],
        &["a b"],
    );
    let mut happened = vec![
        (6, answer(101, Grade::Good, 0b111)),
        (6, answer(201, Grade::Good, 0b111)),
        (6, answer(301, Grade::Hard, 0b001)),
        (6, answer(302, Grade::Again, 0)),
    ];
    (0..5).for_each(|n| happened.push((20 - n, answer(401, Grade::Again, 0))));
    let plan = plan(&bank, &progress(&happened), &settings(vec![date(10, &[])], 60));
    let reasons = reasons(&plan);
    let follow_up = Target::FollowUp {
        from: Code(100),
        to: Code(200),
    };
    let of = |target: Target| {
        reasons
            .iter()
            .find(|(other, _)| *other == target)
            .map(|(_, reason)| *reason)
    };
    assert_eq!(of(question(101)), Some(Reason::Fading));
    assert_eq!(of(question(301)), Some(Reason::KeyPoints { n_left_out: 2 }));
    assert_eq!(of(question(302)), Some(Reason::Missed));
    assert_eq!(of(question(401)), Some(Reason::Leech));
    // A recall and the way to it are one question: either is asked, not both.
    let n_of_b = [question(201), follow_up].into_iter().filter_map(of).count();
    assert_eq!(n_of_b, 1, "{reasons:?}");
}

#[test]
fn a_follow_up_is_asked_once_both_ends_are_known() {
    let bank = bank(&["types a 1 recall", "types b 1 recall"], &["a b"]);
    let follow_up = Target::FollowUp {
        from: Code(100),
        to: Code(200),
    };
    // B's own answer is fresh, so the way to it is worth more.
    let mut happened = vec![(9, answer(101, Grade::Good, 7)), (9, answer(201, Grade::Good, 7))];
    (2..9)
        .rev()
        .for_each(|days_ago| happened.push((days_ago, answer(201, Grade::Easy, 7))));
    let has = |progress: &Progress| {
        let plan = plan(&bank, progress, &settings(vec![date(10, &[])], 60));
        plan.items.iter().any(|planned| planned.target == follow_up)
    };
    assert!(has(&progress(&happened)));
    assert!(!has(&progress(&happened[..1])), "B was never answered");
    happened.push((1, answer(101, Grade::Again, 0)));
    assert!(!has(&progress(&happened)), "A is not known");
    happened.pop();
    happened.push((0, answer(201, Grade::Good, 7)));
    assert!(!has(&progress(&happened)), "B was recalled today");
}

#[test]
fn topics_weigh_what_the_date_says() {
    let bank = bank(&SMALL, &[]);
    let first_topic = |weights: &[(&str, u8)]| {
        let plan = plan(&bank, &Progress::default(), &settings(vec![date(20, weights)], 30));
        let topics: Vec<usize> = plan.items.iter().map(|planned| planned.topic_idx).collect();
        (topics[0], topics.contains(&0), topics.contains(&1))
    };
    assert_eq!(first_topic(&[("mysql", 3)]), (1, true, true));
    assert_eq!(first_topic(&[("types", 3)]), (0, true, true));
    assert_eq!(first_topic(&[("types", 0)]), (1, false, true));
}

#[test]
fn a_second_interview_counts_too() {
    let bank = bank(&SMALL, &[]);
    let dates = vec![date(3, &[("types", 0)]), date(12, &[("mysql", 0), ("intro", 0)])];
    let plan = plan(&bank, &Progress::default(), &settings(dates, 60));
    let topics: Vec<usize> = plan.items.iter().map(|planned| planned.topic_idx).collect();
    assert!(topics.contains(&0) && topics.contains(&1), "{topics:?}");
    let near = topics.iter().position(|topic| *topic == 1);
    assert!(
        near < topics.iter().position(|topic| *topic == 0),
        "the nearer first: {topics:?}"
    );
}

#[test]
fn asking_helps_on_the_date() {
    let bank = bank(&SMALL, &[]);
    let progress = progress(&[(5, answer(102, Grade::Good, 0)), (5, answer(301, Grade::Again, 0))]);
    let plan = plan(&bank, &progress, &settings(vec![date(9, &[])], 30));
    for planned in &plan.items {
        let on_date = planned.on_date.unwrap();
        assert!(on_date.if_asked > on_date.if_left + 0.05, "{planned:?}");
        assert!(on_date.if_left <= planned.recall_now);
    }
}

#[test]
fn a_forecast_knows_that_studying_helps() {
    let notes: Vec<String> = (0..60).map(|n| format!("types n{n} 1 recall,single")).collect();
    let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
    let bank = bank(&notes, &[]);
    let progress = progress(&[(3, answer(101, Grade::Good, 7)), (3, answer(202, Grade::Good, 0))]);
    let forecast = |in_days: i64, minutes: u16| {
        let settings = settings(vec![date(in_days, &[])], minutes);
        Forecast::make(&bank, &progress, on(TODAY), &settings).unwrap()
    };
    let (short, long, longer) = (forecast(10, 5), forecast(10, 10), forecast(10, 60));
    assert_eq!((short.day, short.topics.len()), (TODAY.plus(10), 1));
    for forecast in [&short, &long, &longer] {
        let Expected {
            now,
            if_stopped,
            if_kept,
        } = forecast.all;
        assert!(
            0.0 < if_stopped && if_stopped < now && now < if_kept && if_kept <= 1.0,
            "{forecast:?}"
        );
        assert_eq!(forecast.all, forecast.topics[0].expected);
        assert_eq!(forecast.n_unseen, forecast.topics[0].n_unseen);
    }
    assert!(short.all.if_kept + 0.1 < long.all.if_kept && long.all.if_kept + 0.1 < longer.all.if_kept);
    assert!(short.n_unseen > long.n_unseen && longer.n_unseen == 0);
    // All of a short time is spent, and no more than is of use of a long one.
    assert!((10 * 280..=10 * 320).contains(&short.topics[0].seconds), "{short:?}");
    assert!(longer.topics[0].seconds <= 10 * 3_600 + 60);
    let none = settings(vec![date(-1, &[])], 30);
    assert_eq!(Forecast::make(&bank, &progress, on(TODAY), &none), None);
}

#[test]
fn what_more_minutes_or_a_topic_less_would_bring_can_be_asked() {
    let notes: Vec<String> = (0..40)
        .map(|n| format!("{} n{n} 1 recall,single", if n % 2 == 0 { "types" } else { "mysql" }))
        .collect();
    let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
    let bank = bank(&notes, &[]);
    let forecast = |settings: &PlanSettings| Forecast::make(&bank, &Progress::default(), on(TODAY), settings).unwrap();
    let mut settings = settings(vec![date(10, &[("types", 2)])], 5);
    settings.minutes[6] = 0;
    let (as_is, more) = (forecast(&settings), forecast(&settings.with_more_minutes(5)));
    assert!(more.all.if_kept > as_is.all.if_kept + 0.1 && more.n_unseen < as_is.n_unseen);
    assert_eq!(
        settings.with_more_minutes(u16::MAX).minutes,
        [600, 600, 600, 600, 600, 600, 0]
    );
    let without = forecast(&settings.without_topic(&topic_id("types")));
    assert!(as_is.topics[0].seconds > 0 && without.topics[0].seconds == 0);
    assert!(without.topics[1].expected.if_kept > as_is.topics[1].expected.if_kept + 0.1);
}

#[test]
fn leeches_are_named_with_another_way_in() {
    let bank = bank(
        &["types a 1 recall", "types b 1 recall,single,cloze", "types c 1 recall"],
        &["a b", "b c"],
    );
    let misses = |code: u32, n: i64| (0..n).map(move |n| (20 - n, answer(code, Grade::Again, 0b001)));
    let mut happened: Vec<(i64, Event)> = misses(202, 5).chain(misses(301, 4)).chain(misses(203, 3)).collect();
    let found = |happened: &[(i64, Event)]| leeches(&bank, &progress(happened));
    let reasons: Vec<LeechReason> = found(&happened).into_iter().map(|leech| leech.reason).collect();
    let unknown = |name: &str| LeechReason::RestsOnUnknown(note_id(name));
    assert_eq!(reasons, [unknown("a"), unknown("b")]);
    happened.extend([(2, answer(101, Grade::Good, 7)), (2, answer(201, Grade::Good, 7))]);
    let leeches = found(&happened);
    assert_eq!(leeches[0].reason, LeechReason::DoesNotStay);
    assert_eq!(
        leeches[0].ways_in,
        [WayIn::Note(note_id("b")), WayIn::OtherKind(Code(201))]
    );
    assert_eq!((leeches[0].n_misses, leeches[0].n_answers), (5, 5));
    assert_eq!(leeches[1].reason, LeechReason::LeavesOut(vec![2, 3]));
    // Known more often than not, it is none.
    (0..6).for_each(|_| happened.push((1, answer(202, Grade::Good, 0))));
    assert_eq!(found(&happened).len(), 1);
}
