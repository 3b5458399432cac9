//! What the interface itself remembers while the page lives: nothing that would be missed after a reload.

use leptos::prelude::*;

use crate::{
    domain::{id::Code, insight::Calibration},
    store::app::App,
    ui::{map::MapState, nav::Nav, pages::backup::Import, quiz::Asking, text::Msg},
};

/// The app, where we are in it, and the state of forms. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Ui {
    /// The app's state and commands.
    pub app: App,
    /// Where we are.
    pub nav: Nav,
    /// The question being asked.
    pub asked: RwSignal<Option<Asking>>,
    /// What the report form is about.
    pub flagging: RwSignal<Option<Code>>,
    /// The backup being brought in.
    pub backup: RwSignal<Import>,
    /// Predicted against actual recall, of a log of so many entries.
    pub calibration: RwSignal<Option<(usize, Calibration)>>,
    /// What is searched for.
    pub query: RwSignal<String>,
    /// How many hits are listed.
    pub n_hits: RwSignal<usize>,
    /// The map.
    pub map: MapState,
    /// Whether the notice about damaged records is still to be seen.
    pub is_damage_shown: RwSignal<bool>,
}

impl Ui {
    /// Fresh state.
    pub fn new(app: App) -> Ui {
        Ui {
            app,
            nav: Nav::start(app),
            asked: RwSignal::new(None),
            flagging: RwSignal::new(None),
            backup: RwSignal::new(Import::Nothing),
            calibration: RwSignal::new(None),
            query: RwSignal::new(String::new()),
            n_hits: RwSignal::new(0),
            map: MapState::default(),
            is_damage_shown: RwSignal::new(true),
        }
    }

    /// A text of the interface in the language set; tracked.
    pub fn say(self, msg: Msg) -> &'static str {
        msg.text(self.app.language())
    }
}
