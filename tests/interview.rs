//! Mock interviews simulated on the real bank: 10,000 of them, with candidates who answer well, so-so or badly and come
//! back on later days. What must hold of every one of them is asserted of every one of them.
//!
//! `cargo test --features author --test interview -- --nocapture` prints how deep their chains went.
#![cfg(feature = "author")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper that panics fails its test"
)]

#[path = "interview/candidate.rs"]
mod candidate;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
    thread,
};

use rand::RngExt;
use zhuiwen::domain::{
    id::{Code, NoteId},
    interview::{
        Interview, MAX_ANSWER_SECONDS,
        choose::{INTRODUCTION, chain, depth},
        figures::{Comparison, Figures},
        report::Report,
        setup::{Rescue, Scope, Setup, Temper},
        turn::{Ending, Need, Outcome, Step},
    },
    log::{Grade, Moment, Ticks},
    progress::Progress,
    quiz::response::Hint,
};

use crate::candidate::{Candidate, Strength, bank};

/// Interviews of one candidate, a few days apart.
const N_INTERVIEWS_EACH: usize = 5;
const N_CANDIDATES: usize = 2_000;

/// Has a candidate through one interview, a few days before their next.
fn interview(candidate: &mut Candidate) -> Report {
    let setup = candidate.setup();
    let mut interview = Interview::begin(
        setup,
        candidate.random.random(),
        candidate.moment(),
        bank(),
        &candidate.progress,
    )
    .expect("there is something to ask in every scope");
    let report = loop {
        // It never dead-ends: at most every note is asked once, and then it ends.
        assert!(interview.turns.len() < bank().notes().len());
        holds_of_the_question(&interview, &candidate.progress, candidate.moment());
        let (_, report) = candidate.answer(&mut interview);
        if let Some(report) = report {
            break report;
        }
        holds_of_the_step(&interview);
    };
    holds_of_the_report(&report);
    candidate.now += candidate.random.random_range(1..6) * 86_400;
    report
}

/// What was asked is in scope, was not asked before, and the reason given is true of the log.
#[track_caller]
fn holds_of_the_question(interview: &Interview, progress: &Progress, now: Moment) {
    let bank = bank();
    let question = interview.asked.question;
    let note = bank.note_of(question.note).unwrap();
    assert!(interview.setup.scope.has(note), "{} is out of scope", note.id);
    assert!(
        interview.turns.iter().all(|other| other.question.note != note.code),
        "asked twice"
    );
    let card = progress.card(note.recall().unwrap().code);
    let edge = question.from.and_then(|from| progress.edge(from, note.code));
    let is_missed = |grade: Option<Grade>| grade == Some(Grade::Again);
    match question.reason.need {
        Need::Missed => {
            assert!(is_missed(card.map(|card| card.last_grade)) || is_missed(edge.and_then(|it| it.last_grade)))
        }
        Need::Due => assert!(card.is_some_and(|card| card.is_due(now)) || edge.is_some_and(|edge| edge.is_due(now))),
        Need::NeverAsked => assert!(card.is_none()),
        Need::NeverWalked => assert!(edge.is_none() && question.from.is_some()),
        Need::Resting => assert!(card.is_some()),
    }
    if let Some(from) = question.from {
        // An edge of the graph, from a note of the same chain.
        let from = bank.note_of(from).unwrap();
        assert!(from.follow_ups.iter().any(|follow_up| follow_up.to == note.id));
        assert!(
            chain(&interview.turns)
                .iter()
                .any(|other| other.question.note == from.code)
        );
    }
    assert_eq!(question.from.is_none(), question.reason.step.begins_chain());
}

