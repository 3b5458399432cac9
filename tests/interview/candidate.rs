//! A candidate made up for simulation, with a log of their own, and the real bank they are asked from.

use std::{path::Path, sync::OnceLock};

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg32;
use zhuiwen::{
    author::{Fences, compile},
    domain::{
        bank::Bank,
        interview::{
            Interview,
            report::Report,
            setup::{Length, Scope, Setup, Temper},
            turn::{Outcome, Turn},
        },
        log::{Answer, DeviceId, Entry, EntryKey, Event, Moment, TabId},
        progress::Progress,
    },
};

/// The real bank.
pub fn bank() -> &'static Bank {
    static BANK: OnceLock<Bank> = OnceLock::new();
    BANK.get_or_init(|| {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        compile(&content, &Fences::Skip).expect("the bank compiles").bank
    })
}

/// How well a candidate answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Strength {
    Weak,
    Middling,
    Strong,
}

impl Strength {
    pub const ALL: [Strength; 3] = [Strength::Weak, Strength::Middling, Strength::Strong];

    /// The share of key points said.
    fn share(self) -> f64 {
        match self {
            Strength::Weak => 0.3,
            Strength::Middling => 0.75,
            Strength::Strong => 0.97,
        }
    }
}

/// A candidate with a log.
pub struct Candidate {
    pub strength: Strength,
    pub random: Pcg32,
    pub progress: Progress,
    seq: u32,
    pub now: i64,
}

impl Candidate {
    /// A newcomer; the number decides how well they answer, and what they do by chance.
    pub fn new(number: u64) -> Candidate {
        Candidate {
            strength: Strength::ALL[number as usize % 3],
            random: Pcg32::seed_from_u64(number),
            progress: Progress::default(),
            seq: 0,
            now: 1_800_000_000,
        }
    }

    /// The candidate's clock.
    pub fn moment(&self) -> Moment {
        Moment {
            unix_seconds: self.now,
            offset_minutes: 480,
        }
    }

    fn log(&mut self, event: Event) {
        self.seq += 1;
        let entry = Entry {
            key: EntryKey {
                seq: self.seq,
                device: DeviceId(1),
                tab: TabId(0),
            },
            at: self.moment(),
            event,
        };
        let _ = self.progress.apply(&entry);
    }

    /// Any set-up, at random.
    pub fn setup(&mut self) -> Setup {
        let bank = bank();
        let topics = bank.topics();
        let scope = match self.random.random_range(0..4) {
            0 | 1 => Scope::Everything,
            2 => {
                let n_topics = self.random.random_range(1..4);
                let topic = |random: &mut Pcg32| topics[random.random_range(0..topics.len())].id.clone();
                Scope::Topics((0..n_topics).map(|_| topic(&mut self.random)).collect())
            }
            _ => Scope::Note(bank.notes()[self.random.random_range(0..bank.notes().len())].id.clone()),
        };
        Setup {
            length: Length::ALL[self.random.random_range(0..4)],
            scope,
            temper: Temper::ALL[self.random.random_range(0..3)],
        }
    }

    /// Speaks, ticks or passes, and logs it as the app does.
    pub fn answer(&mut self, interview: &mut Interview) -> (Turn, Option<Report>) {
        let bank = bank();
        let note = bank.note_of(interview.note()).expect("a note of the bank");
        self.now += self.random.random_range(15..170);
        if self.random.random_bool(0.05) {
            interview.hint(self.moment());
        }
        let outcome = if self.random.random_bool(0.03) {
            Outcome::Passed
        } else {
            interview.said(self.moment());
            for &number in &note.key_points {
                if self.random.random_bool(self.strength.share()) {
                    interview.tick(number);
                }
            }
            Outcome::Answered
        };
        let turn = interview.turn(outcome, bank, self.moment());
        self.log(Event::Answered(Answer {
            question: note.recall().expect("every note has one").code,
            grade: turn.grade,
            seconds: turn.seconds,
            ticks: turn.ticks,
        }));
        if let Some(from) = turn.question.from {
            self.log(Event::Walked {
                from,
                to: note.code,
                grade: Some(turn.grade),
            });
        }
        let moment = self.moment();
        let report = interview.go_on(turn, bank, &self.progress, moment);
        (turn, report)
    }
}
