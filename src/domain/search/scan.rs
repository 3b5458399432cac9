//! Where a term stands in a text, and how well it stands there: as a word, as part of a name, as a beginning, inside.

use std::ops::Range;

use crate::domain::search::{
    pairs::Pairs,
    query::{End, Term},
    units::{Class, class},
};

/// How well a term stands at a place, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Inside a longer word.
    Inside,
    /// At the beginning of a longer word.
    Beginning,
    /// A part of a name, as `nx` in `set_nx`.
    Part,
    /// A word, an operator, or Chinese.
    Whole,
}

/// Folded texts with their index.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// The texts one after another, each followed by `FIELD_END`.
    pub units: Vec<u16>,
    /// Of `units`.
    pub pairs: Pairs,
}

impl Texts {
    /// The places of a term inside a range of the units, ascending, with how well it stands there. Those that say nothing
    /// are left out: short terms inside longer words or operators, and short words, already followed by another, at the
    /// beginning of one. Places do not overlap.
    pub fn places<'a>(&'a self, term: &'a Term, range: Range<usize>) -> impl Iterator<Item = (usize, Fit)> + 'a {
        let needle = term.units.as_slice();
        let mut free_from = 0;
        self.occurrences(needle, range).filter_map(move |at| {
            let fit = if at >= free_from {
                fit(&self.units, needle, at)
            } else {
                return None;
            };
            let is_worth = match fit {
                Fit::Inside => needle.len() >= 3,
                Fit::Beginning => needle.len() >= 3 || term.end == End::Open,
                Fit::Part | Fit::Whole => true,
            };
            is_worth.then(|| {
                free_from = at + needle.len();
                (at, fit)
            })
        })
    }

    /// How many places have to be looked at to find all of a term.
    pub fn cost(&self, term: &Term) -> usize {
        self.shortest_row(&term.units).map_or(0, |(_, places)| places.len())
    }

    fn occurrences<'a>(&'a self, needle: &'a [u16], range: Range<usize>) -> impl Iterator<Item = usize> + 'a {
        let by_row = self.shortest_row(needle).map(|(pair_idx, places)| {
            let first = places.partition_point(|&place| (place as usize) < range.start + pair_idx);
            let starts = places[first..].iter().map(move |&place| place as usize - pair_idx);
            starts
                .take_while(move |&at| at + needle.len() <= range.end)
                .filter(move |&at| {
                    // The pair itself too: another may share its row.
                    self.units.get(at..at + needle.len()) == Some(needle)
                })
        });
        by_row.into_iter().flatten()
    }

    /// Where the needle may stand: the places of its pair with the fewest, and where that is in the needle; of one
    /// character, its own.
    fn shortest_row(&self, needle: &[u16]) -> Option<(usize, &[u32])> {
        if let [unit] = *needle {
            return Some((0, self.pairs.stands(unit)));
        }
        let rows = needle.windows(2).map(|pair| self.pairs.may_stand(pair[0], pair[1]));
        rows.enumerate().min_by_key(|(_, places)| places.len())
    }
}

fn fit(text: &[u16], needle: &[u16], at: usize) -> Fit {
    let before = at
        .checked_sub(1)
        .and_then(|idx| text.get(idx))
        .map_or(Class::Other, |&unit| class(unit));
    let after = text.get(at + needle.len()).map_or(Class::Other, |&unit| class(unit));
    let edge = |unit: Option<&u16>, beyond: Class| match (unit.map_or(Class::Other, |&unit| class(unit)), beyond) {
        (Class::Word | Class::Joint, Class::Word) | (Class::Symbol, Class::Symbol) => Edge::Grown,
        (Class::Joint, Class::Joint) => Edge::Grown,
        (Class::Word, Class::Joint) => Edge::Jointed,
        _ => Edge::Free,
    };
    match (edge(needle.first(), before), edge(needle.last(), after)) {
        (Edge::Grown, _) => Fit::Inside,
        // An operator inside a longer one is another operator.
        (_, Edge::Grown) if after == Class::Symbol => Fit::Inside,
        (_, Edge::Grown) => Fit::Beginning,
        (Edge::Free, Edge::Free) => Fit::Whole,
        _ => Fit::Part,
    }
}

/// What lies beyond an end of a term.
enum Edge {
    /// The same word or operator goes on.
    Grown,
    /// A joint, then another word of the same name.
    Jointed,
    /// Something else.
    Free,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::search::{query::Query, units::unit};

    fn texts(text: &str) -> Texts {
        let units: Vec<u16> = text.chars().map(unit).collect();
        Texts {
            pairs: Pairs::build(&units),
            units,
        }
    }

    #[track_caller]
    fn check(query: &str, text: &str, expect: &[(usize, Fit)]) {
        let texts = texts(text);
        let terms = Query::parse(query).terms;
        let found: Vec<(usize, Fit)> = terms
            .iter()
            .flat_map(|term| texts.places(term, 0..texts.units.len()).collect::<Vec<_>>())
            .collect();
        assert_eq!(found, expect, "{query:?} in {text:?}");
    }

    #[test]
    fn places_and_how_well_they_fit() {
        check("is", "This is Redis, is_a", &[(5, Fit::Whole), (15, Fit::Part)]);
        check("is", "isinstance", &[(0, Fit::Beginning)]);
        check("is x", "isinstance", &[]);
        check("dis", "Redis", &[(2, Fit::Inside)]);
        check("nx", "set_nx SETNX", &[(4, Fit::Part)]);
        check("set_nx", "a set_nx()", &[(2, Fit::Whole)]);
        check("==", "a == b === c", &[(2, Fit::Whole)]);
        check("c++", "C++、c+++", &[(0, Fit::Whole), (4, Fit::Inside)]);
        check("c", "C++ abc", &[(0, Fit::Whole)]);
        check("循环", "循环和循循环", &[(0, Fit::Whole), (4, Fit::Whole)]);
        check("的", "我的。", &[(1, Fit::Whole)]);
        check("aa", "aaaa aa", &[(0, Fit::Beginning), (5, Fit::Whole)]);
        check("queue", "asyncio.Queue", &[(8, Fit::Whole)]);
        check("x", "", &[]);
        check("xyz", "xy", &[]);
    }

    proptest! {
        #[test]
        fn nothing_is_skipped(text in "[ab\u{4e61}]{0,30}", needle in "[ab\u{4e61}]{1,4}", from in 0usize..9) {
            let texts = texts(&text);
            let needle: Vec<u16> = needle.chars().map(unit).collect();
            let range = from.min(texts.units.len())..texts.units.len();
            // A letter alone inside a word says nothing and is not looked for.
            let is_sought = |at: usize| needle.len() > 1 || fit(&texts.units, &needle, at) != Fit::Inside;
            let expected: Vec<usize> =
                range.clone().filter(|&at| texts.units[at..].starts_with(&needle) && is_sought(at)).collect();
            prop_assert_eq!(texts.occurrences(&needle, range).collect::<Vec<_>>(), expected);
        }
    }
}
