// What happens without a network, and when a new version is published.
import { cacheNames, expect, goOffline, test, withWorker } from "./fixtures.mjs";

// The app says so itself when a request fails; Chromium logs it as well.
test.use({ expectedErrors: [/net::ERR_/, /Failed to fetch/, /ServiceWorker/] });

const waiting = (page) => page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())?.waiting);

/** Asks for a new version, and waits until it is there or could not be had. */
const update = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => undefined);
    const worker = registration.installing;
    if (!worker) return registration.waiting ? "installed" : "none";
    while (worker.state === "installing") await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
    return worker.state;
  });

test("every kind of address opens offline", async ({ page, site }) => {
  await page.goto("");
  await withWorker(page);
  await goOffline(page, site);
  for (const path of ["", "topics/", "me/settings/", "search/?q=epoll", "notes/memory-is-vs-eq/", "follow-ups/memory-is-vs-eq/"]) {
    await page.goto(path);
    await expect(page.locator("#boot"), path).toHaveCount(0);
  }
});

test("a new version waits until it is asked to take over", async ({ page, site, changedSite }) => {
  await page.goto("");
  await page.evaluate(() => caches.open("another-site"));
  await page.evaluate((base) => caches.open(`zhuiwen:${base}deeper/:0`), site.base);
  await withWorker(page);
  const [old] = (await cacheNames(page)).filter((name) => name.startsWith(`zhuiwen:${site.base}:`));

  const icon = '<svg xmlns="http://www.w3.org/2000/svg"><title>new</title></svg>';
  site.publish(await changedSite({ "icons/seal.svg": icon }));
  const before = site.requests.length;
  expect(await update(page)).toBe("installed");
  // Only what changed was downloaded.
  expect(site.requests.slice(before).filter((path) => path.endsWith(".wasm"))).toEqual([]);
  const read = () => page.evaluate(async () => (await fetch("icons/seal.svg")).text());
  expect(await read()).not.toContain("new");
  expect(await waiting(page)).toBe(true);

  await page.evaluate(async () => {
    const taken = new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    (await navigator.serviceWorker.getRegistration()).waiting.postMessage({ type: "activate" });
    await taken;
  });
  await expect.poll(() => cacheNames(page)).not.toContain(old);
  expect(await read()).toContain("new");
  const names = await cacheNames(page);
  expect(names).toContain("another-site");
  expect(names).toContain(`zhuiwen:${site.base}deeper/:0`);
});

for (const [what, reply] of Object.entries({
  "fails": { status: 500 },
  "is answered by a captive portal": { status: 200, body: "<h1>请先登录 Wi-Fi</h1>" },
})) {
  test(`a version with a file that ${what} never takes over`, async ({ page, site, changedSite }) => {
    await page.goto("");
    await withWorker(page);
    const before = await cacheNames(page);
    site.publish(await changedSite({ "boot.js": "// another loader" }));
    site.replies((path) => (path.endsWith("/boot.js") ? reply : undefined));
    expect(await update(page)).toBe("redundant");
    expect(await cacheNames(page)).toEqual(before);
    await goOffline(page, site);
    await page.goto("topics/");
    await expect(page.locator("#boot")).toHaveCount(0);
  });
}
