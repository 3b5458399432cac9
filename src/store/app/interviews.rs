//! Mock interviews: begun, answered into the log, kept across reloads, reported and compared.

use leptos::prelude::untrack;

use super::App;
use crate::{
    domain::{
        id::Code,
        interview::{
            Interview,
            report::Report,
            setup::Setup,
            turn::{Ending, Outcome, Turn},
        },
        log::{Answer, Event},
    },
    store::{clock, state::State},
    wire::{
        error::WireError,
        interview::{decode_report, encode_report, report_key, report_started_at},
    },
};

/// A report of the log: when its interview began, in seconds since 1970-01-01 UTC, and what it says if it can be read.
pub type KeptReport = (i64, Result<Report, WireError>);

/// The interview under way, and the one being set up.
#[derive(Clone, Debug, Default)]
pub struct Interviews {
    /// The one under way, if any.
    pub under_way: Option<Interview>,
    /// The next, as far as something was chosen.
    pub setup: Option<Setup>,
}

impl App {
    /// The interview under way and the one being set up.
    pub fn interviews(self) -> State<Interviews> {
        self.interviews
    }

    /// The interview being set up: as chosen, or as the latest one was; tracked.
    pub fn setup(self) -> Setup {
        if let Some(setup) = &self.interviews.read().setup {
            return setup.clone();
        }
        let latest = self.reports().into_iter().find_map(|(_, report)| report.ok());
        latest.map(|report| report.setup).unwrap_or_default()
    }

    /// Changes the interview being set up.
    pub fn set_up(self, change: &dyn Fn(&mut Setup)) {
        let mut setup = untrack(|| self.setup());
        change(&mut setup);
        self.interviews.update(|interviews| interviews.setup = Some(setup));
    }

    /// Begins an interview, in place of one under way. Answers whether there is anything to ask; when not, nothing changes.
    pub fn begin_interview(self, setup: Setup) -> bool {
        let mut now = clock::now();
        // A report is named by the second its interview began, and no name is used twice.
        let progress = self.progress.read_untracked();
        while progress.setting(&report_key(now.unix_seconds)).is_some() {
            now.unix_seconds += 1;
        }
        let begun = Interview::begin(setup, clock::seed(), now, &self.bank(), &progress);
        let is_begun = begun.is_some();
        if is_begun {
            self.put_interview(begun);
        }
        is_begun
    }

    /// How long the answer being given has taken, in seconds; not tracked.
    pub fn seconds_asked(self) -> u16 {
        let interviews = self.interviews.read_untracked();
        interviews
            .under_way
            .as_ref()
            .map_or(0, |it| it.asked.seconds(clock::now()))
    }

    /// Time for answers that is left in the interview, in seconds; not tracked.
    pub fn seconds_left(self) -> u32 {
        let interviews = self.interviews.read_untracked();
        interviews
            .under_way
            .as_ref()
            .map_or(0, |it| it.seconds_left(clock::now()))
    }

    /// The person is done speaking.
    pub fn said(self) {
        self.with_interview(&|interview| interview.said(clock::now()));
    }

    /// Ticks a key point, or takes the tick off.
    pub fn tick(self, number: u8) {
        self.with_interview(&|interview| interview.tick(number));
    }

    /// Shows the hint, where the interviewer gives one by now.
    pub fn take_hint(self) {
        self.with_interview(&|interview| {
            interview.hint(clock::now());
        });
    }

    /// Logs the answer, or the pass, and asks the next question. When the interview is over with it, its report is kept, and
    /// the answer is when it began.
    pub fn close_question(self, outcome: Outcome) -> Option<i64> {
        let bank = self.bank();
        let now = clock::now();
        let mut interview = self.interviews.read_untracked().under_way.clone()?;
        let turn = interview.turn(outcome, &bank, now);
        self.log_turn(turn);
        let report = interview.go_on(turn, &bank, &self.progress.read_untracked(), now);
        match report {
            Some(report) => Some(self.keep_report(&report)),
            None => {
                self.put_interview(Some(interview));
                None
            }
        }
    }

    /// Ends the interview; what was answered stays answered. The answer is when it began, unless nothing was answered, which
    /// leaves nothing to report.
    pub fn stop_interview(self) -> Option<i64> {
        let interview = self.interviews.read_untracked().under_way.clone()?;
        if interview.turns.is_empty() {
            self.put_interview(None);
            return None;
        }
        Some(self.keep_report(&interview.report(Ending::Stopped)))
    }

    /// The same entries as a round's answer, so that schedule and statistics know no difference.
    fn log_turn(self, turn: Turn) {
        let bank = self.bank();
        let Some(recall) = bank.note_of(turn.question.note).and_then(|note| note.recall()) else {
            return;
        };
        self.record(Event::Answered(Answer {
            question: recall.code,
            grade: turn.grade,
            seconds: turn.seconds,
            ticks: turn.ticks,
        }));
        if let Some(from) = turn.question.from {
            self.record(Event::Walked {
                from,
                to: turn.question.note,
                grade: Some(turn.grade),
            });
        }
    }

    /// First into the log, then forgotten as under way: a sudden death in between leaves both rather than none.
    fn keep_report(self, report: &Report) -> i64 {
        let started_at = report.started_at.unix_seconds;
        self.set(&report_key(started_at), &encode_report(report));
        self.put_interview(None);
        started_at
    }

    /// Every report of the log, the latest first; tracked. One that can't be read is named all the same.
    pub fn reports(self) -> Vec<KeptReport> {
        let progress = self.progress.read();
        let mut reports = Vec::new();
        for (key, value) in progress.settings().iter_entries() {
            if let Some(started_at) = report_started_at(key) {
                reports.push((started_at, decode_report(started_at, value)));
            }
        }
        // Settings come in the order of their names, which for this and the next two centuries is that of time.
        reports.reverse();
        reports
    }

    /// One report; `None` when the log has none of that name. Tracked.
    pub fn report(self, started_at: i64) -> Option<Result<Report, WireError>> {
        let progress = self.progress.read();
        let value = progress.setting(&report_key(started_at))?;
        Some(decode_report(started_at, value))
    }

    /// The questions of a round that studies what a report says to; not tracked.
    pub fn study_questions(self, started_at: i64) -> Vec<Code> {
        match untrack(|| self.report(started_at)) {
            Some(Ok(report)) => report.study_questions(&self.bank()),
            _ => Vec::new(),
        }
    }

    fn with_interview(self, change: &dyn Fn(&mut Interview)) {
        let interview = self.interviews.read_untracked().under_way.clone();
        if let Some(mut interview) = interview {
            change(&mut interview);
            self.put_interview(Some(interview));
        }
    }

    /// Replaces the interview under way, on the screen and where it is kept.
    fn put_interview(self, interview: Option<Interview>) {
        self.session_file.read_untracked().write_interview(interview.as_ref());
        self.interviews.update(|interviews| interviews.under_way = interview);
    }
}
