//! What the person did with a question: the answer given, and the draft of one not given yet.
//!
//! Indices are always the author's, never those of the order shown: a reload or a different shuffle changes nothing.

use crate::domain::{
    log::{Grade, Ticks},
    question::QuestionBody,
    sorted_map::SortedSet,
};

/// An answer, whole or half done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// Single, multi: the options chosen.
    Choices(SortedSet<usize>),
    /// Cloze: one text a blank, in the order of the blanks.
    Blanks(Vec<String>),
    /// Output: what was typed.
    OutputText(String),
    /// Output: the option picked.
    OutputChoice(usize),
    /// Order, and the lines of sql and code: the pieces in the order they were put.
    Arrangement(Vec<usize>),
    /// Match: for each left-hand entry the right-hand one paired with it.
    Pairing(Vec<Option<usize>>),
    /// Sql, code: what was typed (empty when it was written on paper).
    Typed {
        /// The text.
        text: String,
        /// The person's own judgement after comparing with the reference; only asked for when the texts differ.
        self_grade: Option<Grade>,
    },
    /// Recall: the key points that were said.
    Ticks(Ticks),
    /// Any kind: "I don't know, show me".
    GaveUp,
}

impl Response {
    /// Whether the response can belong to this question as it is today: the kind fits and every index exists.
    ///
    /// A draft written for an older version of a question may not; it is dropped then.
    pub fn fits(&self, body: &QuestionBody) -> bool {
        let all_below = |chosen: &SortedSet<usize>, n: usize| chosen.iter().last().is_none_or(|&last| last < n);
        match (self, body) {
            (Response::GaveUp, _) | (Response::Ticks(_), QuestionBody::Recall) => true,
            (Response::Choices(chosen), QuestionBody::Single { choices }) => {
                chosen.len() <= 1 && all_below(chosen, choices.len())
            }
            (Response::Choices(chosen), QuestionBody::Multi { choices }) => all_below(chosen, choices.len()),
            (Response::Blanks(texts), QuestionBody::Cloze { blanks, .. }) => texts.len() == blanks.len(),
            (Response::OutputText(_), QuestionBody::Output { .. }) => true,
            (Response::OutputChoice(choice_idx), QuestionBody::Output { choices, .. }) => *choice_idx < choices.len(),
            (Response::Arrangement(order), body) => n_pieces(body).is_some_and(|n| is_partial_order(order, n)),
            (Response::Pairing(rights), QuestionBody::Match { pairs, .. }) => {
                rights.len() == pairs.len() && {
                    let paired: Vec<usize> = rights.iter().copied().flatten().collect();
                    is_partial_order(&paired, pairs.len())
                }
            }
            (Response::Typed { .. }, QuestionBody::Sql { .. } | QuestionBody::Code { .. }) => true,
            _ => false,
        }
    }

    /// Whether nothing is left to fill in, so that the answer can be given.
    pub fn is_complete(&self, body: &QuestionBody) -> bool {
        self.fits(body)
            && match self {
                Response::Choices(chosen) => !chosen.is_empty(),
                Response::Blanks(texts) => texts.iter().all(|text| !text.trim().is_empty()),
                Response::OutputText(text) => !text.trim().is_empty(),
                Response::Arrangement(order) => n_pieces(body) == Some(order.len()),
                Response::Pairing(rights) => rights.iter().all(Option::is_some),
                Response::OutputChoice(_) | Response::Typed { .. } | Response::Ticks(_) | Response::GaveUp => true,
            }
    }

    /// The key points to log with the answer: those ticked; none for other kinds.
    pub fn ticks(&self) -> Ticks {
        match self {
            Response::Ticks(ticks) => *ticks,
            _ => Ticks::default(),
        }
    }
}

/// How many pieces this question has to put in order, if it can be answered so.
pub fn n_pieces(body: &QuestionBody) -> Option<usize> {
    match body {
        QuestionBody::Order { pieces_html, .. } => Some(pieces_html.len()),
        QuestionBody::Sql { reference, .. } | QuestionBody::Code { reference, .. } => Some(reference.lines_html.len()),
        _ => None,
    }
}

/// Whether `order` names some of `0..n`, none of them twice.
fn is_partial_order(order: &[usize], n: usize) -> bool {
    let mut is_used = vec![false; n];
    order
        .iter()
        .all(|&idx| is_used.get_mut(idx).is_some_and(|used| !std::mem::replace(used, true)))
}

/// Whether help was taken before answering.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hint {
    /// None.
    #[default]
    Unused,
    /// A hint was opened; the grade is at most hard.
    Used,
}

/// How far the person is with a question that is not answered yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// The answer is still hidden.
    #[default]
    Thinking,
    /// The model answer is shown and the person ticks (recall) or judges (sql, code).
    Revealed,
}

/// The unfinished answer to the current question, kept so that a reload goes on where it stopped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What was put in so far; `None` before the first touch.
    pub response: Option<Response>,
    /// Whether a hint was opened.
    pub hint: Hint,
    /// How far.
    pub stage: Stage,
    /// Time spent on the question so far, in seconds.
    pub seconds: u16,
}
