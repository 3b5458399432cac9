//! A round under way: its questions, the answers given, where it is, and the chain of follow-ups being walked.
//!
//! Invariant: the answered questions are the first of the queue, in the order answered; the current question is at
//! `position`; it is answered (its feedback is on the screen) or it is not. Must not know how answers are logged.

use crate::domain::{
    bank::Bank,
    id::{Code, NoteId, TopicId},
    log::{EntryKey, Grade, Moment},
    quiz::response::{Draft, Response},
};

/// What a round asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// What is due, then new questions.
    Due,
    /// One topic's.
    Topic(TopicId),
    /// Something of everything.
    Mixed,
    /// Those missed last time.
    Missed,
    /// Those starred.
    Starred,
    /// One note's.
    Note(NoteId),
    /// A chain of follow-ups from this note; the person decides where it goes.
    Chain(NoteId),
    /// These, for instance the ones missed in the round just done.
    Again(Vec<Code>),
}

/// An answered question of the round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The question.
    pub code: Code,
    /// How well.
    pub grade: Grade,
    /// The log entry that says so; undoing refers to it.
    pub entry: EntryKey,
    /// What was answered, so that the feedback can be shown again.
    pub response: Response,
}

/// A note on the chain being walked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The note.
    pub note: NoteId,
    /// How its question came to be asked.
    pub arrival: Arrival,
}

/// How a chain came to a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// The chain starts there.
    Start,
    /// Its recall was put into the queue.
    Added(Code),
    /// Its recall was in the queue already and was moved forward.
    Moved(Code),
}

/// A round under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    mode: Mode,
    seed: u64,
    started_at: Moment,
    queue: Vec<Code>,
    position: usize,
    answered: Vec<Answered>,
    trail: Vec<Step>,
    draft: Draft,
}

/// Everything a session is made of, for writing it down and reading it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// What it asks.
    pub mode: Mode,
    /// The seed of its orders.
    pub seed: u64,
    /// When it began.
    pub started_at: Moment,
    /// Its questions.
    pub queue: Vec<Code>,
    /// Index of the current question; the queue's length when done.
    pub position: usize,
    /// Answers, oldest first.
    pub answered: Vec<Answered>,
    /// The chain being walked.
    pub trail: Vec<Step>,
    /// The unfinished answer.
    pub draft: Draft,
}

/// The parts do not make a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inconsistent;

/// What the screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Current<'a> {
    /// A question waits for an answer.
    Asking {
        /// The question.
        code: Code,
        /// What was put in so far.
        draft: &'a Draft,
    },
    /// A question is answered and its feedback is shown.
    Feedback(&'a Answered),
    /// The round is over.
    Done,
}

impl Session {
    /// A round over `queue`, as composed. In `Mode::Chain` the trail starts at the chain's first note.
    pub fn new(mode: Mode, seed: u64, started_at: Moment, queue: Vec<Code>) -> Session {
        let trail = match &mode {
            Mode::Chain(start) => vec![Step {
                note: start.clone(),
                arrival: Arrival::Start,
            }],
            _ => Vec::new(),
        };
        Session {
            mode,
            seed,
            started_at,
            queue,
            position: 0,
            answered: Vec::new(),
            trail,
            draft: Draft::default(),
        }
    }

    /// Puts a session together again. Fails when the parts break the invariant of this module.
    pub fn from_parts(parts: Parts) -> Result<Session, Inconsistent> {
        let Parts {
            mode,
            seed,
            started_at,
            queue,
            position,
            answered,
            trail,
            draft,
        } = parts;
        let n_answered = answered.len();
        let is_consistent = position <= queue.len()
            && n_answered <= queue.len()
            && (n_answered == position || n_answered == position + 1)
            && answered.iter().zip(&queue).all(|(answer, code)| answer.code == *code);
        if is_consistent {
            Ok(Session {
                mode,
                seed,
                started_at,
                queue,
                position,
                answered,
                trail,
                draft,
            })
        } else {
            Err(Inconsistent)
        }
    }

    /// Takes a session apart.
    pub fn to_parts(&self) -> Parts {
        let Session {
            mode,
            seed,
            started_at,
            queue,
            position,
            answered,
            trail,
            draft,
        } = self.clone();
        Parts {
            mode,
            seed,
            started_at,
            queue,
            position,
            answered,
            trail,
            draft,
        }
    }

    /// What it asks.
    pub fn mode(&self) -> &Mode {
        &self.mode
    }

    /// The seed of the orders in which options are shown.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// When it began.
    pub fn started_at(&self) -> Moment {
        self.started_at
    }

    /// Its questions, answered ones first.
    pub fn queue(&self) -> &[Code] {
        &self.queue
    }

    /// Index of the current question.
    pub fn position(&self) -> usize {
        self.position
    }

    /// The answers given, oldest first; those undone are not among them.
    pub fn answered(&self) -> &[Answered] {
        &self.answered
    }

    /// The notes of the chain being walked, from its start to where it is.
    pub fn trail(&self) -> &[Step] {
        &self.trail
    }

