//! What this is, the keys, where the content comes from.

use maud::{Markup, html};

use crate::{
    store::app::App,
    ui::{
        keys::key_list,
        pages::today::how_it_works,
        text::{Msg, fill},
    },
};

/// About the app.
pub fn markup(app: App) -> Markup {
    let bank = app.bank();
    let language = app.language();
    let say = |msg: Msg| msg.text(language);
    let n_questions: usize = bank.notes().iter().map(|note| note.questions.len()).sum();
    let section = |heading: Msg, body: Markup| html! { section.section { h2 { (say(heading)) } (body) } };
    html! {
        h1 tabindex="-1" { (say(Msg::About)) }
        p.lead { (say(Msg::AboutLead)) }
        p.muted {
            (env!("CARGO_PKG_VERSION"))
            " · " (fill(say(Msg::NotesCount), bank.notes().len()))
            " · " (fill(say(Msg::QuestionsCount), n_questions))
        }
        (section(Msg::HowItWorks, how_it_works(language)))
        (section(Msg::PrivacyTitle, html! { p { (say(Msg::Privacy)) } }))
        (section(Msg::KeysTitle, key_list(language)))
        (section(Msg::LicenceTitle, html! { p { (say(Msg::Licence)) } }))
    }
}
