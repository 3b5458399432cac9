//! Prints the backup of somebody made up who has learnt for seventeen weeks, until 2026-11-27 in the evening:
//! `cargo run --example history > tests/e2e/history.json`. The same every time. Journeys bring it in to have something to look at.

use std::collections::BTreeMap;

use zhuiwen::{
    domain::{
        day::{DAY_SECONDS, Day},
        id::Code,
        log::{Answer, DeviceId, Entry, EntryKey, Event, Grade, Moment, TabId, Ticks},
        schedule::{Memory, Scheduler},
    },
    wire::backup::write_backup,
};

/// 2026-11-27, a Friday.
const LAST: Day = Day(20_784);
const N_DAYS: i64 = 119;
const OFFSET_MINUTES: i16 = 480;
const DEVICE: DeviceId = DeviceId(0x2026_1127);
/// Every so many questions of the bank are learnt, so that every topic has some.
const STEP: usize = 5;
/// How much worse this person remembers than FSRS believes.
const WORSE: f32 = 0.04;

/// What somebody does, entry by entry.
struct Person {
    entries: Vec<Entry>,
    at: Moment,
    chance: u64,
}

impl Person {
    /// A number below `n`, by a linear congruential generator (Knuth's MMIX).
    fn below(&mut self, n: u64) -> u64 {
        self.chance = self
            .chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.chance >> 33) % n
    }

    fn does(&mut self, event: Event) -> EntryKey {
        let key = EntryKey {
            seq: self.entries.len() as u32 + 1,
            device: DEVICE,
            tab: TabId(0),
        };
        self.entries.push(Entry {
            key,
            at: self.at,
            event,
        });
        key
    }

    fn answers(&mut self, question: Code, grade: Grade) -> EntryKey {
        let seconds = 8 + self.below(50) as u16;
        self.at.unix_seconds += i64::from(seconds);
        self.does(Event::Answered(Answer {
            question,
            grade,
            seconds,
            ticks: Ticks::default(),
        }))
    }
}

fn main() {
    let published = include_str!("../content/published.txt").lines();
    let is_question = |line: &&str| line.contains('/') && !line.contains("->");
    let codes = published.filter(is_question).step_by(STEP);
    let mut unseen = codes.filter_map(|line| Some(Code(line.split(' ').next()?.parse().ok()?)));
    let scheduler = Scheduler::default();
    let mut memories: BTreeMap<Code, (Memory, Day)> = BTreeMap::new();
    let mut person = Person {
        entries: Vec::new(),
        at: Moment {
            unix_seconds: 0,
            offset_minutes: OFFSET_MINUTES,
        },
        chance: 1127,
    };
    for n_days in 0..N_DAYS {
        let day = LAST.plus(n_days + 1 - N_DAYS);
        if person.below(4) == 0 && day != LAST {
            continue;
        }
        // At eight in the evening.
        person.at.unix_seconds = day.0 * DAY_SECONDS + 20 * 3_600 - i64::from(OFFSET_MINUTES) * 60;
        let recall = |memory: Memory, last: Day| scheduler.retrievability(memory, day.since(last) as f32);
        let due = memories
            .iter()
            .filter(|(_, (memory, last))| recall(*memory, *last) < 0.9);
        let most = 5 + person.below(60) as usize;
        let mut asked: Vec<Code> = due.map(|(code, _)| *code).take(most).collect();
        asked.extend(unseen.by_ref().take(2 + person.below(5) as usize));
        for code in asked {
            let known = memories.get(&code).copied();
            let chance = known.map_or(0.7, |(memory, last)| recall(memory, last) - WORSE);
            let is_known = (person.below(1_000) as f32) < chance * 1_000.0;
            let grade = match (is_known, person.below(10)) {
                (false, _) => Grade::Again,
                (true, 0..2) => Grade::Hard,
                (true, 2..9) => Grade::Good,
                (true, _) => Grade::Easy,
            };
            person.answers(code, grade);
            let elapsed_days = known.map_or(0, |(_, last)| day.since(last));
            let memory = scheduler.next_memory(known.map(|(memory, _)| memory), elapsed_days, grade);
            memories.insert(code, (memory, day));
        }
    }
    // What else a log may have.
    let slip = person.answers(Code(2), Grade::Again);
    person.does(Event::Undone { target: slip });
    person.does(Event::Walked {
        from: Code(1),
        to: Code(5),
        grade: Some(Grade::Good),
    });
    person.does(Event::Starred {
        code: Code(1),
        on: true,
    });
    person.does(Event::NoteWritten {
        code: Code(1),
        text: "=HYPERLINK(\"x\"), 我自己的话\n第二行".to_owned(),
    });
    person.does(Event::Flagged {
        code: Code(2),
        reason: "@这里不对".to_owned(),
    });
    person.does(Event::SettingChanged {
        key: "plan.retention".to_owned(),
        value: "85".to_owned(),
    });
    println!("{}", write_backup(person.at, &person.entries, &[]));
}
