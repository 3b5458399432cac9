//! The page's few listeners: clicks, typing, files, keys. They find out what is meant and have it done.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use crate::{
    domain::{id::Code, quiz::session::Mode, route::Route, script},
    ui::{
        action::{Action, Plain},
        later::next_frame,
        listen,
        pages::{backup::Import, search::search_for},
        quiz::drag,
        ui_state::Ui,
    },
};

/// Starts listening, for as long as the page lives.
pub fn listen(ui: Ui) {
    let click = move |event: Event| {
        if let Some(element) = closest(event.target(), "[data-do]") {
            let text = element.get_attribute("data-do").unwrap_or_default();
            if let Some(action) = Action::parse(&text) {
                if action == Action::Plain(Plain::SkipToContent) {
                    // Its address is for pages without the app; with a <base> it would lead away from this one.
                    event.prevent_default();
                }
                run(ui, action);
                keep_focus(text);
            }
        }
        ui.nav.follow(event.unchecked_ref());
    };
    let input = move |event: Event| {
        if let Some((field, value)) = field(event.target(), "data-input") {
            match field.as_str() {
                "search" => search_for(ui, value),
                "map-search" => {
                    if let Some(extra) = ui.extra {
                        (extra.search)(ui, value);
                    }
                }
                field => {
                    if let Some(asking) = ui.asked.get_untracked() {
                        asking.typed(field, value);
                    }
                }
            }
        }
    };
    let change = move |event: Event| {
        let target = event.target();
        if closest(target.clone(), "[data-file]").is_some() {
            choose_file(ui, target);
        } else if let Some((name, value)) = field(target, "data-change") {
            match name.split_once(' ') {
                Some(("note", code)) => {
                    if let Ok(code) = code.parse() {
                        ui.app.write_note(Code(code), value.trim());
                    }
                }
                Some(("plan", name)) => {
                    if let Some(extra) = ui.extra {
                        (extra.changed)(ui, name, &value);
                    }
                }
                Some(("slot", slot)) => ui.app.set(&script::setting_key(slot), value.trim()),
                _ => ui.nav.replace_address(&Route::Search(value)),
            }
        }
    };
    listen::listen("click", Box::new(click));
    listen::listen("input", Box::new(input));
    listen::listen("change", Box::new(change));
    drag::listen(ui);
}

