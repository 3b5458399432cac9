// Without touching anything: from the first screen through a round, by keys alone, never losing where one is.
import { expect, test } from "./fixtures.mjs";
import { find, notes, words } from "./bank.mjs";
import { button, main, options, onward, pieces, shown, stage, verdict } from "./round.mjs";

test.use({ hasTouch: false, isMobile: false });

/** What has the focus, and whether one can see that it has. */
const focus = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return {
      tag: element.tagName,
      name: element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 40),
      isControl: element.matches("a, button, input, textarea, summary"),
      isOutlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    };
  });

const notLost = (page) => expect.poll(async () => (await focus(page)).tag, "the focus").not.toBe("BODY");

/** Tab until the control with that name has the focus. */
async function tabTo(page, name) {
  for (let n_tabs = 0; n_tabs < 60; n_tabs++) {
    await page.keyboard.press("Tab");
    const here = await focus(page);
    if (here.isControl) {
      // A radio is drawn by its label.
      if (here.tag !== "INPUT") expect(here.isOutlined, here.name).toBe(true);
      if (here.name === name || (here.name.startsWith(name) && name.length > 1)) return;
    }
  }
  throw new Error(`${name} cannot be reached by Tab`);
}

/** Answers the question on the screen by keys alone, somehow. */
async function answerByKeys(page) {
  const { kind, blanks, options: choices } = await shown(page);
  const press = (key) => page.keyboard.press(key);
  switch (kind) {
    case "recall":
      await press("Enter");
      await expect(main(page).getByRole("group", { name: "评分" })).toBeVisible();
      await notLost(page);
      await press("3");
      break;
    case "single":
      await press("1");
      break;
    case "multi":
      await press("1");
      await notLost(page);
      await press("b");
      await expect(main(page).getByRole("checkbox", { checked: true })).toHaveCount(2);
      await press("Enter");
      break;
    case "cloze":
      for (const at of blanks.keys()) {
        await tabToField(page, at);
        await page.keyboard.type("词");
      }
      await press("Enter");
      break;
    case "output":
      if (choices.length > 0) {
        await press("2");
      } else {
        await tabToField(page, 0);
        await page.keyboard.type("1");
        await tabTo(page, "提交");
        await press("Enter");
      }
      break;
    case "match": {
      const n_pairs = (await shown(page)).pairs.length;
      for (let at = 0; at < n_pairs; at++) {
        await press(String(at + 1));
        await press(String.fromCharCode(97 + at));
        await notLost(page);
      }
      await expect(button(page, "提交")).toBeEnabled();
      await tabTo(page, "提交");
      await press("Enter");
      break;
    }
    default:
      await tabTo(page, "下移");
      await press("Enter");
      await notLost(page);
      await tabTo(page, "提交");
      await press("Enter");
  }
  await expect(verdict(page)).toBeVisible();
  await notLost(page);
}

