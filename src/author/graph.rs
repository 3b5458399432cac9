//! What only the whole bank can know: ids, edges, links, the outline, what was published.

use std::collections::{HashMap, HashSet};

use crate::{
    author::{
        diagnostic::{Diagnostic, Rule},
        note::NoteDraft,
        outline::{Deck, Outline},
        published::{self, Ledger},
    },
    domain::{bank::FollowUpKind, id::NoteId, question::QuestionKind},
};

/// The most follow-ups it may take from one topic to another.
const MAX_STEPS: usize = 4;

/// Checks the notes against each other. `unread` names the files that could not be read as notes: their ids have not
/// vanished.
pub fn check(
    drafts: &[NoteDraft],
    unread: &[String],
    decks: &[Deck],
    outline: &Outline,
    ledger: &Ledger,
    found: &mut Vec<Diagnostic>,
) {
    let mut first_by_id: HashMap<&NoteId, &NoteDraft> = HashMap::new();
    for draft in drafts {
        if let Some(first) = first_by_id.get(&draft.body.id) {
            let message = format!("the id {} is taken by {}", draft.body.id, first.path);
            found.push(Diagnostic::new(&draft.path, 2, Rule::DuplicateId, message));
        } else {
            first_by_id.insert(&draft.body.id, draft);
        }
    }
    let covering = covering(drafts);
    for draft in drafts {
        check_edges(draft, &first_by_id, &covering, outline, found);
        for link in &draft.links {
            let is_known = NoteId::new(&link.value).is_ok_and(|id| first_by_id.contains_key(&id));
            if !is_known {
                let message = format!("the link leads to {:?}, which is no note", link.value);
                found.push(Diagnostic::new(&draft.path, link.line, Rule::LinkTarget, message));
            }
        }
    }
    check_slots(drafts, found);
    check_reachable(drafts, decks, found);
    check_distances(drafts, decks, found);
    check_outline(&covering, outline, found);
    check_published(drafts, unread, ledger, found);
}

/// The notes that cover each point.
fn covering(drafts: &[NoteDraft]) -> HashMap<&str, Vec<&NoteDraft>> {
    let mut covering: HashMap<&str, Vec<&NoteDraft>> = HashMap::new();
    for draft in drafts {
        for point in &draft.front.covers {
            covering.entry(&point.value).or_default().push(draft);
        }
    }
    covering
}

fn check_edges(
    draft: &NoteDraft,
    by_id: &HashMap<&NoteId, &NoteDraft>,
    covering: &HashMap<&str, Vec<&NoteDraft>>,
    outline: &Outline,
    found: &mut Vec<Diagnostic>,
) {
    let mut push = |line: usize, rule: Rule, message: String| {
        found.push(Diagnostic::new(&draft.path, line, rule, message));
    };
    for point in &draft.front.covers {
        if !outline.has(&point.value) {
            push(
                point.line,
                Rule::UnknownPoint,
                format!("the outline has no point {:?}", point.value),
            );
        }
    }
    let mut targets = HashSet::new();
    for edge in &draft.front.follow_ups {
        let (target, line) = (&edge.target.value, edge.target.line);
        match NoteId::new(target) {
            Err(error) => push(line, Rule::IdFormat, error.to_string()),
            Ok(id) if id == draft.body.id => {
                push(
                    line,
                    Rule::FollowUpTarget,
                    "this follow-up leads to its own note".into(),
                );
            }
            Ok(_) if !targets.insert(target) => {
                push(
                    line,
                    Rule::FollowUpTarget,
                    format!("a second follow-up leads to {target}"),
                );
            }
            Ok(id) if !by_id.contains_key(&id) => {
                push(
                    line,
                    Rule::DanglingFollowUp,
                    format!("this follow-up leads to {target}, which is no note"),
                );
            }
            Ok(_) => {}
        }
    }
    for edge in &draft.front.waiting {
        let (point, line) = (&edge.target.value, edge.target.line);
        if !outline.has(point) {
            push(line, Rule::UnknownPoint, format!("the outline has no point {point:?}"));
        } else if !targets.insert(point) {
            push(
                line,
                Rule::FollowUpTarget,
                format!("a second `[[waiting]]` for {point}"),
            );
        }
        if let Some(note) = covering.get(point.as_str()).and_then(|notes| notes.first()) {
            push(
                line,
                Rule::WaitingOver,
                format!("{point} is covered by {} now", note.body.id),
            );
        }
    }
}

