//! The window onto the map: where it is, how far it is zoomed, and what it shows.
//!
//! Screen coordinates are CSS pixels from the window's upper left corner; a world point p is at `p · scale + offset`. The
//! window never leaves the map altogether. Must not know how gestures come in.

use crate::domain::{map::layout::Rect, numbers::between};

/// A point on the screen or in the world.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

/// The window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Where the world's origin is on the screen.
    pub offset: Point,
    /// Screen pixels a world unit takes.
    pub scale: f32,
    /// The window's width in pixels.
    pub width: f32,
    /// The window's height in pixels.
    pub height: f32,
}

/// The least scale: a map of thousands is still a texture.
pub const MIN_SCALE: f32 = 0.2;
/// The greatest scale: letters twice as large as usual.
pub const MAX_SCALE: f32 = 2.5;
/// How much of the map stays in the window, in pixels.
const KEPT: f32 = 60.0;

impl View {
    /// A window of that size on the middle of `rect`.
    pub fn on(rect: Rect, width: f32, height: f32, scale: f32) -> View {
        let mut view = View {
            offset: Point::default(),
            scale: between(MIN_SCALE, scale, MAX_SCALE),
            width,
            height,
        };
        view.centre(rect);
        view
    }

    /// Puts the middle of `rect` into the middle of the window.
    pub fn centre(&mut self, rect: Rect) {
        let middle = Point {
            x: (rect.x as f32) + rect.width as f32 / 2.0,
            y: (rect.y as f32) + rect.height as f32 / 2.0,
        };
        self.offset = Point {
            x: self.width / 2.0 - middle.x * self.scale,
            y: self.height / 2.0 - middle.y * self.scale,
        };
    }

    /// The scale at which `n_units` fit into the window's width, within reason for reading.
    pub fn scale_for(width: f32, n_units: i32, least: f32, most: f32) -> f32 {
        between(least, width / (n_units.max(1) as f32), most)
    }

    /// Moves the map by so many pixels, `bounds` being all of it.
    pub fn pan(&mut self, dx: f32, dy: f32, bounds: Rect) {
        self.offset.x += dx;
        self.offset.y += dy;
        self.keep(bounds);
    }

    /// Zooms by `factor` such that the world point at screen point `at` stays there.
    pub fn zoom(&mut self, factor: f32, at: Point, bounds: Rect) {
        let scale = between(MIN_SCALE, self.scale * factor, MAX_SCALE);
        let ratio = scale / self.scale;
        self.offset.x = at.x - (at.x - self.offset.x) * ratio;
        self.offset.y = at.y - (at.y - self.offset.y) * ratio;
        self.scale = scale;
        self.keep(bounds);
    }

    /// Two fingers moved: what was under each stays under it as far as turning is not needed for that.
    pub fn pinch(&mut self, before: [Point; 2], after: [Point; 2], bounds: Rect) {
        let (from, to) = (middle(before), middle(after));
        let (gap_before, gap_after) = (distance(before), distance(after));
        if gap_before > 1.0 {
            self.zoom(gap_after / gap_before, from, bounds);
        }
        self.pan(to.x - from.x, to.y - from.y, bounds);
    }

    /// Moves the map by as little as brings `rect` into the window, with `margin` pixels around it; what is larger than the
    /// window is brought in from its upper left corner.
    pub fn show(&mut self, rect: Rect, margin: f32) {
        let shift = |near: f32, far: f32, size: f32| {
            let overshoot = far - (size - margin);
            let moved = if overshoot > 0.0 { -overshoot } else { 0.0 };
            if near + moved < margin { margin - near } else { moved }
        };
        let (left, top) = (self.screen_x(rect.x), self.screen_y(rect.y));
        let (right, bottom) = (self.screen_x(rect.right()), self.screen_y(rect.bottom()));
        self.offset.x += shift(left, right, self.width);
        self.offset.y += shift(top, bottom, self.height);
    }

    /// Moves the map so that world point (`x`, `y`) is at screen point `at`.
    pub fn pin(&mut self, x: i32, y: i32, at: Point) {
        self.offset.x = at.x - x as f32 * self.scale;
        self.offset.y = at.y - y as f32 * self.scale;
    }

    /// Where a world x is on the screen.
    pub fn screen_x(&self, x: i32) -> f32 {
        x as f32 * self.scale + self.offset.x
    }

    /// Where a world y is on the screen.
    pub fn screen_y(&self, y: i32) -> f32 {
        y as f32 * self.scale + self.offset.y
    }

