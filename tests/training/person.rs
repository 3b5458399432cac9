//! Made-up people with a memory of known parameters, who answer what is due by the published ones: for tests of training and
//! for measuring it. All chance is drawn from a seed.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg32;
use zhuiwen::domain::{
    id::Code,
    log::{Answer, DeviceId, Entry, EntryKey, Event, Grade, Moment, TabId, Ticks},
    schedule::{Memory, Parameters, Scheduler},
};

/// 2026-11-23 20:00 in China.
const FIRST_EVENING: i64 = 20_780 * 86_400 + 12 * 3_600;

/// Somebody who learns for a while.
#[derive(Clone, Debug)]
pub struct Person {
    /// What their memory is like.
    pub parameters: Parameters,
    /// How many days they learn.
    pub n_days: u32,
    /// How many answers they give a day, at most a third of them to new questions.
    pub n_answers_a_day: u32,
    /// All their luck.
    pub seed: u64,
}

/// The published parameters with each of `changes` multiplied in.
pub fn parameters(changes: &[(usize, f32)]) -> Parameters {
    let mut values = Parameters::default().values();
    for &(idx, factor) in changes {
        values[idx] *= factor;
    }
    Parameters::from_values(&values).expect("within the limits")
}

/// Forgets two to three times as fast as most.
pub fn forgetful() -> Parameters {
    parameters(&[(0, 0.4), (1, 0.4), (2, 0.4), (3, 0.4), (8, 0.8), (20, 2.0)])
}

/// Keeps things two to three times as long as most.
pub fn retentive() -> Parameters {
    parameters(&[(0, 2.5), (1, 2.5), (2, 2.5), (3, 2.5), (8, 1.15)])
}

struct Card {
    memory: Memory,
    /// What the published parameters make of it, which decides when it is asked.
    assumed: Memory,
    last_day: u32,
}

impl Person {
    /// What they answered, as the log has it.
    pub fn log(&self) -> Vec<Entry> {
        let (own, published) = (Scheduler::new(&self.parameters), Scheduler::default());
        let mut random = Pcg32::seed_from_u64(self.seed);
        let mut cards: Vec<Card> = Vec::new();
        let mut entries = Vec::new();
        for day in 0..self.n_days {
            let recall = |card: &Card| published.retrievability(card.assumed, (day - card.last_day) as f32);
            let mut due: Vec<usize> = (0..cards.len()).filter(|&idx| recall(&cards[idx]) <= 0.9).collect();
            due.sort_by(|&a, &b| recall(&cards[a]).total_cmp(&recall(&cards[b])));
            due.truncate((self.n_answers_a_day - self.n_answers_a_day / 3) as usize);
            let n_new = self.n_answers_a_day as usize - due.len();
            let n_new = n_new.min(self.n_answers_a_day as usize / 3);
            let mut asked = due;
            asked.extend(cards.len()..cards.len() + n_new);
            let mut seconds = 0;
            for idx in asked {
                loop {
                    seconds += 20;
                    let grade = match cards.get(idx) {
                        None => {
                            [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy][chosen(&mut random, &[0.3, 0.2, 0.4])]
                        }
                        Some(card) => {
                            let elapsed_days = (day - card.last_day) as f32;
                            if random.random::<f32>() < own.retrievability(card.memory, elapsed_days) {
                                [Grade::Hard, Grade::Good, Grade::Easy][chosen(&mut random, &[0.2, 0.65])]
                            } else {
                                Grade::Again
                            }
                        }
                    };
                    match cards.get_mut(idx) {
                        None => cards.push(Card {
                            memory: own.next_memory(None, 0, grade),
                            assumed: published.next_memory(None, 0, grade),
                            last_day: day,
                        }),
                        Some(card) => {
                            let elapsed_days = day - card.last_day;
                            card.memory = own.next_memory(Some(card.memory), elapsed_days, grade);
                            card.assumed = published.next_memory(Some(card.assumed), elapsed_days, grade);
                            card.last_day = day;
                        }
                    }
                    entries.push(entry(entries.len() as u32 + 1, day, seconds, idx as u32, grade));
                    // A miss is asked again at the end of the round, on the same day.
                    if grade != Grade::Again {
                        break;
                    }
                }
            }
        }
        entries
    }
}

/// An index by its probability; the last has what is left.
fn chosen(random: &mut Pcg32, probabilities: &[f32]) -> usize {
    let mut left = random.random::<f32>();
    for (idx, probability) in probabilities.iter().enumerate() {
        left -= probability;
        if left < 0.0 {
            return idx;
        }
    }
    probabilities.len()
}

fn entry(seq: u32, day: u32, seconds: i64, question: u32, grade: Grade) -> Entry {
    Entry {
        key: EntryKey {
            seq,
            device: DeviceId(1),
            tab: TabId(0),
        },
        at: Moment {
            unix_seconds: FIRST_EVENING + i64::from(day) * 86_400 + seconds,
            offset_minutes: 480,
        },
        event: Event::Answered(Answer {
            question: Code(question),
            grade,
            seconds: 20,
            ticks: Ticks(0),
        }),
    }
}
