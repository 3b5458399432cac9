//! Seeded orders: the same seed and question give the same order, so a reload shows what was shown before.
//!
//! Drawn with rand's `SliceRandom` over PCG-XSH-RR 64/32 (`rand_pcg::Pcg32`), both of which promise the same values on
//! every platform; a test pins some, so an upgrade that changed them would be noticed. Even then nothing would be lost:
//! what a person answered is kept in the author's numbering, never in the numbering shown. Must not know where seeds
//! come from.

use rand::{SeedableRng, seq::SliceRandom};
use rand_pcg::Pcg32;

use crate::domain::id::Code;

/// Stands for no question, where an order belongs to none. A code is a `u32`, so it is none.
const NO_QUESTION: u64 = u64::MAX;

/// An order of `0..n` in which to show things where any order will do: the author's index of each place.
pub fn any_order(seed: u64, code: Code, n: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.shuffle(&mut generator(seed, u64::from(code.0)));
    order
}

/// An order of `pieces` that is not the right one already: the author's index of each place.
///
/// Equal pieces stand for one another, so the order differs from the right one to the eye, not only by index. It is the
/// identity only when fewer than two different pieces exist.
pub fn scrambled<T: PartialEq>(seed: u64, code: Code, pieces: &[T]) -> Vec<usize> {
    let mut order = any_order(seed, code, pieces.len());
    let looks_right = |order: &[usize]| {
        order
            .iter()
            .zip(pieces)
            .all(|(&piece_idx, piece)| pieces.get(piece_idx) == Some(piece))
    };
    // A rotation of an order that looks right keeps looking right only when all pieces are equal.
    if looks_right(&order) {
        order.rotate_left(1.min(pieces.len()));
    }
    order
}

/// Shuffles `items` by the seed alone, for lists that belong to no single question.
pub fn shuffle<T>(seed: u64, items: &mut [T]) {
    items.shuffle(&mut generator(seed, NO_QUESTION));
}

/// Seeds and codes are small neighbouring numbers: the code is spread over all bits (by 2^64 divided by the golden ratio)
/// and `seed_from_u64` scrambles the sum, so that neighbours' orders have nothing to do with each other.
fn generator(seed: u64, question: u64) -> Pcg32 {
    Pcg32::seed_from_u64(seed.wrapping_add(question.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn orders_are_pinned() {
        assert_eq!(any_order(1, Code(7), 5), [1, 4, 3, 2, 0]);
        assert_eq!(any_order(2, Code(7), 5), [4, 0, 3, 1, 2]);
        assert_eq!(any_order(1, Code(8), 5), [4, 1, 3, 0, 2]);
        let mut letters = ['a', 'b', 'c', 'd', 'e'];
        shuffle(1, &mut letters);
        assert_eq!(letters, ['e', 'a', 'c', 'd', 'b']);
    }

    #[test]
    fn nothing_to_scramble_stays() {
        assert_eq!(scrambled::<u8>(1, Code(1), &[]), Vec::<usize>::new());
        assert_eq!(scrambled(1, Code(1), &["a"]), [0]);
    }

    #[test]
    fn neighbouring_questions_have_unrelated_orders() {
        // Over 4,000 questions of four options each option should come first about 1,000 times; 6 standard deviations
        // are 164.
        for seed in 0..4 {
            let mut n_first = [0i32; 4];
            let mut n_like_before = 0;
            for code in 0..4_000 {
                let order = any_order(seed, Code(code), 4);
                n_first[order[0]] += 1;
                n_like_before += i32::from(order == any_order(seed, Code(code + 1), 4));
            }
            assert!(n_first.iter().all(|n| (n - 1_000).abs() < 164), "{n_first:?}");
            assert!((n_like_before - 167).abs() < 80, "{n_like_before}");
        }
    }

    proptest! {
        #[test]
        fn an_order_is_a_permutation(seed: u64, code: u32, n in 0usize..40) {
            let mut order = any_order(seed, Code(code), n);
            prop_assert_eq!(&order, &any_order(seed, Code(code), n));
            order.sort_unstable();
            prop_assert_eq!(order, (0..n).collect::<Vec<_>>());
        }

        #[test]
        fn a_scrambled_order_never_looks_right(seed: u64, pieces in prop::collection::vec(0u8..3, 2..8)) {
            prop_assume!(pieces.iter().any(|piece| *piece != pieces[0]));
            let order = scrambled(seed, Code(3), &pieces);
            let shown: Vec<u8> = order.iter().map(|&piece_idx| pieces[piece_idx]).collect();
            prop_assert_ne!(shown, pieces);
        }
    }
}
