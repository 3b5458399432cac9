//! What any version of the app ever stored stays readable for ever: a fixture per version. And it stays small.
//!
//! Never change a fixture. A new version gets a new folder, and the old ones stay.

use zhuiwen::{
    domain::{
        id::Code,
        log::{Answer, DeviceId, Entry, EntryKey, Event, Grade, Moment, TabId, Ticks},
        progress::Progress,
    },
    store::{fake::FakeStorage, journal::Journal, storage::Storage},
    wire::{
        backup::{SetAside, read_backup, write_backup},
        log::{SegmentRead, WriterId, pack, read_segment},
    },
};

const WRITER: WriterId = WriterId {
    device: DeviceId(0x1a2b_3c4d),
    tab: TabId(0),
};
const OTHER: WriterId = WriterId {
    device: DeviceId(0x0000_00ff),
    tab: TabId(1_234),
};
const SEGMENT_V1: &str = include_str!("saves/v1/segment.txt");
const BACKUP_V1: &str = include_str!("saves/v1/backup.json");

fn key(writer: WriterId, seq: u32) -> EntryKey {
    EntryKey {
        seq,
        device: writer.device,
        tab: writer.tab,
    }
}

fn entry(writer: WriterId, seq: u32, unix_seconds: i64, offset_minutes: i16, event: Event) -> Entry {
    let at = Moment {
        unix_seconds,
        offset_minutes,
    };
    Entry {
        key: key(writer, seq),
        at,
        event,
    }
}

fn answered(question: u32, grade: Grade, seconds: u16, ticks: u32) -> Event {
    Event::Answered(Answer {
        question: Code(question),
        grade,
        seconds,
        ticks: Ticks(ticks),
    })
}

/// One of each event, and each way a field can be long or short.
fn entries_v1() -> Vec<Entry> {
    let t = 1_795_400_000;
    let code = Code(4_321);
    vec![
        entry(WRITER, 1, t, 480, answered(17, Grade::Again, 12, 0)),
        entry(WRITER, 2, t + 40, 480, answered(4_321, Grade::Hard, 35, 0b1_0110)),
        entry(WRITER, 3, t + 95, 480, answered(8_192, Grade::Good, 3_600, 0)),
        entry(
            WRITER,
            5,
            t + 90_000,
            480,
            answered(70_000, Grade::Easy, 200, 0x8000_0001),
        ),
        entry(
            WRITER,
            6,
            t + 90_007,
            540,
            Event::Walked {
                from: Code(17),
                to: code,
                grade: Some(Grade::Good),
            },
        ),
        entry(
            WRITER,
            7,
            t + 90_009,
            540,
            Event::Walked {
                from: code,
                to: Code(17),
                grade: None,
            },
        ),
        entry(WRITER, 8, t + 90_011, 540, Event::Undone { target: key(WRITER, 2) }),
        entry(
            WRITER,
            2_000,
            t + 80_000,
            540,
            Event::Undone {
                target: key(OTHER, 900),
            },
        ),
        entry(WRITER, 2_001, t + 80_001, 540, Event::Starred { code, on: true }),
        entry(
            WRITER,
            2_002,
            t + 80_002,
            540,
            Event::Starred {
                code: Code(17),
                on: false,
            },
        ),
        entry(
            WRITER,
            2_003,
            t + 80_003,
            540,
            Event::Flagged {
                code,
                reason: "第二段和 3.12 的手册不一致".into(),
            },
        ),
        entry(
            WRITER,
            2_004,
            t + 80_004,
            -300,
            Event::NoteWritten {
                code,
                text: "我的项目：\n\"epoll\" 只返回就绪的 fd 😀".into(),
            },
        ),
        entry(
            WRITER,
            2_005,
            t + 80_005,
            -300,
            Event::SettingChanged {
                key: "theme".into(),
                value: "dark".into(),
            },
        ),
    ]
}

fn of_other_v1() -> Entry {
    entry(OTHER, 900, 1_795_500_000, 0, answered(17, Grade::Good, 9, 0))
}

fn set_aside_v1() -> SetAside {
    SetAside {
        key: "zhuiwen:log:1a2b3c4d:0:7".into(),
        writer: Some(WRITER),
        value: "zw1 00000000 torn 追".into(),
    }
}

const MADE_AT_V1: Moment = Moment {
    unix_seconds: 1_795_600_000,
    offset_minutes: 480,
};

#[test]
fn a_segment_of_version_1_is_read() {
    let text = SEGMENT_V1.trim_end_matches('\n');
    let SegmentRead::Whole { entries, .. } = read_segment(WRITER, text) else {
        panic!("not whole");
    };
    assert_eq!(entries, entries_v1());
    assert_eq!(pack(&entries_v1())[0].text(), text, "and written the same way still");
}

