//! What was done: a heat map of days, answers and minutes by week.

use maud::{Markup, html};

use crate::{
    domain::{
        calendar::iso_date,
        day::Day,
        insight::{HEAT_STEPS, HeatMap, Week, heat_step},
    },
    ui::{
        pages::me::chart::{Column, columns, figure},
        text::{Msg, fill_all},
        ui_state::Ui,
    },
};

// Of the heat map's picture, in pixels at 390 wide: a cell, and the room for weekdays on the left and dates above.
const CELL: usize = 20;
const LEFT: usize = 24;
const ABOVE: usize = 20;
const DAYS_IN_WEEK: usize = 7;

/// How wide a day's square is by its step of heat: to be told apart without seeing colours.
const SIDES: [usize; HEAT_STEPS.len()] = [3, 7, 11, 15, 18];

/// The section; tracked.
pub fn section(ui: Ui) -> Markup {
    let (map, weeks) = ui.app.activity();
    html! {
        section.section {
            h2 { (ui.say(Msg::DaysTitle)) }
            (heat(ui, &map))
        }
        section.section {
            h2 { (ui.say(Msg::WeeksTitle)) }
            (by_week(ui, &weeks))
        }
    }
}

/// The month and day of a date, `11-23`.
pub fn short_date(day: Day) -> String {
    iso_date(day)[5..].to_owned()
}

/// Seconds in whole minutes.
pub fn minutes(seconds: u32) -> u32 {
    (seconds + 30) / 60
}

fn heat(ui: Ui, map: &HeatMap) -> Markup {
    let caption = match map.best() {
        Some((day, most)) => fill_all(
            ui.say(Msg::DaysFact),
            &[
                map.n_answers.len().to_string(),
                map.n_days().to_string(),
                short_date(day),
                most.to_string(),
            ],
        ),
        None => fill_all(ui.say(Msg::DaysFactNone), &[map.n_answers.len().to_string()]),
    };
    let weekdays: Vec<&str> = ui.say(Msg::Weekdays).split(' ').collect();
    let mut head = vec![ui.say(Msg::WeekOf)];
    head.extend(&weekdays);
    let weeks = map.n_answers.chunks(DAYS_IN_WEEK).enumerate().map(|(week_idx, week)| {
        let monday = map.first.plus((week_idx * DAYS_IN_WEEK) as i64);
        let mut row = vec![short_date(monday)];
        row.extend(week.iter().map(u32::to_string));
        row.resize(1 + DAYS_IN_WEEK, String::new());
        row
    });
    let rows: Vec<Vec<String>> = weeks.collect();
    let chart = html! {
        (heat_picture(map, &weekdays, &rows))
        p.legend {
            (ui.say(Msg::HeatLegend))
            @for (step, from) in HEAT_STEPS.iter().enumerate() {
                span {
                    svg.heat width=(CELL) height=(CELL) aria-hidden="true" { (squares(step, &square(step, 0, 0))) }
                    (from)
                    @match HEAT_STEPS.get(step + 1) {
                        None => "+",
                        Some(next) if next - from > 1 => { "–" (next - 1) },
                        Some(_) => "",
                    }
                }
            }
        }
    };
    figure(&caption, &chart, ui.say(Msg::AsTable), &head, &rows)
}

fn heat_picture(map: &HeatMap, weekdays: &[&str], rows: &[Vec<String>]) -> Markup {
    let mut paths: [String; HEAT_STEPS.len()] = Default::default();
    for (idx, n_answers) in map.n_answers.iter().enumerate() {
        let (left, top) = (LEFT + idx / DAYS_IN_WEEK * CELL, ABOVE + idx % DAYS_IN_WEEK * CELL);
        let step = heat_step(*n_answers);
        paths[step].push_str(&square(step, left, top));
    }
    let (width, height) = (LEFT + rows.len() * CELL, ABOVE + DAYS_IN_WEEK * CELL);
    html! {
        svg.heat viewBox={ "0 0 " (width) " " (height) } aria-hidden="true" {
            @for (week_idx, row) in rows.iter().enumerate().step_by(4) {
                text x=(LEFT + week_idx * CELL) y="13" { (row[0]) }
            }
            @for (weekday_idx, weekday) in weekdays.iter().enumerate().step_by(2) {
                text x="0" y=(ABOVE + weekday_idx * CELL + 15) { (weekday.chars().next().unwrap_or_default()) }
            }
            @for (step, path) in paths.iter().enumerate() { (squares(step, path)) }
        }
    }
}

fn squares(step: usize, path: &str) -> Markup {
    html! { path class={ "heat-" (step) } d=(path) {} }
}

/// The outline of a square in the middle of the cell at a place.
fn square(step: usize, left: usize, top: usize) -> String {
    let side = SIDES[step];
    let inset = (CELL - side) / 2;
    format!("M{} {}h{side}v{side}h-{side}z", left + inset, top + inset)
}

fn by_week(ui: Ui, weeks: &[Week]) -> Markup {
    let Some((current, before)) = weeks.split_last() else {
        return html! {};
    };
    let numbers = |week: &Week| [week.n_answers.to_string(), minutes(week.seconds).to_string()];
    let mut caption = fill_all(ui.say(Msg::WeeksFact), &numbers(current));
    let n_before = before.iter().filter(|week| week.n_answers > 0).count() as u32;
    if n_before > 0 {
        let n_answers = before.iter().map(|week| week.n_answers).sum::<u32>();
        let seconds = before.iter().map(|week| week.seconds).sum::<u32>();
        let mean = [
            n_before.to_string(),
            ((n_answers + n_before / 2) / n_before).to_string(),
            minutes(seconds / n_before).to_string(),
        ];
        caption.push_str(&fill_all(ui.say(Msg::WeeksFactBefore), &mean));
    }
    let chart = |value: fn(&Week) -> u32, unit: Msg| {
        let week = |week: &Week| Column {
            label: short_date(week.monday),
            value: value(week),
            mark: None,
        };
        let weeks: Vec<Column> = weeks.iter().map(week).collect();
        html! {
            p.legend { (ui.say(unit)) }
            (columns(&weeks, 0, "", weeks.len() - 1, 4))
        }
    };
    let charts = html! {
        (chart(|week| week.n_answers, Msg::TableAnswers))
        (chart(|week| minutes(week.seconds), Msg::TableMinutes))
    };
    let row = |week: &Week| {
        let [n_answers, minutes] = numbers(week);
        vec![short_date(week.monday), n_answers, minutes]
    };
    let rows: Vec<Vec<String>> = weeks.iter().map(row).collect();
    let head = [Msg::WeekOf, Msg::TableAnswers, Msg::TableMinutes].map(|msg| ui.say(msg));
    figure(&caption, &charts, ui.say(Msg::AsTable), &head, &rows)
}
