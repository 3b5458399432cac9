//! Settings: each change counts at once and is an entry of the log.

use leptos::prelude::*;

use crate::{
    domain::settings::{Language, RoundSize, TextSize, Theme},
    store::app::App,
    ui::text::{Msg, t},
};

/// The page.
pub fn page() -> AnyView {
    let app = App::here();
    let theme_word = |theme: Theme| match theme {
        Theme::Auto => Msg::ThemeAuto,
        Theme::Light => Msg::ThemeLight,
        Theme::Dark => Msg::ThemeDark,
    };
    let size_word = |size: TextSize| match size {
        TextSize::Small => Msg::SizeSmall,
        TextSize::Normal => Msg::SizeNormal,
        TextSize::Large => Msg::SizeLarge,
        TextSize::Huge => Msg::SizeHuge,
    };
    view! {
        <h1 tabindex="-1">{t(Msg::Settings)}</h1>
        <div class="stack section">
            {choices(
                Theme::KEY,
                Msg::Theme,
                Theme::ALL.iter().map(|&theme| (theme.value(), Label::Word(theme_word(theme)))).collect(),
                Signal::derive(move || app.settings().theme.value()),
            )}
            {choices(
                TextSize::KEY,
                Msg::TextSize,
                TextSize::ALL.iter().map(|&size| (size.value(), Label::Word(size_word(size)))).collect(),
                Signal::derive(move || app.settings().text_size.value()),
            )}
            {choices(
                Language::KEY,
                Msg::InterfaceLanguage,
                vec![(Language::Zh.value(), Label::Same("中文")), (Language::En.value(), Label::Same("English"))],
                Signal::derive(move || app.settings().language.value()),
            )}
            {choices(
                RoundSize::KEY,
                Msg::RoundSize,
                RoundSize::ALL.iter().map(|&size| (size.value(), Label::Same(size.value()))).collect(),
                Signal::derive(move || app.settings().round_size.value()),
            )}
        </div>
    }
    .into_any()
}

/// What stands beside a radio button.
#[derive(Clone, Copy)]
enum Label {
    /// A word of the interface.
    Word(Msg),
    /// The same in every language.
    Same(&'static str),
}

fn choices(
    key: &'static str,
    legend: Msg,
    options: Vec<(&'static str, Label)>,
    current: Signal<&'static str>,
) -> AnyView {
    let app = App::here();
    let radios = options
        .into_iter()
        .map(|(value, label)| {
            view! {
                <label>
                    <input
                        type="radio"
                        name=key
                        value=value
                        prop:checked=move || current.get() == value
                        on:change=move |_| app.set(key, value)
                    />
                    {move || match label {
                        Label::Word(msg) => msg.text(app.language()),
                        Label::Same(text) => text,
                    }}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="segmented">
            <legend>{t(legend)}</legend>
            {radios}
        </fieldset>
    }
    .into_any()
}
