//! What the log says about the person, folded: memory, stars, notes, settings, days.
//!
//! A value computed from entries and nothing else; it can always be computed anew. Knows codes, not texts: what a code
//! stands for is the bank's to say, so a question that was retired keeps its card here and is shown nowhere.

mod card;
mod effective;
mod hash;
mod merge;
mod reviews;
mod table;

use crate::domain::{
    bank::NoteHead,
    day::Day,
    id::Code,
    log::{Answer, Entry, EntryKey, Event, Grade, Moment},
    progress::table::CodeTable,
    question::QuestionKind,
    schedule::{Parameters, Scheduler},
    sorted_map::{SortedMap, SortedSet},
};

pub use card::{Card, DayCounts, Edge};
pub use merge::{Merged, merge};
pub use reviews::reviews;

/// Answers that took longer count as having taken this long: an hour.
const MAX_SECONDS: u16 = 3_600;

/// The fold of a log.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    scheduler: Scheduler,
    cards: CodeTable<Code, Card>,
    edges: CodeTable<(Code, Code), Edge>,
    starred: SortedSet<Code>,
    flags: SortedMap<Code, String>,
    own_notes: SortedMap<Code, String>,
    settings: SortedMap<String, String>,
    days: SortedMap<Day, DayCounts>,
    /// How many answers took that many seconds.
    n_answers_by_seconds: Vec<u32>,
    last_key: Option<EntryKey>,
}

/// What became of an entry given to `Progress::apply`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Applied {
    /// It is in the fold.
    Done,
    /// It changes what earlier entries meant, or comes before one already folded: fold the whole log anew.
    NeedsFold,
}

impl Progress {
    /// Folds a log. The order of `entries` does not matter; of two with the same key the first counts.
    pub fn fold(entries: &[Entry]) -> Progress {
        Progress::replay(entries, &mut |_, _| {})
    }

    /// Folds a log as `fold` does and shows each entry that counts, in the log's order, with the fold of those before it.
    pub fn replay(entries: &[Entry], watch: &mut dyn FnMut(&Progress, &Entry)) -> Progress {
        if !entries.is_sorted_by(|a, b| a.key < b.key) {
            return Progress::replay(&merge(entries.to_vec(), Vec::new()).entries, watch);
        }
        let taken_back = effective::taken_back(entries);
        let counts = |entry: &&Entry| taken_back.is_empty() || !taken_back.contains_key(&entry.key);
        let mut progress = Progress {
            scheduler: scheduler(entries.iter().rev().filter(counts)),
            ..Progress::default()
        };
        for entry in entries.iter().filter(counts) {
            watch(&progress, entry);
            progress.count(entry);
        }
        progress.last_key = entries.last().map(|entry| entry.key);
        progress
    }

    /// Folds one more entry, at the cost of that entry alone, if it can be.
    pub fn apply(&mut self, entry: &Entry) -> Applied {
        let is_next = self.last_key.is_none_or(|last_key| last_key < entry.key);
        let changes_what_was = match &entry.event {
            Event::Undone { .. } => true,
            Event::SettingChanged { key, .. } => key == Parameters::KEY,
            _ => false,
        };
        if !is_next || changes_what_was {
            return Applied::NeedsFold;
        }
        self.count(entry);
        self.last_key = Some(entry.key);
        Applied::Done
    }

    /// Brings a fold of all but the last of `entries` up to date, by folding the last or, where it must, all.
    pub fn catch_up(&mut self, entries: &[Entry]) {
        if let Some(last) = entries.last()
            && self.apply(last) == Applied::NeedsFold
        {
            *self = Progress::fold(entries);
        }
    }

