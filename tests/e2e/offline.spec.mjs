// What happens without a network, and when a new version is published.
import { cacheNames, expect, goOffline, test, withWorker } from "./fixtures.mjs";
import { notes, topics } from "./bank.mjs";
import { answer, begin, button, figure, finish, goOn, main, onward } from "./round.mjs";

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

test("a cold start without a network: every topic reads, a round works, a deep link lands", async ({ page, site, context }) => {
  await page.goto("");
  await withWorker(page);
  await goOffline(page, site);
  await page.close();

  const cold = await context.newPage();
  await cold.goto(`notes/${notes.at(-1).id}/`);
  await expect(main(cold).getByRole("heading", { name: "易错" })).toBeVisible();
  for (const { id, title } of topics) {
    await cold.goto(`topics/${id}/`);
    await expect(main(cold).getByRole("heading", { level: 1 })).toHaveText(title);
    const note = notes.find(({ topic }) => topic === id);
    await main(cold).getByRole("link").filter({ hasText: note.ask }).tap();
    await expect(main(cold).getByRole("heading", { name: "要点" })).toBeVisible();
  }
  await cold.goto("");
  await button(cold, "答第一题").tap();
  await finish(cold);
  await button(cold, "回到今天").tap();
  await cold.reload();
  expect(await figure(cold, "今天答了")).toBe("5");
});

test("a topic that cannot be fetched says so, and comes when the network is back", async ({ page, site }) => {
  const { id, topic } = notes[0];
  site.replies((path) => (path.includes(`/bank/${topic}.`) ? { status: 503 } : undefined));
  await page.goto(`notes/${id}/`);
  await expect(main(page).getByRole("alert")).toContainText("没取到这个主题的内容。");
  await main(page).getByRole("alert").getByRole("button", { name: "再试一次" }).tap();
  await expect(main(page).getByRole("alert")).toContainText("没取到这个主题的内容。");
  site.replies(() => undefined);
  await button(page, "再试一次").tap();
  await expect(main(page).getByRole("heading", { name: "要点" })).toBeVisible();
  await expect(main(page).getByRole("alert")).toHaveCount(0);
});

test("a new version is offered by the app, not in the middle of a round, and taken on request", async ({ page, site, changedSite }) => {
  const offer = page.getByText("有新版本，已下载好。");
  await page.goto("");
  await withWorker(page);
  site.publish(await changedSite({ "icons/seal.svg": "<svg xmlns='http://www.w3.org/2000/svg'><title>new</title></svg>" }));
  await begin(page, notes[0]);
  await answer(page);
  expect(await update(page)).toBe("installed");
  // Under way: not a word of it.
  await goOn(page);
  await answer(page);
  await expect(onward(page)).toBeVisible();
  await expect(offer).toHaveCount(0);
  await goOn(page);
  await button(page, "结束这一轮").tap();
  await expect(offer).toBeVisible();

  // Put off, it comes again at the next start.
  await main(page).getByRole("button", { name: "以后" }).tap();
  await expect(offer).toHaveCount(0);
  await page.reload();
  await expect(offer).toBeVisible();
  const loaded = page.waitForEvent("load");
  await main(page).getByRole("button", { name: "现在更新" }).tap();
  await loaded;
  await expect(page.locator("#boot")).toHaveCount(0);
  expect(await page.evaluate(async () => (await fetch("icons/seal.svg")).text())).toContain("new");
  await expect(offer).toHaveCount(0);
  await page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name: "我的" }).tap();
  expect(await figure(page, "答过")).toBe("2");
});
