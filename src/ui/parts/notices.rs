//! What the person has to know whatever page they are on: answers not stored, records set aside, a new version.

use maud::{Markup, html};

use crate::{
    domain::route::Route,
    store::app::StorageTrouble,
    ui::{
        action::{Action, Plain},
        text::{Msg, fill},
        ui_state::Ui,
    },
};

/// All notices that apply now; tracked.
pub fn markup(ui: Ui) -> Markup {
    html! { (trouble(ui)) (damage(ui)) (update(ui)) }
}

fn trouble(ui: Ui) -> Markup {
    let say = |msg: Msg| ui.say(msg).to_owned();
    let words = match &*ui.app.trouble().read() {
        StorageTrouble::None => return html! {},
        StorageTrouble::Full => say(Msg::StorageFull),
        StorageTrouble::Denied => say(Msg::StorageDenied),
        StorageTrouble::Newer => say(Msg::ReadOnlyNewer),
        StorageTrouble::Other(words) => fill(ui.say(Msg::StorageOther), words),
    };
    let n_pending = ui.app.n_pending();
    html! {
        div.notice.bad role="alert" {
            div.grow.stack {
                p { (words) }
                @if n_pending > 0 { p.muted { (fill(ui.say(Msg::NotSavedYet), n_pending)) } }
                div.row {
                    a.button href=(ui.nav.href(&Route::Backup)) { (ui.say(Msg::BackupOut)) }
                    (button(ui, Plain::Retry, Msg::RetrySave))
                }
            }
        }
    }
}

fn damage(ui: Ui) -> Markup {
    if ui.app.load_report().read().damaged.is_empty() || !ui.is_damage_shown.get() {
        return html! {};
    }
    html! {
        div.notice role="alert" {
            div.grow.stack {
                p { (ui.say(Msg::SetAsideTitle)) }
                p.muted { (ui.say(Msg::SetAsideHint)) }
                div.row {
                    a.button href=(ui.nav.href(&Route::Backup)) { (ui.say(Msg::Backup)) }
                    (button(ui, Plain::HideDamage, Msg::Close))
                }
            }
        }
    }
}

/// Offered, never forced, and not in the middle of a round or an interview.
fn update(ui: Ui) -> Markup {
    let is_in_round = ui
        .app
        .session()
        .read()
        .as_ref()
        .is_some_and(|session| !session.is_done())
        || ui.app.interviews().read().under_way.is_some();
    if is_in_round || !ui.app.worker().has_update() {
        return html! {};
    }
    html! {
        div.notice.good role="status" {
            div.grow.stack {
                p { (ui.say(Msg::UpdateReady)) }
                div.row {
                    (button(ui, Plain::Update, Msg::UpdateNow))
                    (button(ui, Plain::PutOff, Msg::UpdateLater))
                }
            }
        }
    }
}

fn button(ui: Ui, plain: Plain, msg: Msg) -> Markup {
    html! { button.button type="button" data-do=(Action::Plain(plain)) { (ui.say(msg)) } }
}
