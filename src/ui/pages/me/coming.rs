//! What comes due in the next two weeks.

use maud::{Markup, html};

use crate::ui::{
    pages::me::{
        activity::{minutes, short_date},
        chart::{Column, columns, figure},
    },
    text::{Msg, fill, fill_all},
    ui_state::Ui,
};

/// The section; tracked.
pub fn section(ui: Ui) -> Markup {
    let (days, retention) = ui.app.load();
    let today = ui.app.day();
    let total = days.iter().map(|day| day.n_due).sum::<u32>();
    let seconds = days.iter().map(|day| day.seconds).sum::<u32>();
    let date = |n_days: usize| match n_days {
        0 => ui.say(Msg::Today).to_owned(),
        n_days => short_date(today.plus(n_days as i64)),
    };
    let most = (0..days.len())
        .rev()
        .max_by_key(|&n_days| days[n_days].n_due)
        .unwrap_or_default();
    let numbers = [
        days.len().to_string(),
        total.to_string(),
        minutes(seconds).to_string(),
        date(most),
        days[most].n_due.to_string(),
    ];
    let fact = if total == 0 {
        Msg::ComingFactNone
    } else {
        Msg::ComingFact
    };
    let loads = days.iter().enumerate().map(|(n_days, day)| Column {
        label: date(n_days),
        value: day.n_due,
        mark: None,
    });
    let loads: Vec<Column> = loads.collect();
    let rows = days
        .iter()
        .enumerate()
        .map(|(n_days, day)| vec![date(n_days), day.n_due.to_string(), minutes(day.seconds).to_string()]);
    let rows: Vec<Vec<String>> = rows.collect();
    let chart = html! {
        @if total > 0 { (columns(&loads, 0, "", 0, 4)) }
        p.muted { (fill(ui.say(Msg::ComingHint), retention)) }
    };
    let head = [Msg::TableDay, Msg::TableDue, Msg::TableMinutes].map(|msg| ui.say(msg));
    html! {
        section.section {
            h2 { (ui.say(Msg::ComingTitle)) }
            (figure(&fill_all(ui.say(fact), &numbers), &chart, ui.say(Msg::AsTable), &head, &rows))
        }
    }
}
