//! What a button of the plan means, written `plan …` into `data-do`.

use std::fmt;

/// A thing to do with the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanAction {
    /// Take the date of that number out.
    DropDate(usize),
    /// Take the day off of that number out.
    DropDayOff(usize),
}

impl fmt::Display for PlanAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PlanAction::DropDate(idx) => write!(f, "drop-date {idx}"),
            PlanAction::DropDayOff(idx) => write!(f, "drop-day-off {idx}"),
        }
    }
}

impl PlanAction {
    /// Reads what `to_string` wrote, in words.
    pub fn parse(name: &str, number: Option<&str>) -> Option<PlanAction> {
        let idx = number?.parse().ok()?;
        match name {
            "drop-date" => Some(PlanAction::DropDate(idx)),
            "drop-day-off" => Some(PlanAction::DropDayOff(idx)),
            _ => None,
        }
    }
}
