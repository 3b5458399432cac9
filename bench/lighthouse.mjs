// Lighthouse's mobile run of the first visit, from a gzip server: with simulated throttling, which most people quote, and
// with applied throttling, which is the honest one for WebAssembly.
import * as chromeLauncher from "chrome-launcher";
import lighthouse from "lighthouse";
import { CHROMIUM_FLAGS, median } from "./browser.mjs";

const RUNS = 3;
const METHODS = [
  ["simulated", "simulate"],
  ["applied", "devtools"],
];

export async function lighthouseRows(site) {
  const rows = [];
  for (const [name, throttlingMethod] of METHODS) {
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) {
      const chrome = await chromeLauncher.launch({
        chromePath: process.env.CHROMIUM,
        chromeFlags: ["--headless=new", ...CHROMIUM_FLAGS],
      });
      try {
        const result = await lighthouse(site.url, {
          port: chrome.port,
          onlyCategories: ["performance"],
          throttlingMethod,
          logLevel: "error",
        });
        const { audits, categories } = result.lhr;
        runs.push({
          score: categories.performance.score * 100,
          lcp: audits["largest-contentful-paint"].numericValue / 1000,
          shift: audits["cumulative-layout-shift"].numericValue,
        });
      } finally {
        chrome.kill();
      }
    }
    const of = (key) => median(runs.map((run) => run[key]));
    rows.push({ what: `Lighthouse mobile, ${name} throttling: performance`, figure: of("score"), digits: 0, unit: "", atLeast: 95 });
    // The budget for the paint is for the throttling that really happens.
    const atMost = name === "applied" ? 1.0 : undefined;
    rows.push({ what: `largest contentful paint, ${name} throttling`, figure: of("lcp"), digits: 2, unit: "s", atMost });
    rows.push({ what: `layout shift, ${name} throttling`, figure: of("shift"), digits: 3, unit: "", atMost: 0.1 });
  }
  return rows;
}
