//! Asking one question of each kind: the controls before the answer, the same place with right and wrong after it.

pub mod choice;
pub mod cloze;
pub mod drag;
pub mod feedback;
pub mod matching;
pub mod order;
pub mod output;
pub mod recall;
pub mod stage;
pub mod write;

use std::{cell::RefCell, iter, sync::Arc};

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::{
    domain::{
        body_ref::QuestionRef,
        id::Code,
        log::{Grade, Ticks},
        question::QuestionBody,
        quiz::{
            grading::{Circumstances, assess},
            response::{Draft, Hint, Response, Stage},
        },
    },
    store::{app::App, shared::Passing},
    ui::{
        action::{Action, Plain},
        events,
        later::whenever,
        text::{Msg, fill},
    },
};

/// A question being asked: what all kinds of controls share.
#[derive(Clone, Copy)]
pub struct Asking {
    app: App,
    /// Its permanent number.
    pub code: Code,
    /// The unfinished answer; every touch is kept here, and from here in storage.
    pub draft: Passing<Draft>,
    /// Match: the left-hand entry in hand.
    pub picked: Passing<Option<usize>>,
    /// Orders options and pieces the same way after a reload.
    pub seed: u64,
    /// The question, with its note.
    pub question: Passing<QuestionRef>,
}

impl Asking {
    /// Asks `question`, going on from `draft`.
    pub fn new(app: App, question: &QuestionRef, seed: u64, draft: &Draft) -> Asking {
        let is_fitting = draft
            .response
            .as_ref()
            .is_none_or(|response| response.fits(&question.body));
        let asking = Asking {
            app,
            code: question.code,
            draft: Passing::new(if is_fitting { draft.clone() } else { Draft::default() }),
            picked: Passing::new(Some(0)),
            seed,
            question: Passing::new(question.clone()),
        };
        asking.keep_draft();
        app.tick_while_here(Box::new(move || {
            asking
                .draft
                .update(|draft| draft.seconds = (draft.seconds + 1).min(3600));
        }));
        asking
    }

    /// Storage is the outside world. The seconds alone are not worth a write each second.
    fn keep_draft(self) {
        let previous = RefCell::new(None::<Arc<Draft>>);
        whenever(Box::new(move || {
            let draft = self.draft.read();
            if let Some(previous) = previous.replace(Some(Arc::clone(&draft))) {
                let is_touched =
                    (&previous.response, previous.hint, previous.stage) != (&draft.response, draft.hint, draft.stage);
                if is_touched || draft.seconds.is_multiple_of(20) {
                    self.app.keep_draft(self.code, Draft::clone(&draft));
                }
            }
        }));
    }

    /// Replaces the draft's response.
    pub fn set(self, response: Response) {
        self.draft.update(|draft| draft.response = Some(response));
    }