/** Tab until the text field of that place has the focus. */
async function tabToField(page, place) {
  const field = main(page).getByRole("textbox").nth(place);
  for (let n_tabs = 0; n_tabs < 40; n_tabs++) {
    if (await field.evaluate((field) => field === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the field ${place} cannot be reached by Tab`);
}

test("a first round from load to 今天", async ({ page }) => {
  await page.goto("");
  await expect(page.locator("#boot")).toHaveCount(0);
  await tabTo(page, "答第一题");
  await page.keyboard.press("Enter");
  let at = 0;
  while ((await stage(page)) !== "summary") {
    expect(at++).toBeLessThan(6);
    await notLost(page);
    await answerByKeys(page);
    // The way on comes a frame after the verdict.
    await onward(page).waitFor();
    await page.keyboard.press("Enter");
    await verdict(page).waitFor({ state: "hidden" });
    await notLost(page);
  }
  await tabTo(page, "回到今天");
  await page.keyboard.press("Enter");
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("今天");
  await notLost(page);
});

for (const kind of ["recall", "single", "multi", "cloze", "output", "order", "match", "sql", "code"]) {
  test(`${kind} by keys`, async ({ page }) => {
    await reachByClick(page, find(kind));
    await notLost(page);
    await answerByKeys(page);
    // Taken back, the focus is on the question again; answered again, Enter goes on.
    await page.keyboard.press("u");
    await expect(verdict(page)).toHaveCount(0);
    await notLost(page);
  });
}

/** As `reach`, for a page without touch. */
async function reachByClick(page, question) {
  await page.goto(`notes/${question.note.id}/`);
  await button(page, "练这一条").click();
  for (let n_skipped = 0; n_skipped < 6; n_skipped++) {
    const found = await shown(page);
    if (found.code === question.code) return;
    await button(page, "跳过").click();
    await expect.poll(async () => (await shown(page)).code).not.toBe(found.code);
  }
  throw new Error(`${question.slug} is not asked`);
}

test("moving a piece keeps it in hand: the same arrow again moves it on", async ({ page }) => {
  await reachByClick(page, find("order", ({ pieces }) => pieces.length >= 4));
  const texts = async () => (await pieces(page).allTextContents()).map(words);
  const [first] = await texts();
  await pieces(page).first().getByRole("button", { name: "下移" }).focus();
  for (const place of [1, 2]) {
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await texts())[place]).toBe(first);
    await notLost(page);
    expect((await focus(page)).name).toBe("下移");
    expect(await page.evaluate(() => document.activeElement.closest("li").textContent.replace(/\s+/g, ""))).toBe(first);
  }
});

test("a choice is told by its letter or number as it is shown", async ({ page }) => {
  const question = find("single", ({ options }) => options.length === 4);
  await reachByClick(page, question);
  const texts = (await options(page).allTextContents()).map((text) => words(text).replace(/^[A-Z]/, ""));
  const right = texts.indexOf(words(question.options.find(({ isRight }) => isRight).html));
  await page.keyboard.press("abcd"[right]);
  await expect(verdict(page)).toHaveText("答对了");
  await page.keyboard.press("U");
  await expect(verdict(page)).toHaveCount(0);
  await page.keyboard.press(String(right + 1));
  await expect(verdict(page)).toHaveText("答对了");
  await expect(onward(page)).toBeVisible();
});

test("? lists the keys, Escape puts them away, and the focus returns", async ({ page }) => {
  await page.goto(`notes/${notes[0].id}/`);
  await tabTo(page, "练这一条");
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText("撤销上一答");
  // Keys of the page behind do nothing.
  await page.keyboard.press("/");
  await expect(page).toHaveURL(/notes\//);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect((await focus(page)).name).toBe("练这一条");
  await page.keyboard.press("?");
  await dialog.getByRole("button", { name: "关闭" }).press("Enter");
  await expect(dialog).toBeHidden();
});

test("/ searches, arrows are not needed, and typing there is only typing", async ({ page }) => {
  await page.goto("topics/");
  await main(page).getByRole("heading").first().waitFor();
  await page.keyboard.press("/");
  await expect(page).toHaveURL(/search\//);
  await expect(main(page).getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("u?/1 redis");
  await expect(main(page).getByRole("searchbox")).toHaveValue("u?/1 redis");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("the first Tab offers a way past the bars", async ({ page }) => {
  await page.goto("topics/");
  await main(page).getByRole("heading").first().waitFor();
  await page.keyboard.press("Tab");
  expect((await focus(page)).name).toBe("跳到正文");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement.closest("main") !== null)).toBe(true);
});

test("keys with Ctrl and keys typed into fields are not the round's", async ({ page }) => {
  await reachByClick(page, find("cloze"));
  await main(page).getByRole("textbox").first().focus();
  await page.keyboard.type("u1a?");
  await expect(main(page).getByRole("textbox").first()).toHaveValue("u1a?");
  await main(page).getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("Control+1");
  await expect(verdict(page)).toHaveCount(0);
});
