//! Backup out, and in: previewed first, merged, and taken back if one likes.

use maud::{Markup, html};

use crate::{
    store::journal::{ImportId, ImportPreview},
    ui::{
        action::{Action, Plain},
        pages::me::raw_log,
        parts::list::numbers,
        text::{Msg, fill},
        ui_state::Ui,
    },
};

/// A file chosen, or what became of one.
#[derive(Clone)]
pub enum Import {
    /// None yet.
    Nothing,
    /// It was not imported; why.
    Refused(String),
    /// What importing it would do.
    Previewed {
        /// The file's text.
        text: String,
        /// What it holds.
        preview: ImportPreview,
    },
    /// It was imported.
    Done {
        /// Which import it is.
        id: ImportId,
        /// How many entries it brought.
        n_entries: usize,
    },
    /// It was imported and taken back.
    TakenBack,
}

/// The page; tracked.
pub fn markup(ui: Ui) -> Markup {
    let app = ui.app;
    // A UTF-16 unit is two bytes, and that is how browsers count their quota.
    let n_kilobytes = (app.storage_units() * 2).div_ceil(1024);
    html! {
        h1 tabindex="-1" { (ui.say(Msg::Backup)) }
        p.muted {
            (fill(ui.say(Msg::EntriesCount), app.n_entries()))
            " · " (ui.say(Msg::StorageUse)) " " (n_kilobytes) " KB"
        }
        section.section.stack {
            h2 { (ui.say(Msg::BackupOut)) }
            p { (ui.say(Msg::BackupOutHint)) }
            button.button.primary type="button" data-do=(Action::Plain(Plain::Export)) { (ui.say(Msg::BackupOut)) }
            (raw_log(ui))
        }
        section.section.stack {
            h2 { (ui.say(Msg::BackupIn)) }
            p { (ui.say(Msg::BackupInHint)) }
            label.field {
                span { (ui.say(Msg::ChooseFile)) }
                input type="file" accept=".json,application/json,text/plain" data-file;
            }
            (outcome(ui, &ui.backup.get()))
        }
        (imports(ui))
        (damaged(ui))
    }
}

fn outcome(ui: Ui, import: &Import) -> Markup {
    match import {
        Import::Nothing => html! {},
        Import::Refused(reason) => html! {
            div.notice.bad role="alert" {
                div.grow { p { (ui.say(Msg::ImportRefused)) } p.muted { (reason) } }
            }
        },
        Import::Previewed { preview, .. } => html! {
            div.stack role="status" {
                h3 { (ui.say(Msg::PreviewTitle)) }
                (numbers(&[
                    (ui.say(Msg::PreviewNew), preview.n_new.to_string()),
                    (ui.say(Msg::PreviewKnown), preview.n_known.to_string()),
                    (ui.say(Msg::PreviewUnreadable), preview.n_unreadable.to_string()),
                ]))
                @if preview.n_new == 0 {
                    p { (ui.say(Msg::PreviewNothing)) }
                } @else {
                    div.row {
                        button.button.primary type="button" data-do=(Action::Plain(Plain::Import)) {
                            (fill(ui.say(Msg::ImportNow), preview.n_new))
                        }
                        button.button.quiet type="button" data-do=(Action::Plain(Plain::ForgetImport)) {
                            (ui.say(Msg::Cancel))
                        }
                    }
                }
            }
        },
        Import::Done { id, n_entries } => html! {
            div.notice.good role="status" {
                div.grow.row {
                    span { (fill(ui.say(Msg::Imported), n_entries)) }
                    (take_back(ui, *id))
                }
            }
        },
        Import::TakenBack => html! { p.notice.good role="status" { (ui.say(Msg::ImportUndone)) } },
    }
}

fn take_back(ui: Ui, id: ImportId) -> Markup {
    html! { button.button type="button" data-do=(Action::TakeBack(id.0)) { (ui.say(Msg::UndoImport)) } }
}

/// Imports in force, each to be taken back.
fn imports(ui: Ui) -> Markup {
    let imports = ui.app.imports();
    html! {
        @if !imports.is_empty() {
            section.section {
                h2 { (ui.say(Msg::ImportsDone)) }
                ul.list {
                    @for import in &imports {
                        li.item {
                            span.grow {
                                span.title { (import.at.map(|at| ui.app.date_of(at)).unwrap_or_default()) }
                                span.sub { (fill(ui.say(Msg::EntriesCount), import.n_entries)) }
                            }
                            (take_back(ui, import.id))
                        }
                    }
                }
            }
        }
    }
}

/// What could not be read when the app started.
fn damaged(ui: Ui) -> Markup {
    let report = ui.app.load_report().read();
    html! {
        @if !report.damaged.is_empty() {
            section.section {
                h2 { (ui.say(Msg::SetAsideTitle)) }
                p.muted { (ui.say(Msg::SetAsideHint)) }
                ul.list {
                    @for damaged in &report.damaged {
                        li.item {
                            span.grow {
                                code { (damaged.key) }
                                span.sub { (fill(ui.say(Msg::Salvaged), damaged.n_salvaged)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
