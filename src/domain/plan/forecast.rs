//! What comes of it: recall on the date by topic, if one keeps to the plan and if one stops now; and what stays unseen.
//!
//! Expected values carried forward over a few stretches of days, not chance: after each review an item has the memory that
//! recalls as it is expected to on the date. What more minutes or a dropped topic would change is a forecast with other settings.

use crate::domain::{
    bank::{Bank, Topic},
    day::Day,
    id::TopicId,
    log::Moment,
    plan::{
        Target,
        policy::{Horizon, Item, Policy, mixed, price},
        settings::PlanSettings,
        situation::Situation,
    },
    progress::Progress,
    schedule::{Memory, Scheduler},
};

/// Over how many stretches the days ahead are lumped. Eight instead of four bring nothing: in the simulation a forecast made halfway
/// is too high by at most 0.023 on average for people the parameters fit, by 0.02 to 0.06 for others.
const N_STRETCHES: usize = 4;

/// Probabilities of recall, 0–1: means over questions, weighted by what they count for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Expected {
    /// Today.
    pub now: f32,
    /// On the date, with no more answers.
    pub if_stopped: f32,
    /// On the date, with the plan kept.
    pub if_kept: f32,
}

/// What is expected on the next date.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The date.
    pub day: Day,
    /// Over all questions, topics weighted as for that date.
    pub all: Expected,
    /// By topic, in the bank's order.
    pub topics: Vec<TopicForecast>,
    /// Questions that won't have been asked once by then.
    pub n_unseen: u32,
}

/// What is expected of one topic.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicForecast {
    /// The topic.
    pub topic: TopicId,
    /// Over its questions.
    pub expected: Expected,
    /// Its questions that won't have been asked once by then.
    pub n_unseen: u32,
    /// What the plan spends on it from now on; so much is freed if it is dropped.
    pub seconds: u32,
}

impl Forecast {
    /// The forecast for the next date; `None` without one.
    ///
    /// What ten minutes a day more would bring, or a topic left out, says the forecast `with_more_minutes` or `without_topic`.
    pub fn make(bank: &Bank, progress: &Progress, now: Moment, settings: &PlanSettings) -> Option<Forecast> {
        let situation = Situation::new(bank, progress, now, settings);
        let day = situation.dates.first()?.day;
        let items: Vec<Item> = situation.candidates.iter().map(|candidate| candidate.item).collect();
        let first_grades = situation.pace.first_grades();
        let left = situation.seconds_left();
        let scheduler = progress.scheduler();
        let kept = keep(scheduler, first_grades, &items, &situation.horizon, left);
        let mut all = Mean::default();
        let mut topics: Vec<(Mean, u32, f32)> = bank.topics().iter().map(|_| (Mean::default(), 0, 0.0)).collect();
        let mut n_unseen = 0;
        for (candidate, kept) in situation.candidates.iter().zip(&kept) {
            let Some((mean, n_unseen_of_topic, seconds)) = topics.get_mut(candidate.topic_idx) else {
                continue;
            };
            *seconds += kept.seconds;
            // Follow-ups are there only once they can be asked: they would make the mean jump.
            if matches!(candidate.target, Target::FollowUp { .. }) {
                continue;
            }
            let expected = kept.expected;
            mean.add(expected, candidate.importance);
            all.add(expected, candidate.item.weights.first().copied().unwrap_or_default());
            if !kept.is_seen {
                *n_unseen_of_topic += 1;
                n_unseen += 1;
            }
        }
        let topics = bank.topics().iter().zip(topics);
        let topic = |(topic, (mean, n_unseen, seconds)): (&Topic, (Mean, u32, f32))| TopicForecast {
            topic: topic.id.clone(),
            expected: mean.value(),
            n_unseen,
            seconds: seconds as u32,
        };
        Some(Forecast {
            day,
            all: all.value(),
            topics: topics.map(topic).collect(),
            n_unseen,
        })
    }
}

/// A weighted mean under way.
#[derive(Clone, Copy, Default)]
struct Mean {
    sums: Expected,
    weight: f32,
}

impl Mean {
    fn add(&mut self, expected: Expected, weight: f32) {
        self.sums.now += expected.now * weight;
        self.sums.if_stopped += expected.if_stopped * weight;
        self.sums.if_kept += expected.if_kept * weight;
        self.weight += weight;
    }

    fn value(self) -> Expected {
        if self.weight <= 0.0 {
            return Expected::default();
        }
        let mean = |sum: f32| (sum / self.weight).min(1.0);
        Expected {
            now: mean(self.sums.now),
            if_stopped: mean(self.sums.if_stopped),
            if_kept: mean(self.sums.if_kept),
        }
    }
}

/// What comes of one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kept {
    /// Of recall, on the horizon's first date.
    pub expected: Expected,
    /// Whether it was asked, or will have been.
    pub is_seen: bool,
    /// What the plan spends on it.
    pub seconds: f32,
}

/// An item on its way to the date.
#[derive(Clone, Copy)]
struct Way {
    memory: Option<Memory>,
    /// The day of the last answer, in days from today.
    last: f32,
    seconds: f32,
}

