//! Charts for all of 我的: a figure with its main fact in a sentence, a picture, and the same as a table to unfold.
//!
//! Pictures are SVG without a view box, laid out in shares of the width, so that their words stay as large as all other words.
//! Screen readers hear the sentence and the table and not the picture. Knows numbers and words; not what they mean.

use maud::{Markup, html};

/// A figure. The first cell of a row is its name.
pub fn figure(caption: &str, chart: &Markup, summary: &str, head: &[&str], rows: &[Vec<String>]) -> Markup {
    html! {
        figure.chart {
            figcaption { (caption) }
            (chart)
            details {
                summary { (summary) }
                div.table-scroll tabindex="0" role="group" aria-label=(summary) {
                    table {
                        thead { tr { @for name in head { th scope="col" { (name) } } } }
                        tbody {
                            @for row in rows {
                                tr {
                                    @for (idx, cell) in row.iter().enumerate() {
                                        @if idx == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A column of a chart.
pub struct Column {
    /// What stands below it.
    pub label: String,
    /// How high it is; also written above it.
    pub value: u32,
    /// A line across it at another height.
    pub mark: Option<u32>,
}

// The picture's height in thousandths: room for a column's value above, for its label below.
const TOP: u32 = 170;
const BASE: u32 = 830;
const LABEL: u32 = 970;

/// Columns beside each other. Every `step`th has its label and value written out, counted so that column `labelled` has; and so has
/// the highest. More would run into each other.
pub fn columns(columns: &[Column], least_top: u32, unit: &str, labelled: usize, step: usize) -> Markup {
    let heights = columns
        .iter()
        .map(|column| column.value.max(column.mark.unwrap_or_default()));
    let top = heights.max().unwrap_or_default().max(least_top).max(1);
    let highest = (0..columns.len())
        .rev()
        .max_by_key(|&idx| columns[idx].value)
        .unwrap_or_default();
    let y = |value: u32| BASE - (u64::from(value) * u64::from(BASE - TOP) / u64::from(top)) as u32;
    let pitch = 1000 / columns.len().max(1) as u32;
    let drawn = columns.iter().enumerate().map(|(idx, column)| {
        let left = idx as u32 * 1000 / columns.len() as u32;
        let is_labelled = idx % step == labelled % step;
        let has_value = column.value > 0 && (idx == highest || is_labelled && idx.abs_diff(highest) > 1);
        (column, left, is_labelled, has_value)
    });
    html! {
        svg.columns aria-hidden="true" {
            @for (column, left, is_labelled, has_value) in drawn {
                @if column.value > 0 {
                    rect
                        x=(share(left + pitch / 6)) width=(share(pitch * 2 / 3))
                        y=(share(y(column.value))) height=(share(BASE - y(column.value))) {}
                }
                @if let Some(mark) = column.mark {
                    line x1=(share(left)) x2=(share(left + pitch)) y1=(share(y(mark))) y2=(share(y(mark))) {}
                }
                @if has_value {
                    text.value x=(share(left + pitch / 2)) y=(share(y(column.value) - 25)) { (column.value) (unit) }
                }
                @if is_labelled {
                    text x=(share(left + pitch / 2)) y=(share(LABEL)) { (column.label) }
                }
            }
            line.base x1="0" x2="100%" y1=(share(BASE)) y2=(share(BASE)) {}
        }
    }
}

/// Thousandths as SVG writes a share of the whole.
pub fn share(thousandths: u32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
