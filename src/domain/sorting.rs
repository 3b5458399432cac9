//! One stable sort for everything the app sorts.
//!
//! The standard library compiles its sort anew for every type and every order, at 4 KB each, and nothing here is sorted
//! often enough to be worth that. Knows nothing of what is sorted.

use std::cmp::Ordering;

/// Sorts by `order`; equals stay in the order they are in.
pub fn sort_by<T>(items: &mut [T], order: &dyn Fn(&T, &T) -> Ordering) {
    let targets = targets(items.len(), &|a, b| order(&items[a], &items[b]));
    move_to(targets, &mut |a, b| items.swap(a, b));
}

/// Sorts ascending.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, &T::cmp);
}

/// For each of `0..n` where it belongs.
fn targets(n: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..n).collect();
    sorted.sort_by(|&a, &b| order(a, b));
    let mut targets = vec![0; n];
    for (target, idx) in sorted.into_iter().enumerate() {
        targets[idx] = target;
    }
    targets
}

/// Swaps each item to its target. Every swap puts one where it belongs, so there are fewer swaps than items.
fn move_to(mut targets: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for idx in 0..targets.len() {
        while targets[idx] != idx {
            let target = targets[idx];
            swap(idx, target);
            targets.swap(idx, target);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(mut pairs in prop::collection::vec((0u8..5, any::<u8>()), 0..60)) {
            let mut expect = pairs.clone();
            expect.sort_by_key(|pair| pair.0);
            sort_by(&mut pairs, &|a, b| a.0.cmp(&b.0));
            prop_assert_eq!(&pairs, &expect);
            expect.sort();
            sort(&mut pairs);
            prop_assert_eq!(pairs, expect);
        }
    }
}