/// Carries `items` forward to the horizon's first date, with `seconds_today` for today and all of the later days' time. Without a
/// date nothing is expected.
pub fn keep(
    scheduler: &Scheduler,
    first_grades: [f32; 4],
    items: &[Item],
    horizon: &Horizon,
    seconds_today: f32,
) -> Vec<Kept> {
    let start = |item: &Item| Way {
        memory: item.learned.map(|learned| learned.memory),
        last: item.learned.map_or(0.0, |learned| -(learned.elapsed_days as f32)),
        seconds: 0.0,
    };
    let mut ways: Vec<Way> = items.iter().map(start).collect();
    let policy = Policy::without_price(scheduler, first_grades, items, horizon);
    let first_date = horizon.dates().first().map_or(0.0, |&date| date as f32);
    for (day, seconds) in stretches(horizon, seconds_today, first_date) {
        spend(&policy, items, &mut ways, day, seconds);
    }
    let recall =
        |memory: Option<Memory>, elapsed: f32| memory.map_or(0.0, |memory| scheduler.retrievability(memory, elapsed));
    let mut kept = Vec::with_capacity(items.len());
    for (item, way) in items.iter().zip(&ways) {
        let before = start(item);
        kept.push(Kept {
            expected: Expected {
                now: recall(before.memory, -before.last),
                if_stopped: recall(before.memory, first_date - before.last),
                if_kept: recall(way.memory, first_date - way.last),
            },
            is_seen: way.memory.is_some(),
            seconds: way.seconds,
        });
    }
    kept
}

/// Today and the days before the first date, lumped: the middle day of each stretch, and the seconds in it.
fn stretches(horizon: &Horizon, seconds_today: f32, first_date: f32) -> Vec<(f32, f32)> {
    let n_later = horizon.days().partition_point(|(day, _)| (*day as f32) < first_date);
    let n_days = (n_later + 1).div_ceil(N_STRETCHES);
    let mut stretches: Vec<(f32, f32)> = Vec::new();
    for idx in 0..=n_later {
        let (day, seconds) = match idx {
            0 => (0.0, seconds_today),
            _ => (horizon.days()[idx - 1].0 as f32, horizon.days()[idx - 1].1),
        };
        match stretches.last_mut() {
            Some(last) if idx % n_days > 0 => {
                last.1 += seconds;
                if idx % n_days <= n_days / 2 {
                    last.0 = day;
                }
            }
            _ => stretches.push((day, seconds)),
        }
    }
    stretches
}

/// Spends the time of a stretch on the items that gain most by it, and carries their memories on.
fn spend(policy: &Policy<'_>, items: &[Item], ways: &mut [Way], day: f32, seconds: f32) {
    let mut wants = Vec::with_capacity(items.len());
    for (item, way) in items.iter().zip(&*ways) {
        let seconds = if way.memory.is_some() {
            item.later_seconds
        } else {
            item.seconds
        };
        wants.push((gain(policy, item, way, day) / seconds, seconds));
    }
    let price = price(&wants, seconds);
    let mut left = seconds;
    // What is dearer than the price fits; of what is as dear, as new items are, comes first what comes first in the bank.
    for is_dearer in [true, false] {
        for (idx, &(gain, seconds)) in wants.iter().enumerate() {
            let is_chosen = if is_dearer {
                gain > price
            } else {
                gain > price * 0.99 && gain <= price
            };
            if is_chosen && gain > 0.0 && left > 0.0 {
                left -= seconds;
                let way = &mut ways[idx];
                way.memory = Some(asked(policy, &items[idx], way, day));
                way.last = day;
                way.seconds += seconds;
            }
        }
    }
}

/// What an item gains on the dates by being asked on a day.
fn gain(policy: &Policy<'_>, item: &Item, way: &Way, day: f32) -> f32 {
    match way.memory {
        None => policy.first_on(item, day),
        Some(_) if day - way.last < 1.0 => 0.0,
        Some(memory) => {
            let outlook = policy.scheduler().outlook(memory);
            policy.asked_on(item, &outlook, way.last, day) - policy.stay(item, &outlook, way.last)
        }
    }
}

/// The memory after being asked on a day: the one that recalls as is expected on the next date.
fn asked(policy: &Policy<'_>, item: &Item, way: &Way, day: f32) -> Memory {
    let (days, only) = policy.next_date(item, day);
    let (recall, difficulty) = match way.memory {
        None => (policy.first_on(&only, day), policy.first_difficulty()),
        Some(memory) => {
            let outlook = policy.scheduler().outlook(memory);
            let review = outlook.after(day - way.last);
            let difficulty = mixed(review.recall, review.known.difficulty, review.missed.difficulty);
            (policy.asked_on(&only, &outlook, way.last, day), difficulty)
        }
    };
    let one = Memory {
        stability: 1.0,
        difficulty,
    };
    let stability = days / policy.scheduler().interval_days(one, recall).max(1e-6);
    Memory { stability, difficulty }
}
