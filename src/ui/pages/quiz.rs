//! The round under way: one question, its feedback, and at the end the summary.

use leptos::prelude::*;
use maud::{Markup, html};
use wasm_bindgen::JsCast;

use crate::{
    domain::{
        bank::NoteHead,
        body_ref::QuestionRef,
        id::Code,
        question::{Question, QuestionBody, QuestionKind},
        quiz::{
            response::{Draft, Response},
            session::{Answered, Current, Session},
        },
        route::Route,
        settings::Language,
    },
    store::{app::App, shared::Derived},
    ui::{
        action::{Action, Plain},
        html::{changing, show, still},
        later::next_frame,
        nav::Nav,
        pages::not_found,
        parts::{
            body::with_note_body,
            icon::{Icon, icon},
            list::{note_row, numbers},
            prose, raw,
            star::marks,
        },
        quiz::{
            Asking, choice, cloze, feedback, matching, order, output, recall,
            stage::{Stage, stages},
            write,
        },
        text::{Msg, fill},
        ui_state::Ui,
    },
};

/// The page.
pub fn page(ui: Ui) -> AnyView {
    let Ui { app, nav, .. } = ui;
    let session = app.session();
    // A question's stem stays on the page while it is answered: laying out its text anew is what costs most of a tap.
    let subject = Derived::new(move |_| match session.read().as_ref().map(Session::current) {
        None => Subject::Nothing,
        Some(Current::Asking { code, .. }) => Subject::Question(code),
        Some(Current::Feedback(answered)) => Subject::Question(answered.code),
        Some(Current::Done) => Subject::Summary,
    });
    changing(Box::new(move || match subject.get() {
        Subject::Nothing => still(not_found::markup(nav, app.language(), Msg::NoQuiz)),
        Subject::Question(code) => screen(ui, code),
        Subject::Summary => show(Box::new(move || {
            next_frame(Box::new(show_from_the_top));
            let session = session.read();
            session
                .as_ref()
                .map(|session| summary(app, nav, session))
                .unwrap_or_default()
        })),
    }))
}

/// What the page is about.
#[derive(Clone, Copy, PartialEq)]
enum Subject {
    Nothing,
    Question(Code),
    Summary,
}

/// A new question is read from its top; feedback from its verdict. Either takes the focus, for screen readers.
pub fn show_from_the_top() {
    let target = document().query_selector("main [data-focus]").ok().flatten();
    let Some(target) = target.and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return;
    };
    if target.tag_name() == "H1" {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
    // An element that can't take the focus leaves it where it is, which does no harm.
    let _ = target.focus();
}

fn screen(ui: Ui, code: Code) -> AnyView {
    let Ui { app, nav, .. } = ui;
    let bank = app.bank();
    // A retired question is dropped when the round is resumed, so this is a question of the bank.
    let Some((note, _)) = bank.question(code) else {
        return still(not_found::markup(nav, app.language(), Msg::NoQuiz));
    };
    let session = app.session();
    let head = note.clone();
    let body = with_note_body(
        app,
        note,
        Box::new(move |body| match body.question(code) {
            Some(question) => {
                let stem = still(stem(&question));
                let (stage, settled) = stages(app, code);
                let (head, judged) = (head.clone(), question.clone());
                view! {
                    {stem}
                    {show(Box::new(move || verdict(app, &judged, stage.get())))}
                    {changing(Box::new(move || below_verdict(ui, &head, &question, settled.get())))}
                }
                .into_any()
            }
            None => still(html! { p.notice.bad { (Msg::LoadFailed.text(app.language())) } }),
        }),
    );
    view! {
        {show(Box::new(move || {
            let session = session.read();
            session.as_ref().map(|session| top(app, session, code)).unwrap_or_default()
        }))}
        {body}
    }
    .into_any()
}

