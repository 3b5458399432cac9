// From the finger leaving an answer to the frame that shows the verdict, and to the one that shows the explanation, on a
// slow processor: rounds of mixed questions, answered by a driver that taps what a person would.
import { median, onSlowPage, percentile, repeated } from "./browser.mjs";
import { longHistory, N_ANSWERS } from "./history.mjs";

const N_RUNS = 3;
const N_TAPS = 40;

/** Milliseconds in which the page is left alone: looking at it takes its time too. */
const PAUSE = 250;

/**
 * What to tap, the first that is on the screen. A tap that gives the answer is measured. Kinds whose answer takes more
 * than buttons are given up, which shows the same feedback.
 */
const STEPS = [
  { sign: "advance", tap: '[data-do="advance"]' },
  { sign: "choice", tap: '.choices button:not([role])[data-do^="touch"]', answers: true },
  { sign: "grade", tap: '.grades [data-do^="grade"]', answers: true },
  { sign: "check", tap: '.choices:has([aria-checked="true"]) + .actions [data-do="go"]', answers: true },
  { sign: "tick", tap: '.choices button[role="checkbox"]' },
  { sign: "give up", tap: '[data-do="give-up"]', answers: true },
  { sign: "reveal", tap: '[data-do="go"]' },
  { sign: "begin", tap: '[data-do="begin mixed"]' },
  { sign: "end", tap: '[data-do="end"]' },
];

/** Runs in the page: notes the time from each tap to the end of the frame in which a verdict is there, and an explanation. */
function watch() {
  window.benchTaps = [];
  let lifted = 0;
  let latest = 0;
  addEventListener("pointerup", (event) => (lifted = event.timeStamp), true);
  addEventListener(
    "click",
    () => {
      latest += 1;
      if (document.querySelector(".verdict")) return;
      const [click, start] = [latest, lifted];
      const when = (selector, then) => {
        if (click !== latest) return;
        if (!document.querySelector(selector)) return requestAnimationFrame(() => when(selector, then));
        // A message sent while a frame is made arrives when the frame has been laid out and painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => then(performance.now() - start);
        port2.postMessage(undefined);
      };
      const explained = (verdict) => when(".feedback", (explanation) => window.benchTaps.push({ verdict, explanation }));
      requestAnimationFrame(() => when(".verdict", (verdict) => requestAnimationFrame(() => explained(verdict))));
    },
    true,
  );
}

/** Runs in the page: what is to be tapped now, brought into view, and where, unless something else lies there. */
function find(steps) {
  for (const { sign, tap, answers } of steps) {
    const element = document.querySelector(`main ${tap}:not(:disabled)`);
    if (!element) continue;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const box = element.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    return element.contains(document.elementFromPoint(x, y)) ? { sign, answers, x, y } : undefined;
  }
  return undefined;
}

/** Taps through rounds until `until(what was tapped)` says so. The app must be open. */
export async function tapThrough(page, until) {
  let n_lost = 0;
  for (;;) {
    const step = await page.evaluate(find, STEPS);
    if (step) await page.touchscreen.tap(step.x, step.y);
    // What the app puts off until after the paint is done before the next tap, as it is with a person.
    await page.waitForTimeout(PAUSE);
    // On a busy machine the page may not be there yet, or move under a tap. That is no measurement; it is tapped again.
    const isLost = !step || (step.answers && (await page.locator("main .verdict").count()) === 0);
    if (!isLost && (await until(step))) return;
    n_lost = isLost ? n_lost + 1 : 0;
    if (n_lost === 20) throw new Error(`nothing to tap, or a tap that changes nothing, at ${page.url()}: ${step?.sign}`);
  }
}

async function taps(site, stored) {
  return onSlowPage(
    site,
    4,
    async (page) => {
      await page.addInitScript(watch);
      await page.goto("");
      await page.locator("#boot").waitFor({ state: "detached" });
      await tapThrough(page, () => page.evaluate((n) => window.benchTaps.length >= n, N_TAPS));
      return page.evaluate(() => window.benchTaps);
    },
    { stored, worker: false },
  );
}

export async function tapRows(site) {
  const rows = [];
  for (const [who, stored] of [
    ["newcomer", undefined],
    [`after ${N_ANSWERS.toLocaleString("en")} answers`, await longHistory()],
  ]) {
    const runs = await repeated(N_RUNS, () => taps(site, stored));
    const at = (key, share) => median(runs.map((times) => percentile(times.map((it) => it[key]), share)));
    const ms = { digits: 0, unit: "ms" };
    const verdict = `tap an answer → right or wrong painted, ${who}, 4× slowdown`;
    rows.push({ what: `${verdict}, 95th percentile of ${N_TAPS}`, figure: at("verdict", 0.95), ...ms, atMost: 50 });
    rows.push({ what: `${verdict}, median`, figure: at("verdict", 0.5), ...ms });
    rows.push({ what: `→ explanation painted, ${who}, median`, figure: at("explanation", 0.5), ...ms });
  }
  return rows;
}
