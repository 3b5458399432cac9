// Takes the pictures of public/screenshots from the release site in dist/, for the README and for the installation prompt, and
// lists them in the manifest with their true sizes. Run it when the screens have changed; the result is committed.
// pngquant, where it is installed, makes them a third of their size.
import { chromium } from "@playwright/test";
import { spawnSync } from "node:child_process";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { tapThrough } from "../bench/taps.mjs";
import config from "../playwright.config.mjs";
import { serve } from "../tests/e2e/server.mjs";

const NOTE = "memory-is-vs-eq";
const NOTE_WITH_DIAGRAM = "tornado-ioloop";
const MAX_BYTES = 150_000;
const TODAY = new Date("2026-11-27T12:30:00+08:00");
const DAYS_AGO = new Date("2026-11-22T12:30:00+08:00");
const FORMS = {
  narrow: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  wide: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, hasTouch: true },
};
const OPTION = ".choices button:not([role])";

const SHOTS = [
  {
    name: "narrow-today",
    label: "今天：该复习的和接着学的",
    // Somebody who answered a round some days ago.
    async show(page) {
      await page.clock.setFixedTime(DAYS_AGO);
      await open(page, "");
      await tapThrough(page, (step) => step.sign === "end");
      await page.clock.setFixedTime(TODAY);
      await open(page, "");
    },
  },
  { name: "narrow-question", label: "一题：点一下就是回答", show: askSingle },
  {
    name: "narrow-feedback",
    label: "解析，和面试官接下来会问的",
    async show(page) {
      await askSingle(page);
      await page.locator(OPTION).last().tap();
      await page.locator("main .verdict").waitFor();
      // From the explanation on: why, and the first of what is asked next.
      await page.locator("main .explanation").evaluate((explanation) => {
        const bar = document.querySelector("header.bar").getBoundingClientRect().bottom;
        scrollBy({ top: explanation.getBoundingClientRect().top - 16 - bar, behavior: "instant" });
      });
    },
  },
  {
    name: "narrow-note-dark",
    label: "一条笔记，深色",
    colorScheme: "dark",
    async show(page) {
      await open(page, `notes/${NOTE_WITH_DIAGRAM}/`);
      const diagram = page.locator("main figure svg").first();
      await diagram.waitFor();
      await diagram.evaluate((svg) => svg.closest("figure").scrollIntoView({ block: "center", behavior: "instant" }));
    },
  },
  { name: "wide-topics", label: "题库", show: (page) => open(page, "topics/") },
  { name: "wide-note", label: "一条笔记：三十秒、要点、两分钟、易错", show: (page) => open(page, `notes/${NOTE}/`) },
];

async function open(page, path) {
  await page.goto(path);
  await page.locator("#boot").waitFor({ state: "detached" });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
}

/** A round on the note, gone on with until a single-choice question is asked. */
async function askSingle(page) {
  await open(page, `notes/${NOTE}/`);
  await page.locator(`[data-do$="note ${NOTE}"]`).tap();
  for (let n_skipped = 0; n_skipped < 20; n_skipped += 1) {
    await page.locator('main [data-do="skip"]').waitFor();
    if ((await page.locator(OPTION).count()) > 0) return;
    await page.locator('main [data-do="skip"]').tap();
    await page.waitForTimeout(300);
  }
  throw new Error(`${NOTE} asks no single-choice question`);
}

/** The picture with a palette, if that can be made here. */
function smaller(png) {
  const { error, status, stdout } = spawnSync("pngquant", ["--quality=70-95", "--speed=1", "--strip", "-"], {
    input: png,
    maxBuffer: 16 * 1024 * 1024,
  });
  return error || status !== 0 ? png : stdout;
}

const folder = new URL("../public/screenshots/", import.meta.url);
const manifestFile = new URL("../public/manifest.webmanifest", import.meta.url);
await mkdir(folder, { recursive: true });

const site = await serve({ root: resolve(process.env.DIST ?? "dist") });
const browser = await chromium.launch(config.use.launchOptions);
const entries = [];
try {
  for (const { name, label, colorScheme = "light", show } of SHOTS) {
    const form = name.split("-")[0];
    const context = await browser.newContext({
      ...FORMS[form],
      baseURL: site.url,
      colorScheme,
      locale: "zh-CN",
      reducedMotion: "reduce",
      timezoneId: "Asia/Shanghai",
    });
    const page = await context.newPage();
    // Chance decides which questions are asked and in which order; the pictures are to be the same each time.
    await page.addInitScript(() => {
      let state = 20_261_123;
      Math.random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    });
    await show(page);
    // Nothing pressed or focused in the picture.
    await page.evaluate(() => document.activeElement?.blur());
    await page.waitForTimeout(300);
    const png = smaller(await page.screenshot());
    await context.close();
    const file = `${name}.png`;
    await writeFile(new URL(file, folder), png);
    if (png.length > MAX_BYTES) console.error(`${file} has ${png.length} bytes, more than ${MAX_BYTES}; is pngquant installed?`);
    const sizes = `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
    entries.push({ src: `screenshots/${file}`, sizes, type: "image/png", form_factor: form, label });
  }
} finally {
  await browser.close();
  await site.goAway();
}
for (const file of await readdir(folder)) {
  if (!SHOTS.some(({ name }) => `${name}.png` === file)) await rm(new URL(file, folder));
}

// Only the list changes: the rest of the manifest is written by hand.
const manifest = await readFile(manifestFile, "utf8");
const list = entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n");
await writeFile(manifestFile, manifest.replace(/"screenshots": \[[^\]]*\]/, () => `"screenshots": [\n${list}\n  ]`));
