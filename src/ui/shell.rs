//! The frame round every page: header, the four places, notices, dialogs, and what happens when the page changes.

use std::cell::RefCell;

use leptos::prelude::*;
use maud::{Markup, html};

use crate::{
    domain::{route::Route, settings::Theme},
    store::app::App,
    ui::{
        action::{Action, Plain},
        events,
        extra::Extra,
        html::{changing, drawn, show},
        keys,
        later::whenever,
        nav::Nav,
        pages,
        parts::{
            icon::{Icon, icon},
            notices, star,
        },
        text::Msg,
        ui_state::Ui,
    },
};

/// The whole app.
pub fn shell(app: App, extra: Option<&'static Extra>) -> AnyView {
    let ui = Ui::new(app, extra);
    reflect_settings(app);
    announce_page(ui);
    events::listen(ui);
    keys::listen(ui);
    if let Some(extra) = extra {
        (extra.listen)(ui);
    }
    let route = ui.nav.route;
    // The labels hold no address, so these three are drawn anew only with the language.
    view! {
        <header class="bar" inner_html=drawn(Box::new(move || header(ui)))></header>
        <main id="main">
            {show(Box::new(move || notices::markup(ui)))}
            {changing(Box::new(move || pages::page(ui, route.get())))}
        </main>
        <nav class="places" aria-label=move || ui.say(Msg::MainPlaces) inner_html=drawn(Box::new(move || places(ui)))></nav>
        <p id="said" class="visually-hidden" role="status"></p>
        <dialog id="flag-dialog" aria-labelledby="flag-title" inner_html=drawn(Box::new(move || star::form(ui)))></dialog>
        <dialog id="keys-dialog" aria-labelledby="keys-title" inner_html=drawn(Box::new(move || keys::help(ui)))></dialog>
    }
    .into_any()
}

fn header(ui: Ui) -> Markup {
    let search = ui.say(Msg::Search);
    html! {
        a.skip href="#main" data-do=(Action::Plain(Plain::SkipToContent)) { (ui.say(Msg::SkipToContent)) }
        a.brand href=(ui.nav.href(&Route::Today)) {
            img.seal src="icons/seal.svg" width="28" height="28" alt="";
            (ui.say(Msg::AppName))
        }
        span.spacer {}
        a.icon-button href=(ui.nav.href(&Route::Search(String::new()))) aria-label=(search) title=(search) {
            (icon(Icon::Search))
        }
    }
}

fn places(ui: Ui) -> Markup {
    let here = place_of(&ui.nav.route.read());
    let places = [
        (Route::Today, Icon::Today, Msg::Today),
        (Route::Topics, Icon::Topics, Msg::Topics),
        (Route::FollowUps, Icon::FollowUps, Msg::FollowUps),
        (Route::Interview, Icon::Interview, Msg::Interview),
        (Route::Me, Icon::Me, Msg::Me),
    ];
    html! {
        @for (route, picture, msg) in &places {
            a href=(ui.nav.href(route)) aria-current=[(here.as_ref() == Some(route)).then_some("page")] {
                (icon(*picture))
                span { (ui.say(*msg)) }
            }
        }
    }
}

/// The place in the bar that a screen belongs to.
fn place_of(route: &Route) -> Option<Route> {
    match route {
        Route::Today | Route::Plan | Route::Quiz => Some(Route::Today),
        Route::Topics | Route::Topic(_) | Route::Note(_) => Some(Route::Topics),
        Route::FollowUps | Route::FollowUpsIn(_) | Route::FollowUpsOf(_) => Some(Route::FollowUps),
        Route::Interview
        | Route::InterviewAt(_)
        | Route::InterviewNow
        | Route::InterviewReports
        | Route::InterviewReport(_) => Some(Route::Interview),
        Route::Search(_) | Route::MapBench | Route::Unknown(_) => None,
        Route::Me | Route::Settings | Route::Backup | Route::About | Route::Memory => Some(Route::Me),
    }
}

/// Puts theme, language and text size on the root element, where the style sheet reads them.
fn reflect_settings(app: App) {
    whenever(Box::new(move || {
        let settings = app.settings();
        let Some(root) = document().document_element() else {
            return;
        };
        let set = |name: &str, value: Option<&str>| {
            // Setting a valid attribute name on an element of an HTML document does not fail.
            let _ = match value {
                Some(value) => root.set_attribute(name, value),
                None => root.remove_attribute(name),
            };
        };
        set("lang", Some(settings.language.tag()));
        set(
            "data-theme",
            (settings.theme != Theme::Auto).then(|| settings.theme.value()),
        );
        set("data-text-size", Some(settings.text_size.value()));
    }));
}

/// After a change of page: its title on the document, and the focus on its heading so that a screen reader says it.
fn announce_page(ui: Ui) {
    let Ui {
        app,
        nav: Nav { route, .. },
        ..
    } = ui;
    let previous = RefCell::new(None);
    whenever(Box::new(move || {
        let route = route.get();
        let name = ui.say(Msg::AppName);
        document().set_title(&match route {
            Route::Today => name.to_owned(),
            _ => format!("{} · {name}", pages::title(app, &route)),
        });
        let previous = previous.replace(Some(route.clone()));
        let has_moved = match previous {
            Some(previous) => previous != route,
            None => app.was_handed_over(),
        };
        if has_moved {
            // On the page for searching one wants the field.
            events::focus(match route {
                Route::Search(_) => "main input[type=search]",
                // Whoever moves on the map by keys stays on it.
                _ if ui.map.takes_focus() => "#map",
                _ => "main h1",
            });
        }
    }));
}
