//! The note bank: the small index the app starts from, and the bodies fetched topic by topic.

use crate::domain::{
    id::{Code, NoteId, TopicId},
    question::{Question, QuestionKind},
    sorting::sort_by,
};

/// The index: everything but the texts of notes and questions.
///
/// Invariant: every `FollowUp::to` and every `NoteHead::topic` is in the same bank; codes are unique. `Bank::new` makes
/// the look-up tables; the lists themselves are public.
#[derive(Clone, Debug, Default)]
pub struct Bank {
    topics: Vec<Topic>,
    notes: Vec<NoteHead>,
    /// Indices of `notes` by ascending id.
    notes_by_id: Vec<usize>,
    /// By ascending code.
    by_code: Vec<(Code, Published)>,
}

/// What a code stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Published {
    /// The note at this index of `Bank::notes`.
    Note(usize),
    /// The question at `question_idx` of that note's `questions`.
    Question {
        /// Index into `Bank::notes`.
        note_idx: usize,
        /// Index into `NoteHead::questions`.
        question_idx: usize,
    },
}

/// A deck of notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Permanent id.
    pub id: TopicId,
    /// Title in Chinese.
    pub title: String,
    /// One line on what it prepares for.
    pub summary: String,
    /// Path of the file with its bodies, relative to the site's root.
    pub file: String,
}

/// A note without its body, and without its question, which is in `asks`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteHead {
    /// Permanent number.
    pub code: Code,
    /// Permanent id.
    pub id: NoteId,
    /// The topic it belongs to.
    pub topic: TopicId,
    /// Title.
    pub title: String,
    /// 1 must know, 2 often asked, 3 digs deep.
    pub level: u8,
    /// Where an interviewer goes next.
    pub follow_ups: Vec<FollowUp>,
    /// Its questions; the first is always `recall`.
    pub questions: Vec<QuestionHead>,
    /// The permanent numbers (1–32) of its key points, in the order shown.
    pub key_points: Vec<u8>,
}

/// A question without its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionHead {
    /// Permanent number.
    pub code: Code,
    /// Kind.
    pub kind: QuestionKind,
}

/// An edge of the follow-up graph. How the interviewer gets there is in `asks`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// The note it leads to.
    pub to: NoteId,
    /// In which direction it digs.
    pub kind: FollowUpKind,
}

/// In which direction a follow-up digs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FollowUpKind {
    /// One level down.
    Deeper,
    /// Asks for the reason.
    Why,
    /// Asks for the difference.
    Compare,
    /// Asks for the use.
    Apply,
    /// Moves to a related subject.
    Neighbour,
}

impl FollowUpKind {
    /// Every kind.
    pub const ALL: [FollowUpKind; 5] = [
        FollowUpKind::Deeper,
        FollowUpKind::Why,
        FollowUpKind::Compare,
        FollowUpKind::Apply,
        FollowUpKind::Neighbour,
    ];

    /// The name authors write and exports show.
    pub fn name(self) -> &'static str {
        match self {
            FollowUpKind::Deeper => "deeper",
            FollowUpKind::Why => "why",
            FollowUpKind::Compare => "compare",
            FollowUpKind::Apply => "apply",
            FollowUpKind::Neighbour => "neighbour",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<FollowUpKind> {
        FollowUpKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// The texts of one topic, fetched when first needed.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicBody {
    /// Which topic.
    pub topic: TopicId,
    /// Its notes, in the order of the index.
    pub notes: Vec<NoteBody>,
}

/// The text of one note. HTML fragments are safe to insert.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteBody {
    /// Which note.
    pub id: NoteId,
    /// The answer said in 30 seconds.
    pub brief_html: String,
    /// The two-minute answer.
    pub detail_html: String,
    /// What candidates get wrong.
    pub pitfalls_html: String,
    /// The checklist an answer is graded by.
    pub key_points: Vec<KeyPoint>,
    /// Where it was checked.
    pub sources: Vec<Source>,
    /// What the person fills into its scripts.
    pub slots: Vec<Slot>,
    /// Its questions in the order of the index, `recall` first.
    pub questions: Vec<Question>,
}

/// A named gap in a script, filled with the person's own facts. The same name has the same value in every note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Permanent name: lower-case letters, digits, hyphens.
    pub name: String,
    /// What belongs there.
    pub hint: String,
}