/// A slot's value is shared, so its hint has to be the same wherever it stands.
fn check_slots(drafts: &[NoteDraft], found: &mut Vec<Diagnostic>) {
    let mut first_by_name: HashMap<&str, (&str, &NoteDraft)> = HashMap::new();
    for draft in drafts {
        for slot in &draft.body.slots {
            let (hint, first) = *first_by_name.entry(&slot.name).or_insert((&slot.hint, draft));
            if hint != slot.hint {
                let message = format!(
                    "the slot {} has the hint {:?}, in {} it has {hint:?}",
                    slot.name, slot.hint, first.path
                );
                found.push(Diagnostic::new(&draft.path, 2, Rule::SlotHint, message));
            }
        }
    }
}

/// A note has a way in when it opens its topic or a follow-up of another note leads to it.
fn check_reachable(drafts: &[NoteDraft], decks: &[Deck], found: &mut Vec<Diagnostic>) {
    let openers = decks
        .iter()
        .filter_map(|deck| deck.notes.first())
        .map(|note| note.value.as_str());
    let targets = drafts.iter().flat_map(|draft| {
        let own = draft.body.id.as_str();
        draft
            .front
            .follow_ups
            .iter()
            .map(|edge| edge.target.value.as_str())
            .filter(move |target| *target != own)
    });
    let entered: HashSet<&str> = openers.chain(targets).collect();
    for draft in drafts {
        if !entered.contains(draft.body.id.as_str()) {
            let message = format!("no follow-up leads to {} and it does not open its topic", draft.body.id);
            found.push(Diagnostic::new(&draft.path, 2, Rule::Unreachable, message));
        }
    }
}

/// From any topic every other is a few follow-ups away.
fn check_distances(drafts: &[NoteDraft], decks: &[Deck], found: &mut Vec<Diagnostic>) {
    for (deck, far) in decks.iter().map(|deck| (deck, far_from(deck, drafts, decks))) {
        for (other, n_steps) in far {
            let takes = n_steps.map_or("no way leads".to_owned(), |n_steps| {
                format!("{n_steps} follow-ups lead")
            });
            let message = format!(
                "{takes} from topic {} to {}, at most {MAX_STEPS} should",
                deck.id, other.id
            );
            found.push(Diagnostic::new("content/bank.toml", 1, Rule::FarTopics, message));
        }
    }
}

/// The topics more than `MAX_STEPS` follow-ups away from every note of `deck`, with how many it takes if there is a way.
fn far_from<'d>(deck: &Deck, drafts: &[NoteDraft], decks: &'d [Deck]) -> Vec<(&'d Deck, Option<usize>)> {
    let mut steps: HashMap<&str, usize> = HashMap::new();
    let mut reached: Vec<&str> = deck.notes.iter().map(|note| note.value.as_str()).collect();
    for n_steps in 0.. {
        reached.retain(|id| !steps.contains_key(id));
        if reached.is_empty() {
            break;
        }
        let mut next = Vec::new();
        for id in reached {
            if steps.insert(id, n_steps).is_none() {
                next.extend(
                    drafts
                        .iter()
                        .filter(|draft| draft.body.id.as_str() == id)
                        .flat_map(|draft| draft.front.follow_ups.iter().map(|edge| edge.target.value.as_str())),
                );
            }
        }
        reached = next;
    }
    let nearest = |other: &Deck| {
        other
            .notes
            .iter()
            .filter_map(|note| steps.get(note.value.as_str()))
            .min()
            .copied()
    };
    let others = decks
        .iter()
        .filter(|other| other.id != deck.id)
        .map(|other| (other, nearest(other)));
    others
        .filter(|(_, n_steps)| n_steps.is_none_or(|n_steps| n_steps > MAX_STEPS))
        .collect()
}

