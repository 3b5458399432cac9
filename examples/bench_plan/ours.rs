//! Our planner in the simulation: what the app does, on items without texts. It knows grades and seconds, as a log would.

use std::collections::VecDeque;

use zhuiwen::domain::{
    log::Grade,
    plan::{
        keep,
        pace::Pace,
        policy::{Horizon, Item, Learned, MAX_DATES, Policy},
    },
    question::QuestionKind,
    schedule::{Memory, Scheduler},
};

use crate::schedulers::Study;

/// The kind whose guessed times the planner starts from.
const KIND: QuestionKind = QuestionKind::Single;

/// What is compared with the plan as it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// None of it.
    AsIs,
    /// Without a thought of later days.
    Greedy,
    /// Half the time and nothing new on the day before the date.
    LightEve,
}

pub struct DateAware {
    scheduler: Scheduler,
    date: u32,
    seconds_a_day: f32,
    variant: Variant,
    pace: Pace,
    day: u32,
    memories: Vec<Option<(Memory, u32)>>,
    queue: VecDeque<usize>,
}

impl DateAware {
    pub fn new(n_items: usize, date: u32, seconds_a_day: f32, variant: Variant) -> DateAware {
        DateAware {
            scheduler: Scheduler::default(),
            date,
            seconds_a_day,
            variant,
            pace: Pace::default(),
            day: 0,
            memories: vec![None; n_items],
            queue: VecDeque::new(),
        }
    }
}

impl DateAware {
    fn items(&self) -> Vec<Item> {
        let mut weights = [0.0; MAX_DATES];
        weights[0] = 1.0;
        let (first, again) = (self.pace.first_seconds(KIND), self.pace.again_seconds(KIND));
        let item = |learned: &Option<(Memory, u32)>| Item {
            learned: learned.map(|(memory, last)| Learned {
                memory,
                elapsed_days: self.day - last,
            }),
            seconds: if learned.is_none() { first } else { again },
            later_seconds: again,
            weights,
        };
        self.memories.iter().map(item).collect()
    }

    fn horizon(&self, seconds_a_day: f32) -> Horizon {
        let n_left = self.date - self.day;
        let days: Vec<(u32, f32)> = (1..n_left).map(|day| (day, seconds_a_day)).collect();
        Horizon::new(&[n_left], if self.variant == Variant::Greedy { &[] } else { &days })
    }
}

impl Study for DateAware {
    fn begin(&mut self, day: u32) {
        self.day = day;
        let n_left = self.date - day;
        let (items, horizon) = (self.items(), self.horizon(self.seconds_a_day));
        let policy = Policy::new(&self.scheduler, self.pace.first_grades(), &items, &horizon);
        let worths = policy.worths();
        let is_asked = |idx: &usize| {
            worths[*idx] > 0.0 && !(self.variant == Variant::LightEve && n_left == 1 && items[*idx].learned.is_none())
        };
        let mut order: Vec<usize> = (0..items.len()).filter(is_asked).collect();
        order.sort_by(|&a, &b| worths[b].total_cmp(&worths[a]));
        self.queue = order.into();
    }

    fn next(&mut self) -> Option<usize> {
        self.queue.pop_front()
    }

    fn forecast(&self) -> Option<f64> {
        // Of the later days some are missed, as the person has noticed by now.
        let horizon = self.horizon(self.seconds_a_day * 0.9);
        let kept = keep(
            &self.scheduler,
            self.pace.first_grades(),
            &self.items(),
            &horizon,
            self.seconds_a_day,
        );
        let recalls = kept.iter().map(|kept| f64::from(kept.expected.if_kept));
        Some(recalls.sum::<f64>() / kept.len() as f64)
    }

    fn answered(&mut self, item_idx: usize, grade: Grade, seconds: f32) {
        let memory = match self.memories[item_idx] {
            None => {
                self.pace.add_first(KIND, grade, seconds);
                self.scheduler.next_memory(None, 0, grade)
            }
            Some((memory, last)) => {
                self.pace.add_again(KIND, seconds, 1);
                self.scheduler.next_memory(Some(memory), self.day - last, grade)
            }
        };
        self.memories[item_idx] = Some((memory, self.day));
    }
}