/// The step just chosen is one that the answer before it calls for.
#[track_caller]
fn holds_of_the_step(interview: &Interview) {
    let (temper, turns) = (interview.setup.temper, &interview.turns);
    let last = turns.last().unwrap();
    let is_weak = last.grade < temper.digs_from();
    match interview.asked.question.reason.step {
        Step::Dig(_) => {
            assert!(!is_weak, "a weak answer is not dug into");
            assert!(depth(chain(turns)) < temper.max_depth());
            assert_eq!(interview.asked.question.from, Some(last.question.note));
        }
        Step::Easier(_) => {
            assert!(is_weak && temper.rescue() != Rescue::Never);
            assert!(!last.question.reason.step.is_rescue(), "help is given once");
            let level = |code| bank().note_of(code).unwrap().level;
            assert!(level(interview.note()) < level(last.question.note));
        }
        Step::Aside(_) => assert!(!is_weak || !last.question.reason.step.is_rescue()),
        Step::Anew(_) => {}
        step => panic!("{step:?} in the middle"),
    }
}

#[track_caller]
fn holds_of_the_report(report: &Report) {
    let spent: u32 = report.turns.iter().map(|turn| u32::from(turn.seconds)).sum();
    let last = u32::from(report.turns.last().unwrap().seconds);
    match report.ending {
        // The answer in which the time ran out was heard to its end.
        Ending::TimeUp => {
            assert!(spent >= report.setup.length.seconds() && spent - last < report.setup.length.seconds())
        }
        Ending::AllAsked => {
            let n_in_scope = bank()
                .notes()
                .iter()
                .filter(|note| report.setup.scope.has(note))
                .count();
            assert_eq!(report.turns.len(), n_in_scope, "ended with questions and time left");
        }
        Ending::Stopped => panic!("nobody stopped it"),
    }
    let n_turns: usize = report.chains().iter().map(|chain| chain.len()).sum();
    assert_eq!(n_turns, report.turns.len());
    assert!(report.turns.iter().all(|turn| turn.seconds <= MAX_ANSWER_SECONDS));
    let opening = report.turns[0].question;
    match &report.setup.scope {
        Scope::Note(id) => assert_eq!(bank().note(id).unwrap().code, opening.note),
        Scope::Everything | Scope::Topics(_) => {
            assert!(matches!(opening.reason.step, Step::Introduction | Step::Opener));
        }
    }
    let figures = Figures::of(report);
    assert!(figures.hit_percent <= 100 && figures.depth_tenths >= 10);
    let study = report.study_next(bank());
    let unique: BTreeSet<Code> = study.iter().map(|note| note.code).collect();
    assert_eq!(unique.len(), study.len());
}

/// Every interview of every candidate, with the candidate's strength.
fn reports() -> &'static [(Strength, Report)] {
    static REPORTS: OnceLock<Vec<(Strength, Report)>> = OnceLock::new();
    REPORTS.get_or_init(|| {
        let n_threads = thread::available_parallelism().map_or(1, usize::from);
        let share = |thread_idx: usize| {
            let numbers = (0..N_CANDIDATES).filter(move |number| number % n_threads == thread_idx);
            numbers.flat_map(|number| {
                let mut candidate = Candidate::new(number as u64);
                let strength = candidate.strength;
                let report = move || (strength, interview(&mut candidate));
                std::iter::repeat_with(report).take(N_INTERVIEWS_EACH)
            })
        };
        bank();
        thread::scope(|scope| {
            let threads: Vec<_> = (0..n_threads)
                .map(|thread_idx| scope.spawn(move || share(thread_idx).collect::<Vec<_>>()))
                .collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
        })
    })
}

/// The depths of all chains of the interviews for which `is` holds: how many of depth 1, 2, 3 …, and their mean.
fn depths(is: impl Fn(Strength, &Setup) -> bool) -> (Vec<usize>, f64) {
    let mut n_by_depth = vec![0; 9];
    for (strength, report) in reports() {
        if is(*strength, &report.setup) {
            for depth in report.depths() {
                n_by_depth[depth] += 1;
            }
        }
    }
    let n_chains: usize = n_by_depth.iter().sum();
    let total: usize = n_by_depth.iter().enumerate().map(|(depth, n)| depth * n).sum();
    (n_by_depth, total as f64 / n_chains as f64)
}

