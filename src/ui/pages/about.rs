//! What this is, the keys, where the content comes from.

use leptos::prelude::*;

use crate::{
    store::app::App,
    ui::{
        keys::key_list,
        text::{Msg, fill, t},
    },
};

/// About the app.
pub fn page() -> impl IntoView {
    let app = App::here();
    let bank = app.bank();
    let n_notes = bank.notes().len();
    let n_questions: usize = bank.notes().iter().map(|note| note.questions.len()).sum();
    view! {
        <h1 tabindex="-1">{t(Msg::About)}</h1>
        <p class="lead">{t(Msg::AboutLead)}</p>
        <p class="muted">
            {move || {
                let language = app.language();
                format!(
                    "{} · {} · {}",
                    env!("CARGO_PKG_VERSION"),
                    fill(Msg::NotesCount.text(language), n_notes),
                    fill(Msg::QuestionsCount.text(language), n_questions),
                )
            }}
        </p>
        <section class="section">
            <h2>{t(Msg::HowItWorks)}</h2>
            <div class="prose">
                <ol>
                    <li>{t(Msg::How1)}</li>
                    <li>{t(Msg::How2)}</li>
                    <li>{t(Msg::How3)}</li>
                </ol>
            </div>
        </section>
        <section class="section">
            <h2>{t(Msg::PrivacyTitle)}</h2>
            <p>{t(Msg::Privacy)}</p>
        </section>
        <section class="section">
            <h2>{t(Msg::KeysTitle)}</h2>
            {key_list()}
        </section>
        <section class="section">
            <h2>{t(Msg::LicenceTitle)}</h2>
            <p>{t(Msg::Licence)}</p>
        </section>
    }
}
