//! Component tests, in a real browser: the wiring that no host test can reach.
//!
//! `make test` runs them with wasm-bindgen-test-runner and chromedriver; webdriver.json holds Chromium's flags.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "all of it is test")]

use leptos::prelude::{Get, Owner, RwSignal, Set, document, mount_to};
use maud::html;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use zhuiwen::{
    domain::{
        id::{Code, NoteId, TopicId},
        interview::{
            setup::{Length, Temper},
            turn::{ChainEnd, Need, Question, Reason, Step},
        },
        log::{Event, Grade, TabId},
        quiz::session::Mode,
        route::Route,
    },
    store::{
        browser::{BrowserStorage, take_slot},
        clock,
        journal::{Journal, device_id},
        storage::Storage,
    },
    ui::{
        action::{Action, Plain},
        html::show,
        interview::action::InterviewAction,
        text::phrases,
    },
};

wasm_bindgen_test_configure!(run_in_browser);

/// Addresses are encoded by hand in `domain`; the browser must read back what was meant.
#[wasm_bindgen_test]
fn the_browser_reads_the_addresses_we_build() {
    for query in ["追问", "a&b=c", "100% +1", "is 与 == ?#", "\u{1f600}"] {
        let address = format!("https://example.org/repo/{}", Route::Search(query.to_owned()).path());
        let url = web_sys::Url::new(&address).expect("an address");
        assert_eq!(url.search_params().get("q").as_deref(), Some(query), "{address}");
        assert_eq!(url.pathname(), "/repo/search/", "{address}");
        let search = url.search();
        assert_eq!(
            Route::parse("search/", search.trim_start_matches('?')),
            Route::Search(query.to_owned())
        );
    }
}

/// What a button says is what is done.
#[wasm_bindgen_test]
fn every_action_reads_back_as_it_was_written() {
    let note = |id| NoteId::new(id).expect("an id");
    let topic = || TopicId::new("tornado").expect("an id");
    let mut actions = vec![
        Action::Begin(Mode::Due),
        Action::Begin(Mode::Mixed),
        Action::Begin(Mode::Missed),
        Action::Begin(Mode::Starred),
        Action::Begin(Mode::Topic(topic())),
        Action::Begin(Mode::Note(note("tornado-ioloop"))),
        Action::Begin(Mode::Chain(note("tornado-ioloop"))),
        Action::BeginAgain,
        Action::Walk(note("tornado-ioloop"), note("redis-set")),
        Action::Star(Code(7)),
        Action::Flag(Code(7)),
        Action::Set("theme".to_owned(), "dark".to_owned()),
        Action::Want(topic()),
        Action::TakeBack(3),
        Action::Touch(101),
        Action::Up(2),
        Action::Down(0),
    ];
    actions.extend(Grade::ALL.map(Action::Grade));
    actions.extend(Plain::ALL.map(|(plain, _)| Action::Plain(plain)));
    let of_interviews = [
        InterviewAction::Everything,
        InterviewAction::Topics,
        InterviewAction::Topic(topic()),
        InterviewAction::At(note("tornado-ioloop")),
        InterviewAction::Begin,
        InterviewAction::Said,
        InterviewAction::Tick(32),
        InterviewAction::Hint,
        InterviewAction::Pass,
        InterviewAction::Next,
        InterviewAction::Stop,
        InterviewAction::Aloud,
        InterviewAction::Again(1_764_230_400),
        InterviewAction::Study(-5),
    ];
    actions.extend(of_interviews.map(Action::Interview));
    actions.extend(Length::ALL.map(|length| Action::Interview(InterviewAction::Length(length))));
    actions.extend(Temper::ALL.map(|temper| Action::Interview(InterviewAction::Temper(temper))));
    for action in actions {
        assert_eq!(Action::parse(&action.to_string()), Some(action));
    }
    for nonsense in [
        "",
        "begin",
        "walk tornado-ioloop",
        "walk A b",
        "star x",
        "grade 9",
        "set theme",
        "interview",
        "interview length 25",
        "interview at",
        "interview tick 256",
        "nowhere",
    ] {
        assert_eq!(Action::parse(nonsense), None, "{nonsense:?}");
    }
}

/// An interviewer who says the same twice sounds read off.
#[wasm_bindgen_test]
fn no_phrase_comes_twice_running() {
    let question = Question {
        note: Code(1),
        from: None,
        reason: Reason {
            step: Step::Anew(ChainEnd::Weak),
            need: Need::Due,
        },
    };
    for temper in Temper::ALL {
        for seed in 0..20 {
            let said: Vec<&str> = (0..12)
                .map(|n_asked| phrases::before(temper, question, seed, n_asked))
                .collect();
            assert!(said.windows(2).all(|two| two[0] != two[1]), "{said:?}");
        }
    }
}

/// What a person wrote is shown as text, and shown anew when it changes.
#[wasm_bindgen_test]
async fn text_of_a_person_is_never_markup() {
    let place = document().create_element("div").expect("an element");
    document()
        .body()
        .expect("a body")
        .append_child(&place)
        .expect("a place");
    let words = RwSignal::new("<img src=x onerror=alert(1)>".to_owned());
    let handle = mount_to(place.clone().unchecked_into(), move || {
        show(Box::new(move || html! { p { (words.get()) } }))
    });
    assert_eq!(place.query_selector("img").expect("a selector"), None);
    assert_eq!(place.text_content().as_deref(), Some("<img src=x onerror=alert(1)>"));
    words.set("追问".to_owned());
    leptos::task::tick().await;
    assert_eq!(place.text_content().as_deref(), Some("追问"));
    drop(handle);
}

/// The browser's own storage keeps what is appended, and two writers have slots of their own.
#[wasm_bindgen_test]
async fn the_log_outlives_its_journal() {
    let _owner = Owner::new();
    let storage = BrowserStorage::new();
    let slot = take_slot(1).await;
    assert_ne!(take_slot(1).await, slot);
    let (device, stored) = device_id(&storage, 7);
    assert_eq!(stored, Ok(()));
    let mut journal = Journal::open(storage.clone(), device, TabId(900)).journal;
    let n_before = journal.entries().len();
    let entry = journal
        .append(
            clock::now(),
            Event::Starred {
                code: Code(1),
                on: true,
            },
        )
        .expect("stored");
    let again = Journal::open(storage.clone(), device, TabId(901));
    assert!(again.report.is_clean());
    assert_eq!(again.journal.entries().len(), n_before + 1);
    assert!(again.journal.entries().contains(&entry));
    let keys = storage.keys("zhuiwen:").expect("keys");
    assert!(!keys.is_empty() && keys.iter().all(|key| key.starts_with("zhuiwen:")));
}
