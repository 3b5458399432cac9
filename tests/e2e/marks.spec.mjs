// What a person leaves on notes and settings: stars, flags, own words, looks. All of it is there again after a reload.
import { expect, test } from "./fixtures.mjs";
import { notes } from "./bank.mjs";
import { answer, begin, button, finish, main, shown } from "./round.mjs";

const [note, other] = notes;
const place = (page, name) => page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name }).tap();

/** The titles listed under a heading of 我的. */
async function listed(page, heading) {
  const section = main(page)
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: heading, exact: true }) });
  const text = await section.textContent();
  return notes.filter(({ title }) => text.includes(title)).map(({ title }) => title);
}

test("a star on a note shows under 我的 and makes a round", async ({ page }) => {
  await page.goto(`notes/${note.id}/`);
  await button(page, "加星标").tap();
  await expect(button(page, "取消星标")).toHaveAttribute("aria-pressed", "true");
  await page.reload();
  await expect(button(page, "取消星标")).toBeVisible();
  await place(page, "我的");
  expect(await listed(page, "星标")).toEqual([note.title]);

  await begin(page, other);
  await answer(page);
  await button(page, "加星标").tap();
  await expect(button(page, "取消星标")).toBeVisible();
  await place(page, "今天");
  await main(page).getByRole("button", { name: /只练星标/ }).tap();
  const asked = await finish(page);
  expect(new Set(asked.map((question) => question.note.id))).toEqual(new Set([note.id, other.id]));
  // Of a starred note all is asked, of a starred question itself.
  expect(asked.filter((question) => question.note === other)).toHaveLength(1);

  await page.goto(`notes/${note.id}/`);
  await button(page, "取消星标").tap();
  await place(page, "我的");
  expect(await listed(page, "星标")).toEqual([other.title]);
});

test("a flag keeps its reason and can be withdrawn", async ({ page }) => {
  await page.goto(`notes/${note.id}/`);
  await button(page, "标记有误").tap();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "取消" }).tap();
  await expect(dialog).toBeHidden();
  await expect(button(page, "标记有误")).toHaveAttribute("aria-pressed", "false");

  await button(page, "标记有误").tap();
  const reason = "第二条要点说反了：<b>先</b>再 & 后";
  await dialog.getByRole("textbox").fill(reason);
  await dialog.getByRole("button", { name: "记下" }).tap();
  await expect(dialog).toBeHidden();
  await expect(button(page, "已标记有误")).toHaveAttribute("aria-pressed", "true");

  await page.reload();
  await place(page, "我的");
  expect(await listed(page, "标记有误")).toEqual([note.title]);
  await page.goto(`notes/${note.id}/`);
  await button(page, "已标记有误").tap();
  await expect(dialog.getByRole("textbox")).toHaveValue(reason);
  await dialog.getByRole("button", { name: "撤回标记" }).tap();
  await expect(button(page, "标记有误")).toBeVisible();
  await place(page, "我的");
  expect(await listed(page, "标记有误")).toEqual([]);
});

test("a question is flagged from its feedback", async ({ page }) => {
  await begin(page, note);
  await answer(page);
  await button(page, "标记有误").tap();
  await page.getByRole("dialog").getByRole("textbox").fill("错别字");
  // Typing is not pressing keys of the round.
  await page.keyboard.type("u1?/");
  await expect(page.getByRole("dialog").getByRole("textbox")).toHaveValue("错别字u1?/");
  await page.getByRole("dialog").getByRole("button", { name: "记下" }).tap();
  await expect(button(page, "已标记有误")).toBeVisible();
  expect((await shown(page)).note).toBe(note);
});

