// How long a start takes on a slow processor, without a slow network: from navigation to the app in place of the
// pre-rendered screen; and how much of it the log takes, by the marks the app leaves (src/store/boot.rs).
import { median, onSlowPage, repeated } from "./browser.mjs";
import { longHistory, N_ANSWERS } from "./history.mjs";

const N_RUNS = 7;

async function start(site, stored) {
  return onSlowPage(
    site,
    4,
    async (page) => {
      await page.addInitScript(() => {
        new MutationObserver((_, observer) => {
          if (!document.body || document.getElementById("boot") || document.readyState === "loading") return;
          observer.disconnect();
          requestAnimationFrame(() => (window.benchStart = performance.now()));
        }).observe(document, { childList: true, subtree: true });
      });
      await page.goto("");
      await page.waitForFunction(() => window.benchStart !== undefined);
      return page.evaluate(() => {
        const [log, folded] = ["zhuiwen:log", "zhuiwen:folded"].map((name) => performance.getEntriesByName(name)[0]?.startTime);
        return { painted: window.benchStart, log: folded - log };
      });
    },
    { stored },
  );
}

/** A loop that no change to the app makes faster or slower. */
async function yardstick(site) {
  return onSlowPage(site, 4, async (page) => {
    await page.goto("icons/seal.svg");
    return page.evaluate(() => {
      const start = performance.now();
      let value = 1;
      for (let step = 0; step < 50_000_000; step += 1) value = (value * 1_664_525 + 1_013_904_223) | 0;
      window.benchValue = value;
      return performance.now() - start;
    });
  });
}

export async function startRows(site) {
  const history = await longHistory();
  const newcomer = await repeated(N_RUNS, () => start(site));
  const veteran = await repeated(N_RUNS, () => start(site, history));
  const log = median(veteran.map((run) => run.log));
  if (Number.isNaN(log)) throw new Error("the app left no marks zhuiwen:log and zhuiwen:folded");
  const answers = N_ANSWERS.toLocaleString("en");
  const ms = { digits: 0, unit: "ms" };
  return [
    // Machines differ, and so does one machine from hour to hour: figures of two runs compare by their ratios to this.
    { what: "yardstick: a fixed loop of 50 million steps, 4× slowdown", figure: median(await repeated(3, () => yardstick(site))), ...ms },
    { what: "start, newcomer: navigation → app painted, 4× slowdown", figure: median(newcomer.map((run) => run.painted)), ...ms },
    { what: `start after ${answers} answers, 4× slowdown`, figure: median(veteran.map((run) => run.painted)), ...ms },
    { what: `of that, open and fold ${answers} log entries`, figure: log, ...ms, atMost: 150 },
  ];
}
