//! Where the boxes of a map stand: a tree that grows from its centre to both sides, one column a level.
//!
//! The first level is stacked close to the centre, since it is what one reads. The groups of the second level stand as near
//! to their parents as they can without overlapping (isotonic regression by pooling adjacent violators); from there on each
//! box stands in the middle beside its children. No two boxes overlap, siblings keep their order, and the same tree gives
//! the same places. Linear in the number of boxes.

/// On which side of the centre a box stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// To the left: what leads to the centre.
    Before,
    /// To the right: where the centre leads.
    After,
}

/// A box to be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Index of the box it hangs on, which comes before it; `None` for the centre, the first of the list, alone.
    pub parent: Option<usize>,
    /// Its side; that of its parent except beside the centre.
    pub side: Side,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
}

/// A rectangle in world coordinates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rect {
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

impl Rect {
    /// The y of its middle.
    pub fn middle(self) -> i32 {
        self.y + self.height / 2
    }

    /// The x of its right edge.
    pub fn right(self) -> i32 {
        self.x + self.width
    }

    /// The y of its lower edge.
    pub fn bottom(self) -> i32 {
        self.y + self.height
    }

    /// Whether the two have a point inside both.
    pub fn overlaps(self, other: Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

/// Between columns, where the edges run.
pub const COLUMN_GAP: i32 = 30;
/// Between boxes of the first level.
const FIRST_GAP: i32 = 14;
/// Between boxes further out.
const GAP: i32 = 8;
/// Between the groups of different parents.
const GROUP_GAP: i32 = 16;

/// Places every box. Boxes whose parent does not come before them are placed as if they hung on the centre.
pub fn place(items: &[Item]) -> Vec<Rect> {
    let mut rects: Vec<Rect> = items.iter().map(sized).collect();
    let Some(centre) = rects.first_mut() else {
        return rects;
    };
    centre.x = -centre.width / 2;
    centre.y = -centre.height / 2;
    let half_width = centre.width / 2;
    let parents: Vec<usize> = items
        .iter()
        .enumerate()
        .map(|(idx, item)| item.parent.filter(|&parent| parent < idx).unwrap_or(0))
        .collect();
    let depths = depths(&parents);
    // The height that a box and all that hangs on it take, from the second level on; and the sum of those of its children.
    let mut blocks: Vec<i32> = items.iter().map(|item| item.height).collect();
    let mut groups = vec![0; items.len()];
    for idx in (1..items.len()).rev() {
        blocks[idx] = blocks[idx].max(groups[idx]);
        let parent = parents[idx];
        groups[parent] += blocks[idx] + if groups[parent] > 0 { GAP } else { 0 };
    }
    for side in [Side::Before, Side::After] {
        let on_side: Vec<usize> = (1..items.len()).filter(|&idx| items[idx].side == side).collect();
        place_columns(side, half_width, &on_side, &depths, &mut rects);
        let first: Vec<usize> = on_side.iter().copied().filter(|&idx| depths[idx] == 1).collect();
        stack_first(&first, &mut rects);
        let parents_of_groups: Vec<usize> = first.iter().copied().filter(|&idx| groups[idx] > 0).collect();
        let tops = group_tops(&parents_of_groups, &groups, &rects);
        let mut cursors = vec![0; items.len()];
        for (&idx, &top) in parents_of_groups.iter().zip(&tops) {
            cursors[idx] = top;
        }
        for &idx in on_side.iter().filter(|&&idx| depths[idx] > 1) {
            let parent = parents[idx];
            let block_top = cursors[parent];
            cursors[parent] += blocks[idx] + GAP;
            let rect = &mut rects[idx];
            rect.y = block_top + (blocks[idx] - rect.height) / 2;
            cursors[idx] = block_top + (blocks[idx] - groups[idx]) / 2;
        }
    }
    rects
}

fn sized(item: &Item) -> Rect {
    Rect {
        x: 0,
        y: 0,
        width: item.width,
        height: item.height,
    }
}

/// How many steps each box is from the centre.
fn depths(parents: &[usize]) -> Vec<usize> {
    let mut depths = vec![0; parents.len()];
    for idx in 1..parents.len() {
        depths[idx] = depths[parents[idx]] + 1;
    }
    depths
}

/// Gives every box the x of its level's column.
fn place_columns(side: Side, half_width: i32, on_side: &[usize], depths: &[usize], rects: &mut [Rect]) {
    let n_levels = on_side.iter().map(|&idx| depths[idx]).max().unwrap_or(0);
    let mut widths = vec![0; n_levels + 1];
    for &idx in on_side {
        let width = &mut widths[depths[idx]];
        *width = rects[idx].width.max(*width);
    }
    let mut near_edges = vec![half_width + COLUMN_GAP; n_levels + 1];
    for level in 2..=n_levels {
        near_edges[level] = near_edges[level - 1] + widths[level - 1] + COLUMN_GAP;
    }
    for &idx in on_side {
        let near_edge = near_edges[depths[idx]];
        let rect = &mut rects[idx];
        rect.x = match side {
            Side::After => near_edge,
            Side::Before => -near_edge - rect.width,
        };
    }
}

fn stack_first(first: &[usize], rects: &mut [Rect]) {
    let n_gaps = first.len().saturating_sub(1) as i32;
    let total: i32 = first.iter().map(|&idx| rects[idx].height).sum::<i32>() + n_gaps * FIRST_GAP;
    let mut y = -total / 2;
    for &idx in first {
        rects[idx].y = y;
        y += rects[idx].height + FIRST_GAP;
    }
}

/// The y at which each first-level box's group of children begins: in order, without overlap, the sum of the squared
/// distances from where each would like to be being least.
fn group_tops(parents: &[usize], groups: &[i32], rects: &[Rect]) -> Vec<i32> {
    /// Groups that touch: how many, the sum of where they would like to begin less what lies before them.
    struct Pool {
        n: i64,
        sum: i64,
    }
    let mut pools: Vec<Pool> = Vec::new();
    let mut offset = 0;
    let mut offsets = Vec::new();
    for &idx in parents {
        let wish = rects[idx].middle() - groups[idx] / 2;
        let mut pool = Pool {
            n: 1,
            sum: i64::from(wish - offset),
        };
        while let Some(before) = pools.pop_if(|before| before.sum * pool.n >= pool.sum * before.n) {
            pool.n += before.n;
            pool.sum += before.sum;
        }
        pools.push(pool);
        offsets.push(offset);
        offset += groups[idx] + GROUP_GAP;
    }
    let starts = pools
        .iter()
        .flat_map(|pool| std::iter::repeat_n(pool.sum.div_euclid(pool.n) as i32, pool.n as usize));
    starts.zip(offsets).map(|(start, offset)| start + offset).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn item(parent: Option<usize>, side: Side, height: i32) -> Item {
        Item {
            parent,
            side,
            width: 100,
            height,
        }
    }

    /// A tree from random numbers: each box hangs on one before it and, away from the centre, is on its side.
    fn tree(numbers: &[(usize, bool, i32, i32)]) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for &(parent, is_after, width, height) in numbers {
            let parent = (!items.is_empty()).then(|| parent % items.len());
            let side = match parent {
                Some(parent) if parent > 0 => items[parent].side,
                _ if is_after => Side::After,
                _ => Side::Before,
            };
            items.push(Item {
                parent,
                side,
                width,
                height,
            });
        }
        items
    }

    #[test]
    fn the_centre_is_in_the_middle_and_sides_are_sides() {
        let items = [
            item(None, Side::After, 40),
            item(Some(0), Side::Before, 40),
            item(Some(0), Side::After, 40),
            item(Some(2), Side::After, 20),
        ];
        let rects = place(&items);
        assert_eq!((rects[0].x, rects[0].y), (-50, -20));
        assert!(rects[1].right() <= rects[0].x - COLUMN_GAP);
        assert_eq!(rects[2].x, rects[0].right() + COLUMN_GAP);
        assert_eq!(rects[3].x, rects[2].right() + COLUMN_GAP);
        assert!(rects.iter().all(|rect| rect.middle() == 0), "{rects:?}");
    }

    #[test]
    fn nothing_is_placed_nowhere() {
        assert_eq!(place(&[]), []);
    }

    #[test]
    fn the_first_level_stays_close_however_much_hangs_on_it() {
        let mut items = vec![
            item(None, Side::After, 40),
            item(Some(0), Side::After, 40),
            item(Some(0), Side::After, 40),
        ];
        items.extend((0..50).map(|_| item(Some(1), Side::After, 30)));
        let rects = place(&items);
        assert_eq!(rects[2].y - rects[1].bottom(), FIRST_GAP);
    }

    #[test]
    fn groups_stand_beside_their_parents_when_there_is_room() {
        let items = [
            item(None, Side::After, 40),
            item(Some(0), Side::After, 90),
            item(Some(0), Side::After, 90),
            item(Some(1), Side::After, 20),
            item(Some(2), Side::After, 20),
            item(Some(2), Side::After, 20),
        ];
        let rects = place(&items);
        assert_eq!(rects[3].middle(), rects[1].middle());
        assert_eq!((rects[4].y + rects[5].bottom()) / 2, rects[2].middle());
    }

    proptest! {
        #[test]
        fn no_two_boxes_overlap(
            numbers in prop::collection::vec((any::<usize>(), any::<bool>(), 20..200i32, 10..120i32), 1..80),
        ) {
            let rects = place(&tree(&numbers));
            for (idx, rect) in rects.iter().enumerate() {
                for other in &rects[..idx] {
                    prop_assert!(!rect.overlaps(*other), "{rect:?} {other:?}");
                }
            }
        }

        #[test]
        fn siblings_keep_their_order_and_places_are_the_same_every_time(
            numbers in prop::collection::vec((any::<usize>(), any::<bool>(), 20..200i32, 10..120i32), 1..80),
        ) {
            let items = tree(&numbers);
            let rects = place(&items);
            prop_assert_eq!(&rects, &place(&items));
            for (idx, item) in items.iter().enumerate().skip(1) {
                let before = (1..idx).rev().find(|&other| items[other].parent == item.parent && items[other].side == item.side);
                if let Some(before) = before {
                    prop_assert!(rects[before].bottom() <= rects[idx].y);
                }
            }
        }
    }
}
