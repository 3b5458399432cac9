//! 计划: dates, minutes and days off; what is expected on the date, topic by topic; what won't fit; what keeps being missed.

use maud::{Markup, html};

use crate::{
    domain::{
        calendar::iso_date,
        plan::{
            Forecast, Leech, WayIn,
            settings::{BadSetting, MAX_LABEL, MAX_MINUTES, MAX_WEIGHT, PlanSettings, RETENTION_KEY},
        },
        quiz::session::Mode,
        route::Route,
    },
    store::app::App,
    ui::{
        action::Action,
        nav::Nav,
        pages::settings::choices,
        parts::icon::{Icon, icon},
        plan::{action::PlanAction, words},
        text::{Msg, fill},
        ui_state::Ui,
    },
};

/// What ten minutes a day more are tried with.
const MORE_MINUTES: u16 = 10;

/// The page; tracked.
pub fn markup(ui: Ui) -> Markup {
    let Ui { app, nav, .. } = ui;
    let (settings, bad) = app.plan_settings();
    let forecast = app.forecast(&settings);
    html! {
        h1 tabindex="-1" { (ui.say(Msg::PlanTitle)) }
        p.lead { (ui.say(Msg::PlanLead)) }
        div role="alert" { @if !ui.plan_word.read().is_empty() { p.notice.bad { (ui.plan_word.read()) } } }
        @for bad in &bad { p.notice.bad { (bad_words(ui, bad)) } }
        (dates(ui, &settings))
        (minutes(ui, &settings))
        @match &forecast {
            Some(forecast) => { (expected(ui, &settings, forecast)) }
            None => {
                section.section {
                    h2 { (ui.say(Msg::WithoutDate)) }
                    p.muted { (ui.say(Msg::WithoutDateHint)) }
                    @let options = ["80", "85", "90", "95"].map(|value| (value, value));
                    (choices(RETENTION_KEY, ui.say(Msg::DesiredRetention), &options, &settings.retention_value()))
                }
            }
        }
        (leeches(app, nav))
    }
}

fn bad_words(ui: Ui, bad: &BadSetting) -> String {
    let (BadSetting::Date(text)
    | BadSetting::Weight(text)
    | BadSetting::Minutes(text)
    | BadSetting::DayOff(text)
    | BadSetting::Retention(text)) = bad;
    fill(ui.say(Msg::BadPlanSetting), text)
}

fn drop_button(ui: Ui, action: PlanAction, what: &str) -> Markup {
    let label = fill(ui.say(Msg::TakeOut), what);
    html! {
        button.icon-button type="button" data-do=(Action::Plan(action)) aria-label=(label) title=(label) { (icon(Icon::Wrong)) }
    }
}

fn dates(ui: Ui, settings: &PlanSettings) -> Markup {
    html! {
        section.section {
            h2 { (ui.say(Msg::InterviewDates)) }
            ul.list {
                @for (idx, date) in settings.dates.iter().enumerate() {
                    @let iso = iso_date(date.day);
                    li.plan-date {
                        label.field {
                            span { (ui.say(Msg::DateField)) }
                            input type="date" value=(iso) data-change={ "plan date " (idx) };
                        }
                        label.field {
                            span { (ui.say(Msg::LabelField)) }
                            input type="text" value=(date.label) maxlength=(MAX_LABEL) data-change={ "plan label " (idx) };
                        }
                        (drop_button(ui, PlanAction::DropDate(idx), &iso))
                    }
                }
            }
            label.field.plan-new {
                span { (ui.say(Msg::AddDate)) }
                input type="date" value="" data-change="plan new-date";
            }
        }
    }
}

fn minutes(ui: Ui, settings: &PlanSettings) -> Markup {
    let days = ui.say(Msg::WeekdayNames).split(' ');
    html! {
        section.section {
            h2 { (ui.say(Msg::MinutesADay)) }
            p.muted { (ui.say(Msg::MinutesHint)) }
            div.plan-week {
                @for ((idx, day), minutes) in days.enumerate().zip(&settings.minutes) {
                    label.field {
                        span { (day) }
                        input
                            type="number"
                            inputmode="numeric"
                            min="0"
                            max=(MAX_MINUTES)
                            step="5"
                            value=(minutes)
                            data-change={ "plan minutes " (idx) };
                    }
                }
            }
            ul.row.plan-off {
                @for (idx, day) in settings.days_off.iter().enumerate() {
                    @let iso = iso_date(*day);
                    li { (fill(ui.say(Msg::OffOn), &iso)) (drop_button(ui, PlanAction::DropDayOff(idx), &iso)) }
                }
            }
            label.field.plan-new {
                span { (ui.say(Msg::AddDayOff)) }
                input type="date" value="" data-change="plan day-off";
            }
        }
    }
}

