//! The real note bank, as it is compiled: what its size, its graph and its questions promise.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::{path::Path, sync::OnceLock};

use zhuiwen::{
    author::{Compiled, Fences, compile},
    domain::{
        bank::NoteBody,
        log::{Grade, Ticks},
        question::{Choice, Question, QuestionBody, QuestionKind},
        quiz::{
            grading::{Circumstances, Judgement, Verdict, assess},
            response::{Hint, Response},
        },
    },
};

fn bank() -> &'static Compiled {
    static BANK: OnceLock<Compiled> = OnceLock::new();
    BANK.get_or_init(|| {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        compile(&content, &Fences::Skip).unwrap_or_else(|found| {
            let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
            panic!("{}", shown.join("\n"))
        })
    })
}

fn notes() -> impl Iterator<Item = &'static NoteBody> {
    bank().bodies.iter().flat_map(|topic| &topic.notes)
}

fn questions() -> impl Iterator<Item = &'static Question> {
    notes().flat_map(|note| &note.questions)
}

fn right_choices(choices: &[Choice]) -> impl Iterator<Item = usize> {
    let right = choices.iter().enumerate().filter(|(_, choice)| choice.is_correct);
    right.map(|(choice_idx, _)| choice_idx)
}

/// Every way to be right that the question offers.
fn right_responses(body: &QuestionBody) -> Vec<Response> {
    let in_order = |n_pieces: usize| Response::Arrangement((0..n_pieces).collect());
    let typed = |text: &str| Response::Typed {
        text: text.to_owned(),
        self_grade: None,
    };
    match body {
        QuestionBody::Recall => Vec::new(),
        QuestionBody::Single { choices } | QuestionBody::Multi { choices } => {
            vec![Response::Choices(right_choices(choices).collect())]
        }
        QuestionBody::Cloze { blanks, .. } => {
            let n_variants = blanks.iter().map(Vec::len).max().unwrap_or(0);
            let variant = |nth: usize| {
                blanks
                    .iter()
                    .map(|texts| texts[nth.min(texts.len() - 1)].clone())
                    .collect()
            };
            (0..n_variants).map(|nth| Response::Blanks(variant(nth))).collect()
        }
        QuestionBody::Output { expected, choices } => {
            let picked = right_choices(choices).map(Response::OutputChoice);
            std::iter::once(Response::OutputText(expected.clone()))
                .chain(picked)
                .collect()
        }
        QuestionBody::Order { pieces_html, .. } => vec![in_order(pieces_html.len())],
        QuestionBody::Match { pairs, .. } => vec![Response::Pairing((0..pairs.len()).map(Some).collect())],
        QuestionBody::Sql { reference, .. } | QuestionBody::Code { reference, .. } => {
            vec![in_order(reference.lines_html.len()), typed(&reference.text)]
        }
    }
}

fn verdict(body: &QuestionBody, response: &Response) -> Option<Verdict> {
    match assess(body, response, Circumstances::default()).unwrap().judgement {
        Judgement::Graded { verdict, .. } => Some(verdict),
        _ => None,
    }
}

#[test]
fn every_right_answer_is_graded_right() {
    for question in questions() {
        for response in right_responses(&question.body) {
            assert_eq!(
                verdict(&question.body, &response),
                Some(Verdict::Right),
                "{} {response:?}",
                question.id
            );
        }
    }
}

#[test]
fn no_wrong_answer_is_graded_right() {
    for question in questions() {
        let wrong: Vec<Response> = match &question.body {
            QuestionBody::Single { choices } => (0..choices.len())
                .filter(|&choice_idx| !choices[choice_idx].is_correct)
                .map(|choice_idx| Response::Choices([choice_idx].into_iter().collect()))
                .collect(),
            QuestionBody::Output { choices, .. } => (0..choices.len())
                .filter(|&choice_idx| !choices[choice_idx].is_correct)
                .map(Response::OutputChoice)
                .collect(),
            QuestionBody::Cloze { blanks, distractors } => distractors
                .iter()
                .map(|term| Response::Blanks(vec![term.clone(); blanks.len()]))
                .collect(),
            _ => Vec::new(),
        };
        for response in wrong.into_iter().chain([Response::GaveUp]) {
            if question.body.kind() != QuestionKind::Recall {
                assert_ne!(
                    verdict(&question.body, &response),
                    Some(Verdict::Right),
                    "{} {response:?}",
                    question.id
                );
            }
        }
    }
}

#[test]
fn saying_every_key_point_is_good_and_none_is_not() {
    for note in notes() {
        let numbers: Vec<u8> = note.key_points.iter().map(|point| point.number).collect();
        let circumstances = Circumstances {
            key_points: &numbers,
            seconds: 60,
            hint: Hint::default(),
        };
        let grade = |ticks: Ticks| {
            let assessment = assess(&QuestionBody::Recall, &Response::Ticks(ticks), circumstances).unwrap();
            assessment.grade().unwrap()
        };
        let all = numbers
            .iter()
            .fold(Ticks::default(), |ticks, &number| ticks.with(number, true));
        assert!(!grade(all).is_miss(), "{}", note.id);
        assert_eq!(grade(Ticks::default()), Grade::Again, "{}", note.id);
    }
}

#[test]
fn the_bank_is_as_large_as_promised() {
    let compiled = bank();
    let heads = compiled.bank.notes();
    let n_follow_ups: usize = heads.iter().map(|note| note.follow_ups.len()).sum();
    assert!(n_follow_ups >= 400, "{n_follow_ups} follow-ups");
    assert!(questions().count() >= 1_500);
    assert!(
        questions()
            .filter(|question| question.body.kind() == QuestionKind::Sql)
            .count()
            >= 44
    );
    for kind in QuestionKind::ALL {
        assert!(
            questions().any(|question| question.body.kind() == kind),
            "no {kind:?} question"
        );
    }
    for note in heads {
        assert!(note.follow_ups.len() >= 2, "{} leads on to fewer than two", note.id);
        assert!(
            note.questions.len() > 4,
            "{} has fewer than four questions beside its recall",
            note.id
        );
    }
    let n_pictures: usize = notes()
        .map(|note| note.detail_html.matches("<figure class=\"diagram\"").count())
        .sum();
    assert!(n_pictures >= 60, "{n_pictures} diagrams");
}
