//! An interview in figures, and how they compare with the interviews before it.
//!
//! Whole numbers only: shares in percent, depths in tenths. Must not know where earlier reports come from.

use crate::domain::{interview::report::Report, sorting::sort_by};

/// An interview in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Questions asked.
    pub n_questions: u32,
    /// Key points hit, in percent.
    pub hit_percent: u32,
    /// Mean depth of its chains, in tenths.
    pub depth_tenths: u32,
    /// Time spent speaking, in seconds.
    pub seconds: u32,
    /// Of that, beyond the limit the interviewer set for an answer, in seconds.
    pub seconds_over: u32,
}

/// This interview beside the mean of those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Interviews it is compared with.
    pub n_before: u32,
    /// Their means.
    pub before: Figures,
    /// This one.
    pub now: Figures,
}

/// As many of the latest interviews are compared with: what was years ago says little about today.
const MAX_COMPARED: usize = 5;

/// `part` of `whole` times `scale`, rounded; 0 of nothing.
fn share(part: u32, whole: u32, scale: u32) -> u32 {
    (part * scale + whole / 2).checked_div(whole).unwrap_or(0)
}

impl Figures {
    /// The figures of a report.
    pub fn of(report: &Report) -> Figures {
        let mut figures = Figures::default();
        let limit = u32::from(report.setup.temper.limit_seconds());
        let (mut n_hit, mut n_points) = (0, 0);
        for turn in &report.turns {
            let seconds = u32::from(turn.seconds);
            figures.n_questions += 1;
            n_hit += turn.n_hit();
            n_points += turn.n_points();
            figures.seconds += seconds;
            figures.seconds_over += seconds.saturating_sub(limit);
        }
        let depths = report.depths();
        figures.hit_percent = share(n_hit, n_points, 100);
        figures.depth_tenths = share(depths.iter().sum::<usize>() as u32, depths.len() as u32, 10);
        figures
    }
}

impl Comparison {
    /// Compares a report with those of `others` that began before it, the latest few; `None` when there is none.
    pub fn of(report: &Report, others: &[Report]) -> Option<Comparison> {
        let began = |report: &Report| report.started_at.unix_seconds;
        let mut earlier: Vec<&Report> = others.iter().filter(|other| began(other) < began(report)).collect();
        sort_by(&mut earlier, &|a, b| began(b).cmp(&began(a)));
        earlier.truncate(MAX_COMPARED);
        let n_before = earlier.len() as u32;
        let figures: Vec<Figures> = earlier.into_iter().map(Figures::of).collect();
        let mean = |of: fn(&Figures) -> u32| share(figures.iter().map(of).sum(), n_before, 1);
        (n_before > 0).then(|| Comparison {
            n_before,
            before: Figures {
                n_questions: mean(|it| it.n_questions),
                hit_percent: mean(|it| it.hit_percent),
                depth_tenths: mean(|it| it.depth_tenths),
                seconds: mean(|it| it.seconds),
                seconds_over: mean(|it| it.seconds_over),
            },
            now: Figures::of(report),
        })
    }
}
