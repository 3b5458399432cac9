//! Rounds of questions: begun, answered, taken back, followed up, kept across reloads.

use std::time::Duration;

use leptos::{leptos_dom::helpers::set_interval_with_handle, prelude::*};

use super::App;
use crate::{
    domain::{
        id::{Code, NoteId},
        log::{Answer, Event, Grade, Moment},
        quiz::{
            candidates::candidates,
            compose::{Candidate, compose},
            response::{Draft, Response},
            session::{Current, Mode, Session},
        },
    },
    store::{clock, state::State},
};

/// A newcomer's first round is short: it shows what this is.
const N_FIRST_QUESTIONS: usize = 5;

impl App {
    /// The round under way, if any.
    pub fn session(self) -> State<Option<Session>> {
        self.session
    }

    /// Begins a round. Answers whether there was anything to ask; when not, nothing changes.
    pub fn begin(self, mode: &Mode) -> bool {
        let candidates = untrack(|| self.candidates());
        let seed = clock::seed();
        let is_first_ever = self.progress.read_untracked().cards().next().is_none();
        let size = match mode {
            Mode::Again(codes) => codes.len(),
            _ if is_first_ever => N_FIRST_QUESTIONS,
            _ => self.settings.read_untracked().round_size.n_questions(),
        };
        let (mode, queue) = match mode {
            Mode::Plan(_) => match self.next_of_plan(&candidates, seed, size) {
                Some(planned) => planned,
                None => return false,
            },
            mode => (mode.clone(), compose(mode, &candidates, seed, size)),
        };
        if queue.is_empty() {
            return false;
        }
        self.change_session(|session| *session = Some(Session::new(mode, seed, clock::now(), queue)));
        true
    }

    /// Every question of the bank with what is known of one's memory of it; tracked.
    pub fn candidates(self) -> Vec<Candidate> {
        candidates(&self.bank(), &self.progress.read(), clock::now())
    }

    /// Keeps the unfinished answer to `code`, in memory and in storage.
    pub fn keep_draft(self, code: Code, draft: Draft) {
        let is_current = self.session.read_untracked().as_ref().is_some_and(
            |session| matches!(session.current(), Current::Asking { code: current, .. } if current == code),
        );
        if is_current {
            // Untracked: the page already shows what was put in, and must not be drawn anew for it.
            self.session.update_untracked(|session| {
                if let Some(session) = session {
                    session.set_draft(draft);
                }
            });
            self.save_session();
        }
    }

    /// Logs the answer to the current question and shows its feedback.
    pub fn answer(self, response: Response, grade: Grade, seconds: u16) {
        let Some(question) = self
            .session
            .read_untracked()
            .as_ref()
            .and_then(|session| match session.current() {
                Current::Asking { code, .. } => Some(code),
                _ => None,
            })
        else {
            return;
        };
        let answer = Answer {
            question,
            grade,
            seconds,
            ticks: response.ticks(),
        };
        let key = self.record(Event::Answered(answer));
        self.log_walk(question, grade);
        self.change_session(|session| {
            if let Some(session) = session {
                session.answer(grade, key, response);
            }
        });
    }

    /// When the question just answered was reached along a follow-up, remembers how the step went.
    fn log_walk(self, question: Code, grade: Grade) {
        let bank = self.bank();
        let step = self.session.read_untracked().as_ref().and_then(|session| {
            let [.., from, to] = session.trail() else { return None };
            let is_recall_of_step = bank
                .note(&to.note)
                .and_then(|note| note.recall())
                .is_some_and(|recall| recall.code == question);
            is_recall_of_step.then(|| {
                (
                    bank.note(&from.note).map(|note| note.code),
                    bank.note(&to.note).map(|note| note.code),
                )
            })
        });
        // Or it is asked as a follow-up by the plan.
        let planned = || {
            let from = untrack(|| self.planned_from(question))?;
            let to = bank.note_of(question).map(|note| note.code);
            Some((Some(from), to))
        };
        if let Some((Some(from), Some(to))) = step.or_else(planned) {
            self.record(Event::Walked {
                from,
                to,
                grade: Some(grade),
            });
        }
    }

    /// On to the next question, or to the summary.
    pub fn advance(self) {
        self.change_session(|session| {
            if let Some(session) = session {
                session.advance();
            }
        });
    }

    /// Puts the current question off to the end of the round.
    pub fn skip(self) {
        self.change_session(|session| {
            if let Some(session) = session {
                session.skip();
            }
        });
    }

    /// Takes back the last answer of the round; its question is asked again. Answers whether there was one.
    pub fn undo(self) -> bool {
        let mut undone = None;
        self.change_session(|session| undone = session.as_mut().and_then(Session::undo));
        match undone {
            Some(answered) => {
                self.record(Event::Undone { target: answered.entry });
                true
            }
            None => false,
        }
    }

    /// Walks from the question just answered to a follow-up of its note: that note is asked next.
    pub fn follow(self, from: &NoteId, to: &NoteId) {
        let bank = self.bank();
        let Some(recall) = bank.note(to).and_then(|note| note.recall()).map(|recall| recall.code) else {
            return;
        };
        self.change_session(|session| {
            if let Some(session) = session {
                session.follow(from, to, recall);
            }
        });
    }

    /// One step back along the chain.
    pub fn step_back(self) {
        self.change_session(|session| {
            if let Some(session) = session {
                session.back();
            }
        });
    }

    /// Ends the round; what was answered stays answered.
    pub fn end_round(self) {
        self.change_session(|session| *session = None);
    }

    /// Whole minutes from `start` until now, at least one.
    pub fn minutes_since(self, start: Moment) -> i64 {
        ((clock::now().unix_seconds - start.unix_seconds) / 60).max(1)
    }

    /// Today's date by the person's clock, `2026-11-23`.
    pub fn date(self) -> String {
        self.date_of(clock::now())
    }

    /// The date of a moment by the clock of the person then, `2026-11-23`.
    pub fn date_of(self, at: Moment) -> String {
        clock::date(at)
    }

    /// Runs `tick` every second while the page is visible, until the current owner is gone.
    pub fn tick_while_here(self, tick: Box<dyn Fn()>) {
        let run = move || {
            if !document().hidden() {
                tick();
            }
        };
        // A browser without timers can't run the app at all, so there is nothing to do about a failure.
        if let Ok(handle) = set_interval_with_handle(run, Duration::from_secs(1)) {
            on_cleanup(move || handle.clear());
        }
    }

    fn change_session(self, change: impl FnOnce(&mut Option<Session>)) {
        self.session.update(change);
        self.save_session();
    }
}
