// What every journey starts from: a server of its own for the release build, and a page that must stay free of errors.
import { test as base, expect } from "@playwright/test";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { serve } from "./server.mjs";

export const DIST = resolve(process.env.DIST ?? "dist");

export const test = base.extend({
  /** Patterns of error messages a test expects. */
  expectedErrors: [[], { option: true }],

  site: async ({}, use) => {
    const site = await serve({ root: DIST });
    await use(site);
    await site.goAway();
  },

  baseURL: async ({ site }, use) => use(site.url),

  /** Folders for changed versions of the site, removed afterwards. */
  changedSite: async ({}, use) => {
    const folders = [];
    await use(async (changes) => {
      const folder = await mkdtemp(join(tmpdir(), "zhuiwen-site-"));
      folders.push(folder);
      return changed(folder, changes);
    });
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
  },

  page: async ({ page, expectedErrors }, use) => {
    const errors = [];
    page.on("pageerror", (error) => errors.push(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      // Chromium writes this for a deep link's status 404; what the page makes of it is what counts.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) errors.push(message.text());
    });
    await use(page);
    expect(errors.filter((error) => !expectedErrors.some((pattern) => pattern.test(error)))).toEqual([]);
  },
});

export { expect };

/**
 * Copies the release build into `folder` as another version: `changes` maps file names to their new content. Hashes and
 * version in sw.js follow, as a build would make them.
 */
async function changed(folder, changes) {
  await cp(DIST, folder, { recursive: true });
  let worker = await readFile(join(folder, "sw.js"), "utf8");
  for (const [file, content] of Object.entries(changes)) {
    await writeFile(join(folder, file), content);
    const hash = createHash("sha256").update(content).digest("base64");
    const row = new RegExp(`\\["${file.replaceAll(".", "\\.")}", "sha256-[^"]*"\\]`);
    if (!row.test(worker)) throw new Error(`${file} is not among the files the worker keeps`);
    worker = worker.replace(row, () => `["${file}", "sha256-${hash}"]`);
  }
  const version = createHash("sha256").update(worker).digest("hex").slice(0, 16);
  worker = worker.replace(/(const CACHE = `\$\{PREFIX\})[0-9a-f]{16}/, (_, start) => start + version);
  await writeFile(join(folder, "sw.js"), worker);
  return folder;
}

/** Registers the service worker, as the app does, and waits until it controls the page. */
export async function withWorker(page) {
  await page.evaluate(async () => {
    const name = document.querySelector('meta[name="zhuiwen:worker"]').content;
    const controlled = new Promise((resolve) => {
      if (navigator.serviceWorker.controller) resolve();
      else navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
    });
    await navigator.serviceWorker.register(name, { updateViaCache: "none" });
    await controlled;
  });
}

/** Takes the network away: the server is gone, and what the HTTP cache holds too, which would let a test pass falsely. */
export async function goOffline(page, site) {
  await site.goAway();
  const session = await page.context().newCDPSession(page);
  await session.send("Network.clearBrowserCache");
  await session.detach();
}

/** The names of every cache of the origin. */
export const cacheNames = (page) => page.evaluate(async () => (await caches.keys()).sort());
