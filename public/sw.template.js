// The service worker: keeps one version of the whole site, so that it opens without a network.
// `bank site` fills in the version and the files, each with its hash, and writes it as sw.js.
//
// The page decides when a new version takes over: it posts { type: "activate" } to the waiting worker.

const BASE = new URL("./", self.location).pathname;
// Project sites share one origin: every cache is named after ours and our folder, and no other is touched.
const PREFIX = `zhuiwen:${BASE}:`;
const CACHE = `${PREFIX}__VERSION__`;
const FILES = new Map([/* files */]);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data?.type === "activate") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const file = fileFor(event.request);
  if (file !== undefined) event.respondWith(answer(file, event.request));
});

// All files or none: a version with a hole in it must never take over.
async function install() {
  const cache = await caches.open(CACHE);
  const older = await Promise.all((await oldNames()).map((name) => caches.open(name)));
  try {
    await Promise.all([...FILES].map(([file, hash]) => keep(cache, older, file, hash)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

// An unchanged file is copied from the version before. Any other is fetched past the HTTP cache, which may still hold the
// old bytes, and checked against its hash, because a captive portal answers 200 to everything.
async function keep(cache, older, file, hash) {
  const url = BASE + file;
  for (const old of older) {
    const kept = await old.match(url);
    if (kept && (await digest(kept.clone())) === hash) return cache.put(url, kept);
  }
  const response = await fetch(url, { cache: "reload", integrity: hash, credentials: "same-origin", redirect: "error" });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return cache.put(url, response);
}

async function digest(response) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}

async function activate() {
  await Promise.all((await oldNames()).map((name) => caches.delete(name)));
  // So that the page of the first visit can already open topics offline.
  await self.clients.claim();
}

async function oldNames() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

// The kept file that answers a request; undefined leaves it to the network.
function fileFor(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || !url.pathname.startsWith(BASE)) return undefined;
  const path = url.pathname.slice(BASE.length);
  if (FILES.has(path)) return path;
  if (request.mode !== "navigate") return undefined;
  if (path === "") return "index.html";
  // A screen's address has no dot; the app reads the address and shows the screen.
  return path.includes(".") && !path.endsWith("/index.html") ? undefined : "404.html";
}

async function answer(file, request) {
  const kept = await (await caches.open(CACHE)).match(BASE + file);
  // The browser may have dropped the cache to make room.
  return kept ?? fetch(request);
}
