// 我的: what seventeen weeks of learning look like, drawn and told, and the raw log as a table. The figures shown are counted
// anew here, from the table.
import AxeBuilder from "@axe-core/playwright";
import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures.mjs";
import { choose, toBackups } from "./backup.mjs";
import { button, figure, main } from "./round.mjs";

/** The evening on which `history.json` ends (examples/history.rs). */
const NOW = new Date("2026-11-27T21:00:00+08:00");
const DAY = 86_400_000;

/** Goes to 我的 as the person of history.json. */
async function withHistory(page) {
  await page.clock.setFixedTime(NOW);
  await page.goto("");
  await toBackups(page);
  await choose(page, await readFile(new URL("history.json", import.meta.url), "utf8"));
  await main(page).getByRole("button", { name: /^导入 \d/ }).tap();
  await expect(main(page)).toContainText(/已导入 \d+ 条记录/);
  await page.goto("me/");
  await expect(section(page, "每天")).toBeVisible();
}

const section = (page, title) =>
  main(page).locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
const caption = (page, title) => section(page, title).locator("figcaption");

/** The rows of a section's table, which is unfolded for it, the head first. */
async function table(page, title) {
  await section(page, title).getByText("看数字").tap();
  const table = section(page, title).getByRole("table");
  await expect(table).toBeVisible();
  return table.evaluate((table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent)));
}

/** CSV by RFC 4180 as rows by column, the sign against formulas taken away. */
function parsed(csv) {
  expect(csv.startsWith("\ufeff"), "a byte-order mark, for Excel").toBe(true);
  const rows = [[""]];
  let quoted = false;
  for (let at = 1; at < csv.length; at++) {
    const row = rows.at(-1);
    const [c, next] = [csv[at], csv[at + 1]];
    if (quoted && c === '"' && next === '"') row[row.length - 1] += csv[at++];
    else if (c === '"') quoted = !quoted;
    else if (quoted) row[row.length - 1] += c;
    else if (c === ",") row.push("");
    else if (c === "\r" && next === "\n") {
      at++;
      rows.push([""]);
    }
    else row[row.length - 1] += c;
  }
  expect(rows.pop()).toEqual([""]);
  const [head, ...body] = rows;
  expect(body.filter((row) => row.length !== head.length)).toEqual([]);
  return body.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at].replace(/^'/, "")])));
}

