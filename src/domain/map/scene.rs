//! What is on the map around a place: the graph unrolled into a tree, two levels open and the rest folded, and sizes of
//! its boxes.
//!
//! A note may stand on the map more than once, where more than one question leads to it, but never among its own ancestors. So
//! opening one box never moves another to a different parent. A box is known by the way to it from the centre.

use std::fmt;

use crate::domain::{
    bank::FollowUpKind,
    id::{NoteId, TopicId},
    map::{
        graph::Graph,
        label::{width, wrap},
        layout::{Item, Rect, Side, place},
    },
};

/// What is in the middle.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// All topics.
    Overview,
    /// One topic: its notes, and the topics that lead to it.
    Topic(TopicId),
    /// One note: what leads to it, and where it leads.
    Note(NoteId),
}

/// What a box stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The whole bank.
    Bank,
    /// The topic of that index.
    Topic(usize),
    /// The note of that index.
    Note(usize),
}

/// The way to a box from the centre: the side, then at each level the number of the child.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    is_after: bool,
    steps: Vec<u16>,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_after { "a" } else { "b" })?;
        for (place, step) in self.steps.iter().enumerate() {
            write!(f, "{}{step}", if place == 0 { "" } else { "." })?;
        }
        Ok(())
    }
}

impl Key {
    /// Reads what `to_string` wrote.
    pub fn parse(text: &str) -> Option<Key> {
        let (is_after, rest) = match text.strip_prefix('a') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('b')?),
        };
        let steps = match rest {
            "" => Vec::new(),
            rest => rest.split('.').map(|step| step.parse().ok()).collect::<Option<_>>()?,
        };
        Some(Key { is_after, steps })
    }

    fn child(&self, is_after: bool, step: usize) -> Key {
        let mut steps = self.steps.clone();
        steps.push(step as u16);
        Key { is_after, steps }
    }

    /// How many steps from the centre.
    pub fn depth(&self) -> usize {
        self.steps.len()
    }
}

/// A box of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The way to it.
    pub key: Key,
    /// What it stands for.
    pub subject: Subject,
    /// Index of the box it hangs on; `None` for the centre.
    pub parent: Option<usize>,
    /// Its side.
    pub side: Side,
    /// How many steps from the centre.
    pub depth: usize,
    /// In which direction the question digs that leads from its parent to it, or from it to its parent.
    pub kind: Option<FollowUpKind>,
    /// How many boxes hang on it or would.
    pub n_children: usize,
    /// Whether they are shown.
    pub is_open: bool,
    /// The interviewer's words on the edge, broken into lines; only beside the centre.
    pub words: Vec<String>,
    /// Its title, broken into lines.
    pub title: Vec<String>,
}

/// The texts a map shows.
pub trait Texts {
    /// What a box is called.
    fn title(&self, subject: Subject) -> String;
    /// How an interviewer gets from one note to the other.
    fn words(&self, from: usize, to: usize) -> String;
}

/// The words on the edge between a box and the one it hangs on; its side says which leads to which. Empty beside topics.
pub fn edge_words(texts: &dyn Texts, parent: Subject, own: Subject, side: Side) -> String {
    match (parent, own, side) {
        (Subject::Note(parent), Subject::Note(own), Side::After) => texts.words(parent, own),
        (Subject::Note(parent), Subject::Note(own), Side::Before) => texts.words(own, parent),
        _ => String::new(),
    }
}

/// How many levels are open, and the boxes opened or folded by hand against what their level would have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folds {
    n_levels: usize,
    toggled: Vec<Key>,
}

impl Default for Folds {
    fn default() -> Folds {
        Folds::open_to(N_OPEN_LEVELS)
    }
}

impl Folds {
    /// So many levels open around a note.
    pub fn open_to(n_levels: usize) -> Folds {
        Folds {
            n_levels,
            toggled: Vec::new(),
        }
    }

    /// Opens a folded box or folds an open one.
    pub fn toggle(&mut self, key: &Key) {
        match self.toggled.iter().position(|other| other == key) {
            Some(idx) => {
                self.toggled.remove(idx);
            }
            None => self.toggled.push(key.clone()),
        }
    }

