//! What comes due in the next two weeks.

use maud::{Markup, html};

use crate::ui::{
    pages::me::{
        activity::{minutes, short_date},
        chart::{Columns, Row, columns, figure},
    },
    text::{Msg, fill, fill_all},
    ui_state::Ui,
};

/// The section; tracked.
pub fn section(ui: Ui) -> Markup {
    let (days, retention) = ui.app.load();
    let today = ui.app.day();
    let mut rows: Vec<Row> = Vec::new();
    let (mut total, mut seconds, mut most) = (0, 0, 0);
    for (n_days, day) in days.iter().enumerate() {
        total += day.n_due;
        seconds += day.seconds;
        if day.n_due > days[most].n_due {
            most = n_days;
        }
        rows.push(Row {
            label: match n_days {
                0 => ui.say(Msg::Today).to_owned(),
                n_days => short_date(today.plus(n_days as i64)),
            },
            numbers: vec![day.n_due, minutes(day.seconds)],
        });
    }
    let fact = if total == 0 {
        Msg::ComingFactNone
    } else {
        Msg::ComingFact
    };
    let caption = fill_all(
        ui.say(fact),
        &[
            &rows.len(),
            &total,
            &minutes(seconds),
            &rows[most].label,
            &days[most].n_due,
        ],
    );
    let chart = html! {
        (columns(&rows, &Columns { value: 0, mark: None, step: 4, first: 0 }))
        p.muted { (fill(ui.say(Msg::ComingHint), retention)) }
    };
    let head = [Msg::TableDay, Msg::TableDue, Msg::TableMinutes].map(|msg| ui.say(msg));
    html! {
        section.section {
            h2 { (ui.say(Msg::ComingTitle)) }
            (figure(ui, &caption, &chart, &head, &rows))
        }
    }
}
