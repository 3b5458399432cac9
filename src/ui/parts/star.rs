//! Star and flag: the two marks a person can put on a note or a question.

use leptos::{html::Dialog, prelude::*};
use maud::html;

use crate::{
    domain::id::Code,
    store::app::App,
    ui::{
        action::Action,
        html::{show, still},
        parts::icon::{Icon, icon},
        text::{Msg, t},
    },
};

/// A button that stars and unstars.
pub fn star_button(code: Code) -> AnyView {
    let app = App::here();
    let starred = Memo::new(move |_| app.progress().read().is_starred(code));
    show(Box::new(move || {
        let is_starred = starred.get();
        let label = if is_starred { Msg::Unstar } else { Msg::Star }.text(app.language());
        html! {
            button.icon-button
                type="button"
                aria-pressed=(is_starred)
                aria-label=(label)
                title=(label)
                data-do=(Action::Star(code))
                { (icon(Icon::Star)) }
        }
    }))
}

/// A button that opens a small form to say what is wrong.
pub fn flag_button(code: Code) -> AnyView {
    let app = App::here();
    let dialog = NodeRef::<Dialog>::new();
    let reason = Memo::new(move |_| app.progress().read().flag(code).map(str::to_owned));
    let draft = RwSignal::new(String::new());
    let label = move || {
        if reason.read().is_some() {
            Msg::Flagged
        } else {
            Msg::Flag
        }
        .text(app.language())
    };
    let open = move |_| {
        draft.set(reason.get_untracked().unwrap_or_default());
        if let Some(dialog) = dialog.get_untracked() {
            // Fails only when the dialog is open already, which is what was asked for.
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let keep = move |text: &str| {
        app.flag(code, text);
        close();
    };
    view! {
        <button
            type="button"
            class="icon-button"
            aria-pressed=move || reason.read().is_some().to_string()
            aria-label=label
            title=label
            on:click=open
        >
            {still(icon(Icon::Flag))}
        </button>
        <dialog node_ref=dialog aria-label=t(Msg::FlagTitle)>
            <div class="stack">
                <h2>{t(Msg::FlagTitle)}</h2>
                <p class="muted">{t(Msg::FlagHint)}</p>
                <textarea
                    aria-label=t(Msg::FlagTitle)
                    maxlength="1000"
                    prop:value=move || draft.get()
                    on:input=move |event| draft.set(event_target_value(&event))
                ></textarea>
                <div class="row">
                    <button
                        type="button"
                        class="button primary"
                        disabled=move || draft.read().trim().is_empty()
                        on:click=move |_| keep(draft.get_untracked().trim())
                    >
                        {t(Msg::FlagSave)}
                    </button>
                    <button
                        type="button"
                        class="button"
                        hidden=move || reason.read().is_none()
                        on:click=move |_| keep("")
                    >
                        {t(Msg::FlagWithdraw)}
                    </button>
                    <button type="button" class="button quiet" on:click=move |_| close()>
                        {t(Msg::Cancel)}
                    </button>
                </div>
            </div>
        </dialog>
    }
    .into_any()
}
