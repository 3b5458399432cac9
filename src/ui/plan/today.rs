//! What today's page leads with: what is left of the plan today, one tap to go on, and why these.

use maud::{Markup, html};

use crate::{
    domain::{
        plan::{Phase, Plan},
        quiz::session::Mode,
        route::Route,
    },
    store::app::App,
    ui::{
        action::Action,
        nav::Nav,
        parts::icon::{Icon, icon},
        plan::words,
        text::{Msg, fill},
    },
};

/// The plan for today; `is_in_round` when a round waits to be gone on with, whose button is the main one then. Tracked.
pub fn markup(app: App, nav: Nav, is_in_round: bool) -> Markup {
    let language = app.language();
    let say = |msg: Msg| msg.text(language);
    let (settings, _) = app.plan_settings();
    let plan = app.plan();
    let label = settings
        .dates
        .iter()
        .find(|date| Some(date.day) == plan.date)
        .map(|date| date.label.as_str())
        .unwrap_or_default();
    html! {
        p.lead { (words::phase(language, plan.phase, label)) }
        @if let Some(forecast) = app.forecast(&settings) {
            p {
                (fill(&fill(say(Msg::ExpectedOnDate), words::percent(forecast.all.if_kept)), words::percent(forecast.all.if_stopped)))
            }
        }
        div.section.stack {
            @if plan.items.is_empty() {
                p.notice.good { (say(if plan.budget_seconds == 0 { Msg::DayOffToday } else { Msg::PlanDone })) }
            } @else {
                button
                    type="button"
                    class={ "button wide" @if !is_in_round { " primary" } }
                    data-do=(Action::Begin(Mode::Plan(Vec::new())))
                    {
                        (fill(&fill(say(Msg::GoOnWithPlan), plan.items.len()), words::minutes(plan.planned_seconds)))
                        (icon(Icon::Next))
                    }
            }
            @if plan.budget_seconds > 0 {
                progress
                    max=(plan.budget_seconds)
                    value=(plan.done_seconds.min(plan.budget_seconds))
                    aria-label=(say(Msg::TimeOfToday)) {}
                p.muted {
                    (fill(&fill(say(Msg::MinutesOf), plan.done_seconds / 60), plan.budget_seconds / 60))
                }
            }
            (why(app, &plan))
            a.button.quiet href=(nav.href(&Route::Plan)) {
                (say(if plan.phase == Phase::NoDate { Msg::SetDate } else { Msg::ChangePlan }))
            }
        }
    }
}

/// Every item with its reason, for who wants to know.
fn why(app: App, plan: &Plan) -> Markup {
    let (bank, language) = (app.bank(), app.language());
    html! {
        @if !plan.items.is_empty() {
            details {
                summary { (Msg::WhyThese.text(language)) }
                ol.planned {
                    @for planned in &plan.items {
                        li {
                            span.title { (words::title(&bank, language, planned.target)) }
                            span.sub { (words::reason(language, planned)) }
                        }
                    }
                }
            }
        }
    }
}