/// Right or wrong, once answered.
fn verdict(app: App, question: &QuestionRef, stage: Stage) -> Markup {
    let session = app.session().read_untracked();
    match (stage, session.as_ref().map(Session::current)) {
        (Stage::Answered { .. }, Some(Current::Feedback(given))) => {
            next_frame(Box::new(show_from_the_top));
            feedback::verdict(app.language(), given, &question.body)
        }
        // Taken back before what lies below was drawn as answered, that is not drawn anew and brings nobody to the question.
        (Stage::Asked { .. }, Some(Current::Asking { .. })) => {
            next_frame(Box::new(show_from_the_top));
            html! {}
        }
        _ => html! {},
    }
}

/// The controls, or what became of the answer.
fn below_verdict(ui: Ui, note: &NoteHead, question: &QuestionRef, stage: Stage) -> AnyView {
    let session = ui.app.session().read_untracked();
    let Some(session) = session.as_ref() else {
        return still(html! {});
    };
    match (stage, session.current()) {
        (Stage::Asked { .. }, Current::Asking { code, draft }) if code == question.code => {
            next_frame(Box::new(show_from_the_top));
            asked(ui, question, session.seed(), draft, !session.answered().is_empty())
        }
        (Stage::Answered { .. }, Current::Feedback(given)) if given.code == question.code => {
            let is_last = session.position() + 1 == session.queue().len();
            answered(ui.app, ui.nav, note, question, session.seed(), given, is_last)
        }
        // The page is about to be another question's.
        _ => still(html! {}),
    }
}

fn top(app: App, session: &Session, code: Code) -> Markup {
    let bank = app.bank();
    let language = app.language();
    let (n_answered, n_questions) = session.progress();
    let number = (session.position() + 1).min(n_questions);
    let trail = session.trail();
    let is_open = matches!(session.current(), Current::Asking { .. });
    html! {
        div.quiz-top {
            progress max=(n_questions) value=(n_answered) aria-label=(Msg::QuizProgress.text(language)) {}
            span.figure { (number) " / " (n_questions) }
            button.icon-button
                type="button"
                data-do=(Action::Plain(Plain::End))
                aria-label=(Msg::EndQuiz.text(language))
                title=(Msg::EndQuiz.text(language))
                { (icon(Icon::Wrong)) }
        }
        @if trail.len() > 1 {
            nav aria-label=(Msg::Chain.text(language)) {
                ol.chain {
                    @for (step_idx, step) in trail.iter().enumerate() {
                        li {
                            span aria-current=[(step_idx + 1 == trail.len()).then_some("step")] {
                                (bank.note(&step.note).map(|note| note.title.as_str()).unwrap_or_default())
                            }
                        }
                    }
                }
                button.button.quiet type="button" data-do=(Action::Plain(Plain::StepBack)) {
                    (icon(Icon::Undo)) (Msg::BackOneStep.text(language))
                }
            }
        }
        @if let (true, Some(from), Some(to)) = (trail.len() < 2, app.planned_from(code).and_then(|from| bank.note_of(from)), bank.note_of(code)) {
            p.notice { (fill(Msg::AskedOnFrom.text(language), &from.title)) " " (app.ask_between(&from.id, &to.id)) }
        }
        @if let Some((note, question)) = bank.question(code) {
            @let kind = kind_word(question.kind).text(language);
            h1.visually-hidden tabindex="-1" data-focus[is_open] {
                (fill(Msg::ContinueAt.text(language), number)) " · " (kind)
            }
            p.muted {
                (bank.topic(&note.topic).map(|topic| topic.title.as_str()).unwrap_or_default()) " · " (kind)
            }
        }
    }
}

/// The word for a kind of question.
pub fn kind_word(kind: QuestionKind) -> Msg {
    match kind {
        QuestionKind::Recall => Msg::KindRecall,
        QuestionKind::Single => Msg::ChooseOne,
        QuestionKind::Multi => Msg::ChooseMany,
        QuestionKind::Cloze => Msg::KindCloze,
        QuestionKind::Output => Msg::KindOutput,
        QuestionKind::Order => Msg::KindOrder,
        QuestionKind::Match => Msg::KindMatch,
        QuestionKind::Sql => Msg::KindSql,
        QuestionKind::Code => Msg::KindCode,
    }
}

