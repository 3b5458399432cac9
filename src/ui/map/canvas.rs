//! The window onto the map: drawing what is in it, moving it, and gliding from one centre to the next.

use std::rc::Rc;

use leptos::prelude::*;
use maud::Markup;
use web_sys::Element;

use crate::{
    domain::map::{
        layout::Rect,
        scene::{Key, Scene},
        view::{Point, View, bounds},
    },
    store::clock,
    ui::{
        later::next_frame,
        map::{
            draw::Look,
            outline,
            paint::{self, Painting},
            panel,
            texts::BankTexts,
        },
        ui_state::Ui,
    },
};

/// How long a glide takes, in milliseconds.
const GLIDE: f64 = 180.0;
/// How many windows beyond each edge are drawn too, so that a short drag draws nothing.
pub const MARGIN: f32 = 0.3;
/// The map's width that is to be seen at first: the centre and its first level.
const FIRST_WIDTH: i32 = 484;

fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// The window's size in pixels; `None` before the page is laid out.
fn size() -> Option<(f32, f32)> {
    let bounds = element("map")?.get_bounding_client_rect();
    (bounds.width() > 0.0).then(|| (bounds.width() as f32, bounds.height() as f32))
}

/// Makes the map anew from all it depends on, draws it, and writes what stands around it; tracked.
pub fn refresh(ui: Ui) {
    let map = ui.map;
    map.track();
    make_scene(ui);
    // For the colours.
    ui.app.progress().track();
    draw_shown(ui);
    let place = map.inner().borrow().centre.clone();
    let Some(place) = place else { return };
    write("map-head", super::head(ui, &place));
    write("map-panel", panel::markup(ui, &place));
    write("map-lists", outline::markup(ui));
}

/// Lists what the map's search finds; tracked.
pub fn list_hits(ui: Ui) {
    write("map-hits", panel::hits(ui));
}

fn write(id: &str, markup: Markup) {
    if let Some(element) = element(id) {
        element.set_inner_html(&markup.into_string());
    }
}

fn make_scene(ui: Ui) {
    let texts = BankTexts::new(ui);
    let graph = ui.map.graph(&ui.app.bank());
    let cell = ui.map.inner();
    let (subject, folds) = {
        let inner = cell.borrow();
        (inner.subject, inner.folds.clone())
    };
    if let Some(subject) = subject {
        // Not borrowed meanwhile: the texts read the state too.
        let scene = Scene::new(&graph, &texts, subject, &folds);
        let mut inner = cell.borrow_mut();
        inner.window.bounds = bounds(&scene.rects);
        let held = inner.held.take();
        let moved = held.and_then(|(key, before)| Some(scene.title_rect(scene.find(&key)?).middle() - before));
        if let (Some(moved), Some(view)) = (moved, &mut inner.window.view) {
            view.offset.y -= moved as f32 * view.scale;
        }
        inner.scene = Rc::new(scene);
    }
}

/// Finds out the window's size, and puts the centre into its middle: at once, or gliding from where it was.
pub fn settle(ui: Ui) {
    let Some((width, height)) = size() else { return };
    let scene = ui.map.scene();
    let Some(&centre) = scene.rects.first() else { return };
    let mut start = None;
    {
        let cell = ui.map.inner();
        let window = &mut cell.borrow_mut().window;
        let scale = match window.scale {
            Some(scale) => scale,
            None => View::scale_for(width, FIRST_WIDTH, 0.8, 1.0),
        };
        let mut view = View::on(centre, width, height, scale);
        if let Some(at) = window.glide_from.take() {
            let target = view.offset;
            view.pin(0, 0, at);
            start = Some((view.offset, target));
        }
        window.view = Some(view);
    }
    draw_shown(ui);
    if let Some((from, to)) = start {
        glide(ui, from, to);
    }
}

/// The window has another size.
pub fn resize(ui: Ui) {
    let Some((width, height)) = size() else { return };
    if let Some(view) = &mut ui.map.inner().borrow_mut().window.view {
        view.offset.x += (width - view.width) / 2.0;
        view.offset.y += (height - view.height) / 2.0;
        view.width = width;
        view.height = height;
    }
    draw_shown(ui);
}

