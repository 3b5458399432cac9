//! How good a match is: the title before the ask before the body; early, dense and whole before late, sparse and inside.

use std::ops::Range;

use crate::domain::search::{
    query::{End, Term},
    scan::{Fit, Texts},
};

/// What it weighs that the whole query stands somewhere just as it was typed.
pub const PHRASE_WEIGHT: f32 = 2.0;

/// Title, ask, body.
const FIELD_WEIGHTS: [f32; 3] = [10.0, 5.0, 1.0];

/// What the words of a term count when they stand apart.
const APART: f32 = 0.4;

/// Places for every so many characters that make a text dense in a term.
const DENSE_PER: f32 = 400.0;

/// Places in one field that are counted; a text that has more is not denser for it. Bounds what a word that is everywhere
/// costs.
const MAX_COUNTED: usize = 24;

/// The score of a term in each document; 0 where it is not. `fields` are each document's title, ask and body, in order.
pub fn term_scores(term: &Term, texts: &Texts, fields: &[[Range<usize>; 3]]) -> Vec<f32> {
    let mut scores = scores_as_it_is(term, texts, fields);
    if term.parts.is_empty() {
        return scores;
    }
    let mut apart = vec![f32::INFINITY; fields.len()];
    for part in &term.parts {
        for (least, score) in apart.iter_mut().zip(scores_as_it_is(part, texts, fields)) {
            *least = least.min(score);
        }
    }
    for (score, apart) in scores.iter_mut().zip(apart) {
        *score = score.max(APART * apart);
    }
    scores
}

fn scores_as_it_is(term: &Term, texts: &Texts, fields: &[[Range<usize>; 3]]) -> Vec<f32> {
    let score = |fields: &[Range<usize>; 3]| {
        let scores = fields.iter().zip(FIELD_WEIGHTS).map(|(field, weight)| {
            let mut in_field = InField::default();
            for (at, fit) in texts.places(term, field.clone()).take(MAX_COUNTED) {
                in_field.count(term, at - field.start, fit);
            }
            weight * in_field.score(term, field.len())
        });
        scores.sum()
    };
    fields.iter().map(score).collect()
}

/// The places of a term in one field.
#[derive(Default)]
struct InField {
    best: f32,
    /// Their number, weighted.
    n: f32,
    first: Option<usize>,
}

impl InField {
    fn count(&mut self, term: &Term, at: usize, fit: Fit) {
        let quality = match fit {
            Fit::Whole => 1.0,
            Fit::Part => 0.7,
            Fit::Beginning if term.end == End::Open => 0.6,
            Fit::Beginning => 0.4,
            Fit::Inside => 0.2,
        };
        self.best = self.best.max(quality);
        self.n += quality;
        self.first = self.first.or(Some(at));
    }

    /// 0 when there is none, at most 2.
    fn score(&self, term: &Term, n_units: usize) -> f32 {
        let Some(first) = self.first else {
            return 0.0;
        };
        let length = n_units as f32;
        let earliness = 1.0 - first as f32 / length;
        // The share of the text that the term is: 1 for a title that is nothing else.
        let coverage = (term.units.len() as f32 / length).min(1.0);
        let density = self.n / (self.n + length / DENSE_PER);
        self.best * (1.0 + 0.3 * earliness + 0.3 * coverage + 0.4 * density)
    }
}
