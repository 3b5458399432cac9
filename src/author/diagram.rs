//! Mermaid text → SVG that follows the page's theme and fits a phone. Knows nothing of notes.
//!
//! The renderer is asked for sentinel colours, which become classes: `f-…` for fills, `s-…` for strokes, of the roles
//! `node line group note act paper`. Text has no class: it takes the SVG's own fill, `currentColor`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use mermaid_rs_renderer::{
    DiagramKind, Graph, Layout, LayoutConfig, Theme, compute_layout, layout::DiagramData, parse_mermaid,
    parser::ParseOutput, render_svg, validator,
};

use crate::author::{html::escape_attribute, svg};

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

/// Draws a diagram. `alt` says what the picture says; `id` begins the ids of its parts.
pub fn draw(text: &str, alt: &str, id: &str) -> Result<Drawn, DiagramError> {
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
        draw_narrow(&parsed, id, &escape_attribute(alt)).ok_or_else(|| "the renderer's SVG has an unknown shape".into())
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

/// Lays the diagram out wide, and if that is too wide for a phone, ever narrower: with smaller gaps, with broken labels.
fn draw_narrow(parsed: &ParseOutput, id: &str, label: &str) -> Option<Drawn> {
    let theme = theme(parsed.graph.kind);
    let roles = svg::Roles {
        by_colour: &ROLES,
        paper: PAPER,
        font_size: FONT_SIZE,
    };
    // Gap between boxes, padding inside, widest label in units.
    const TRIES: [(f32, f32, f32); 5] = [
        (50.0, 16.0, f32::MAX),
        (36.0, 12.0, f32::MAX),
        (36.0, 10.0, 6.5 * FONT_SIZE),
        (24.0, 10.0, 6.5 * FONT_SIZE),
        (16.0, 8.0, 5.5 * FONT_SIZE),
    ];
    let mut best: Option<Drawn> = None;
    for (gap, padding, max_label) in TRIES {
        let mut config = LayoutConfig {
            node_spacing: gap,
            rank_spacing: 52.0,
            node_padding_x: padding,
            node_padding_y: 9.0,
            label_line_height: 1.35,
            ..LayoutConfig::default()
        };
        config.flowchart.auto_spacing.enabled = false;
        let mut graph = parsed.graph.clone();
        if max_label < f32::MAX {
            break_labels(&mut graph, max_label);
        }
        let mut layout = compute_layout(&graph, &theme, &config);
        squeeze(&mut layout);
        let svg::Cleaned { svg, width } = svg::clean(&render_svg(&layout, &theme, &config), &roles, id, label)?;
        if best.as_ref().is_none_or(|best| width < best.width) {
            best = Some(Drawn { svg, width });
        }
        if width <= MAX_WIDTH {
            break;
        }
    }
    best
}

/// The renderer breaks labels at spaces only; Chinese has none.
fn break_labels(graph: &mut Graph, max_width: f32) {
    for node in graph.nodes.values_mut() {
        node.label = break_label(&node.label, max_width);
    }
    for label in graph.edges.iter_mut().filter_map(|edge| edge.label.as_mut()) {
        *label = break_label(label, max_width);
    }
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

/// Sequence diagrams have a minimal width of 150 units a participant: scales all x so far that every text still fits.
fn squeeze(layout: &mut Layout) {
    let DiagramData::Sequence(sequence) = &mut layout.diagram else {
        return;
    };
    let mut scale: f32 = 0.5;
    for node in layout.nodes.values() {
        scale = scale.max((node.label.width + 14.0) / node.width);
    }
    for edge in &layout.edges {
        let (Some(label), Some(first), Some(last)) = (&edge.label, edge.points.first(), edge.points.last()) else {
            continue;
        };
        let span = (first.0 - last.0).abs();
        if span > 1.0 {
            scale = scale.max((label.width + 12.0) / span);
        }
    }
    for note in &sequence.notes {
        scale = scale.max((note.label.width + 12.0) / note.width);
    }
    let scale = scale.min(1.0);
    for node in layout.nodes.values_mut().chain(&mut sequence.footboxes) {
        node.x *= scale;
        node.width *= scale;
    }
    for edge in &mut layout.edges {
        // A message to oneself is a small loop beside its line: keep its size.
        let origin = edge.points.first().map_or(0.0, |point| point.0);
        let is_loop = edge.from == edge.to;
        let map = |x: f32| {
            if is_loop {
                origin * scale + (x - origin)
            } else {
                x * scale
            }
        };
        for point in &mut edge.points {
            point.0 = map(point.0);
        }
        for anchor in [
            &mut edge.label_anchor,
            &mut edge.start_label_anchor,
            &mut edge.end_label_anchor,
        ]
        .into_iter()
        .flatten()
        {
            anchor.0 = map(anchor.0);
        }
    }
    for lifeline in &mut sequence.lifelines {
        lifeline.x *= scale;
    }
    for note in &mut sequence.notes {
        note.x *= scale;
        note.width *= scale;
    }
    for activation in &mut sequence.activations {
        let centre = (activation.x + activation.width / 2.0) * scale;
        activation.x = centre - activation.width / 2.0;
    }
    for number in &mut sequence.numbers {
        number.x *= scale;
    }
    for group in &mut sequence.boxes {
        group.x *= scale;
        group.width *= scale;
    }
    for frame in &mut sequence.frames {
        let old_x = frame.x;
        frame.x *= scale;
        // A frame around messages to oneself is narrower than its own label.
        let labels = frame.section_labels.iter().map(|label| label.text.width);
        frame.width = (frame.width * scale).max(frame.label_box.2 + labels.fold(0.0, f32::max) + 12.0);
        frame.label_box.0 += frame.x - old_x;
        frame.label.x += frame.x - old_x;
        for label in &mut frame.section_labels {
            // Centred in what the label box leaves free.
            let left = frame.label_box.0 + frame.label_box.2;
            label.x = (left + frame.x + frame.width) / 2.0;
        }
    }
    layout.width *= scale;
}
