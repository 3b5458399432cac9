// Two tabs at once: each writes where the other does not, and each sees what the other did.
import { expect, test } from "./fixtures.mjs";
import { notes } from "./bank.mjs";
import { answer, begin, button, figure, goOn, main, shown } from "./round.mjs";

const me = async (page) => {
  await page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name: "我的" }).tap();
  return page;
};

test("answers given in turn in two tabs all count, in both", async ({ page, context }) => {
  const second = await context.newPage();
  await begin(page, notes[0]);
  await begin(second, notes[1]);
  for (let at = 0; at < 4; at++) {
    await page.bringToFront();
    await answer(page, at % 2 ? "wrong" : "right");
    await goOn(page);
    await second.bringToFront();
    await answer(second, at % 2 ? "right" : "wrong");
    await goOn(second);
  }
  // Without a reload, by word of the other tab.
  await expect.poll(async () => figure(await me(second), "答过")).toBe("8");
  for (const tab of [page, second]) {
    await tab.bringToFront();
    await tab.reload();
    expect(await figure(await me(tab), "答过")).toBe("8");
  }
});

/**
 * Answers the question on the screen and goes on, by presses that need no frame: only the tab in front makes any, and both
 * are to write at once.
 */
async function pressThrough(tab) {
  const press = (name) => tab.getByRole("main").getByRole("button", { name }).evaluate((button) => button.click());
  if (await button(tab, "说完了，看要点").count()) {
    await press("说完了，看要点");
    await press(/^没答上/);
  } else {
    await press("不会，看答案");
  }
  await press(/^(下一题|看结果)/);
}

test("both tabs answer at the same moment", async ({ page, context }) => {
  const second = await context.newPage();
  await begin(page, notes[0]);
  await begin(second, notes[1]);
  for (let at = 0; at < 3; at++) {
    await Promise.all([page, second].map(pressThrough));
  }
  await Promise.all([page.reload(), second.reload()]);
  for (const tab of [page, second]) {
    await tab.bringToFront();
    expect(await figure(await me(tab), "答过")).toBe("6");
  }
});

test("each tab keeps its own round over a reload", async ({ page, context }) => {
  const second = await context.newPage();
  await begin(page, notes[0]);
  await begin(second, notes[1]);
  await answer(second);
  await goOn(second);
  for (const [tab, note] of [
    [page, notes[0]],
    [second, notes[1]],
  ]) {
    await tab.bringToFront();
    const { code } = await shown(tab);
    await tab.reload();
    expect((await shown(tab)).note).toBe(note);
    expect((await shown(tab)).code).toBe(code);
  }
});

test("a mark made in one tab shows in the other", async ({ page, context }) => {
  await page.goto("me/settings/");
  const second = await context.newPage();
  await second.goto(`notes/${notes[0].id}/`);
  await page.bringToFront();
  await page.getByRole("group", { name: "界面语言" }).getByText("English").tap();
  await expect(main(second).getByRole("heading", { name: "In 30 seconds" })).toBeAttached();
});
