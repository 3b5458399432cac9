// Being asked on: from feedback, on note pages and under 追问. Every step walked is remembered.
import { expect, test } from "./fixtures.mjs";
import { bare, notes, note as noteOf, words } from "./bank.mjs";
import { answer, begin, button, figure, goOn, main, onward, shown, stage, verdict } from "./round.mjs";
import { entries } from "./backup.mjs";

// Three notes in a row whose follow-ups lead from one to the next.
const [first, second, third] = (() => {
  for (const start of notes) {
    for (const { to: next } of start.followUps) {
      const onward = noteOf(next).followUps.find(({ to }) => to !== start.id);
      if (onward) return [start, noteOf(next), noteOf(onward.to)];
    }
  }
  throw new Error("no chain of three in the bank");
})();

const crumbs = (page) => main(page).getByRole("navigation", { name: "追问路径" });

/** The follow-up, button or link, that leads from one note to the other. */
const step = (page, role, from, to) => {
  const { ask } = from.followUps.find((followUp) => followUp.to === to.id);
  return main(page).getByRole(role).filter({ hasText: ask }).filter({ hasText: to.title });
};

/** What the breadcrumbs say, in order. */
const chain = async (page) => (await crumbs(page).getByRole("listitem").allTextContents()).map(bare);
const titles = (...notes) => notes.map(({ title }) => bare(title));

test("from feedback, two follow-ups on and back again", async ({ page }) => {
  await begin(page, first);
  await answer(page);
  await expect(crumbs(page)).toHaveCount(0);

  await step(page, "button", first, second).tap();
  expect(await stage(page)).toBe("open");
  expect((await shown(page)).note).toBe(second);
  expect(await chain(page)).toEqual(titles(first, second));
  await answer(page);

  await step(page, "button", second, third).tap();
  expect((await shown(page)).note).toBe(third);
  expect(await chain(page)).toEqual(titles(first, second, third));

  // One step back shows where one came from, so that another way can be taken.
  await button(page, "退回上一问").tap();
  expect(await stage(page)).toBe("answered");
  expect((await shown(page)).note).toBe(second);
  expect(await chain(page)).toEqual(titles(first, second));
  await step(page, "button", second, third).tap();
  await answer(page, "wrong");
  expect(await chain(page)).toEqual(titles(first, second, third));

  // Both steps were kept, the second with how it went.
  expect(await entries(page)).toBe(5);
  // On means back to the round, and the chain is over.
  await page.goBack();
  await goOn(page);
  await expect(crumbs(page)).toHaveCount(0);
});

test("a chain begun under 追问 goes on as long as one likes", async ({ page }) => {
  await page.goto("follow-ups/");
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("追问图");
  await page.goto(`follow-ups/${first.id}/`);
  await expect(main(page).getByText(first.ask).first()).toBeVisible();
  await button(page, "从这里开始被追问").tap();
  const asked = await shown(page);
  expect([asked.kind, asked.note]).toEqual(["recall", first]);
  await answer(page);
  await step(page, "button", first, second).tap();
  await answer(page);
  await step(page, "button", second, third).tap();
  await answer(page);
  expect(await chain(page)).toEqual(titles(first, second, third));
  expect(await goOn(page)).toBe("summary");
  expect(await figure(page, "答对")).toBe("3");
});

for (const [place, path, role] of [
  ["note pages", "notes", "link"],
  ["追问 pages", "follow-ups", "treeitem"],
]) {
  test(`${place} lead on, show the chain, and back`, async ({ page }) => {
    await page.goto(`${path}/${first.id}/`);
    await expect(main(page).getByRole("heading", { name: "面试官接着会问" })).toBeVisible();
    await step(page, role, first, second).first().tap();
    await expect(page).toHaveURL(new RegExp(`${path}/${second.id}/$`));
    await expect.poll(() => chain(page)).toEqual(titles(first, second));
    await step(page, role, second, third).first().tap();
    await expect.poll(() => chain(page)).toEqual(titles(first, second, third));
    await expect(crumbs(page).locator("[aria-current]")).toHaveText(third.title);
    expect(await entries(page)).toBe(2);
    await page.goBack();

    // Back by the chain, and by the browser.
    await crumbs(page).getByRole("link", { name: second.title, exact: true }).tap();
    await expect(page).toHaveURL(new RegExp(`${path}/${second.id}/$`));
    await expect.poll(() => chain(page)).toEqual(titles(first, second));
    await page.goBack();
    await expect.poll(() => chain(page)).toEqual(titles(first, second, third));
    await page.goBack();
    await page.goBack();
    await expect(main(page).getByRole("heading", { level: 1 })).toHaveText(first.title);
    // Where it was asked from leads the other way.
    await page.goto(`${path}/${second.id}/`);
    const from = main(page).getByRole(role).filter({ hasText: first.title });
    await from.first().tap();
    await expect(page).toHaveURL(new RegExp(`${path}/${first.id}/$`));
  });
}

test("每条追问 can begin anywhere", async ({ page }) => {
  await page.goto("follow-ups/");
  await button(page, "随便来一条").tap();
  await expect(page).toHaveURL(/follow-ups\/[a-z0-9-]+\/$/);
  await expect(button(page, "从这里开始被追问")).toBeVisible();
});

test("a note shows all it has", async ({ page }) => {
  await page.goto(`notes/${first.id}/`);
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText(first.title);
  for (const name of ["30 秒", "要点", "展开", "易错", "面试官接着会问", "我的笔记"]) {
    await expect(main(page).getByRole("heading", { name, exact: true })).toBeVisible();
  }
  const text = words(await main(page).innerHTML());
  for (const html of first.keyPoints) expect(text).toContain(words(html));
  await main(page).getByText("出处").tap();
  await expect(main(page).getByRole("link").and(page.locator('[href^="http"]')).first()).toBeVisible();
});

test("from feedback to the note and back, the feedback is still there", async ({ page }) => {
  await begin(page, first);
  const question = await answer(page, "wrong");
  await main(page).getByRole("link", { name: "看笔记" }).tap();
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText(first.title);
  await page.goBack();
  await expect(verdict(page)).toBeVisible();
  expect((await shown(page)).code).toBe(question.code);
  await expect(onward(page)).toBeVisible();
});
