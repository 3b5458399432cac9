//! From a response to a grade, by rules a person would call fair, with what feedback needs to know option by option.
//!
//! Grades are FSRS's four. Must not know how anything was shown or typed.

use crate::domain::{
    log::{Grade, Ticks},
    question::{Choice, QuestionBody},
    quiz::{
        code_text,
        diff::{DiffLine, Line, LineMark, diff},
        ordering::{place_marks, with_equal_pieces_in_place},
        response::{Hint, Response},
        sql_text,
        text::{self, Nearness},
    },
    sorted_map::SortedSet,
};

pub use crate::domain::quiz::ordering::PlaceMark;

/// What counts besides the response itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Circumstances<'a> {
    /// The numbers of the note's key points; recall is graded by them.
    pub key_points: &'a [u8],
    /// Time taken, in seconds.
    pub seconds: u16,
    /// Whether a hint was opened.
    pub hint: Hint,
}

/// What came of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The judgement.
    pub judgement: Judgement,
    /// What was right and what was not.
    pub detail: Detail,
}

/// The judgement on a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// The rules decided.
    Graded {
        /// In a word.
        verdict: Verdict,
        /// For the scheduler.
        grade: Grade,
    },
    /// The person compared with the reference and decided.
    SelfGraded(Grade),
    /// The texts differ, which proves nothing: show the reference and ask the person.
    AskSelf,
}

/// A judgement in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All of it.
    Right,
    /// Some of it.
    Partly,
    /// None of it, or no more than luck gives.
    Wrong,
}

/// What was right and what was not, in the author's order of things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Single, multi, output by picking: one mark an option.
    Options(Vec<OptionMark>),
    /// Cloze: one a blank.
    Blanks(Vec<BlankMark>),
    /// Typed output, sql, code: the answer against the reference.
    Lines(Vec<DiffLine>),
    /// Order, and lines of sql and code put in order: one mark a place of the arrangement given.
    Places(Vec<PlaceMark>),
    /// Match: whether each left-hand entry has its partner.
    Pairs(Vec<PairMark>),
    /// Recall: one mark a key point.
    Points(Vec<PointMark>),
}

/// What became of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionMark {
    /// Right, and chosen.
    Hit,
    /// Right, but not chosen.
    Missed,
    /// Wrong, but chosen.
    FalselyChosen,
    /// Wrong, and left alone.
    Avoided,
}

/// What became of a blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlankMark {
    /// What was filled in.
    pub given: String,
    /// The answer shown: the first of those accepted.
    pub answer: String,
    /// Whether it counts.
    pub is_right: bool,
}

/// What became of a left-hand entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairMark {
    /// Has its partner.
    Right,
    /// Has another's partner, or none.
    Wrong,
}

/// What became of a key point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointMark {
    /// Its permanent number.
    pub number: u8,
    /// Whether it was said.
    pub is_hit: bool,
}

/// The response does not belong to this question as it is today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnfitResponse;

impl Assessment {
    /// The grade to log; `None` while the person still has to judge.
    pub fn grade(&self) -> Option<Grade> {
        match self.judgement {
            Judgement::Graded { grade, .. } | Judgement::SelfGraded(grade) => Some(grade),
            Judgement::AskSelf => None,
        }
    }
}

/// All the points of a recall said within this time make it easy. In seconds.
pub const QUICK_RECALL_SECONDS: u16 = 45;

/// Grades a response. A hint makes the grade at most hard, a person's own included.
///
/// Fails only for a response that does not fit the question, see `Response::fits`. An unfinished one is graded as it is:
/// what is missing is wrong.
pub fn assess(
    body: &QuestionBody,
    response: &Response,
    circumstances: Circumstances<'_>,
) -> Result<Assessment, UnfitResponse> {
    if !response.fits(body) {
        return Err(UnfitResponse);
    }
    let (judgement, detail) = match response {
        Response::Choices(chosen) => assess_choices(body, chosen),
        Response::Blanks(texts) => assess_blanks(body, texts),
        Response::OutputText(text) => assess_output(body, text),
        Response::OutputChoice(choice_idx) => assess_choices(body, &std::iter::once(*choice_idx).collect()),
        Response::Arrangement(order) => assess_order(body, order),
        Response::Pairing(rights) => assess_pairing(body, rights),
        Response::Typed { text, self_grade } => assess_typed(body, text, *self_grade),
        Response::Ticks(ticks) => assess_recall(*ticks, circumstances),
        Response::GaveUp => {
            let detail = assess(body, &untouched(body), circumstances)?.detail;
            (graded(Verdict::Wrong, Grade::Again), detail)
        }
    };
    let cap = |grade: Grade| match circumstances.hint {
        Hint::Unused => grade,
        Hint::Used => grade.min(Grade::Hard),
    };
    let judgement = match judgement {
        Judgement::Graded { verdict, grade } => graded(verdict, cap(grade)),
        Judgement::SelfGraded(grade) => Judgement::SelfGraded(cap(grade)),
        Judgement::AskSelf => Judgement::AskSelf,
    };
    Ok(Assessment { judgement, detail })
}

