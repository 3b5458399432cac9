// axe over every screen and every state of every kind of question, light and dark: no violations.
import { expect, test } from "./fixtures.mjs";
import { find, notes, KINDS } from "./bank.mjs";
import { violations } from "./axe.mjs";
import { open as openParameters } from "./people.mjs";
import { answer, begin, button, finish, main, reach } from "./round.mjs";

// axe takes seconds a screen, and one test looks at several.
test.describe.configure({ timeout: 150_000 });

const note = notes[0];

const SCREENS = {
  "今天 for a newcomer": "",
  "题库": "topics/",
  "a topic": `topics/${note.topic}/`,
  "a note": `notes/${note.id}/`,
  "no quiz": "quiz/",
  "追问": "follow-ups/",
  "追问 of a note": `follow-ups/${note.id}/`,
  "search": "search/",
  "hits": "search/?q=事件循环",
  "我的": "me/",
  "settings": "me/settings/",
  "backups": "me/backup/",
  "about": "about/",
  "memory parameters": "me/memory/",
  "nowhere": "nowhere/at/all/",
};

/** Opens a screen and waits until what it fetches is there. */
async function open(page, path) {
  await page.goto(path);
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(main(page).getByRole("heading").first()).toBeAttached();
  await expect(main(page).getByText("正在取…")).toHaveCount(0);
  // Everything folded is looked at as well.
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
}

for (const half of [0, 1]) {
  test(`every screen on a phone, part ${half + 1}`, async ({ page }) => {
    const found = [];
    for (const [where, path] of Object.entries(SCREENS).filter((_, at) => at % 2 === half)) {
      await open(page, path);
      found.push(...(await violations(page, where)));
    }
    expect(found).toEqual([]);
  });
}

test.describe("on a desk", () => {
  test.use({ viewport: { width: 1280, height: 800 }, hasTouch: false, isMobile: false });

  test("the main screens", async ({ page }) => {
    const found = [];
    for (const where of ["今天 for a newcomer", "题库", "a note", "追问", "我的", "settings"]) {
      await open(page, SCREENS[where]);
      found.push(...(await violations(page, where)));
    }
    await page.goto(`notes/${note.id}/`);
    await button(page, "练这一条").click();
    await expect(button(page, "跳过")).toBeVisible();
    found.push(...(await violations(page, "a question")));
    expect(found).toEqual([]);
  });
});

for (const kind of KINDS) {
  test(`${kind}, open and answered`, async ({ page }) => {
    const question = find(kind);
    await reach(page, question);
    const found = await violations(page, `${kind} open`);
    if (kind === "recall") {
      await button(page, "提示").tap();
      found.push(...(await violations(page, "recall with a hint")));
      await button(page, "说完了，看要点").tap();
      await main(page).getByRole("checkbox").first().tap();
      found.push(...(await violations(page, "recall revealed")));
      await main(page).getByRole("group", { name: "评分" }).getByRole("button").first().tap();
    } else if (kind === "sql" || kind === "code") {
      await main(page).getByText("自己写").tap();
      await main(page).getByRole("textbox", { name: "自己写" }).fill("select 1");
      found.push(...(await violations(page, `${kind} being typed`)));
      await button(page, "提交").tap();
      found.push(...(await violations(page, `${kind} being compared`)));
      await main(page).getByRole("group", { name: "评分" }).getByRole("button").first().tap();
      found.push(...(await violations(page, `${kind} typed and answered`)));
      await button(page, "撤销").tap();
      await main(page).getByText("排出各行").tap();
      await answer(page, "wrong");
    } else {
      await answer(page, "wrong");
    }
    found.push(...(await violations(page, `${kind} answered`)));
    expect(found).toEqual([]);
  });
}

test("typed output, cloze by picking, a match half done", async ({ page }) => {
  const found = [];
  await reach(page, find("output", ({ options }) => options.length === 0));
  found.push(...(await violations(page, "typed output")));
  await answer(page, "wrong");
  found.push(...(await violations(page, "typed output answered")));
  await reach(page, find("cloze"));
  await main(page).getByText("不想打字？点选").tap();
  found.push(...(await violations(page, "cloze by picking")));
  const match = find("match");
  await reach(page, match);
  await main(page).getByRole("button", { name: /^1/ }).tap();
  await page.keyboard.press("a");
  found.push(...(await violations(page, "match half done")));
  expect(found).toEqual([]);
});

test("a chain, the summary, 今天 and 我的 with something in them", async ({ page }) => {
  const found = [];
  await begin(page, note);
  await answer(page, "wrong");
  await button(page, "加星标").tap();
  await main(page).getByRole("button").filter({ hasText: note.followUps[0].ask }).tap();
  found.push(...(await violations(page, "a chain")));
  await finish(page);
  found.push(...(await violations(page, "the summary")));
  await button(page, "回到今天").tap();
  found.push(...(await violations(page, "今天")));
  await page.goto("me/");
  found.push(...(await violations(page, "我的 after a round")));
  expect(found).toEqual([]);
});

test("memory parameters before and after training", async ({ page }) => {
  await openParameters(page);
  const found = await violations(page, "memory parameters, enough answers");
  await button(page, "开始训练").tap();
  await expect(main(page).getByRole("heading", { name: "上次训练" })).toBeVisible();
  found.push(...(await violations(page, "memory parameters, trained")));
  expect(found).toEqual([]);
});

test("dialogs and English", async ({ page }) => {
  const found = [];
  await open(page, `notes/${note.id}/`);
  await button(page, "标记有误").tap();
  found.push(...(await violations(page, "the form for a flag")));
  await page.keyboard.press("Escape");
  await main(page).getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  found.push(...(await violations(page, "the keys")));
  await open(page, "me/settings/");
  await page.getByText("English").tap();
  found.push(...(await violations(page, "settings in English")));
  await page.getByRole("link", { name: "Today" }).tap();
  found.push(...(await violations(page, "Today in English")));
  expect(found).toEqual([]);
});
