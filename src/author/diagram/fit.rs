//! Fits a layout to a phone, and judges how legible it is. Knows layouts, not how they are drawn.

use mermaid_rs_renderer::{Layout, NodeLayout, layout::DiagramData};

/// A 360-pixel phone shows this many units at full size.
const PHONE_WIDTH: f32 = 328.0;

/// How hard a layout is to read; only differences mean something.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Texts that something covers, lines through boxes, crossings, arrowheads without a line.
    pub faults: f32,
    /// Height, width beyond a phone's, length of lines.
    pub size: f32,
}

impl Cost {
    /// Both together.
    pub fn total(self) -> f32 {
        self.faults + self.size
    }

    /// Whether there is nothing to be gained by trying on.
    pub fn is_good(self, width: f32) -> bool {
        self.faults < 1.0 && width <= PHONE_WIDTH
    }
}

/// Judges a layout that is drawn `width` × `height` units.
pub fn cost(layout: &Layout, width: f32, height: f32) -> Cost {
    let labels: Vec<Rect> = layout
        .edges
        .iter()
        .filter_map(|edge| {
            let (label, (x, y)) = (edge.label.as_ref()?, edge.label_anchor?);
            Some(Rect::around(x, y, label.width, label.height))
        })
        .collect();
    let boxes: Vec<(&str, Rect)> = layout
        .nodes
        .values()
        .filter(|node| !node.hidden)
        .map(|node| (node.id.as_str(), Rect::of(node)))
        .collect();
    let mut faults = 0.0;
    let mut size = height * 0.15 + (width - PHONE_WIDTH).max(0.0) * 0.7;
    if width > super::MAX_WIDTH {
        size += 10_000.0 + 10.0 * width;
    }
    for (label_idx, label) in labels.iter().enumerate() {
        let others = labels[..label_idx].iter().chain(boxes.iter().map(|(_, rect)| rect));
        faults += others.map(|other| 300.0 * label.share_under(other)).sum::<f32>();
    }
    let mut drawn: Vec<(usize, Segment)> = Vec::new();
    for (edge_idx, edge) in layout.edges.iter().enumerate() {
        let segments: Vec<Segment> = edge.points.windows(2).filter_map(Segment::of).collect();
        for segment in &segments {
            size += segment.length() * 0.05;
            for (id, rect) in &boxes {
                let is_end = *id == edge.from || *id == edge.to;
                if segment.passes(&rect.shrunk(if is_end { 5.0 } else { 1.0 })) {
                    faults += 120.0;
                }
            }
            for (label_idx, label) in labels.iter().enumerate() {
                // A line may cross its own label, whose background hides it.
                if label_idx != edge_idx && segment.passes(&label.shrunk(3.0)) {
                    faults += 40.0;
                }
            }
            for (other_idx, other) in &drawn {
                if segment.crosses(other) {
                    faults += 30.0;
                }
                // Lines to one box may well run its last piece together.
                let target = &layout.edges[*other_idx].to;
                let shared = segment.shared(other);
                if shared > 0.0 {
                    faults += if *target == edge.to {
                        0.3 * shared
                    } else {
                        20.0 + shared
                    };
                }
            }
        }
        size += 4.0 * segments.len() as f32;
        // An arrowhead needs a straight piece of line to stand on.
        if segments.last().is_some_and(|last| last.length() < 9.0) {
            faults += 25.0;
        }
        for (segment_idx, segment) in segments.iter().enumerate() {
            // A line that comes back along itself.
            let before = &segments[..segment_idx.saturating_sub(1)];
            faults += before.iter().map(|other| 2.0 * segment.shared(other)).sum::<f32>();
        }
        drawn.extend(segments.into_iter().map(|segment| (edge_idx, segment)));
    }
    Cost { faults, size }
}

#[derive(Clone, Copy, Debug)]
struct Rect {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Rect {
    fn of(node: &NodeLayout) -> Rect {
        Rect {
            left: node.x,
            top: node.y,
            right: node.x + node.width,
            bottom: node.y + node.height,
        }
    }

    fn around(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect {
            left: x - width / 2.0,
            top: y - height / 2.0,
            right: x + width / 2.0,
            bottom: y + height / 2.0,
        }
    }

    fn shrunk(self, by: f32) -> Rect {
        Rect {
            left: self.left + by,
            top: self.top + by,
            right: self.right - by,
            bottom: self.bottom - by,
        }
    }

