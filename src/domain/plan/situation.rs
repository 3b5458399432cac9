//! Where the person stands: everything that can be asked, with what the log says of it, and the time ahead.
//!
//! Made anew from the fold at every start, so that missed days, over-study, new notes, a changed date or clock need no care: there
//! is no plan kept that they could break.

use crate::domain::{
    bank::{Bank, NoteHead},
    day::Day,
    id::{Code, NoteId},
    log::Moment,
    plan::{
        Phase, SCRIPT_TOPICS, Target,
        pace::Pace,
        policy::{Horizon, Item, Learned, MAX_DATES},
        settings::{InterviewDate, PlanSettings},
    },
    progress::Progress,
    question::QuestionKind,
};

/// How far ahead days are looked through.
const MAX_DAYS_AHEAD: i64 = 366;

/// Days before the date that count as the week before.
const WEEK: u32 = 7;

/// What a note counts for, by level: it must be known, is often asked, digs deep.
const LEVEL_WEIGHTS: [f32; 3] = [1.0, 0.75, 0.5];

/// What a question counts for that is said aloud or written, as in an interview, against one that is tapped. It takes three
/// times as long, so that neither kind crowds out the other.
const SPOKEN_WEIGHT: f32 = 3.0;

/// What a follow-up counts for.
const FOLLOW_UP_WEIGHT: f32 = 2.0;

/// Something that can be asked, with what is known of it.
pub(super) struct Candidate {
    pub(super) target: Target,
    /// Index into `Bank::notes`; of a follow-up, the note it leads to.
    pub(super) note_idx: usize,
    /// Index into `Bank::topics`.
    pub(super) topic_idx: usize,
    pub(super) kind: QuestionKind,
    /// What it counts for, whatever the date.
    pub(super) importance: f32,
    pub(super) item: Item,
}

/// See the module.
pub(super) struct Situation<'a> {
    pub(super) bank: &'a Bank,
    pub(super) progress: &'a Progress,
    pub(super) today: Day,
    pub(super) settings: &'a PlanSettings,
    pub(super) phase: Phase,
    /// The dates not past, ascending; at most `MAX_DATES`.
    pub(super) dates: Vec<&'a InterviewDate>,
    pub(super) horizon: Horizon,
    pub(super) pace: Pace,
    pub(super) candidates: Vec<Candidate>,
    /// For study today, and what of it is over.
    pub(super) budget_seconds: f32,
    pub(super) done_seconds: f32,
}

