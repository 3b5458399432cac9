//! Component tests, in a real browser: the wiring that no host test can reach.
//!
//! `make test` runs them with wasm-bindgen-test-runner and chromedriver; webdriver.json holds Chromium's flags.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "all of it is test")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use zhuiwen::domain::route::Route;

wasm_bindgen_test_configure!(run_in_browser);

/// Addresses are encoded by hand in `domain`; the browser must read back what was meant.
#[wasm_bindgen_test]
fn the_browser_reads_the_addresses_we_build() {
    for query in ["追问", "a&b=c", "100% +1", "is 与 == ?#", "\u{1f600}"] {
        let address = format!("https://example.org/repo/{}", Route::Search(query.to_owned()).path());
        let url = web_sys::Url::new(&address).expect("an address");
        assert_eq!(url.search_params().get("q").as_deref(), Some(query), "{address}");
        assert_eq!(url.pathname(), "/repo/search/", "{address}");
        let search = url.search();
        assert_eq!(
            Route::parse("search/", search.trim_start_matches('?')),
            Route::Search(query.to_owned())
        );
    }
}
