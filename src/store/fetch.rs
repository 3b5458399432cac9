//! Getting the bank's files. Their names carry a hash of their content, so any copy in a cache is the right one.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Why a file could not be had.
#[derive(Clone, Debug, PartialEq)]
pub enum FetchError {
    /// No network and not in the cache.
    Unreachable(String),
    /// The server answered with this status.
    Status(u16),
}

impl std::fmt::Display for FetchError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            FetchError::Unreachable(reason) => write!(f, "{reason}"),
            FetchError::Status(status) => write!(f, "HTTP {status}"),
        }
    }
}

impl From<JsValue> for FetchError {
    fn from(error: JsValue) -> FetchError {
        FetchError::Unreachable(describe(&error))
    }
}

/// What a JavaScript error says.
pub fn describe(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()))
        .or_else(|| error.as_string())
        .unwrap_or_else(|| format!("{error:?}"))
}

/// The text at `url`.
pub async fn text(url: &str) -> Result<String, FetchError> {
    let window = web_sys::window().ok_or_else(|| FetchError::Unreachable("no window".into()))?;
    let response: Response = JsFuture::from(window.fetch_with_str(url)).await?.dyn_into()?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let body = JsFuture::from(response.text()?).await?;
    Ok(body.as_string().unwrap_or_default())
}