    fn count(&mut self, entry: &Entry) {
        match &entry.event {
            Event::Answered(answer) => self.count_answer(*answer, entry.at),
            Event::Walked { from, to, grade } => self.count_walk((*from, *to), *grade, entry.at),
            Event::Undone { .. } => {}
            Event::Starred { code, on: true } => {
                self.starred.insert(*code, ());
            }
            Event::Starred { code, on: false } => {
                self.starred.remove(code);
            }
            Event::Flagged { code, reason } => put_words(&mut self.flags, *code, reason),
            Event::NoteWritten { code, text } => put_words(&mut self.own_notes, *code, text),
            Event::SettingChanged { key, value } => {
                self.settings.insert(key.clone(), value.clone());
            }
        }
    }

    fn count_answer(&mut self, answer: Answer, at: Moment) {
        let day = Day::of(at);
        let seconds = u32::from(answer.seconds);
        let is_miss = u32::from(answer.grade.is_miss());
        let counts = self.days.entry(day);
        counts.n_answers += 1;
        counts.n_misses += is_miss;
        counts.seconds = counts.seconds.saturating_add(seconds);
        let card = match self.cards.get_mut(answer.question) {
            None => {
                counts.n_new += 1;
                let card = Card {
                    memory: self.scheduler.next_memory(None, 0, answer.grade),
                    last_at: at,
                    last_grade: answer.grade,
                    last_ticks: answer.ticks,
                    first_grade: answer.grade,
                    first_seconds: answer.seconds,
                    n_answers: 0,
                    n_misses: 0,
                    total_seconds: 0,
                };
                self.cards.add(answer.question, card)
            }
            Some(card) => {
                let elapsed_days = day.since(Day::of(card.last_at));
                card.memory = self
                    .scheduler
                    .next_memory(Some(card.memory), elapsed_days, answer.grade);
                card.last_at = at;
                card.last_grade = answer.grade;
                card.last_ticks = answer.ticks;
                card
            }
        };
        card.n_answers += 1;
        card.n_misses += is_miss;
        card.total_seconds = card.total_seconds.saturating_add(seconds);
        let seconds = usize::from(answer.seconds.min(MAX_SECONDS));
        if self.n_answers_by_seconds.len() <= seconds {
            self.n_answers_by_seconds.resize(seconds + 1, 0);
        }
        self.n_answers_by_seconds[seconds] += 1;
    }

    fn count_walk(&mut self, ends: (Code, Code), grade: Option<Grade>, at: Moment) {
        let edge = match self.edges.get_mut(ends) {
            Some(edge) => edge,
            None => {
                let edge = Edge {
                    memory: None,
                    last_at: at,
                    last_grade: None,
                    n_walks: 0,
                    n_misses: 0,
                };
                self.edges.add(ends, edge)
            }
        };
        edge.n_walks += 1;
        match grade {
            Some(grade) => {
                let elapsed_days = Day::of(at).since(Day::of(edge.last_at));
                edge.memory = Some(self.scheduler.next_memory(edge.memory, elapsed_days, grade));
                edge.last_at = at;
                edge.last_grade = Some(grade);
                edge.n_misses += u32::from(grade.is_miss());
            }
            None if edge.memory.is_none() => edge.last_at = at,
            None => {}
        }
    }
}

/// Questions.
impl Progress {
    /// The card of a question; `None` when it was never answered.
    pub fn card(&self, question: Code) -> Option<&Card> {
        self.cards.get(question)
    }

    /// Every question answered, in no particular order.
    pub fn cards(&self) -> impl Iterator<Item = (Code, &Card)> {
        self.cards.iter()
    }

    /// Whether the last answer to a question was a miss.
    pub fn is_missed(&self, question: Code) -> bool {
        self.card(question).is_some_and(|card| card.last_grade.is_miss())
    }

    /// The probability that a question is remembered at `now`; `None` when it was never answered.
    pub fn retrievability(&self, question: Code, now: Moment) -> Option<f32> {
        self.card(question)
            .map(|card| card.retrievability(&self.scheduler, now))
    }

    /// The questions due at `now` at a desired retention of 0.9, in no particular order.
    pub fn due_cards(&self, now: Moment) -> impl Iterator<Item = (Code, &Card)> {
        self.cards().filter(move |(_, card)| card.is_due(now))
    }

