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
    alike: Vec<usize>,
    /// For each item, what it is worth if it isn't asked today.
    laters: Vec<Later>,
    /// The memory after a first answer by grade, with the probability of the grade.
    firsts: [(f32, Memory); 4],
    /// In days from today; 0 where there is none.
    dates: [f32; MAX_DATES],
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
        let mut policy = Policy::without_price(scheduler, first_grades, items, horizon);
        policy.alike = first_alike(items);
        let mut wants = Vec::with_capacity(items.len());
        for (idx, item) in items.iter().enumerate() {
            let alike = policy.alike[idx];
            let later = if alike < idx {
                policy.laters[alike]
            } else {
                policy.later(item)
            };
            policy.laters.push(later);
            // One that is begun wants to be asked once more.
            let more = if item.learned.is_none() {
                item.later_seconds
            } else {
                0.0
            };
            wants.push(((later.asked - later.stay) / item.seconds, item.seconds + more));
        }
        policy.price = price(&wants, horizon.later_seconds());
        policy
    }

    /// One that judges single days only.
    pub(super) fn without_price(
        scheduler: &'s Scheduler,
        first_grades: [f32; 4],
        items: &'s [Item],
        horizon: &Horizon,
    ) -> Policy<'s> {
        let mut firsts = [(0.0, scheduler.next_memory(None, 0, Grade::Again)); 4];
        for (first, grade) in firsts.iter_mut().zip(Grade::ALL) {
            *first = (first_grades[grade as usize], scheduler.next_memory(None, 0, grade));
        }
        let mut dates = [0.0; MAX_DATES];
        for (date, ahead) in dates.iter_mut().zip(&horizon.dates) {
            *date = *ahead as f32;
        }
        Policy {
            scheduler,
            items,
            alike: Vec::new(),
            laters: Vec::new(),
            firsts,
            dates,
            later_days: horizon.looked_at(),
            price: 0.0,
        }
    }

    /// What asking each item today is worth, in weighted recall on the dates per second; 0 or less when later is as good. An
    /// item answered today is worth nothing more today: FSRS-6's short-term term says so, and the simulation does.
    pub fn worths(&self) -> Vec<f32> {
        let mut worths = Vec::with_capacity(self.items.len());
        for (idx, item) in self.items.iter().enumerate() {
            let alike = self.alike[idx];
            worths.push(match item.learned {
                _ if alike < idx => worths[alike],
                Some(Learned { elapsed_days: 0, .. }) => 0.0,
                Some(learned) => self.worth_again(item, learned, self.laters[idx]),
                None => self.worth_new(item, self.laters[idx]),
            });
        }
        worths
    }

    fn worth_again(&self, item: &Item, learned: Learned, later: Later) -> f32 {
        let outlook = self.scheduler.outlook(learned.memory);
        let after = outlook.after(learned.elapsed_days as f32);
        let asked = mixed(
            after.recall,
            self.prospect(item, after.known),
            self.prospect(item, after.missed),
        );
        (asked - self.best(item, later)) / item.seconds
    }

    fn worth_new(&self, item: &Item, later: Later) -> f32 {
        let mut asked = 0.0;
        for (p, memory) in self.firsts {
            asked += p * self.prospect(item, memory);
        }
        (asked - (later.asked - self.price * item.seconds).max(0.0)) / item.seconds
    }

    /// The probability of recalling an item on the first date on which it counts: if it is left alone, and if it is asked today.
    /// `None` when it counts on none.
    pub fn on_date(&self, item: &Item) -> Option<(f32, f32)> {
        let (days, only) = self.next_date(item, 0.0);
        if days <= 0.0 {
            return None;
        }
        Some(match item.learned {
            None => (0.0, self.first_on(&only, 0.0)),
            Some(learned) => {
                let outlook = self.scheduler.outlook(learned.memory);
                let last = -(learned.elapsed_days as f32);
                let left = self.stay(&only, &outlook, last);
                // FSRS-6's short-term term for a repeat on the same day is next to nothing.
                let is_today = learned.elapsed_days == 0;
                (
                    left,
                    if is_today {
                        left
                    } else {
                        self.asked_on(&only, &outlook, last, 0.0)
                    },
                )
            }
        })
    }

    /// Days from `day` to the next date on which an item counts, 0 when there is none, and the item as if that were all.
    pub(super) fn next_date(&self, item: &Item, day: f32) -> (f32, Item) {
        let mut only = Item {
            weights: [0.0; MAX_DATES],
            ..*item
        };
        for idx in 0..MAX_DATES {
            if self.dates[idx] > day && item.weights[idx] > 0.0 {
                only.weights[idx] = 1.0;
                return (self.dates[idx] - day, only);
            }
        }
        (0.0, only)
    }

    /// The scheduler it judges by.
    pub(super) fn scheduler(&self) -> &'s Scheduler {
        self.scheduler
    }

    /// What it is worth to have first asked an item on a day, and then no more.
    pub(super) fn first_on(&self, item: &Item, day: f32) -> f32 {
        let mut worth = 0.0;
        for (p, memory) in self.firsts {
            worth += p * self.stay(item, &self.scheduler.outlook(memory), day);
        }
        worth
    }

    /// The difficulty to expect after a first answer.
    pub(super) fn first_difficulty(&self) -> f32 {
        self.firsts.iter().map(|(p, memory)| p * memory.difficulty).sum()
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
        if let Some(learned) = item.learned {
            let outlook = self.scheduler.outlook(learned.memory);
            return self.later_of(item, &outlook, -(learned.elapsed_days as f32));
        }
        let mut asked = 0.0f32;
        for &day in &self.later_days {
            asked = asked.max(self.first_on(item, day));
        }
        Later { stay: 0.0, asked }
    }

    fn later_of(&self, item: &Item, outlook: &Outlook<'_>, last: f32) -> Later {
        let mut asked = 0.0f32;
        for &day in &self.later_days {
            asked = asked.max(self.asked_on(item, outlook, last, day));
        }
        Later {
            stay: self.stay(item, outlook, last),
            asked,
        }
    }

    /// Without another review. A date before the memory was made found nothing.
    pub(super) fn stay(&self, item: &Item, outlook: &Outlook<'_>, last: f32) -> f32 {
        let mut worth = 0.0;
        for (date, weight) in self.dates.into_iter().zip(item.weights) {
            if weight > 0.0 && date > last.max(0.0) {
                worth += weight * outlook.recall(date - last);
            }
        }
        worth
    }

    /// With one more review, on a day from today.
    pub(super) fn asked_on(&self, item: &Item, outlook: &Outlook<'_>, last: f32, day: f32) -> f32 {
        let after = outlook.after(day - last);
        let mut worth = 0.0;
        for (date, weight) in self.dates.into_iter().zip(item.weights) {
            if weight > 0.0 && date > 0.0 {
                worth += weight
                    * if date <= day {
                        outlook.recall(date - last)
                    } else {
                        let recall = |memory| self.scheduler.retrievability(memory, date - day);
                        mixed(after.recall, recall(after.known), recall(after.missed))
                    };
            }
        }
        worth
    }
}

