//! The service worker as the page sees it: registered after the start, a new version offered, never forced.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    RegistrationOptions, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
    ServiceWorkerUpdateViaCache,
};

use crate::store::{boot, state::State};

/// Whether a new version waits.
#[derive(Clone, Copy)]
pub struct Worker {
    waiting: State<Option<ServiceWorker>>,
}

impl Worker {
    /// Registers the worker and watches for a newer one. Where there are no workers (an old browser, a plain `http` address)
    /// the app runs without: it needs the network then.
    pub fn start() -> Worker {
        let worker = Worker {
            waiting: State::new(None),
        };
        if let Some(container) = container() {
            let register = move || {
                spawn_local(async move {
                    if let Err(error) = worker.register(container).await {
                        leptos::logging::warn!("no offline copy: {error:?}");
                    }
                });
            };
            // Later than the first screen's own files: the worker fetches everything there is.
            set_timeout(register, Duration::from_secs(1));
        }
        worker
    }

    /// Whether a new version is ready to take over, tracked.
    pub fn has_update(self) -> bool {
        self.waiting.read().is_some()
    }

    /// Lets the new version take over and reloads the page with it.
    pub fn update(self) {
        let (Some(waiting), Some(container)) = (self.waiting.get_untracked(), container()) else {
            return;
        };
        let reload = Closure::once_into_js(|| {
            // Reloading fails only in a document that is already gone.
            let _ = window().location().reload();
        });
        container.set_oncontrollerchange(reload.dyn_ref());
        let message = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&message, &"type".into(), &"activate".into());
        if let Err(error) = waiting.post_message(&message) {
            leptos::logging::warn!("the new version does not answer: {error:?}");
        }
    }

    /// Puts the offer away until the next start.
    pub fn put_off(self) {
        self.waiting.set(None);
    }

    async fn register(self, container: ServiceWorkerContainer) -> Result<(), JsValue> {
        let options = RegistrationOptions::new();
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        // A development build has no worker, and then the page names none.
        let Some(url) = boot::meta("zhuiwen:worker") else {
            return Ok(());
        };
        let promise = container.register_with_options(&url, &options);
        let registration: ServiceWorkerRegistration = JsFuture::from(promise).await?.dyn_into()?;
        self.offer(&registration);
        let watched = registration.clone();
        let on_found = Closure::<dyn Fn()>::new(move || {
            let Some(installing) = watched.installing() else { return };
            let registration = watched.clone();
            let candidate = installing.clone();
            let on_change = Closure::<dyn Fn()>::new(move || {
                if candidate.state() == ServiceWorkerState::Installed {
                    self.offer(&registration);
                }
            });
            installing.set_onstatechange(Some(on_change.as_ref().unchecked_ref()));
            // The listener lives as long as the worker it listens to.
            on_change.forget();
        });
        registration.set_onupdatefound(Some(on_found.as_ref().unchecked_ref()));
        on_found.forget();
        Ok(())
    }

    /// The first version ever needs no offer: nothing older is running.
    fn offer(self, registration: &ServiceWorkerRegistration) {
        let is_replacing = container().is_some_and(|container| container.controller().is_some());
        if let (true, Some(waiting)) = (is_replacing, registration.waiting()) {
            self.waiting.set(Some(waiting));
        }
    }
}

/// The container, absent where workers are not allowed.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    let has_workers = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    has_workers.then(|| navigator.service_worker())
}
