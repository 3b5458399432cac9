// Takes the pictures an installation prompt shows (public/screenshots) from the release site in dist/, and lists them in the
// manifest with their true sizes. Run it when the screens have changed; the result is committed.
import { chromium } from "@playwright/test";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import config from "../playwright.config.mjs";
import { serve } from "../tests/e2e/server.mjs";

const NOTE = "memory-is-vs-eq";
const FORMS = {
  narrow: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  wide: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
};
const SHOTS = [
  ["narrow", "today", "", "今天：该复习的和接着学的"],
  ["narrow", "note", `notes/${NOTE}/`, "一条笔记：三十秒、两分钟、易错、要点"],
  ["narrow", "follow-ups", `follow-ups/${NOTE}/`, "面试官会从这里问到哪里"],
  ["wide", "topics", "topics/", "题库"],
  ["wide", "note", `notes/${NOTE}/`, "一条笔记"],
];

const folder = new URL("../public/screenshots/", import.meta.url);
const manifestFile = new URL("../public/manifest.webmanifest", import.meta.url);
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const site = await serve({ root: resolve(process.env.DIST ?? "dist") });
const browser = await chromium.launch(config.use.launchOptions);
const entries = [];
for (const [form, name, path, label] of SHOTS) {
  const context = await browser.newContext({ ...FORMS[form], baseURL: site.url, locale: "zh-CN", colorScheme: "light", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(path);
  await page.locator("#boot").waitFor({ state: "detached" });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  const png = await page.screenshot();
  await context.close();
  const file = `${form}-${name}.png`;
  await writeFile(new URL(file, folder), png);
  entries.push({
    src: `screenshots/${file}`,
    sizes: `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`,
    type: "image/png",
    form_factor: form,
    label,
  });
}
await browser.close();
await site.goAway();

// Only the list changes: the rest of the manifest is written by hand.
const manifest = await readFile(manifestFile, "utf8");
const list = entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n");
await writeFile(manifestFile, manifest.replace(/"screenshots": \[[^\]]*\]/, () => `"screenshots": [\n${list}\n  ]`));
