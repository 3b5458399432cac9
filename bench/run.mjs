// `make bench`: measures the release site against DESIGN's budgets and prints a table. Ends with status 1 when a budget
// is exceeded. Times depend on the machine; sizes do not.
//
//   node bench/run.mjs [size] [start] [lighthouse]     only the named groups
//
// A group is a function from the running site to rows { what, figure, digits, unit, atMost?, atLeast? }.
import { resolve } from "node:path";
import { serve } from "../tests/e2e/server.mjs";
import { lighthouseRows } from "./lighthouse.mjs";
import { firstLoad } from "./size.mjs";
import { startRows } from "./start.mjs";

const DIST = resolve(process.env.DIST ?? "dist");

async function sizeRows() {
  const { parts, total } = await firstLoad(DIST);
  const rows = parts.map(({ what, bytes }) => ({ what: `  ${what}`, figure: bytes / 1000, digits: 1, unit: "KB" }));
  return [{ what: "first load, gzip", figure: total / 1000, digits: 1, unit: "KB", atMost: 300 }, ...rows];
}

const GROUPS = { size: sizeRows, start: startRows, lighthouse: lighthouseRows };

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in GROUPS));
if (unknown) {
  console.error(`no group ${unknown}; there are ${Object.keys(GROUPS).join(", ")}`);
  process.exit(2);
}

const site = await serve({ root: DIST });
let exceeded = 0;
const show = (cells) => console.log(`| ${cells.join(" | ")} |`);
show(["what", "measured", "budget", ""]);
show(["---", "---:", "---:", "---"]);
try {
  for (const [name, measure] of Object.entries(GROUPS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const { what, figure, digits, unit, atMost, atLeast } of await measure(site)) {
      const kept = (atMost === undefined || figure <= atMost) && (atLeast === undefined || figure >= atLeast);
      const budget = atMost !== undefined ? `≤ ${atMost} ${unit}` : atLeast !== undefined ? `≥ ${atLeast} ${unit}` : "";
      if (!kept) exceeded += 1;
      show([what, `${figure.toFixed(digits)} ${unit}`.trim(), budget.trim(), budget ? (kept ? "kept" : "EXCEEDED") : ""]);
    }
  }
} finally {
  await site.goAway();
}
process.exit(exceeded > 0 ? 1 : 0);