fn stem(question: &Question) -> Markup {
    match question.body {
        QuestionBody::Recall => html! { div.ask.stem { (raw(&question.stem_html)) } },
        _ => html! { div.stem { (prose(&number_blanks(&question.stem_html))) } },
    }
}

/// Blanks carry the number that their fields have.
fn number_blanks(stem_html: &str) -> String {
    (0..3).fold(stem_html.to_owned(), |stem_html, blank_idx| {
        let empty = format!("data-blank=\"{blank_idx}\"></span>");
        stem_html.replace(&empty, &format!("data-blank=\"{blank_idx}\">{}</span>", blank_idx + 1))
    })
}

fn asked(ui: Ui, question: &QuestionRef, seed: u64, draft: &Draft, has_answer: bool) -> AnyView {
    let app = ui.app;
    let asking = Asking::new(app, question, seed, draft);
    ui.asked.set(Some(asking));
    let is_recall = matches!(question.body, QuestionBody::Recall);
    let seconds = Derived::new(move |_| asking.draft.read().seconds);
    view! {
        {controls(app, asking, question)}
        <div class="tools">
            {show(Box::new(move || html! { span.timer aria-hidden="true" { (recall::clock(seconds.get())) } }))}
            {show(Box::new(move || tools(app.language(), is_recall, has_answer)))}
        </div>
    }
    .into_any()
}

/// The controls, drawn anew from the draft at each touch. Where one types they are drawn once, or typing would be disturbed.
fn controls(app: App, asking: Asking, question: &Question) -> AnyView {
    let language = untrack(|| app.language());
    let draft = asking.draft.get_untracked();
    match &question.body {
        QuestionBody::Cloze { blanks, distractors } => {
            let texts = cloze::texts(draft.response.as_ref(), blanks.len());
            let terms = cloze::terms(asking.code, asking.seed, blanks, distractors);
            still(html! { (cloze::open(language, &texts, &terms)) (write::check(language)) })
        }
        QuestionBody::Output { choices, .. } if choices.is_empty() => {
            let text = match &draft.response {
                Some(Response::OutputText(text)) => text.as_str(),
                _ => "",
            };
            still(html! {
                (output::text_area(Msg::TypeOutput.text(language), text, 3))
                (write::check(language))
            })
        }
        _ => drawn(app, asking),
    }
}

fn drawn(app: App, asking: Asking) -> AnyView {
    // The seconds tick on in the draft, and typing goes on in it; what is drawn depends on the rest.
    let touched = Derived::new(move |_| {
        let draft = asking.draft.read();
        let response = match &draft.response {
            Some(Response::Typed { .. }) => Some(Response::Typed {
                text: String::new(),
                self_grade: None,
            }),
            response => response.clone(),
        };
        (response, draft.hint, draft.stage, asking.picked.get())
    });
    show(Box::new(move || {
        let (_, _, _, picked) = touched.get();
        let draft = asking.draft.get_untracked();
        let language = app.language();
        let (code, seed) = (asking.code, asking.seed);
        asking.question.with_untracked(|question| match &question.body {
            QuestionBody::Recall => recall::open(language, asking, question.note(), &draft),
            QuestionBody::Single { choices } | QuestionBody::Output { choices, .. } => {
                choice::single(language, code, seed, choices)
            }
            QuestionBody::Multi { choices } => {
                choice::multi(language, code, seed, choices, &choice::chosen(draft.response.as_ref()))
            }
            QuestionBody::Match { headings, pairs } => {
                let pairing = matching::pairing(draft.response.as_ref(), pairs.len());
                matching::open(language, code, seed, headings, pairs, &pairing, picked)
            }
            QuestionBody::Order { pieces_html, is_code } => {
                let order = order::arrangement(code, seed, pieces_html, draft.response.as_ref());
                order::open(language, pieces_html, &order, *is_code)
            }
            body @ (QuestionBody::Sql { .. } | QuestionBody::Code { .. }) => {
                write::open(language, asking, body, &draft)
            }
            QuestionBody::Cloze { .. } => html! {},
        })
    }))
}

