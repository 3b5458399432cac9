//! The plan in sentences: why something is asked today, how near the date is, how likely what is.

use crate::{
    domain::{
        bank::Bank,
        plan::{LeechReason, Phase, Planned, Reason, Target},
        settings::Language,
    },
    ui::{
        pages::quiz::kind_word,
        text::{Msg, fill},
    },
};

/// A probability as whole percents.
pub fn percent(probability: f32) -> u8 {
    (probability * 100.0).round() as u8
}

/// Seconds as minutes, at least one.
pub fn minutes(seconds: u32) -> u32 {
    seconds.div_ceil(60).max(1)
}

/// What is asked: the note, and how.
pub fn title(bank: &Bank, language: Language, target: Target) -> String {
    match target {
        Target::Question(code) => match bank.question(code) {
            Some((note, question)) => format!("{} · {}", note.title, kind_word(question.kind).text(language)),
            None => String::new(),
        },
        Target::FollowUp { from, to } => match (bank.note_of(from), bank.note_of(to)) {
            (Some(from), Some(to)) => format!("{} → {}", from.title, to.title),
            _ => String::new(),
        },
    }
}

/// Why it is asked today, in a sentence.
pub fn reason(language: Language, planned: &Planned) -> String {
    let say = |msg: Msg| msg.text(language).to_owned();
    let now = percent(planned.recall_now);
    let mut sentence = match planned.reason {
        Reason::Script => say(Msg::WhyScript),
        Reason::Leech => say(Msg::WhyLeech),
        Reason::KeyPoints { n_left_out } => fill(&say(Msg::WhyKeyPoints), n_left_out),
        Reason::Missed => say(Msg::WhyMissed),
        Reason::FollowUp => say(Msg::WhyFollowUp),
        Reason::New => say(Msg::WhyNew),
        Reason::Fading => fill(&say(Msg::WhyFading), now),
        Reason::Due => fill(&say(Msg::WhyDue), now),
        Reason::Early => say(Msg::WhyEarly),
    };
    if let Some(on_date) = planned.on_date {
        let gain = fill(
            &fill(&say(Msg::WhyGain), percent(on_date.if_left)),
            percent(on_date.if_asked),
        );
        sentence.push_str(&gain);
    }
    sentence
}

/// How near the date is.
pub fn phase(language: Language, phase: Phase, label: &str) -> String {
    let what = if label.is_empty() {
        Msg::TheInterview.text(language)
    } else {
        label
    };
    let (msg, n_days) = match phase {
        Phase::NoDate => return Msg::NoDateYet.text(language).to_owned(),
        Phase::Far { n_days } => (Msg::DaysUntil, n_days),
        Phase::Week { n_days } => (Msg::LastWeek, n_days),
        Phase::Eve => (Msg::TheDayBefore, 1),
        Phase::TheDay => (Msg::TheDayItself, 0),
    };
    fill(&fill(msg.text(language), what), n_days)
}

/// Why something keeps being missed.
pub fn leech_reason(bank: &Bank, language: Language, reason: &LeechReason) -> String {
    match reason {
        LeechReason::RestsOnUnknown(note) => {
            let title = bank.note(note).map(|note| note.title.as_str()).unwrap_or_default();
            fill(Msg::LeechRestsOn.text(language), title)
        }
        LeechReason::LeavesOut(points) => fill(Msg::LeechLeavesOut.text(language), points.len()),
        LeechReason::DoesNotStay => Msg::LeechDoesNotStay.text(language).to_owned(),
    }
}
