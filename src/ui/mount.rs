//! Mounting: from the pre-rendered screen to the app.

use leptos::prelude::{document, mount_to};
use wasm_bindgen::JsCast;

use crate::{
    store::{app::App, boot::boot},
    ui::{extra::Extra, shell::shell},
};

/// Boots, and puts the app in place of the pre-rendered screen; `extra` is what the first screens do without.
pub fn start(extra: Option<&'static Extra>) {
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(async move {
        let boot_screen = document().get_element_by_id("boot");
        match boot().await {
            Ok(start) => {
                // The pre-rendered screen goes in the same turn as the app comes, so that nothing shifts.
                if let Some(screen) = boot_screen {
                    screen.remove();
                }
                let Some(body) = document().body() else { return };
                mount_to(body.unchecked_into(), move || shell(App::new(start), extra)).forget();
            }
            Err(error) => {
                leptos::logging::error!("the app can't start: {error}");
                if let Some(message) = document().get_element_by_id("boot-failed") {
                    // Removing an attribute of an element in an HTML document does not fail.
                    let _ = message.remove_attribute("hidden");
                }
            }
        }
    });
}
