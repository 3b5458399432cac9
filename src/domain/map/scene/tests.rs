use super::*;
use crate::domain::{
    bank::{Bank, FollowUp, NoteHead, Topic},
    id::Code,
};

/// Notes named by letters with what they lead to, in two topics: `a`–`c` and the rest.
fn bank(notes: &[(&str, &str)]) -> Bank {
    let topic = |name: &str| TopicId::new(name).unwrap();
    let topics = ["one", "two"].map(|name| Topic {
        id: topic(name),
        title: name.to_owned(),
        summary: String::new(),
        file: String::new(),
    });
    let head = |(idx, (name, to)): (usize, &(&str, &str))| NoteHead {
        code: Code(idx as u32),
        id: NoteId::new(name).unwrap(),
        topic: topic(if *name <= "c" { "one" } else { "two" }),
        title: format!("笔记{name}"),
        level: 1,
        follow_ups: to
            .chars()
            .map(|to| FollowUp {
                to: NoteId::new(&to.to_string()).unwrap(),
                kind: FollowUpKind::Deeper,
            })
            .collect(),
        questions: Vec::new(),
        key_points: Vec::new(),
    };
    Bank::new(topics.to_vec(), notes.iter().enumerate().map(head).collect())
}

struct Letters<'a>(&'a Bank);

impl Texts for Letters<'_> {
    fn title(&self, subject: Subject) -> String {
        match subject {
            Subject::Bank => "追问".to_owned(),
            Subject::Topic(topic) => self.0.topics()[topic].title.clone(),
            Subject::Note(note) => self.0.notes()[note].title.clone(),
        }
    }

    fn words(&self, from: usize, to: usize) -> String {
        format!("从{from}问到{to}")
    }
}

fn scene(bank: &Bank, centre: Subject, folds: &[&str]) -> Scene {
    let mut toggled = Folds::default();
    for key in folds {
        toggled.toggle(&Key::parse(key).unwrap());
    }
    Scene::new(&Graph::new(bank), &Letters(bank), centre, &toggled)
}

/// Each box as its key, title, and `+n` when folded over n.
fn shown(scene: &Scene) -> Vec<String> {
    let fold = |node: &Node| match (node.n_children, node.is_open) {
        (0, _) | (_, true) => String::new(),
        (n_children, false) => format!("+{n_children}"),
    };
    let nodes = scene.nodes.iter();
    nodes
        .map(|node| format!("{} {}{}", node.key, node.title.concat(), fold(node)))
        .collect()
}

const RING: [(&str, &str); 5] = [("a", "bc"), ("b", "cd"), ("c", "a"), ("d", "e"), ("e", "a")];

#[test]
fn two_levels_are_open_and_the_rest_is_counted() {
    let bank = bank(&RING);
    assert_eq!(
        shown(&scene(&bank, Subject::Note(0), &[])),
        [
            "a 笔记a",
            "b0 笔记c",
            "b1 笔记e",
            "a2 笔记b",
            "a3 笔记c",
            "b0.0 笔记b",
            "b1.0 笔记d+1",
            "a2.0 笔记c",
            "a2.1 笔记d+1",
        ]
    );
}

#[test]
fn folding_and_opening_touch_nothing_else() {
    let bank = bank(&RING);
    let before = shown(&scene(&bank, Subject::Note(0), &[]));
    let mut opened = shown(&scene(&bank, Subject::Note(0), &["a2.1"]));
    assert_eq!(opened.pop().unwrap(), "a2.1.0 笔记e");
    assert_eq!(opened.len(), before.len());
    let folded = shown(&scene(&bank, Subject::Note(0), &["a2"]));
    assert!(folded.contains(&"a2 笔记b+2".to_owned()), "{folded:?}");
    assert_eq!(folded.len(), before.len() - 2);
}

#[test]
fn moving_on_keeps_the_order_of_what_stays() {
    let bank = bank(&[("a", "b"), ("b", "edc"), ("c", ""), ("d", ""), ("e", "")]);
    let children = |scene: &Scene, of: Subject| {
        let parent = scene.find_subject(of).unwrap();
        let hanging = scene
            .nodes
            .iter()
            .filter(|node| node.parent == Some(parent) && node.side == Side::After);
        hanging.map(|node| node.subject).collect::<Vec<_>>()
    };
    let before = children(&scene(&bank, Subject::Note(0), &[]), Subject::Note(1));
    let after = children(&scene(&bank, Subject::Note(1), &[]), Subject::Note(1));
    assert_eq!(before, [4, 3, 2].map(Subject::Note));
    assert_eq!(before, after);
}

#[test]
fn only_edges_at_the_centre_carry_words() {
    let bank = bank(&RING);
    let scene = scene(&bank, Subject::Note(0), &[]);
    for (idx, node) in scene.nodes.iter().enumerate() {
        assert_eq!(node.words.is_empty(), node.depth != 1, "{node:?}");
        assert_eq!(scene.title_rect(idx).bottom(), scene.rects[idx].bottom());
    }
    assert_eq!(scene.nodes[1].words.concat(), "从2问到0");
}

#[test]
fn an_overview_has_the_topics_and_a_topic_its_notes() {
    let bank = bank(&RING);
    assert_eq!(
        shown(&scene(&bank, Subject::Bank, &[])),
        ["a 追问", "b0 one+3", "a1 two+2"]
    );
    assert_eq!(
        shown(&scene(&bank, Subject::Bank, &["a1"])),
        ["a 追问", "b0 one+3", "a1 two", "a1.0 笔记d+1", "a1.1 笔记e+1"]
    );
    // e of topic two leads to a; its other notes do not lead here.
    assert_eq!(
        shown(&scene(&bank, Subject::Topic(0), &["b0"])),
        [
            "a one",
            "b0 two",
            "a1 笔记a+2",
            "a2 笔记b+2",
            "a3 笔记c+1",
            "b0.0 笔记e+1"
        ]
    );
}

#[test]
fn a_note_alone_is_a_map() {
    let bank = bank(&[("a", "")]);
    assert_eq!(shown(&scene(&bank, Subject::Note(0), &[])), ["a 笔记a"]);
}

#[test]
fn keys_read_what_they_wrote() {
    for text in ["a", "b", "a0", "b12.0.7"] {
        assert_eq!(Key::parse(text).unwrap().to_string(), text);
    }
    for text in ["", "c1", "a1.", "a1.x", "a-1", "a70000"] {
        assert_eq!(Key::parse(text), None, "{text}");
    }
}
