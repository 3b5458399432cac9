//! Where we are and how to get elsewhere. Addresses come from `domain::route`; this adds the site's base to them.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use crate::domain::route::Route;

/// The router's way of going to an address.
type Go = dyn Fn(&str, NavigateOptions);

/// Navigation, as a context.
#[derive(Clone, Copy)]
pub struct Nav {
    base: StoredValue<Arc<str>>,
    go: StoredValue<Arc<Go>, LocalStorage>,
    /// The screen the address asks for.
    pub route: Memo<Route>,
}

impl Nav {
    /// Makes the context inside a router. `base` is the site's path with both slashes, for instance `/repo/`.
    pub fn provide(base: &str) -> Nav {
        let base: Arc<str> = base.into();
        let location = use_location();
        let prefix = base.clone();
        let route = Memo::new(move |_| {
            let path = location.pathname.read();
            Route::parse(path.strip_prefix(&*prefix).unwrap_or(&path), &location.search.read())
        });
        let nav = Nav {
            base: StoredValue::new(base),
            go: StoredValue::new_local(Arc::new(use_navigate())),
            route,
        };
        provide_context(nav);
        nav
    }

    /// The context made by `provide`.
    pub fn here() -> Nav {
        expect_context()
    }

    /// The address of a screen, with the base.
    pub fn href(self, route: &Route) -> String {
        format!("{}{}", self.base.read_value(), route.path())
    }

    /// Goes to a screen, leaving a way back.
    pub fn go(self, route: &Route) {
        self.move_to(
            route,
            NavigateOptions {
                resolve: false,
                ..NavigateOptions::default()
            },
        );
    }

    /// Replaces the present screen's address without leaving a way back and without scrolling.
    pub fn replace(self, route: &Route) {
        self.move_to(
            route,
            NavigateOptions {
                resolve: false,
                replace: true,
                scroll: false,
                ..NavigateOptions::default()
            },
        );
    }

    fn move_to(self, route: &Route, options: NavigateOptions) {
        let href = self.href(route);
        let go = self.go.get_value();
        go(&href, options);
    }
}

/// The address of a screen, with the base.
pub fn href(route: &Route) -> String {
    Nav::here().href(route)
}
