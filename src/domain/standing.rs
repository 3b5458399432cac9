//! How well notes sit: how much of them was met, and how much of that is expected to be remembered. One computation for the map's
//! boxes and for 我的.

use crate::domain::{bank::NoteHead, log::Moment, progress::Progress};

/// What is known of somebody's memory of a note, a topic or the bank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Questions it has.
    pub n_questions: usize,
    /// Of those, answered at least once.
    pub n_seen: usize,
    /// Mean probability of recall now over those answered, in percent; `None` when none is.
    pub recall_percent: Option<u8>,
}

impl Standing {
    /// Of the questions of `notes` at `now`.
    pub fn of<'a>(notes: impl Iterator<Item = &'a NoteHead>, progress: &Progress, now: Moment) -> Standing {
        let mut standing = Standing::default();
        let mut total = 0.0;
        for question in notes.flat_map(|note| &note.questions) {
            standing.n_questions += 1;
            if let Some(recall) = progress.retrievability(question.code, now) {
                standing.n_seen += 1;
                total += recall;
            }
        }
        if standing.n_seen > 0 {
            standing.recall_percent = Some((total / standing.n_seen as f32 * 100.0).round() as u8);
        }
        standing
    }

    /// The share of its questions answered, in percent.
    pub fn done_percent(self) -> usize {
        self.n_seen * 100 / self.n_questions.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        bank::QuestionHead,
        id::{Code, NoteId, TopicId},
        log::{Answer, DeviceId, Entry, EntryKey, Event, Grade, TabId, Ticks},
        map::weight::Level,
        question::QuestionKind,
    };

    const NOW: Moment = Moment {
        unix_seconds: 1_700_000_000,
        offset_minutes: 480,
    };

    /// A note of four questions, 1 to 4.
    fn note() -> NoteHead {
        NoteHead {
            code: Code(100),
            id: NoteId::new("note").unwrap(),
            topic: TopicId::new("topic").unwrap(),
            title: String::new(),
            level: 1,
            follow_ups: Vec::new(),
            questions: (1..=4)
                .map(|code| QuestionHead {
                    code: Code(code),
                    kind: QuestionKind::Single,
                })
                .collect(),
            key_points: Vec::new(),
        }
    }

    /// The standing of that note after these questions were answered well, each so many days ago.
    #[track_caller]
    fn check(answered: &[(u32, i64)], n_seen: usize, done_percent: usize, level: Level) {
        let entry = |(seq, &(question, days_ago)): (u32, &(u32, i64))| Entry {
            key: EntryKey {
                seq,
                device: DeviceId(1),
                tab: TabId(0),
            },
            at: Moment {
                unix_seconds: NOW.unix_seconds - days_ago * 86_400,
                ..NOW
            },
            event: Event::Answered(Answer {
                question: Code(question),
                grade: Grade::Good,
                seconds: 9,
                ticks: Ticks(0),
            }),
        };
        let progress = Progress::fold(&(1..).zip(answered).map(entry).collect::<Vec<_>>());
        let standing = Standing::of([note()].iter(), &progress, NOW);
        assert_eq!((standing.n_questions, standing.n_seen), (4, n_seen));
        assert_eq!(
            (standing.done_percent(), Level::of(standing)),
            (done_percent, level),
            "{standing:?}"
        );
    }

    #[test]
    fn a_standing_says_how_much_was_met_and_how_well_it_sits() {
        check(&[], 0, 0, Level::Unknown);
        check(&[(1, 0)], 1, 25, Level::Firm);
        check(&[(1, 0), (2, 60)], 2, 50, Level::Fair);
        check(&[(1, 400), (2, 400), (3, 400), (4, 400)], 4, 100, Level::Weak);
        // Another note's question, or a retired one, is none of it.
        check(&[(9, 0)], 0, 0, Level::Unknown);
    }
}
