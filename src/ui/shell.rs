//! The frame round every page: header, the four places, notices, and what happens when the page changes.

use leptos::prelude::*;
use leptos_router::{
    WildcardSegment,
    components::{FlatRoutes, Route as RouterRoute, Router},
};
use wasm_bindgen::JsCast;

use crate::{
    domain::{route::Route, settings::Theme},
    store::app::App,
    ui::{
        action::{Asked, on_click},
        html::still,
        keys,
        nav::{Nav, href},
        pages,
        parts::{
            icon::{Icon, icon},
            notices::notices,
        },
        text::{Msg, t},
    },
};

/// The whole app.
pub fn shell(app: App) -> impl IntoView {
    provide_context(app);
    let base = app.base();
    view! {
        <Router base=base.to_string()>
            <FlatRoutes fallback=frame>
                // One wildcard: which page an address means is decided in `domain::route` alone.
                <RouterRoute path=WildcardSegment("path") view=frame />
            </FlatRoutes>
        </Router>
    }
}

fn frame() -> AnyView {
    let app = App::here();
    let nav = Nav::provide(&app.base());
    reflect_settings(app);
    announce_page(app, nav);
    keys::listen(nav);
    let asked = Asked::provide();
    let route = nav.route;
    view! {
        <a class="skip" href="#main" on:click=|event| { event.prevent_default(); focus_heading(); }>
            {t(Msg::SkipToContent)}
        </a>
        <header class="bar">
            <a class="brand" href=href(&Route::Today)>
                <img class="seal" src="icons/seal.svg" width="28" height="28" alt="" />
                {t(Msg::AppName)}
            </a>
            <span class="spacer"></span>
            <a class="icon-button" href=href(&Route::Search(String::new())) aria-label=t(Msg::Search) title=t(Msg::Search)>
                {still(icon(Icon::Search))}
            </a>
        </header>
        <main id="main" on:click=move |event| on_click(app, nav, asked, &event)>
            {notices()}
            {move || pages::page(app, nav, route.get())}
        </main>
        {places(nav)}
        {keys::help()}
    }
    .into_any()
}

fn places(nav: Nav) -> AnyView {
    let place = move |route: Route, picture: Icon, msg: Msg| {
        let here = route.clone();
        let is_here = Memo::new(move |_| place_of(&nav.route.read()) == Some(&here).cloned());
        view! {
            <a href=nav.href(&route) aria-current=move || is_here.get().then_some("page")>
                {still(icon(picture))}
                <span>{t(msg)}</span>
            </a>
        }
        .into_any()
    };
    view! {
        <nav class="places" aria-label=t(Msg::MainPlaces)>
            {place(Route::Today, Icon::Today, Msg::Today)}
            {place(Route::Topics, Icon::Topics, Msg::Topics)}
            {place(Route::FollowUps, Icon::FollowUps, Msg::FollowUps)}
            {place(Route::Me, Icon::Me, Msg::Me)}
        </nav>
    }
    .into_any()
}

/// The place in the bar that a screen belongs to.
fn place_of(route: &Route) -> Option<Route> {
    match route {
        Route::Today | Route::Quiz => Some(Route::Today),
        Route::Topics | Route::Topic(_) | Route::Note(_) => Some(Route::Topics),
        Route::FollowUps | Route::FollowUpsOf(_) => Some(Route::FollowUps),
        Route::Me | Route::Settings | Route::Backup | Route::About => Some(Route::Me),
        Route::Search(_) | Route::Unknown(_) => None,
    }
}

/// Puts theme, language and text size on the root element, where the style sheet reads them.
fn reflect_settings(app: App) {
    Effect::new(move |_| {
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
    });
}

/// After a change of page: its title on the document, and the focus on its heading so that a screen reader says it.
fn announce_page(app: App, nav: Nav) {
    Effect::new(move |previous: Option<Route>| {
        let route = nav.route.get();
        let name = pages::title(app, &route);
        document().set_title(&match route {
            Route::Today => Msg::AppName.text(app.language()).to_owned(),
            _ => format!("{name} · {}", Msg::AppName.text(app.language())),
        });
        let is_search = |route: &Route| matches!(route, Route::Search(_));
        if previous.is_some_and(|previous| previous != route && !(is_search(&previous) && is_search(&route))) {
            request_animation_frame(focus_heading);
        }
        route
    });
}

/// Moves the focus to the page's heading.
pub fn focus_heading() {
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that can't take the focus leaves it where it is, which does no harm.
        let _ = heading.focus();
    }
}
