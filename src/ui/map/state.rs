//! What the map remembers while the page lives, and what moving on it does.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::untrack;

use crate::{
    domain::{
        bank::Bank,
        id::NoteId,
        log::Grade,
        map::{
            graph::Graph,
            layout::{Rect, Side},
            scene::{Folds, Key, Node, Place, Scene, Subject},
            view::{Point, View},
        },
    },
    store::state::State,
    ui::{
        events,
        map::{action::MapAction, canvas, paint::Painting, practice::Practice, route_of},
        text::Msg,
        ui_state::Ui,
    },
};

/// The state of the map. Copying it copies handles.
///
/// One cell and one number that says that it changed: a signal for each part would each be kilobytes of the download.
#[derive(Clone, Copy)]
pub struct MapState {
    cell: State<Rc<RefCell<Inner>>>,
    revision: State<usize>,
    /// What is searched for on the map: apart, since typing changes nothing of the map.
    pub(super) query: State<String>,
}

/// What the map remembers.
#[derive(Default)]
pub(super) struct Inner {
    /// Whether a map is on the page.
    pub is_shown: bool,
    /// Made when first wanted.
    pub graph: Option<Rc<Graph>>,
    /// What is in the middle.
    pub centre: Option<Place>,
    pub subject: Option<Subject>,
    pub folds: Folds,
    /// A box just opened or folded and the world height of its middle before: it stays where it is on the screen.
    pub held: Option<(Key, i32)>,
    pub practice: Option<Practice>,
    /// The box the keys are at.
    pub selected: Option<Key>,
    /// What is drawn; the outline follows it.
    pub scene: Rc<Scene>,
    pub window: Window,
    /// What is drawn.
    pub painting: Painting,
    /// Whether the page's next map takes the focus: it was moved by keys.
    pub keeps_focus: bool,
}

/// Where the window is and what of the map is drawn.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Window {
    /// `None` until the page is laid out.
    pub view: Option<View>,
    /// All of the map.
    pub bounds: Rect,
    /// The part that is drawn.
    pub drawn: Rect,
    /// Where on the screen what is now in the middle was before, for the glide.
    pub glide_from: Option<Point>,
    /// The scale before, which stays.
    pub scale: Option<f32>,
    /// Numbers the glides, so that a new one ends the one before.
    pub n_glides: u32,
}

impl Default for MapState {
    /// Nothing on the map yet.
    fn default() -> MapState {
        MapState {
            cell: State::new(Rc::default()),
            revision: State::new(0),
            query: State::new(String::new()),
        }
    }
}

impl MapState {
    /// The state. Borrow it for as short as can be: drawing borrows it too.
    pub(super) fn inner(self) -> Rc<RefCell<Inner>> {
        self.cell.get_untracked()
    }

    /// The map has to be made anew.
    pub(super) fn changed(self) {
        self.revision.update(|revision| *revision += 1);
    }

    /// Has whoever calls this called again when the map has to be made anew.
    pub(super) fn track(self) {
        self.revision.track();
    }

    /// What is drawn.
    pub(super) fn scene(self) -> Rc<Scene> {
        self.inner().borrow().scene.clone()
    }

    /// The graph, made when first wanted.
    pub(super) fn graph(self, bank: &Bank) -> Rc<Graph> {
        let cell = self.inner();
        let mut inner = cell.borrow_mut();
        inner.graph.get_or_insert_with(|| Rc::new(Graph::new(bank))).clone()
    }

    /// Puts a place into the middle; answers whether the bank has it.
    pub(super) fn arrive(self, ui: Ui, place: &Place) -> bool {
        let bank = ui.app.bank();
        let subject = match place {
            Place::Overview => Some(Subject::Bank),
            Place::Topic(id) => bank
                .topics()
                .iter()
                .position(|topic| topic.id == *id)
                .map(Subject::Topic),
            Place::Note(id) => bank.note_idx(id).map(Subject::Note),
        };
        let Some(subject) = subject else { return false };
        self.query.set(String::new());
        let cell = self.inner();
        let mut inner = cell.borrow_mut();
        let before = inner.scene.clone();
        let view = inner.window.view;
        inner.window.glide_from = view.and_then(|view| {
            let rect = before.title_rect(before.find_subject(subject)?);
            Some(Point {
                x: view.screen_x(rect.x + rect.width / 2),
                y: view.screen_y(rect.middle()),
            })
        });
        inner.window.scale = view.map(|view| view.scale).or(inner.window.scale);
        inner.window.view = None;
        *inner = Inner {
            is_shown: true,
            graph: inner.graph.take(),
            centre: Some(place.clone()),
            subject: Some(subject),
            window: inner.window,
            keeps_focus: inner.keeps_focus,
            ..Inner::default()
        };
        true
    }

    pub(super) fn leave(self) {
        self.inner().borrow_mut().is_shown = false;
    }

    /// Whether a map is on the page.
    pub(super) fn is_shown(self) -> bool {
        self.inner().borrow().is_shown
    }

    /// Whether the focus stays on the map now that the page has changed; says so once.
    pub fn takes_focus(self) -> bool {
        std::mem::take(&mut self.inner().borrow_mut().keeps_focus)
    }

