//! Scripts with the person's own facts in their slots.

use crate::{
    domain::{
        bank::Slot,
        script::{filled, setting_key},
    },
    store::{app::App, shared::Derived},
};

/// Names of slots with their facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts(Vec<(String, String)>);

impl Facts {
    /// HTML of the bank with the facts in its slots.
    pub fn fill(&self, bank_html: &str) -> String {
        filled(bank_html, |name| {
            let fact = self.0.iter().find(|(slot, _)| slot == name);
            fact.map(|(_, fact)| fact.as_str())
        })
    }
}

/// The facts for a note's slots; tracked.
pub fn facts(app: App, slots: &[Slot]) -> Derived<Facts> {
    let names: Vec<String> = slots.iter().map(|slot| slot.name.clone()).collect();
    Derived::new(move |_| {
        let progress = app.progress().read();
        let fact = |name: &String| progress.setting(&setting_key(name)).unwrap_or_default().to_owned();
        Facts(names.iter().map(|name| (name.clone(), fact(name))).collect())
    })
}
