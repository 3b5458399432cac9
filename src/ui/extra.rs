//! What the first screens do without: the map, interviews, the plan's page, 我的 with all below it.
//!
//! There are two programs, `zhuiwen` and `whole`, of one source: the first comes with the first visit and has only what that needs; the
//! other has everything, is loaded when one goes to what the first lacks, and opens at every later start, when it lies in
//! the service worker's cache (`public/boot.js`). The first reaches what is here through these functions alone, and so lacks
//! their code.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::{
    domain::{map::scene::Place, route::Route},
    store::{app::download, journal::ImportId},
    ui::{
        action::{Action, Plain},
        html::{show, still},
        interview, map,
        pages::{
            about,
            backup::{self, Import},
            interview as interview_setup, interview_now, interview_report, interview_reports,
            me::{self, calibration::calibrate},
            not_found, settings, training,
        },
        plan,
        text::Msg,
        ui_state::Ui,
    },
};

/// The functions of what the first screens do without.
pub struct Extra {
    /// The page of a route that `Route::is_extra`.
    pub page: fn(Ui, Route) -> AnyView,
    /// Carries out an action of the map, the plan or an interview.
    pub run: fn(Ui, Action),
    /// A key that means something there; answers whether it did.
    pub press: fn(Ui, &KeyboardEvent) -> bool,
    /// Something was typed into the map's search.
    pub search: fn(Ui, String),
    /// A field of the plan was changed: its name and value.
    pub changed: fn(Ui, &str, &str),
    /// Starts listening to gestures.
    pub listen: fn(Ui),
}

/// All of it.
pub static EXTRA: Extra = Extra {
    page,
    run,
    press: map::press,
    search: map::search,
    changed: plan::changed,
    listen: map::listen,
};

fn page(ui: Ui, route: Route) -> AnyView {
    let Ui { app, nav, .. } = ui;
    if matches!(route, Route::Interview | Route::InterviewAt(_) | Route::InterviewNow) {
        app.speech().wake();
    }
    match route {
        Route::FollowUps => map::page(ui, Place::Overview),
        Route::FollowUpsIn(id) => map::page(ui, Place::Topic(id)),
        Route::FollowUpsOf(id) => map::page(ui, Place::Note(id)),
        Route::MapBench => map::bench::page(),
        Route::Plan => show(Box::new(move || plan::page(ui))),
        Route::Me => me::page(ui),
        Route::Settings => show(Box::new(move || settings::markup(app, nav))),
        Route::Backup => show(Box::new(move || backup::markup(ui))),
        Route::Memory => training::page(ui),
        Route::About => show(Box::new(move || about::markup(app))),
        Route::Interview => show(Box::new(move || interview_setup::markup(ui))),
        Route::InterviewAt(note) => {
            interview::set_up_at(ui, note);
            show(Box::new(move || interview_setup::markup(ui)))
        }
        Route::InterviewNow => interview_now::page(ui),
        Route::InterviewReports => show(Box::new(move || interview_reports::markup(app, nav))),
        Route::InterviewReport(started_at) => interview_report::page(app, nav, started_at),
        _ => still(not_found::markup(nav, app.language(), Msg::NoSuchPage)),
    }
}

fn run(ui: Ui, action: Action) {
    match action {
        Action::Map(action) => map::run(ui, action),
        Action::Plan(action) => plan::run(ui, action),
        Action::Interview(action) => interview::run(ui, action),
        Action::TakeBack(id) => ui.backup.set(match ui.app.undo_import(ImportId(id)) {
            Ok(()) => Import::TakenBack,
            Err(error) => Import::Refused(error.to_string()),
        }),
        Action::Plain(plain) => run_plain(ui, plain),
        _ => {}
    }
}

fn run_plain(ui: Ui, plain: Plain) {
    let app = ui.app;
    match plain {
        Plain::Export => offer(ui, "json", "application/json", &app.backup()),
        Plain::ExportCsv => offer(ui, "csv", "text/csv;charset=utf-8", &app.csv()),
        Plain::Calibrate => calibrate(ui),
        Plain::Import => {
            if let Import::Previewed { text, preview } = ui.backup.get_untracked() {
                ui.backup.set(match app.import(&text) {
                    Ok(id) => Import::Done {
                        id,
                        n_entries: preview.n_new,
                    },
                    Err(error) => Import::Refused(error.to_string()),
                });
            }
        }
        Plain::Train => app.train_or_stop(),
        Plain::ForgetParameters => app.use_parameters(""),
        _ => {}
    }
}

/// Offers a file named after the day. The page of backups says why if that fails.
fn offer(ui: Ui, extension: &str, kind: &str, text: &str) {
    let name = ["zhuiwen-", &ui.app.date(), ".", extension].concat();
    if let Err(reason) = download(&name, kind, text) {
        ui.backup.set(Import::Refused(format!("{reason:?}")));
        ui.nav.go(&Route::Backup);
    }
}
