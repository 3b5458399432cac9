//! The memory's parameters: what they are, training them on one's own answers, and what that came to.

use leptos::prelude::*;
use maud::{Markup, html};

use crate::{
    domain::training::{Amount, Decision, Evidence, MIN_DAYS, MIN_TESTS},
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
    let trainer = ui.app.trainer();
    let label = move || {
        ui.say(match trainer.is_running() {
            true => Msg::Cancel,
            false => Msg::TrainNow,
        })
    };
    view! {
        {show(Box::new(move || head(ui, amount)))}
        {show(Box::new(move || bar(ui)))}
        // Only its label changes, so it keeps the focus.
        <p class="section" hidden=!amount.is_enough()>
            <button class="button primary" type="button" data-do=Action::Plain(Plain::Train).to_string()>{label}</button>
        </p>
        {show(Box::new(move || outcome(ui)))}
    }
    .into_any()
}

fn head(ui: Ui, amount: Amount) -> Markup {
    let say = |msg: Msg| ui.say(msg);
    let of = |n: u32, least: u32| [n.to_string(), " / ".to_owned(), least.to_string()].concat();
    html! {
        h1 tabindex="-1" { (say(Msg::MemoryParameters)) }
        p.lead { (say(Msg::MemoryLead)) }
        p.section { (say(Msg::MemoryHow)) }
        (numbers(&[
            (say(Msg::TestsCount), of(amount.n_tests, MIN_TESTS)),
            (say(Msg::DaysPractised), of(amount.n_days, MIN_DAYS)),
        ]))
        p.section { strong {
            (say(if ui.app.has_own_parameters() { Msg::ParametersOwn } else { Msg::ParametersPublished }))
        } }
        @if !amount.is_enough() {
            p.section.muted { (fill_all(say(Msg::TooFewTests), &[MIN_TESTS.to_string(), MIN_DAYS.to_string()])) }
        }
    }
}

fn bar(ui: Ui) -> Markup {
    let trainer = ui.app.trainer();
    html! {
        @if trainer.is_running() {
            progress.section max="100" value=(trainer.percent()) aria-label=(ui.say(Msg::Training)) {}
        }
        @if trainer.has_failed() {
            p.notice.bad.section role="alert" { (ui.say(Msg::TrainingFailed)) }
        }
    }
}

/// What the last training came to.
fn outcome(ui: Ui) -> Markup {
    let Some(evidence) = ui.app.evidence() else {
        return html! {};
    };
    let Evidence { published, trained, .. } = evidence;
    let is_own = ui.app.has_own_parameters();
    let verdict = match evidence.decision {
        Decision::Keep if is_own => Msg::TrainedBetter,
        Decision::Keep => Msg::TrainedUnused,
        Decision::Discard => Msg::TrainedNoBetter,
    };
    let gain = evidence.gain_permille();
    let by = if gain < 0 { Msg::WorseBy } else { Msg::BetterBy };
    let loss = fill_all(
        ui.say(Msg::HeldOutLoss),
        &[
            evidence.n_held_out.to_string(),
            decimal(published.log_loss, 3),
            decimal(trained.log_loss, 3),
        ],
    );
    // A share in millionths is a percentage in ten-thousandths.
    let percent = |share: u32| decimal(share * 100, 1);
    let rmse = fill_all(
        ui.say(Msg::HeldOutRmse),
        &[percent(published.rmse), percent(trained.rmse)],
    );
    html! {
        section.section.stack role="status" {
            h2 { (ui.say(Msg::LastTraining)) }
            p { (ui.say(verdict)) }
            p { (loss) (fill(ui.say(by), decimal(gain.unsigned_abs().min(10_000) as u32 * 100_000, 1))) }
            p.muted { (rmse) }
        }
        @if is_own {
            p.section {
                button.button type="button" data-do=(Action::Plain(Plain::ForgetParameters)) {
                    (ui.say(Msg::BackToPublished))
                }
            }
        }
    }
}

/// Each `{}` becomes the next value.
fn fill_all(template: &str, values: &[String]) -> String {
    values
        .iter()
        .fold(template.to_owned(), |text, value| fill(&text, value))
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