    /// Gives the answer, graded by the rules. Nothing happens while the person has to judge first.
    pub fn submit(self, response: Response) {
        let grade = self.grade_of(&response, &self.draft.get_untracked());
        if let Some(grade) = grade {
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
        self.question.with_untracked(|question| {
            let key_points: Vec<u8> = question.note().key_points.iter().map(|point| point.number).collect();
            let circumstances = Circumstances {
                key_points: &key_points,
                seconds: draft.seconds,
                hint: draft.hint,
            };
            assess(&question.body, response, circumstances)
                .ok()
                .and_then(|assessment| assessment.grade())
        })
    }

    /// Carries out what was pressed within the question.
    pub fn act(self, action: Action) {
        match action {
            Action::Touch(idx) => self.touch(idx),
            Action::Up(piece) => self.step(piece, true),
            Action::Down(piece) => self.step(piece, false),
            Action::Grade(grade) => match self.response_untracked() {
                Some(Response::Typed { text, .. }) => self.submit(Response::Typed {
                    text,
                    self_grade: Some(grade),
                }),
                response => {
                    let ticks = response.map(|response| response.ticks()).unwrap_or_default();
                    self.submit_graded(Response::Ticks(ticks), grade);
                }
            },
            Action::Plain(Plain::Go) => self.go(),
            Action::Plain(Plain::Hint) => self.draft.update(|draft| draft.hint = Hint::Used),
            Action::Plain(Plain::GiveUp) => self.submit(Response::GaveUp),
            Action::Plain(Plain::OrderLines) => self.draft.update(|draft| draft.response = None),
            Action::Plain(Plain::TypeIt) => self.set(Response::Typed {
                text: String::new(),
                self_grade: None,
            }),
            // The rest is not said to a question.
            _ => {}
        }
    }

    /// Something was typed into the field of that name.
    pub fn typed(self, field: &str, text: String) {
        self.question.with_untracked(|question| match &question.body {
            QuestionBody::Cloze { blanks, .. } => {
                let mut texts = cloze::texts(self.response_untracked().as_ref(), blanks.len());
                if let Some(slot) = field
                    .parse::<usize>()
                    .ok()
                    .and_then(|blank_idx| texts.get_mut(blank_idx))
                {
                    *slot = text;
                }
                self.set(Response::Blanks(texts));
            }
            QuestionBody::Output { .. } => self.set(Response::OutputText(text)),
            _ => self.set(Response::Typed { text, self_grade: None }),
        });
    }

    fn response_untracked(self) -> Option<Response> {
        self.draft.read_untracked().response.clone()
    }

    /// The order in which the pieces of an order, sql or code question lie now.
    fn order_of(self, body: &QuestionBody) -> Vec<usize> {
        let pieces_html = match body {
            QuestionBody::Order { pieces_html, .. } => pieces_html,
            QuestionBody::Sql { reference, .. } | QuestionBody::Code { reference, .. } => &reference.lines_html,
            _ => return Vec::new(),
        };
        order::arrangement(self.code, self.seed, pieces_html, self.response_untracked().as_ref())
    }

    fn step(self, piece: usize, is_up: bool) {
        let mut order = self.question.with_untracked(|question| self.order_of(&question.body));
        if let Some(to) = order::step(&mut order, piece, is_up) {
            self.set(Response::Arrangement(order));
            events::say(&fill(Msg::MovedTo.text(self.app.language()), to + 1));
        }
    }

    fn touch(self, idx: usize) {
        self.question.with_untracked(|question| match &question.body {
            QuestionBody::Single { .. } => self.submit(Response::Choices(iter::once(idx).collect())),
            QuestionBody::Output { .. } => self.submit(Response::OutputChoice(idx)),
            QuestionBody::Multi { .. } => {
                let mut chosen = choice::chosen(self.response_untracked().as_ref());
                if chosen.remove(&idx).is_none() {
                    chosen.insert(idx, ());
                }
                self.set(Response::Choices(chosen));
            }
            QuestionBody::Match { pairs, .. } => matching::touch(self, pairs.len(), idx),
            QuestionBody::Recall => {
                let number = idx as u8;
                let ticks = self
                    .response_untracked()
                    .map(|response| response.ticks())
                    .unwrap_or_default();
                self.set(Response::Ticks(ticks.with(number, !ticks.has(number))));
            }
            QuestionBody::Cloze { blanks, distractors } => {
                let terms = cloze::terms(self.code, self.seed, blanks, distractors);
                if let Some(term) = terms.get(idx) {
                    self.pick(blanks.len(), term);
                }
            }
            _ => {}
        });
    }

    /// A term picked goes into the first empty blank, or, when none is empty, into the last one.
    fn pick(self, n_blanks: usize, term: &str) {
        let mut texts = cloze::texts(self.response_untracked().as_ref(), n_blanks);
        let empty = texts.iter().position(|text| text.trim().is_empty());
        let blank_idx = empty.unwrap_or(n_blanks.saturating_sub(1));
        if let Some(slot) = texts.get_mut(blank_idx) {
            *slot = term.to_owned();
        }
        // The fields are not drawn anew while one types, so the text is put into the field by hand.
        let field = document()
            .query_selector(&format!("[data-input=\"{blank_idx}\"]"))
            .ok()
            .flatten();
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            field.set_value(term);
        }
        self.set(Response::Blanks(texts));
    }

    /// The main button: reveal, check, or hand in what is there.
    fn go(self) {
        self.question.with_untracked(|question| {
            let response = match &question.body {
                QuestionBody::Recall => {
                    self.draft.update(|draft| {
                        draft.stage = Stage::Revealed;
                        draft.response = Some(Response::Ticks(Ticks::default()));
                    });
                    return;
                }
                body @ QuestionBody::Order { .. } => Some(Response::Arrangement(self.order_of(body))),
                body @ (QuestionBody::Sql { .. } | QuestionBody::Code { .. }) => match self.response_untracked() {
                    typed @ Some(Response::Typed { .. }) => typed,
                    _ => Some(Response::Arrangement(self.order_of(body))),
                },
                _ => self.response_untracked(),
            };
            let Some(response) = response.filter(|response| is_ready(response, &question.body)) else {
                focus_empty_field();
                return;
            };
            // The same as the reference is right at once; anything else typed is shown beside it and judged by its writer.
            let grade = self.grade_of(&response, &self.draft.get_untracked());
            match grade {
                Some(grade) => self.submit_graded(response, grade),
                None => self.draft.update(|draft| draft.stage = Stage::Revealed),
            }
        });
    }
}

/// Nothing to hand in yet: the first field that is empty takes the focus.
fn focus_empty_field() {
    let field = document()
        .query_selector("main [data-input]:placeholder-shown")
        .ok()
        .flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // A field on the page takes the focus; were it gone, there would be nothing to fill in.
        let _ = field.focus();
    }
}

/// Whether there is something to hand in.
fn is_ready(response: &Response, body: &QuestionBody) -> bool {
    match response {
        Response::Typed { text, .. } => !text.trim().is_empty(),
        response => response.is_complete(body),
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
