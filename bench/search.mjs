// Search as one types, on a slow processor: over the bank as it is and, while that is smaller than planned, over as many
// notes as are planned, made of the real notes' sentences.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { median, onSlowPage, percentile, repeated } from "./browser.mjs";

const N_RUNS = 3;
const N_NOTES = 215;
const QUERIES = [
  "的", "事件循环", "asyncio.Queue", "is和==的区别", "redis 内存", "return self", "set_nx", "a e i o u", "什么是事件循环阻塞",
  "tornado 协程 阻塞 线程", "进程线程协程的区别和联系", "量子纠缠",
];

/**
 * Runs in the page when the app is there: for each keystroke, the time until its hits are in the page, and until they are
 * painted. The first listener comes before the app's and the last after it; between the two the browser runs the app's
 * microtasks, in which it draws, and makes no frame.
 */
function watch() {
  window.benchKeys = [];
  let start = 0;
  addEventListener("input", () => (start = performance.now()), true);
  addEventListener("input", (event) => {
    const key = { isEmpty: event.target.value === "", from: start, listed: performance.now() - start };
    const hits = () => document.querySelector("main").textContent;
    const listed = hits();
    requestAnimationFrame(() => {
      // A message sent while a frame is made arrives when the frame has been laid out and painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const painted = performance.now() - key.from;
        window.benchKeys.push({ ...key, painted, isLate: hits() !== listed });
      };
      port2.postMessage(undefined);
    });
  });
}

async function keystrokes(site, textsPath) {
  return onSlowPage(
    site,
    4,
    async (page) => {
      const texts = page.waitForResponse((response) => response.url().endsWith(textsPath));
      await page.goto("search/");
      await (await texts).finished();
      // The index is made of the texts as soon as they are there, in one go.
      await page.waitForTimeout(1_000);
      await page.evaluate(watch);
      const field = page.getByRole("searchbox");
      await field.focus();
      let n_keys = 0;
      const press = async (input) => {
        await input;
        n_keys += 1;
        // Left alone first: looking at the page takes its time too.
        await page.waitForTimeout(120);
        await page.waitForFunction((n) => window.benchKeys.length >= n, n_keys);
      };
      for (const [number, query] of QUERIES.entries()) {
        for (const letter of query) await press(page.keyboard.insertText(letter));
        if (number === 0) {
          // The rest of the hits is listed when one has stopped typing.
          const isMuch = () => document.querySelectorAll('main a[href*="notes/"]').length >= 20;
          await page.waitForFunction(isMuch, undefined, { timeout: 5_000 }).catch(() => {
            throw new Error(`searching for ${query} finds fewer than 20 notes: the texts are not in the index`);
          });
        }
        await field.selectText();
        await press(page.keyboard.press("Delete"));
      }
      const keys = await page.evaluate(() => window.benchKeys.filter((key) => !key.isEmpty));
      if (keys.some((key) => key.isLate)) throw new Error("hits came after the keystroke's task: the time until then means nothing");
      return keys;
    },
    { worker: false },
  );
}

/** The index and the texts with copies of the notes, until there are `n`; each copy's text is of others' sentences. */
function inflated(index, texts, n) {
  const sentences = texts.texts.flatMap(([, text]) => text.split(/(?<=[。！？\n])/));
  const perNote = Math.ceil(sentences.length / texts.texts.length);
  const notes = [...index.notes];
  const bodies = [...texts.texts];
  let code = Math.max(...notes.map((note) => note[0] + note[6].reduce((sum, [step]) => sum + step, 0)));
  for (let number = 0; notes.length < n; number += 1) {
    // Code, id, topic, title, level, follow-ups, questions, key points: as src/wire/bank.rs has them.
    const [, id, topic, title, level, , questions, points] = index.notes[number % index.notes.length];
    const copy = `${id}-x${number}`;
    notes.push([(code += 1), copy, topic, title, level, [], questions.map(([, kind]) => [1, kind]), points]);
    code += questions.length;
    // A stride without a common divisor with anything likely takes sentences from all over the bank.
    const text = Array.from({ length: perNote }, (_, at) => sentences[((number * perNote + at) * 7_919) % sentences.length]);
    bodies.push([copy, text.join("")]);
  }
  return { index: { ...index, notes }, texts: { ...texts, texts: bodies } };
}

export async function searchRows(site, dist) {
  const page = await readFile(join(dist, "index.html"), "utf8");
  const path = (name) => new RegExp(`name="zhuiwen:${name}" content="([^"]*)"`).exec(page)[1];
  const [indexPath, textsPath] = [path("index"), path("texts")];
  const read = async (file) => JSON.parse(await readFile(join(dist, file), "utf8"));
  const [index, texts] = [await read(indexPath), await read(textsPath)];

  const rows = [];
  const measure = async (bank, { index, texts }) => {
    const replies = new Map([
      [site.base + indexPath, JSON.stringify(index)],
      [site.base + textsPath, JSON.stringify(texts)],
    ]);
    site.replies((path) => replies.has(path) ? { type: "application/json; charset=utf-8", body: replies.get(path) } : undefined);
    try {
      const runs = await repeated(N_RUNS, () => keystrokes(site, textsPath));
      const n_chars = texts.texts.reduce((sum, [, text]) => sum + text.length, 0);
      const what = `search, a keystroke, ${bank} (${index.notes.length} notes, ${Math.round(n_chars / 1000)} k characters), 4× slowdown`;
      const at = (key, share) => median(runs.map((keys) => percentile(keys.map((it) => it[key]), share)));
      const ms = { digits: 1, unit: "ms" };
      rows.push({ what: `${what}: hits listed, 95th percentile of ${runs[0].length}`, figure: at("listed", 0.95), ...ms, atMost: 10 });
      rows.push({ what: `${what}: hits listed, median`, figure: at("listed", 0.5), ...ms });
      rows.push({ what: `${what}: painted, 95th percentile`, figure: at("painted", 0.95), ...ms });
    } finally {
      site.replies(() => undefined);
    }
  };
  await measure("the bank", { index, texts });
  if (index.notes.length < N_NOTES) await measure("inflated", inflated(index, texts, N_NOTES));
  return rows;
}
