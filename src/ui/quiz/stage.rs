//! When what of a question is drawn: the verdict in the tap's own frame, the rest when that has been painted.

use std::time::Duration;

use crate::{
    domain::{id::Code, quiz::session::Current},
    store::{
        app::App,
        shared::{Derived, Passing},
    },
    ui::later::{after, next_frame, whenever},
};

/// How far the person is with a question: how many answers the round has, and whether the last is to this question and has
/// its feedback shown. Changes when it is answered, taken back or put off, not while it is being answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stage {
    /// It is asked.
    Asked {
        /// Answers the round has.
        n_answered: usize,
        /// Its place in the round.
        position: usize,
    },
    /// It is answered, and its feedback shown.
    Answered {
        /// Answers the round has.
        n_answered: usize,
    },
}

/// The stage, and the stage that what lies below the verdict is drawn for: it follows when the verdict has been painted. So
/// a tap shows right or wrong within its own frame, and the explanation, whose text takes long to lay out, in the next.
pub fn stages(app: App, code: Code) -> (Derived<Stage>, Derived<Stage>) {
    let session = app.session();
    let stage = Derived::new(move |_| {
        let session = session.read();
        let n_answered = session.as_ref().map_or(0, |session| session.answered().len());
        match session.as_ref().map(|session| (session.current(), session.position())) {
            Some((Current::Feedback(given), _)) if given.code == code => Stage::Answered { n_answered },
            Some((_, position)) => Stage::Asked { n_answered, position },
            None => Stage::Asked {
                n_answered,
                position: 0,
            },
        }
    });
    let painted = Passing::new(None);
    whenever(Box::new(move || {
        if let now @ Stage::Answered { .. } = stage.get() {
            let is_painted = move || painted.set(Some(now));
            next_frame(Box::new(move || after(Duration::ZERO, Box::new(is_painted))));
        }
    }));
    // Opened at the feedback, as after a reload, there is nothing to wait for.
    let settled = Derived::new(move |before: Option<&Stage>| match (before, stage.get()) {
        (Some(&before), now @ Stage::Answered { .. }) if painted.get() != Some(now) => before,
        (_, now) => now,
    });
    (stage, settled)
}
