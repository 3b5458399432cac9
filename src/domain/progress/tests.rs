//! The fold on small logs with known outcomes; its laws are in `tests/laws`.

use super::*;
use crate::domain::{
    bank::{NoteHead, QuestionHead},
    day::DAY_SECONDS,
    id::{InvalidId, NoteId, TopicId},
    log::{DeviceId, TabId, Ticks},
    question::QuestionKind,
};

/// 2026-11-23 08:00 in China.
const MORNING: i64 = 20_780 * DAY_SECONDS;
const TODAY: Day = Day(20_780);

fn at(unix_seconds: i64) -> Moment {
    Moment {
        unix_seconds,
        offset_minutes: 480,
    }
}

/// A log of one writer, numbered from 1.
fn log(happened: &[(i64, Event)]) -> Vec<Entry> {
    let entry = |(seq, (unix_seconds, event)): (u32, &(i64, Event))| Entry {
        key: key(seq),
        at: at(*unix_seconds),
        event: event.clone(),
    };
    (1..).zip(happened).map(entry).collect()
}

fn key(seq: u32) -> EntryKey {
    EntryKey {
        seq,
        device: DeviceId(1),
        tab: TabId(0),
    }
}

fn answered(question: u32, grade: Grade, seconds: u16) -> Event {
    Event::Answered(Answer {
        question: Code(question),
        grade,
        seconds,
        ticks: Ticks::default(),
    })
}

#[track_caller]
fn check_day(happened: &[(i64, Event)], day: Day, expect: [u32; 4]) {
    let counts = Progress::fold(&log(happened)).day(day);
    let found = [counts.n_answers, counts.n_misses, counts.n_new, counts.seconds];
    assert_eq!(found, expect, "answers, misses, new, seconds");
}

#[test]
fn days_count_what_was_done_before_four_in_the_morning_too() {
    let late = MORNING + 19 * 3600;
    let happened = [
        (MORNING, answered(1, Grade::Again, 10)),
        (MORNING + 60, answered(1, Grade::Good, 20)),
        (late, answered(2, Grade::Good, 30)),
        (late + 2 * 3600, answered(1, Grade::Again, 40)),
    ];
    check_day(&happened, TODAY, [3, 1, 2, 60]);
    check_day(&happened, TODAY.plus(1), [1, 1, 0, 40]);
    check_day(&happened, TODAY.plus(2), [0; 4]);
}

#[test]
fn an_undone_answer_leaves_no_trace() {
    let undo = |seq| Event::Undone { target: key(seq) };
    let mut happened = vec![
        (MORNING, answered(1, Grade::Good, 10)),
        (MORNING + 60, answered(1, Grade::Again, 20)),
        (MORNING + 70, undo(2)),
    ];
    check_day(&happened, TODAY, [1, 0, 1, 10]);
    assert!(!Progress::fold(&log(&happened)).is_missed(Code(1)));
    happened.push((MORNING + 80, undo(3)));
    check_day(&happened, TODAY, [2, 1, 1, 30]);
    happened.push((MORNING + 90, undo(4)));
    check_day(&happened, TODAY, [1, 0, 1, 10]);
}

#[track_caller]
fn check_median(seconds: &[u16], expect: Option<u16>) {
    let happened: Vec<(i64, Event)> = seconds
        .iter()
        .map(|&seconds| (MORNING, answered(1, Grade::Good, seconds)))
        .collect();
    assert_eq!(Progress::fold(&log(&happened)).median_seconds(), expect, "{seconds:?}");
}

#[test]
fn the_median_is_the_middle_answer() {
    check_median(&[], None);
    check_median(&[7], Some(7));
    check_median(&[1, 9], Some(1));
    check_median(&[40, 1, 9], Some(9));
    check_median(&[0, 0, 9], Some(0));
    check_median(&[u16::MAX], Some(3_600));
}

#[track_caller]
fn check_due(grades: &[(i64, Grade)], now: i64, expect: bool) {
    let happened: Vec<(i64, Event)> = grades.iter().map(|&(at, grade)| (at, answered(1, grade, 10))).collect();
    let progress = Progress::fold(&log(&happened));
    assert_eq!(progress.due_cards(at(now)).count() == 1, expect);
}

#[test]
fn due_is_by_the_hour_today_and_by_the_day_later() {
    // A first "again" has a stability of 0.212 days, about five hours; a first "good" 2.3065 days.
    check_due(&[(MORNING, Grade::Again)], MORNING + 4 * 3600, false);
    check_due(&[(MORNING, Grade::Again)], MORNING + 6 * 3600, true);
    let third_day_at_six = MORNING + 2 * DAY_SECONDS - 2 * 3600;
    check_due(&[(MORNING, Grade::Good)], third_day_at_six - 3 * 3600, false);
    check_due(&[(MORNING, Grade::Good)], third_day_at_six, true);
    // A clock set back makes nothing due.
    check_due(&[(MORNING, Grade::Good)], MORNING - 100 * DAY_SECONDS, false);
}

