//! Charts for all of 我的: a figure with its main fact in a sentence, a picture, and the same as a table to unfold.
//!
//! Pictures are SVG without a view box, laid out in shares of the width, so that their words stay as large as all other words.
//! Screen readers hear the sentence and the table and not the picture. Knows numbers and words; not what they mean. Picture and
//! table are drawn from the same rows, which is also what costs the download least.

use maud::{Markup, html};

use crate::ui::{text::Msg, ui_state::Ui};

/// A row of the table, a column of the picture.
pub struct Row {
    /// Its name.
    pub label: String,
    /// What there is to say of it; where it ends early, the rest is not known.
    pub numbers: Vec<u32>,
}

/// A figure. `head` names the rows' labels and then each of their numbers.
pub fn figure(ui: Ui, caption: &str, chart: &Markup, head: &[&str], rows: &[Row]) -> Markup {
    let summary = ui.say(Msg::AsTable);
    html! {
        figure.chart {
            figcaption { (caption) }
            (chart)
            details {
                summary { (summary) }
                div.table-scroll tabindex="0" role="group" aria-label=(summary) {
                    table {
                        tr { @for name in head { th scope="col" { (name) } } }
                        @for row in rows {
                            tr {
                                th scope="row" { (row.label) }
                                @for idx in 0..head.len() - 1 { td { @if let Some(number) = row.numbers.get(idx) { (number) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What a picture of columns shows of its rows.
pub struct Columns {
    /// Which number is a column's height.
    pub value: usize,
    /// Which number is drawn as a line across.
    pub mark: Option<usize>,
    /// Every so many columns one has its label and value written out; more would run into each other.
    pub step: usize,
    /// The first that has.
    pub first: usize,
}

// The picture's height in thousandths: room for a column's value above, for its label below.
const TOP: u32 = 170;
/// Where columns stand; the line they stand on says it once more.
const BASE: u32 = 830;
const LABEL: u32 = 970;

/// Columns beside each other, one a row. The highest has its value written out too.
pub fn columns(rows: &[Row], show: &Columns) -> Markup {
    let number = |row: &Row, idx: usize| row.numbers.get(idx).copied().unwrap_or_default();
    let (mut top, mut highest, mut most) = (1, 0, 0);
    for (idx, row) in rows.iter().enumerate() {
        let value = number(row, show.value);
        if value >= most {
            (highest, most) = (idx, value);
        }
        top = top.max(value).max(show.mark.map_or(0, |mark| number(row, mark)));
    }
    let y = |value: u32| BASE - (u64::from(value) * u64::from(BASE - TOP) / u64::from(top)) as u32;
    let pitch = 1000 / rows.len().max(1) as u32;
    html! {
        svg.columns aria-hidden="true" {
            @for (idx, row) in rows.iter().enumerate() {
                @let left = idx as u32 * 1000 / rows.len() as u32;
                @let middle = share(left + pitch / 2);
                @let value = number(row, show.value);
                @let is_labelled = idx % show.step == show.first;
                @let height = y(value);
                @let mark = show.mark.and_then(|mark| row.numbers.get(mark)).map(|mark| y(*mark));
                rect x=(share(left + pitch / 6)) width=(share(pitch * 2 / 3)) y=(share(height)) height=(share(BASE - height)) {}
                @if let Some(mark) = mark {
                    line x1=(share(left)) x2=(share(left + pitch)) y1=(share(mark)) y2=(share(mark)) {}
                }
                @if value > 0 && (idx == highest || is_labelled && idx.abs_diff(highest) > 1) {
                    text.value x=(middle) y=(share(mark.map_or(height, |mark| mark.min(height)) - 25)) { (value) }
                }
                @if is_labelled { text x=(middle) y=(share(LABEL)) { (row.label) } }
            }
            line.base x1="0" x2="100%" y1="83%" y2="83%" {}
        }
    }
}

/// Thousandths as SVG writes a share of the whole.
pub fn share(thousandths: u32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
