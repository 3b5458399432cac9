//! Laws of the plan: no log, clock or setting breaks it.

use proptest::prelude::*;
use zhuiwen::domain::{
    bank::{Bank, FollowUp, FollowUpKind, NoteHead, QuestionHead, Topic},
    day::Day,
    id::{Code, NoteId, TopicId},
    log::{Entry, Moment},
    plan::{
        Forecast, Phase, Plan, Target, leeches,
        settings::{InterviewDate, PlanSettings},
    },
    progress::{Progress, merge},
    question::QuestionKind,
};

use crate::{any_entries, any_moment};

/// Four notes over the codes that logs here speak of, each leading to the next and to itself.
fn bank() -> Bank {
    let topic_id = |n: u32| TopicId::new(if n < 2 { "types" } else { "intro" }).expect("a topic");
    let note_id = |n: u32| NoteId::new(&format!("note{n}")).expect("a note");
    let topic = |n| Topic {
        id: topic_id(n),
        title: String::new(),
        summary: String::new(),
        file: String::new(),
    };
    let note = |n: u32| NoteHead {
        code: Code(n),
        id: note_id(n),
        topic: topic_id(n),
        title: String::new(),
        level: n as u8,
        follow_ups: [(n + 1) % 4, n]
            .map(|to| FollowUp {
                to: note_id(to),
                kind: FollowUpKind::Deeper,
            })
            .to_vec(),
        questions: [(4 + n, QuestionKind::Recall), (8 + n, QuestionKind::Single)]
            .map(|(code, kind)| QuestionHead { code: Code(code), kind })
            .to_vec(),
        key_points: vec![1, 2, 3],
    };
    Bank::new([0, 2].map(topic).to_vec(), (0..4).map(note).collect())
}

/// Dates about `now` or anywhere, any minutes.
fn any_settings(now: Moment) -> impl Strategy<Value = PlanSettings> {
    let day = prop_oneof![4 => (-3..40i64).prop_map(move |n| Day::of(now).plus(n)), 1 => any::<i64>().prop_map(Day)];
    let weights = prop::collection::vec((0..2u8, any::<u8>()), 0..3);
    let date = (day, weights).prop_map(|(day, weights)| InterviewDate {
        day,
        weights: weights
            .into_iter()
            .map(|(topic, weight)| {
                (
                    TopicId::new(["types", "intro"][usize::from(topic)]).expect("a topic"),
                    weight,
                )
            })
            .collect(),
        label: String::new(),
    });
    let minutes = prop::array::uniform7(prop_oneof![0..40u16, any::<u16>()]);
    (prop::collection::vec(date, 0..7), minutes, any::<u8>(), any::<bool>()).prop_map(
        move |(dates, minutes, retention, is_off)| {
            let mut settings = PlanSettings {
                dates: Vec::new(),
                minutes,
                days_off: if is_off { vec![Day::of(now)] } else { Vec::new() },
                retention,
            };
            dates.into_iter().for_each(|date| settings.add_date(date));
            settings
        },
    )
}

/// A moment of the log, about one, or anywhere.
fn any_situation() -> impl Strategy<Value = (Vec<Entry>, Moment, PlanSettings)> {
    let now = (any_entries(), any_moment(), any::<prop::sample::Index>(), -5..30i64).prop_map(
        |(entries, other, which, days)| {
            let now = match entries.len() {
                0 => other,
                n if which.index(n + 1) == n => other,
                n => Moment {
                    unix_seconds: entries[which.index(n + 1)]
                        .at
                        .unix_seconds
                        .saturating_add(days * 86_400),
                    ..entries[which.index(n + 1)].at
                },
            };
            (entries, now)
        },
    );
    now.prop_flat_map(|(entries, now)| (Just(entries), Just(now), any_settings(now)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_breaks_a_plan((entries, now, settings) in any_situation()) {
        let bank = bank();
        let progress = Progress::fold(&merge(entries, Vec::new()).entries);
        let plan = Plan::make(&bank, &progress, now, &settings);
        prop_assert_eq!(&plan, &Plan::make(&bank, &progress.clone(), now, &settings), "always the same");
        // No longer than the time left, but for the last.
        let seconds: Vec<u32> = plan.items.iter().map(|planned| u32::from(planned.seconds)).collect();
        prop_assert_eq!(plan.planned_seconds, seconds.iter().sum::<u32>());
        if let Some((_, but_last)) = seconds.split_last() {
            prop_assert!(but_last.iter().sum::<u32>() <= plan.budget_seconds.saturating_sub(plan.done_seconds));
        }
        prop_assert!(settings.minutes_on(Day::of(now)) > 0 || plan.items.is_empty());
        // Nothing twice; nothing that was answered today, nor a way to it.
        let mut recalled = Vec::new();
        for (idx, planned) in plan.items.iter().enumerate() {
            prop_assert!(plan.items[..idx].iter().all(|other| other.target != planned.target));
            let code = match planned.target {
                Target::Question(code) => code,
                Target::FollowUp { to, .. } => Code(to.0 + 4),
            };
            if code.0 < 8 {
                prop_assert!(!recalled.contains(&code), "recalled twice");
                recalled.push(code);
            }
            let card = progress.card(code);
            prop_assert!(card.is_none_or(|card| Day::of(now).since(Day::of(card.last_at)) > 0));
            prop_assert!((0.0..=1.0).contains(&planned.recall_now));
            if let Some(on_date) = planned.on_date {
                prop_assert!((0.0..=1.0).contains(&on_date.if_left) && (0.0..=1.0).contains(&on_date.if_asked));
            }
        }
        prop_assert_eq!(plan.phase == Phase::NoDate, plan.date.is_none());
    }

    #[test]
    fn nothing_breaks_a_forecast((entries, now, settings) in any_situation()) {
        let bank = bank();
        let progress = Progress::fold(&merge(entries, Vec::new()).entries);
        let forecast = Forecast::make(&bank, &progress, now, &settings);
        let is_ahead = |date: &InterviewDate| date.day >= Day::of(now);
        prop_assert_eq!(forecast.is_some(), settings.dates.iter().any(is_ahead));
        for topic in forecast.iter().flat_map(|forecast| &forecast.topics) {
            let expected = topic.expected;
            for recall in [expected.now, expected.if_stopped, expected.if_kept] {
                prop_assert!((0.0..=1.0).contains(&recall), "{:?}", expected);
            }
            prop_assert!(expected.if_stopped <= expected.now);
            prop_assert!(topic.n_unseen <= 4);
        }
    }

    #[test]
    fn leeches_have_a_way_in(entries in any_entries()) {
        let bank = bank();
        for leech in leeches(&bank, &Progress::fold(&entries)) {
            prop_assert!(!leech.ways_in.is_empty() && leech.n_misses <= leech.n_answers);
        }
    }
}
