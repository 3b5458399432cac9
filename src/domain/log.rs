//! The append-only log of what the person did. The truth about progress; everything else is a fold over it.

use crate::domain::id::Code;

/// The browser profile that wrote an entry: random, made once per installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(pub u32);

/// Which of a device's concurrent writers wrote an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TabId(pub u16);

/// What identifies an entry for ever. Two logs merge by set union over it.
///
/// `seq` is a Lamport clock: one more than the greatest the writer had seen, so a cause always orders before its effect.
/// Entries order by `(seq, device, tab)`, never by wall clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey {
    /// Lamport sequence number, from 1.
    pub seq: u32,
    /// The device that wrote it.
    pub device: DeviceId,
    /// The writer on that device.
    pub tab: TabId,
}

/// A moment as the person's clock showed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// Seconds since 1970-01-01 UTC.
    pub unix_seconds: i64,
    /// Local time minus UTC, in minutes, when it happened (China: 480).
    pub offset_minutes: i16,
}

/// One thing the person did.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Identity and order.
    pub key: EntryKey,
    /// When, by the person's clock. Never used for order.
    pub at: Moment,
    /// What.
    pub event: Event,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A question was answered.
    Answered(Answer),
    /// A follow-up edge was walked; `grade` when the note it led to was answered from there.
    Walked {
        /// The note walked from.
        from: Code,
        /// The note walked to.
        to: Code,
        /// How well the note it led to was answered, if it was.
        grade: Option<Grade>,
    },
    /// An earlier entry (an answer, or another undo) no longer counts.
    Undone {
        /// The entry taken back.
        target: EntryKey,
    },
    /// A note or question was starred or unstarred.
    Starred {
        /// The note or question.
        code: Code,
        /// Whether it is starred from now on.
        on: bool,
    },
    /// A note or question was reported as wrong. An empty reason withdraws the report.
    Flagged {
        /// The note or question.
        code: Code,
        /// In the person's words.
        reason: String,
    },
    /// The person's own text on a note. Empty removes it.
    NoteWritten {
        /// The note.
        code: Code,
        /// Plain text.
        text: String,
    },
    /// A setting was changed. Unknown keys are kept: a newer app may know them.
    SettingChanged {
        /// The setting's name, for instance `theme`.
        key: String,
        /// Its value as text.
        value: String,
    },
}

/// An answer given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The question.
    pub question: Code,
    /// How well.
    pub grade: Grade,
    /// Time taken, in seconds, at most an hour.
    pub seconds: u16,
    /// For recall, the key points that were hit; empty for other kinds.
    pub ticks: Ticks,
}

/// How well something was remembered, in FSRS's four grades.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Not remembered.
    Again,
    /// Remembered with gaps or great effort.
    Hard,
    /// Remembered.
    Good,
    /// Remembered at once and in full.
    Easy,
}

impl Grade {
    /// From worst to best.
    pub const ALL: [Grade; 4] = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];

    /// 1 (again) to 4 (easy), as FSRS counts.
    pub fn number(self) -> u8 {
        match self {
            Grade::Again => 1,
            Grade::Hard => 2,
            Grade::Good => 3,
            Grade::Easy => 4,
        }
    }

    /// The grade of that number.
    pub fn from_number(number: u8) -> Option<Grade> {
        Grade::ALL.into_iter().find(|grade| grade.number() == number)
    }

    /// Whether the question counts as missed.
    pub fn is_miss(self) -> bool {
        self == Grade::Again
    }
}

/// A set of key points, by their permanent numbers 1–32.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ticks(pub u32);

impl Ticks {
    /// Whether key point `number` is in the set.
    pub fn has(self, number: u8) -> bool {
        bit(number).is_some_and(|bit| self.0 & bit != 0)
    }

    /// The set with key point `number` in it or not.
    #[must_use]
    pub fn with(self, number: u8, on: bool) -> Ticks {
        match bit(number) {
            Some(bit) if on => Ticks(self.0 | bit),
            Some(bit) => Ticks(self.0 & !bit),
            None => self,
        }
    }

    /// How many of `numbers` are in the set.
    pub fn n_hit(self, numbers: &[u8]) -> usize {
        numbers.iter().filter(|&&number| self.has(number)).count()
    }
}

fn bit(number: u8) -> Option<u32> {
    1u32.checked_shl(u32::from(number.checked_sub(1)?))
}
