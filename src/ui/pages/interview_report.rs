//! One interview's report: its figures beside those before it, what to study next, the path walked, what was missed.

use leptos::prelude::*;
use maud::{Markup, html};

use crate::{
    domain::{
        bank::NoteHead,
        interview::{
            choose::depth,
            figures::{Comparison, Figures},
            report::Report,
            turn::{Outcome, Turn},
        },
        log::Grade,
        quiz::response::Hint,
        route::Route,
    },
    store::app::{App, Body},
    ui::{
        action::Action,
        html::show,
        interview::{action::InterviewAction, clock_words, reason_words, setup_words, tenths, when},
        map::path::{self, Stop},
        nav::Nav,
        pages::interview_now::time_word,
        parts::{
            list::{note_row, numbers},
            raw,
        },
        quiz::recall::grade_word,
        text::{Msg, fill},
    },
};

/// The page.
pub fn page(app: App, nav: Nav, started_at: i64) -> AnyView {
    want_bodies(app, started_at);
    show(Box::new(move || match app.report(started_at) {
        Some(Ok(report)) => markup(app, nav, &report),
        Some(Err(error)) => nothing(app, nav, Msg::ReportUnreadable, &error.to_string()),
        None => nothing(app, nav, Msg::NoSuchReport, ""),
    }))
}

/// The key points missed are named in the words of their notes, which lie in the topics' files.
fn want_bodies(app: App, started_at: i64) {
    let bank = app.bank();
    if let Some(Ok(report)) = untrack(|| app.report(started_at)) {
        for topic in report.topics(&bank) {
            app.want(&topic.topic);
        }
    }
}

fn nothing(app: App, nav: Nav, msg: Msg, reason: &str) -> Markup {
    html! {
        h1 tabindex="-1" { (msg.text(app.language())) }
        p.muted { (reason) }
        div.row.section {
            a.button.primary href=(nav.href(&Route::InterviewReports)) { (Msg::AllReports.text(app.language())) }
        }
    }
}

fn markup(app: App, nav: Nav, report: &Report) -> Markup {
    let language = app.language();
    let say = |msg: Msg| msg.text(language);
    let figures = Figures::of(report);
    let started_at = report.started_at.unix_seconds;
    html! {
        h1 tabindex="-1" { (say(Msg::InterviewReport)) }
        p.muted { (when(app, report.started_at)) " · " (setup_words(app, report)) }
        (numbers(&[
            (say(Msg::FigureAsked), figures.n_questions.to_string()),
            (say(Msg::FigureHit), format!("{} %", figures.hit_percent)),
            (say(Msg::FigureDepth), tenths(figures.depth_tenths)),
            (say(Msg::FigureSpoke), clock_words(figures.seconds)),
            (say(Msg::FigureOver), clock_words(figures.seconds_over)),
        ]))
        (study(app, nav, report))
        (comparison(app, report))
        section.section {
            h2 { (say(Msg::WalkedPath)) }
            (path_map(app, nav, report))
        }
        (topics(app, nav, report))
        div.row.section {
            button.button type="button" data-do=(Action::Interview(InterviewAction::Again(started_at))) {
                (say(Msg::InterviewAgain))
            }
            a.button href=(nav.href(&Route::Interview)) { (say(Msg::InterviewOther)) }
            a.button.quiet href=(nav.href(&Route::InterviewReports)) { (say(Msg::AllReports)) }
        }
    }
}

fn study(app: App, nav: Nav, report: &Report) -> Markup {
    let bank = app.bank();
    let language = app.language();
    let notes = report.study_next(&bank);
    let action = InterviewAction::Study(report.started_at.unix_seconds);
    html! {
        section.section {
            h2 { (Msg::StudyNext.text(language)) }
            @if notes.is_empty() {
                p { (Msg::StudyNothing.text(language)) }
            } @else {
                button.button.primary.wide type="button" data-key="enter" data-do=(Action::Interview(action)) {
                    (fill(Msg::StudyNow.text(language), notes.len()))
                }
                ul.list.study-list { @for note in notes { (note_row(app, nav, note)) } }
            }
        }
    }
}

fn comparison(app: App, report: &Report) -> Markup {
    let others: Vec<Report> = app
        .reports()
        .into_iter()
        .filter_map(|(_, report)| report.ok())
        .collect();
    let Some(compared) = Comparison::of(report, &others) else {
        return html! {};
    };
    let language = app.language();
    let (now, before) = (compared.now, compared.before);
    let percent = |percent: u32| format!("{percent} %");
    // A share or a depth is better when greater, time over the limit when less.
    let rows = [
        (
            Msg::FigureHit,
            percent(now.hit_percent),
            percent(before.hit_percent),
            now.hit_percent.cmp(&before.hit_percent),
        ),
        (
            Msg::FigureDepth,
            tenths(now.depth_tenths),
            tenths(before.depth_tenths),
            now.depth_tenths.cmp(&before.depth_tenths),
        ),
        (
            Msg::FigureOver,
            clock_words(now.seconds_over),
            clock_words(before.seconds_over),
            before.seconds_over.cmp(&now.seconds_over),
        ),
    ];
    html! {
        section.section {
            h2 { (fill(Msg::ComparedWith.text(language), compared.n_before)) }
            dl.compared {
                @for (msg, now, before, order) in rows {
                    @let (class, word) = match order {
                        std::cmp::Ordering::Greater => ("mark jade", Msg::Better),
                        std::cmp::Ordering::Less => ("mark red", Msg::Worse),
                        std::cmp::Ordering::Equal => ("mark", Msg::Same),
                    };
                    div {
                        dt { (msg.text(language)) }
                        dd {
                            strong { (now) }
                            span.muted { (Msg::Before.text(language)) " " (before) }
                            span class=(class) { (word.text(language)) }
                        }
                    }
                }
            }
        }
    }
}

