//! How long planning takes: a bank and a log of the size the budget speaks of.

use std::time::Instant;

use zhuiwen::domain::{
    bank::{Bank, FollowUp, FollowUpKind, NoteHead, QuestionHead, Topic},
    day::DAY_SECONDS,
    id::{Code, NoteId, TopicId},
    log::{Answer, DeviceId, Entry, EntryKey, Event, Grade, Moment, TabId, Ticks},
    plan::{
        Forecast, Plan,
        settings::{DATES_KEY, PlanSettings},
    },
    progress::Progress,
    question::QuestionKind,
};

/// 2026-11-23 08:00 in China.
const NOW: Moment = Moment {
    unix_seconds: 20_780 * DAY_SECONDS,
    offset_minutes: 480,
};

const N_NOTES: u32 = 1_000;
const N_QUESTIONS: u32 = 5;
const N_FOLLOW_UPS: u32 = 2;
const N_ROUNDS: u32 = 20;

/// What a budget is for: a phone whose processor is so many times slower.
const SLOWDOWN: f64 = 4.0;

/// Prints the best of a few rounds of planning and forecasting 5,000 questions, nearly all of them seen, with 2,000 follow-ups.
pub fn report() {
    let (bank, progress) = (bank(), progress());
    let (settings, _) = PlanSettings::read(|key| (key == DATES_KEY).then_some("2027-01-10"));
    let n_items = N_NOTES * N_QUESTIONS;
    println!(
        "\nPlanning {n_items} questions and {} follow-ups, best of {N_ROUNDS}",
        N_NOTES * N_FOLLOW_UPS
    );
    row("the plan of the day", || {
        Plan::make(&bank, &progress, NOW, &settings).items.len()
    });
    row("the forecast", || {
        Forecast::make(&bank, &progress, NOW, &settings).map_or(0, |forecast| forecast.n_unseen as usize)
    });
    row("without a date", || {
        Plan::make(&bank, &progress, NOW, &PlanSettings::default()).items.len()
    });
}

fn row(what: &str, run: impl Fn() -> usize) {
    let time = |_| {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed()
    };
    if let Some(best) = (0..N_ROUNDS).map(time).min() {
        let milliseconds = best.as_secs_f64() * 1e3;
        println!(
            "{what:<30}{milliseconds:>6.1} ms here, × {SLOWDOWN} = {:.1} ms ({:.2} of 50 ms)",
            milliseconds * SLOWDOWN,
            milliseconds * SLOWDOWN / 50.0
        );
    }
}

#[allow(clippy::unwrap_used, reason = "the names are made up here")]
fn bank() -> Bank {
    let topic_id = |n: u32| TopicId::new(&format!("topic{n}")).unwrap();
    let note_id = |n: u32| NoteId::new(&format!("note-{n}")).unwrap();
    let topics = (0..18).map(|n| Topic {
        id: topic_id(n),
        title: String::new(),
        summary: String::new(),
        file: String::new(),
    });
    let kinds = [
        QuestionKind::Recall,
        QuestionKind::Single,
        QuestionKind::Cloze,
        QuestionKind::Output,
        QuestionKind::Multi,
    ];
    let note = |n: u32| NoteHead {
        code: Code(n),
        id: note_id(n),
        topic: topic_id(n * 18 / N_NOTES),
        title: String::new(),
        level: (n % 3) as u8 + 1,
        follow_ups: (1..=N_FOLLOW_UPS)
            .map(|step| FollowUp {
                to: note_id((n + step * 7) % N_NOTES),
                kind: FollowUpKind::Deeper,
            })
            .collect(),
        questions: (0..N_QUESTIONS)
            .map(|idx| QuestionHead {
                code: Code(N_NOTES + n * N_QUESTIONS + idx),
                kind: kinds[idx as usize],
            })
            .collect(),
        key_points: vec![1, 2, 3, 4],
    };
    Bank::new(topics.collect(), (0..N_NOTES).map(note).collect())
}

/// 30,000 answers of half a year.
fn progress() -> Progress {
    let entry = |idx: u32| {
        let question = idx.wrapping_mul(2_654_435_761) % (N_NOTES * N_QUESTIONS);
        Entry {
            key: EntryKey {
                seq: idx + 1,
                device: DeviceId(1),
                tab: TabId(0),
            },
            at: Moment {
                unix_seconds: NOW.unix_seconds - 86_400 - i64::from(30_000 - idx) * 500,
                ..NOW
            },
            event: Event::Answered(Answer {
                question: Code(N_NOTES + question),
                grade: Grade::ALL[[2, 2, 3, 2, 1, 2, 0][idx as usize % 7]],
                seconds: (10 + idx % 30) as u16,
                ticks: Ticks(idx % 16),
            }),
        }
    };
    let entries: Vec<Entry> = (0..30_000).map(entry).collect();
    Progress::fold(&entries)
}
