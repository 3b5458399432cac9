//! What can be wrong with the bank, and how it is told to the author. Knows nothing of how problems are found.

use std::fmt;

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident => $remedy:literal,)*) => {
        /// Every kind of problem the compiler reports. `tests/content.rs` proves each by a fixture.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[$doc])* $name,)* }

        impl Rule {
            /// Every rule, in the order of declaration.
            pub const ALL: &[Rule] = &[$(Rule::$name,)*];

            /// What to do about it when nothing more precise is known.
            pub fn remedy(self) -> &'static str {
                match self { $(Rule::$name => $remedy,)* }
            }
        }
    };
}

rules! {
    /// A file cannot be read, or is not UTF-8.
    Unreadable => "save it as UTF-8 text with read permission",
    /// `content/bank.toml` is malformed or has an unknown key.
    BankToml => "see the head of content/bank.toml for its shape",
    /// A note is on disk but not in `content/bank.toml`.
    Unlisted => "add its id to the topic's `notes` in content/bank.toml, at its place in the reading order",
    /// A note is in `content/bank.toml` but not on disk.
    ListedMissing => "write the file, or take the id out of content/bank.toml",
    /// `content/published.txt` has a malformed line, a repeated number or a repeated id.
    PublishedFormat => "lines are `<number> <id>`, ascending, made by `bank publish`; a retired one ends in ` -> where it went`",
    /// A published id is no longer in the bank and not retired.
    Vanished => "bring it back under its old id, or retire it: append ` -> where it went` to its line in content/published.txt",
    /// A retired id does not say where it went, or is in use again.
    Retired => "say after `->` where it went; an id in use must not be retired, and a retired id must not be used again",
    /// An id that has no number yet.
    Unpublished => "run `bank publish`",
    /// The front matter is missing, not closed, or not TOML.
    FrontMatter => "start the file with `+++`, TOML, `+++`: see content/README.md",
    /// A key the format does not know.
    UnknownKey => "remove it, or mend its spelling: content/README.md lists the keys",
    /// A key is missing, empty or of the wrong type.
    FrontValue => "see the table of keys in content/README.md",
    /// An id that is not lower-case letters, digits and single hyphens.
    IdFormat => "use lower-case letters, digits and single hyphens",
    /// Two notes, or two questions of one note, share an id.
    DuplicateId => "choose another id for the newer one",
    /// A note's id is not its file's name.
    FileName => "rename the file to `<id>.md`; a published id never changes",
    /// A title longer than 24 characters.
    TitleLength => "shorten it to 24 characters",
    /// `covers` names a point the outline does not have.
    UnknownPoint => "use the id of a `[[point]]` of content/outline.toml",
    /// A link or source is not https.
    Https => "give a complete https:// address",
    /// A follow-up leads to a note that does not exist.
    DanglingFollowUp => "mend the id, or write `[[waiting]]` with `covers` until the note is there",
    /// A follow-up has no `ask`.
    FollowUpAsk => "say in one sentence how the interviewer gets there",
    /// A follow-up of an unknown kind.
    FollowUpKind => "use deeper, why, compare, apply or neighbour",
    /// A follow-up leads to its own note, or twice to the same.
    FollowUpTarget => "keep one follow-up for each other note",
    /// Fewer than two follow-ups.
    FewFollowUps => "add a `[[follow_up]]` or `[[waiting]]`: every answer invites at least two more questions",
    /// A `waiting` whose point has a note by now.
    WaitingOver => "turn it into `[[follow_up]]` with that note's id",
    /// An edge of the outline is neither a follow-up nor waiting.
    OutlineEdge => "add the follow-up the outline asks for",
    /// No follow-up leads to a note and it does not open its topic.
    Unreachable => "let another note's `[[follow_up]]` lead here",
    /// It takes more than four follow-ups from one topic to another.
    FarTopics => "add a follow-up that leads from a note near the first topic to one near the second",
    /// A section is missing, unknown, repeated or out of order.
    Section => "the sections are `## 30 秒`, `## 展开`, `## 易错`, `## 要点`, `## 题`, each once, in this order",
    /// The 30-second answer is not one plain paragraph of at most 150 characters.
    Brief => "one paragraph of plain text, at most 150 characters, punctuation counted, backticks not",
    /// The pitfalls are not a list.
    Pitfalls => "write a list of `- …`",
    /// Key points are too few, too many, too long or misnumbered.
    KeyPoints => "2–6 lines `1. …`, numbers 1–32 ascending and never reused, at most 60 characters each",
    /// Fewer than four questions.
    FewQuestions => "write at least four questions (recall comes by itself)",
    /// Fewer than three kinds of question.
    FewKinds => "use at least three kinds of question",
    /// A question's heading is not `### <id> <kind>`.
    QuestionHeading => "write `### <id> <kind>` with kind single, multi, cloze, output, order, match, sql or code",
    /// A question does not have the parts its kind needs.
    QuestionShape => "see the kind's section in content/README.md",
    /// A choice without a reason.
    MissingReason => "indent a list item under the choice that says why it is right or wrong",
    /// A question without an explanation.
    MissingExplanation => "end the question with `#### 解析` and one to four sentences",
    /// Raw HTML.
    RawHtml => "write Markdown; put code in backticks",
    /// `**` that Markdown left as it stands.
    Emphasis => "Markdown does not see bold that ends in punctuation before a character: move the punctuation outside the stars",
    /// An image.
    Image => "draw a ```mermaid diagram",
    /// A link to a note that does not exist.
    LinkTarget => "link to an existing note: [text](note:its-id)",
    /// A line of code longer than 60 characters.
    LongLine => "break the line: a phone shows about 40 columns and scrolls to 60",
    /// A fence whose attributes cannot be read.
    FenceInfo => "write ```lang name=\"value\"",
    /// A `norun` without a reason, or on a language that never runs.
    NorunReason => "say why it cannot run: norun=\"needs a MySQL server\"; only python and sql run",
    /// An `output` fence that follows no code.
    StrayOutput => "put it directly after the ```python or ```sql block that prints it",
    /// Code prints something else than its `output` fence says.
    OutputMismatch => "mend the code, or copy what it prints into the ```output block",
    /// Code fails.
    CodeFails => "mend the code, or mark it norun=\"why\"",
    /// Code takes longer than ten seconds.
    CodeTimeout => "make it finish within ten seconds, or mark it norun=\"why\"",
    /// The interpreter cannot be started or is too old.
    Interpreter => "pass --python PATH or set ZHUIWEN_PYTHON to a CPython 3.11 or later with content/requirements.txt installed",
    /// A diagram without a text alternative.
    DiagramAlt => "write ```mermaid alt=\"one to three sentences that say what the picture says\"",
    /// A diagram that cannot be drawn.
    DiagramSyntax => "use flowchart TD, sequenceDiagram or stateDiagram-v2, without styles",
    /// A `steps` fence that cannot be drawn.
    StepsSyntax => "2–16 lines `cells | words`, at most 10 cells of 4 characters, marks * = ~ before a cell",
    /// A `template` fence that cannot be read.
    TemplateSyntax => "a slot is {{name|hint}}, later in the same note {{name}}",
    /// A slot has another hint in another note.
    SlotHint => "a slot's value is shared by all notes: give it the same hint everywhere, or another name",
    /// A diagram too wide for a phone.
    DiagramWidth => "flow top down, put at most three boxes side by side, shorten labels",
}

