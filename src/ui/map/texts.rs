//! What the map's boxes and edges say, some of it hidden while one practises.

use std::sync::Arc;

use crate::{
    domain::{
        bank::Bank,
        map::scene::{Subject, Texts},
    },
    store::app::App,
    ui::{map::practice::Practice, text::Msg, ui_state::Ui},
};

/// The bank's texts.
pub struct BankTexts {
    app: App,
    bank: Arc<Bank>,
    practice: Option<Practice>,
}

impl BankTexts {
    /// With the labels hidden that one practises.
    pub fn new(ui: Ui) -> BankTexts {
        BankTexts {
            practice: ui.map.inner().borrow().practice.clone(),
            ..BankTexts::open(ui)
        }
    }

    /// With nothing hidden.
    pub fn open(ui: Ui) -> BankTexts {
        BankTexts {
            app: ui.app,
            bank: ui.app.bank(),
            practice: None,
        }
    }

    fn is_hidden(&self, subject: Subject) -> bool {
        self.practice.as_ref().is_some_and(|practice| practice.hides(subject))
    }
}

impl Texts for BankTexts {
    fn title(&self, subject: Subject) -> String {
        if self.is_hidden(subject) {
            return "？".to_owned();
        }
        match subject {
            Subject::Bank => Msg::AppName.text(self.app.language()).to_owned(),
            Subject::Topic(topic) => self
                .bank
                .topics()
                .get(topic)
                .map(|topic| topic.title.clone())
                .unwrap_or_default(),
            Subject::Note(note) => self
                .bank
                .notes()
                .get(note)
                .map(|note| note.title.clone())
                .unwrap_or_default(),
        }
    }

    fn words(&self, from: usize, to: usize) -> String {
        if self.is_hidden(Subject::Note(from)) || self.is_hidden(Subject::Note(to)) {
            return String::new();
        }
        match (self.bank.notes().get(from), self.bank.notes().get(to)) {
            (Some(from), Some(to)) => self.app.ask_between(&from.id, &to.id),
            _ => String::new(),
        }
    }
}