fn is_motion_reduced() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// Moves the map from one offset to another, fast at first.
fn glide(ui: Ui, from: Point, to: Point) {
    hold(ui);
    let number = ui.map.inner().borrow().window.n_glides;
    if is_motion_reduced() {
        change(ui, |view, _| view.offset = to);
        return;
    }
    glide_on(ui, number, clock::millis(), from, to);
}

fn glide_on(ui: Ui, number: u32, started_at: f64, from: Point, to: Point) {
    if !ui.map.is_shown() || ui.map.inner().borrow().window.n_glides != number {
        return;
    }
    let share = ((clock::millis() - started_at) / GLIDE).min(1.0) as f32;
    let left = (1.0 - share) * (1.0 - share);
    change(ui, |view, _| {
        view.offset = Point {
            x: to.x + (from.x - to.x) * left,
            y: to.y + (from.y - to.y) * left,
        };
    });
    if share < 1.0 {
        next_frame(Box::new(move || glide_on(ui, number, started_at, from, to)));
    }
}

/// Ends a glide under way: the person took the map into the hand.
pub fn hold(ui: Ui) {
    ui.map.inner().borrow_mut().window.n_glides += 1;
}

/// Changes the window, then shows it: by moving what is drawn, or by drawing what has come into it.
pub fn change(ui: Ui, change: impl FnOnce(&mut View, Rect)) {
    let is_drawn = {
        let cell = ui.map.inner();
        let window = &mut cell.borrow_mut().window;
        let Some(view) = &mut window.view else { return };
        change(view, window.bounds);
        let (shown, drawn) = (view.shown(0.0), window.drawn);
        shown.x >= drawn.x && shown.y >= drawn.y && shown.right() <= drawn.right() && shown.bottom() <= drawn.bottom()
    };
    if is_drawn {
        if let (Some(view), Some(world)) = (&ui.map.inner().borrow().window.view, paint::world()) {
            Painting::place(&world, view);
        }
    } else {
        draw_shown(ui);
    }
}

/// Draws what is in the window and around it.
fn draw_shown(ui: Ui) {
    let Some(world) = paint::world() else { return };
    let bank = ui.app.bank();
    let progress = ui.app.progress().read_untracked();
    let came_from = ui.map.trail(ui);
    let cell = ui.map.inner();
    let inner = &mut *cell.borrow_mut();
    let Some(view) = &inner.window.view else { return };
    inner.window.drawn = view.shown(MARGIN);
    let look = Look {
        bank: &bank,
        progress: &progress,
        now: clock::now(),
        selected: inner.selected.as_ref(),
        trail: &came_from,
    };
    inner.painting.update(&world, &inner.scene, inner.window.drawn, &look);
    Painting::place(&world, view);
}

/// Zooms around the window's middle.
pub fn zoom(ui: Ui, factor: f32) {
    hold(ui);
    change(ui, |view, bounds| {
        let middle = Point {
            x: view.width / 2.0,
            y: view.height / 2.0,
        };
        view.zoom(factor, middle, bounds);
    });
}

/// Moves the map by so many pixels.
pub fn pan(ui: Ui, dx: f32, dy: f32) {
    hold(ui);
    change(ui, |view, bounds| view.pan(dx, dy, bounds));
}

/// The centre to the window's middle, at the scale of the beginning.
pub fn recentre(ui: Ui) {
    let scene = ui.map.scene();
    let (Some(&centre), Some((width, height))) = (scene.rects.first(), size()) else {
        return;
    };
    hold(ui);
    let scale = View::scale_for(width, FIRST_WIDTH, 0.8, 1.0);
    change(ui, |view, _| *view = View::on(centre, width, height, scale));
}

/// Brings a box into the window, and draws its mark.
pub fn show_box(ui: Ui, idx: usize) {
    if let Some(&rect) = ui.map.scene().rects.get(idx) {
        hold(ui);
        change(ui, |view, _| view.show(rect, 24.0));
        draw_shown(ui);
    }
}

/// Opens or folds a box, which stays where it is on the screen. `refresh` follows and makes the map anew.
pub fn fold(ui: Ui, key: &Key) {
    let scene = ui.map.scene();
    let held = scene.find(key).map(|idx| (key.clone(), scene.title_rect(idx).middle()));
    let cell = ui.map.inner();
    {
        let mut inner = cell.borrow_mut();
        inner.folds.toggle(key);
        inner.held = held;
    }
    ui.map.changed();
}
