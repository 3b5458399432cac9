//! The reports of all interviews, the latest first, and how they compare over time.

use maud::{Markup, html};

use crate::{
    domain::{
        interview::{figures::Figures, report::Report},
        route::Route,
    },
    store::app::App,
    ui::{
        interview::{clock_words, setup_words, tenths, when},
        nav::Nav,
        parts::icon::{Icon, icon},
        text::{Msg, fill},
    },
};

/// Interviews drawn in the chart, the latest.
const MAX_BARS: usize = 20;

/// The page; tracked.
pub fn markup(app: App, nav: Nav) -> Markup {
    let language = app.language();
    let say = |msg: Msg| msg.text(language);
    let reports = app.reports();
    let readable: Vec<&Report> = reports.iter().filter_map(|(_, report)| report.as_ref().ok()).collect();
    html! {
        h1 tabindex="-1" { (say(Msg::InterviewReports)) }
        @if reports.is_empty() {
            p.empty { (say(Msg::NoReports)) }
            a.button.primary href=(nav.href(&Route::Interview)) { (say(Msg::InterviewSetUp)) }
        }
        @if readable.len() > 1 { (chart(app, &readable)) }
        ul.list.section {
            @for (started_at, report) in &reports {
                li {
                    @match report {
                        Ok(report) => (report_row(app, nav, *started_at, report)),
                        Err(error) => {
                            div.item {
                                span.grow {
                                    span.title { (say(Msg::ReportUnreadable)) }
                                    span.sub { (error) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn report_row(app: App, nav: Nav, started_at: i64, report: &Report) -> Markup {
    let language = app.language();
    let figures = Figures::of(report);
    let said = [
        (Msg::FigureHit, format!("{} %", figures.hit_percent)),
        (Msg::FigureDepth, tenths(figures.depth_tenths)),
        (Msg::FigureOver, clock_words(figures.seconds_over)),
    ];
    html! {
        a.item href=(nav.href(&Route::InterviewReport(started_at))) {
            span.grow {
                span.title { (when(app, report.started_at)) }
                span.sub { (setup_words(app, report)) }
                span.sub {
                    @for (place, (msg, value)) in said.iter().enumerate() {
                        @if place > 0 { " · " }
                        (msg.text(language)) " " (value)
                    }
                }
            }
            (icon(Icon::Next))
        }
    }
}

/// Points hit, a bar an interview, from left to right as time goes. Its words say the same.
fn chart(app: App, latest_first: &[&Report]) -> Markup {
    let figures = latest_first
        .iter()
        .take(MAX_BARS)
        .rev()
        .map(|report| Figures::of(report));
    let percents: Vec<u32> = figures.map(|figures| figures.hit_percent).collect();
    let words: Vec<String> = percents.iter().map(|percent| format!("{percent} %")).collect();
    let label = fill(Msg::ReportsChart.text(app.language()), words.join("、"));
    html! {
        figure.hits-chart.section {
            svg viewBox={ "0 0 " (percents.len() * 16) " 60" } role="img" aria-label=(label) {
                line x1="0" y1="51" x2=(percents.len() * 16) y2="51" {}
                @for (place, percent) in percents.iter().enumerate() {
                    rect x=(place * 16 + 3) y=(51 - percent / 2) width="10" height=(percent / 2) rx="1" {}
                    text x=(place * 16 + 8) y="59" { (percent) }
                }
            }
            figcaption.muted { (Msg::FigureHit.text(app.language())) " %" }
        }
    }
}