/// One line of the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPoint {
    /// Permanent number inside the note, 1–32: bit `number - 1` of `Ticks`.
    pub number: u8,
    /// What has to be said.
    pub html: String,
}

/// A primary source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is called.
    pub title: String,
    /// An https address.
    pub url: String,
}

impl Bank {
    /// Makes the look-up tables. Later duplicates of an id or code are unreachable; `bank check` refuses them.
    pub fn new(topics: Vec<Topic>, notes: Vec<NoteHead>) -> Bank {
        let mut notes_by_id: Vec<usize> = (0..notes.len()).collect();
        sort_by(&mut notes_by_id, &|&a, &b| notes[a].id.cmp(&notes[b].id));
        let mut by_code = Vec::new();
        for (note_idx, note) in notes.iter().enumerate() {
            by_code.push((note.code, Published::Note(note_idx)));
            for (question_idx, question) in note.questions.iter().enumerate() {
                by_code.push((question.code, Published::Question { note_idx, question_idx }));
            }
        }
        sort_by(&mut by_code, &|(a, _), (b, _)| a.cmp(b));
        Bank {
            topics,
            notes,
            notes_by_id,
            by_code,
        }
    }

    /// Topics in the bank's order.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// Notes, topic by topic, in the bank's order.
    pub fn notes(&self) -> &[NoteHead] {
        &self.notes
    }

    /// The topic of that id.
    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == *id)
    }

    /// The note of that id.
    pub fn note(&self, id: &NoteId) -> Option<&NoteHead> {
        self.notes.get(self.note_idx(id)?)
    }

    /// Where in `notes` the note of that id is.
    pub fn note_idx(&self, id: &NoteId) -> Option<usize> {
        let place = self
            .notes_by_id
            .partition_point(|&note_idx| self.notes[note_idx].id < *id);
        let note_idx = *self.notes_by_id.get(place)?;
        (self.notes[note_idx].id == *id).then_some(note_idx)
    }

    /// The notes of one topic.
    pub fn notes_of<'a>(&'a self, topic: &'a TopicId) -> impl Iterator<Item = &'a NoteHead> {
        self.notes.iter().filter(move |note| note.topic == *topic)
    }

    /// What a code stands for today; `None` when it was retired.
    pub fn published(&self, code: Code) -> Option<Published> {
        let place = self.by_code.partition_point(|(other, _)| *other < code);
        let (found, published) = *self.by_code.get(place)?;
        (found == code).then_some(published)
    }

    /// The note a code stands for, or whose question it stands for.
    pub fn note_of(&self, code: Code) -> Option<&NoteHead> {
        match self.published(code)? {
            Published::Note(note_idx) | Published::Question { note_idx, .. } => self.notes.get(note_idx),
        }
    }

    /// The question a code stands for, with its note.
    pub fn question(&self, code: Code) -> Option<(&NoteHead, &QuestionHead)> {
        let Published::Question { note_idx, question_idx } = self.published(code)? else {
            return None;
        };
        let note = self.notes.get(note_idx)?;
        Some((note, note.questions.get(question_idx)?))
    }

    /// The edges that lead to a note: the note they come from, and the follow-up.
    pub fn leading_to<'a>(&'a self, id: &'a NoteId) -> impl Iterator<Item = (&'a NoteHead, &'a FollowUp)> {
        self.notes.iter().flat_map(move |note| {
            note.follow_ups
                .iter()
                .filter(move |follow_up| follow_up.to == *id)
                .map(move |follow_up| (note, follow_up))
        })
    }
}

impl NoteHead {
    /// The recall question: always the first.
    pub fn recall(&self) -> Option<&QuestionHead> {
        self.questions.first()
    }
}
