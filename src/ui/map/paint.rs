//! Keeping the drawing up to date with as little change to the document as can be: boxes that stay are moved, not drawn anew.

use maud::Markup;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::{
    domain::map::{
        layout::Rect,
        scene::{Key, Scene},
        view::View,
    },
    ui::map::draw::{self, Look},
};

/// What is drawn, box by box.
#[derive(Clone, Debug, Default)]
pub struct Painting {
    boxes: Vec<Painted>,
}

#[derive(Clone, Debug)]
struct Painted {
    key: Key,
    x: i32,
    y: i32,
    svg: String,
    element: Element,
}

/// A box to be drawn.
struct Wanted {
    key: Key,
    x: i32,
    y: i32,
    svg: String,
}

impl Painting {
    /// Draws what of the scene is in `shown` into the group `#map-edges` and the group `#map-boxes`.
    pub fn update(&mut self, world: &Element, scene: &Scene, shown: Rect, look: &Look) {
        let group = |selector: &str| world.query_selector(selector).ok().flatten();
        let (Some(edges), Some(boxes)) = (group("#map-edges"), group("#map-boxes")) else {
            return;
        };
        edges.set_inner_html(&draw::edges(scene, shown, look).into_string());
        // A page that came anew has none of what was drawn before.
        if !boxes.has_child_nodes() {
            self.boxes.clear();
        }
        let mut before = std::mem::take(&mut self.boxes);
        let mut fresh = Vec::new();
        for idx in (0..scene.nodes.len()).filter(|&idx| scene.rects[idx].overlaps(shown)) {
            let rect = scene.title_rect(idx);
            let wanted = Wanted {
                key: scene.nodes[idx].key.clone(),
                x: rect.x,
                y: rect.y,
                svg: markup(draw::node(scene, idx, look)),
            };
            let kept = before
                .iter()
                .position(|painted| painted.key == wanted.key && painted.svg == wanted.svg);
            match kept {
                Some(place) => {
                    let mut painted = before.swap_remove(place);
                    if (painted.x, painted.y) != (wanted.x, wanted.y) {
                        (painted.x, painted.y) = (wanted.x, wanted.y);
                        // Setting a valid attribute does not fail.
                        let _ = painted.element.set_attribute("transform", &translate(&wanted));
                    }
                    self.boxes.push(painted);
                }
                None => fresh.push(wanted),
            }
        }
        for gone in before {
            gone.element.remove();
        }
        let svg: String = fresh
            .iter()
            .map(|wanted| format!("<g transform=\"{}\">{}</g>", translate(wanted), wanted.svg))
            .collect();
        // The position is a valid one.
        let _ = boxes.insert_adjacent_html("beforeend", &svg);
        let mut element = boxes.last_element_child();
        for wanted in fresh.into_iter().rev() {
            let Some(found) = element else { break };
            element = found.previous_element_sibling();
            self.boxes.push(Painted {
                key: wanted.key,
                x: wanted.x,
                y: wanted.y,
                svg: wanted.svg,
                element: found,
            });
        }
    }

    /// Puts the world where the window says.
    pub fn place(world: &Element, view: &View) {
        // Setting a valid attribute does not fail.
        let _ = world.set_attribute("transform", &draw::transform(view));
    }
}

fn markup(markup: Markup) -> String {
    markup.into_string()
}

fn translate(wanted: &Wanted) -> String {
    format!("translate({} {})", wanted.x, wanted.y)
}

/// The group that everything is drawn into.
pub fn world() -> Option<Element> {
    leptos::prelude::document()
        .get_element_by_id("map-world")?
        .dyn_into()
        .ok()
}