    /// The numbers of a note's key points that the last recall left out, in the note's order; none when never recalled.
    pub fn missed_key_points(&self, note: &NoteHead) -> Vec<u8> {
        let recall = note
            .questions
            .iter()
            .find(|question| question.kind == QuestionKind::Recall);
        let Some(card) = recall.and_then(|recall| self.card(recall.code)) else {
            return Vec::new();
        };
        let is_left_out = |number: &u8| !card.last_ticks.has(*number);
        note.key_points.iter().copied().filter(is_left_out).collect()
    }

    /// Half of the answers took no longer than this many seconds; `None` before the first answer.
    pub fn median_seconds(&self) -> Option<u16> {
        let n_answers: u32 = self.n_answers_by_seconds.iter().sum();
        let mut n_so_far = 0;
        let median = self.n_answers_by_seconds.iter().position(|n| {
            n_so_far += n;
            n_so_far > 0 && n_so_far >= n_answers.div_ceil(2)
        })?;
        u16::try_from(median).ok()
    }

    /// The scheduler the fold used.
    pub fn scheduler(&self) -> &Scheduler {
        &self.scheduler
    }
}

/// Everything else.
impl Progress {
    /// What is known about the edge between two notes; `None` when it was never walked.
    pub fn edge(&self, from: Code, to: Code) -> Option<&Edge> {
        self.edges.get((from, to))
    }

    /// Every edge walked, as (from, to), in no particular order.
    pub fn edges(&self) -> impl Iterator<Item = ((Code, Code), &Edge)> {
        self.edges.iter()
    }

    /// Whether a note or question is starred.
    pub fn is_starred(&self, code: Code) -> bool {
        self.starred.contains_key(&code)
    }

    /// Everything starred.
    pub fn starred(&self) -> &SortedSet<Code> {
        &self.starred
    }

    /// Why a note or question was reported as wrong; `None` when it was not.
    pub fn flag(&self, code: Code) -> Option<&str> {
        self.flags.get(&code).map(String::as_str)
    }

    /// What was reported as wrong, with the reason.
    pub fn flags(&self) -> &SortedMap<Code, String> {
        &self.flags
    }

    /// The person's own text on a note.
    pub fn own_note(&self, note: Code) -> Option<&str> {
        self.own_notes.get(&note).map(String::as_str)
    }

    /// The person's own texts, by note.
    pub fn own_notes(&self) -> &SortedMap<Code, String> {
        &self.own_notes
    }

    /// A setting as it was last written; `None` when never.
    pub fn setting(&self, key: &str) -> Option<&str> {
        self.settings.get(key).map(String::as_str)
    }

    /// Every setting.
    pub fn settings(&self) -> &SortedMap<String, String> {
        &self.settings
    }

    /// What was done on each day on which anything was.
    pub fn days(&self) -> &SortedMap<Day, DayCounts> {
        &self.days
    }

    /// What was done on a day.
    pub fn day(&self, day: Day) -> DayCounts {
        self.days.get(&day).copied().unwrap_or_default()
    }
}

/// The scheduler for all answers, those before the parameters were set too: the latest parameters count. `latest_first` are
/// the entries that count.
fn scheduler<'a>(mut latest_first: impl Iterator<Item = &'a Entry>) -> Scheduler {
    latest_first
        .find_map(|entry| match &entry.event {
            Event::SettingChanged { key, value } if key == Parameters::KEY => Some(value),
            _ => None,
        })
        .and_then(|value| Parameters::from_text(value))
        .map(|parameters| Scheduler::new(&parameters))
        .unwrap_or_default()
}

/// Writes or, with no words, removes.
fn put_words(words_by_code: &mut SortedMap<Code, String>, code: Code, words: &str) {
    if words.is_empty() {
        words_by_code.remove(&code);
    } else {
        words_by_code.insert(code, words.to_owned());
    }
}

#[cfg(test)]
mod tests;
