//! The schedulers compared, each from its published description.

use std::collections::VecDeque;

use zhuiwen::domain::{
    log::Grade,
    schedule::{Memory, Scheduler},
};

/// Decides what is asked next.
pub trait Study {
    /// A day on which something is done begins.
    fn begin(&mut self, day: u32);
    /// The next item; `None` when there is nothing left to do today.
    fn next(&mut self) -> Option<usize>;
    /// What came of it.
    fn answered(&mut self, item_idx: usize, grade: Grade, seconds: f32);
    /// What it expects mean recall on the date to be, before anything is done on a day that has begun; if it says.
    fn forecast(&self) -> Option<f64> {
        None
    }
}

/// FSRS-6 with default parameters at a desired retention: what is due by lowest retrievability, then new items.
///
/// Without Anki's learning steps; with them (a miss asked again the same day) it does no better here.
pub struct Fsrs {
    scheduler: Scheduler,
    retention: f32,
    /// Whether what isn't due is asked when nothing else is left, as with Anki's "review ahead".
    reviews_ahead: bool,
    day: u32,
    memories: Vec<Option<(Memory, u32)>>,
    queue: VecDeque<usize>,
}

impl Fsrs {
    pub fn new(n_items: usize, retention: f32, reviews_ahead: bool) -> Fsrs {
        Fsrs {
            scheduler: Scheduler::default(),
            retention,
            reviews_ahead,
            day: 0,
            memories: vec![None; n_items],
            queue: VecDeque::new(),
        }
    }
}

impl Study for Fsrs {
    fn begin(&mut self, day: u32) {
        self.day = day;
        let (mut due, mut new, mut resting) = (Vec::new(), Vec::new(), Vec::new());
        for (item_idx, learned) in self.memories.iter().enumerate() {
            let Some((memory, last)) = learned else {
                new.push(item_idx);
                continue;
            };
            let elapsed_days = (day - last) as f32;
            let interval_days = self.scheduler.interval_days(*memory, self.retention).round().max(1.0);
            let recall = self.scheduler.retrievability(*memory, elapsed_days);
            let list = if elapsed_days >= interval_days {
                &mut due
            } else {
                &mut resting
            };
            list.push((recall, item_idx));
        }
        due.sort_by(|a, b| a.0.total_cmp(&b.0));
        resting.sort_by(|a, b| a.0.total_cmp(&b.0));
        self.queue = due.iter().map(|(_, item_idx)| *item_idx).chain(new).collect();
        if self.reviews_ahead {
            self.queue.extend(resting.iter().map(|(_, item_idx)| *item_idx));
        }
    }

    fn next(&mut self) -> Option<usize> {
        self.queue.pop_front()
    }

    fn answered(&mut self, item_idx: usize, grade: Grade, _: f32) {
        let memory = match self.memories[item_idx] {
            None => self.scheduler.next_memory(None, 0, grade),
            Some((memory, last)) => self.scheduler.next_memory(Some(memory), self.day - last, grade),
        };
        self.memories[item_idx] = Some((memory, self.day));
    }
}

/// SM-2 (Woźniak 1990, "Optimization of learning", chapter 3.2): its seven steps.
///
/// Quality is 1 for again, 3 hard, 4 good, 5 easy. What is due longest is asked first, then new items. Step 7, items below four
/// again on the same day until they are four, comes after each twenty of them: with more to learn than time allows, a session's end
/// would never come.
pub struct Sm2 {
    day: u32,
    items: Vec<Option<Sm2Item>>,
    queue: VecDeque<usize>,
    below_four: VecDeque<usize>,
}

#[derive(Clone, Copy)]
struct Sm2Item {
    easiness: f32,
    n_repetitions: u32,
    interval_days: f32,
    last: u32,
}

const SM2_BATCH: usize = 20;

impl Sm2 {
    pub fn new(n_items: usize) -> Sm2 {
        Sm2 {
            day: 0,
            items: vec![None; n_items],
            queue: VecDeque::new(),
            below_four: VecDeque::new(),
        }
    }
}

