//! The round under way: one question, its feedback, and at the end the summary.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::{
    domain::{
        bank::{NoteBody, NoteHead},
        id::Code,
        log::Grade,
        question::{Question, QuestionBody, QuestionKind},
        quiz::{
            grading::{Circumstances, assess},
            response::{Draft, Response},
            session::{Answered, Current, Mode, Session},
        },
        route::Route,
    },
    store::app::App,
    ui::{
        nav::{Nav, href},
        parts::{
            body::with_note_body,
            icon::{Icon, icon},
            prose,
        },
        quiz::{Asking, choice, cloze, feedback, matching, order, output, recall, write},
        text::{Msg, fill, t, tn},
    },
};

/// Begins a round and goes to it. Nothing happens when there is nothing to ask.
pub fn begin(app: App, nav: Nav, mode: &Mode) {
    if app.begin(mode) {
        nav.go(&Route::Quiz);
    }
}

/// The page.
pub fn page() -> impl IntoView {
    let app = App::here();
    let session = app.session();
    move || {
        // The session changes when a question is answered or left, not while it is being answered.
        let session = session.read();
        let Some(session) = session.as_ref() else {
            return none().into_any();
        };
        request_animation_frame(show_from_the_top);
        match session.current() {
            Current::Asking { code, draft } => screen(app, session, code, Shown::Open(draft.clone())),
            Current::Feedback(answered) => screen(app, session, answered.code, Shown::Answered(answered.clone())),
            Current::Done => summary(app, session).into_any(),
        }
    }
}

/// What of the current question is on the screen.
#[derive(Clone)]
enum Shown {
    Open(Draft),
    Answered(Answered),
}

fn none() -> impl IntoView {
    view! {
        <h1 tabindex="-1">{t(Msg::NoQuiz)}</h1>
        <div class="row section">
            <a class="button primary" href=href(&Route::Today)>{t(Msg::BackToToday)}</a>
            <a class="button" href=href(&Route::Topics)>{t(Msg::Topics)}</a>
        </div>
    }
}

