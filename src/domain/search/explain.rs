//! Why a document was found: what to highlight, and the passage to show. Turns characters back into bytes.

use std::ops::Range;

use crate::domain::search::{
    Snippet,
    query::Term,
    scan::Texts,
    units::{Class, SPACE, class},
};

/// Length of a passage, in characters.
const PASSAGE: usize = 72;

/// Characters shown before the first match where no sentence begins nearby.
const LEAD: usize = 12;

/// How far back the beginning of a sentence is looked for.
const MAX_LEAD: usize = 24;

/// More places of one term than this are not weighed.
const MAX_PLACES: usize = 64;

/// The places of any of the terms in a text, in bytes, those that touch or overlap joined.
pub fn matches(terms: &[Term], texts: &Texts, field: Range<usize>, text: &str) -> Vec<Range<usize>> {
    let ranges = join(found(terms, texts, field).into_iter().map(|found| found.range));
    in_bytes(&ranges, text)
}

/// The passage of a body with the most different terms, then with the most places, then the first.
pub fn snippet(terms: &[Term], texts: &Texts, field: Range<usize>, text: &str) -> Option<Snippet> {
    let units = texts.units.get(field.clone())?;
    let found = found(terms, texts, field);
    let best = (0..found.len()).max_by_key(|&start_idx| {
        let start = found[start_idx].range.start;
        let inside = found[start_idx..]
            .iter()
            .take_while(|found| found.range.end <= start + PASSAGE - LEAD);
        let (n_places, terms_seen) = inside.fold((0, 0u64), |(n, seen), found| (n + 1, seen | found.term_bit));
        // `max_by_key` takes the last of equals; the first is wanted.
        (terms_seen.count_ones(), n_places, found.len() - start_idx)
    })?;
    let first = &found[best].range;
    let start = passage_start(units, first.start);
    let stop = passage_stop(units, (start + PASSAGE).max(first.end));
    let inside = found
        .iter()
        .filter(|found| start <= found.range.start && found.range.end <= stop);
    let ranges = join(inside.map(|found| found.range.clone()));
    let range = in_bytes(std::slice::from_ref(&(start..stop)), text).pop()?;
    Some(Snippet {
        range,
        matches: in_bytes(&ranges, text),
    })
}

struct Found {
    range: Range<usize>,
    term_bit: u64,
}

/// All places, counted from the field's beginning, by where they begin. A term that is nowhere as it is stands for its
/// parts.
fn found(terms: &[Term], texts: &Texts, field: Range<usize>) -> Vec<Found> {
    let mut found = Vec::new();
    for (term_idx, term) in terms.iter().enumerate() {
        let n_before = found.len();
        let mut look_for = |term: &Term| {
            let places = texts.places(term, field.clone()).take(MAX_PLACES);
            merge_in(
                &mut found,
                places.map(|(at, _)| Found {
                    range: at - field.start..at - field.start + term.units.len(),
                    term_bit: 1 << (term_idx % 64),
                }),
            );
            found.len()
        };
        if look_for(term) == n_before {
            for part in &term.parts {
                look_for(part);
            }
        }
    }
    found
}

/// Merges one term's places, which are in order, into those of the terms before.
fn merge_in(found: &mut Vec<Found>, places: impl Iterator<Item = Found>) {
    let ends = |found: &Found| (found.range.start, found.range.end);
    let mut before = std::mem::take(found).into_iter().peekable();
    for place in places {
        while let Some(earlier) = before.next_if(|earlier| ends(earlier) <= ends(&place)) {
            found.push(earlier);
        }
        found.push(place);
    }
    found.extend(before);
}

fn join(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// Where the sentence around a match begins, or else some characters before it, not inside a word.
fn passage_start(units: &[u16], first_match: usize) -> usize {
    // A full stop inside a name (`asyncio.Queue`) ends nothing.
    let is_sentence_end = |at: usize| {
        let mark = units[at - 1];
        [b'.', b';', b'?'].iter().any(|&end| mark == u16::from(end)) && class(units[at]) != Class::Word
    };
    let earliest = first_match.saturating_sub(MAX_LEAD);
    let sentence = (earliest..first_match).rev().find(|&at| at == 0 || is_sentence_end(at));
    let mut start = sentence.unwrap_or_else(|| {
        let mut start = first_match.saturating_sub(LEAD);
        while start < first_match && start > 0 && is_word(units[start - 1]) && is_word(units[start]) {
            start += 1;
        }
        start
    });
    while start < first_match && units[start] == SPACE {
        start += 1;
    }
    start
}

fn passage_stop(units: &[u16], wanted: usize) -> usize {
    let mut stop = wanted.min(units.len());
    let at_most = units.len().min(wanted + LEAD);
    while stop < at_most && stop > 0 && is_word(units[stop - 1]) && is_word(units[stop]) {
        stop += 1;
    }
    stop
}

fn is_word(unit: u16) -> bool {
    matches!(class(unit), Class::Word | Class::Joint)
}

/// Ranges of characters, ascending, as ranges of bytes.
fn in_bytes(ranges: &[Range<usize>], text: &str) -> Vec<Range<usize>> {
    let mut starts = text.char_indices().map(|(at, _)| at).chain([text.len()]).enumerate();
    let mut byte_of = |char_idx: usize| {
        starts
            .find(|(idx, _)| *idx == char_idx)
            .map_or(text.len(), |(_, at)| at)
    };
    ranges
        .iter()
        .map(|range| {
            let start = byte_of(range.start);
            // A range is never empty, so its end lies beyond its start.
            start..byte_of(range.end)
        })
        .collect()
}