impl<'a> Situation<'a> {
    pub(super) fn new(
        bank: &'a Bank,
        progress: &'a Progress,
        now: Moment,
        settings: &'a PlanSettings,
    ) -> Situation<'a> {
        let today = Day::of(now);
        let dates = upcoming(settings, today);
        let phase = phase(&dates, today);
        // Of a date that is today there is still tomorrow's morning to rank by.
        let ahead: Vec<u32> = dates.iter().map(|date| date.day.since(today).max(1)).collect();
        let last = i64::from(ahead.last().copied().unwrap_or_default());
        let days = (1..last.min(MAX_DAYS_AHEAD)).map(|n| (n as u32, seconds(settings.minutes_on(today.plus(n)))));
        let share = if phase.is_light() { 0.5 } else { 1.0 };
        let mut situation = Situation {
            bank,
            progress,
            today,
            settings,
            phase,
            horizon: Horizon::new(&ahead, &days.collect::<Vec<_>>()),
            dates,
            pace: Pace::of(bank, progress),
            candidates: Vec::new(),
            budget_seconds: seconds(settings.minutes_on(today)) * share,
            done_seconds: progress.day(today).seconds as f32,
        };
        situation.add_candidates();
        situation
    }

    fn add_candidates(&mut self) {
        let mut topic_idx = 0;
        for (note_idx, note) in self.bank.notes().iter().enumerate() {
            let topics = self.bank.topics();
            if topics.get(topic_idx).is_none_or(|topic| topic.id != note.topic) {
                topic_idx = topics
                    .iter()
                    .position(|topic| topic.id == note.topic)
                    .unwrap_or_default();
            }
            for question in &note.questions {
                let kind = question.kind;
                let spoken = if is_spoken(kind) { SPOKEN_WEIGHT } else { 1.0 };
                let importance = spoken * level_weight(note);
                let item = self.question_item(question.code, kind, note, importance);
                self.candidates.push(Candidate {
                    target: Target::Question(question.code),
                    note_idx,
                    topic_idx,
                    kind,
                    importance,
                    item,
                });
            }
            for follow_up in &note.follow_ups {
                self.add_follow_up(note, &follow_up.to);
            }
        }
    }

    fn question_item(&self, code: Code, kind: QuestionKind, note: &NoteHead, importance: f32) -> Item {
        let weights = self.weights(note, importance);
        let Some(card) = self.progress.card(code) else {
            return Item {
                learned: None,
                seconds: self.pace.first_seconds(kind),
                later_seconds: self.pace.again_seconds(kind),
                weights,
            };
        };
        let n_later = card.n_answers.saturating_sub(1);
        let later = card.total_seconds.saturating_sub(u32::from(card.first_seconds));
        let seconds = self
            .pace
            .again_seconds_of(kind, later as f32 / n_later.max(1) as f32, n_later);
        Item {
            learned: Some(Learned {
                memory: card.memory,
                elapsed_days: self.today.since(Day::of(card.last_at)),
            }),
            seconds,
            later_seconds: seconds,
            weights,
        }
    }

    /// A follow-up can be asked when both its ends are known, and from then on.
    fn add_follow_up(&mut self, from: &NoteHead, to: &NoteId) {
        let Some(note_idx) = self.bank.note_idx(to) else { return };
        let to = &self.bank.notes()[note_idx];
        let edge = self.progress.edge(from.code, to.code);
        let learned = edge.and_then(|edge| {
            edge.memory.map(|memory| Learned {
                memory,
                elapsed_days: self.today.since(Day::of(edge.last_at)),
            })
        });
        if learned.is_none() && !(self.is_known(from) && self.is_known(to)) {
            return;
        }
        let importance = FOLLOW_UP_WEIGHT * level_weight(to);
        let seconds = self.pace.again_seconds(QuestionKind::Recall);
        let topics = self.bank.topics();
        self.candidates.push(Candidate {
            target: Target::FollowUp {
                from: from.code,
                to: to.code,
            },
            note_idx,
            topic_idx: topics.iter().position(|topic| topic.id == to.topic).unwrap_or_default(),
            kind: QuestionKind::Recall,
            importance,
            item: Item {
                learned,
                seconds,
                later_seconds: seconds,
                weights: self.weights(to, importance),
            },
        });
    }

    /// Whether the last time a note was recalled it was.
    fn is_known(&self, note: &NoteHead) -> bool {
        let card = note.recall().and_then(|recall| self.progress.card(recall.code));
        card.is_some_and(|card| !card.last_grade.is_miss())
    }

    /// What something in a note counts for on each of the horizon's dates. Two interviews on one day are one date, for which
    /// what either asks for counts.
    fn weights(&self, note: &NoteHead, importance: f32) -> [f32; MAX_DATES] {
        let mut weights = [0.0f32; MAX_DATES];
        for date in &self.dates {
            let ahead = date.day.since(self.today).max(1);
            if let Some(idx) = self.horizon.dates().iter().position(|other| *other == ahead) {
                weights[idx] = weights[idx].max(importance * f32::from(date.weight(&note.topic)));
            }
        }
        weights
    }

    /// Whether a note is a script to say about oneself.
    pub(super) fn is_script(&self, candidate: &Candidate) -> bool {
        let note = &self.bank.notes()[candidate.note_idx];
        candidate.kind == QuestionKind::Recall
            && matches!(candidate.target, Target::Question(_))
            && SCRIPT_TOPICS.contains(&note.topic.as_str())
    }

    /// Seconds left for study today.
    pub(super) fn seconds_left(&self) -> f32 {
        (self.budget_seconds - self.done_seconds).max(0.0)
    }
}

impl Pace {
    /// What a log says about the person's pace.
    fn of(bank: &Bank, progress: &Progress) -> Pace {
        let mut pace = Pace::default();
        for (code, card) in progress.cards() {
            // The kind of a retired question is no longer known.
            let Some((_, question)) = bank.question(code) else {
                continue;
            };
            pace.add_first(question.kind, card.first_grade, f32::from(card.first_seconds));
            let n_later = card.n_answers.saturating_sub(1);
            if n_later > 0 {
                let later = card.total_seconds.saturating_sub(u32::from(card.first_seconds));
                pace.add_again(question.kind, later as f32 / n_later as f32, n_later);
            }
        }
        pace
    }
}

fn upcoming(settings: &PlanSettings, today: Day) -> Vec<&InterviewDate> {
    let dates = settings.dates.iter().filter(|date| date.day >= today);
    dates.take(MAX_DATES).collect()
}

fn phase(dates: &[&InterviewDate], today: Day) -> Phase {
    match dates.first().map(|date| date.day.since(today)) {
        None => Phase::NoDate,
        Some(0) => Phase::TheDay,
        Some(1) => Phase::Eve,
        Some(n_days) if n_days <= WEEK => Phase::Week { n_days },
        Some(n_days) => Phase::Far { n_days },
    }
}

fn level_weight(note: &NoteHead) -> f32 {
    let idx = usize::from(note.level.saturating_sub(1)).min(LEVEL_WEIGHTS.len() - 1);
    LEVEL_WEIGHTS[idx]
}

fn is_spoken(kind: QuestionKind) -> bool {
    matches!(kind, QuestionKind::Recall | QuestionKind::Sql | QuestionKind::Code)
}

fn seconds(minutes: u16) -> f32 {
    f32::from(minutes) * 60.0
}