/// A new question is read from its top; feedback from its verdict. Either takes the focus, for screen readers.
fn show_from_the_top() {
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

fn screen(app: App, session: &Session, code: Code, shown: Shown) -> AnyView {
    let bank = app.bank();
    // A retired question is dropped when the round is resumed, so this is a question of the bank.
    let Some((note, question)) = bank.question(code) else {
        return none().into_any();
    };
    let kind = question.kind;
    let topic = bank
        .topic(&note.topic)
        .map(|topic| topic.title.clone())
        .unwrap_or_default();
    let seed = session.seed();
    let ask = note.ask.clone();
    let head = note.clone();
    let number = session.position() + 1;
    let is_open = matches!(shown, Shown::Open(_));
    view! {
        {top_bar(app, session)}
        {chain(app, session)}
        <h1 class="visually-hidden" tabindex="-1" data-focus=is_open.then_some("")>
            {move || format!("{} · {}", fill(Msg::ContinueAt.text(app.language()), number), kind_word(kind).text(app.language()))}
        </h1>
        <p class="muted">{topic} " · " {t(kind_word(kind))}</p>
        {with_note_body(
            note,
            move |body| match body.questions.iter().find(|question| question.code == code) {
                Some(question) => asked(app, &head, &body, question, &ask, seed, shown.clone()),
                None => view! { <p class="notice bad">{t(Msg::LoadFailed)}</p> }.into_any(),
            },
        )}
    }
    .into_any()
}

fn top_bar(app: App, session: &Session) -> impl IntoView + use<> {
    let (n_answered, n_questions) = session.progress();
    let at = (session.position() + 1).min(n_questions);
    view! {
        <div class="quiz-top">
            <progress max=n_questions.to_string() value=n_answered.to_string() aria-label=t(Msg::QuizProgress)></progress>
            <span class="figure">{format!("{at} / {n_questions}")}</span>
            <button
                type="button"
                class="icon-button"
                aria-label=t(Msg::EndQuiz)
                title=t(Msg::EndQuiz)
                on:click=move |_| app.end_round()
            >
                {icon(Icon::Wrong)}
            </button>
        </div>
    }
}

/// The chain of follow-ups walked so far, and one step back.
fn chain(app: App, session: &Session) -> Option<impl IntoView + use<>> {
    let trail = session.trail();
    let last = trail.len().checked_sub(1).filter(|last| *last > 0)?;
    let bank = app.bank();
    let steps = trail
        .iter()
        .enumerate()
        .map(|(step_idx, step)| {
            let title = bank.note(&step.note).map(|note| note.title.clone()).unwrap_or_default();
            view! { <li><span aria-current=(step_idx == last).then_some("step")>{title}</span></li> }
        })
        .collect_view();
    Some(view! {
        <nav aria-label=t(Msg::Chain)>
            <ol class="chain">{steps}</ol>
            <button type="button" class="button quiet" on:click=move |_| app.step_back()>
                {icon(Icon::Undo)}
                {t(Msg::BackOneStep)}
            </button>
        </nav>
    })
}

fn kind_word(kind: QuestionKind) -> Msg {
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

fn asked(
    app: App,
    note: &NoteHead,
    note_body: &NoteBody,
    question: &Question,
    ask: &str,
    seed: u64,
    shown: Shown,
) -> AnyView {
    let stem = match question.body {
        QuestionBody::Recall => view! { <p class="ask stem">{ask.to_owned()}</p> }.into_any(),
        _ => view! { <div class="stem">{prose(number_blanks(&question.stem_html))}</div> }.into_any(),
    };
    let asking = asking(app, note, question, seed, &shown);
    let rest = match shown {
        Shown::Open(_) => view! {
            {open(asking, note_body, question)}
            {tools(app, asking, question)}
        }
        .into_any(),
        Shown::Answered(answered) => view! {
            {feedback::verdict(app, &answered, &question.body, &note.key_points)}
            {given(asking, note_body, question, &answered.response)}
            {feedback::after(app, note, question)}
        }
        .into_any(),
    };
    view! {
        {stem}
        {rest}
    }
    .into_any()
}

/// Blanks carry the number that their fields have.
fn number_blanks(html: &str) -> String {
    (0..3).fold(html.to_owned(), |html, blank_idx| {
        let empty = format!("data-blank=\"{blank_idx}\"></span>");
        html.replace(&empty, &format!("data-blank=\"{blank_idx}\">{}</span>", blank_idx + 1))
    })
}

fn asking(app: App, note: &NoteHead, question: &Question, seed: u64, shown: &Shown) -> Asking {
    let code = question.code;
    let draft = RwSignal::new(match shown {
        Shown::Open(draft)
            if draft
                .response
                .as_ref()
                .is_none_or(|response| response.fits(&question.body)) =>
        {
            draft.clone()
        }
        _ => Draft::default(),
    });
    // Storage is the outside world. The seconds alone are not worth a write each second.
    Effect::new(move |previous: Option<Draft>| {
        let draft = draft.get();
        if let Some(previous) = previous {
            let is_touched =
                (&previous.response, previous.hint, previous.stage) != (&draft.response, draft.hint, draft.stage);
            if is_touched || draft.seconds.is_multiple_of(20) {
                app.keep_draft(code, draft.clone());
            }
        }
        draft
    });
    let body = StoredValue::new(question.body.clone());
    let key_points = StoredValue::new(note.key_points.clone());
    let submit = move |response: Response| {
        let draft = draft.get_untracked();
        let grade = key_points.with_value(|key_points| {
            let circumstances = Circumstances {
                key_points,
                seconds: draft.seconds,
                hint: draft.hint,
            };
            body.with_value(|body| assess(body, &response, circumstances).ok().and_then(|it| it.grade()))
        });
        // No grade: the controls ask the person to judge first, so nothing is lost by waiting.
        if let Some(grade) = grade {
            app.answer(response, grade, draft.seconds);
        }
    };
    let submit_graded = move |(response, grade): (Response, Grade)| {
        app.answer(response, grade, draft.get_untracked().seconds);
    };
    Asking {
        code,
        draft,
        submit: Callback::new(submit),
        submit_graded: Callback::new(submit_graded),
        seed,
    }
}

fn open(asking: Asking, note: &NoteBody, question: &Question) -> AnyView {
    match &question.body {
        QuestionBody::Recall => recall::open(asking, note),
        QuestionBody::Single { choices } => {
            choice::single(asking, choices.clone(), |idx| Response::Choices([idx].into()))
        }
        QuestionBody::Multi { choices } => choice::multi(asking, choices.clone()),
        QuestionBody::Cloze { blanks, distractors } => cloze::open(asking, blanks.clone(), distractors.clone()),
        QuestionBody::Output { choices, .. } if choices.is_empty() => output::typed(asking),
        QuestionBody::Output { choices, .. } => choice::single(asking, choices.clone(), Response::OutputChoice),
        QuestionBody::Order { pieces_html, is_code } => order::open(asking, pieces_html.clone(), *is_code),
        QuestionBody::Match { headings, pairs } => matching::open(asking, headings.clone(), pairs.clone()),
        body @ (QuestionBody::Sql { .. } | QuestionBody::Code { .. }) => write::open(asking, body),
    }
}

fn given(asking: Asking, note: &NoteBody, question: &Question, response: &Response) -> AnyView {
    match (&question.body, response) {
        (QuestionBody::Recall, response) => recall::answered(response.ticks(), note),
        (QuestionBody::Single { choices }, response) => {
            choice::answered(asking, choices.clone(), &chosen(response), false)
        }
        (QuestionBody::Multi { choices }, response) => {
            choice::answered(asking, choices.clone(), &chosen(response), true)
        }
        (QuestionBody::Output { expected, .. }, Response::OutputText(text)) => output::answered(text, expected),
        (QuestionBody::Output { expected, choices }, _) if choices.is_empty() => output::answered("", expected),
        (QuestionBody::Output { choices, .. }, response) => {
            choice::answered(asking, choices.clone(), &chosen(response), false)
        }
        (QuestionBody::Cloze { blanks, .. }, response) => cloze::answered(&question.body, response, blanks),
        (QuestionBody::Order { pieces_html, is_code }, response) => {
            order::answered(arrangement(response), pieces_html, *is_code)
        }
        (QuestionBody::Match { pairs, .. }, Response::Pairing(pairing)) => matching::answered(pairing, pairs),
        (QuestionBody::Match { pairs, .. }, _) => matching::answered(&[], pairs),
        (body @ (QuestionBody::Sql { .. } | QuestionBody::Code { .. }), response) => write::answered(response, body),
    }
}

fn chosen(response: &Response) -> std::collections::BTreeSet<usize> {
    match response {
        Response::Choices(chosen) => chosen.clone(),
        Response::OutputChoice(choice_idx) => [*choice_idx].into(),
        _ => Default::default(),
    }
}

fn arrangement(response: &Response) -> &[usize] {
    match response {
        Response::Arrangement(order) => order,
        _ => &[],
    }
}

/// Below an open question: skip, give up, and take back the answer before.
fn tools(app: App, asking: Asking, question: &Question) -> impl IntoView + use<> {
    let is_recall = matches!(question.body, QuestionBody::Recall);
    let has_answer = app
        .session()
        .with_untracked(|session| session.as_ref().is_some_and(|session| !session.answered().is_empty()));
    view! {
        <div class="tools">
            {recall::timer(asking)}
            <button type="button" class="button quiet" on:click=move |_| app.skip()>{t(Msg::Skip)}</button>
            {(!is_recall)
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button quiet"
                            on:click=move |_| asking.submit.run(Response::GaveUp)
                        >
                            {t(Msg::GiveUp)}
                        </button>
                    }
                })}
            {has_answer
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button quiet"
                            data-key="u"
                            on:click=move |_| {
                                app.undo();
                            }
                        >
                            {t(Msg::UndoLast)}
                        </button>
                    }
                })}
        </div>
    }
}

