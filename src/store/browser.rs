//! localStorage, the tab's slot and news of other tabs: what the journal needs of the browser.
//!
//! Nothing here panics when the browser refuses; it says so. Knows no keys.

use std::{cell::Cell, rc::Rc};

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use crate::{
    domain::log::TabId,
    store::storage::{Storage, StorageError},
};

/// The prefix of every key of ours: project sites share one origin and its storage.
pub const PREFIX: &str = "zhuiwen:";

/// Slots below this are given out by Web Locks; a browser without them draws from those above.
const FIRST_RANDOM_TAB: u16 = 1_000;

/// localStorage, or word that there is none.
#[derive(Clone, Debug)]
pub struct BrowserStorage {
    raw: Result<web_sys::Storage, StorageError>,
    encoder: Option<Encoder>,
}

/// The browser's own way from its strings to UTF-8. `wasm-bindgen` reads strings a character at a time, which at a start
/// with a long log takes a tenth of the time.
#[derive(Clone, Debug)]
struct Encoder {
    /// `TextEncoder`.
    this: JsValue,
    encode: Function,
    get_item: Function,
}

impl Encoder {
    fn of(storage: &web_sys::Storage) -> Option<Encoder> {
        let class = Reflect::get(&js_sys::global(), &JsValue::from_str("TextEncoder")).ok()?;
        let class: Function = class.dyn_into().ok()?;
        let this = Reflect::construct(&class, &Array::new()).ok()?;
        let method =
            |object: &JsValue, name: &str| Reflect::get(object, &JsValue::from_str(name)).ok()?.dyn_into().ok();
        Some(Encoder {
            encode: method(&this, "encode")?,
            get_item: method(storage, "getItem")?,
            this,
        })
    }

    fn get(&self, storage: &web_sys::Storage, key: &str) -> Result<Option<String>, JsValue> {
        let value = self.get_item.call1(storage, &JsValue::from_str(key))?;
        if value.is_null() {
            return Ok(None);
        }
        let bytes: Uint8Array = self.encode.call1(&self.this, &value)?.dyn_into()?;
        // An encoder writes nothing but UTF-8; were it otherwise, the slow way says what is there.
        Ok(String::from_utf8(bytes.to_vec()).ok().or_else(|| value.as_string()))
    }
}

impl BrowserStorage {
    /// Reaches for localStorage. With cookies blocked every method answers `Denied`.
    pub fn new() -> BrowserStorage {
        let is_there = match web_sys::window().map(|window| window.local_storage()) {
            Some(Ok(Some(_))) => Ok(()),
            Some(Err(error)) => Err(storage_error(&error)),
            Some(Ok(None)) | None => Err(StorageError::Denied),
        };
        // `raw` would panic where there is none; it has just been there.
        let raw = is_there.map(|()| LocalStorage::raw());
        let encoder = raw.as_ref().ok().and_then(Encoder::of);
        BrowserStorage { raw, encoder }
    }

    fn raw(&self) -> Result<&web_sys::Storage, StorageError> {
        self.raw.as_ref().map_err(StorageError::clone)
    }
}

impl Default for BrowserStorage {
    fn default() -> BrowserStorage {
        BrowserStorage::new()
    }
}

impl Storage for BrowserStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let raw = self.raw()?;
        let value = match &self.encoder {
            Some(encoder) => encoder.get(raw, key),
            None => raw.get_item(key),
        };
        value.map_err(|error| storage_error(&error))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.raw()?.set_item(key, value).map_err(|error| storage_error(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.raw()?.remove_item(key).map_err(|error| storage_error(&error))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let raw = self.raw()?;
        let mut keys = Vec::new();
        for idx in 0..raw.length().map_err(|error| storage_error(&error))? {
            let key = raw.key(idx).map_err(|error| storage_error(&error))?;
            keys.extend(key.filter(|key| key.starts_with(prefix)));
        }
        Ok(keys)
    }
}

/// What a DOM exception means for us. Browsers agree on the names but not on the codes.
fn storage_error(error: &JsValue) -> StorageError {
    let text_of = |property: &str| {
        let value = Reflect::get(error, &JsValue::from_str(property)).ok()?;
        value.as_string()
    };
    match text_of("name").as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StorageError::Full,
        Some("SecurityError") => StorageError::Denied,
        _ => StorageError::Other(text_of("message").unwrap_or_else(|| format!("{error:?}"))),
    }
}

