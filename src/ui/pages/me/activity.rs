//! What was done: a heat map of days, answers and minutes by week.

use maud::{Markup, html};

use crate::{
    domain::{
        calendar::iso_date,
        day::Day,
        insight::{HEAT_STEPS, HeatMap, Week, heat_step},
    },
    ui::{
        pages::me::chart::{Columns, Row, columns, figure},
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
const SIDES: [usize; HEAT_STEPS.len()] = [4, 8, 12, 16, 18];

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

/// The month and day of a date, `11/23`: with a hyphen it would be broken in two at the end of a line.
pub fn short_date(day: Day) -> String {
    let iso = iso_date(day);
    [&iso[5..7], "/", &iso[8..]].concat()
}

/// Seconds in whole minutes.
pub fn minutes(seconds: u32) -> u32 {
    (seconds + 30) / 60
}

fn heat(ui: Ui, map: &HeatMap) -> Markup {
    let n_shown = map.n_answers.len();
    let caption = match map.best() {
        Some((day, most)) => fill_all(
            ui.say(Msg::DaysFact),
            &[&n_shown, &map.n_days(), &short_date(day), &most],
        ),
        None => fill_all(ui.say(Msg::DaysFactNone), &[&n_shown]),
    };
    let mut head = vec![ui.say(Msg::WeekOf)];
    for weekday in ui.say(Msg::Weekdays).split(' ') {
        head.push(weekday);
    }
    let mut rows = Vec::new();
    for (week_idx, week) in map.n_answers.chunks(DAYS_IN_WEEK).enumerate() {
        rows.push(Row {
            label: short_date(map.first.plus((week_idx * DAYS_IN_WEEK) as i64)),
            numbers: week.to_vec(),
        });
    }
    let mut paths: [String; HEAT_STEPS.len()] = Default::default();
    for (idx, n_answers) in map.n_answers.iter().enumerate() {
        let step = heat_step(*n_answers);
        let (left, top) = (LEFT + idx / DAYS_IN_WEEK * CELL, ABOVE + idx % DAYS_IN_WEEK * CELL);
        paths[step].push_str(&square(SIDES[step], left, top));
    }
    let (width, height) = (LEFT + rows.len() * CELL, ABOVE + DAYS_IN_WEEK * CELL);
    let chart = html! {
        svg.heat viewBox={ "0 0 " (width) " " (height) } aria-hidden="true" {
            @for (week_idx, row) in rows.iter().enumerate().step_by(4) {
                text x=(LEFT + week_idx * CELL) y="13" { (row.label) }
            }
            @for (idx, weekday) in head.iter().enumerate().skip(1).step_by(2) {
                text x="0" y=(idx * CELL + 15) { (weekday.chars().next().unwrap_or_default()) }
            }
            @for (step, path) in paths.iter().enumerate() { path class={ "heat-" (step) } d=(path) {} }
        }
        p.legend {
            (ui.say(Msg::HeatLegend))
            @for (step, from) in HEAT_STEPS.iter().enumerate() {
                @let path = square(SIDES[step], 0, 0);
                span {
                    svg.heat width=(CELL) height=(CELL) aria-hidden="true" { path class={ "heat-" (step) } d=(path) {} }
                    (from) @if step > 0 { "+" }
                }
            }
        }
    };
    figure(ui, &caption, &chart, &head, &rows)
}

/// The outline of a square in the middle of the cell at a place.
fn square(side: usize, left: usize, top: usize) -> String {
    let inset = (CELL - side) / 2;
    format!("M{} {}h{side}v{side}h-{side}z", left + inset, top + inset)
}

fn by_week(ui: Ui, weeks: &[Week]) -> Markup {
    let mut rows = Vec::new();
    let (mut n_before, mut n_answers, mut seconds) = (0, 0, 0);
    let mut caption = String::new();
    for (idx, week) in weeks.iter().enumerate() {
        if idx + 1 == weeks.len() {
            caption = fill_all(ui.say(Msg::WeeksFact), &[&week.n_answers, &minutes(week.seconds)]);
        } else if week.n_answers > 0 {
            n_before += 1;
            n_answers += week.n_answers;
            seconds += week.seconds;
        }
        rows.push(Row {
            label: short_date(week.monday),
            numbers: vec![week.n_answers, minutes(week.seconds)],
        });
    }
    if n_before > 0 {
        let mean: [u32; 3] = [
            n_before,
            (n_answers + n_before / 2) / n_before,
            minutes(seconds / n_before),
        ];
        caption.push_str(&fill_all(ui.say(Msg::WeeksFactBefore), &[&mean[0], &mean[1], &mean[2]]));
    }
    let head = [Msg::WeekOf, Msg::TableAnswers, Msg::TableMinutes].map(|msg| ui.say(msg));
    let charts = html! {
        @for value in 0..2 {
            p.legend { (head[value + 1]) }
            // Counted so that the current week is written out.
            (columns(&rows, &Columns { value, mark: None, step: 4, first: 3 }))
        }
    };
    figure(ui, &caption, &charts, &head, &rows)
}
