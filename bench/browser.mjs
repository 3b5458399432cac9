// A phone-sized page in a browser slowed down as much as a cheap phone is, and figures made of many measurements.
import { chromium, devices } from "@playwright/test";
import config from "../playwright.config.mjs";

export const CHROMIUM_FLAGS = config.use.launchOptions.args;

/**
 * Calls `measure(page)` with a page of the site in a fresh browser, its processor slowed down `rate` times.
 * `stored` is in localStorage before: written by a page that is closed again, so the app's page has to load it. `worker: false` keeps
 * the service worker from installing itself, which it would do in the middle of what is measured.
 */
export async function onSlowPage(site, rate, measure, { stored, worker = true } = {}) {
  const browser = await chromium.launch(config.use.launchOptions);
  try {
    const serviceWorkers = worker ? "allow" : "block";
    const context = await browser.newContext({ ...devices["Pixel 7"], baseURL: site.url, locale: "zh-CN", serviceWorkers });
    if (stored) {
      const page = await context.newPage();
      // Any address of the origin at which the app does not run.
      await page.goto("icons/seal.svg");
      await page.evaluate((values) => Object.entries(values).forEach(([key, value]) => localStorage.setItem(key, value)), stored);
      await page.close();
    }
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    return await measure(page);
  } finally {
    await browser.close();
  }
}

/** The value below which `share` (0–1) of the values lie. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

export const median = (values) => percentile(values, 0.5);

/** What `run` gives, `n` times, one after the other: two at once would slow each other down. */
export async function repeated(n, run) {
  const results = [];
  for (let number = 0; number < n; number += 1) results.push(await run());
  return results;
}
