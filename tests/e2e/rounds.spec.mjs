// A round survives what phones do to it, and can be taken back, put off and ended.
import { expect, test } from "./fixtures.mjs";
import { find, notes, words } from "./bank.mjs";
import {
  answer,
  begin,
  button,
  figure,
  finish,
  goOn,
  main,
  option,
  options,
  pieces,
  reach,
  saying,
  shown,
  stage,
  verdict,
} from "./round.mjs";

const texts = async (controls) => (await controls.allTextContents()).map(words);

test.describe("a reload in the middle", () => {
  test("of choosing: the same options in the same order, those chosen still chosen", async ({ page }) => {
    const question = find("multi");
    await reach(page, question);
    const order = await texts(options(page));
    await (await option(page, question.options[0])).tap();
    await (await option(page, question.options[2])).tap();
    await page.reload();
    expect((await shown(page)).code).toBe(question.code);
    expect(await texts(options(page))).toEqual(order);
    await expect(await option(page, question.options[0])).toBeChecked();
    await expect(await option(page, question.options[1])).not.toBeChecked();
    await expect(await option(page, question.options[2])).toBeChecked();
  });

  test("of ordering: as far as one got", async ({ page }) => {
    const question = find("order");
    await reach(page, question);
    await pieces(page).last().getByRole("button", { name: "上移" }).tap();
    await pieces(page).first().getByRole("button", { name: "下移" }).tap();
    const order = await texts(pieces(page));
    await page.reload();
    expect((await shown(page)).code).toBe(question.code);
    expect(await texts(pieces(page))).toEqual(order);
  });

  test("of recall: the points showing, the ticks kept", async ({ page }) => {
    const question = find("recall");
    await reach(page, question);
    await button(page, "说完了，看要点").tap();
    const second = await saying(main(page).getByRole("checkbox"), question.note.keyPoints[1]);
    await second.tap();
    await expect(second).toBeChecked();
    await page.reload();
    await stage(page);
    await expect(await saying(main(page).getByRole("checkbox"), question.note.keyPoints[1])).toBeChecked();
    await expect(await saying(main(page).getByRole("checkbox"), question.note.keyPoints[0])).not.toBeChecked();
  });

  test("of typing: every letter kept", async ({ page }) => {
    const question = find("code");
    await reach(page, question);
    await main(page).getByText("自己写").tap();
    await main(page).getByRole("textbox", { name: "自己写" }).fill("def half(");
    await page.reload();
    await stage(page);
    await expect(main(page).getByRole("textbox", { name: "自己写" })).toHaveValue("def half(");
  });

  test("of filling in and of matching", async ({ page }) => {
    await reach(page, find("cloze"));
    await main(page).getByRole("textbox").first().fill("半个词");
    await page.reload();
    await stage(page);
    await expect(main(page).getByRole("textbox").first()).toHaveValue("半个词");

    const match = find("match");
    await reach(page, match);
    const controls = main(page).getByRole("button");
    await (await saying(controls, match.pairs[1][0], "\\d")).tap();
    await (await saying(controls, match.pairs[2][1], "\\d")).tap();
    await expect(await saying(controls, match.pairs[2][1], "\\d")).toHaveText(/^2/);
    await page.reload();
    await stage(page);
    await expect(await saying(controls, match.pairs[2][1], "\\d")).toHaveText(/^2/);
  });

  test("of the feedback: still there, and counted once", async ({ page }) => {
    await begin(page, notes[0]);
    const question = await answer(page, "wrong");
    await page.reload();
    await expect(verdict(page)).toBeVisible();
    expect((await shown(page)).code).toBe(question.code);
    await goOn(page);
    await finish(page);
    expect(await figure(page, "没答对")).toBe("1");
    expect(await figure(page, "答对")).toBe("4");
  });
});

test("leaving and coming back, by 今天, by a link and by the back button", async ({ page }) => {
  await begin(page, notes[0]);
  await answer(page);
  await goOn(page);
  const { code } = await shown(page);

  await page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name: "今天" }).tap();
  const link = page.getByRole("link", { name: "接着答 · 第 2 题" });
  await expect(link).toBeVisible();
  await link.tap();
  expect((await shown(page)).code).toBe(code);

  await page.goBack();
  await expect(link).toBeVisible();
  await page.goForward();
  expect((await shown(page)).code).toBe(code);

  await page.goto("quiz/");
  expect((await shown(page)).code).toBe(code);
});

test("the last answer is taken back, by button and by key", async ({ page }) => {
  const question = find("multi");
  await reach(page, question);
  await answer(page, "wrong");
  await button(page, "撤销").tap();
  // Asked again, with what was answered to change.
  await expect(button(page, "提交")).toBeEnabled();
  for (const each of question.options) {
    if (each.isRight) await expect(await option(page, each)).not.toBeChecked();
    else await expect(await option(page, each)).toBeChecked();
    await (await option(page, each)).tap();
  }
  await button(page, "提交").tap();
  await expect(verdict(page)).toHaveText("答对了");

  await page.keyboard.press("u");
  await expect(verdict(page)).toHaveCount(0);
  await expect(button(page, "提交")).toBeEnabled();
  await button(page, "提交").tap();

  // From the next question too.
  await goOn(page);
  await button(page, "撤销上一答").tap();
  expect((await shown(page)).code).toBe(question.code);
  await button(page, "提交").tap();
  await goOn(page);
  await finish(page);
  // And from the summary; nothing of what was taken back counts.
  await page.keyboard.press("U");
  expect(await stage(page)).toBe("open");
  await page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name: "今天" }).tap();
  expect(await figure(page, "今天答了")).toBe("4");
});

test("a question put off comes again at the end", async ({ page }) => {
  await begin(page, notes[0]);
  const { code } = await shown(page);
  await button(page, "跳过").tap();
  await expect.poll(async () => (await shown(page)).code).not.toBe(code);
  const asked = await finish(page);
  expect(asked.map((question) => question.code)).toContain(code);
  expect(asked.at(-1).code).toBe(code);
});

test("a round can be ended; what was answered stays", async ({ page }) => {
  await begin(page, notes[0]);
  await answer(page);
  await goOn(page);
  await button(page, "结束这一轮").tap();
  await expect(main(page)).toContainText("现在没有进行中的练习。");
  await main(page).getByRole("link", { name: "回到今天" }).tap();
  await expect(page.getByRole("link", { name: /接着答/ })).toHaveCount(0);
  expect(await figure(page, "今天答了")).toBe("1");
});

test("a topic's round asks of that topic only, and an empty round does not begin", async ({ page }) => {
  await page.goto(`topics/${notes[0].topic}/`);
  await button(page, "练这个主题").tap();
  for (const question of await finish(page)) expect(question.note.topic).toBe(notes[0].topic);
  await button(page, "回到今天").tap();
  await expect(main(page).getByRole("button", { name: /只练错题/ })).toBeDisabled();
  await expect(main(page).getByRole("button", { name: /只练星标/ })).toBeDisabled();
});