test("own words on a note are kept, by the button and by leaving the field", async ({ page }) => {
  const field = main(page).getByRole("textbox", { name: "我的笔记" });
  const words = "项目里：用 run_in_executor\n把查询移出循环 <script>👍";
  await page.goto(`notes/${note.id}/`);
  await field.fill(words);
  await button(page, "保存").tap();
  await expect(main(page).getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue(words);
  await place(page, "我的");
  expect(await listed(page, "我的笔记")).toEqual([note.title]);

  await page.goto(`notes/${other.id}/`);
  await field.fill("口诀");
  await place(page, "我的");
  await expect.poll(() => listed(page, "我的笔记")).toEqual([note.title, other.title]);

  await page.goto(`notes/${note.id}/`);
  await field.fill("");
  await field.blur();
  await place(page, "我的");
  expect(await listed(page, "我的笔记")).toEqual([other.title]);
});

test("only the missed ones", async ({ page }) => {
  await begin(page, note);
  const asked = await finish(page, (at) => (at % 2 ? "wrong" : "right"));
  const missed = asked.filter((_, at) => at % 2).map(({ code }) => code);
  await place(page, "今天");
  await main(page)
    .getByRole("button", { name: `只练错题 ${missed.length}` })
    .tap();
  const again = await finish(page);
  expect(again.map(({ code }) => code).sort()).toEqual(missed.sort());
  await button(page, "回到今天").tap();
  await expect(main(page).getByRole("button", { name: /只练错题/ })).toBeDisabled();
});

test.describe("settings count at once and after a reload", () => {
  const html = (page) => page.locator("html");
  const pick = (page, group, name) => page.getByRole("group", { name: group }).getByText(name, { exact: true }).tap();
  const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const lightness = (rgb) => rgb.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);

  test("the theme, whatever the system says", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto("me/settings/");
    await expect(page.getByRole("radio", { name: "跟随系统" })).toBeChecked();
    expect(lightness(await background(page))).toBeGreaterThan(600);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(lightness(await background(page))).toBeLessThan(150);
    await pick(page, "外观", "浅色");
    await expect.poll(async () => lightness(await background(page))).toBeGreaterThan(600);
    await page.emulateMedia({ colorScheme: "light" });
    await pick(page, "外观", "深色");
    await expect.poll(async () => lightness(await background(page))).toBeLessThan(150);
    await page.reload();
    await expect(page.getByRole("radio", { name: "深色" })).toBeChecked();
    expect(lightness(await background(page))).toBeLessThan(150);
  });

  test("the text size, and nothing is cut off at the largest", async ({ page }) => {
    await page.goto("me/settings/");
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
    const normal = await size();
    await pick(page, "字号", "特大");
    await expect.poll(size).toBeGreaterThan(normal * 1.3);
    await page.reload();
    await expect(page.getByRole("radio", { name: "特大" })).toBeChecked();
    expect(await size()).toBeGreaterThan(normal * 1.3);
    for (const path of ["", "topics/", `notes/${note.id}/`, "me/", "me/backup/", "follow-ups/"]) {
      await page.goto(path);
      await main(page).getByRole("heading").first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
    }
  });

  test("the language", async ({ page }) => {
    await page.goto("me/settings/");
    await expect(html(page)).toHaveAttribute("lang", "zh-CN");
    await pick(page, "界面语言", "English");
    await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("Settings");
    await expect(html(page)).toHaveAttribute("lang", "en");
    await expect(page.getByRole("navigation", { name: "Main places" }).getByRole("link")).toHaveText([
      "Today",
      "Notes",
      "Follow-ups",
      "Interview",
      "Me",
    ]);
    await page.reload();
    await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("Settings");
    await page.getByRole("link", { name: "Today" }).tap();
    await page.getByRole("button", { name: "Answer a first question" }).tap();
    await expect(main(page).getByRole("button", { name: "Skip" })).toBeVisible();
    // No Chinese word of the interface is left on screens without notes.
    await page.goto("me/settings/");
    await expect(page.getByRole("radio", { name: "English" })).toBeChecked();
    const text = await page.locator("body").innerText();
    expect(text.replace("中文", "")).not.toMatch(/[\u4e00-\u9fff]/);
    await pick(page, "Interface language", "中文");
    await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("设置");
  });

  test("the round's length", async ({ page }) => {
    await page.goto("");
    await button(page, "答第一题").tap();
    await answer(page);
    await page.goto("me/settings/");
    await pick(page, "每轮题数", "20");
    await expect(page.getByRole("radio", { name: "20" })).toBeChecked();
    await place(page, "今天");
    await main(page).getByRole("button", { name: /混合练习/ }).tap();
    await expect(main(page)).toContainText("1 / 20");
  });
});
