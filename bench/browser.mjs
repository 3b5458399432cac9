// A phone-sized page in a browser slowed down as much as a cheap phone is.
import { chromium, devices } from "@playwright/test";
import config from "../playwright.config.mjs";

export const CHROMIUM_FLAGS = config.use.launchOptions.args;

/** Calls `measure(page)` with a fresh page of the site, its processor slowed down `rate` times. */
export async function onSlowPage(site, rate, measure) {
  const browser = await chromium.launch(config.use.launchOptions);
  try {
    const context = await browser.newContext({ ...devices["Pixel 7"], baseURL: site.url, locale: "zh-CN" });
    const page = await context.newPage();
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