/// What is expected on the next date, and what would change it.
fn expected(ui: Ui, settings: &PlanSettings, forecast: &Forecast) -> Markup {
    let app = ui.app;
    let bank = app.bank();
    let percent = words::percent;
    let date_idx = settings
        .dates
        .iter()
        .position(|date| date.day == forecast.day)
        .unwrap_or(0);
    let more = app.forecast(&settings.with_more_minutes(MORE_MINUTES));
    let with_more = more.map(|more| more.all.if_kept).unwrap_or_default();
    html! {
        section.section {
            h2 { (fill(ui.say(Msg::ExpectedOn), iso_date(forecast.day))) }
            p {
                (fill(&fill(ui.say(Msg::ExpectedOnDate), percent(forecast.all.if_kept)), percent(forecast.all.if_stopped)))
            }
            p {
                (if forecast.n_unseen == 0 { ui.say(Msg::AllFits).to_owned() } else { fill(ui.say(Msg::WontFit), forecast.n_unseen) })
                " "
                (fill(ui.say(Msg::TenMinutesMore), percent(with_more).saturating_sub(percent(forecast.all.if_kept))))
            }
            p.muted { (ui.say(Msg::WeightHint)) }
            ul.list {
                @for topic in &forecast.topics {
                    @let title = bank.topic(&topic.topic).map(|topic| topic.title.as_str()).unwrap_or_default();
                    @let weight = settings.dates.get(date_idx).map_or(1, |date| date.weight(&topic.topic));
                    li.plan-topic {
                        span.grow {
                            span.title { (title) }
                            span.sub {
                                (fill(&fill(&fill(ui.say(Msg::TopicExpected), percent(topic.expected.now)), percent(topic.expected.if_kept)), percent(topic.expected.if_stopped)))
                                @if topic.n_unseen > 0 { " · " (fill(ui.say(Msg::TopicUnseen), topic.n_unseen)) }
                                @if topic.seconds > 0 { " · " (fill(ui.say(Msg::TopicMinutes), words::minutes(topic.seconds))) }
                            }
                            (bars(percent(topic.expected.now), percent(topic.expected.if_stopped), percent(topic.expected.if_kept)))
                        }
                        label.field.plan-weight {
                            span.visually-hidden { (fill(ui.say(Msg::WeightOf), title)) }
                            input
                                type="number"
                                inputmode="numeric"
                                min="0"
                                max=(MAX_WEIGHT)
                                value=(weight)
                                data-change={ "plan weight " (date_idx) " " (topic.topic) };
                        }
                    }
                }
            }
        }
    }
}

/// Today, on the date if one stops, on the date with the plan: the words beside it say the same.
fn bars(now: u8, if_stopped: u8, if_kept: u8) -> Markup {
    html! {
        svg.plan-bars viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            rect.back width="100" height="8" {}
            rect.kept width=(if_kept) height="8" {}
            rect.stopped width=(if_stopped) height="8" {}
            rect.now x=(now.saturating_sub(1)) width="1" height="8" {}
        }
    }
}

fn leeches(app: App, nav: Nav) -> Markup {
    let language = app.language();
    let leeches = app.leeches();
    html! {
        @if !leeches.is_empty() {
            section.section {
                h2 { (Msg::Leeches.text(language)) }
                p.muted { (Msg::LeechesHint.text(language)) }
                ul.list { @for leech in &leeches { (leech_row(app, nav, leech)) } }
            }
        }
    }
}

fn leech_row(app: App, nav: Nav, leech: &Leech) -> Markup {
    let (bank, language) = (app.bank(), app.language());
    let say = |msg: Msg| msg.text(language);
    html! {
        li.leech {
            span.title { (words::title(&bank, language, crate::domain::plan::Target::Question(leech.question))) }
            span.sub {
                (fill(&fill(say(Msg::LeechMisses), leech.n_answers), leech.n_misses)) " "
                (words::leech_reason(&bank, language, &leech.reason))
            }
            div.row {
                @for way in &leech.ways_in {
                    @match way {
                        WayIn::Prerequisite(note) => a.button href=(nav.href(&Route::Note(note.clone()))) { (say(Msg::WayPrerequisite)) },
                        WayIn::Note(note) => a.button href=(nav.href(&Route::Note(note.clone()))) { (say(Msg::WayNote)) },
                        WayIn::OtherKind(code) => {
                            @if let Some((note, _)) = bank.question(*code) {
                                button.button type="button" data-do=(Action::Begin(Mode::Note(note.id.clone()))) { (say(Msg::WayOtherKind)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
