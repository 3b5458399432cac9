//! What the interface itself remembers while the page lives: nothing that would be missed after a reload.

use crate::{
    domain::{id::Code, insight::Calibration},
    store::{app::App, state::State},
    ui::{extra::Extra, map::MapState, nav::Nav, pages::backup::Import, quiz::Asking, text::Msg},
};

/// The app, where we are in it, and the state of forms. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Ui {
    /// The app's state and commands.
    pub app: App,
    /// What the first screens do without, if this is the whole app.
    pub extra: Option<&'static Extra>,
    /// Where we are.
    pub nav: Nav,
    /// The question being asked.
    pub asked: State<Option<Asking>>,
    /// What the report form is about.
    pub flagging: State<Option<Code>>,
    /// The backup being brought in.
    pub backup: State<Import>,
    /// Predicted against actual recall, of a log of so many entries.
    pub calibration: State<Option<(usize, Calibration)>>,
    /// What is searched for.
    pub query: State<String>,
    /// How many hits are listed.
    pub n_hits: State<usize>,
    /// What was wrong with what was last put into the plan; empty when nothing.
    pub plan_word: State<String>,
    /// The map.
    pub map: MapState,
    /// Whether the notice about damaged records is still to be seen.
    pub is_damage_shown: State<bool>,
}

impl Ui {
    /// Fresh state.
    pub fn new(app: App, extra: Option<&'static Extra>) -> Ui {
        Ui {
            app,
            extra,
            nav: Nav::start(app),
            asked: State::new(None),
            flagging: State::new(None),
            backup: State::new(Import::Nothing),
            calibration: State::new(None),
            query: State::new(String::new()),
            n_hits: State::new(0),
            plan_word: State::new(String::new()),
            map: MapState::default(),
            is_damage_shown: State::new(true),
        }
    }

    /// A text of the interface in the language set; tracked.
    pub fn say(self, msg: Msg) -> &'static str {
        msg.text(self.app.language())
    }
}