/// The path walked: drawn, and its chains as an outline.
fn path_map(app: App, nav: Nav, report: &Report) -> Markup {
    let language = app.language();
    html! {
        (path::drawing(&stops(app, report)))
        div.walked-path {
            ol {
                @for (place, chain) in report.chains().into_iter().enumerate() {
                    li {
                        h3 {
                            (fill(Msg::ChainNumber.text(language), place + 1))
                            span.muted { " · " (fill(Msg::DeepestLine.text(language), depth(chain))) }
                        }
                        ol { @for turn in chain { li { (step(app, nav, report, turn)) } } }
                    }
                }
            }
        }
    }
}

/// The path as the map draws it.
fn stops(app: App, report: &Report) -> Vec<Stop> {
    let bank = app.bank();
    let mut stops = Vec::new();
    for chain in report.chains() {
        for (idx, turn) in chain.iter().enumerate() {
            let note = bank.note_of(turn.question.note);
            let from = turn.question.from.and_then(|from| bank.note_of(from));
            stops.push(Stop {
                words: match (note, from) {
                    (Some(note), Some(from)) if idx > 0 => app.ask_between(&from.id, &note.id),
                    _ => String::new(),
                },
                title: note.map_or_else(
                    || Msg::RetiredNote.text(app.language()).to_owned(),
                    |note| note.title.clone(),
                ),
                // A step aside or to something easier goes no deeper.
                depth: depth(&chain[..=idx]) - 1,
                is_start: idx == 0,
                class: match turn.grade {
                    Grade::Again => "weak",
                    Grade::Hard => "fair",
                    Grade::Good | Grade::Easy => "firm",
                },
            });
        }
    }
    stops
}

fn step(app: App, nav: Nav, report: &Report, turn: &Turn) -> Markup {
    let bank = app.bank();
    let language = app.language();
    let say = |msg: Msg| msg.text(language);
    let note = bank.note_of(turn.question.note);
    let from = turn.question.from.and_then(|from| bank.note_of(from));
    let said = match (note, from) {
        (Some(note), Some(from)) => app.ask_between(&from.id, &note.id),
        (Some(note), None) => app.ask(&note.id),
        (None, _) => String::new(),
    };
    let class = match turn.grade {
        Grade::Again => "mark red",
        Grade::Hard => "mark",
        Grade::Good | Grade::Easy => "mark jade",
    };
    let hits = format!("{}/{}", turn.n_hit(), turn.n_points());
    let [why, need] = reason_words(language, turn.question.reason);
    html! {
        p.say { (said) }
        p {
            @match note {
                Some(note) => { a href=(nav.href(&Route::Note(note.id.clone()))) { (note.title) } }
                None => { span.muted { (say(Msg::RetiredNote)) } }
            }
        }
        p.how {
            span class=(class) { (say(grade_word(turn.grade))) }
            span { (fill(say(Msg::PointsHit), hits)) }
            span { (clock_words(u32::from(turn.seconds))) " · " (say(time_word(turn.seconds, report.setup.temper))) }
            @if turn.hint == Hint::Used { span { (say(Msg::WithHint)) } }
            @if turn.outcome == Outcome::Passed { span { (say(Msg::Passed)) } }
        }
        p.muted { (why) (need) }
        @if let Some(note) = note { (missed(app, note, turn)) }
    }
}

/// The key points that were not said: by number, and in words once the note's file is there.
fn missed(app: App, note: &NoteHead, turn: &Turn) -> Markup {
    let numbers = turn.missed();
    let body = app.body(&note.topic);
    let points = match &body {
        Body::Ready(bodies) => bodies
            .notes
            .iter()
            .find(|body| body.id == note.id)
            .map(|body| &body.key_points),
        Body::Loading | Body::Failed(_) => None,
    };
    html! {
        @if !numbers.is_empty() {
            details {
                summary { (Msg::PointsMissed.text(app.language())) " " (numbers.len()) }
                ul.missed-points {
                    @for number in numbers {
                        @let point = points.and_then(|points| points.iter().find(|point| point.number == number));
                        li {
                            span.mark { (number) }
                            @if let Some(point) = point { span { (raw(&point.html)) } }
                        }
                    }
                }
            }
        }
    }
}

fn topics(app: App, nav: Nav, report: &Report) -> Markup {
    let bank = app.bank();
    let language = app.language();
    let results = report.topics(&bank);
    let n_topics = results.len();
    html! {
        section.section {
            h2 { (Msg::ByTopic.text(language)) }
            ul.list {
                @for (place, result) in results.iter().enumerate() {
                    @if let Some(topic) = bank.topic(&result.topic) {
                        li {
                            a.item href=(nav.href(&Route::Topic(topic.id.clone()))) {
                                span.grow.title { (topic.title) }
                                @if n_topics > 1 && place == 0 { span.mark.jade { (Msg::ByTopicStrong.text(language)) } }
                                @if n_topics > 1 && place + 1 == n_topics { span.mark.red { (Msg::ByTopicWeak.text(language)) } }
                                span.figure { (result.n_hit) "/" (result.n_points) }
                            }
                        }
                    }
                }
            }
        }
    }
}
