// The first minutes of a newcomer, and what the day shows afterwards.
import { expect, test } from "./fixtures.mjs";
import { N_FIRST } from "./bank.mjs";
import { answer, button, figure, finish, goOn, main, shown, verdict } from "./round.mjs";

test("a newcomer answers five questions and sees them on 今天", async ({ page }) => {
  await page.goto("");
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("面试官会接着问");
  // What this is, in three steps, and no account asked for.
  await expect(main(page)).toContainText("不用注册");
  await expect(main(page).getByRole("heading", { name: "怎么用" })).toBeVisible();
  await expect(page.getByRole("button", { name: "答第一题" })).toBeInViewport();

  await page.getByRole("button", { name: "答第一题" }).tap();
  await expect(main(page)).toContainText(`1 / ${N_FIRST}`);
  const asked = await finish(page, (at) => (at === 1 || at === 3 ? "wrong" : "right"));
  expect(asked).toHaveLength(N_FIRST);
  expect(new Set(asked.map(({ code }) => code)).size).toBe(N_FIRST);

  expect(await figure(page, "答对")).toBe("3");
  expect(await figure(page, "没答对")).toBe("2");
  for (const missed of [asked[1], asked[3]]) await expect(main(page)).toContainText(missed.note.title);

  await button(page, "回到今天").tap();
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("今天");
  expect(await figure(page, "今天答了")).toBe("5");
  expect(await figure(page, "用时（分钟）")).toMatch(/^[0-2]$/);
  await expect(page.getByRole("link", { name: /接着答/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /只练错题/ })).toContainText("2");

  // The same after a reload: it is stored.
  await page.reload();
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("今天");
  expect(await figure(page, "今天答了")).toBe("5");
});

test("the questions missed are asked again from the summary", async ({ page }) => {
  await page.goto("");
  await page.getByRole("button", { name: "答第一题" }).tap();
  const asked = await finish(page, (at) => (at === 0 || at === 4 ? "wrong" : "right"));
  const missed = [asked[0].code, asked[4].code];
  await button(page, "再练没答对的 2 题").tap();
  const again = await finish(page, (at) => (at === 0 ? "wrong" : "right"));
  expect(again.map(({ code }) => code).sort()).toEqual(missed.sort());
  await button(page, "再练没答对的 1 题").tap();
  expect((await finish(page)).map(({ code }) => code)).toEqual([again[0].code]);
  await expect(main(page)).toContainText("全部答对。");
});

test("giving up shows the answer and counts as missed", async ({ page }) => {
  await page.goto("");
  await page.getByRole("button", { name: "答第一题" }).tap();
  let question = await shown(page);
  for (let at = 0; question.kind === "recall" && at < N_FIRST; at++) {
    await answer(page);
    await goOn(page);
    question = await shown(page);
  }
  await button(page, "不会，看答案").tap();
  await expect(verdict(page)).toHaveText("没答对");
  await expect(main(page).getByRole("heading", { name: "解析" })).toBeVisible();
});
