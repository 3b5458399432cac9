//! Star and flag: the two marks a person can put on a note or a question.

use maud::{Markup, html};

use crate::{
    domain::id::Code,
    store::app::App,
    ui::{
        action::{Action, Plain},
        parts::icon::{Icon, icon},
        text::Msg,
        ui_state::Ui,
    },
};

/// The buttons that star, and that open the report form; tracked.
pub fn marks(app: App, code: Code) -> Markup {
    let language = app.language();
    let progress = app.progress().read();
    let is_starred = progress.is_starred(code);
    let is_flagged = progress.flag(code).is_some();
    let star = if is_starred { Msg::Unstar } else { Msg::Star }.text(language);
    let flag = if is_flagged { Msg::Flagged } else { Msg::Flag }.text(language);
    html! {
        button.icon-button type="button" aria-pressed=(is_starred) aria-label=(star) title=(star) data-do=(Action::Star(code)) {
            (icon(Icon::Star))
        }
        button.icon-button type="button" aria-pressed=(is_flagged) aria-label=(flag) title=(flag) data-do=(Action::Flag(code)) {
            (icon(Icon::Flag))
        }
    }
}

/// The report form, for its dialog; tracked.
pub fn form(ui: Ui) -> Markup {
    let progress = ui.app.progress().read();
    let reason = ui
        .flagging
        .get()
        .and_then(|code| progress.flag(code))
        .unwrap_or_default();
    html! {
        div.stack {
            h2 #flag-title { (ui.say(Msg::FlagTitle)) }
            p.muted { (ui.say(Msg::FlagHint)) }
            textarea name="reason" aria-labelledby="flag-title" maxlength="1000" { (reason) }
            div.row {
                button.button.primary type="button" data-do=(Action::Plain(Plain::KeepFlag)) { (ui.say(Msg::FlagSave)) }
                @if !reason.is_empty() {
                    button.button type="button" data-do=(Action::Plain(Plain::WithdrawFlag)) { (ui.say(Msg::FlagWithdraw)) }
                }
                button.button.quiet type="button" data-do=(Action::Plain(Plain::Close)) { (ui.say(Msg::Cancel)) }
            }
        }
    }
}