    fn is_toggled(&self, key: &Key) -> bool {
        self.toggled.contains(key)
    }
}

/// The boxes of a map with their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// The centre first, parents before their children, siblings in order.
    pub nodes: Vec<Node>,
    /// Where each stands: the words above, the title below.
    pub rects: Vec<Rect>,
}

/// How much of the centre's surroundings is open at first.
const N_OPEN_LEVELS: usize = 2;

/// A size of text and box, in world units.
struct Style {
    width: i32,
    title_size: i32,
    title_line: i32,
    padding: i32,
}

/// Of the words on an edge.
pub const WORDS_SIZE: i32 = 12;
/// Between the lines of the words.
pub const WORDS_LINE: i32 = 17;
/// Between the words and the box they lead to.
pub const WORDS_GAP: i32 = 4;

impl Style {
    fn of(depth: usize) -> Style {
        let [width, title_size, title_line, padding] = match depth {
            0 => [124, 15, 21, 10],
            1 => [132, 14, 20, 8],
            _ => [128, 12, 17, 5],
        };
        Style {
            width,
            title_size,
            title_line,
            padding,
        }
    }
}

/// The size of a title's text at that depth.
pub fn title_size(depth: usize) -> i32 {
    Style::of(depth).title_size
}

/// The distance between the lines of a title at that depth.
pub fn title_line(depth: usize) -> i32 {
    Style::of(depth).title_line
}

/// The space above the first line of a title at that depth.
pub fn padding(depth: usize) -> i32 {
    Style::of(depth).padding
}

impl Node {
    /// The height of the words above its title, with the gap.
    pub fn words_height(&self) -> i32 {
        match self.words.len() as i32 {
            0 => 0,
            n_lines => n_lines * WORDS_LINE + WORDS_GAP,
        }
    }

    fn height(&self) -> i32 {
        let style = Style::of(self.depth);
        self.words_height() + self.title.len().max(1) as i32 * style.title_line + 2 * style.padding
    }

    fn width(&self) -> i32 {
        let style = Style::of(self.depth);
        let widest = self.title.iter().map(|line| width(line)).max().unwrap_or(0);
        let needed = (widest as i32 * style.title_size).div_euclid(1_000) + 1 + 2 * style.padding;
        if self.words.is_empty() && self.depth > 1 {
            needed.min(style.width)
        } else {
            style.width
        }
    }
}

impl Scene {
    /// The map around `centre`.
    pub fn new(graph: &Graph, texts: &dyn Texts, centre: Subject, folds: &Folds) -> Scene {
        let root = Key {
            is_after: true,
            steps: Vec::new(),
        };
        let mut scene = Scene::default();
        scene
            .nodes
            .push(node(texts, root, centre, None, Side::After, None, Vec::new()));
        scene.nodes[0].is_open = true;
        let mut next = 0;
        while next < scene.nodes.len() {
            scene.grow(graph, texts, folds, next);
            next += 1;
        }
        let items: Vec<Item> = scene.nodes.iter().map(Node::item).collect();
        scene.rects = place(&items);
        scene
    }

    /// Counts what hangs on a box, and puts it on the map if the box is open.
    fn grow(&mut self, graph: &Graph, texts: &dyn Texts, folds: &Folds, parent: usize) {
        let children = self.children_of(graph, parent);
        let opens_by_itself = match self.nodes[0].subject {
            Subject::Note(_) => self.nodes[parent].depth < folds.n_levels,
            Subject::Bank | Subject::Topic(_) => parent == 0,
        };
        let before = &mut self.nodes[parent];
        before.n_children = children.len();
        before.is_open = parent == 0 || opens_by_itself != folds.is_toggled(&before.key);
        if !before.is_open {
            return;
        }
        let (key, depth, from) = (before.key.clone(), before.depth, before.subject);
        for (step, (subject, side, kind)) in children.into_iter().enumerate() {
            let words = match depth {
                0 => {
                    let width = Style::of(1).width * 1_000 / WORDS_SIZE;
                    wrap(&edge_words(texts, from, subject, side), width as u32)
                }
                _ => Vec::new(),
            };
            let key = key.child(side == Side::After, step);
            self.nodes
                .push(node(texts, key, subject, Some((parent, depth)), side, kind, words));
        }
    }