#[test]
fn ten_thousand_interviews_never_dead_end_never_repeat_and_always_say_why() {
    let reports = reports();
    assert_eq!(reports.len(), 10_000);
    let n_turns: usize = reports.iter().map(|(_, report)| report.turns.len()).sum();
    let n_all_asked = reports
        .iter()
        .filter(|(_, report)| report.ending == Ending::AllAsked)
        .count();
    println!(
        "{} interviews, {n_turns} questions; {n_all_asked} asked all there was",
        reports.len()
    );
    assert!(n_all_asked > 0, "no scope was small enough to be asked to its end");
}

#[test]
fn every_topic_and_every_note_is_reached() {
    let mut n_by_note = BTreeMap::new();
    let mut asked = BTreeSet::new();
    for (_, report) in reports() {
        for turn in &report.turns {
            asked.insert(turn.question.note);
            if report.setup.scope == Scope::Everything {
                *n_by_note.entry(turn.question.note).or_insert(0usize) += 1;
            }
        }
    }
    let n_all: usize = n_by_note.values().sum();
    for topic in bank().topics() {
        let n: usize = bank()
            .notes_of(&topic.id)
            .filter_map(|note| n_by_note.get(&note.code))
            .sum();
        println!(
            "{:>6.2} % of surprises are about {}",
            n as f64 / n_all as f64 * 100.0,
            topic.id
        );
        assert!(n * 100 > n_all, "{} is hardly ever asked: {n} of {n_all}", topic.id);
    }
    let missing: Vec<&NoteId> = bank()
        .notes()
        .iter()
        .filter(|note| !asked.contains(&note.code))
        .map(|note| &note.id)
        .collect();
    assert!(missing.is_empty(), "never asked: {missing:?}");
}

#[test]
fn strong_candidates_are_dug_into_deeper_than_weak_ones() {
    for temper in Temper::ALL {
        let of = |strength| depths(|other, setup| other == strength && setup.temper == temper);
        let [weak, middling, strong] = Strength::ALL.map(of);
        for (name, (n_by_depth, mean)) in [("weak", &weak), ("middling", &middling), ("strong", &strong)] {
            println!(
                "{:>8} {name:>8}: mean depth {mean:.2}, chains by depth {:?}",
                temper.name(),
                &n_by_depth[1..]
            );
        }
        assert!(strong.1 > weak.1 + 1.0, "{temper:?}: {} and {}", strong.1, weak.1);
        assert!(strong.1 > middling.1 && middling.1 > weak.1);
    }
    // Nobody is followed deeper than the temper goes, and some are followed as far as that.
    for temper in Temper::ALL {
        let (n_by_depth, _) = depths(|_, setup| setup.temper == temper);
        let deepest = n_by_depth.iter().rposition(|&n| n > 0);
        assert_eq!(deepest, Some(temper.max_depth()), "{temper:?}: {n_by_depth:?}");
    }
}

#[test]
fn what_was_missed_or_is_due_comes_before_what_rests() {
    // Of candidates who come back, a need leads to more questions than its share among the notes.
    let n = |need| {
        let turns = reports().iter().flat_map(|(_, report)| &report.turns);
        turns.filter(|turn| turn.question.reason.need == need).count()
    };
    let counts = Need::ALL.map(n);
    println!("{:?} {counts:?}", Need::ALL);
    assert!(counts.iter().all(|&n| n > 0), "{counts:?}");
    assert!(counts[0] + counts[1] > 3 * counts[4], "{counts:?}");
}

#[test]
fn the_same_seed_asks_the_same_and_another_something_else() {
    let opening = |seed| {
        let mut candidate = Candidate::new(2);
        let (bank, now) = (bank(), candidate.moment());
        let mut interview = Interview::begin(Setup::default(), seed, now, bank, &candidate.progress).unwrap();
        let mut asked = vec![interview.note()];
        for _ in 0..5 {
            if candidate.answer(&mut interview).1.is_none() {
                asked.push(interview.note());
            }
        }
        asked
    };
    assert_eq!(opening(7), opening(7));
    let different: BTreeSet<Vec<Code>> = (0..20).map(opening).collect();
    assert!(different.len() > 15, "{} of 20", different.len());
    let introduction = bank()
        .notes()
        .iter()
        .find(|note| note.topic.as_str() == INTRODUCTION)
        .unwrap();
    assert!((0..20).all(|seed| opening(seed)[0] == introduction.code));
}

