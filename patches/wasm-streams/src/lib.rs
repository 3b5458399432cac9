//! Stands for the crate `wasm-streams`, of which `server_fn`, and by it `leptos`, wants these three functions for streaming
//! from a server. This app has no server. The real crate exports classes to JavaScript, which no linker may leave out:
//! 4 KB gzip of the first load that nobody can reach. Nothing here is ever called.

#![forbid(unsafe_code)]

use std::marker::PhantomData;

use futures_util::stream::{Empty, Stream, empty};
use wasm_bindgen::JsValue;

/// A readable stream of the web.
pub struct ReadableStream<'a> {
    raw: web_sys::ReadableStream,
    borrowed: PhantomData<&'a ()>,
}

impl<'a> ReadableStream<'a> {
    /// The stream as Rust sees it.
    pub fn from_raw(raw: web_sys::ReadableStream) -> ReadableStream<'a> {
        ReadableStream {
            raw,
            borrowed: PhantomData,
        }
    }

    /// There is nothing to stream to.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'a) -> ReadableStream<'a> {
        unreachable!("this app streams nothing")
    }

    /// The stream as JavaScript sees it.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.raw
    }

    /// There is nothing to stream from.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}
