//! Where an arrow key leads on the map: out to the children, in to the parent, up and down within a column.

use crate::domain::map::{layout::Side, scene::Scene};

/// An arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrow {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Upwards.
    Up,
    /// Downwards.
    Down,
}

/// The box that an arrow leads to from the box at index `from`; `None` where there is none.
///
/// Outwards it is the child nearest in height, inwards the parent, up and down the next box of the same column, whoever's
/// child it is. From the centre, up and down lead nowhere.
pub fn steer(scene: &Scene, from: usize, arrow: Arrow) -> Option<usize> {
    let node = scene.nodes.get(from)?;
    let y = scene.title_rect(from).middle();
    let nearest = |is_meant: &dyn Fn(usize) -> bool| {
        let candidates = (0..scene.nodes.len()).filter(|&idx| is_meant(idx));
        candidates.min_by_key(|&idx| (scene.title_rect(idx).middle() - y).abs())
    };
    let child_on =
        |side: Side| nearest(&|idx: usize| scene.nodes[idx].parent == Some(from) && scene.nodes[idx].side == side);
    let in_column = |is_further: &dyn Fn(i32) -> bool| {
        nearest(&|idx: usize| {
            let other = &scene.nodes[idx];
            from != 0
                && idx != from
                && other.side == node.side
                && other.depth == node.depth
                && is_further(scene.title_rect(idx).middle())
        })
    };
    match (arrow, node.side) {
        (Arrow::Up, _) => in_column(&|other| other < y),
        (Arrow::Down, _) => in_column(&|other| other > y),
        (Arrow::Right, _) if from == 0 => child_on(Side::After),
        (Arrow::Left, _) if from == 0 => child_on(Side::Before),
        (Arrow::Right, Side::After) => child_on(Side::After),
        (Arrow::Left, Side::Before) => child_on(Side::Before),
        (Arrow::Left, Side::After) | (Arrow::Right, Side::Before) => node.parent,
    }
}
