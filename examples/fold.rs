//! Measures what starting with a long history costs: `cargo run --release --example fold [answers]`.
//!
//! Prints a table of nanoseconds an answer on this machine. The budget (DESIGN §8) is for a browser four times slower;
//! `make bench` measures that, with what `fold [answers] --as-storage` prints: localStorage's keys and values, as JSON.

#![allow(clippy::disallowed_methods, reason = "a measurement on the host reads the clock")]

use std::{hint::black_box, time::Instant};

use zhuiwen::{
    domain::{
        id::Code,
        log::{Answer, DeviceId, Entry, EntryKey, Event, Grade, Moment, TabId, Ticks},
        progress::Progress,
        schedule::Scheduler,
    },
    store::{fake::FakeStorage, journal::Journal},
    wire::log::pack,
};

const DEVICE: DeviceId = DeviceId(1);
const TAB: TabId = TabId(0);
const N_ROUNDS: u32 = 5;

fn main() {
    let n_answers = std::env::args()
        .nth(1)
        .and_then(|argument| argument.parse().ok())
        .unwrap_or(100_000);
    let entries = history(n_answers);
    let storage = FakeStorage::default();
    storage.plant("zhuiwen:device", &format!("{:08x}", DEVICE.0));
    for (number, segment) in pack(&entries).iter().enumerate() {
        storage.plant(&format!("zhuiwen:log:{:08x}:0:{number}", DEVICE.0), &segment.text());
    }
    if std::env::args().any(|argument| argument == "--as-storage") {
        println!("{}", serde_json::json!(storage.snapshot()));
        return;
    }
    println!("{n_answers} answers, {} UTF-16 units stored", storage.n_units());
    report("open the journal: read, check, merge", n_answers, || {
        black_box(Journal::open(storage.clone(), DEVICE, TAB).journal.entries().len());
    });
    report("fold", n_answers, || {
        black_box(Progress::fold(&entries).cards().count());
    });
    report("of that, FSRS", n_answers, || {
        let scheduler = Scheduler::default();
        let mut memory = None;
        for idx in 0..n_answers {
            memory = Some(scheduler.next_memory(memory, idx % 9, Grade::ALL[idx as usize * 7 % 4]));
        }
        black_box(memory);
    });
}

/// The best of a few rounds.
fn report(what: &str, n_answers: u32, run: impl Fn()) {
    let time = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    if let Some(best) = (0..N_ROUNDS).map(time).min() {
        let nanoseconds = best.as_nanos() as f64 / f64::from(n_answers);
        println!(
            "{what:<40} {:>8.1} ms {nanoseconds:>8.0} ns an answer",
            best.as_secs_f64() * 1e3
        );
    }
}

/// A history in sessions of thirty answers over 6,000 questions, the bank's among them. 100,000 answers take four years.
fn history(n_answers: u32) -> Vec<Entry> {
    let mut unix_seconds = 1_650_000_000;
    let entry = |idx: u32| {
        unix_seconds += if idx.is_multiple_of(30) {
            40_000
        } else {
            10 + i64::from(idx % 50)
        };
        let answer = Answer {
            question: Code(idx.wrapping_mul(2_654_435_761) % 6_000),
            grade: Grade::ALL[idx as usize * 7 % 4],
            seconds: (5 + idx % 60) as u16,
            ticks: Ticks(if idx.is_multiple_of(3) { idx % 32 } else { 0 }),
        };
        Entry {
            key: EntryKey {
                seq: idx + 1,
                device: DEVICE,
                tab: TAB,
            },
            at: Moment {
                unix_seconds,
                offset_minutes: 480,
            },
            event: Event::Answered(answer),
        }
    };
    (0..n_answers).map(entry).collect()
}
