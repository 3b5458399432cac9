//! What to study today so that most is remembered on the dates: the worth of asking each item today, per second.
//!
//! The worth of an item is its expected recall on the dates, by FSRS-6, weighted. Today's worth is what it gains by being asked
//! today and then once more shortly before a date, against being asked only then: a review that does more later is left for
//! later. Every later second costs what the last second that fits into the days left would earn, so that an item
//! leans on later days only as far as there is time in them. `domain::plan` says what else was tried, and what it gave.
//!
//! Knows memories, seconds and days from today; not the bank, the log, or what an item is.

use crate::domain::{
    log::Grade,
    schedule::{Memory, Outlook, Scheduler},
};

/// How many dates count at once; one who has more interviews than this plans for the next few.
pub const MAX_DATES: usize = 4;

/// The share of the later time that people really use: one day in ten is missed. The simulation hardly minds what it is.
pub(super) const KEPT_SHARE: f32 = 0.9;

/// Something that can be asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// What is remembered of it; `None` when it was never asked.
    pub learned: Option<Learned>,
    /// Seconds it takes if asked today.
    pub seconds: f32,
    /// Seconds it takes when asked again.
    pub later_seconds: f32,
    /// What recalling it is worth on each of the horizon's dates. Zero where it doesn't count.
    pub weights: [f32; MAX_DATES],
}

/// A memory and its age.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Learned {
    /// After the last answer.
    pub memory: Memory,
    /// Rollovers since the last answer; 0 when it was today.
    pub elapsed_days: u32,
}

/// What lies ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct Horizon {
    /// The dates in days from today, ascending and at least 1.
    dates: Vec<u32>,
    /// Days on which something can be learned before the last date, with their seconds; ascending, from tomorrow.
    days: Vec<(u32, f32)>,
}

impl Horizon {
    /// `dates` are days from today: those that are past and those beyond `MAX_DATES` don't count. `days` are the later
    /// days with time for study, as (days from today, seconds).
    pub fn new(dates: &[u32], days: &[(u32, f32)]) -> Horizon {
        let mut kept: Vec<u32> = Vec::new();
        for &date in dates {
            if date > 0 && kept.len() < MAX_DATES && kept.last().is_none_or(|last| *last < date) {
                kept.push(date);
            }
        }
        let last = kept.last().copied().unwrap_or_default();
        let days = days.iter().copied();
        Horizon {
            dates: kept,
            days: days
                .filter(|(day, seconds)| (1..last).contains(day) && *seconds > 0.0)
                .collect(),
        }
    }

    /// The dates, in days from today.
    pub fn dates(&self) -> &[u32] {
        &self.dates
    }

    /// The later days with time for study, as (days from today, seconds).
    pub fn days(&self) -> &[(u32, f32)] {
        &self.days
    }

    /// Seconds in the later days, as far as people use them.
    fn later_seconds(&self) -> f32 {
        self.days.iter().map(|(_, seconds)| seconds).sum::<f32>() * KEPT_SHARE
    }

    /// The later days that are looked at: the last for study before each date. With one more review to come, the later the better.
    fn looked_at(&self) -> Vec<f32> {
        let mut looked_at: Vec<f32> = Vec::new();
        for &date in &self.dates {
            let n_before = self.days.partition_point(|(day, _)| *day < date);
            let day = self.days[..n_before].last().map(|(day, _)| *day as f32);
            looked_at.extend(day.filter(|day| looked_at.last() != Some(day)));
        }
        looked_at
    }
}

/// Judges items by what lies ahead.
pub struct Policy<'s> {
    scheduler: &'s Scheduler,
    items: &'s [Item],
    /// For each item, what it is worth if it isn't asked today.
    laters: Vec<Later>,
    /// The memory after a first answer by grade, with the probability of the grade.
    firsts: [(f32, Memory); 4],
    dates: Vec<f32>,
    later_days: Vec<f32>,
    /// What a later second costs, in weighted recall.
    price: f32,
}

