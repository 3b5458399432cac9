//! Recall by topic: how much of each was met, and how much of that is still there.

use maud::{Markup, html};

use crate::{
    domain::route::Route,
    store::app::Overview,
    ui::{
        pages::me::chart::{figure, share},
        text::{Msg, fill_all},
        ui_state::Ui,
    },
};

/// The section; tracked.
pub fn section(ui: Ui, overview: &Overview) -> Markup {
    let bank = ui.app.bank();
    let topics = || bank.topics().iter().zip(&overview.topics);
    let rows = topics().map(|(topic, figures)| {
        vec![
            topic.title.clone(),
            figures.n_seen.to_string(),
            figures.n_questions.to_string(),
            figures
                .recall_percent
                .map(|percent| format!("{percent}%"))
                .unwrap_or_default(),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let known = || topics().filter_map(|(topic, figures)| Some((figures.recall_percent?, &topic.title)));
    let fact = |(percent, title): (u8, &String)| [title.clone(), percent.to_string()];
    let caption = match (known().max_by_key(|known| known.0), known().min_by_key(|known| known.0)) {
        (Some(best), Some(worst)) if best.1 != worst.1 => {
            fill_all(ui.say(Msg::TopicsFact), &[fact(best), fact(worst)].concat())
        }
        (Some(only), _) => fill_all(ui.say(Msg::TopicsFactOne), &fact(only)),
        (None, _) => ui.say(Msg::TopicsFactNone).to_owned(),
    };
    let chart = html! {
        ul.list {
            @for (topic, figures) in topics() {
                @let n_seen = figures.n_seen as u32 * 1000;
                @let met = n_seen / (figures.n_questions as u32).max(1);
                li {
                    a.item href=(ui.nav.href(&Route::Topic(topic.id.clone()))) {
                        span.grow {
                            span.title { (topic.title) }
                            svg.meter aria-hidden="true" {
                                rect.met width=(share(met)) height="100%" {}
                                rect width=(share(met * u32::from(figures.recall_percent.unwrap_or_default()) / 100)) height="100%" {}
                            }
                        }
                        span.figure {
                            (figures.n_seen) "/" (figures.n_questions)
                            @if let Some(percent) = figures.recall_percent { br; (percent) "%" }
                        }
                    }
                }
            }
        }
    };
    let head = [Msg::TableTopic, Msg::TableMet, Msg::TableAll, Msg::TableRecall].map(|msg| ui.say(msg));
    html! {
        section.section {
            h2 { (ui.say(Msg::ByTopic)) }
            (figure(&caption, &html! { p.muted { (ui.say(Msg::ByTopicHint)) } (chart) }, ui.say(Msg::AsTable), &head, &rows))
        }
    }
}
