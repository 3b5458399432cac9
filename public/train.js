// Starts the worker that trains the memory's parameters (src/bin/trainer.rs). A file of its own, so that a failure to load
// reaches the page as the worker's error: a rejected promise in a worker does not.

importScripts("trainer.js");
wasm_bindgen({ module_or_path: "trainer_bg.wasm" }).catch((error) => {
  setTimeout(() => {
    throw error;
  });
});
