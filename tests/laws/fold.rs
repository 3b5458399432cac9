//! Laws of merging and folding: logs are sets, order comes from keys, time never runs backwards.

use proptest::prelude::*;
use zhuiwen::domain::{
    id::Code,
    log::{Entry, EntryKey, Event, Moment},
    progress::{Applied, Card, Edge, Progress, merge},
};

use crate::{any_entries, any_moment, in_order};

/// Everything a fold says, in a comparable shape.
fn facts(progress: &Progress) -> impl PartialEq + std::fmt::Debug + use<> {
    let mut cards: Vec<(Code, Card)> = progress.cards().map(|(code, card)| (code, *card)).collect();
    cards.sort_by_key(|(code, _)| *code);
    let mut edges: Vec<((Code, Code), Edge)> = progress.edges().map(|(ends, edge)| (ends, *edge)).collect();
    edges.sort_by_key(|(ends, _)| *ends);
    let words = (
        progress.flags().clone(),
        progress.own_notes().clone(),
        progress.settings().clone(),
    );
    let rest = (
        progress.starred().clone(),
        progress.days().clone(),
        progress.median_seconds(),
    );
    (cards, edges, words, rest)
}

/// Splits entries by the bits of a number: each goes left, right or to both.
fn split(entries: &[Entry], how: u64) -> (Vec<Entry>, Vec<Entry>) {
    let side = |idx: usize| how >> (2 * (idx % 32)) & 3;
    let part = |not: u64| {
        let entries = entries.iter().enumerate();
        entries
            .filter(|(idx, _)| side(*idx) != not)
            .map(|(_, entry)| entry.clone())
            .collect()
    };
    (part(0), part(1))
}

proptest! {
    #[test]
    fn merging_is_commutative_associative_and_idempotent(entries in any_entries(), how in any::<u64>(), and in any::<u64>()) {
        let (a, rest) = split(&entries, how);
        let (b, c) = split(&rest, and);
        let union = |a: &[Entry], b: &[Entry]| merge(a.to_vec(), b.to_vec()).entries;
        prop_assert_eq!(union(&a, &b), union(&b, &a));
        prop_assert_eq!(union(&union(&a, &b), &c), union(&a, &union(&b, &c)));
        prop_assert_eq!(union(&a, &a), in_order(a.clone()));
        prop_assert_eq!(union(&a, &rest), in_order(entries));
    }

    #[test]
    fn a_conflict_keeps_mine_and_is_counted(entries in any_entries(), at in any_moment()) {
        let theirs: Vec<Entry> = entries.iter().map(|entry| Entry { at, ..entry.clone() }).collect();
        let n_different = entries.iter().zip(&theirs).filter(|(mine, theirs)| mine != theirs).count();
        let merged = merge(entries.clone(), theirs);
        prop_assert_eq!(merged.entries, in_order(entries));
        prop_assert_eq!(merged.conflicts.len(), n_different);
    }

    #[test]
    fn a_fold_does_not_depend_on_the_order_of_arrival(entries in any_entries()) {
        let folded = Progress::fold(&in_order(entries.clone()));
        prop_assert_eq!(facts(&Progress::fold(&entries)), facts(&folded));
        let twice: Vec<Entry> = entries.iter().chain(&entries).cloned().collect();
        prop_assert_eq!(facts(&Progress::fold(&twice)), facts(&folded));
    }

    #[test]
    fn catching_up_entry_by_entry_is_folding_at_once(entries in any_entries()) {
        let entries = in_order(entries);
        let mut progress = Progress::default();
        for n_entries in 1..=entries.len() {
            progress.catch_up(&entries[..n_entries]);
        }
        prop_assert_eq!(facts(&progress), facts(&Progress::fold(&entries)));
    }

    #[test]
    fn an_entry_from_the_past_needs_a_fold(entries in any_entries()) {
        let entries = in_order(entries);
        let mut progress = Progress::fold(&entries);
        for entry in &entries {
            let before = facts(&progress);
            prop_assert_eq!(progress.apply(entry), Applied::NeedsFold);
            prop_assert_eq!(facts(&progress), before);
        }
    }

    #[test]
    fn undoing_the_last_entry_is_never_having_made_it_and_redoing_restores_it(entries in any_entries(), at in any_moment()) {
        let mut entries = in_order(entries);
        entries.retain(|entry| entry.key.seq < u32::MAX - 2);
        // Undos already there may name any entry, the last and the new ones among them; leave them out.
        entries.retain(|entry| !matches!(entry.event, Event::Undone { .. }));
        let Some(last) = entries.last().cloned() else { return Ok(()) };
        let before = facts(&Progress::fold(&entries[..entries.len() - 1]));
        let with = facts(&Progress::fold(&entries));
        let undo = |target: EntryKey| Entry {
            key: EntryKey { seq: target.seq + 1, ..target },
            at,
            event: Event::Undone { target },
        };
        entries.push(undo(last.key));
        prop_assert_eq!(facts(&Progress::fold(&entries)), before);
        entries.push(undo(EntryKey { seq: last.key.seq + 1, ..last.key }));
        prop_assert_eq!(facts(&Progress::fold(&entries)), with);
    }

    #[test]
    fn an_undo_of_what_comes_later_takes_nothing_back(entries in any_entries(), at in any_moment()) {
        let mut entries = in_order(entries);
        entries.retain(|entry| entry.key.seq > 1);
        let folded = facts(&Progress::fold(&entries));
        let Some(first) = entries.first().cloned() else { return Ok(()) };
        let key = EntryKey { seq: 1, ..first.key };
        entries.insert(0, Entry { key, at, event: Event::Undone { target: first.key } });
        entries.insert(1, Entry { key: EntryKey { tab: zhuiwen::domain::log::TabId(key.tab.0 + 1), ..key }, at, event: Event::Undone { target: key } });
        let entries = in_order(entries);
        prop_assert_eq!(facts(&Progress::fold(&entries)), folded);
    }

    #[test]
    fn time_never_runs_backwards_and_memory_stays_a_number(entries in any_entries(), now in any_moment()) {
        let progress = Progress::fold(&entries);
        for (code, card) in progress.cards() {
            prop_assert!(card.memory.stability.is_finite() && card.memory.stability > 0.0);
            prop_assert!((1.0..=10.0).contains(&card.memory.difficulty));
            let retrievability = progress.retrievability(code, now).expect("answered");
            prop_assert!((0.0..=1.0).contains(&retrievability), "{}", retrievability);
            let earlier = Moment { unix_seconds: card.last_at.unix_seconds.saturating_sub(1_000_000), ..now };
            prop_assert_eq!(card.retrievability(progress.scheduler(), earlier), 1.0);
            let later = Moment { unix_seconds: now.unix_seconds.saturating_add(86_400), ..now };
            prop_assert!(card.retrievability(progress.scheduler(), later) <= retrievability);
            prop_assert!(!card.is_due(now) || card.is_due(later), "what is due stays due");
            prop_assert!(card.n_misses <= card.n_answers);
        }
    }
}