/// Below an open question: skip, give up, and take back the answer before.
fn tools(language: Language, is_recall: bool, has_answer: bool) -> Markup {
    html! {
        button.button.quiet type="button" data-do=(Action::Plain(Plain::Skip)) { (Msg::Skip.text(language)) }
        @if !is_recall {
            button.button.quiet type="button" data-do=(Action::Plain(Plain::GiveUp)) { (Msg::GiveUp.text(language)) }
        }
        @if has_answer {
            button.button.quiet type="button" data-key="u" data-do=(Action::Plain(Plain::Undo)) { (Msg::UndoLast.text(language)) }
        }
    }
}

fn answered(
    app: App,
    nav: Nav,
    note: &NoteHead,
    question: &QuestionRef,
    seed: u64,
    given: &Answered,
    is_last: bool,
) -> AnyView {
    let language = app.language();
    let code = question.code;
    view! {
        {still(html! {
            div.feedback {
                (feedback::given(app, seed, question, &given.response))
                (feedback::why(app, note, question))
            }
        })}
        {show(Box::new(move || html! { div.tools { (marks(app, code)) } }))}
        {still(feedback::on(nav, language, note, is_last))}
    }
    .into_any()
}

fn summary(app: App, nav: Nav, session: &Session) -> Markup {
    let bank = app.bank();
    let language = app.language();
    let missed = session.missed();
    let n_answered = session.answered().len();
    let n_right = session
        .answered()
        .iter()
        .filter(|answered| !answered.grade.is_miss())
        .count();
    let say = |msg: Msg| msg.text(language);
    let back_class = if missed.is_empty() { "button primary" } else { "button" };
    html! {
        h1 tabindex="-1" data-focus { (say(Msg::SummaryTitle)) }
        (numbers(&[
            (say(Msg::SummaryRight), n_right.to_string()),
            (say(Msg::SummaryMissed), (n_answered - n_right).to_string()),
            (say(Msg::SummaryTime), app.minutes_since(session.started_at()).to_string()),
        ]))
        @if missed.is_empty() {
            p.section { (say(Msg::AllRight)) }
        } @else {
            section.section {
                h2 { (say(Msg::MissedList)) }
                ul.list {
                    @for note in missed.iter().filter_map(|&code| bank.note_of(code)) { (note_row(app, nav, note)) }
                }
            }
        }
        div.row.section {
            @if !missed.is_empty() {
                button.button.primary type="button" data-key="enter" data-do=(Action::BeginAgain) {
                    (fill(say(Msg::AgainMissed), missed.len()))
                }
            }
            button type="button" class=(back_class) data-key=[missed.is_empty().then_some("enter")] data-do=(Action::Plain(Plain::End)) {
                (say(Msg::BackToToday))
            }
            button.button.quiet type="button" data-key="u" data-do=(Action::Plain(Plain::Undo)) { (say(Msg::UndoLast)) }
        }
    }
}

/// The address of the round, for links.
pub fn resume_link(app: App, nav: Nav) -> Markup {
    let session = app.session().read();
    html! {
        @if let Some(session) = session.as_ref().filter(|session| !session.is_done()) {
            a.button.primary.wide href=(nav.href(&Route::Quiz)) {
                (Msg::ContinueQuiz.text(app.language())) " · "
                (fill(Msg::ContinueAt.text(app.language()), session.position() + 1))
                (icon(Icon::Next))
            }
        }
    }
}
