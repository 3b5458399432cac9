//! How answers are graded, kind by kind.

#![allow(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use zhuiwen::domain::{
    log::{Grade, Ticks},
    question::{Choice, QuestionBody, Reference},
    quiz::{
        diff::LineMark,
        grading::{
            Assessment, Circumstances, Detail, Judgement, OptionMark, PairMark, PlaceMark, UnfitResponse, Verdict,
            assess,
        },
        response::{Hint, Response},
    },
};

fn texts(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

/// One choice a letter; `x` is correct.
fn choices(marks: &str) -> Vec<Choice> {
    marks
        .chars()
        .map(|mark| Choice {
            html: String::new(),
            why_html: String::new(),
            is_correct: mark == 'x',
        })
        .collect()
}

fn reference(text: &str) -> Reference {
    Reference {
        text: text.to_owned(),
        lines_html: text.lines().map(str::to_owned).collect(),
    }
}

fn code(text: &str) -> QuestionBody {
    QuestionBody::Code {
        reference: reference(text),
        tests_html: String::new(),
    }
}

fn sql(text: &str) -> QuestionBody {
    QuestionBody::Sql {
        setup_html: String::new(),
        reference: reference(text),
        result: Vec::new(),
    }
}

fn order(pieces: &[&str]) -> QuestionBody {
    QuestionBody::Order {
        pieces_html: texts(pieces),
        is_code: false,
    }
}

fn output(expected: &str, marks: &str) -> QuestionBody {
    QuestionBody::Output {
        expected: expected.to_owned(),
        choices: choices(marks),
    }
}

fn chosen(indices: &[usize]) -> Response {
    Response::Choices(indices.iter().copied().collect())
}

fn typed(text: &str, self_grade: Option<Grade>) -> Response {
    Response::Typed {
        text: text.to_owned(),
        self_grade,
    }
}

fn assessed(body: &QuestionBody, response: &Response) -> Assessment {
    assess(body, response, Circumstances::default()).unwrap()
}

#[track_caller]
fn check(body: &QuestionBody, response: Response, verdict: Verdict, grade: Grade) {
    let judgement = assessed(body, &response).judgement;
    assert_eq!(judgement, Judgement::Graded { verdict, grade }, "{response:?}");
}

#[test]
fn single_is_right_or_wrong() {
    let body = QuestionBody::Single {
        choices: choices("-x--"),
    };
    check(&body, chosen(&[1]), Verdict::Right, Grade::Good);
    check(&body, chosen(&[0]), Verdict::Wrong, Grade::Again);
    check(&body, chosen(&[]), Verdict::Wrong, Grade::Again);
    check(&body, Response::GaveUp, Verdict::Wrong, Grade::Again);
    assert_eq!(
        assessed(&body, &chosen(&[0])).detail,
        Detail::Options(vec![
            OptionMark::FalselyChosen,
            OptionMark::Missed,
            OptionMark::Avoided,
            OptionMark::Avoided
        ])
    );
}

#[test]
fn multi_forgives_one_slip_in_four() {
    let body = QuestionBody::Multi {
        choices: choices("xx-x-"),
    };
    check(&body, chosen(&[0, 1, 3]), Verdict::Right, Grade::Good);
    check(&body, chosen(&[0, 1]), Verdict::Partly, Grade::Hard);
    check(&body, chosen(&[0, 1, 2, 3]), Verdict::Partly, Grade::Hard);
    check(&body, chosen(&[0]), Verdict::Partly, Grade::Again);
    check(&body, chosen(&[0, 2]), Verdict::Wrong, Grade::Again);
    check(&body, chosen(&[0, 1, 2, 3, 4]), Verdict::Partly, Grade::Again);
    check(&body, chosen(&[]), Verdict::Wrong, Grade::Again);
    let small = QuestionBody::Multi {
        choices: choices("xx-"),
    };
    check(&small, chosen(&[0]), Verdict::Partly, Grade::Again);
    check(&small, chosen(&[0, 1]), Verdict::Right, Grade::Good);
}

#[test]
fn cloze_counts_its_blanks() {
    let body = |n: usize| QuestionBody::Cloze {
        blanks: vec![texts(&["O(n log n)", "nlogn"]), texts(&["epoll"]), texts(&["-5"])][..n].to_vec(),
        distractors: Vec::new(),
    };
    let blanks = |words: &[&str]| Response::Blanks(texts(words));
    check(
        &body(3),
        blanks(&["Ｏ(nlogn)", " EPOLL ", "−5"]),
        Verdict::Right,
        Grade::Good,
    );
    check(
        &body(3),
        blanks(&["NLogN", "select", "-5"]),
        Verdict::Partly,
        Grade::Hard,
    );
    check(&body(3), blanks(&["", "select", "-5"]), Verdict::Partly, Grade::Again);
    check(&body(3), blanks(&["", "", ""]), Verdict::Wrong, Grade::Again);
    check(&body(2), blanks(&["nlogn", "poll"]), Verdict::Partly, Grade::Again);
    check(&body(1), blanks(&["n"]), Verdict::Wrong, Grade::Again);
    let Detail::Blanks(marks) = assessed(&body(2), &blanks(&["nlogn", "poll"])).detail else {
        panic!("a cloze has blanks");
    };
    assert_eq!((marks[0].is_right, marks[1].is_right), (true, false));
    assert_eq!((marks[1].given.as_str(), marks[1].answer.as_str()), ("poll", "epoll"));
}

#[test]
fn output_is_typed_or_picked() {
    let body = output("[1, 2]\nTrue", "--x");
    let printed = |text: &str| Response::OutputText(text.to_owned());
    check(&body, printed("[1, 2]  \nTrue\n"), Verdict::Right, Grade::Good);
    check(&body, printed("[1,2]\nTrue"), Verdict::Partly, Grade::Hard);
    check(&body, printed("[1, 2]\ntrue"), Verdict::Wrong, Grade::Again);
    check(&body, Response::OutputChoice(2), Verdict::Right, Grade::Good);
    check(&body, Response::OutputChoice(0), Verdict::Wrong, Grade::Again);
    check(&body, Response::GaveUp, Verdict::Wrong, Grade::Again);
    let Detail::Lines(lines) = assessed(&body, &printed("[1, 2]\ntrue")).detail else {
        panic!("typed output has lines");
    };
    let marks: Vec<LineMark> = lines.iter().map(|line| line.mark).collect();
    assert_eq!(marks, [LineMark::Same, LineMark::Extra, LineMark::Missing]);
}

#[test]
fn order_forgives_one_pair_of_neighbours() {
    let arranged = |places: &[usize]| Response::Arrangement(places.to_vec());
    let body = order(&["a", "b", "c", "d"]);
    check(&body, arranged(&[0, 1, 2, 3]), Verdict::Right, Grade::Good);
    check(&body, arranged(&[0, 2, 1, 3]), Verdict::Partly, Grade::Hard);
    check(&body, arranged(&[2, 1, 0, 3]), Verdict::Wrong, Grade::Again);
    check(&body, arranged(&[1, 0, 3, 2]), Verdict::Wrong, Grade::Again);
    check(&body, arranged(&[1, 2, 3, 0]), Verdict::Partly, Grade::Again);
    check(&body, arranged(&[0, 1, 2]), Verdict::Wrong, Grade::Again);
    check(&body, Response::GaveUp, Verdict::Wrong, Grade::Again);
    check(&order(&["a", "b"]), arranged(&[1, 0]), Verdict::Wrong, Grade::Again);
    assert_eq!(
        assessed(&body, &arranged(&[1, 2, 3, 0])).detail,
        Detail::Places(vec![
            PlaceMark::InOrder,
            PlaceMark::InOrder,
            PlaceMark::InOrder,
            PlaceMark::OutOfOrder
        ])
    );
}

#[test]
fn equal_lines_stand_for_one_another() {
    let arranged = |places: &[usize]| Response::Arrangement(places.to_vec());
    let body = code("a\nreturn\nb\nreturn");
    check(&body, arranged(&[0, 3, 2, 1]), Verdict::Right, Grade::Good);
    check(&body, arranged(&[3, 0, 2, 1]), Verdict::Partly, Grade::Hard);
    check(
        &sql("SELECT a\nFROM t\nLIMIT 1"),
        arranged(&[0, 1, 2]),
        Verdict::Right,
        Grade::Good,
    );
}

#[test]
fn pairing_forgives_one_swap_in_four() {
    let body = |n: usize| QuestionBody::Match {
        headings: Default::default(),
        pairs: (0..n).map(|idx| (format!("l{idx}"), format!("r{idx}"))).collect(),
    };
    let paired = |rights: &[usize]| Response::Pairing(rights.iter().map(|&right| Some(right)).collect());
    check(&body(4), paired(&[0, 1, 2, 3]), Verdict::Right, Grade::Good);
    check(&body(4), paired(&[3, 1, 2, 0]), Verdict::Partly, Grade::Hard);
    check(&body(4), paired(&[1, 2, 0, 3]), Verdict::Partly, Grade::Again);
    check(&body(4), paired(&[1, 0, 3, 2]), Verdict::Wrong, Grade::Again);
    check(&body(3), paired(&[0, 2, 1]), Verdict::Partly, Grade::Again);
    check(
        &body(3),
        Response::Pairing(vec![Some(0), None, None]),
        Verdict::Partly,
        Grade::Again,
    );
    assert_eq!(
        assessed(&body(3), &Response::Pairing(vec![Some(0), None, Some(1)])).detail,
        Detail::Pairs(vec![PairMark::Right, PairMark::Wrong, PairMark::Wrong])
    );
}

#[test]
fn recall_is_graded_by_its_points() {
    #[track_caller]
    fn check_recall(ticked: &[u8], points: &[u8], seconds: u16, verdict: Verdict, grade: Grade) {
        let ticks = ticked
            .iter()
            .fold(Ticks::default(), |ticks, &number| ticks.with(number, true));
        let circumstances = Circumstances {
            key_points: points,
            seconds,
            hint: Hint::Unused,
        };
        let assessment = assess(&QuestionBody::Recall, &Response::Ticks(ticks), circumstances).unwrap();
        assert_eq!(assessment.judgement, Judgement::Graded { verdict, grade });
    }
    check_recall(&[1, 2, 4], &[1, 2, 4], 45, Verdict::Right, Grade::Easy);
    check_recall(&[1, 2, 4], &[1, 2, 4], 46, Verdict::Right, Grade::Good);
    check_recall(&[1, 2], &[1, 2, 4], 10, Verdict::Partly, Grade::Hard);
    check_recall(&[1, 2, 3], &[1, 2, 3, 4, 5], 10, Verdict::Partly, Grade::Hard);
    check_recall(&[1, 2], &[1, 2, 3, 4, 5], 10, Verdict::Partly, Grade::Again);
    check_recall(&[1], &[1, 2], 10, Verdict::Partly, Grade::Again);
    check_recall(&[], &[1, 2], 10, Verdict::Wrong, Grade::Again);
    // A point since removed does not count.
    check_recall(&[3], &[1, 2], 10, Verdict::Wrong, Grade::Again);
    check_recall(&[], &[], 10, Verdict::Wrong, Grade::Again);
}

#[test]
fn a_query_that_reads_differently_is_left_to_the_person() {
    let body = sql("SELECT name\nFROM users\nWHERE age <> 3");
    check(
        &body,
        typed("select name from users where age != 3;", None),
        Verdict::Right,
        Grade::Good,
    );
    check(
        &body,
        typed("select name from users where age != 3", Some(Grade::Again)),
        Verdict::Right,
        Grade::Good,
    );
    let other = "select name from users where not age = 3";
    assert_eq!(assessed(&body, &typed(other, None)).judgement, Judgement::AskSelf);
    assert_eq!(assessed(&body, &typed(other, None)).grade(), None);
    let graded = assessed(&body, &typed(other, Some(Grade::Hard)));
    assert_eq!(
        (graded.judgement, graded.grade()),
        (Judgement::SelfGraded(Grade::Hard), Some(Grade::Hard))
    );
    let Detail::Lines(lines) = graded.detail else {
        panic!("a query has lines")
    };
    let shown: Vec<(LineMark, &str)> = lines.iter().map(|line| (line.mark, line.text.as_str())).collect();
    assert_eq!(
        shown,
        [
            (LineMark::Same, "select name"),
            (LineMark::Same, "from users"),
            (LineMark::Extra, "where not age = 3"),
            (LineMark::Missing, "WHERE age <> 3")
        ]
    );
}

#[test]
fn code_that_reads_differently_is_left_to_the_person() {
    let body = code("def f(n):\n    if n < 2:\n        return n\n    return f(n - 1) + f(n - 2)");
    let same = "# fib\ndef f(n):\n  if n<2:\n    return n\n\n  return f(n-1)+f(n-2)\n";
    check(&body, typed(same, None), Verdict::Right, Grade::Good);
    let other = assessed(&body, &typed("def f(n):\n    return n", None));
    assert_eq!(other.judgement, Judgement::AskSelf);
    let Detail::Lines(lines) = other.detail else {
        panic!("code has lines")
    };
    assert_eq!(lines.iter().filter(|line| line.mark == LineMark::Missing).count(), 3);
    assert_eq!(assessed(&body, &typed("", None)).judgement, Judgement::AskSelf);
    check(&body, Response::GaveUp, Verdict::Wrong, Grade::Again);
}

#[test]
fn a_hint_caps_at_hard() {
    let hinted = |body: &QuestionBody, response: &Response| {
        assess(
            body,
            response,
            Circumstances {
                key_points: &[1],
                seconds: 5,
                hint: Hint::Used,
            },
        )
        .unwrap()
        .judgement
    };
    let right = Judgement::Graded {
        verdict: Verdict::Right,
        grade: Grade::Hard,
    };
    assert_eq!(
        hinted(&QuestionBody::Single { choices: choices("x-") }, &chosen(&[0])),
        right
    );
    assert_eq!(hinted(&QuestionBody::Recall, &Response::Ticks(Ticks(1))), right);
    let wrong = Judgement::Graded {
        verdict: Verdict::Wrong,
        grade: Grade::Again,
    };
    assert_eq!(
        hinted(&QuestionBody::Single { choices: choices("x-") }, &chosen(&[1])),
        wrong
    );
    let own = hinted(&code("a"), &typed("b", Some(Grade::Easy)));
    assert_eq!(own, Judgement::SelfGraded(Grade::Hard));
}

#[test]
fn a_response_to_another_question_is_refused() {
    #[track_caller]
    fn check_unfit(body: &QuestionBody, response: Response) {
        assert_eq!(
            assess(body, &response, Circumstances::default()),
            Err(UnfitResponse),
            "{response:?}"
        );
    }
    let single = QuestionBody::Single {
        choices: choices("x--"),
    };
    check_unfit(&single, chosen(&[3]));
    check_unfit(&single, chosen(&[0, 1]));
    check_unfit(&single, Response::Ticks(Ticks(1)));
    check_unfit(&QuestionBody::Recall, chosen(&[0]));
    check_unfit(&order(&["a", "b"]), Response::Arrangement(vec![0, 0]));
    check_unfit(&order(&["a", "b"]), Response::Arrangement(vec![0, 1, 2]));
    check_unfit(&output("1", ""), Response::OutputChoice(0));
    check_unfit(
        &QuestionBody::Cloze {
            blanks: vec![texts(&["a"])],
            distractors: vec![],
        },
        Response::Blanks(vec![]),
    );
    let pairs = QuestionBody::Match {
        headings: Default::default(),
        pairs: vec![Default::default(); 3],
    };
    check_unfit(&pairs, Response::Pairing(vec![None, None]));
    check_unfit(&pairs, Response::Pairing(vec![Some(1), Some(1), None]));
    check_unfit(&pairs, Response::Pairing(vec![Some(3), None, None]));
}
