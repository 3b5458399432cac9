//! A page that nothing leads to, `bench/map/`: the map's own code on a tree of any size, measured by `make bench`.
//!
//! It sets `window.mmBench = { name, prepare(n), render(), collapse(), expand(), root() }`: `prepare` makes a tree of `n` boxes
//! `n0` … in which every box has up to five children, all open; `render` lays it out and draws it; `collapse` and `expand` fold
//! and open `n1`, the first branch; `root` is the element it is drawn into. Each has drawn when it returns.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use maud::html;
use wasm_bindgen::{JsValue, closure::Closure};

use crate::{
    domain::{
        bank::Bank,
        map::{
            graph::Graph,
            scene::{Folds, Key, Scene, Subject, Texts},
            view::View,
        },
        progress::Progress,
    },
    store::clock,
    ui::{
        html::still,
        map::{
            canvas::MARGIN,
            draw::Look,
            paint::{self, Painting},
        },
    },
};

/// Children a box has.
const N_CHILDREN: usize = 5;

/// Titles by number, no words.
struct Numbers;

impl Texts for Numbers {
    fn title(&self, subject: Subject) -> String {
        match subject {
            Subject::Note(note) => format!("n{note}"),
            Subject::Bank | Subject::Topic(_) => String::new(),
        }
    }

    fn words(&self, _: usize, _: usize) -> String {
        String::new()
    }
}

#[derive(Default)]
struct Tree {
    graph: Graph,
    folds: Folds,
    bank: Bank,
    progress: Progress,
    painting: Painting,
}

/// The page.
pub fn page() -> AnyView {
    let tree = Rc::new(RefCell::new(Tree::default()));
    let bench = Object::new();
    let set = |name: &str, value: &JsValue| {
        // A fresh object takes any property.
        let _ = Reflect::set(&bench, &name.into(), value);
    };
    let act = |name: &str, closure: Closure<dyn Fn(JsValue)>| {
        set(name, closure.as_ref());
        // The page keeps it for its life.
        closure.forget();
    };
    set("name", &"zhuiwen".into());
    let prepared = tree.clone();
    act(
        "prepare",
        Closure::new(move |n: JsValue| {
            let mut tree = prepared.borrow_mut();
            tree.graph = Graph::of_tree(n.as_f64().unwrap_or(1.0) as usize, N_CHILDREN);
            tree.folds = Folds::open_to(usize::MAX);
            tree.painting = Painting::default();
            if let Some(boxes) = document().get_element_by_id("map-boxes") {
                boxes.set_inner_html("");
            }
        }),
    );
    for (name, is_toggled) in [("render", false), ("collapse", true), ("expand", true)] {
        let drawn = tree.clone();
        act(
            name,
            Closure::new(move |_: JsValue| {
                let mut tree = drawn.borrow_mut();
                if let (true, Some(first)) = (is_toggled, Key::parse("a0")) {
                    tree.folds.toggle(&first);
                }
                draw_tree(&mut tree);
            }),
        );
    }
    let root =
        Closure::<dyn Fn() -> JsValue>::new(|| document().get_element_by_id("map").map_or(JsValue::NULL, Into::into));
    set("root", root.as_ref());
    root.forget();
    // The window takes any property.
    let _ = Reflect::set(&window(), &"mmBench".into(), &bench);
    still(html! {
        h1 tabindex="-1" { "mmBench" }
        div #map.map { svg #map-canvas aria-hidden="true" { g #map-world { g #map-edges {} g #map-boxes {} } } }
    })
}

fn draw_tree(tree: &mut Tree) {
    let scene = Scene::new(&tree.graph, &Numbers, Subject::Note(0), &tree.folds);
    let (Some(&centre), Some(map), Some(world)) =
        (scene.rects.first(), document().get_element_by_id("map"), paint::world())
    else {
        return;
    };
    let bounds = map.get_bounding_client_rect();
    let view = View::on(centre, bounds.width() as f32, bounds.height() as f32, 0.8);
    let look = Look {
        bank: &tree.bank,
        progress: &tree.progress,
        now: clock::now(),
        selected: None,
        trail: &[],
    };
    tree.painting.update(&world, &scene, view.shown(MARGIN), &look);
    Painting::place(&world, &view);
}
