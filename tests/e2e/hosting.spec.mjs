// What a person meets before the app is there: addresses, the shell, the policy, the manifest, the size.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DIST, expect, test } from "./fixtures.mjs";
import { firstLoad } from "../../bench/size.mjs";

const ENTRIES = {
  "": "追问",
  "topics/": "题库 · 追问",
  "quiz/": "练习 · 追问",
  "follow-ups/": "追问图 · 追问",
  "interview/": "面试 · 追问",
  "interview/now/": "面试中 · 追问",
  "interview/reports/": "面试报告 · 追问",
  "plan/": "计划 · 追问",
  "bench/map/": "mmBench · 追问",
  "search/": "搜索 · 追问",
  "me/": "我的 · 追问",
  "me/settings/": "设置 · 追问",
  "me/backup/": "备份 · 追问",
  "me/memory/": "记忆参数 · 追问",
  "about/": "关于 · 追问",
};

test("every top-level screen has an address that answers", async ({ request, site }) => {
  for (const [path, title] of Object.entries(ENTRIES)) {
    const response = await request.get(site.url + path);
    expect(response.status(), path).toBe(200);
    expect(await response.text(), path).toContain(`<title>${title}</title>`);
  }
  const topics = (await readdir(join(DIST, "topics"), { withFileTypes: true })).filter((entry) => entry.isDirectory());
  expect(topics.length).toBeGreaterThan(0);
  for (const topic of topics) {
    expect((await request.get(`${site.url}topics/${topic.name}/`)).status(), topic.name).toBe(200);
  }
});

test("a deep link is recovered by 404.html", async ({ request, site }) => {
  const response = await request.get(`${site.url}notes/memory-is-vs-eq/`);
  expect(response.status()).toBe(404);
  expect(await response.text()).toContain('<div id="boot">');
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the first screen is there, and its links lead to the places", async ({ page, site }) => {
    await page.goto("");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const places = page.getByRole("navigation").getByRole("link");
    await expect(places).toHaveText(["今天", "题库", "追问", "面试", "我的"]);
    await expect(places.nth(0)).toHaveAttribute("aria-current", "page");
    await places.nth(1).click();
    await expect(page).toHaveURL(`${site.url}topics/`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("题库");
    await expect(page.getByRole("navigation").getByRole("link", { name: "题库" })).toHaveAttribute("aria-current", "page");
  });
});

test("the app starts at every kind of address, within the policy and without leaving the base", async ({ page, site }) => {
  // The fixture fails the test on any console error, and a blocked script, style or fetch is one.
  for (const path of [...Object.keys(ENTRIES), "notes/memory-is-vs-eq/", "follow-ups/memory-is-vs-eq/", "nowhere/at/all"]) {
    await page.goto(path);
    await expect(page.locator("#boot"), path).toHaveCount(0);
  }
  expect(site.requests.filter((path) => !path.startsWith(site.base))).toEqual([]);
});

test.describe("when the app cannot be loaded", () => {
  test.use({ expectedErrors: [/./] });

  test("the person is told", async ({ page, site }) => {
    site.replies((path) => (path.endsWith(".wasm") ? { status: 500 } : undefined));
    await page.goto("");
    await expect(page.getByRole("alert")).toContainText("没有载入成功");
  });
});

test("the manifest names files that exist, at their true size", async ({ request, site }) => {
  const manifest = await (await request.get(`${site.url}manifest.webmanifest`)).json();
  expect(manifest).toMatchObject({ id: site.base, name: "追问", lang: "zh-CN", display: "standalone" });
  const address = `${site.url}manifest.webmanifest`;
  expect(new URL(manifest.start_url, address).href).toBe(site.url);
  expect(new URL(manifest.scope, address).href).toBe(site.url);
  for (const shortcut of manifest.shortcuts) {
    expect((await request.get(new URL(shortcut.url, address).href)).status(), shortcut.name).toBe(200);
  }
  for (const picture of [...manifest.icons, ...manifest.screenshots]) {
    const response = await request.get(new URL(picture.src, address).href);
    expect(response.status(), picture.src).toBe(200);
    if (picture.type === "image/png") {
      const png = await response.body();
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, picture.src).toBe(picture.sizes);
    }
  }
});

test("nothing is inline but the hashed styles", async () => {
  const page = await readFile(join(DIST, "index.html"), "utf8");
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)[1];
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe-inline");
});

test("the first load stays within its budget", async () => {
  const { total } = await firstLoad(DIST);
  expect(total).toBeLessThanOrEqual(300_000);
});
