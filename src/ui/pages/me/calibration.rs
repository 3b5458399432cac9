//! Predicted recall against actual. Goes through the whole log, so it is made when it is asked for.

use maud::{Markup, html};

use crate::{
    domain::insight::{Calibration, N_BINS},
    ui::{
        action::{Action, Plain},
        events::focus,
        pages::me::chart::{Columns, Row, columns, figure},
        text::{Msg, fill_all},
        ui_state::Ui,
    },
};

/// Percent by which prediction and fact may differ without a word.
const NEAR: u32 = 5;
/// Fewer predictions than these are too few to say more.
const FEW: u32 = 50;

/// Goes through the log.
pub fn calibrate(ui: Ui) {
    ui.calibration.set(Some((ui.app.n_entries(), ui.app.calibration())));
    focus("#calibration");
}

/// The section; tracked.
pub fn section(ui: Ui) -> Markup {
    let calibration = ui.calibration.read();
    // What was made before the latest answers is not shown.
    let made = calibration
        .as_ref()
        .filter(|(n_entries, _)| *n_entries == ui.app.n_entries());
    html! {
        section.section.stack {
            h2 #calibration tabindex="-1" { (ui.say(Msg::CalibrationTitle)) }
            @match made {
                None => {
                    p.muted { (ui.say(Msg::CalibrationHint)) }
                    button.button type="button" data-do=(Action::Plain(Plain::Calibrate)) { (ui.say(Msg::Calibrate)) }
                }
                Some((_, made)) if made.all.n_answers == 0 => p.empty { (ui.say(Msg::CalibrationNone)) },
                Some((_, made)) => (against(ui, made)),
            }
        }
    }
}

fn against(ui: Ui, made: &Calibration) -> Markup {
    let (predicted, right, n_answers) = (
        made.all.predicted_percent(),
        made.all.right_percent(),
        made.all.n_answers,
    );
    let caption = fill_all(ui.say(Msg::CalibrationFact), &[&predicted, &right, &n_answers]);
    let verdict = if n_answers < FEW {
        Msg::CalibrationFew
    } else if predicted.abs_diff(right) <= NEAR {
        Msg::CalibrationNear
    } else if predicted > right {
        Msg::CalibrationHigh
    } else {
        Msg::CalibrationLow
    };
    let mut rows = Vec::new();
    for (bin_idx, bin) in made.bins.iter().enumerate() {
        let (from, to) = (bin_idx * 100 / N_BINS, (bin_idx + 1) * 100 / N_BINS);
        rows.push(Row {
            label: format!("{from}–{to}%"),
            numbers: match bin.n_answers {
                0 => Vec::new(),
                n_answers => vec![bin.predicted_percent(), bin.right_percent(), n_answers],
            },
        });
    }
    let chart = html! {
        p.muted { (ui.say(verdict)) }
        (columns(&rows, &Columns { value: 1, mark: Some(0), step: 3, first: 0 }))
        p.muted { (ui.say(Msg::CalibrationLegend)) }
    };
    let head = [Msg::TablePredicted, Msg::TableMean, Msg::TableActual, Msg::TableTimes].map(|msg| ui.say(msg));
    figure(ui, &caption, &chart, &head, &rows)
}