/// What an item is worth if it isn't asked today, in weighted recall.
#[derive(Clone, Copy)]
struct Later {
    /// Left alone.
    stay: f32,
    /// Asked on the best of the later days, for which nothing is paid yet.
    asked: f32,
}

impl<'s> Policy<'s> {
    /// `first_grades` are the probabilities of a first answer's grades.
    pub fn new(scheduler: &'s Scheduler, first_grades: [f32; 4], items: &'s [Item], horizon: &Horizon) -> Policy<'s> {
        let mut policy = Policy {
            scheduler,
            items,
            laters: Vec::new(),
            firsts: Grade::ALL.map(|grade| (first_grades[grade as usize], scheduler.next_memory(None, 0, grade))),
            dates: horizon.dates.iter().map(|&date| date as f32).collect(),
            later_days: horizon.looked_at(),
            price: 0.0,
        };
        policy.laters = for_each(items, &|item, _| policy.later(item));
        let wants = items.iter().zip(&policy.laters).map(|(item, later)| {
            let gain = later.asked - later.stay;
            // One that is begun wants to be asked once more.
            let more = if item.learned.is_none() {
                item.later_seconds
            } else {
                0.0
            };
            (gain / item.seconds, item.seconds + more)
        });
        policy.price = price(&wants.collect::<Vec<_>>(), horizon.later_seconds());
        policy
    }

    /// What asking each item today is worth, in weighted recall on the dates per second; 0 or less when later is as good. An
    /// item answered today is worth nothing more today: FSRS-6's short-term term says so, and the simulation does.
    pub fn worths(&self) -> Vec<f32> {
        for_each(self.items, &|item, idx| match item.learned {
            Some(Learned { elapsed_days: 0, .. }) => 0.0,
            Some(learned) => self.worth_again(item, learned, self.laters[idx]),
            None => self.worth_new(item, self.laters[idx]),
        })
    }

    fn worth_again(&self, item: &Item, learned: Learned, later: Later) -> f32 {
        let outlook = self.scheduler.outlook(learned.memory);
        let after = outlook.after(learned.elapsed_days as f32);
        let asked =
            after.recall * self.prospect(item, after.known) + (1.0 - after.recall) * self.prospect(item, after.missed);
        (asked - self.best(item, later)) / item.seconds
    }

    fn worth_new(&self, item: &Item, later: Later) -> f32 {
        let firsts = self.firsts.iter();
        let asked: f32 = firsts.map(|(p, memory)| p * self.prospect(item, *memory)).sum();
        (asked - (later.asked - self.price * item.seconds).max(0.0)) / item.seconds
    }

    /// The probability of recalling an item on the first date on which it counts: if it is left alone, and if it is asked today.
    /// `None` when it counts on none.
    pub fn on_date(&self, item: &Item) -> Option<(f32, f32)> {
        let dates = self.dates.iter().zip(item.weights);
        let (date, _) = dates.into_iter().find(|(_, weight)| *weight > 0.0)?;
        let after = |memory: Memory| self.scheduler.retrievability(memory, *date);
        Some(match item.learned {
            None => (0.0, self.firsts.iter().map(|(p, memory)| p * after(*memory)).sum()),
            Some(learned) => {
                let outlook = self.scheduler.outlook(learned.memory);
                let left = outlook.recall(date + learned.elapsed_days as f32);
                // FSRS-6's short-term term for a repeat on the same day is next to nothing.
                let asked = if learned.elapsed_days == 0 {
                    left
                } else {
                    let review = outlook.after(learned.elapsed_days as f32);
                    review.recall * after(review.known) + (1.0 - review.recall) * after(review.missed)
                };
                (left, asked)
            }
        })
    }

    /// What it is worth to have first asked an item on a later day, and then no more.
    fn first_on(&self, item: &Item, day: f32) -> f32 {
        let firsts = self.firsts.iter();
        firsts
            .map(|(p, memory)| p * self.stay(item, &self.scheduler.outlook(*memory), day))
            .sum()
    }

    /// What a memory made today is worth with at most one more review.
    fn prospect(&self, item: &Item, memory: Memory) -> f32 {
        self.best(item, self.later_of(item, &self.scheduler.outlook(memory), 0.0))
    }

    /// The better of being left alone and being asked later, at the price of later seconds.
    fn best(&self, item: &Item, later: Later) -> f32 {
        later.stay.max(later.asked - self.price * item.later_seconds)
    }

    fn later(&self, item: &Item) -> Later {
        match item.learned {
            Some(learned) => {
                let outlook = self.scheduler.outlook(learned.memory);
                self.later_of(item, &outlook, -(learned.elapsed_days as f32))
            }
            None => {
                let days = self.later_days.iter();
                Later {
                    stay: 0.0,
                    asked: days.map(|&day| self.first_on(item, day)).fold(0.0, f32::max),
                }
            }
        }
    }

    fn later_of(&self, item: &Item, outlook: &Outlook<'_>, last: f32) -> Later {
        let days = self.later_days.iter();
        Later {
            stay: self.stay(item, outlook, last),
            asked: days
                .map(|&day| self.asked_on(item, outlook, last, day))
                .fold(0.0, f32::max),
        }
    }

    /// Without another review.
    fn stay(&self, item: &Item, outlook: &Outlook<'_>, last: f32) -> f32 {
        let dates = self.dates.iter().zip(item.weights);
        // A date before the memory was made found nothing.
        dates
            .filter(|(date, weight)| **date > last && *weight > 0.0)
            .map(|(date, weight)| weight * outlook.recall(date - last))
            .sum()
    }

    /// With one more review, on a later day.
    fn asked_on(&self, item: &Item, outlook: &Outlook<'_>, last: f32, day: f32) -> f32 {
        let after = outlook.after(day - last);
        let mut worth = 0.0;
        for (&date, weight) in self.dates.iter().zip(item.weights) {
            if weight > 0.0 {
                worth += weight
                    * if date <= day {
                        outlook.recall(date - last)
                    } else {
                        let recall = |memory| self.scheduler.retrievability(memory, date - day);
                        after.recall * recall(after.known) + (1.0 - after.recall) * recall(after.missed)
                    };
            }
        }
        worth
    }
}

