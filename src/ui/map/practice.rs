//! Naming the neighbourhood from memory: labels hidden, revealed one by one, and ticked.

use crate::domain::map::scene::Subject;

/// What of the neighbourhood was revealed and what of that was remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Practice {
    centre: Subject,
    revealed: Vec<(Subject, Option<bool>)>,
}

impl Practice {
    /// Everything around `centre` hidden.
    pub fn around(centre: Subject) -> Practice {
        Practice {
            centre,
            revealed: Vec::new(),
        }
    }

    /// Whether a box's label is hidden.
    pub fn hides(&self, subject: Subject) -> bool {
        subject != self.centre && !self.is_revealed(subject)
    }

    /// Whether a box's label was revealed.
    pub fn is_revealed(&self, subject: Subject) -> bool {
        self.revealed.iter().any(|(other, _)| *other == subject)
    }

    /// Whether a revealed box was remembered; `None` before it was ticked.
    pub fn tick(&self, subject: Subject) -> Option<bool> {
        self.revealed.iter().find(|(other, _)| *other == subject)?.1
    }

    /// Shows a label.
    pub fn reveal(&mut self, subject: Subject) {
        if !self.is_revealed(subject) {
            self.revealed.push((subject, None));
        }
    }

    /// Ticks a revealed box, once; answers whether it did.
    pub fn set_tick(&mut self, subject: Subject, is_remembered: bool) -> bool {
        let place = self
            .revealed
            .iter_mut()
            .find(|(other, tick)| *other == subject && tick.is_none());
        match place {
            Some((_, tick)) => {
                *tick = Some(is_remembered);
                true
            }
            None => false,
        }
    }

    /// How many were remembered, and how many ticked.
    pub fn score(&self) -> (usize, usize) {
        let ticks = self.revealed.iter().filter_map(|(_, tick)| *tick);
        ticks.fold((0, 0), |(n_remembered, n), is_remembered| {
            (n_remembered + usize::from(is_remembered), n + 1)
        })
    }
}