#[test]
fn a_store_of_version_1_is_opened() {
    let storage = FakeStorage::default();
    storage.plant("zhuiwen:log:1a2b3c4d:0:0", SEGMENT_V1.trim_end_matches('\n'));
    let opened = Journal::open(storage, WRITER.device, WRITER.tab);
    assert!(opened.report.is_clean());
    assert_eq!(opened.journal.entries(), entries_v1());
}

#[test]
fn a_backup_of_version_1_is_read() {
    let backup = read_backup(BACKUP_V1).expect("a backup");
    let mut expect = entries_v1();
    expect.push(of_other_v1());
    let mut entries = backup.entries;
    entries.sort_by_key(|entry| (WriterId::of(entry.key) == OTHER, entry.key));
    assert_eq!(entries, expect);
    assert_eq!(backup.made_at, Some(MADE_AT_V1));
    assert_eq!(backup.n_unreadable, 1);
    let written = write_backup(MADE_AT_V1, &expect, &[set_aside_v1()]);
    assert_eq!(
        written,
        BACKUP_V1.trim_end_matches('\n'),
        "and written the same way still"
    );
}

#[test]
fn a_backup_of_version_1_is_imported() {
    let mut journal = Journal::open(FakeStorage::default(), DeviceId(5), TabId(0)).journal;
    journal.import(BACKUP_V1, MADE_AT_V1).expect("room");
    assert_eq!(journal.entries().len(), entries_v1().len() + 1);
    let progress = Progress::fold(journal.entries());
    assert_eq!(progress.setting("theme"), Some("dark"));
    assert_eq!(progress.card(Code(4_321)), None, "its one answer was undone");
    // The other device's answer was undone too, which leaves the miss.
    assert!(progress.is_missed(Code(17)));
}

/// A season of study, as a small generator of pseudo-random numbers would have it: sessions of 15–45 answers, most
/// seconds apart, a third of them recalls with ticks, over 5,000 questions in a bank with 1,000 notes and some retired codes.
fn season(n_answers: u32) -> Vec<(Moment, Event)> {
    let mut random = Lcg(20_261_123);
    let mut unix_seconds = 1_795_400_000;
    let mut left_in_session = 0;
    let mut happened = Vec::new();
    for _ in 0..n_answers {
        if left_in_session == 0 {
            left_in_session = 15 + random.below(30);
            unix_seconds += 1_800 + i64::from(random.below(80_000));
        }
        left_in_session -= 1;
        // The product of two draws: short times are common and long ones come.
        let seconds = 3 + random.below(12) * random.below(14) + random.below(20);
        unix_seconds += i64::from(seconds + 1 + random.below(5) * random.below(9));
        let question = random.below(6_400);
        let ticks = if question.is_multiple_of(3) {
            random.below(1 << (2 + question % 5))
        } else {
            0
        };
        let grade = Grade::ALL[[0, 0, 1, 2, 2, 2, 2, 3][random.below(8) as usize]];
        let at = Moment {
            unix_seconds,
            offset_minutes: 480,
        };
        happened.push((at, answered(question, grade, seconds as u16, ticks)));
    }
    happened
}

struct Lcg(u64);

impl Lcg {
    /// Below `n`. Knuth's MMIX constants.
    fn below(&mut self, n: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(n)) as u32
    }
}

/// Packs what happened the way a journal does, which would take minutes for 100,000 appends over a fake store.
fn stored(happened: &[(Moment, Event)]) -> FakeStorage {
    let storage = FakeStorage::default();
    let mut seq = 0;
    let mut last = 0;
    let entries: Vec<Entry> = happened
        .iter()
        .map(|(at, event)| {
            // A new session starts a thousand numbers further on.
            seq += if at.unix_seconds - last > 1_800 { 1_000 } else { 1 };
            last = at.unix_seconds;
            entry(WRITER, seq, at.unix_seconds, at.offset_minutes, event.clone())
        })
        .collect();
    for (number, segment) in pack(&entries).iter().enumerate() {
        storage.plant(&format!("zhuiwen:log:1a2b3c4d:0:{number}"), &segment.text());
    }
    storage
}

#[test]
fn a_hundred_thousand_answers_fit_in_a_million_units() {
    let storage = stored(&season(100_000));
    let n_units = storage.n_units();
    println!("100,000 answers take {n_units} UTF-16 units");
    assert!(n_units <= 1_000_000, "{n_units}");
    let opened = Journal::open(storage, WRITER.device, WRITER.tab);
    assert!(opened.report.is_clean());
    assert_eq!(opened.journal.entries().len(), 100_000);
}

#[test]
fn a_journal_packs_as_the_budget_assumes() {
    let happened = season(700);
    let storage = FakeStorage::default();
    let mut journal = Journal::open(storage.clone(), WRITER.device, WRITER.tab).journal;
    for (at, event) in &happened {
        journal.append(*at, event.clone()).expect("room");
    }
    assert_eq!(storage.keys("zhuiwen:log:").expect("readable").len(), 3);
    assert!(storage.n_units() <= 700 * 10, "{}", storage.n_units());
}
