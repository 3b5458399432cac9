//! The memory's parameters: what they are, training them on one's own answers, and what that came to.

use leptos::prelude::*;
use maud::{Markup, html};

use crate::{
    domain::training::{Amount, Decision, Evidence, MIN_DAYS, MIN_TESTS},
    store::trainer::Training,
    ui::{
        action::{Action, Plain},
        html::show,
        parts::list::numbers,
        text::{Msg, fill},
        ui_state::Ui,
    },
};

/// The page. Counted once: while it is open, nobody answers.
pub fn page(ui: Ui) -> AnyView {
    let amount = ui.app.training_amount();
    view! {
        {show(Box::new(move || markup(ui, amount)))}
        {show(Box::new(move || bar(ui)))}
    }
    .into_any()
}

/// Drawn by itself, so that the button above keeps the focus while it moves.
fn bar(ui: Ui) -> Markup {
    let trainer = ui.app.trainer();
    match trainer.state() {
        Training::Resting => html! {},
        Training::Running => html! {
            progress.section max="100" value=(trainer.percent()) aria-label=(ui.say(Msg::Training)) {}
        },
        Training::Failed => html! { p.notice.bad.section role="alert" { (ui.say(Msg::TrainingFailed)) } },
    }
}

fn markup(ui: Ui, amount: Amount) -> Markup {
    let say = |msg: Msg| ui.say(msg);
    // What is wanted is of interest until it is there.
    let of = |n: u32, least: u32| match n < least {
        true => [&n.to_string(), " / ", &least.to_string()].concat(),
        false => n.to_string(),
    };
    let is_own = ui.app.has_own_parameters();
    let button = |class: &str, plain: Plain, msg: Msg| {
        html! { button class=(class) type="button" data-do=(Action::Plain(plain)) { (say(msg)) } }
    };
    html! {
        h1 tabindex="-1" { (say(Msg::MemoryParameters)) }
        p.lead { (say(Msg::MemoryLead)) }
        (numbers(&[
            (say(Msg::TestsCount), of(amount.n_tests, MIN_TESTS)),
            (say(Msg::DaysPractised), of(amount.n_days, MIN_DAYS)),
        ]))
        p.section role="status" {
            strong { (say(if is_own { Msg::ParametersOwn } else { Msg::ParametersPublished })) }
        }
        @if let Some(evidence) = ui.app.evidence() { (outcome(ui, &evidence)) }
        div.section.row {
            @if amount.is_enough() {
                // One button for both, so that the focus stays on it.
                (button("button primary", Plain::Train, match ui.app.trainer().state() {
                    Training::Running => Msg::Cancel,
                    Training::Resting | Training::Failed => Msg::TrainNow,
                }))
            } @else {
                p.muted { (say(Msg::TooFewTests)) }
            }
            @if is_own { (button("button", Plain::ForgetParameters, Msg::BackToPublished)) }
        }
    }
}

/// What the last training came to.
fn outcome(ui: Ui, evidence: &Evidence) -> Markup {
    let Evidence { published, trained, .. } = evidence;
    let verdict = match evidence.decision {
        Decision::Keep => Msg::TrainedBetter,
        Decision::Discard => Msg::TrainedNoBetter,
    };
    let change = -evidence.gain_permille();
    let sign = if change < 0 { "−" } else { "+" };
    // A share in millionths is a percentage in ten-thousandths.
    let percent = |share: u32| decimal(share * 100, 1);
    let figures = [
        evidence.n_held_out.to_string(),
        decimal(published.log_loss, 3),
        decimal(trained.log_loss, 3),
        [sign, &decimal(change.unsigned_abs().min(4_000) as u32 * 100_000, 1)].concat(),
        percent(published.rmse),
        percent(trained.rmse),
    ];
    let mut words = ui.say(Msg::HeldOut).to_owned();
    for figure in figures {
        words = fill(&words, figure);
    }
    html! {
        section.section.stack {
            h2 { (ui.say(Msg::LastTraining)) }
            p { (ui.say(verdict)) }
            p.muted { (words) }
        }
    }
}

/// Millionths as a number with so many digits after the point, at least one. Printing floats would be 14 KB of the app.
fn decimal(millionths: u32, n_digits: u32) -> String {
    let unit = 10u32.pow(6 - n_digits);
    let rounded = (millionths + unit / 2) / unit;
    let scale = 10u32.pow(n_digits);
    let digits = (scale + rounded % scale).to_string();
    [&(rounded / scale).to_string(), ".", &digits[1..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(millionths: u32, n_digits: u32, expect: &str) {
        assert_eq!(decimal(millionths, n_digits), expect);
    }

    #[test]
    fn millionths_are_written_as_decimals() {
        check(0, 1, "0.0");
        check(412_345, 3, "0.412");
        check(412_500, 3, "0.413");
        check(1_000_000, 3, "1.000");
        check(999_960, 3, "1.000");
        check(7_005_000, 3, "7.005");
        check(6_100_000, 1, "6.1");
        check(100_050_000, 1, "100.1");
    }
}
