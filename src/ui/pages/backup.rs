//! Backup out, and in: previewed first, merged, and taken back if one likes.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

use crate::{
    store::{
        app::{App, download},
        journal::{ImportId, ImportPreview},
    },
    ui::text::{Msg, fill, t},
};

/// A file chosen, or what became of one.
#[derive(Clone)]
enum Import {
    Nothing,
    Refused(String),
    Previewed { text: String, preview: ImportPreview },
    Done { id: ImportId, n_entries: usize },
    TakenBack,
}

/// The page.
pub fn page() -> AnyView {
    let app = App::here();
    let error = RwSignal::new(None::<String>);
    let export = move |_| {
        let name = format!("zhuiwen-{}.json", app.date());
        if let Err(reason) = download(&name, &app.backup()) {
            error.set(Some(format!("{reason:?}")));
        }
    };
    view! {
        <h1 tabindex="-1">{t(Msg::Backup)}</h1>
        <p class="muted">
            {move || {
                format!(
                    "{} · {} {} KB",
                    fill(Msg::EntriesCount.text(app.language()), app.n_entries()),
                    Msg::StorageUse.text(app.language()),
                    // A UTF-16 unit is two bytes, and that is how browsers count their quota.
                    (app.storage_units() * 2).div_ceil(1024),
                )
            }}
        </p>
        <section class="section stack">
            <h2>{t(Msg::BackupOut)}</h2>
            <p>{t(Msg::BackupOutHint)}</p>
            <button type="button" class="button primary" on:click=export>{t(Msg::BackupOut)}</button>
            {move || error.get().map(|reason| view! { <p class="notice bad" role="alert">{reason}</p> })}
        </section>
        {import_section()}
        {imports()}
        {damaged()}
    }
    .into_any()
}

fn import_section() -> impl IntoView {
    let app = App::here();
    let state = RwSignal::new(Import::Nothing);
    let choose = move |event: leptos::ev::Event| {
        let Some(input) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        else {
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
            state.set(match app.preview_import(&text) {
                Ok(preview) => Import::Previewed { text, preview },
                Err(error) => Import::Refused(error.to_string()),
            });
        });
    };
    let import = move |text: &str, n_new: usize| {
        state.set(match app.import(text) {
            Ok(id) => Import::Done { id, n_entries: n_new },
            Err(error) => Import::Refused(error.to_string()),
        });
    };
    let take_back = move |id: ImportId| {
        state.set(match app.undo_import(id) {
            Ok(()) => Import::TakenBack,
            Err(error) => Import::Refused(error.to_string()),
        });
    };
    let outcome = move || match state.get() {
        Import::Nothing => ().into_any(),
        Import::Refused(reason) => view! {
            <div class="notice bad" role="alert">
                <div class="grow">
                    <p>{t(Msg::ImportRefused)}</p>
                    <p class="muted">{reason}</p>
                </div>
            </div>
        }
        .into_any(),
        Import::Previewed { text, preview } => {
            let n_new = preview.n_new;
            let figure = |msg: Msg, value: usize| view! { <div><dt>{t(msg)}</dt><dd>{value}</dd></div> };
            view! {
                <div class="stack" role="status">
                    <h3>{t(Msg::PreviewTitle)}</h3>
                    <dl class="numbers">
                        {figure(Msg::PreviewNew, n_new)} {figure(Msg::PreviewKnown, preview.n_known)}
                        {figure(Msg::PreviewUnreadable, preview.n_unreadable)}
                    </dl>
                    {if n_new == 0 {
                        view! { <p>{t(Msg::PreviewNothing)}</p> }.into_any()
                    } else {
                        view! {
                            <div class="row">
                                <button type="button" class="button primary" on:click=move |_| import(&text, n_new)>
                                    {move || fill(Msg::ImportNow.text(app.language()), n_new)}
                                </button>
                                <button type="button" class="button quiet" on:click=move |_| state.set(Import::Nothing)>
                                    {t(Msg::Cancel)}
                                </button>
                            </div>
                        }
                        .into_any()
                    }}
                </div>
            }
            .into_any()
        }
        Import::Done { id, n_entries } => view! {
            <div class="notice good" role="status">
                <div class="grow row">
                    <span>{move || fill(Msg::Imported.text(app.language()), n_entries)}</span>
                    <button type="button" class="button" on:click=move |_| take_back(id)>{t(Msg::UndoImport)}</button>
                </div>
            </div>
        }
        .into_any(),
        Import::TakenBack => view! { <p class="notice good" role="status">{t(Msg::ImportUndone)}</p> }.into_any(),
    };
    view! {
        <section class="section stack">
            <h2>{t(Msg::BackupIn)}</h2>
            <p>{t(Msg::BackupInHint)}</p>
            <label class="field">
                <span>{t(Msg::ChooseFile)}</span>
                <input type="file" accept=".json,application/json,text/plain" on:change=choose />
            </label>
            {outcome}
        </section>
    }
}

/// Imports in force, each to be taken back.
fn imports() -> impl IntoView {
    let app = App::here();
    let failure = RwSignal::new(None::<String>);
    move || {
        let imports = app.imports();
        (!imports.is_empty()).then(|| {
            let items = imports
                .into_iter()
                .map(|import| {
                    let when = import.at.map(|at| app.date_of(at)).unwrap_or_default();
                    let (id, n_entries) = (import.id, import.n_entries);
                    view! {
                        <li class="item">
                            <span class="grow">
                                <span class="title">{when}</span>
                                <span class="sub">
                                    {move || fill(Msg::EntriesCount.text(app.language()), n_entries)}
                                </span>
                            </span>
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| {
                                    failure.set(app.undo_import(id).err().map(|error| error.to_string()));
                                }
                            >
                                {t(Msg::UndoImport)}
                            </button>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <section class="section">
                    <h2>{t(Msg::ImportsDone)}</h2>
                    {move || failure.get().map(|reason| view! { <p class="notice bad" role="alert">{reason}</p> })}
                    <ul class="list">{items}</ul>
                </section>
            }
        })
    }
}

/// What could not be read when the app started.
fn damaged() -> impl IntoView {
    let app = App::here();
    let report = app.load_report();
    move || {
        let report = report.read();
        (!report.damaged.is_empty()).then(|| {
            let items = report
                .damaged
                .iter()
                .map(|damaged| {
                    let n_salvaged = damaged.n_salvaged;
                    view! {
                        <li class="item">
                            <span class="grow">
                                <code>{damaged.key.clone()}</code>
                                <span class="sub">
                                    {move || fill(Msg::Salvaged.text(app.language()), n_salvaged)}
                                </span>
                            </span>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <section class="section">
                    <h2>{t(Msg::SetAsideTitle)}</h2>
                    <p class="muted">{t(Msg::SetAsideHint)}</p>
                    <ul class="list">{items}</ul>
                </section>
            }
        })
    }
}
