//! Mermaid text → SVG that follows the page's theme and fits a phone. Knows nothing of notes.
//!
//! The renderer is asked for sentinel colours, which become classes: `f-…` for fills, `s-…` for strokes, of the roles
//! `node line group note act paper`. Text has no class: it takes the SVG's own fill, `currentColor`.

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use mermaid_rs_renderer::{
    DiagramKind, Graph, LayoutConfig, Theme, compute_layout, parse_mermaid, parser::ParseOutput, render_svg, validator,
};
use sha2::{Digest, Sha256};

use crate::author::{html::escape_attribute, run::hex, svg};

mod fit;

/// The widest diagram, in units of its own 14-unit text: on a 360-pixel phone 430 units leave the text 10.7 pixels.
pub const MAX_WIDTH: f32 = 430.0;

/// The size of the text.
const FONT_SIZE: f32 = 14.0;

/// A drawn diagram.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The `<svg>` element.
    pub svg: String,
    /// Its natural width in units.
    pub width: f32,
}

/// Why a diagram cannot be drawn.
#[derive(Clone, Debug)]
pub struct DiagramError {
    /// Line of the diagram's text, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// Stand in a remembered picture for the ids' beginning and the text alternative.
const ID: &str = "\u{e000}";
const ALT: &str = "\u{e001}";

/// Draws a diagram. `alt` says what the picture says; `id` begins the ids of its parts. Pictures are remembered in the
/// folder `cache`, because finding a legible layout takes a quarter of a second.
pub fn draw(text: &str, alt: &str, id: &str, cache: Option<&Path>) -> Result<Drawn, DiagramError> {
    let file = cache.map(|cache| cache.join(format!("{}.svg", key(text))));
    let remembered = file.as_ref().and_then(|file| fs::read_to_string(file).ok());
    let remembered = remembered.and_then(|text| {
        let (width, svg) = text.split_once('\n')?;
        Some(Drawn {
            svg: svg.to_owned(),
            width: width.parse().ok()?,
        })
    });
    let mut drawn = match remembered {
        Some(drawn) => drawn,
        None => {
            let drawn = draw_anew(text)?;
            if let Some(file) = file {
                // Not being able to remember only costs time.
                let _ = file.parent().map(fs::create_dir_all);
                let _ = fs::write(file, format!("{}\n{}", drawn.width, drawn.svg));
            }
            drawn
        }
    };
    drawn.svg = drawn.svg.replace(ID, id).replace(ALT, &escape_attribute(alt));
    Ok(drawn)
}

/// Everything that decides the picture: the text, this code, and the renderer's version.
fn key(text: &str) -> String {
    let mut hasher = Sha256::new();
    for part in [
        "mermaid-rs-renderer 0.3.1",
        include_str!("diagram.rs"),
        include_str!("diagram/fit.rs"),
        include_str!("svg.rs"),
        text,
    ] {
        hasher.update(part.len().to_le_bytes());
        hasher.update(part);
    }
    hex(&hasher.finalize())
}

fn draw_anew(text: &str) -> Result<Drawn, DiagramError> {
    let fail = |line: usize, message: String| DiagramError { line, message };
    let first = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .unwrap_or_default();
    let kind = first.split_whitespace().next().unwrap_or_default();
    if !matches!(kind, "flowchart" | "sequenceDiagram" | "stateDiagram-v2") {
        return Err(fail(1, format!("{kind:?} is not a kind of diagram used here")));
    }
    for (line, number) in text.lines().zip(1..) {
        let word = line.split_whitespace().next().unwrap_or_default();
        if matches!(word, "style" | "classDef" | "class" | "linkStyle") || line.contains("%%{") || line.contains(":::")
        {
            return Err(fail(number, format!("styles are not allowed: {}", line.trim())));
        }
    }
    if let Err(error) = validator::validate(text) {
        let message = error.to_string();
        let line = number_after(&message, "line ").or_else(|| number_after(&message, "at "));
        return Err(fail(
            line.unwrap_or(1),
            format!("the diagram does not parse: {message}"),
        ));
    }
    // The renderer is not ours; a panic in it must not take the other problems with it.
    let drawn = catch_unwind(AssertUnwindSafe(|| {
        let parsed = parse_mermaid(text).map_err(|error| format!("the diagram does not parse: {error}"))?;
        if parsed.graph.nodes.is_empty() {
            return Err("the diagram is empty".to_owned());
        }
        draw_best(&parsed).ok_or_else(|| "the renderer's SVG has an unknown shape".into())
    }));
    drawn
        .unwrap_or_else(|_| Err("the renderer gives up on this diagram".into()))
        .map_err(|message| fail(1, message))
}

fn number_after(message: &str, word: &str) -> Option<usize> {
    let (_, tail) = message.split_once(word)?;
    let digits: String = tail.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

const PAPER: &str = "#000001";
const ROLES: [(&str, &str); 7] = [
    ("#000002", "node"),
    ("#000003", "line"),
    ("#000004", "group"),
    ("#000005", "note"),
    ("#000006", "act"),
    (PAPER, "paper"),
    ("#000007", "ink"),
];

fn theme(kind: DiagramKind) -> Theme {
    let [node, line, group, note, act, paper, ink] = ROLES.map(|(colour, _)| colour.to_owned());
    let mut theme = Theme::modern();
    // A family nobody has makes the renderer use its built-in widths instead of this machine's fonts, so that the same
    // text gives the same picture everywhere.
    theme.font_family = "zhuiwen-none".into();
    // State diagrams are set in 0.85 of the theme's size.
    theme.font_size = if kind == DiagramKind::State {
        FONT_SIZE / 0.85
    } else {
        FONT_SIZE
    };
    theme.primary_color = node.clone();
    theme.primary_border_color = node.clone();
    theme.primary_text_color = ink.clone();
    theme.text_color = ink;
    theme.line_color = line.clone();
    theme.secondary_color = group.clone();
    theme.tertiary_color = group.clone();
    theme.edge_label_background = paper.clone();
    theme.background = paper;
    theme.cluster_background = group.clone();
    theme.cluster_border = group;
    theme.sequence_actor_fill = node.clone();
    theme.sequence_actor_border = node;
    theme.sequence_actor_line = line;
    theme.sequence_note_fill = note.clone();
    theme.sequence_note_border = note;
    theme.sequence_activation_fill = act.clone();
    theme.sequence_activation_border = act;
    theme
}

/// Lays the diagram out in many ways and keeps the most legible. The renderer's router is quick but erratic: a little more
/// or less space decides whether a line runs through a label.
fn draw_best(parsed: &ParseOutput) -> Option<Drawn> {
    let theme = theme(parsed.graph.kind);
    let roles = svg::Roles {
        by_colour: &ROLES,
        paper: PAPER,
        font_size: FONT_SIZE,
    };
    let mut best: Option<(f32, Drawn)> = None;
    for (max_label, padding) in [(f32::MAX, 14.0), (6.5 * FONT_SIZE, 10.0), (5.5 * FONT_SIZE, 8.0)] {
        let mut graph = parsed.graph.clone();
        if max_label < f32::MAX && !break_labels(&mut graph, max_label) {
            break;
        }
        for (gap, rank_gap, is_automatic) in [
            (44.0, 44.0, true),
            (50.0, 52.0, false),
            (32.0, 52.0, true),
            (20.0, 44.0, false),
            (30.0, 68.0, false),
            (20.0, 60.0, true),
        ] {
            let mut config = LayoutConfig {
                node_spacing: gap,
                rank_spacing: rank_gap,
                node_padding_x: padding,
                node_padding_y: 9.0,
                label_line_height: 1.35,
                ..LayoutConfig::default()
            };
            config.flowchart.auto_spacing.enabled = is_automatic;
            let mut layout = compute_layout(&graph, &theme, &config);
            fit::squeeze(&mut layout);
            let cleaned = svg::clean(&render_svg(&layout, &theme, &config), &roles, ID, ALT)?;
            let cost = fit::cost(&layout, cleaned.width, cleaned.height);
            let svg::Cleaned { svg, width, .. } = cleaned;
            if cost.is_good(width) {
                return Some(Drawn { svg, width });
            }
            if best.as_ref().is_none_or(|(least, _)| cost.total() < *least) {
                best = Some((cost.total(), Drawn { svg, width }));
            }
            if parsed.graph.kind == DiagramKind::Sequence {
                // Its spacing does not depend on these.
                return best.map(|(_, drawn)| drawn);
            }
        }
    }
    best.map(|(_, drawn)| drawn)
}

/// The renderer breaks labels at spaces only; Chinese has none.
/// Says whether there was anything to break.
fn break_labels(graph: &mut Graph, max_width: f32) -> bool {
    let nodes = graph.nodes.values_mut().map(|node| &mut node.label);
    let edges = graph.edges.iter_mut().filter_map(|edge| edge.label.as_mut());
    let mut is_broken = false;
    for label in nodes.chain(edges) {
        let broken = break_label(label, max_width);
        is_broken |= broken != *label;
        *label = broken;
    }
    is_broken
}

/// Breaks into lines of about equal width, between Chinese characters or at spaces, never before closing punctuation.
fn break_label(label: &str, max_width: f32) -> String {
    if label.contains('\n') || label.contains("<br") {
        return label.to_owned();
    }
    let width = |text: &str| text.chars().map(|c| char_width(c) * FONT_SIZE).sum::<f32>();
    let total = width(label);
    if total <= max_width {
        return label.to_owned();
    }
    let target = total / (total / max_width).ceil();
    let mut broken = String::new();
    let mut line_width = 0.0;
    let mut previous: Option<char> = None;
    for c in label.chars() {
        let is_wide = |c: char| c >= '\u{2e80}';
        let may_break = previous.is_some_and(|p| p == ' ' || is_wide(p) || is_wide(c))
            && !"，。、；：？！）】」』》,.;:?!)]".contains(c)
            && !previous.is_some_and(|p| "（【「『《([".contains(p));
        if may_break && line_width + char_width(c) * FONT_SIZE / 2.0 > target {
            broken = broken.trim_end().to_owned();
            broken.push('\n');
            line_width = 0.0;
        }
        broken.push(c);
        line_width += char_width(c) * FONT_SIZE;
        previous = Some(c);
    }
    broken
}

/// In em, as phones' system fonts have it.
fn char_width(c: char) -> f32 {
    if c >= '\u{2e80}' { 1.0 } else { 0.56 }
}
