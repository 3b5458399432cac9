//! What the person has to know whatever page they are on: answers not stored, records set aside, a new version.

use leptos::prelude::*;

use crate::{
    domain::route::Route,
    store::app::{App, StorageTrouble},
    ui::{
        nav::href,
        text::{Msg, fill, t},
    },
};

/// All notices that apply now.
pub fn notices() -> AnyView {
    view! {
        {trouble()}
        {damage()}
        {update()}
    }
    .into_any()
}

fn trouble() -> impl IntoView {
    let app = App::here();
    let trouble = app.trouble();
    move || {
        let msg = match trouble.get() {
            StorageTrouble::None => return ().into_any(),
            StorageTrouble::Full => Msg::StorageFull.text(app.language()).to_owned(),
            StorageTrouble::Denied => Msg::StorageDenied.text(app.language()).to_owned(),
            StorageTrouble::Newer => Msg::ReadOnlyNewer.text(app.language()).to_owned(),
            StorageTrouble::Other(words) => fill(Msg::StorageOther.text(app.language()), words),
        };
        view! {
            <div class="notice bad" role="alert">
                <div class="grow stack">
                    <p>{msg}</p>
                    <p class="muted">
                        {move || {
                            let n_pending = app.n_pending();
                            (n_pending > 0).then(|| fill(Msg::NotSavedYet.text(app.language()), n_pending))
                        }}
                    </p>
                    <div class="row">
                        <a class="button" href=href(&Route::Backup)>{t(Msg::BackupOut)}</a>
                        <button type="button" class="button" on:click=move |_| app.retry_saving()>
                            {t(Msg::RetrySave)}
                        </button>
                    </div>
                </div>
            </div>
        }
        .into_any()
    }
}

fn damage() -> impl IntoView {
    let app = App::here();
    let report = app.load_report();
    let n_damaged = Memo::new(move |_| report.read().damaged.len());
    let is_shown = RwSignal::new(true);
    move || {
        (n_damaged.get() > 0 && is_shown.get()).then(|| {
            view! {
                <div class="notice" role="alert">
                    <div class="grow stack">
                        <p>{t(Msg::SetAsideTitle)}</p>
                        <p class="muted">{t(Msg::SetAsideHint)}</p>
                        <div class="row">
                            <a class="button" href=href(&Route::Backup)>{t(Msg::Backup)}</a>
                            <button type="button" class="button quiet" on:click=move |_| is_shown.set(false)>
                                {t(Msg::Close)}
                            </button>
                        </div>
                    </div>
                </div>
            }
        })
    }
}

/// Offered, never forced, and not in the middle of a round.
fn update() -> impl IntoView {
    let app = App::here();
    let worker = app.worker();
    let is_in_round = Memo::new(move |_| app.session().read().as_ref().is_some_and(|session| !session.is_done()));
    move || {
        (worker.has_update() && !is_in_round.get()).then(|| {
            view! {
                <div class="notice good" role="status">
                    <div class="grow stack">
                        <p>{t(Msg::UpdateReady)}</p>
                        <div class="row">
                            <button type="button" class="button primary" on:click=move |_| worker.update()>
                                {t(Msg::UpdateNow)}
                            </button>
                            <button type="button" class="button quiet" on:click=move |_| worker.put_off()>
                                {t(Msg::UpdateLater)}
                            </button>
                        </div>
                    </div>
                </div>
            }
        })
    }
}
