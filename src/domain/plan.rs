//! The plan to the date: what to study today so that most is remembered on the day of the interview; without a date, FSRS at a
//! desired retention.
//!
//! A value made from the bank, the fold, the clock and the settings at every start, and kept nowhere. Knows neither texts nor the
//! page. `make bench-plan` measures it.
//!
//! # What was tried
//!
//! In the simulation (`examples/bench_plan`), mean recall on the date of people with default and with perturbed parameters; five
//! scenarios each, of which 900 items in 60 days of 20 minutes set the policies apart most. The bench prints the first, the kept and
//! the light day; the others were tried on 16 to 100 people, some with slightly other times, so read them as differences:
//!
//! - *Greedy*, the gain in recall on the date per second, as if nothing came later: 0.923 and 0.851.
//! - *Less what waiting would gain* (the gain less half of, or all that the best later day would add): up to 0.004 better than greedy in
//!   30 days, up to 0.018 worse in 60.
//! - *Looking ahead*, the one kept: asked today and once more on the last day, against the last day alone, with later seconds at
//!   their price: 0.939 and 0.889. Never worse than greedy; where time is short it does the same.
//! - The best of two, three or ten later days instead of the last: no different. Two more reviews instead of one, or a price of 0.7
//!   or 1.4 times: within 0.003.
//! - Repeats on the same day, by planning anew after each 25 answers: −0.006 to +0.001. FSRS-6's
//!   short-term term gives them next to nothing, so there are none.
//! - Separate times for what is known and missed: within 0.004, either way.
//! - No new items in the last one, two or three days: −0.014, −0.038 and −0.066 in 14 days of 30 minutes, where some are still unseen;
//!   elsewhere 0 to −0.013. So new items are never forbidden; they stop by themselves. A light day before the date, half the time and
//!   nothing new, costs 0.005 to 0.036; it is kept because the person matters more than the last percent.
//! - *Credit*: a deep correct answer counts as 0.3 (or 0.15) of a review of what it rests on, over a made-up graph of prerequisites.
//!   Where people really gain that, knowing it brings −0.002 to +0.008. Where they don't, believing it costs 0.001 to 0.019. Nobody
//!   knows which it is for a person, so it is left out. Follow-ups themselves are items like others.

pub mod change;
mod forecast;
mod leech;
mod level;
pub mod pace;
pub mod policy;
pub mod settings;
mod situation;

use crate::domain::{
    bank::Bank,
    day::Day,
    id::Code,
    log::Moment,
    plan::{
        level::{Due, Interval},
        policy::{Item, Policy},
        settings::PlanSettings,
        situation::{Candidate, Situation},
    },
    progress::Progress,
    question::QuestionKind,
    sorting::sort_by,
};

pub use forecast::{Expected, Forecast, Kept, TopicForecast, keep};
pub use leech::{Leech, LeechReason, WayIn, leeches};
pub use level::days_until_due;

/// The topics whose notes are scripts to say about oneself: introductions, and talks about pay.
pub const SCRIPT_TOPICS: [&str; 2] = ["intro", "hr"];

/// What to study today.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// How near the date is.
    pub phase: Phase,
    /// The next date not past.
    pub date: Option<Day>,
    /// What is left for today, what does most first. Nothing twice.
    pub items: Vec<Planned>,
    /// Time for study today, in seconds; halved on the day before the date and on the day itself.
    pub budget_seconds: u32,
    /// What of it is over. May be more: nobody is stopped.
    pub done_seconds: u32,
    /// What the items take, as far as can be told.
    pub planned_seconds: u32,
}

/// How near the date is. Each has its shape of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// No date, or all past: FSRS at the desired retention.
    NoDate,
    /// More than a week away.
    Far {
        /// Days until the date.
        n_days: u32,
    },
    /// The week before: what was missed or left out comes first, what is new last.
    Week {
        /// Days until the date, 2 to 7.
        n_days: u32,
    },
    /// The day before: half the time, the scripts first, then where key points were left out, and nothing new but scripts.
    Eve,
    /// The day itself, as the day before.
    TheDay,
}

impl Phase {
    /// Whether the day has half its time and nothing new.
    pub fn is_light(self) -> bool {
        matches!(self, Phase::Eve | Phase::TheDay)
    }
}

/// What can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A question.
    Question(Code),
    /// A follow-up: after the one note, the other's recall is asked.
    FollowUp {
        /// The note walked from.
        from: Code,
        /// The note walked to.
        to: Code,
    },
}

