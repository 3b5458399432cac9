// Backups: out of one browser, into another, merged, taken back; and what is no backup changes nothing.
import { expect, test } from "./fixtures.mjs";
import { choose, exported, preview, toBackups } from "./backup.mjs";
import { notes } from "./bank.mjs";
import { answer, begin, button, figure, finish, goOn, main } from "./round.mjs";

const [note, other] = notes;
const log = (page) =>
  page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => /:(log|import):?/.test(key))));
const count = async (page) => Number(/(\d+) 条记录/.exec(await main(page).textContent())[1]);
const answers = async (page) => {
  await page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name: "我的" }).tap();
  return Number(await figure(page, "答过"));
};

/** Another phone: a browser of its own on the same site. */
async function phone(browser, site) {
  const context = await browser.newContext({ baseURL: site.url, hasTouch: true, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto("");
  return page;
}

/** Answers `n` questions about a note. */
async function practise(page, about, n) {
  await begin(page, about);
  for (let at = 0; at < n; at++) {
    await answer(page, at % 2 ? "wrong" : "right");
    if (at + 1 < n) await goOn(page);
  }
}

test("a backup comes into another browser, is taken back, and comes in again", async ({ page, browser, site }) => {
  await begin(page, note);
  const asked = await finish(page, (at) => (at === 2 ? "wrong" : "right"));
  await page.goto(`notes/${note.id}/`);
  await main(page).getByRole("textbox", { name: "我的笔记" }).fill("我自己的话");
  await button(page, "保存").tap();
  await toBackups(page);
  const { name, text } = await exported(page);
  expect(name).toMatch(/^zhuiwen-\d{4}-\d\d-\d\d\.json$/);
  expect(JSON.parse(text)).toMatchObject({ format: "zhuiwen-backup", version: 1 });
  const n = asked.length + 1;
  expect(await count(page)).toBe(n);

  const second = await phone(browser, site);
  await toBackups(second);
  await choose(second, text, name);
  expect(await preview(second)).toEqual({ fresh: n, known: 0, unreadable: 0 });
  // Nothing is written before one says so.
  expect(await log(second)).toEqual({});
  await button(second, "取消").tap();
  await expect(second.getByText("这个备份里")).toHaveCount(0);
  await choose(second, text, name);
  await button(second, `导入 ${n} 条`).tap();
  await expect(main(second).getByRole("status").filter({ hasText: `已导入 ${n} 条记录` })).toBeVisible();
  expect(await answers(second)).toBe(asked.length);
  await second.goto(`notes/${note.id}/`);
  await expect(main(second).getByRole("textbox", { name: "我的笔记" })).toHaveValue("我自己的话");

  // Once more brings nothing.
  await toBackups(second);
  await choose(second, text, name);
  expect(await preview(second)).toEqual({ fresh: 0, known: n, unreadable: 0 });
  await expect(main(second)).toContainText("没有新记录，不用导入。");
  await expect(main(second).getByRole("button", { name: /^导入 \d/ })).toHaveCount(0);

  // Taken back after a reload, from the list of imports.
  await second.reload();
  await expect(main(second).getByRole("heading", { name: "导入过的备份" })).toBeVisible();
  await button(second, "撤销这次导入").tap();
  await expect(main(second).getByRole("heading", { name: "导入过的备份" })).toHaveCount(0);
  expect(await count(second)).toBe(0);
  expect(await log(second)).toEqual({});
  await second.reload();
  expect(await answers(second)).toBe(0);

  await toBackups(second);
  await choose(second, text, name);
  await button(second, `导入 ${n} 条`).tap();
  // And at once, from the word that it was done.
  await main(second).getByRole("status").getByRole("button", { name: "撤销这次导入" }).tap();
  await expect(main(second)).toContainText("已撤销导入");
  expect(await count(second)).toBe(0);
  await second.context().close();
});

test("two phones become one, both ways", async ({ page, browser, site }) => {
  await practise(page, note, 3);
  const second = await phone(browser, site);
  await practise(second, other, 2);
  const mine = await (await toBackups(page), exported(page));
  const theirs = await (await toBackups(second), exported(second));
  await choose(page, theirs.text);
  expect(await preview(page)).toEqual({ fresh: 2, known: 0, unreadable: 0 });
  await button(page, "导入 2 条").tap();
  await expect(main(page)).toContainText("已导入 2 条记录");
  await choose(second, mine.text);
  await button(second, "导入 3 条").tap();
  await expect(main(second)).toContainText("已导入 3 条记录");
  for (const each of [page, second]) {
    expect(await answers(each)).toBe(5);
    await each.reload();
    expect(await answers(each)).toBe(5);
  }
  // Going on after that: what is new is all that comes over.
  await practise(second, note, 1);
  const later = await (await toBackups(second), exported(second));
  await toBackups(page);
  await choose(page, later.text);
  expect(await preview(page)).toEqual({ fresh: 1, known: 5, unreadable: 0 });
  await second.context().close();
});

test("what is no backup says so and changes nothing", async ({ page }) => {
  await practise(page, note, 1);
  await toBackups(page);
  const { text } = await exported(page);
  const before = await log(page);
  const refused = main(page).getByRole("alert").filter({ hasText: "没有导入，什么都没改。" });
  for (const [name, content] of Object.entries({
    "empty.json": "",
    "cut-off.json": text.slice(0, text.length / 2),
    "foreign.json": '{"format":"anki","version":1,"notes":[]}',
    "list.json": "[1,2,3]",
    "picture.png": "\u0089PNG\r\n\u001a\n\u0000\u0000",
    "newer.json": text.replace('"version":1', '"version":99'),
    "deep.json": "[".repeat(100_000),
  })) {
    await choose(page, content, name);
    await expect(refused, name).toBeVisible();
    expect((await refused.textContent()).length, name).toBeGreaterThan("没有导入，什么都没改。".length + 10);
    expect(await log(page), name).toEqual(before);
    // A good file next takes the word away.
    await choose(page, text);
    expect((await preview(page)).known, name).toBe(1);
    await expect(refused, name).toHaveCount(0);
  }
});

test("of a backup with a damaged part the rest comes in, and the damage is said", async ({ page, browser, site }) => {
  await practise(page, note, 2);
  await toBackups(page);
  const { text } = await exported(page);
  const backup = JSON.parse(text);
  const broken = structuredClone(backup.segments);
  broken.push(JSON.parse(JSON.stringify(broken[0]).replace(/zw1 [0-9a-f]{8} /, "zw1 00000000 ")));
  const second = await phone(browser, site);
  await toBackups(second);
  await choose(second, JSON.stringify({ ...backup, segments: broken }));
  const { fresh, unreadable } = await preview(second);
  expect(fresh).toBe(2);
  expect(unreadable).toBeGreaterThanOrEqual(1);
  await button(second, "导入 2 条").tap();
  expect(await answers(second)).toBe(2);
  await second.context().close();
});