fn graded(verdict: Verdict, grade: Grade) -> Judgement {
    Judgement::Graded { verdict, grade }
}

/// The response of somebody who did nothing.
fn untouched(body: &QuestionBody) -> Response {
    match body {
        QuestionBody::Recall => Response::Ticks(Ticks::default()),
        QuestionBody::Single { .. } | QuestionBody::Multi { .. } => Response::Choices(SortedSet::default()),
        QuestionBody::Cloze { blanks, .. } => Response::Blanks(vec![String::new(); blanks.len()]),
        QuestionBody::Output { .. } => Response::OutputText(String::new()),
        QuestionBody::Order { .. } => Response::Arrangement(Vec::new()),
        QuestionBody::Match { pairs, .. } => Response::Pairing(vec![None; pairs.len()]),
        QuestionBody::Sql { .. } | QuestionBody::Code { .. } => Response::Typed {
            text: String::new(),
            self_grade: None,
        },
    }
}

fn assess_choices(body: &QuestionBody, chosen: &SortedSet<usize>) -> (Judgement, Detail) {
    let choices: &[Choice] = match body {
        QuestionBody::Single { choices } | QuestionBody::Multi { choices } | QuestionBody::Output { choices, .. } => {
            choices
        }
        _ => &[],
    };
    let marks: Vec<OptionMark> = choices
        .iter()
        .enumerate()
        .map(
            |(choice_idx, choice)| match (choice.is_correct, chosen.contains_key(&choice_idx)) {
                (true, true) => OptionMark::Hit,
                (true, false) => OptionMark::Missed,
                (false, true) => OptionMark::FalselyChosen,
                (false, false) => OptionMark::Avoided,
            },
        )
        .collect();
    let n = |mark| marks.iter().filter(|&&other| other == mark).count();
    let n_slips = n(OptionMark::Missed) + n(OptionMark::FalselyChosen);
    let is_multi = matches!(body, QuestionBody::Multi { .. });
    let judgement = if n_slips == 0 {
        graded(Verdict::Right, Grade::Good)
    } else if is_multi && n_slips == 1 && choices.len() >= 4 {
        graded(Verdict::Partly, Grade::Hard)
    } else if is_multi && n(OptionMark::Hit) > n(OptionMark::FalselyChosen) {
        graded(Verdict::Partly, Grade::Again)
    } else {
        graded(Verdict::Wrong, Grade::Again)
    };
    (judgement, Detail::Options(marks))
}

/// One slip in three blanks is hard; more, or one in fewer, is again.
fn assess_blanks(body: &QuestionBody, texts: &[String]) -> (Judgement, Detail) {
    let blanks: &[Vec<String>] = if let QuestionBody::Cloze { blanks, .. } = body {
        blanks
    } else {
        &[]
    };
    let marks: Vec<BlankMark> = blanks
        .iter()
        .zip(texts)
        .map(|(accepted, given)| BlankMark {
            given: given.clone(),
            answer: accepted.first().cloned().unwrap_or_default(),
            is_right: text::is_accepted(given, accepted),
        })
        .collect();
    let n_right = marks.iter().filter(|mark| mark.is_right).count();
    let judgement = match (n_right, marks.len()) {
        (right, all) if right == all => graded(Verdict::Right, Grade::Good),
        (right, all) if all >= 3 && right + 1 == all => graded(Verdict::Partly, Grade::Hard),
        (0, _) => graded(Verdict::Wrong, Grade::Again),
        _ => graded(Verdict::Partly, Grade::Again),
    };
    (judgement, Detail::Blanks(marks))
}

fn assess_output(body: &QuestionBody, given: &str) -> (Judgement, Detail) {
    let expected: &str = if let QuestionBody::Output { expected, .. } = body {
        expected
    } else {
        ""
    };
    let judgement = match text::output_nearness(given, expected) {
        Nearness::Exact => graded(Verdict::Right, Grade::Good),
        Nearness::Loose => graded(Verdict::Partly, Grade::Hard),
        Nearness::Different => graded(Verdict::Wrong, Grade::Again),
    };
    let lines = |text| -> Vec<Line> {
        text::output_lines(text)
            .into_iter()
            .map(|line| Line {
                key: line.clone(),
                text: line,
            })
            .collect()
    };
    (judgement, Detail::Lines(diff(&lines(given), &lines(expected))))
}

