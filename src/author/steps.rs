//! A `steps` fence → how a row of values changes, step by step: searches and sorts. Knows nothing of where it stands.
//!
//! A line is a step: `*5 2 8 / =9 | what happens`. A cell may begin with a mark; a lone `/` is a gap.

use crate::author::html::{escape, escape_attribute};

/// The longest cell, in characters without its mark.
const MAX_CELL: usize = 4;
/// The most cells of a row that a phone shows.
const MAX_CELLS: usize = 10;
/// The longest word beside a row, in characters.
const MAX_WORD: usize = 24;

/// What can't be drawn: the fence's line (from 1) and why.
#[derive(Debug, PartialEq, Eq)]
pub struct StepsError {
    /// Line inside the fence.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// The steps as HTML, whose picture as a whole is said by `alt`.
pub fn draw(text: &str, alt: &str) -> Result<String, StepsError> {
    let mut html = format!(
        "<figure class=\"steps\" role=\"img\" aria-label=\"{}\">",
        escape_attribute(alt)
    );
    let mut n_steps = 0;
    for (line, number) in text.lines().zip(1..) {
        if line.trim().is_empty() {
            continue;
        }
        n_steps += 1;
        html.push_str(&row(line).map_err(|message| StepsError { line: number, message })?);
    }
    if !(2..=16).contains(&n_steps) {
        return Err(StepsError {
            line: 1,
            message: format!("{n_steps} steps"),
        });
    }
    html.push_str("</figure>");
    Ok(html)
}

fn row(line: &str) -> Result<String, String> {
    let (cells, word) = line.split_once('|').unwrap_or((line, ""));
    let word = word.trim();
    if word.chars().count() > MAX_WORD {
        return Err(format!("the words {word:?} are longer than {MAX_WORD} characters"));
    }
    let mut html = String::from("<div class=\"step-row\"><div class=\"cells\">");
    let mut n_cells = 0;
    for cell in cells.split_whitespace() {
        if cell == "/" {
            html.push_str("<span class=\"gap\"></span>");
            continue;
        }
        let (class, value) = match cell.split_at_checked(1) {
            Some(("*", value)) if !value.is_empty() => ("cell hand", value),
            Some(("=", value)) if !value.is_empty() => ("cell done", value),
            Some(("~", value)) if !value.is_empty() => ("cell out", value),
            _ => ("cell", cell),
        };
        n_cells += 1;
        if value.chars().count() > MAX_CELL {
            return Err(format!("the cell {value:?} is longer than {MAX_CELL} characters"));
        }
        html.push_str(&format!("<span class=\"{class}\">{}</span>", escape(value)));
    }
    if n_cells > MAX_CELLS {
        return Err(format!("{n_cells} cells in a row; a phone shows {MAX_CELLS}"));
    }
    if n_cells == 0 && word.is_empty() {
        return Err("a step without cells and words".to_owned());
    }
    html.push_str("</div>");
    if !word.is_empty() {
        html.push_str(&format!("<span class=\"step-word\">{}</span>", escape(word)));
    }
    html.push_str("</div>");
    Ok(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_row(line: &str, expect: Result<&str, &str>) {
        match (row(line), expect) {
            (Ok(html), Ok(expect)) => assert_eq!(html, expect, "{line}"),
            (Err(message), Err(expect)) => assert!(message.contains(expect), "{line}: {message}"),
            (found, _) => panic!("{line}: {found:?}"),
        }
    }

    #[test]
    fn rows() {
        check_row(
            "*5 2 / =8 ~< | 5 > 2",
            Ok(
                "<div class=\"step-row\"><div class=\"cells\"><span class=\"cell hand\">5</span><span class=\"cell\">2</span>\
                <span class=\"gap\"></span><span class=\"cell done\">8</span><span class=\"cell out\">&lt;</span></div>\
                <span class=\"step-word\">5 &gt; 2</span></div>",
            ),
        );
        check_row(
            "= *",
            Ok(
                "<div class=\"step-row\"><div class=\"cells\"><span class=\"cell\">=</span><span class=\"cell\">*</span></div></div>",
            ),
        );
        check_row("12345", Err("longer than 4"));
        check_row("1 2 3 4 5 6 7 8 9 10 11", Err("11 cells"));
        check_row(" | ", Err("without cells"));
        check_row(&format!("1 | {}", "长".repeat(25)), Err("longer than 24"));
    }

    #[test]
    fn errors_say_their_line() {
        assert_eq!(draw("1 2\n\n12345 | 坏", "甲").map_err(|error| error.line), Err(3));
        assert!(draw("1 2", "甲").is_err());
        assert!(draw("1 2\n2 1", "\"甲\"").is_ok_and(|html| html.contains("aria-label=\"&quot;甲&quot;\"")));
    }
}
