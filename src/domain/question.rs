//! A question as it is asked: its rendered text and what counts as the answer.
//!
//! `*_html` fields are fragments made by `author` from checked Markdown: safe to insert, no style attributes.

use crate::domain::id::{Code, QuestionId};

/// The eight kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuestionKind {
    /// Say the answer aloud, reveal, tick the key points.
    Recall,
    /// One option is right.
    Single,
    /// Two options or more are right.
    Multi,
    /// Fill in the missing terms.
    Cloze,
    /// Predict what a program prints.
    Output,
    /// Put steps or lines in order.
    Order,
    /// Pair two columns.
    Match,
    /// Write a query.
    Sql,
    /// Write a function.
    Code,
}

impl QuestionKind {
    /// Every kind.
    pub const ALL: [QuestionKind; 9] = [
        QuestionKind::Recall,
        QuestionKind::Single,
        QuestionKind::Multi,
        QuestionKind::Cloze,
        QuestionKind::Output,
        QuestionKind::Order,
        QuestionKind::Match,
        QuestionKind::Sql,
        QuestionKind::Code,
    ];

    /// The name authors write and exports show.
    pub fn name(self) -> &'static str {
        match self {
            QuestionKind::Recall => "recall",
            QuestionKind::Single => "single",
            QuestionKind::Multi => "multi",
            QuestionKind::Cloze => "cloze",
            QuestionKind::Output => "output",
            QuestionKind::Order => "order",
            QuestionKind::Match => "match",
            QuestionKind::Sql => "sql",
            QuestionKind::Code => "code",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<QuestionKind> {
        QuestionKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// One question, ready to be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its permanent number.
    pub code: Code,
    /// Its permanent name.
    pub id: QuestionId,
    /// What is asked. Blanks of a cloze are `<span class="blank" data-blank="0"></span>`, numbered from 0.
    pub stem_html: String,
    /// Why the answer is what it is. Empty for recall.
    pub explanation_html: String,
    /// The kind and its answer.
    pub body: QuestionBody,
}

/// What the person has to produce, by kind.
#[derive(Clone, Debug, PartialEq)]
pub enum QuestionBody {
    /// Graded by the note's key points.
    Recall,
    /// Exactly one choice is correct.
    Single {
        /// In the author's order; shuffled when shown.
        choices: Vec<Choice>,
    },
    /// Two or more choices are correct.
    Multi {
        /// In the author's order; shuffled when shown.
        choices: Vec<Choice>,
    },
    /// Blanks to fill.
    Cloze {
        /// For each blank the accepted texts; the first is the one shown.
        blanks: Vec<Vec<String>>,
        /// Wrong terms offered to somebody who would rather pick than type.
        distractors: Vec<String>,
    },
    /// What a program prints.
    Output {
        /// The verified output, without a trailing newline.
        expected: String,
        /// Options, the right one among them; empty when the person types the output.
        choices: Vec<Choice>,
    },
    /// Steps in the right order.
    Order {
        /// Right order; HTML of each piece.
        pieces_html: Vec<String>,
        /// Whether the pieces are lines of code, whose indentation is kept.
        is_code: bool,
    },
    /// Two columns to pair.
    Match {
        /// Headings of the left and the right column.
        headings: (String, String),
        /// Matching HTML fragments, left and right.
        pairs: Vec<(String, String)>,
    },
    /// A query to write.
    Sql {
        /// Tables and data, highlighted.
        setup_html: String,
        /// The reference query and its highlighted lines.
        reference: Reference,
        /// The verified result set: first the column names, then the rows.
        result: Vec<Vec<String>>,
    },
    /// A function to write.
    Code {
        /// The reference and its highlighted lines.
        reference: Reference,
        /// The tests it passes, highlighted.
        tests_html: String,
    },
}

impl QuestionBody {
    /// Which kind this is.
    pub fn kind(&self) -> QuestionKind {
        match self {
            QuestionBody::Recall => QuestionKind::Recall,
            QuestionBody::Single { .. } => QuestionKind::Single,
            QuestionBody::Multi { .. } => QuestionKind::Multi,
            QuestionBody::Cloze { .. } => QuestionKind::Cloze,
            QuestionBody::Output { .. } => QuestionKind::Output,
            QuestionBody::Order { .. } => QuestionKind::Order,
            QuestionBody::Match { .. } => QuestionKind::Match,
            QuestionBody::Sql { .. } => QuestionKind::Sql,
            QuestionBody::Code { .. } => QuestionKind::Code,
        }
    }
}

/// An option of a choice question.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What it says.
    pub html: String,
    /// Why it is right, or why not.
    pub why_html: String,
    /// Whether it belongs to the answer.
    pub is_correct: bool,
}

/// A model text that an answer is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Plain text, lines separated by `\n`, no trailing newline.
    pub text: String,
    /// The same lines, highlighted, one fragment a line, indentation kept as text.
    pub lines_html: Vec<String>,
}