fn closest(target: Option<web_sys::EventTarget>, selector: &str) -> Option<Element> {
    target?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// The name that a field has under `attribute`, and what was typed into it.
fn field(target: Option<web_sys::EventTarget>, attribute: &str) -> Option<(String, String)> {
    let element = target?.dyn_into::<Element>().ok()?;
    let name = element.get_attribute(attribute)?;
    let value = match element.dyn_into::<HtmlTextAreaElement>() {
        Ok(area) => area.value(),
        Err(element) => element.dyn_into::<HtmlInputElement>().ok()?.value(),
    };
    Some((name, value))
}

/// Carries out what was pressed.
pub fn run(ui: Ui, action: Action) {
    let Ui { app, nav, .. } = ui;
    match action {
        Action::Begin(mode) => {
            if app.begin(&mode) {
                nav.go(&Route::Quiz);
            }
        }
        Action::BeginAgain => {
            let missed = app
                .session()
                .read_untracked()
                .as_ref()
                .map(|session| session.missed())
                .unwrap_or_default();
            app.begin(&Mode::Again(missed));
        }
        Action::Walk(from, to) => {
            let is_in_round = *nav.route.read_untracked() == Route::Quiz;
            if is_in_round {
                app.follow(&from, &to);
            } else {
                app.walk(&from, &to);
            }
        }
        Action::Star(code) => {
            // Read first and let go: starring writes to what is read here.
            let is_starred = app.progress().read_untracked().is_starred(code);
            app.star(code, !is_starred);
        }
        Action::Flag(code) => {
            ui.flagging.set(Some(code));
            open_dialog("flag-dialog");
        }
        Action::Set(key, value) => app.set(&key, &value),
        Action::Want(topic) => app.want_again(&topic),
        Action::Map(_) | Action::Plan(_) | Action::Interview(_) | Action::TakeBack(_) => {
            if let Some(extra) = ui.extra {
                (extra.run)(ui, action);
            }
        }
        Action::Touch(_) | Action::Up(_) | Action::Down(_) | Action::Grade(_) => act(ui, action),
        Action::Plain(plain) => run_plain(ui, plain),
    }
}

fn run_plain(ui: Ui, plain: Plain) {
    let Ui { app, nav, .. } = ui;
    match plain {
        Plain::Advance => app.advance(),
        Plain::Skip => app.skip(),
        Plain::Undo => {
            app.undo();
        }
        Plain::End => {
            let is_done = app
                .session()
                .read_untracked()
                .as_ref()
                .is_some_and(|session| session.is_done());
            app.end_round();
            if is_done {
                nav.go(&Route::Today);
            }
        }
        Plain::StepBack => app.step_back(),
        Plain::Surprise => {
            if let Some(id) = app.random_note() {
                nav.go(&Route::FollowUpsOf(id));
            }
        }
        Plain::KeepFlag => match reason_given().trim() {
            "" => focus("#flag-dialog textarea"),
            reason => flag(ui, reason),
        },
        Plain::WithdrawFlag => flag(ui, ""),
        Plain::Close => close_dialog(),
        Plain::SkipToContent => focus("main h1"),
        Plain::Export
        | Plain::ExportCsv
        | Plain::Calibrate
        | Plain::Import
        | Plain::Train
        | Plain::ForgetParameters => {
            if let Some(extra) = ui.extra {
                (extra.run)(ui, Action::Plain(plain));
            }
        }
        Plain::ForgetImport => ui.backup.set(Import::Nothing),
        Plain::Retry => app.retry_saving(),
        Plain::Update => app.worker().update(),
        Plain::PutOff => app.worker().put_off(),
        Plain::HideDamage => ui.is_damage_shown.set(false),
        Plain::Go | Plain::Hint | Plain::GiveUp | Plain::OrderLines | Plain::TypeIt => act(ui, Action::Plain(plain)),
    }
}

fn flag(ui: Ui, reason: &str) {
    let code = ui.flagging.get_untracked();
    if let Some(code) = code {
        ui.app.flag(code, reason);
    }
    close_dialog();
}

/// Something within the question being asked.
fn act(ui: Ui, action: Action) {
    if let Some(asking) = ui.asked.get_untracked() {
        asking.act(action);
    }
}

fn choose_file(ui: Ui, target: Option<web_sys::EventTarget>) {
    let Some(input) = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    let Some(file) = input.files().and_then(|files| files.get(0)) else {
        return;
    };
    // The same file can be chosen again.
    input.set_value("");
    spawn_local(async move {
        let text = JsFuture::from(file.text())
            .await
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_default();
        ui.backup.set(match ui.app.preview_import(&text) {
            Ok(preview) => Import::Previewed { text, preview },
            Err(error) => Import::Refused(error.to_string()),
        });
    });
}

/// Moves the focus, after what is to be drawn is drawn.
pub fn focus(selector: &'static str) {
    next_frame(Box::new(move || {
        let target = document().query_selector(selector).ok().flatten();
        if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            // An element that can't take the focus leaves it where it is, which does no harm.
            let _ = target.focus();
        }
    }));
}

/// What was pressed may have been drawn anew: the focus goes to what stands in its place, or, when that can't be pressed any
/// more, to the button beside it.
fn keep_focus(action: String) {
    next_frame(Box::new(move || {
        let is_lost = document()
            .active_element()
            .is_none_or(|element| element.tag_name() == "BODY");
        if !is_lost {
            return;
        }
        let again = document()
            .query_selector(&format!("[data-do=\"{action}\"]"))
            .ok()
            .flatten();
        let button = again.and_then(|again| match again.has_attribute("disabled") {
            true => again
                .parent_element()?
                .query_selector("button:not([disabled])")
                .ok()
                .flatten(),
            false => Some(again),
        });
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            let _ = button.focus();
        }
    }));
}

/// Has a screen reader say `words`, without moving the focus.
pub fn say(words: &str) {
    if let Some(region) = document().get_element_by_id("said") {
        region.set_text_content(Some(words));
    }
}

fn dialog(selector: &str) -> Option<HtmlDialogElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Opens a dialog of the frame by its id.
pub fn open_dialog(id: &'static str) {
    next_frame(Box::new(move || {
        if let Some(dialog) = dialog(&format!("#{id}")) {
            // Fails only when it is open already, which is what was asked for.
            let _ = dialog.show_modal();
        }
    }));
}

fn close_dialog() {
    if let Some(dialog) = dialog("dialog[open]") {
        dialog.close();
    }
}

fn reason_given() -> String {
    field(
        dialog("#flag-dialog")
            .and_then(|dialog| dialog.query_selector("textarea").ok().flatten())
            .map(Into::into),
        "name",
    )
    .map(|(_, reason)| reason)
    .unwrap_or_default()
}