    /// The part of the world in the window and `margin` windows beyond each of its edges.
    pub fn shown(&self, margin: f32) -> Rect {
        let (more_x, more_y) = (self.width * margin, self.height * margin);
        let left = ((-self.offset.x - more_x) / self.scale) as i32;
        let top = ((-self.offset.y - more_y) / self.scale) as i32;
        Rect {
            x: left - 1,
            y: top - 1,
            width: ((self.width + 2.0 * more_x) / self.scale) as i32 + 2,
            height: ((self.height + 2.0 * more_y) / self.scale) as i32 + 2,
        }
    }

    fn keep(&mut self, bounds: Rect) {
        let keep = |offset: f32, near: i32, far: i32, size: f32, scale: f32| {
            between(KEPT - far as f32 * scale, offset, size - KEPT - near as f32 * scale)
        };
        self.offset.x = keep(self.offset.x, bounds.x, bounds.right(), self.width, self.scale);
        self.offset.y = keep(self.offset.y, bounds.y, bounds.bottom(), self.height, self.scale);
    }
}

/// The least rectangle around all of `rects`.
pub fn bounds(rects: &[Rect]) -> Rect {
    rects.iter().copied().reduce(union).unwrap_or_default()
}

/// The least rectangle around both.
pub fn union(a: Rect, b: Rect) -> Rect {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Rect {
        x,
        y,
        width: a.right().max(b.right()) - x,
        height: a.bottom().max(b.bottom()) - y,
    }
}

fn middle([a, b]: [Point; 2]) -> Point {
    Point {
        x: (a.x + b.x) / 2.0,
        y: (a.y + b.y) / 2.0,
    }
}

fn distance([a, b]: [Point; 2]) -> f32 {
    let (dx, dy) = (a.x - b.x, a.y - b.y);
    (dx * dx + dy * dy).sqrt()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MAP: Rect = Rect {
        x: -1_000,
        y: -800,
        width: 2_000,
        height: 1_600,
    };
    const CENTRE: Rect = Rect {
        x: -50,
        y: -20,
        width: 100,
        height: 40,
    };

    fn view() -> View {
        View::on(CENTRE, 390.0, 500.0, 1.0)
    }

    /// The world point at a screen point.
    fn under(view: &View, at: Point) -> Point {
        Point {
            x: (at.x - view.offset.x) / view.scale,
            y: (at.y - view.offset.y) / view.scale,
        }
    }

    #[track_caller]
    fn check_near(found: Point, expect: Point) {
        assert!(
            (found.x - expect.x).abs() < 0.1 && (found.y - expect.y).abs() < 0.1,
            "{found:?} {expect:?}"
        );
    }

    #[test]
    fn a_window_is_on_the_middle() {
        check_near(under(&view(), Point { x: 195.0, y: 250.0 }), Point::default());
    }

    #[test]
    fn zooming_keeps_what_is_under_the_finger() {
        let at = Point { x: 80.0, y: 400.0 };
        let mut view = view();
        let before = under(&view, at);
        for factor in [1.5, 0.5, 1.2] {
            view.zoom(factor, at, MAP);
            check_near(under(&view, at), before);
        }
        view.zoom(100.0, at, MAP);
        assert_eq!(view.scale, MAX_SCALE);
    }

    #[test]
    fn pinching_keeps_both_fingers_on_their_places() {
        let mut view = view();
        let before = [Point { x: 100.0, y: 200.0 }, Point { x: 200.0, y: 200.0 }];
        let after = [Point { x: 80.0, y: 230.0 }, Point { x: 230.0, y: 230.0 }];
        let places = before.map(|at| under(&view, at));
        view.pinch(before, after, MAP);
        check_near(under(&view, after[0]), places[0]);
        check_near(under(&view, after[1]), places[1]);
        assert!((view.scale - 1.5).abs() < 1e-4);
    }

    #[test]
    fn showing_moves_as_little_as_needed() {
        let mut moved = view();
        moved.show(CENTRE, 20.0);
        assert_eq!(moved, view());
        let right = Rect { x: 200, ..CENTRE };
        moved.show(right, 20.0);
        assert_eq!(moved.screen_x(right.right()), 370.0);
        let tall = Rect {
            y: -700,
            height: 1_400,
            ..CENTRE
        };
        moved.show(tall, 20.0);
        assert_eq!(moved.screen_y(tall.y), 20.0);
    }

    proptest! {
        #[test]
        fn some_of_the_map_stays_in_the_window(
            moves in prop::collection::vec((-900f32..900.0, -900f32..900.0, 0.3f32..3.0), 1..30),
        ) {
            let mut view = view();
            for (dx, dy, factor) in moves {
                view.pan(dx, dy, MAP);
                view.zoom(factor, Point { x: dx.abs().min(390.0), y: dy.abs().min(500.0) }, MAP);
                prop_assert!(view.shown(0.0).overlaps(MAP));
                prop_assert!((MIN_SCALE..=MAX_SCALE).contains(&view.scale));
            }
        }
    }
}
