//! The place on 我的 for mock interviews.

use maud::{Markup, html};

use crate::{
    domain::{interview::figures::Figures, route::Route},
    store::app::App,
    ui::{
        nav::Nav,
        parts::list::row,
        text::{Msg, fill_all},
    },
};

/// The section of interviews; tracked. Nothing before the first.
pub fn interviews(app: App, nav: Nav) -> Markup {
    let language = app.language();
    let reports: Vec<Figures> = app
        .reports()
        .iter()
        .filter_map(|(_, report)| report.as_ref().ok().map(Figures::of))
        .collect();
    let Some(latest) = reports.first() else {
        return html! {};
    };
    let sentence = fill_all(
        Msg::InterviewsFact.text(language),
        &[&reports.len(), &latest.hit_percent],
    );
    html! {
        section.section {
            h2 { (Msg::Interview.text(language)) }
            ul.list { (row(nav, &Route::InterviewReports, Msg::InterviewReports.text(language), &sentence)) }
        }
    }
}