fn summary(app: App, session: &Session) -> impl IntoView + use<> {
    let nav = Nav::here();
    let bank = app.bank();
    let missed = session.missed();
    let n_missed = missed.len();
    let n_answered = session.answered().len();
    let n_right = session
        .answered()
        .iter()
        .filter(|answered| !answered.grade.is_miss())
        .count();
    let n_wrong = n_answered - n_right;
    let minutes = app.minutes_since(session.started_at());
    let items = missed
        .iter()
        .filter_map(|&code| bank.note_of(code))
        .map(|note| {
            view! {
                <li>
                    <a class="item" href=href(&Route::Note(note.id.clone()))>
                        <span class="grow">
                            <span class="title">{note.title.clone()}</span>
                            <span class="sub">{note.ask.clone()}</span>
                        </span>
                    </a>
                </li>
            }
        })
        .collect_view();
    let again = Mode::Again(missed);
    view! {
        <h1 tabindex="-1" data-focus="">{t(Msg::SummaryTitle)}</h1>
        <dl class="numbers section">
            <div><dt>{t(Msg::SummaryRight)}</dt><dd>{n_right}</dd></div>
            <div><dt>{t(Msg::SummaryMissed)}</dt><dd>{n_wrong}</dd></div>
            <div><dt>{t(Msg::SummaryTime)}</dt><dd>{minutes}</dd></div>
        </dl>
        {if n_missed > 0 {
            view! {
                <section class="section">
                    <h2>{t(Msg::MissedList)}</h2>
                    <ul class="list">{items}</ul>
                </section>
                <div class="row section">
                    <button
                        type="button"
                        class="button primary"
                        data-key="enter"
                        on:click=move |_| {
                            app.begin(&again);
                        }
                    >
                        {tn(Msg::AgainMissed, n_missed)}
                    </button>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| {
                            app.end_round();
                            nav.go(&Route::Today);
                        }
                    >
                        {t(Msg::BackToToday)}
                    </button>
                </div>
            }
            .into_any()
        } else {
            view! {
                <p class="section">{t(Msg::AllRight)}</p>
                <div class="row section">
                    <button
                        type="button"
                        class="button primary"
                        data-key="enter"
                        on:click=move |_| {
                            app.end_round();
                            nav.go(&Route::Today);
                        }
                    >
                        {t(Msg::BackToToday)}
                    </button>
                </div>
            }
            .into_any()
        }}
        <button
            type="button"
            class="button quiet section"
            data-key="u"
            on:click=move |_| {
                app.undo();
            }
        >
            {t(Msg::UndoLast)}
        </button>
    }
}