/// `judge` for each item with its index; once for new items that are alike. They differ by weights and seconds alone, and are most of
/// a bank.
fn for_each<T: Copy>(items: &[Item], judge: &dyn Fn(&Item, usize) -> T) -> Vec<T> {
    let mut judged: Vec<(Item, T)> = Vec::new();
    let of = |(idx, item): (usize, &Item)| {
        if item.learned.is_some() {
            return judge(item, idx);
        }
        if let Some((_, verdict)) = judged.iter().find(|(like, _)| like == item) {
            return *verdict;
        }
        let verdict = judge(item, idx);
        judged.push((*item, verdict));
        verdict
    };
    items.iter().enumerate().map(of).collect()
}

/// What the last second earns that fits into `seconds`; 0 when everything fits.
pub(super) fn price(wants: &[(f32, f32)], seconds: f32) -> f32 {
    let fits = |price: f32| {
        let wanted = wants.iter().filter(|(gain, _)| *gain > price);
        wanted.map(|(_, seconds)| seconds).sum::<f32>() <= seconds
    };
    if fits(0.0) {
        return 0.0;
    }
    let (mut too_low, mut enough) = (0.0, wants.iter().map(|(gain, _)| *gain).fold(0.0, f32::max));
    // To a thousandth of the dearest: more doesn't change what is chosen.
    for _ in 0..10 {
        let between = (too_low + enough) / 2.0;
        if fits(between) {
            enough = between
        } else {
            too_low = between
        }
    }
    enough
}