#[test]
fn a_walk_is_remembered_and_an_ungraded_one_only_counted() {
    let walk = |grade| Event::Walked {
        from: Code(1),
        to: Code(2),
        grade,
    };
    let happened = [
        (MORNING, walk(None)),
        (MORNING + 60, walk(Some(Grade::Again))),
        (MORNING + DAY_SECONDS, walk(None)),
    ];
    let progress = Progress::fold(&log(&happened));
    let edge = progress.edge(Code(1), Code(2)).copied();
    let expect = Edge {
        memory: Some(progress.scheduler().next_memory(None, 0, Grade::Again)),
        last_at: at(MORNING + 60),
        last_grade: Some(Grade::Again),
        n_walks: 3,
        n_misses: 1,
    };
    assert_eq!(edge, Some(expect));
    assert_eq!(progress.edge(Code(2), Code(1)), None);
}

#[test]
fn the_last_recall_says_which_key_points_are_missing() -> Result<(), InvalidId> {
    let note = NoteHead {
        code: Code(1),
        id: NoteId::new("a")?,
        topic: TopicId::new("t")?,
        title: String::new(),
        level: 1,
        follow_ups: Vec::new(),
        questions: vec![QuestionHead {
            code: Code(2),
            kind: QuestionKind::Recall,
        }],
        key_points: vec![1, 4, 2, 7],
    };
    assert_eq!(Progress::default().missed_key_points(&note), Vec::<u8>::new());
    let recalled = |ticks| {
        Event::Answered(Answer {
            question: Code(2),
            grade: Grade::Hard,
            seconds: 9,
            ticks,
        })
    };
    let all = Ticks(0b100_1011);
    let happened = [
        (MORNING, recalled(all)),
        (MORNING, recalled(all.with(4, false).with(7, false))),
    ];
    assert_eq!(Progress::fold(&log(&happened)).missed_key_points(&note), [4, 7]);
    Ok(())
}

#[test]
fn the_last_word_counts_and_no_words_remove() {
    let written = |text: &str| Event::NoteWritten {
        code: Code(1),
        text: text.into(),
    };
    let set = |value: &str| Event::SettingChanged {
        key: "theme".into(),
        value: value.into(),
    };
    let starred = |on| Event::Starred { code: Code(1), on };
    let happened = [
        (MORNING, written("一")),
        (MORNING - 9, written("二")),
        (MORNING, set("dark")),
        (MORNING - 9, set("light")),
        (MORNING, starred(true)),
    ];
    let progress = Progress::fold(&log(&happened));
    assert_eq!(progress.own_note(Code(1)), Some("二"));
    assert_eq!(progress.setting("theme"), Some("light"));
    assert!(progress.is_starred(Code(1)));
    let mut happened = happened.to_vec();
    happened.extend([(MORNING, written("")), (MORNING, starred(false))]);
    let progress = Progress::fold(&log(&happened));
    assert_eq!(progress.own_note(Code(1)), None);
    assert!(progress.starred().is_empty());
}

#[test]
fn the_latest_parameters_count_for_answers_before_them_too() {
    let own = |millionths: u32| {
        let mut parameters = *Parameters::default().millionths();
        parameters[2] = millionths;
        Parameters::from_millionths(&parameters).expect("within the limits")
    };
    let set = |value: &str| Event::SettingChanged {
        key: Parameters::KEY.into(),
        value: value.into(),
    };
    let stability = |happened: &[(i64, Event)]| {
        let entries = log(happened);
        let folded = Progress::fold(&entries);
        let mut caught_up = Progress::default();
        for n_entries in 1..=entries.len() {
            caught_up.catch_up(&entries[..n_entries]);
        }
        let stability = |progress: &Progress| progress.card(Code(1)).map(|card| card.memory.stability);
        assert_eq!(stability(&folded), stability(&caught_up));
        stability(&folded)
    };
    let mut happened = vec![
        (MORNING, answered(1, Grade::Good, 10)),
        (MORNING, set(&own(5_000_000).to_text())),
    ];
    assert_eq!(stability(&happened), Some(5.0));
    happened.push((MORNING, set(&own(7_000_000).to_text())));
    assert_eq!(stability(&happened), Some(7.0));
    happened.push((MORNING, Event::Undone { target: key(3) }));
    assert_eq!(stability(&happened), Some(5.0));
    // What can't be read, and no value at all, stand for the defaults.
    happened.push((MORNING, set("5 7 nonsense")));
    assert_eq!(stability(&happened), Some(2.3065));
    happened.push((MORNING, set("")));
    assert_eq!(stability(&happened), Some(2.3065));
}
