//! A log as training sees it: each question's answers with the days between them. What was taken back does not count.

use crate::domain::{
    day::Day,
    id::Code,
    log::{Entry, Event},
    progress::{effective, merge, table::CodeTable},
    schedule::Review,
};

/// The answers that count, in the log's order, with days counted as the fold counts them. The order of `entries` does not
/// matter.
pub fn reviews(entries: &[Entry]) -> Vec<Review> {
    if !entries.is_sorted_by(|a, b| a.key < b.key) {
        return reviews(&merge(entries.to_vec(), Vec::new()).entries);
    }
    let taken_back = effective::taken_back(entries);
    let mut last_by_question: CodeTable<Code, (u32, Day)> = CodeTable::default();
    let mut reviews = Vec::new();
    for entry in entries {
        let Event::Answered(answer) = &entry.event else {
            continue;
        };
        if !taken_back.is_empty() && taken_back.contains_key(&entry.key) {
            continue;
        }
        let day = Day::of(entry.at);
        let (card, elapsed_days) = match last_by_question.get_mut(answer.question) {
            Some((card, last_day)) => {
                let elapsed_days = day.since(*last_day);
                *last_day = day;
                (*card, elapsed_days)
            }
            None => {
                let card = last_by_question.len() as u32;
                last_by_question.add(answer.question, (card, day));
                (card, 0)
            }
        };
        reviews.push(Review {
            card,
            elapsed_days,
            grade: answer.grade,
        });
    }
    reviews
}