impl Study for Sm2 {
    fn begin(&mut self, day: u32) {
        self.day = day;
        let (mut due, mut new) = (Vec::new(), Vec::new());
        for (item_idx, item) in self.items.iter().enumerate() {
            match item {
                None => new.push(item_idx),
                Some(item) => {
                    let due_on = item.last + item.interval_days.ceil() as u32;
                    if due_on <= day {
                        due.push((due_on, item_idx));
                    }
                }
            }
        }
        due.sort_unstable();
        self.queue = due.iter().map(|(_, item_idx)| *item_idx).chain(new).collect();
        self.below_four.clear();
    }

    fn next(&mut self) -> Option<usize> {
        if self.below_four.len() >= SM2_BATCH {
            return self.below_four.pop_front();
        }
        self.queue.pop_front().or_else(|| self.below_four.pop_front())
    }

    fn answered(&mut self, item_idx: usize, grade: Grade, _: f32) {
        let quality = [1.0, 3.0, 4.0, 5.0][grade as usize];
        let item = self.items[item_idx];
        if item.is_none_or(|item| item.last != self.day) {
            let before = item.unwrap_or(Sm2Item {
                easiness: 2.5,
                n_repetitions: 0,
                interval_days: 0.0,
                last: self.day,
            });
            let is_known = quality >= 3.0;
            let n_repetitions = if is_known { before.n_repetitions + 1 } else { 0 };
            let wrong = 5.0 - quality;
            self.items[item_idx] = Some(Sm2Item {
                // Below three, repetitions begin anew "without changing the E-Factor".
                easiness: if is_known {
                    (before.easiness + 0.1 - wrong * (0.08 + wrong * 0.02)).max(1.3)
                } else {
                    before.easiness
                },
                n_repetitions,
                interval_days: match n_repetitions {
                    0 | 1 => 1.0,
                    2 => 6.0,
                    _ => before.interval_days * before.easiness,
                },
                last: self.day,
            });
        }
        if quality < 4.0 {
            self.below_four.push_back(item_idx);
        }
    }
}

/// Leitner's box (1972, "So lernt man lernen"): five compartments of 1, 2, 5, 8 and 14 cm of slips.
///
/// New slips go into the first until it is full; it is worked through again and again. A slip known goes one compartment on, one
/// missed back into the first. A further compartment is worked on only when it is full, until there is a thumb's breadth of room.
/// Intervals of 1, 2, 4, 8 and 16 days, as apps have made of it, do no better here.
pub struct Leitner {
    compartments: [VecDeque<usize>; 5],
    new: VecDeque<usize>,
    /// Per item, the compartment it is in or was taken from; `None` until it was first answered.
    at: Vec<Option<usize>>,
    working_on: usize,
    n_left: usize,
}

const SLIPS_PER_CM: usize = 30;
const COMPARTMENTS_CM: [usize; 5] = [1, 2, 5, 8, 14];

impl Leitner {
    pub fn new(n_items: usize) -> Leitner {
        Leitner {
            compartments: Default::default(),
            new: (0..n_items).collect(),
            at: vec![None; n_items],
            working_on: 0,
            n_left: 0,
        }
    }
}

impl Study for Leitner {
    fn begin(&mut self, _: u32) {
        self.n_left = 0;
    }

    fn next(&mut self) -> Option<usize> {
        if self.n_left == 0 {
            let is_full = |idx: &usize| self.compartments[*idx].len() >= COMPARTMENTS_CM[*idx] * SLIPS_PER_CM;
            self.working_on = (1..5).rev().find(is_full).unwrap_or(0);
            let has_room = self.working_on == 0 && self.compartments[0].len() < SLIPS_PER_CM;
            if has_room && let Some(item_idx) = self.new.pop_front() {
                return Some(item_idx);
            }
            self.n_left = self.compartments[self.working_on].len().min(SLIPS_PER_CM);
        }
        self.n_left = self.n_left.saturating_sub(1);
        self.compartments[self.working_on].pop_front()
    }

    fn answered(&mut self, item_idx: usize, grade: Grade, _: f32) {
        let to = match self.at[item_idx] {
            Some(from) if !grade.is_miss() => from + 1,
            _ => 0,
        };
        self.at[item_idx] = Some(to);
        // Known in the last compartment, a slip leaves the box.
        if let Some(compartment) = self.compartments.get_mut(to) {
            compartment.push_back(item_idx);
        }
    }
}