/// Right is good; two neighbours the wrong way round, of three or more, is hard; a single piece in the wrong place is
/// partly right.
fn assess_order(body: &QuestionBody, order: &[usize]) -> (Judgement, Detail) {
    let pieces: &[String] = match body {
        QuestionBody::Order { pieces_html, .. } => pieces_html,
        QuestionBody::Sql { reference, .. } | QuestionBody::Code { reference, .. } => &reference.lines_html,
        _ => &[],
    };
    let order = with_equal_pieces_in_place(order, pieces);
    let marks = place_marks(&order);
    let wrong_places: Vec<usize> = (0..order.len())
        .filter(|&place| order.get(place) != Some(&place))
        .collect();
    let is_neighbour_swap = matches!(wrong_places.as_slice(), [a, b] if a + 1 == *b);
    let n_in_order = marks.iter().filter(|&&mark| mark == PlaceMark::InOrder).count();
    let judgement = if order.len() < pieces.len() {
        graded(Verdict::Wrong, Grade::Again)
    } else if wrong_places.is_empty() {
        graded(Verdict::Right, Grade::Good)
    } else if is_neighbour_swap && order.len() >= 3 {
        graded(Verdict::Partly, Grade::Hard)
    } else if n_in_order + 1 == order.len() && order.len() >= 3 {
        graded(Verdict::Partly, Grade::Again)
    } else {
        graded(Verdict::Wrong, Grade::Again)
    };
    (judgement, Detail::Places(marks))
}

/// All is good; two partners swapped, of four pairs or more, is hard.
fn assess_pairing(body: &QuestionBody, rights: &[Option<usize>]) -> (Judgement, Detail) {
    let pairs: &[(String, String)] = if let QuestionBody::Match { pairs, .. } = body {
        pairs
    } else {
        &[]
    };
    let is_right = |left: usize, right: Option<usize>| {
        right.is_some_and(|right| pairs.get(right).map(|pair| &pair.1) == pairs.get(left).map(|pair| &pair.1))
    };
    let marks: Vec<PairMark> = rights
        .iter()
        .enumerate()
        .map(|(left, &right)| {
            if is_right(left, right) {
                PairMark::Right
            } else {
                PairMark::Wrong
            }
        })
        .collect();
    let wrong: Vec<usize> = (0..marks.len())
        .filter(|&left| marks[left] == PairMark::Wrong)
        .collect();
    let is_swap = matches!(wrong.as_slice(), [a, b] if is_right(*a, rights[*b]) && is_right(*b, rights[*a]));
    let judgement = if wrong.is_empty() {
        graded(Verdict::Right, Grade::Good)
    } else if is_swap && marks.len() >= 4 {
        graded(Verdict::Partly, Grade::Hard)
    } else if wrong.len() < marks.len() {
        graded(Verdict::Partly, Grade::Again)
    } else {
        graded(Verdict::Wrong, Grade::Again)
    };
    (judgement, Detail::Pairs(marks))
}

fn assess_typed(body: &QuestionBody, given: &str, self_grade: Option<Grade>) -> (Judgement, Detail) {
    let (is_same, lines) = match body {
        QuestionBody::Sql { reference, .. } => (
            sql_text::is_same(given, &reference.text),
            diff(&sql_text::clauses(given), &sql_text::clauses(&reference.text)),
        ),
        QuestionBody::Code { reference, .. } => {
            let lines = diff(&code_text::statements(given), &code_text::statements(&reference.text));
            (lines.iter().all(|line| line.mark == LineMark::Same), lines)
        }
        _ => (false, Vec::new()),
    };
    let judgement = match self_grade {
        _ if is_same => graded(Verdict::Right, Grade::Good),
        Some(grade) => Judgement::SelfGraded(grade),
        None => Judgement::AskSelf,
    };
    (judgement, Detail::Lines(lines))
}

/// All points are good, easy when quick; three in five are hard; fewer are again.
fn assess_recall(ticks: Ticks, circumstances: Circumstances<'_>) -> (Judgement, Detail) {
    let points = circumstances.key_points;
    let (n_hit, n) = (ticks.n_hit(points), points.len());
    let judgement = if n_hit == 0 {
        graded(Verdict::Wrong, Grade::Again)
    } else if n_hit == n && circumstances.seconds <= QUICK_RECALL_SECONDS {
        graded(Verdict::Right, Grade::Easy)
    } else if n_hit == n {
        graded(Verdict::Right, Grade::Good)
    } else if n_hit * 5 >= n * 3 {
        graded(Verdict::Partly, Grade::Hard)
    } else {
        graded(Verdict::Partly, Grade::Again)
    };
    let marks = points
        .iter()
        .map(|&number| PointMark {
            number,
            is_hit: ticks.has(number),
        })
        .collect();
    (judgement, Detail::Points(marks))
}
