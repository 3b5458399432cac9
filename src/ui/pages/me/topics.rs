//! Recall by topic: how much of each was met, and how much of that is still there.

use maud::{Markup, html};

use crate::{
    domain::route::Route,
    store::app::Overview,
    ui::{
        pages::me::chart::{Row, figure, share},
        text::{Msg, fill_all},
        ui_state::Ui,
    },
};

/// The section; tracked.
pub fn section(ui: Ui, overview: &Overview) -> Markup {
    let bank = ui.app.bank();
    let mut rows: Vec<Row> = Vec::new();
    let mut ends: Option<(usize, usize)> = None;
    for (idx, (topic, figures)) in bank.topics().iter().zip(&overview.topics).enumerate() {
        let mut numbers = vec![figures.n_seen as u32, figures.n_questions as u32];
        if let Some(percent) = figures.recall_percent {
            let percent = u32::from(percent);
            let (best, worst) = ends.unwrap_or((idx, idx));
            let recall = |idx: usize| rows.get(idx).map_or(percent, |row| row.numbers[2]);
            ends = Some((
                if percent > recall(best) { idx } else { best },
                if percent < recall(worst) { idx } else { worst },
            ));
            numbers.push(percent);
        }
        rows.push(Row {
            label: topic.title.clone(),
            numbers,
        });
    }
    let caption = match ends {
        Some((best, worst)) => {
            let (best, worst) = (&rows[best], &rows[worst]);
            let fact = if best.label == worst.label {
                Msg::TopicsFactOne
            } else {
                Msg::TopicsFact
            };
            fill_all(
                ui.say(fact),
                &[&best.label, &best.numbers[2], &worst.label, &worst.numbers[2]],
            )
        }
        None => ui.say(Msg::TopicsFactNone).to_owned(),
    };
    let chart = html! {
        p.muted { (ui.say(Msg::ByTopicHint)) }
        ul.list {
            @for (topic, row) in bank.topics().iter().zip(&rows) {
                @let (n_seen, n_questions) = (row.numbers[0], row.numbers[1]);
                @let percent = row.numbers.get(2);
                @let met = n_seen * 1000 / n_questions.max(1);
                li {
                    a.item href=(ui.nav.href(&Route::Topic(topic.id.clone()))) {
                        span.grow {
                            span.title { (row.label) }
                            svg.meter aria-hidden="true" {
                                rect.met width=(share(met)) height="100%" {}
                                rect width=(share(met * percent.copied().unwrap_or_default() / 100)) height="100%" {}
                            }
                        }
                        span.figure {
                            (n_seen) "/" (n_questions)
                            @if let Some(percent) = percent { br; (percent) "%" }
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
            (figure(ui, &caption, &chart, &head, &rows))
        }
    }
}
