// How long a start takes on a slow processor, without a slow network: from navigation to the app in place of the
// pre-rendered screen.
import { onSlowPage, percentile } from "./browser.mjs";

const RUNS = 7;

export async function startRows(site) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    times.push(
      await onSlowPage(site, 4, async (page) => {
        await page.addInitScript(() => {
          new MutationObserver((_, observer) => {
            if (!document.body || document.getElementById("boot") || document.readyState === "loading") return;
            observer.disconnect();
            requestAnimationFrame(() => (window.benchStart = performance.now()));
          }).observe(document, { childList: true, subtree: true });
        });
        await page.goto("");
        await page.waitForFunction(() => window.benchStart !== undefined);
        return page.evaluate(() => window.benchStart);
      }),
    );
  }
  return [{ what: "start, navigation → app painted, 4× CPU slowdown (median)", figure: percentile(times, 0.5), digits: 0, unit: "ms" }];
}