/// One problem, where it is and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file, as the author knows it: `content/…`.
    pub path: String,
    /// Line in that file, from 1.
    pub line: usize,
    /// Which rule is broken.
    pub rule: Rule,
    /// What is wrong. May have several lines.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

impl Diagnostic {
    /// A problem with its rule's usual remedy.
    pub fn new(path: &str, line: usize, rule: Rule, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            path: path.to_owned(),
            line,
            rule,
            message: message.into(),
            remedy: rule.remedy().to_owned(),
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {}\n  remedy: {}",
            self.path, self.line, self.message, self.remedy
        )
    }
}

/// The problems of one file, as they are found.
#[derive(Debug)]
pub struct Report {
    path: String,
    found: Vec<Diagnostic>,
}

impl Report {
    /// An empty report on the file at `path`.
    pub fn new(path: &str) -> Report {
        Report {
            path: path.to_owned(),
            found: Vec::new(),
        }
    }

    /// Records a problem at `line`.
    pub fn push(&mut self, line: usize, rule: Rule, message: impl Into<String>) {
        self.found.push(Diagnostic::new(&self.path, line, rule, message));
    }

    /// Records a problem with a remedy of its own.
    pub fn push_with(&mut self, line: usize, rule: Rule, message: impl Into<String>, remedy: impl Into<String>) {
        let mut diagnostic = Diagnostic::new(&self.path, line, rule, message);
        diagnostic.remedy = remedy.into();
        self.found.push(diagnostic);
    }

    /// The file.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What was found.
    pub fn into_found(self) -> Vec<Diagnostic> {
        self.found
    }
}

/// The line (from 1) of the byte at `offset`.
pub fn line_at(text: &str, offset: usize) -> usize {
    let end = offset.min(text.len());
    1 + text.as_bytes()[..end].iter().filter(|&&byte| byte == b'\n').count()
}
