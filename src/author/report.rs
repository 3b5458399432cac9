//! `bank report`: what the bank holds, topic by topic, and how much of the outline it covers.

use std::{
    collections::{HashMap, HashSet},
    fmt::Write as _,
};

use crate::{
    author::{graph::count_kinds, note::NoteDraft, survey::Survey},
    domain::question::QuestionKind,
};

/// The numbers of some notes.
#[derive(Default)]
struct Counts {
    n_notes: usize,
    questions: HashMap<QuestionKind, usize>,
    n_in: usize,
    n_out: usize,
    n_waiting: usize,
    n_diagrams: usize,
    n_chars: usize,
}

impl Counts {
    fn of<'d>(drafts: impl Iterator<Item = &'d NoteDraft>, all: &[NoteDraft]) -> Counts {
        let mut counts = Counts::default();
        let mut ids = HashSet::new();
        for draft in drafts {
            ids.insert(draft.body.id.as_str());
            counts.n_notes += 1;
            counts.n_out += draft.front.follow_ups.len();
            counts.n_waiting += draft.front.waiting.len();
            counts.n_diagrams += draft.n_diagrams;
            counts.n_chars += draft.text.chars().filter(|c| !c.is_whitespace()).count();
            for (kind, n) in count_kinds(draft) {
                *counts.questions.entry(kind).or_default() += n;
            }
        }
        let edges = all.iter().flat_map(|draft| &draft.front.follow_ups);
        counts.n_in = edges.filter(|edge| ids.contains(edge.target.value.as_str())).count();
        counts
    }

    fn n_questions(&self) -> usize {
        self.questions.values().sum()
    }
}

/// One line for `bank check` when all is well.
pub fn summary(survey: &Survey) -> String {
    let counts = Counts::of(survey.drafts.iter(), &survey.drafts);
    let n_jobs: usize = survey.drafts.iter().map(|draft| draft.jobs.len()).sum();
    format!(
        "{} topics, {} notes, {} questions, {} follow-ups ({} waiting), {} diagrams, {} programs, {} of {} outline points",
        survey.decks.len(),
        counts.n_notes,
        counts.n_questions(),
        counts.n_out,
        counts.n_waiting,
        counts.n_diagrams,
        n_jobs,
        covered(survey).len(),
        survey.outline.points.len(),
    )
}

/// The whole table.
pub fn report(survey: &Survey) -> String {
    let mut text = format!("{:<12}{:>6}", "topic", "notes");
    for kind in QuestionKind::ALL {
        let _ = write!(text, "{:>8}", kind.name());
    }
    let _ = writeln!(
        text,
        "{:>10}{:>6}{:>6}{:>8}{:>9}{:>9}",
        "questions", "in", "out", "waiting", "diagrams", "chars"
    );
    for deck in &survey.decks {
        let drafts = survey.drafts.iter().filter(|draft| draft.topic == deck.id);
        row(&mut text, deck.id.as_str(), &Counts::of(drafts, &survey.drafts));
    }
    row(&mut text, "total", &Counts::of(survey.drafts.iter(), &survey.drafts));
    let covered = covered(survey);
    let _ = writeln!(
        text,
        "\noutline: {} of {} points covered",
        covered.len(),
        survey.outline.points.len()
    );
    for topic in &survey.outline.topics {
        let points: Vec<&str> = survey
            .outline
            .points
            .iter()
            .filter(|point| point.topic == topic.id)
            .map(|point| point.id.as_str())
            .collect();
        let missing: Vec<&str> = points
            .iter()
            .copied()
            .filter(|point| !covered.contains(point))
            .collect();
        let _ = write!(
            text,
            "  {:<14}{:>3} of {:>3}",
            topic.id,
            points.len() - missing.len(),
            points.len()
        );
        if !missing.is_empty() && missing.len() < points.len() {
            let _ = write!(text, "  missing {}", missing.join(" "));
        }
        text.push('\n');
    }
    text
}

fn row(text: &mut String, name: &str, counts: &Counts) {
    let _ = write!(text, "{name:<12}{:>6}", counts.n_notes);
    for kind in QuestionKind::ALL {
        let _ = write!(text, "{:>8}", counts.questions.get(&kind).copied().unwrap_or(0));
    }
    let _ = writeln!(
        text,
        "{:>10}{:>6}{:>6}{:>8}{:>9}{:>9}",
        counts.n_questions(),
        counts.n_in,
        counts.n_out,
        counts.n_waiting,
        counts.n_diagrams,
        counts.n_chars
    );
}

/// The points of the outline that some note covers.
fn covered(survey: &Survey) -> HashSet<&str> {
    survey
        .drafts
        .iter()
        .flat_map(|draft| &draft.front.covers)
        .map(|point| point.value.as_str())
        .filter(|point| survey.outline.has(point))
        .collect()
}