    /// What hangs on a box: children of the centre on both sides, those of any other on its own.
    fn children_of(&self, graph: &Graph, parent: usize) -> Vec<(Subject, Side, Option<FollowUpKind>)> {
        let Node { subject, side, .. } = self.nodes[parent];
        let is_centre = parent == 0;
        let mut children = Vec::new();
        match subject {
            Subject::Bank => {
                let n_topics = graph.n_topics();
                children.extend((0..n_topics).map(|topic| {
                    let side = if topic < n_topics.div_ceil(2) {
                        Side::Before
                    } else {
                        Side::After
                    };
                    (Subject::Topic(topic), side, None)
                }));
            }
            Subject::Topic(topic) => match (is_centre, self.nodes[0].subject, side) {
                (true, ..) => {
                    let leading =
                        (0..graph.n_topics()).filter(|&from| from != topic && !graph.bridges(from, topic).is_empty());
                    children.extend(leading.map(|from| (Subject::Topic(from), Side::Before, None)));
                    let notes = graph.notes_of(topic).iter();
                    children.extend(notes.map(|&note| (Subject::Note(note), Side::After, None)));
                }
                (false, Subject::Topic(centre), Side::Before) => {
                    let notes = graph.bridges(topic, centre).into_iter();
                    children.extend(notes.map(|note| (Subject::Note(note), side, None)));
                }
                _ => {
                    let notes = graph.notes_of(topic).iter();
                    children.extend(notes.map(|&note| (Subject::Note(note), side, None)));
                }
            },
            Subject::Note(note) => {
                if is_centre || side == Side::Before {
                    let links = graph.before(note).iter();
                    children.extend(links.map(|link| (Subject::Note(link.note), Side::Before, Some(link.kind))));
                }
                if is_centre || side == Side::After {
                    let links = graph.after(note).iter();
                    children.extend(links.map(|link| (Subject::Note(link.note), Side::After, Some(link.kind))));
                }
            }
        }
        children.retain(|(subject, ..)| !self.is_on_the_way(parent, *subject));
        children
    }

    /// Whether a subject is this box or one of its ancestors.
    fn is_on_the_way(&self, start: usize, subject: Subject) -> bool {
        let mut idx = Some(start);
        while let Some(node) = idx.map(|idx| &self.nodes[idx]) {
            if node.subject == subject {
                return true;
            }
            idx = node.parent;
        }
        false
    }

    /// The box of that key.
    pub fn find(&self, key: &Key) -> Option<usize> {
        self.nodes.iter().position(|node| node.key == *key)
    }

    /// The box nearest to the centre that stands for `subject`.
    pub fn find_subject(&self, subject: Subject) -> Option<usize> {
        // Parents come before their children and levels one after the other, so the first is the nearest.
        self.nodes.iter().position(|node| node.subject == subject)
    }

    /// The rectangle of a box's title, without the words above it.
    pub fn title_rect(&self, idx: usize) -> Rect {
        let (rect, words_height) = (self.rects[idx], self.nodes[idx].words_height());
        Rect {
            y: rect.y + words_height,
            height: rect.height - words_height,
            ..rect
        }
    }
}

impl Node {
    fn item(&self) -> Item {
        Item {
            parent: self.parent,
            side: self.side,
            width: self.width(),
            height: self.height(),
        }
    }
}

fn node(
    texts: &dyn Texts,
    key: Key,
    subject: Subject,
    parent: Option<(usize, usize)>,
    side: Side,
    kind: Option<FollowUpKind>,
    words: Vec<String>,
) -> Node {
    let depth = parent.map_or(0, |(_, depth)| depth + 1);
    let style = Style::of(depth);
    let room = style.width - 2 * style.padding;
    Node {
        key,
        subject,
        parent: parent.map(|(parent, _)| parent),
        side,
        depth,
        kind,
        n_children: 0,
        is_open: false,
        words,
        title: wrap(&texts.title(subject), (room * 1_000 / style.title_size) as u32),
    }
}

#[cfg(test)]
mod tests;
