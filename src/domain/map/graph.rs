//! The follow-up graph by index, both ways, so that a map can be made without comparing ids.

use crate::domain::bank::{Bank, FollowUpKind};

/// One end of an edge, as seen from the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Index of the note at the other end in `Bank::notes`.
    pub note: usize,
    /// In which direction the follow-up digs.
    pub kind: FollowUpKind,
}

/// Follow-ups of every note, in the author's order, and what leads to every note, in the bank's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    after: Vec<Vec<Link>>,
    before: Vec<Vec<Link>>,
    topic: Vec<usize>,
    notes_of: Vec<Vec<usize>>,
}

impl Graph {
    /// The graph of a bank.
    pub fn new(bank: &Bank) -> Graph {
        let n_notes = bank.notes().len();
        let mut graph = Graph {
            after: vec![Vec::new(); n_notes],
            before: vec![Vec::new(); n_notes],
            topic: vec![0; n_notes],
            notes_of: vec![Vec::new(); bank.topics().len()],
        };
        for (note, head) in bank.notes().iter().enumerate() {
            let topic = bank.topics().iter().position(|topic| topic.id == head.topic);
            if let Some(topic) = topic {
                graph.topic[note] = topic;
                graph.notes_of[topic].push(note);
            }
            for follow_up in &head.follow_ups {
                let kind = follow_up.kind;
                if let Some(to) = bank.note_idx(&follow_up.to) {
                    graph.after[note].push(Link { note: to, kind });
                    graph.before[to].push(Link { note, kind });
                }
            }
        }
        graph
    }

    /// A tree of `n_notes` notes of which each leads to up to `n_children`: for measuring.
    pub fn of_tree(n_notes: usize, n_children: usize) -> Graph {
        let kind = FollowUpKind::Deeper;
        let mut graph = Graph {
            after: vec![Vec::new(); n_notes],
            before: vec![Vec::new(); n_notes],
            topic: vec![0; n_notes],
            notes_of: Vec::new(),
        };
        for note in 1..n_notes {
            let parent = (note - 1) / n_children.max(1);
            graph.after[parent].push(Link { note, kind });
            graph.before[note].push(Link { note: parent, kind });
        }
        graph
    }

    /// Where an interviewer goes from a note.
    pub fn after(&self, note: usize) -> &[Link] {
        self.after.get(note).map_or(&[], Vec::as_slice)
    }

    /// From where an interviewer comes to a note.
    pub fn before(&self, note: usize) -> &[Link] {
        self.before.get(note).map_or(&[], Vec::as_slice)
    }

    /// The topic of a note, as an index of `Bank::topics`.
    pub fn topic(&self, note: usize) -> Option<usize> {
        self.topic.get(note).copied()
    }

    /// The notes of a topic.
    pub fn notes_of(&self, topic: usize) -> &[usize] {
        self.notes_of.get(topic).map_or(&[], Vec::as_slice)
    }

    /// How many topics there are.
    pub fn n_topics(&self) -> usize {
        self.notes_of.len()
    }

    /// The notes of topic `from` that lead to a note of topic `to`.
    pub fn bridges(&self, from: usize, to: usize) -> Vec<usize> {
        let leads_there = |&note: &usize| self.after(note).iter().any(|link| self.topic(link.note) == Some(to));
        self.notes_of(from).iter().copied().filter(leads_there).collect()
    }
}