/// One thing to do today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Planned {
    /// What is asked.
    pub target: Target,
    /// Its topic, as an index into `Bank::topics`.
    pub topic_idx: usize,
    /// What it takes, in seconds.
    pub seconds: u16,
    /// Why today.
    pub reason: Reason,
    /// The probability that it is remembered now; 0 when it was never asked.
    pub recall_now: f32,
    /// What asking it today does for the date; `None` without one.
    pub on_date: Option<OnDate>,
}

/// The probability of remembering something on the first date on which it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnDate {
    /// Left alone from now on.
    pub if_left: f32,
    /// Asked today, and left alone then.
    pub if_asked: f32,
}

/// Why something is asked today. The first that fits is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A script to say about oneself, shortly before the date.
    Script,
    /// It is missed again and again: see `leeches`.
    Leech,
    /// Key points were left out of its answer last time.
    KeyPoints {
        /// How many.
        n_left_out: u8,
    },
    /// It was missed last time.
    Missed,
    /// Both notes are known; the way from one to the other is asked.
    FollowUp,
    /// Never asked yet.
    New,
    /// Left alone it would have faded by the date.
    Fading,
    /// Due at the desired retention.
    Due,
    /// Due in the next days; today has room.
    Early,
}

impl Plan {
    /// The plan for the rest of the day that `now` is in.
    ///
    /// Its items take no longer than the time left, but for the last one. Never asks what was answered today already.
    pub fn make(bank: &Bank, progress: &Progress, now: Moment, settings: &PlanSettings) -> Plan {
        let situation = Situation::new(bank, progress, now, settings);
        let items = match situation.phase {
            Phase::NoDate => by_retention(&situation),
            _ => to_date(&situation),
        };
        let planned = items.iter().map(|planned| u32::from(planned.seconds));
        Plan {
            phase: situation.phase,
            date: situation.dates.first().map(|date| date.day),
            budget_seconds: situation.budget_seconds as u32,
            done_seconds: situation.done_seconds as u32,
            planned_seconds: planned.sum(),
            items,
        }
    }
}

/// What does most for the dates.
fn to_date(situation: &Situation<'_>) -> Vec<Planned> {
    if situation.seconds_left() <= 0.0 {
        return Vec::new();
    }
    let items: Vec<Item> = situation.candidates.iter().map(|candidate| candidate.item).collect();
    let scheduler = situation.progress.scheduler();
    let policy = Policy::new(scheduler, situation.pace.first_grades(), &items, &situation.horizon);
    let worths = policy.worths();
    let mut order: Vec<(u8, f32, usize)> = Vec::new();
    for (idx, candidate) in situation.candidates.iter().enumerate() {
        let class = match situation.phase.is_light() {
            true => match light_class(situation, candidate) {
                Some(class) => class,
                None => continue,
            },
            false => 0,
        };
        if worths[idx] > 0.0 {
            order.push((class, worths[idx], idx));
        }
    }
    in_order(&mut order);
    let mut taken = take(situation, &order, Some(&policy));
    if matches!(situation.phase, Phase::Week { .. }) {
        // The same items as on any other day, so it costs nothing on the date; a day cut short has mended before it added.
        sort_by(&mut taken, &|a, b| week_class(a.reason).cmp(&week_class(b.reason)));
    }
    taken
}

/// In the last week, what was missed or had key points left out comes first, and what is new last.
fn week_class(reason: Reason) -> u8 {
    match reason {
        Reason::Leech | Reason::KeyPoints { .. } | Reason::Missed => 0,
        Reason::New => 2,
        _ => 1,
    }
}

/// On a light day scripts come first, then what key points were left out of, then the rest; what is new doesn't come.
fn light_class(situation: &Situation<'_>, candidate: &Candidate) -> Option<u8> {
    if situation.is_script(candidate) {
        Some(0)
    } else if candidate.item.learned.is_none() {
        None
    } else if n_left_out(situation, candidate) > 0 {
        Some(1)
    } else {
        Some(2)
    }
}

