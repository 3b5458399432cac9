//! Where we are and how to get elsewhere. Addresses come from `domain::route`; this adds the site's base to them.
//!
//! The browser's history is the router: a link inside the site changes the address and the route, nothing is loaded.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use crate::{
    domain::route::Route,
    store::{app::App, state::State},
    ui::listen::listen,
};

/// Navigation. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Nav {
    app: App,
    /// The screen the address asks for.
    pub route: State<Route>,
}

impl Nav {
    /// Reads the address and follows the history from now on.
    pub fn start(app: App) -> Nav {
        let nav = Nav {
            app,
            route: State::new(Route::Today),
        };
        nav.read_address();
        listen("popstate", Box::new(move |_| nav.read_address()));
        nav
    }

    /// The address of a screen, with the base.
    pub fn href(self, route: &Route) -> String {
        format!("{}{}", self.app.base(), route.path())
    }

    /// Goes to a screen, leaving a way back.
    pub fn go(self, route: &Route) {
        self.open(&self.href(route));
    }

    /// Changes the address to that of `route` without leaving a way back, and shows nothing else.
    pub fn replace_address(self, route: &Route) {
        if let Ok(history) = window().history() {
            // The address is of our own origin, so the browser has no reason to refuse it.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&self.href(route)));
        }
    }

    /// Follows a plain click on a link inside the site. Answers whether it did; other links are the browser's.
    pub fn follow(self, event: &MouseEvent) -> bool {
        let is_plain =
            event.button() == 0 && !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key());
        let link = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|target| target.closest("a[href]").ok().flatten())
            .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        let Some(link) = link.filter(|link| is_plain && link.target().is_empty() && !link.has_attribute("download"))
        else {
            return false;
        };
        let is_inside = Some(link.origin()) == window().location().origin().ok()
            && link.pathname().starts_with(&*self.app.base())
            && link.hash().is_empty();
        if is_inside {
            event.prevent_default();
            self.open(&format!("{}{}", link.pathname(), link.search()));
        }
        is_inside
    }

    fn open(self, address: &str) {
        if let Ok(history) = window().history() {
            // As above: an address of our own origin.
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
        }
        self.read_address();
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    fn read_address(self) {
        let location = window().location();
        let path = location.pathname().unwrap_or_default();
        let query = location.search().unwrap_or_default();
        let base = self.app.base();
        let route = Route::parse(
            path.strip_prefix(&*base).unwrap_or(&path),
            query.trim_start_matches('?'),
        );
        if *self.route.read_untracked() != route {
            self.route.set(route);
        }
    }
}