/// What is expected of two outcomes, the first having probability `p`.
pub(super) fn mixed(p: f32, one: f32, other: f32) -> f32 {
    p * one + (1.0 - p) * other
}

/// For each item the first that is like it, if it is new; else itself. New items differ by weights and seconds alone, and are most of
/// a bank: what is said of one is said of all.
fn first_alike(items: &[Item]) -> Vec<usize> {
    let mut firsts: Vec<usize> = Vec::new();
    let mut alike = Vec::with_capacity(items.len());
    for (idx, item) in items.iter().enumerate() {
        let mut first = idx;
        if item.learned.is_none() {
            match firsts.iter().find(|other| items[**other] == *item) {
                Some(other) => first = *other,
                None => firsts.push(idx),
            }
        }
        alike.push(first);
    }
    alike
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FIRST_GRADES: [f32; 4] = [0.24, 0.094, 0.495, 0.171];

    /// `(stability, days ago)`, or never asked; one second's worth on the first date.
    fn item(learned: Option<(f32, u32)>) -> Item {
        let mut weights = [0.0; MAX_DATES];
        weights[0] = 1.0;
        Item {
            learned: learned.map(|(stability, elapsed_days)| Learned {
                memory: Memory {
                    stability,
                    difficulty: 5.0,
                },
                elapsed_days,
            }),
            seconds: 20.0,
            later_seconds: 20.0,
            weights,
        }
    }

    /// A minute on each day until the date.
    fn horizon(date: u32, seconds: f32) -> Horizon {
        Horizon::new(&[date], &(1..date).map(|day| (day, seconds)).collect::<Vec<_>>())
    }

    fn worths(items: &[Item], horizon: &Horizon) -> Vec<f32> {
        let scheduler = Scheduler::default();
        Policy::new(&scheduler, FIRST_GRADES, items, horizon).worths()
    }

    #[track_caller]
    fn check_dates(dates: &[u32], days: &[u32], kept: &[u32], looked_at: &[f32]) {
        let days: Vec<(u32, f32)> = days.iter().map(|day| (*day, 60.0)).collect();
        let horizon = Horizon::new(dates, &days);
        assert_eq!((horizon.dates(), horizon.looked_at().as_slice()), (kept, looked_at));
    }

    #[test]
    fn what_is_looked_at_is_the_last_day_before_each_date() {
        check_dates(&[], &[1, 2], &[], &[]);
        check_dates(&[0, 3, 3, 2], &[1, 2, 3, 9], &[3], &[2.0]);
        check_dates(&[5, 9], &[1, 2, 8], &[5, 9], &[2.0, 8.0]);
        check_dates(&[5, 9], &[1, 2], &[5, 9], &[2.0]);
        check_dates(&[1, 9], &[3], &[1, 9], &[3.0]);
        check_dates(&[1, 2, 3, 4, 5], &[], &[1, 2, 3, 4], &[]);
    }

    #[test]
    fn on_the_last_day_it_is_the_gain_alone() {
        let items = [
            item(None),
            item(Some((2.0, 6))),
            item(Some((200.0, 6))),
            item(Some((2.0, 0))),
        ];
        let worths = worths(&items, &horizon(1, 0.0));
        // Never asked before faded before fresh; what was answered today is worth nothing.
        assert!(worths[0] > worths[1] && worths[1] > worths[2] && worths[2] > 0.0);
        assert_eq!(worths[3], 0.0);
    }

    #[test]
    fn with_time_to_spare_a_fresh_memory_waits_and_a_new_one_does_not() {
        let items = [item(None), item(Some((2.0, 1))), item(Some((8.0, 1)))];
        let worths = worths(&items, &horizon(10, 3_600.0));
        assert!(worths[0] > worths[1] && worths[1] > worths[2], "{worths:?}");
        assert!(worths[0] > 0.0);
    }

    #[test]
    fn what_does_not_count_is_worth_nothing() {
        let mut other = item(Some((2.0, 5)));
        other.weights = [0.0; MAX_DATES];
        assert_eq!(worths(&[other, item(None)], &horizon(5, 60.0))[0], 0.0);
        assert_eq!(worths(&[item(None)], &Horizon::new(&[], &[])), [0.0]);
    }

    #[test]
    fn a_second_price_is_what_the_last_that_fits_earns() {
        let wants = [(3.0, 10.0), (2.0, 10.0), (1.0, 10.0)];
        assert_eq!(price(&wants, 30.0), 0.0);
        assert!((1.0..2.0).contains(&price(&wants, 25.0)));
        assert!((2.0..3.0).contains(&price(&wants, 15.0)));
        assert!(price(&wants, 0.0) >= 2.99);
        assert_eq!(price(&[], 0.0), 0.0);
    }

    #[test]
    fn a_later_date_counts_for_what_is_asked_only_there() {
        let mut items = [item(None), item(None)];
        items[1].weights = [0.0, 1.0, 0.0, 0.0];
        let days: Vec<(u32, f32)> = (1..20).map(|day| (day, 30.0)).collect();
        let worths = worths(&items, &Horizon::new(&[2, 20], &days));
        assert!(worths[0] > worths[1] && worths[1] > 0.0, "{worths:?}");
    }

    proptest! {
        #[test]
        fn a_worth_is_a_number_no_more_than_all_of_it(
            stabilities in prop::collection::vec(prop::option::of((0.0f32..1e5, 0u32..5_000)), 1..20),
            dates in prop::collection::vec(0u32..400, 0..5),
            minutes in 0f32..100.0,
        ) {
            let mut items: Vec<Item> = stabilities.into_iter().map(item).collect();
            items.iter_mut().for_each(|item| item.weights = [0.25; MAX_DATES]);
            let days: Vec<(u32, f32)> = (1..400).map(|day| (day, minutes)).collect();
            for worth in worths(&items, &Horizon::new(&dates, &days)) {
                prop_assert!(worth.is_finite() && worth <= 1.0 / 20.0, "{worth}");
            }
        }
    }
}