/// What is due at the desired retention, the most nearly forgotten first; then new items by level.
fn by_retention(situation: &Situation<'_>) -> Vec<Planned> {
    let scheduler = situation.progress.scheduler();
    let retention = f32::from(situation.settings.retention) / 100.0;
    let (mut again, mut new): (Vec<(usize, f32)>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut intervals = Vec::new();
    for (idx, candidate) in situation.candidates.iter().enumerate() {
        let Some(learned) = candidate.item.learned else {
            new.push(idx);
            continue;
        };
        if learned.elapsed_days == 0 {
            continue;
        }
        let number = match candidate.target {
            Target::Question(code) => code.0,
            Target::FollowUp { from, to } => from.0.rotate_left(16) ^ to.0,
        };
        intervals.push(Interval::new(
            scheduler,
            learned,
            retention,
            number,
            candidate.item.seconds,
        ));
        again.push((
            idx,
            scheduler.retrievability(learned.memory, learned.elapsed_days as f32),
        ));
    }
    let mut order: Vec<(u8, f32, usize)> = Vec::new();
    let due = level::due(&intervals, situation.done_seconds);
    for (&(idx, recall), due) in again.iter().zip(due) {
        match due {
            Due::Now => order.push((DUE, -recall, idx)),
            Due::Early => order.push((EARLY, -recall, idx)),
            Due::Later => {}
        }
    }
    for idx in new {
        let note = &situation.bank.notes()[situation.candidates[idx].note_idx];
        order.push((NEW, -f32::from(note.level), idx));
    }
    in_order(&mut order);
    take(situation, &order, None)
}

/// Classes of what is asked without a date.
const DUE: u8 = 10;
const EARLY: u8 = 11;
const NEW: u8 = 12;

/// By class, and in it what is worth most first.
fn in_order(order: &mut [(u8, f32, usize)]) {
    sort_by(order, &|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
}

/// Takes what is chosen, as (class, worth, index of the candidate), until the time is over. A note's recall and a way to it are one
/// question to the person: only the first of them is taken.
fn take(situation: &Situation<'_>, order: &[(u8, f32, usize)], policy: Option<&Policy<'_>>) -> Vec<Planned> {
    let mut seconds_left = situation.seconds_left();
    let mut is_recalled = recalled_today(situation);
    let mut taken = Vec::new();
    for &(class, _, idx) in order {
        if seconds_left <= 0.0 {
            break;
        }
        let candidate = &situation.candidates[idx];
        if candidate.kind == QuestionKind::Recall && std::mem::replace(&mut is_recalled[candidate.note_idx], true) {
            continue;
        }
        seconds_left -= candidate.item.seconds;
        let otherwise = match class {
            DUE => Reason::Due,
            EARLY => Reason::Early,
            _ => Reason::Fading,
        };
        taken.push(planned(situation, candidate, otherwise, policy));
    }
    taken
}

/// For each note, whether its answer was given today.
fn recalled_today(situation: &Situation<'_>) -> Vec<bool> {
    let mut is_recalled = vec![false; situation.bank.notes().len()];
    for candidate in &situation.candidates {
        let is_today = candidate.item.learned.is_some_and(|learned| learned.elapsed_days == 0);
        is_recalled[candidate.note_idx] |= is_today && candidate.kind == QuestionKind::Recall;
    }
    is_recalled
}

fn planned(
    situation: &Situation<'_>,
    candidate: &Candidate,
    otherwise: Reason,
    policy: Option<&Policy<'_>>,
) -> Planned {
    let scheduler = situation.progress.scheduler();
    let recall_now = candidate.item.learned.map_or(0.0, |learned| {
        scheduler.retrievability(learned.memory, learned.elapsed_days as f32)
    });
    let on_date = policy.and_then(|policy| policy.on_date(&candidate.item));
    Planned {
        target: candidate.target,
        topic_idx: candidate.topic_idx,
        seconds: candidate.item.seconds as u16,
        reason: reason(situation, candidate).unwrap_or(otherwise),
        recall_now,
        on_date: on_date.map(|(if_left, if_asked)| OnDate { if_left, if_asked }),
    }
}

/// What there is to say of an item itself.
fn reason(situation: &Situation<'_>, candidate: &Candidate) -> Option<Reason> {
    if situation.phase.is_light() && situation.is_script(candidate) {
        return Some(Reason::Script);
    }
    let code = match candidate.target {
        Target::FollowUp { .. } => return Some(Reason::FollowUp),
        Target::Question(code) => code,
    };
    let Some(card) = situation.progress.card(code) else {
        return Some(Reason::New);
    };
    if leech::is_leech(card) {
        return Some(Reason::Leech);
    }
    match n_left_out(situation, candidate) {
        0 if card.last_grade.is_miss() => Some(Reason::Missed),
        0 => None,
        n_left_out => Some(Reason::KeyPoints { n_left_out }),
    }
}

/// How many key points were left out of an answer last time.
fn n_left_out(situation: &Situation<'_>, candidate: &Candidate) -> u8 {
    match (candidate.target, candidate.kind) {
        (Target::Question(_), QuestionKind::Recall) => {
            let note = &situation.bank.notes()[candidate.note_idx];
            situation.progress.missed_key_points(note).len() as u8
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