async function exportedCsv(page) {
  const started = page.waitForEvent("download");
  await button(page, "导出 CSV").tap();
  const download = await started;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** The answers that count, with the day each belongs to as a number. */
function answersOf(rows) {
  const undone = new Set(rows.filter(({ event }) => event === "undone").map(({ undone_seq }) => undone_seq));
  const day = ({ unix_seconds }) => Math.floor((Number(unix_seconds) * 1000 + 8 * 3_600_000 - 4 * 3_600_000) / DAY);
  return rows
    .filter(({ event, seq }) => event === "answered" && !undone.has(seq))
    .map((row) => ({ ...row, day: day(row), seconds: Number(row.seconds) }));
}

const short = (day) => new Date(day * DAY).toISOString().slice(5, 10).replace("-", "/");
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

test("every chart says in a sentence and in a table what the raw log says", async ({ page }) => {
  await withHistory(page);
  const { name, text } = await exportedCsv(page);
  expect(name).toBe("zhuiwen-2026-11-27.csv");
  const rows = parsed(text);
  expect(rows.find(({ event }) => event === "note_written").value).toBe('=HYPERLINK("x"), 我自己的话\n第二行');
  expect(text).toContain(`"'=HYPERLINK(""x""), 我自己的话`);
  expect(rows.find(({ event }) => event === "flagged").value).toBe("@这里不对");
  const answers = answersOf(rows);
  expect(Number(await figure(page, "答过"))).toBe(answers.length);
  expect(answers.filter(({ note, kind, title }) => !note || !kind || !title)).toEqual([]);
  expect(answers.at(-1).local_time).toMatch(/^2026-11-27T20:\d\d:\d\d\+08:00$/);

  // 2026-11-23 is a Monday: day 20,780.
  const [monday, today] = [20_780, 20_784];
  const on = (day) => answers.filter((answer) => answer.day === day);

  const days = await table(page, "每天");
  const first = monday - 15 * 7;
  expect(days.slice(1)).toEqual(
    Array.from({ length: 16 }, (_, week) => [
      short(first + 7 * week),
      ...Array.from({ length: 7 }, (_, n) => first + 7 * week + n).map((day) => (day > today ? "" : `${on(day).length}`)),
    ]),
  );
  const counts = days.slice(1).flatMap(([, ...week]) => week.map(Number));
  const sentence = await caption(page, "每天").textContent();
  expect(sentence).toContain(`有 ${counts.filter((n) => n > 0).length} 天答过题`);
  expect(sentence).toContain(`${Math.max(...counts)} 题。`);

  const weeks = await table(page, "每周");
  const week = (start) => answers.filter(({ day }) => day >= start && day < start + 7);
  const minutes = (some) => Math.floor((sum(some.map(({ seconds }) => seconds)) + 30) / 60);
  expect(weeks.slice(1)).toEqual(
    Array.from({ length: 12 }, (_, n) => monday - (11 - n) * 7).map((start) => [
      short(start),
      `${week(start).length}`,
      `${minutes(week(start))}`,
    ]),
  );
  const now = week(monday);
  await expect(caption(page, "每周")).toContainText(`这周答了 ${now.length} 题，用了 ${minutes(now)} 分钟。之前有 11 周`);

  const topics = await table(page, "各主题");
  expect(sum(topics.slice(1).map(([, met]) => Number(met)))).toBe(new Set(answers.map(({ code }) => code)).size);
  await expect(caption(page, "各主题")).toContainText(/记得最牢，估计 \d+%；.+最弱，估计 \d+%。/);

  const coming = await table(page, "接下来两周");
  expect(coming).toHaveLength(15);
  expect(coming[1][0]).toBe("今天");
  const n_due = sum(coming.slice(1).map(([, n]) => Number(n)));
  expect(n_due).toBeGreaterThan(0);
  expect(n_due).toBeLessThanOrEqual(new Set(answers.map(({ code }) => code)).size);
  await expect(caption(page, "接下来两周")).toContainText(`接下来 14 天有 ${n_due} 题到期`);
  await expect(section(page, "接下来两周")).toContainText("降到 85% 就算到期");

  await button(page, "比一比").tap();
  // What was unfolded stays so, and the focus goes to what came.
  await expect(section(page, "每天").getByRole("table")).toBeVisible();
  await expect(page.getByRole("heading", { name: "预测准不准" })).toBeFocused();
  const later = answers.filter((answer, at) => {
    const before = answers.slice(0, at).findLast(({ code }) => code === answer.code);
    return before && before.day < answer.day;
  });
  const latest = later.slice(-1_000);
  const right = latest.filter(({ grade }) => grade !== "1").length;
  await expect(caption(page, "预测准不准")).toContainText(
    `实际答上 ${Math.floor((right / latest.length) * 100 + 0.5)}%（最近 ${latest.length} 次）。`,
  );
  const bins = await table(page, "预测准不准");
  expect(sum(bins.slice(1).map(([, , , n]) => Number(n)))).toBe(latest.length);
  // Tenths that nothing was predicted in stay empty.
  const filled = bins.slice(1).filter(([, ...numbers]) => numbers.join("") !== "");
  expect(filled.length).toBeGreaterThan(2);
  for (const [range, mean] of filled) {
    const [low, high] = range.match(/\d+/g).map(Number);
    expect(parseInt(mean, 10)).toBeGreaterThanOrEqual(low);
    expect(parseInt(mean, 10)).toBeLessThanOrEqual(high);
  }
});

test("the charts fit the phone and their words can be read, huge text too", async ({ page }) => {
  await withHistory(page);
  await button(page, "比一比").tap();
  for (const size of ["normal", "huge"]) {
    await page.evaluate((size) => (document.documentElement.dataset.textSize = size), size);
    const found = await main(page).evaluate((main) => {
      const seen = (element) => element.getBoundingClientRect();
      const texts = [...main.querySelectorAll("figure svg text")];
      const small = texts.filter((text) => {
        const scale = text.ownerSVGElement.viewBox.baseVal?.width
          ? seen(text.ownerSVGElement).width / text.ownerSVGElement.viewBox.baseVal.width
          : 1;
        return parseFloat(getComputedStyle(text).fontSize) * scale < 11;
      });
      const outside = texts.filter((text) => seen(text).left < 0 || seen(text).right > innerWidth);
      const over = texts.filter((text, at) =>
        texts.slice(at + 1).some((other) => {
          const [a, b] = [seen(text), seen(other)];
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          // Lines have room above and below their letters, which may meet.
          return across > 1 && down > a.height / 3;
        }),
      );
      const named = (list) => list.map((text) => text.textContent);
      return { n: texts.length, small: named(small), outside: named(outside), over: named(over) };
    });
    expect(found.n, size).toBeGreaterThan(20);
    expect({ ...found, n: 0 }, size).toEqual({ n: 0, small: [], outside: [], over: [] });
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(width, `${size}: nothing sticks out`).toBeLessThanOrEqual(0);
  }
});

test("axe finds nothing, light and dark, all unfolded", async ({ page }) => {
  test.setTimeout(120_000);
  await withHistory(page);
  await button(page, "比一比").tap();
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ rules: { "target-size": { enabled: true } } });
    const { violations } = await axe.analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target}`)), colorScheme).toEqual([]);
  }
});

test("a newcomer reads what will be here and what to do", async ({ page }) => {
  await page.goto("me/");
  await expect(section(page, "每天")).toContainText("答过题以后，这里会有");
  await expect(button(page, "答第一题")).toBeVisible();
  await expect(caption(page, "各主题")).toHaveText("答过题的主题，会在这里看到还记得多少。");
  await expect(main(page).getByRole("heading", { name: "接下来两周" })).toHaveCount(0);
  await button(page, "比一比").tap();
  await expect(section(page, "预测准不准")).toContainText("还没有隔天再答过的题。");
  // The raw log is there, empty.
  expect(parsed((await exportedCsv(page)).text)).toEqual([]);
  await button(page, "答第一题").tap();
  await expect(button(page, "跳过")).toBeVisible();
});

test("the raw log is on the page of backups too", async ({ page }) => {
  await page.goto("");
  await toBackups(page);
  const { text } = await exportedCsv(page);
  expect(text.split("\r\n")[0]).toContain("seq,device,tab,unix_seconds,local_time,event");
});
