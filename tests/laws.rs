//! Laws of the log, its storage and its fold, as property tests: what must hold whatever happens.

#![allow(clippy::expect_used, reason = "a helper that fails fails its test")]

#[path = "laws/fold.rs"]
mod fold;
#[path = "laws/insight.rs"]
mod insight;
#[path = "laws/journal.rs"]
mod journal;
#[path = "laws/plan.rs"]
mod plan;
#[path = "laws/text.rs"]
mod text;

use proptest::prelude::*;
use zhuiwen::domain::{
    id::Code,
    log::{Answer, DeviceId, Entry, EntryKey, Event, Grade, Moment, TabId, Ticks},
    schedule::Parameters,
};

fn any_moment() -> impl Strategy<Value = Moment> {
    let seconds = prop_oneof![4 => 1_700_000_000..1_900_000_000i64, 1 => any::<i64>()];
    (seconds, any::<i16>()).prop_map(|(unix_seconds, offset_minutes)| Moment {
        unix_seconds,
        offset_minutes,
    })
}

fn any_grade() -> impl Strategy<Value = Grade> {
    prop::sample::select(&Grade::ALL)
}

/// Few of them, so that events meet.
fn any_code() -> impl Strategy<Value = Code> {
    prop_oneof![8 => 0..12u32, 1 => 8_190..8_194u32, 1 => any::<u32>()].prop_map(Code)
}

fn any_answer() -> impl Strategy<Value = Event> {
    let ticks = prop_oneof![2 => Just(0), 2 => 0..64u32, 1 => any::<u32>()];
    (any_code(), any_grade(), any::<u16>(), ticks).prop_map(|(question, grade, seconds, ticks)| {
        Event::Answered(Answer {
            question,
            grade,
            seconds,
            ticks: Ticks(ticks),
        })
    })
}

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[ -~追问笔记\n\u{0}😀]{0,40}", any::<String>()]
}

/// What may lie under the key of FSRS's parameters: parameters, their withdrawal, nonsense.
fn any_parameters() -> impl Strategy<Value = String> {
    let stability = (1_000..100_000_000u32).prop_map(|millionths| {
        let mut parameters = *Parameters::default().millionths();
        parameters[..4].fill(millionths);
        parameters[20] = 100_000 + millionths % 700_000;
        Parameters::from_millionths(&parameters)
            .expect("within the limits")
            .to_text()
    });
    prop_oneof![4 => stability, 1 => Just(String::new()), 1 => any_words()]
}

/// Anything but an undo.
fn any_plain_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => any_answer(),
        1 => (any_code(), any_code(), prop::option::of(any_grade()))
            .prop_map(|(from, to, grade)| Event::Walked { from, to, grade }),
        1 => (any_code(), any::<bool>()).prop_map(|(code, on)| Event::Starred { code, on }),
        1 => (any_code(), any_words()).prop_map(|(code, reason)| Event::Flagged { code, reason }),
        1 => (any_code(), any_words()).prop_map(|(code, text)| Event::NoteWritten { code, text }),
        1 => (any_words(), any_words()).prop_map(|(key, value)| Event::SettingChanged { key, value }),
        1 => any_parameters().prop_map(|value| Event::SettingChanged { key: Parameters::KEY.to_owned(), value }),
    ]
}

/// Few of them, so that undos meet what they take back.
fn any_key() -> impl Strategy<Value = EntryKey> {
    let seq = prop_oneof![8 => 1..40u32, 1 => any::<u32>()];
    (seq, 0..3u32, 0..2u16).prop_map(|(seq, device, tab)| EntryKey {
        seq,
        device: DeviceId(device),
        tab: TabId(tab),
    })
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        5 => any_plain_event(),
        1 => any_key().prop_map(|target| Event::Undone { target }),
    ]
}

/// Entries in no order, each key once: the parts of one log as they may lie about on several devices.
fn any_entries() -> impl Strategy<Value = Vec<Entry>> {
    let keyed = prop::collection::btree_map(any_key(), (any_moment(), any_event()), 0..40);
    let entries = keyed.prop_map(|keyed| {
        let entry = |(key, (at, event))| Entry { key, at, event };
        keyed.into_iter().map(entry).collect::<Vec<Entry>>()
    });
    entries.prop_shuffle()
}

fn in_order(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by_key(|entry| entry.key);
    entries
}