    /// What the screen shows.
    pub fn current(&self) -> Current<'_> {
        match (self.answered.get(self.position), self.queue.get(self.position)) {
            (Some(answered), _) => Current::Feedback(answered),
            (None, Some(&code)) => Current::Asking {
                code,
                draft: &self.draft,
            },
            (None, None) => Current::Done,
        }
    }

    /// Whether every question is answered and the last feedback was left.
    pub fn is_done(&self) -> bool {
        self.position >= self.queue.len()
    }

    /// How many questions are answered, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.answered.len(), self.queue.len())
    }

    /// The share of the questions answered, 0 to 1; an empty round is done.
    pub fn fraction(&self) -> f32 {
        match self.progress() {
            (_, 0) => 1.0,
            (n_answered, n) => n_answered as f32 / n as f32,
        }
    }

    /// The questions missed, each once, in the order asked; a later answer in the same round makes good.
    pub fn missed(&self) -> Vec<Code> {
        let mut missed = Vec::new();
        for answered in &self.answered {
            missed.retain(|code| *code != answered.code);
            if answered.grade.is_miss() {
                missed.push(answered.code);
            }
        }
        missed
    }

    /// Keeps what was put in so far. Without effect once the question is answered.
    pub fn set_draft(&mut self, draft: Draft) {
        if matches!(self.current(), Current::Asking { .. }) {
            self.draft = draft;
        }
    }

    /// The current question was answered and logged as `entry`: its feedback is current now. Answers `false`, and changes
    /// nothing, when it is answered already or the round is done.
    pub fn answer(&mut self, grade: Grade, entry: EntryKey, response: Response) -> bool {
        let Current::Asking { code, .. } = self.current() else {
            return false;
        };
        self.answered.push(Answered {
            code,
            grade,
            entry,
            response,
        });
        self.draft = Draft::default();
        true
    }

    /// Leaves the feedback for the next question. A chain walked on the side of a round is over then.
    pub fn advance(&mut self) {
        if matches!(self.current(), Current::Feedback(_)) {
            self.position += 1;
            if !matches!(self.mode, Mode::Chain(_)) {
                self.trail.clear();
            }
        }
    }

    /// Takes back the last answer: its question is asked again, what was answered being the draft. Answers what was taken
    /// back, whose log entry has to be undone too. A follow-up opened since and not answered is left.
    pub fn undo(&mut self) -> Option<Answered> {
        let undone = self.answered.last()?.clone();
        if self.leave_follow_up() {
            self.trail.pop();
        }
        self.answered.pop();
        self.position = self.answered.len();
        self.draft = Draft {
            response: Some(undone.response.clone()),
            ..Draft::default()
        };
        Some(undone)
    }

    /// Puts the current question off until the end of the round, unless it is the last. A chain walked on the side of a
    /// round is over then.
    pub fn skip(&mut self) {
        if matches!(self.current(), Current::Asking { .. }) && self.position + 1 < self.queue.len() {
            self.queue[self.position..].rotate_left(1);
            self.draft = Draft::default();
            if !matches!(self.mode, Mode::Chain(_)) {
                self.trail.clear();
            }
        }
    }

    /// Walks from one note to a follow-up: its recall is asked now, before what is left of the queue. The trail goes on
    /// from `from`, or starts there. Answers `false`, and changes nothing, while a question waits for an answer: there is
    /// a question at the end of every path, and it is not walked past.
    pub fn follow(&mut self, from: &NoteId, to: &NoteId, recall: Code) -> bool {
        if matches!(self.current(), Current::Asking { .. }) {
            return false;
        }
        if self.trail.last().is_none_or(|step| step.note != *from) {
            self.trail = vec![Step {
                note: from.clone(),
                arrival: Arrival::Start,
            }];
        }
        let next = self.answered.len();
        let queued = self.queue[next..].iter().position(|code| *code == recall);
        let arrival = match queued {
            Some(n_before) => {
                self.queue[next..=next + n_before].rotate_right(1);
                Arrival::Moved(recall)
            }
            None => {
                self.queue.insert(next, recall);
                Arrival::Added(recall)
            }
        };
        self.position = next;
        self.draft = Draft::default();
        self.trail.push(Step {
            note: to.clone(),
            arrival,
        });
        true
    }

    /// Goes one note back along the chain and answers where that is. A follow-up left unanswered is no longer asked, or,
    /// when it was in the queue anyway, is asked at the end. `None` at the start of a chain, or without one.
    ///
    /// The last answer's feedback is current then, so that another way can be taken.
    pub fn back(&mut self) -> Option<NoteId> {
        if self.trail.len() < 2 {
            return None;
        }
        self.leave_follow_up();
        self.trail.pop();
        self.draft = Draft::default();
        self.position = self.answered.len().saturating_sub(1);
        self.trail.last().map(|step| step.note.clone())
    }

    /// Takes the question of the chain's last note out of the way if it is the one being asked; answers whether it was.
    fn leave_follow_up(&mut self) -> bool {
        let Current::Asking { code: asked, .. } = self.current() else {
            return false;
        };
        match self.trail.last().map(|step| step.arrival) {
            Some(Arrival::Added(code)) if code == asked => {
                self.queue.remove(self.position);
                true
            }
            Some(Arrival::Moved(code)) if code == asked => {
                self.queue[self.position..].rotate_left(1);
                true
            }
            _ => false,
        }
    }

    /// Drops what the bank no longer has, as when a stored session is resumed after an update. Answers how many questions
    /// were dropped. Their answers stay in the log.
    pub fn reconcile(&mut self, bank: &Bank) -> usize {
        let n_before = self.queue.len();
        let was_asking = match self.current() {
            Current::Asking { code, .. } => Some(code),
            _ => None,
        };
        let was_feedback =
            matches!(self.current(), Current::Feedback(answered) if bank.question(answered.code).is_some());
        self.queue.retain(|code| bank.question(*code).is_some());
        self.answered.retain(|answered| bank.question(answered.code).is_some());
        self.trail.retain(|step| bank.note(&step.note).is_some());
        self.position = self.answered.len() - usize::from(was_feedback);
        let is_asking = match self.current() {
            Current::Asking { code, .. } => Some(code),
            _ => None,
        };
        if was_asking != is_asking {
            self.draft = Draft::default();
        }
        n_before - self.queue.len()
    }
}
