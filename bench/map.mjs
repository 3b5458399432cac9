// The map's own code on trees of any size (src/ui/map/bench.rs), at 4× slowdown: from the call until the frame is painted. The best library
// measured takes 231 ms for 300 boxes and 1,245 ms for 3,000 (shared/facts.md), 61 and 63 ms to fold and open with 300.
import { median, onSlowPage } from "./browser.mjs";

const RATE = 4;
const RUNS = 9;

export async function mapRows(site) {
  const rows = [];
  for (const [n, atMost] of [
    [300, 100],
    [3000, 300],
  ]) {
    const times = await onSlowPage(
      site,
      RATE,
      async (page) => {
        await page.goto("bench/map/");
        await page.waitForFunction(() => window.mmBench);
        return page.evaluate(
          async ([n, runs]) => {
            const { mmBench } = window;
            const painted = () =>
              new Promise((resolve) => {
                requestAnimationFrame(() => {
                  const { port1, port2 } = new MessageChannel();
                  port1.onmessage = () => resolve(performance.now());
                  port2.postMessage(undefined);
                });
              });
            const timed = async (act) => {
              await painted();
              const start = performance.now();
              act();
              const done = performance.now();
              return { script: done - start, painted: (await painted()) - start };
            };
            const times = { render: [], collapse: [], expand: [] };
            for (let run = 0; run < runs; run += 1) {
              mmBench.prepare(n);
              times.render.push(await timed(mmBench.render));
              times.collapse.push(await timed(mmBench.collapse));
              times.expand.push(await timed(mmBench.expand));
            }
            return times;
          },
          [n, RUNS],
        );
      },
      { worker: false },
    );
    const figure = (name, part) => median(times[name].map((time) => time[part]));
    rows.push({ what: `map of ${n}, drawn and painted`, figure: figure("render", "painted"), digits: 1, unit: "ms", atMost });
    for (const name of ["collapse", "expand"]) {
      rows.push({ what: `  ${name}, script`, figure: figure(name, "script"), digits: 1, unit: "ms", atMost: 16 });
      rows.push({ what: `  ${name}, painted`, figure: figure(name, "painted"), digits: 1, unit: "ms" });
    }
  }
  return rows;
}