#[test]
fn tempers_change_when_a_hint_may_be_had_and_a_hint_costs() {
    let candidate = Candidate::new(0);
    for temper in Temper::ALL {
        let setup = Setup {
            temper,
            ..Setup::default()
        };
        let now = candidate.moment();
        let mut interview = Interview::begin(setup, 1, now, bank(), &candidate.progress).unwrap();
        assert_eq!(interview.hint(now), temper != Temper::Stress, "{temper:?}");
        let later = Moment {
            unix_seconds: now.unix_seconds + 30,
            ..now
        };
        assert!(interview.hint(later));
        interview.said(later);
        for &number in &bank().note_of(interview.note()).unwrap().key_points {
            interview.tick(number);
        }
        let turn = interview.turn(Outcome::Answered, bank(), later);
        assert_eq!((turn.grade, turn.hint, turn.seconds), (Grade::Hard, Hint::Used, 30));
        assert_eq!(turn.missed(), [0u8; 0]);
        let passed = interview.turn(Outcome::Passed, bank(), later);
        assert_eq!((passed.grade, passed.ticks), (Grade::Again, Ticks::default()));
    }
}

#[test]
fn an_interview_comes_back_after_a_reload_and_after_a_long_call() {
    let candidate = Candidate::new(0);
    let start = candidate.moment();
    let after = |seconds: i64| Moment {
        unix_seconds: start.unix_seconds + seconds,
        ..start
    };
    let interview = Interview::begin(Setup::default(), 1, start, bank(), &candidate.progress).unwrap();
    let resumed =
        |interview: &Interview, seconds| interview.clone().resume(bank(), &candidate.progress, after(seconds));
    assert_eq!(resumed(&interview, 90), Some(interview.clone()));
    assert_eq!(resumed(&interview, 90).unwrap().asked.seconds(after(95)), 95);
    // After a long call, and when the clock was set back, the question is put anew.
    for away in [4_000, -50] {
        assert_eq!(resumed(&interview, away).unwrap().asked.seconds(after(away + 7)), 7);
    }
    let mut ticking = interview.clone();
    ticking.said(after(40));
    ticking.tick(1);
    assert_eq!(resumed(&ticking, 9_000), Some(ticking.clone()));
    // A question retired in the meantime makes room for another.
    let mut retired = interview.clone();
    retired.asked.question.note = Code(u32::MAX);
    let resumed = resumed(&retired, 5).unwrap();
    assert!(bank().note_of(resumed.note()).is_some());
}

#[test]
fn a_report_is_compared_with_those_before_it() {
    let mut candidate = Candidate::new(1);
    let reports: Vec<Report> = (0..4).map(|_| interview(&mut candidate)).collect();
    assert_eq!(Comparison::of(&reports[0], &reports), None);
    let compared = Comparison::of(&reports[3], &reports).unwrap();
    assert_eq!((compared.n_before, compared.now), (3, Figures::of(&reports[3])));
    let hits: Vec<u32> = reports[..3]
        .iter()
        .map(|report| Figures::of(report).hit_percent)
        .collect();
    assert_eq!(compared.before.hit_percent, (hits.iter().sum::<u32>() + 1) / 3);
    let topics = reports[3].topics(bank());
    assert!(
        topics
            .windows(2)
            .all(|two| two[0].n_hit * two[1].n_points >= two[1].n_hit * two[0].n_points)
    );
    let study = reports[3].study_next(bank());
    assert!(!study.is_empty() && !reports[3].study_questions(bank()).is_empty());
}
