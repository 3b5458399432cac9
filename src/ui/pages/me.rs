//! 我的: how far one is, drawn; what one marked, and the way to settings, backup and the raw log.

mod activity;
pub mod calibration;
mod chart;
mod coming;
mod interviews;
mod topics;

use leptos::prelude::*;
use maud::{Markup, html};

use crate::{
    domain::{bank::NoteHead, id::Code, quiz::session::Mode, route::Route},
    store::app::App,
    ui::{
        action::{Action, Plain},
        html::show,
        parts::list::{numbers, row},
        text::Msg,
        ui_state::Ui,
    },
};

/// The page. Drawn in three parts, so that what one unfolded stays unfolded when predictions are gone through.
pub fn page(ui: Ui) -> AnyView {
    view! {
        {show(Box::new(move || top(ui)))}
        {show(Box::new(move || calibration::section(ui)))}
        {show(Box::new(move || bottom(ui)))}
    }
    .into_any()
}

fn top(ui: Ui) -> Markup {
    let Ui { app, nav, .. } = ui;
    let overview = app.overview();
    html! {
        h1 tabindex="-1" { (ui.say(Msg::Me)) }
        (numbers(&[
            (ui.say(Msg::TotalAnswers), overview.n_answers.to_string()),
            (ui.say(Msg::CardsSeen), overview.n_seen.to_string()),
            (ui.say(Msg::DaysPractised), overview.n_days.to_string()),
        ]))
        section.section {
            ul.list {
                (row(nav, &Route::Settings, ui.say(Msg::Settings), ""))
                (row(nav, &Route::Backup, ui.say(Msg::Backup), ""))
                (row(nav, &Route::About, ui.say(Msg::About), ""))
            }
        }
        @if overview.n_answers == 0 { (nothing_yet(ui)) } @else { (activity::section(ui)) }
        (topics::section(ui, &overview))
        @if overview.n_answers > 0 { (coming::section(ui)) }
    }
}

/// What will be here, and what to do for it.
fn nothing_yet(ui: Ui) -> Markup {
    html! {
        section.section.stack {
            h2 { (ui.say(Msg::DaysTitle)) }
            p.muted { (ui.say(Msg::ChartsNone)) }
            button.button.primary type="button" data-do=(Action::Begin(Mode::Mixed)) { (ui.say(Msg::FirstQuestion)) }
        }
    }
}

fn bottom(ui: Ui) -> Markup {
    let Ui { app, nav, .. } = ui;
    let progress = app.progress().read();
    let marks: [(Msg, Vec<Code>); 3] = [
        (Msg::StarredList, progress.starred().keys().copied().collect()),
        (Msg::FlaggedList, progress.flags().keys().copied().collect()),
        (Msg::OwnNotesList, progress.own_notes().keys().copied().collect()),
    ];
    html! {
        (interviews::interviews(app, nav))
        section.section.stack {
            h2 { (ui.say(Msg::RawLog)) }
            (raw_log(ui))
        }
        @for (heading, codes) in &marks {
            @let notes = notes_of(app, codes);
            section.section {
                h2 { (ui.say(*heading)) }
                @if notes.is_empty() {
                    p.muted { (ui.say(Msg::NothingYet)) }
                } @else {
                    ul.list {
                        @for note in &notes { (row(nav, &Route::Note(note.id.clone()), &note.title, "")) }
                    }
                }
            }
        }
    }
}

/// The raw log as a file for spreadsheets: a word on it and the button.
pub fn raw_log(ui: Ui) -> Markup {
    html! {
        p.muted { (ui.say(Msg::RawLogHint)) }
        button.button type="button" data-do=(Action::Plain(Plain::ExportCsv)) { (ui.say(Msg::ExportCsv)) }
    }
}

/// The notes that codes belong to, each once.
fn notes_of(app: App, codes: &[Code]) -> Vec<NoteHead> {
    let bank = app.bank();
    let mut notes: Vec<NoteHead> = Vec::new();
    for note in codes.iter().filter_map(|&code| bank.note_of(code)) {
        if notes.iter().all(|known| known.id != note.id) {
            notes.push(note.clone());
        }
    }
    notes
}