    /// The next map takes the focus.
    pub(super) fn keep_focus(self) {
        self.inner().borrow_mut().keeps_focus = true;
    }

    /// The notes one came by, the last being the one in the middle; empty around anything else. Untracked.
    pub(super) fn trail(self, ui: Ui) -> Vec<NoteId> {
        match &self.inner().borrow().centre {
            Some(Place::Note(id)) => untrack(|| ui.app.trail_to(id)),
            _ => Vec::new(),
        }
    }

    fn node(self, key: &Key) -> Option<Node> {
        let scene = self.scene();
        scene.find(key).map(|idx| scene.nodes[idx].clone())
    }
}

/// Does what a tap on the map means.
pub fn run(ui: Ui, action: MapAction) {
    let map = ui.map;
    match action {
        MapAction::Move(key) => move_to(ui, &key),
        MapAction::Fold(key) => canvas::fold(ui, &key),
        MapAction::ZoomIn => canvas::zoom(ui, 1.3),
        MapAction::ZoomOut => canvas::zoom(ui, 1.0 / 1.3),
        MapAction::Centre => canvas::recentre(ui),
        MapAction::PanLeft => canvas::pan(ui, 120.0, 0.0),
        MapAction::PanRight => canvas::pan(ui, -120.0, 0.0),
        MapAction::PanUp => canvas::pan(ui, 0.0, 120.0),
        MapAction::PanDown => canvas::pan(ui, 0.0, -120.0),
        MapAction::Hide => {
            let cell = map.inner();
            {
                let mut inner = cell.borrow_mut();
                let is_on = inner.practice.is_some();
                inner.folds = if is_on { Folds::default() } else { Folds::open_to(1) };
                inner.practice = inner.subject.filter(|_| !is_on).map(Practice::around);
            }
            map.changed();
            canvas::recentre(ui);
        }
        MapAction::Reveal(key) => {
            if let Some(node) = map.node(&key) {
                if let Some(practice) = &mut map.inner().borrow_mut().practice {
                    practice.reveal(node.subject);
                }
                map.changed();
            }
        }
        MapAction::Remembered(key) => tick(ui, &key, true),
        MapAction::Forgotten(key) => tick(ui, &key, false),
    }
}

/// Goes to what a box stands for; hidden boxes are revealed instead. Steps along follow-ups are remembered.
fn move_to(ui: Ui, key: &Key) {
    let scene = ui.map.scene();
    let Some(idx) = scene.find(key) else { return };
    let subject = scene.nodes[idx].subject;
    let is_hidden = |practice: &Practice| practice.hides(subject);
    if ui.map.inner().borrow().practice.as_ref().is_some_and(is_hidden) {
        run(ui, MapAction::Reveal(key.clone()));
        return;
    }
    if idx == 0 {
        canvas::recentre(ui);
        return;
    }
    let bank = ui.app.bank();
    let mut way = vec![idx];
    while let Some(parent) = way.last().and_then(|&idx| scene.nodes[idx].parent) {
        way.push(parent);
    }
    way.reverse();
    for step in way.windows(2) {
        let (from, to) = (&scene.nodes[step[0]], &scene.nodes[step[1]]);
        if let (Subject::Note(from), Subject::Note(to_note)) = (from.subject, to.subject) {
            let (from, to_note) = (&bank.notes()[from].id, &bank.notes()[to_note].id);
            match to.side {
                Side::After => ui.app.walk(from, to_note),
                // Nobody asks backwards: where one came from is remembered, but no follow-up was walked.
                Side::Before => ui.app.stroll(from, to_note),
            }
        }
    }
    if let Some(place) = place_of(&bank, subject) {
        ui.nav.go(&route_of(place));
    }
}

fn place_of(bank: &Bank, subject: Subject) -> Option<Place> {
    Some(match subject {
        Subject::Bank => Place::Overview,
        Subject::Topic(topic) => Place::Topic(bank.topics().get(topic)?.id.clone()),
        Subject::Note(note) => Place::Note(bank.notes().get(note)?.id.clone()),
    })
}

/// Ticks a revealed neighbour: the follow-up between it and the centre was remembered or not, and the log says so.
fn tick(ui: Ui, key: &Key, is_remembered: bool) {
    let map = ui.map;
    let Some(node) = map.node(key) else { return };
    let cell = map.inner();
    let (is_news, centre) = {
        let mut inner = cell.borrow_mut();
        let is_news = inner
            .practice
            .as_mut()
            .is_some_and(|practice| practice.set_tick(node.subject, is_remembered));
        (is_news, inner.subject)
    };
    map.changed();
    let bank = ui.app.bank();
    if let (true, Some(Subject::Note(centre)), Subject::Note(other)) = (is_news, centre, node.subject) {
        let (from, to) = match node.side {
            Side::After => (centre, other),
            Side::Before => (other, centre),
        };
        let grade = if is_remembered { Grade::Good } else { Grade::Again };
        ui.app
            .remember_edge(bank.notes()[from].code, bank.notes()[to].code, grade);
        events::say(ui.say(Msg::Noted));
    }
}

/// Searches for notes to go to.
pub fn search(ui: Ui, query: String) {
    ui.app.want_search();
    ui.map.query.set(query);
}
