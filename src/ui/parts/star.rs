//! Star and flag: the two marks a person can put on a note or a question.

use leptos::{html::Dialog, prelude::*};

use crate::{
    domain::id::Code,
    store::app::App,
    ui::{
        parts::icon::{Icon, icon},
        text::{Msg, t},
    },
};

/// A button that stars and unstars.
pub fn star_button(code: Code) -> impl IntoView {
    let app = App::here();
    let starred = Memo::new(move |_| app.progress().read().is_starred(code));
    let label = move || if starred.get() { Msg::Unstar } else { Msg::Star }.text(app.language());
    view! {
        <button
            type="button"
            class="icon-button"
            aria-pressed=move || starred.get().to_string()
            aria-label=label
            title=label
            on:click=move |_| app.star(code, !starred.get_untracked())
        >
            {icon(Icon::Star)}
        </button>
    }
}

/// A button that opens a small form to say what is wrong.
pub fn flag_button(code: Code) -> impl IntoView {
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
    view! {
        <button
            type="button"
            class="icon-button"
            aria-pressed=move || reason.read().is_some().to_string()
            aria-label=label
            title=label
            on:click=open
        >
            {icon(Icon::Flag)}
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
                        on:click=move |_| {
                            app.flag(code, draft.get_untracked().trim());
                            close();
                        }
                    >
                        {t(Msg::FlagSave)}
                    </button>
                    <Show when=move || reason.read().is_some()>
                        <button
                            type="button"
                            class="button"
                            on:click=move |_| {
                                app.flag(code, "");
                                close();
                            }
                        >
                            {t(Msg::FlagWithdraw)}
                        </button>
                    </Show>
                    <button type="button" class="button quiet" on:click=move |_| close()>
                        {t(Msg::Cancel)}
                    </button>
                </div>
            </div>
        </dialog>
    }
}