/// Every edge of the outline has to be walkable, or to wait for its other end.
fn check_outline(covering: &HashMap<&str, Vec<&NoteDraft>>, outline: &Outline, found: &mut Vec<Diagnostic>) {
    for edge in &outline.edges {
        let Some(sources) = covering.get(edge.from.as_str()) else {
            continue;
        };
        let targets: Vec<&str> = covering
            .get(edge.to.as_str())
            .map(|notes| notes.iter().map(|note| note.body.id.as_str()).collect())
            .unwrap_or_default();
        let is_walkable = sources.iter().any(|source| {
            let front = &source.front;
            if targets.is_empty() {
                front.waiting.iter().any(|waiting| waiting.target.value == edge.to)
            } else {
                targets.contains(&source.body.id.as_str())
                    || front
                        .follow_ups
                        .iter()
                        .any(|follow_up| targets.contains(&follow_up.target.value.as_str()))
            }
        });
        if let Some(source) = sources.first().filter(|_| !is_walkable) {
            let message = format!(
                "the outline leads from {} to {}, this note does not",
                edge.from, edge.to
            );
            let mut diagnostic = Diagnostic::new(&source.path, 2, Rule::OutlineEdge, message);
            let kinds = FollowUpKind::ALL.map(FollowUpKind::name).join(" | ");
            diagnostic.remedy = match targets.first() {
                Some(target) => format!("add [[follow_up]] with to = \"{target}\", ask = \"…\", kind = {kinds}"),
                None => format!(
                    "add [[waiting]] with covers = \"{}\", ask = \"…\", kind = {kinds}",
                    edge.to
                ),
            };
            found.push(diagnostic);
        }
    }
}

/// The names a note publishes: its own id, then its questions' in the bank's order, with the line each stands on.
pub fn names(draft: &NoteDraft) -> Vec<(String, usize)> {
    let id_line = draft.front.id.as_ref().map_or(2, |id| id.line);
    let questions = draft.body.questions.iter().zip(&draft.question_lines);
    std::iter::once((draft.body.id.to_string(), id_line))
        .chain(questions.map(|(question, line)| (question.id.to_string(), *line)))
        .collect()
}

fn check_published(drafts: &[NoteDraft], unread: &[String], ledger: &Ledger, found: &mut Vec<Diagnostic>) {
    let mut in_use: HashSet<String> = HashSet::new();
    for draft in drafts {
        for (name, line) in names(draft) {
            if ledger.code(&name).is_none() {
                let message = format!("{name} is not in {}", published::PATH);
                found.push(Diagnostic::new(&draft.path, line, Rule::Unpublished, message));
            }
            in_use.insert(name);
        }
        in_use.extend(draft.broken.iter().map(ToString::to_string));
    }
    let is_unread = |name: &str| unread.iter().any(|file| name.split('/').next() == Some(file));
    for line in ledger.lines() {
        match (&line.retired, in_use.contains(&line.name)) {
            (None, false) if !is_unread(&line.name) => {
                let message = format!("{} was published and is not in the bank any more", line.name);
                found.push(Diagnostic::new(published::PATH, line.line, Rule::Vanished, message));
            }
            (Some(_), true) => {
                let message = format!("{} is retired here, but in the bank", line.name);
                found.push(Diagnostic::new(published::PATH, line.line, Rule::Retired, message));
            }
            _ => {}
        }
    }
}

/// How many questions of each kind a note has.
pub fn count_kinds(draft: &NoteDraft) -> HashMap<QuestionKind, usize> {
    let mut counts = HashMap::new();
    for question in &draft.body.questions {
        *counts.entry(question.body.kind()).or_default() += 1;
    }
    counts
}
