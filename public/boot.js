// Loads the app. An external file, because the content security policy allows no inline script; the names of the hashed
// module and of the .wasm come from data attributes that trunk writes.

const { app, wasm } = document.querySelector("script[data-app]").dataset;

// The first visit gets the first screens alone. The whole app is for what they lack (domain/route.rs says the same), and for every later
// visit, when the service worker has it.
const EXTRA = ["follow-ups/", "interview/", "plan/", "me/", "about/", "bench/"];
const at = (file) => new URL(file, document.baseURI).href;
const isExtra = EXTRA.some((place) => location.href.startsWith(at(place)));
const isWhole = isExtra || Boolean(navigator.serviceWorker?.controller);

// Somebody who has answered before is not greeted as a newcomer while the app loads.
try {
  if (Object.keys(localStorage).some((key) => key.startsWith("zhuiwen:log:"))) {
    document.getElementById("boot-new")?.setAttribute("hidden", "");
    document.getElementById("boot-back")?.removeAttribute("hidden");
  }
} catch {
  // No storage here; the app says so itself.
}

try {
  const { default: init } = await import(isWhole ? at("whole.js") : app);
  await init({ module_or_path: isWhole ? at("whole_bg.wasm") : wasm });
} catch (error) {
  // The pre-rendered screen is still there, so the message has somewhere to be. Once the app is mounted it is gone,
  // and the app reports its own errors.
  document.getElementById("boot-failed")?.removeAttribute("hidden");
  throw error;
}
