//! Permanent identifiers. Each kind is its own type, validated once, here.
//!
//! An id is chosen by the author and never derived from text, so that mending a typo loses nobody's progress.

use std::{fmt, sync::Arc};

/// Why a text is not an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidId {
    /// The text as it was given.
    pub text: String,
}

impl fmt::Display for InvalidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} is not an id: use lower-case letters, digits and single hyphens",
            self.text
        )
    }
}

impl std::error::Error for InvalidId {}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

macro_rules! slug_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Validates `text`: lower-case ASCII letters, digits and single hyphens.
            pub fn new(text: &str) -> Result<$name, InvalidId> {
                if is_slug(text) { Ok($name(text.into())) } else { Err(InvalidId { text: text.to_owned() }) }
            }

            /// The id's text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

slug_id! {
    /// A topic, for instance `tornado`.
    TopicId
}
slug_id! {
    /// A note, for instance `tornado-ioloop`; unique in the whole bank.
    NoteId
}
slug_id! {
    /// A question inside its note, for instance `level-vs-edge`. Every note has a question `recall`.
    QuestionSlug
}

impl QuestionSlug {
    /// The slug of the question that every note is: say the answer aloud, tick the key points.
    pub const RECALL: &str = "recall";

    /// Whether this is the note's own recall question.
    pub fn is_recall(&self) -> bool {
        self.as_str() == QuestionSlug::RECALL
    }
}

/// A question in the whole bank, written `note/question`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionId {
    /// The note that asks it.
    pub note: NoteId,
    /// Its name inside the note.
    pub slug: QuestionSlug,
}

impl fmt::Display for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.note, self.slug)
    }
}

/// The permanent number of a published note or question, from `content/published.txt`.
///
/// The log stores codes, because 100,000 answers have to fit in a megabyte. A code is never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub u32);

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, valid: bool) {
        assert_eq!(NoteId::new(text).is_ok(), valid, "{text:?}");
    }

    #[test]
    fn ids_are_lower_case_words_joined_by_hyphens() {
        check("tornado-ioloop", true);
        check("a1", true);
        check("", false);
        check("-a", false);
        check("a--b", false);
        check("a_b", false);
        check("Tornado", false);
        check("追问", false);
        check("a/b", false);
    }
}
