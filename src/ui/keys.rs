//! The keyboard, for everything that is not an ordinary control.
//!
//! 1–9 and A–I pick, 1–4 grade, Enter checks and continues, U undoes, / searches, ? lists the keys. A page says what a key means there by
//! marking its button with `data-key`; this presses that button, so that keyboard and tap can't come apart.

use leptos::{ev, html::Dialog, prelude::*};
use maud::{Markup, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::{
    domain::{route::Route, settings::Language},
    store::app::App,
    ui::{
        html::show,
        nav::Nav,
        text::{Msg, t},
    },
};

/// Whether the list of keys is open.
#[derive(Clone, Copy)]
struct HelpOpen(RwSignal<bool>);

/// Starts listening, until the frame goes away.
pub fn listen(nav: Nav) {
    let open = RwSignal::new(false);
    provide_context(HelpOpen(open));
    let handle = window_event_listener(ev::keydown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
            return;
        }
        let key = event.key();
        if is_typing(target.as_ref()) || is_in_dialog(target.as_ref()) {
            return;
        }
        // Enter and space belong to the control that has the focus.
        let is_on_control = target.as_ref().is_some_and(|element| {
            element
                .closest("a[href], button, input, select, summary, [role=radio], [role=checkbox]")
                .ok()
                .flatten()
                .is_some()
        });
        let handled = match key.as_str() {
            "?" => {
                open.set(true);
                true
            }
            "/" => {
                nav.go(&Route::Search(String::new()));
                true
            }
            "Enter" if is_on_control => false,
            _ => press(&key.to_ascii_lowercase()),
        };
        if handled {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
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

fn is_typing(target: Option<&Element>) -> bool {
    target.is_some_and(|element| {
        element
            .closest("textarea, select, input:not([type=checkbox]):not([type=radio]), [contenteditable]")
            .ok()
            .flatten()
            .is_some()
    })
}

fn is_in_dialog(target: Option<&Element>) -> bool {
    target.is_some_and(|element| element.closest("dialog").ok().flatten().is_some())
}

/// The list of keys, as a dialog.
pub fn help() -> AnyView {
    let app = App::here();
    let HelpOpen(open) = expect_context();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let (true, Some(dialog)) = (open.get(), dialog.get()) {
            // Fails only when it is open already.
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <dialog node_ref=dialog aria-labelledby="keys-title" on:close=move |_| open.set(false)>
            <div class="stack">
                <h2 id="keys-title">{t(Msg::KeysTitle)}</h2>
                {show(Box::new(move || key_list(app.language())))}
                <button type="button" class="button" on:click=move |_| close()>{t(Msg::Close)}</button>
            </div>
        </dialog>
    }
    .into_any()
}

/// The keys and what they do.
pub fn key_list(language: Language) -> Markup {
    let keys = [
        ("1 – 9", Msg::KeyPick),
        ("Enter", Msg::KeyEnter),
        ("U", Msg::KeyUndo),
        ("/", Msg::KeySearch),
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
