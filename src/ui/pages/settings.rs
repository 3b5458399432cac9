//! Settings: each change counts at once and is an entry of the log.

use maud::{Markup, html};

use crate::{
    domain::{
        route::Route,
        settings::{Language, RoundSize, TextSize, Theme},
    },
    store::app::App,
    ui::{action::Action, nav::Nav, parts::list::row, text::Msg},
};

/// The page; tracked.
pub fn markup(app: App, nav: Nav) -> Markup {
    let settings = app.settings();
    let say = |msg: Msg| msg.text(settings.language);
    let themes = Theme::ALL.iter().map(|&theme| {
        let msg = match theme {
            Theme::Auto => Msg::ThemeAuto,
            Theme::Light => Msg::ThemeLight,
            Theme::Dark => Msg::ThemeDark,
        };
        (theme.value(), say(msg))
    });
    let sizes = TextSize::ALL.iter().map(|&size| {
        let msg = match size {
            TextSize::Small => Msg::SizeSmall,
            TextSize::Normal => Msg::SizeNormal,
            TextSize::Large => Msg::SizeLarge,
            TextSize::Huge => Msg::SizeHuge,
        };
        (size.value(), say(msg))
    });
    // Each language in itself, so that one finds back.
    let languages = [(Language::Zh.value(), "中文"), (Language::En.value(), "English")];
    let rounds = RoundSize::ALL.iter().map(|&size| (size.value(), size.value()));
    html! {
        h1 tabindex="-1" { (say(Msg::Settings)) }
        div.stack.section {
            (choices(Theme::KEY, say(Msg::Theme), &themes.collect::<Vec<_>>(), settings.theme.value()))
            (choices(TextSize::KEY, say(Msg::TextSize), &sizes.collect::<Vec<_>>(), settings.text_size.value()))
            (choices(Language::KEY, say(Msg::InterfaceLanguage), &languages, settings.language.value()))
            (choices(RoundSize::KEY, say(Msg::RoundSize), &rounds.collect::<Vec<_>>(), settings.round_size.value()))
        }
        section.section {
            ul.list { (row(nav, &Route::Memory, say(Msg::MemoryParameters), "")) }
        }
    }
}

/// One of several values of a setting.
pub fn choices(key: &str, legend: &str, options: &[(&str, &str)], current: &str) -> Markup {
    html! {
        fieldset.segmented {
            legend { (legend) }
            @for (value, label) in options {
                label {
                    input
                        type="radio"
                        name=(key)
                        checked[*value == current]
                        data-do=(Action::Set(key.to_owned(), (*value).to_owned()));
                    (label)
                }
            }
        }
    }
}