/// This tab's slot: the lowest that no live tab of this profile has, held until the tab is gone.
///
/// Slots are few, so segments of closed tabs are gone on with. `random` decides where the browser has no Web Locks.
pub async fn take_slot(random: u32) -> TabId {
    if let Some(locks) = lock_manager() {
        for slot in 0..FIRST_RANDOM_TAB {
            match try_lock(&locks, &format!("{PREFIX}slot:{slot}")).await {
                Lock::Held => return TabId(slot),
                Lock::Taken => {}
                Lock::Failed => break,
            }
        }
    }
    let n_random = u32::from(u16::MAX - FIRST_RANDOM_TAB) + 1;
    TabId(FIRST_RANDOM_TAB + (random % n_random) as u16)
}

enum Lock {
    Held,
    Taken,
    Failed,
}

/// `navigator.locks`, by name: `web-sys` calls the interface unstable.
fn lock_manager() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &JsValue::from_str("locks")).ok()?;
    locks.is_object().then_some(locks)
}

/// Asks for a lock without waiting for it, and never gives it back: the browser does when the tab is gone.
async fn try_lock(locks: &JsValue, name: &str) -> Lock {
    let outcome = Promise::new(&mut |resolve, reject| {
        let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            let is_held = lock.is_object();
            // Resolving an own promise can't throw.
            let _ = resolve.call1(&JsValue::UNDEFINED, &JsValue::from_bool(is_held));
            if is_held {
                // The lock is held until this settles, which it never does.
                Promise::new(&mut |_, _| {}).into()
            } else {
                JsValue::UNDEFINED
            }
        });
        let asked = request(locks, name, &granted);
        match asked {
            Ok(asked) => {
                let refused = Closure::once_into_js(move |error: JsValue| {
                    let _ = reject.call1(&JsValue::UNDEFINED, &error);
                });
                let _ = call(&asked, "catch", &[&refused]);
            }
            Err(error) => {
                let _ = reject.call1(&JsValue::UNDEFINED, &error);
            }
        }
    });
    match JsFuture::from(outcome).await {
        Ok(is_held) if is_held.is_truthy() => Lock::Held,
        Ok(_) => Lock::Taken,
        Err(_) => Lock::Failed,
    }
}

fn request(locks: &JsValue, name: &str, granted: &JsValue) -> Result<JsValue, JsValue> {
    let options = js_sys::Object::new();
    Reflect::set(&options, &JsValue::from_str("ifAvailable"), &JsValue::TRUE)?;
    call(locks, "request", &[&JsValue::from_str(name), &options, granted])
}

fn call(target: &JsValue, method: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(target, &JsValue::from_str(method))?.dyn_into()?;
    method.apply(target, &arguments.iter().copied().collect())
}

/// What this tab keeps across reloads and no longer; `None` where the browser doesn't let us.
fn tab_storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// Keeps a text for this tab, across reloads but no longer. Where the browser doesn't let us, it is not kept.
pub fn keep_for_tab(name: &str, text: &str) {
    if let Some(storage) = tab_storage() {
        // As said above.
        let _ = storage.set_item(&format!("{PREFIX}{name}"), text);
    }
}

/// What was kept for this tab under that name.
pub fn kept_for_tab(name: &str) -> Option<String> {
    tab_storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Forgets what was kept for this tab under that name, and answers it.
pub fn take_for_tab(name: &str) -> Option<String> {
    let kept = kept_for_tab(name)?;
    // What was read can be removed.
    let _ = tab_storage()?.remove_item(&format!("{PREFIX}{name}"));
    Some(kept)
}

/// Calls `changed` whenever another tab wrote to our part of localStorage, for as long as the page lives.
///
/// Once per burst: a backup read in elsewhere is hundreds of writes and one call.
pub fn on_other_tabs(changed: impl Fn() + 'static) -> Result<(), StorageError> {
    let window = web_sys::window().ok_or(StorageError::Denied)?;
    let changed = Rc::new(changed);
    let is_waiting = Rc::new(Cell::new(false));
    let on_storage = Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
        // No key means that everything was cleared; what we have in memory is then the only copy, and stays.
        let is_ours = event.key().is_some_and(|key| key.starts_with(PREFIX));
        if !is_ours || is_waiting.replace(true) {
            return;
        }
        let (changed, is_waiting) = (Rc::clone(&changed), Rc::clone(&is_waiting));
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(pause()).await;
            is_waiting.set(false);
            changed();
        });
    });
    window
        .add_event_listener_with_callback("storage", on_storage.as_ref().unchecked_ref())
        .map_err(|error| storage_error(&error))?;
    on_storage.forget();
    Ok(())
}

/// Settles after events already queued have been delivered.
fn pause() -> Promise {
    Promise::new(&mut |resolve, _| {
        let set = web_sys::window().and_then(|window| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 50)
                .ok()
        });
        if set.is_none() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    })
}
