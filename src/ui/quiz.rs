//! Asking one question of each kind: the controls before the answer, the same place with right and wrong after it.

pub mod choice;
pub mod cloze;
pub mod feedback;
pub mod matching;
pub mod order;
pub mod output;
pub mod recall;
pub mod write;

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::{
    domain::{
        bank::NoteBody,
        id::Code,
        log::{Grade, Ticks},
        question::{Question, QuestionBody},
        quiz::{
            grading::{Circumstances, assess},
            response::{Draft, Hint, Response, Stage},
        },
    },
    store::app::App,
    ui::action::Action,
};

/// A question being asked: what all kinds of controls share.
#[derive(Clone, Copy)]
pub struct Asking {
    app: App,
    /// Its permanent number.
    pub code: Code,
    /// The unfinished answer; every touch is kept here, and from here in storage.
    pub draft: RwSignal<Draft>,
    /// Match: the left-hand entry in hand.
    pub picked: RwSignal<Option<usize>>,
    /// Orders options and pieces the same way after a reload.
    pub seed: u64,
    /// The question.
    pub question: StoredValue<Question>,
    /// The note it belongs to.
    pub note: StoredValue<NoteBody>,
}

impl Asking {
    /// Asks `question`, going on from `draft`.
    pub fn new(app: App, note: &NoteBody, question: &Question, seed: u64, draft: &Draft) -> Asking {
        let is_fitting = draft
            .response
            .as_ref()
            .is_none_or(|response| response.fits(&question.body));
        let asking = Asking {
            app,
            code: question.code,
            draft: RwSignal::new(if is_fitting { draft.clone() } else { Draft::default() }),
            picked: RwSignal::new(Some(0)),
            seed,
            question: StoredValue::new(question.clone()),
            note: StoredValue::new(note.clone()),
        };
        asking.keep_draft();
        asking
    }

    /// Storage is the outside world. The seconds alone are not worth a write each second.
    fn keep_draft(self) {
        Effect::new(move |previous: Option<Draft>| {
            let draft = self.draft.get();
            if let Some(previous) = previous {
                let is_touched =
                    (&previous.response, previous.hint, previous.stage) != (&draft.response, draft.hint, draft.stage);
                if is_touched || draft.seconds.is_multiple_of(20) {
                    self.app.keep_draft(self.code, draft.clone());
                }
            }
            draft
        });
    }

    /// The draft's response, tracked.
    pub fn response(self) -> Option<Response> {
        self.draft.read().response.clone()
    }

    /// Replaces the draft's response.
    pub fn set(self, response: Response) {
        self.draft.update(|draft| draft.response = Some(response));
    }

    /// Gives the answer, graded by the rules. Nothing happens while the person has to judge first.
    pub fn submit(self, response: Response) {
        if let Some(grade) = self.grade_of(&response, &self.draft.read_untracked()) {
            self.submit_graded(response, grade);
        }
    }

    /// Gives the answer with the person's own grade.
    pub fn submit_graded(self, response: Response, grade: Grade) {
        let seconds = self.draft.read_untracked().seconds;
        self.app.answer(response, grade, seconds);
    }

    /// What the rules say; `None` when they leave it to the person.
    pub fn grade_of(self, response: &Response, draft: &Draft) -> Option<Grade> {
        let key_points: Vec<u8> = self
            .note
            .with_value(|note| note.key_points.iter().map(|point| point.number).collect());
        let circumstances = Circumstances {
            key_points: &key_points,
            seconds: draft.seconds,
            hint: draft.hint,
        };
        self.question.with_value(|question| {
            assess(&question.body, response, circumstances)
                .ok()
                .and_then(|assessment| assessment.grade())
        })
    }

    /// Carries out what was pressed within the question.
    pub fn act(self, action: Action) {
        match action {
            Action::Touch(idx) => self.touch(idx),
            Action::Grade(grade) => match untrack(|| self.response()) {
                Some(Response::Typed { text, .. }) => self.submit(Response::Typed {
                    text,
                    self_grade: Some(grade),
                }),
                response => {
                    let ticks = response.map(|response| response.ticks()).unwrap_or_default();
                    self.submit_graded(Response::Ticks(ticks), grade);
                }
            },
            Action::Go => self.go(),
            Action::Hint => self.draft.update(|draft| draft.hint = Hint::Used),
            Action::GiveUp => self.submit(Response::GaveUp),
            // The rest is not said to a question.
            _ => {}
        }
    }

    fn touch(self, idx: usize) {
        self.question.with_value(|question| match &question.body {
            QuestionBody::Single { .. } => self.submit(Response::Choices(BTreeSet::from([idx]))),
            QuestionBody::Output { .. } => self.submit(Response::OutputChoice(idx)),
            QuestionBody::Multi { .. } => {
                let mut chosen = choice::chosen(untrack(|| self.response()).as_ref());
                if !chosen.remove(&idx) {
                    chosen.insert(idx);
                }
                self.set(Response::Choices(chosen));
            }
            QuestionBody::Match { pairs, .. } => matching::touch(self, pairs.len(), idx),
            QuestionBody::Recall => {
                let number = idx as u8;
                let ticks = untrack(|| self.response())
                    .map(|response| response.ticks())
                    .unwrap_or_default();
                self.set(Response::Ticks(ticks.with(number, !ticks.has(number))));
            }
            _ => {}
        });
    }

    fn go(self) {
        let is_recall = self
            .question
            .with_value(|question| matches!(question.body, QuestionBody::Recall));
        if is_recall {
            self.draft.update(|draft| {
                draft.stage = Stage::Revealed;
                draft.response = Some(Response::Ticks(Ticks::default()));
            });
        } else if let Some(response) = untrack(|| self.response()) {
            self.submit(response);
        }
    }
}

/// The letter of an option: A, B, C …
pub fn letter(shown_idx: usize) -> char {
    // Six options are the most there are; past Z the letters repeat, which is still a label.
    char::from(b'A' + (shown_idx % 26) as u8)
}

/// The keys that pick an option: its number and its letter.
pub fn option_keys(shown_idx: usize) -> String {
    format!("{} {}", shown_idx + 1, letter(shown_idx).to_ascii_lowercase())
}
