//! How far an arrangement is from the right one. Places and pieces are counted from 0; the right order is 0, 1, 2 …

/// What became of a piece put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceMark {
    /// In the right order with all the other pieces so marked.
    InOrder,
    /// Out of it: move these, and only these, and the order is right.
    OutOfOrder,
}

/// Equal pieces (two lines `return -1`) stand for one another: renumbers them so that as many as can be are in place.
pub fn with_equal_pieces_in_place(order: &[usize], pieces: &[String]) -> Vec<usize> {
    let text = |idx: usize| pieces.get(idx);
    let mut renumbered: Vec<Option<usize>> = order
        .iter()
        .enumerate()
        .map(|(place, &idx)| (text(idx) == text(place)).then_some(place))
        .collect();
    let mut is_used = vec![false; pieces.len()];
    for &idx in renumbered.iter().flatten() {
        is_used[idx] = true;
    }
    for (slot, &idx) in renumbered.iter_mut().zip(order).filter(|(slot, _)| slot.is_none()) {
        let equal = (0..pieces.len()).find(|&other| !is_used[other] && text(other) == text(idx));
        *slot = equal.inspect(|&other| is_used[other] = true);
    }
    renumbered
        .into_iter()
        .zip(order)
        .map(|(slot, &idx)| slot.unwrap_or(idx))
        .collect()
}

/// The pieces of one longest increasing subsequence are in order; the others would have to be moved.
pub fn place_marks(order: &[usize]) -> Vec<PlaceMark> {
    // For each place, the length of the longest increasing subsequence that ends there and the place before it.
    let mut longest: Vec<(usize, Option<usize>)> = Vec::with_capacity(order.len());
    for (place, idx) in order.iter().enumerate() {
        let before = (0..place)
            .filter(|&other| order[other] < *idx)
            .max_by_key(|&other| longest[other].0);
        longest.push((before.map_or(1, |other| longest[other].0 + 1), before));
    }
    let mut marks = vec![PlaceMark::OutOfOrder; order.len()];
    let mut place = (0..order.len()).max_by_key(|&place| longest[place].0);
    while let Some(in_order) = place {
        marks[in_order] = PlaceMark::InOrder;
        place = longest[in_order].1;
    }
    marks
}
