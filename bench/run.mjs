// `make bench`: measures the release site against the budgets and prints a table. A figure over its budget is marked and
// fails nothing: times depend on the machine. (Sizes do not, and are a test: tests/e2e/hosting.spec.mjs.)
//
//   node bench/run.mjs [size] [start] [taps] [map] [search] [lighthouse]     only the named groups
//
// A group is a function from the running site and its folder to rows { what, figure, digits, unit, atMost?, atLeast? }.
// Figures that can vary are medians of several runs, each in a browser of its own.
import { cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import { serve } from "../tests/e2e/server.mjs";
import { lighthouseRows } from "./lighthouse.mjs";
import { mapRows } from "./map.mjs";
import { searchRows } from "./search.mjs";
import { firstLoad } from "./size.mjs";
import { startRows } from "./start.mjs";
import { tapRows } from "./taps.mjs";

const DIST = resolve(process.env.DIST ?? "dist");

async function sizeRows() {
  const { parts, total } = await firstLoad(DIST);
  const rows = parts.map(({ what, bytes }) => ({ what: `  ${what}`, figure: bytes / 1000, digits: 1, unit: "KB" }));
  return [{ what: "first load, gzip", figure: total / 1000, digits: 1, unit: "KB", atMost: 300 }, ...rows];
}

const GROUPS = { size: sizeRows, start: startRows, taps: tapRows, map: mapRows, search: searchRows, lighthouse: lighthouseRows };

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in GROUPS));
if (unknown) {
  console.error(`no group ${unknown}; there are ${Object.keys(GROUPS).join(", ")}`);
  process.exit(2);
}

const site = await serve({ root: DIST });
const loads = [loadavg()[0]];
const show = (cells) => console.log(`| ${cells.join(" | ")} |`);
show(["what", "measured", "budget", "of the budget", ""]);
show(["---", "---:", "---:", "---:", "---"]);
try {
  for (const [name, measure] of Object.entries(GROUPS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const { what, figure, digits, unit, atMost, atLeast } of await measure(site, DIST)) {
      const measured = `${figure.toFixed(digits)} ${unit}`.trim();
      const budget = atMost ?? atLeast;
      if (budget === undefined) {
        show([what, measured, "", "", ""]);
        continue;
      }
      const kept = atMost === undefined ? figure >= atLeast : figure <= atMost;
      const sign = atMost === undefined ? "≥" : "≤";
      show([what, measured, `${sign} ${budget} ${unit}`.trim(), (figure / budget).toFixed(2), kept ? "kept" : "**OVER**"]);
    }
  }
} finally {
  await site.goAway();
}
loads.push(loadavg()[0]);
const [before, after] = loads.map((load) => load.toFixed(1));
console.log(`\n${cpus().length} processors; load average ${before} before, ${after} after. What else runs makes times longer.`);
