//! The keyboard, for everything that is not an ordinary control.
//!
//! 1–9 and A–I pick, 1–4 grade, Enter checks and continues, U undoes, / searches, ? lists the keys. A page says what a key means there by
//! marking its button with `data-key`; this presses that button, so that keyboard and tap can't come apart.

use leptos::prelude::document;
use maud::{Markup, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use crate::{
    domain::{route::Route, settings::Language},
    ui::{
        action::{Action, Plain},
        events, listen,
        text::Msg,
        ui_state::Ui,
    },
};

/// Starts listening, for as long as the page lives.
pub fn listen(ui: Ui) {
    let press_down = move |event: Event| {
        // A browser that fills a form in sends such an event without a key.
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else {
            return;
        };
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_in = |selector: &str| {
            target
                .as_ref()
                .is_some_and(|element| element.closest(selector).ok().flatten().is_some())
        };
        let key = event.key();
        // A one-line field gives its answer by Enter; otherwise typing is typing.
        let is_typing = is_in("textarea, select, input:not([type=checkbox]):not([type=radio])");
        let is_answering = key == "Enter" && is_in("input[data-input]");
        if is_in("dialog") || (is_typing && !is_answering) {
            return;
        }
        // Enter and space belong to the control that has the focus.
        let is_on_control = !is_answering && is_in("a[href], button, input, summary");
        let is_handled = match key.as_str() {
            _ if ui.extra.is_some_and(|extra| (extra.press)(ui, &event)) => true,
            "?" => {
                events::open_dialog("keys-dialog");
                true
            }
            "/" => {
                ui.nav.go(&Route::Search(String::new()));
                true
            }
            "Enter" if is_on_control => false,
            _ => press(&key.to_ascii_lowercase()),
        };
        if is_handled {
            event.prevent_default();
        }
    };
    listen::listen("keydown", Box::new(press_down));
}

/// Presses the button marked with this key, if the page has one.
fn press(key: &str) -> bool {
    let is_plain = key == "enter" || (key.len() == 1 && key.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if !is_plain {
        return false;
    }
    let selector = format!("[data-key~=\"{key}\"]:not([disabled])");
    let button = document().query_selector(&selector).ok().flatten();
    match button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        Some(button) => {
            button.click();
            true
        }
        None => false,
    }
}

/// The list of keys, for its dialog.
pub fn help(ui: Ui) -> Markup {
    html! {
        div.stack {
            h2 #keys-title { (ui.say(Msg::KeysTitle)) }
            (key_list(ui.app.language()))
            button.button type="button" data-do=(Action::Plain(Plain::Close)) { (ui.say(Msg::Close)) }
        }
    }
}

/// The keys and what they do.
pub fn key_list(language: Language) -> Markup {
    let keys = [
        ("1 – 9", Msg::KeyPick),
        ("Enter", Msg::KeyEnter),
        ("U", Msg::KeyUndo),
        ("/", Msg::KeySearch),
        ("← ↑ ↓ →", Msg::KeyMap),
        ("?", Msg::KeyHelp),
    ];
    html! {
        dl.keys {
            @for (key, msg) in keys {
                dt { kbd { (key) } }
                dd { (msg.text(language)) }
            }
        }
    }
}
