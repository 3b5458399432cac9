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
    /// The next of today's plan; with the recalls that are asked as follow-ups, each with the note it is asked from.
    Plan(Vec<(Code, Code)>),
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{
        bank::{NoteHead, QuestionHead},
        log::{DeviceId, TabId},
        question::QuestionKind,
        quiz::response::Hint,
    };

    fn note(text: &str) -> NoteId {
        NoteId::new(text).unwrap()
    }

    fn entry(seq: u32) -> EntryKey {
        EntryKey {
            seq,
            device: DeviceId(1),
            tab: TabId(1),
        }
    }

    fn session(mode: Mode, codes: &[u32]) -> Session {
        let started_at = Moment {
            unix_seconds: 0,
            offset_minutes: 480,
        };
        Session::new(mode, 7, started_at, codes.iter().copied().map(Code).collect())
    }

    fn give(session: &mut Session, grade: Grade) {
        let seq = session.answered().len() as u32 + 1;
        assert!(session.answer(grade, entry(seq), Response::GaveUp));
    }

    /// `3?` asks question 3, `3!` shows its feedback, `.` is done; then the codes still to come.
    #[track_caller]
    fn check(session: &Session, current: &str, to_come: &[u32]) {
        let shown = match session.current() {
            Current::Asking { code, .. } => format!("{}?", code.0),
            Current::Feedback(answered) => format!("{}!", answered.code.0),
            Current::Done => ".".to_owned(),
        };
        assert_eq!(shown, current);
        let after = session.answered().len() + usize::from(shown.ends_with('?'));
        assert_eq!(
            session.queue()[after..].iter().map(|code| code.0).collect::<Vec<_>>(),
            to_come
        );
    }

    #[track_caller]
    fn check_trail(session: &Session, expect: &[&str]) {
        assert_eq!(
            session
                .trail()
                .iter()
                .map(|step| step.note.as_str())
                .collect::<Vec<_>>(),
            expect
        );
    }

    #[test]
    fn a_round_goes_through_its_questions() {
        let mut session = session(Mode::Due, &[1, 2]);
        check(&session, "1?", &[2]);
        assert_eq!(session.fraction(), 0.0);
        give(&mut session, Grade::Again);
        check(&session, "1!", &[2]);
        assert_eq!(session.fraction(), 0.5);
        assert!(!session.answer(Grade::Good, entry(9), Response::GaveUp));
        session.advance();
        check(&session, "2?", &[]);
        session.advance();
        check(&session, "2?", &[]);
        give(&mut session, Grade::Good);
        assert!(!session.is_done());
        session.advance();
        check(&session, ".", &[]);
        assert!(session.is_done());
        assert!(!session.answer(Grade::Good, entry(9), Response::GaveUp));
        assert_eq!(session.missed(), [Code(1)]);
        assert_eq!(session.progress(), (2, 2));
    }

    #[test]
    fn an_empty_round_is_done() {
        let session = session(Mode::Missed, &[]);
        check(&session, ".", &[]);
        assert_eq!(session.fraction(), 1.0);
    }

    #[test]
    fn undo_asks_again_with_the_answer_as_draft() {
        let mut session = session(Mode::Due, &[1, 2]);
        assert_eq!(session.undo(), None);
        assert!(session.answer(Grade::Again, entry(5), Response::OutputChoice(2)));
        session.advance();
        let undone = session.undo().unwrap();
        assert_eq!((undone.entry, undone.code), (entry(5), Code(1)));
        check(&session, "1?", &[2]);
        let draft = Draft {
            response: Some(Response::OutputChoice(2)),
            ..Draft::default()
        };
        assert_eq!(
            session.current(),
            Current::Asking {
                code: Code(1),
                draft: &draft
            }
        );
        assert!(session.missed().is_empty());
        give(&mut session, Grade::Good);
        session.undo();
        check(&session, "1?", &[2]);
    }

    #[test]
    fn a_question_answered_well_later_is_not_missed() {
        let mut session = session(Mode::Due, &[1, 2, 1]);
        for grade in [Grade::Again, Grade::Again, Grade::Good] {
            give(&mut session, grade);
            session.advance();
        }
        assert_eq!(session.missed(), [Code(2)]);
    }

    #[test]
    fn skipping_puts_off() {
        let mut session = session(Mode::Due, &[1, 2, 3]);
        session.skip();
        check(&session, "2?", &[3, 1]);
        give(&mut session, Grade::Good);
        session.skip();
        check(&session, "2!", &[3, 1]);
        session.advance();
        give(&mut session, Grade::Good);
        session.advance();
        session.set_draft(Draft {
            hint: Hint::Used,
            ..Draft::default()
        });
        let before = session.clone();
        session.skip();
        assert_eq!(session, before);
    }

    #[test]
    fn a_draft_lasts_until_the_answer() {
        let draft = Draft {
            response: Some(Response::GaveUp),
            seconds: 9,
            ..Draft::default()
        };
        let mut session = session(Mode::Due, &[1, 2]);
        session.set_draft(draft.clone());
        assert_eq!(
            session.current(),
            Current::Asking {
                code: Code(1),
                draft: &draft
            }
        );
        give(&mut session, Grade::Good);
        session.set_draft(draft);
        session.advance();
        assert_eq!(
            session.current(),
            Current::Asking {
                code: Code(2),
                draft: &Draft::default()
            }
        );
    }

    #[test]
    fn a_chain_goes_where_the_person_takes_it() {
        let mut session = session(Mode::Chain(note("a")), &[1]);
        check_trail(&session, &["a"]);
        assert!(!session.follow(&note("a"), &note("b"), Code(2)));
        give(&mut session, Grade::Good);
        assert!(session.follow(&note("a"), &note("b"), Code(2)));
        check(&session, "2?", &[]);
        check_trail(&session, &["a", "b"]);
        give(&mut session, Grade::Good);
        // A way that leads round in a circle is a way.
        assert!(session.follow(&note("b"), &note("a"), Code(1)));
        check(&session, "1?", &[]);
        check_trail(&session, &["a", "b", "a"]);
        assert_eq!(session.back(), Some(note("b")));
        check(&session, "2!", &[]);
        session.advance();
        check(&session, ".", &[]);
        check_trail(&session, &["a", "b"]);
        assert!(session.follow(&note("b"), &note("c"), Code(3)));
        check(&session, "3?", &[]);
        assert_eq!(session.back(), Some(note("b")));
        assert_eq!(session.back(), Some(note("a")));
        assert_eq!(session.back(), None);
        check(&session, "2!", &[]);
    }

    #[test]
    fn a_chain_on_the_side_returns_to_the_round() {
        let mut session = session(Mode::Due, &[1, 2, 3]);
        give(&mut session, Grade::Good);
        assert!(session.follow(&note("a"), &note("c"), Code(3)));
        check(&session, "3?", &[2]);
        check_trail(&session, &["a", "c"]);
        assert_eq!(session.back(), Some(note("a")));
        check(&session, "1!", &[2, 3]);
        assert!(session.follow(&note("a"), &note("d"), Code(4)));
        check(&session, "4?", &[2, 3]);
        give(&mut session, Grade::Good);
        session.advance();
        check(&session, "2?", &[3]);
        check_trail(&session, &[]);
    }

    #[test]
    fn undoing_leaves_a_follow_up_not_answered() {
        let mut session = session(Mode::Due, &[1, 2]);
        give(&mut session, Grade::Good);
        assert!(session.follow(&note("a"), &note("d"), Code(4)));
        session.undo();
        check(&session, "1?", &[2]);
        check_trail(&session, &["a"]);
    }

    fn bank(codes: &[u32]) -> Bank {
        let question = |&code: &u32| QuestionHead {
            code: Code(code),
            kind: QuestionKind::Single,
        };
        let head = NoteHead {
            code: Code(1000),
            id: note("a"),
            topic: TopicId::new("t").unwrap(),
            title: String::new(),
            level: 1,
            follow_ups: Vec::new(),
            questions: codes.iter().map(question).collect(),
            key_points: Vec::new(),
        };
        Bank::new(Vec::new(), vec![head])
    }

    #[test]
    fn retired_questions_drop_out() {
        let mut session = session(Mode::Due, &[1, 2, 3, 4]);
        give(&mut session, Grade::Good);
        session.advance();
        give(&mut session, Grade::Again);
        let mut asking = session.clone();
        asking.advance();
        let draft = Draft {
            seconds: 3,
            ..Draft::default()
        };
        asking.set_draft(draft.clone());

        let mut other = session.clone();
        assert_eq!(other.reconcile(&bank(&[1, 2, 3, 4])), 0);
        assert_eq!(other, session);
        assert_eq!(other.reconcile(&bank(&[1, 3, 4])), 1);
        check(&other, "3?", &[4]);
        let mut other = session.clone();
        assert_eq!(other.reconcile(&bank(&[2, 4])), 2);
        check(&other, "2!", &[4]);
        assert_eq!(other.reconcile(&bank(&[])), 2);
        check(&other, ".", &[]);

        let mut other = asking.clone();
        other.reconcile(&bank(&[1, 3]));
        assert_eq!(
            other.current(),
            Current::Asking {
                code: Code(3),
                draft: &draft
            }
        );
        asking.reconcile(&bank(&[4]));
        assert_eq!(
            asking.current(),
            Current::Asking {
                code: Code(4),
                draft: &Draft::default()
            }
        );
    }

    #[test]
    fn parts_that_contradict_are_refused() {
        let mut session = session(Mode::Due, &[1, 2]);
        give(&mut session, Grade::Good);
        assert_eq!(Session::from_parts(session.to_parts()), Ok(session.clone()));
        let broken = |change: fn(&mut Parts)| {
            let mut parts = session.to_parts();
            change(&mut parts);
            assert_eq!(Session::from_parts(parts), Err(Inconsistent));
        };
        broken(|parts| parts.position = 2);
        broken(|parts| parts.queue.clear());
        broken(|parts| parts.queue.swap(0, 1));
        broken(|parts| {
            parts.answered.clear();
            parts.position = usize::MAX;
        });
    }

    proptest! {
        /// Whatever is tapped, the invariant holds, no answer is lost but by undoing, and no question vanishes.
        #[test]
        fn any_taps_leave_a_consistent_round(
            codes in prop::collection::vec(1u32..6, 0..6),
            taps in prop::collection::vec((0u8..7, 1u32..6), 0..40),
        ) {
            let mut session = session(Mode::Due, &codes);
            for (tap, code) in taps {
                let n_answered = session.answered().len();
                let here = session.trail().last().map_or(note("start"), |step| step.note.clone());
                match tap {
                    0 | 1 => {
                        session.answer(Grade::Again, entry(code), Response::GaveUp);
                    }
                    2 => session.advance(),
                    3 => session.skip(),
                    4 => {
                        session.follow(&here, &note(&format!("n{code}")), Code(code));
                    }
                    5 => {
                        session.back();
                    }
                    _ => {
                        session.undo();
                    }
                }
                prop_assert_eq!(Session::from_parts(session.to_parts()), Ok(session.clone()));
                prop_assert!(session.answered().len() >= n_answered || tap == 6);
                let mut left: Vec<u32> = session.queue().iter().map(|code| code.0).collect();
                for code in &codes {
                    let found = left.iter().position(|other| other == code);
                    prop_assert!(found.is_some(), "{} vanished from {:?}", code, session.queue());
                    left.swap_remove(found.unwrap());
                }
            }
        }
    }
}