    /// Which part of this lies under the other, 0 to 1.
    fn share_under(&self, other: &Rect) -> f32 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        let area = (self.right - self.left) * (self.bottom - self.top);
        if width <= 0.0 || height <= 0.0 || area <= 0.0 {
            0.0
        } else {
            width * height / area
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Segment {
    from: (f32, f32),
    to: (f32, f32),
}

impl Segment {
    fn of(points: &[(f32, f32)]) -> Option<Segment> {
        match points {
            [from, to] => Some(Segment { from: *from, to: *to }),
            _ => None,
        }
    }

    fn length(&self) -> f32 {
        (self.to.0 - self.from.0).hypot(self.to.1 - self.from.1)
    }

    /// Whether some of it lies inside the box (Liang–Barsky clipping).
    fn passes(&self, rect: &Rect) -> bool {
        let (dx, dy) = (self.to.0 - self.from.0, self.to.1 - self.from.1);
        let (mut enter, mut leave) = (0.0f32, 1.0f32);
        for (delta, distance) in [
            (-dx, self.from.0 - rect.left),
            (dx, rect.right - self.from.0),
            (-dy, self.from.1 - rect.top),
            (dy, rect.bottom - self.from.1),
        ] {
            if delta == 0.0 {
                if distance <= 0.0 {
                    return false;
                }
            } else if delta < 0.0 {
                enter = enter.max(distance / delta);
            } else {
                leave = leave.min(distance / delta);
            }
        }
        enter < leave
    }

    /// How far the two run side by side with less than a text's stroke between them; short touches count as none.
    fn shared(&self, other: &Segment) -> f32 {
        let is_upright = |segment: &Segment| (segment.from.0 - segment.to.0).abs() < 1.5;
        let is_level = |segment: &Segment| (segment.from.1 - segment.to.1).abs() < 1.5;
        let overlap = |a: f32, b: f32, c: f32, d: f32| a.max(b).min(c.max(d)) - a.min(b).max(c.min(d));
        let length = if is_upright(self) && is_upright(other) && (self.from.0 - other.from.0).abs() < 5.0 {
            overlap(self.from.1, self.to.1, other.from.1, other.to.1)
        } else if is_level(self) && is_level(other) && (self.from.1 - other.from.1).abs() < 5.0 {
            overlap(self.from.0, self.to.0, other.from.0, other.to.0)
        } else {
            0.0
        };
        if length > 6.0 { length } else { 0.0 }
    }

    /// Whether the two cross at inner points.
    fn crosses(&self, other: &Segment) -> bool {
        let side = |a: (f32, f32), b: (f32, f32), c: (f32, f32)| (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0);
        side(self.from, self.to, other.from) * side(self.from, self.to, other.to) < 0.0
            && side(other.from, other.to, self.from) * side(other.from, other.to, self.to) < 0.0
    }
}

/// Sequence diagrams have a minimal width of 150 units a participant: scales all x so far that every text still fits.
pub fn squeeze(layout: &mut Layout) {
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
        let top = edge.points.first().map_or(0.0, |point| point.1);
        for point in &mut edge.points {
            point.0 = map(point.0);
            if is_loop {
                // Flatter, or its end touches the next message's text.
                point.1 = top + (point.1 - top) * 0.55;
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Rect = Rect {
        left: 0.0,
        top: 0.0,
        right: 10.0,
        bottom: 10.0,
    };

    #[track_caller]
    fn check_passes(from: (f32, f32), to: (f32, f32), expect: bool) {
        assert_eq!(Segment { from, to }.passes(&UNIT), expect, "{from:?} {to:?}");
    }

    #[test]
    fn lines_through_boxes() {
        check_passes((-5.0, 5.0), (15.0, 5.0), true);
        check_passes((5.0, 5.0), (5.0, 20.0), true);
        check_passes((-5.0, 11.0), (15.0, 11.0), false);
        check_passes((-5.0, 0.0), (15.0, 0.0), false);
        check_passes((-9.0, 2.0), (2.0, -9.0), false);
        check_passes((20.0, 5.0), (30.0, 5.0), false);
    }

    #[test]
    fn shares_of_labels() {
        assert_eq!(Rect::around(10.0, 5.0, 10.0, 10.0).share_under(&UNIT), 0.5);
        assert_eq!(Rect::around(30.0, 5.0, 10.0, 10.0).share_under(&UNIT), 0.0);
    }

    #[test]
    fn crossings() {
        let across = Segment {
            from: (0.0, 5.0),
            to: (10.0, 5.0),
        };
        let down = Segment {
            from: (5.0, 0.0),
            to: (5.0, 10.0),
        };
        let aside = Segment {
            from: (20.0, 0.0),
            to: (20.0, 10.0),
        };
        assert!(across.crosses(&down));
        assert!(!across.crosses(&aside));
        assert!(!across.crosses(&across));
        let beside = Segment {
            from: (1.0, 8.0),
            to: (21.0, 8.0),
        };
        assert_eq!(across.shared(&beside), 9.0);
        assert_eq!(across.shared(&down), 0.0);
        assert_eq!(down.shared(&aside), 0.0);
    }
}
