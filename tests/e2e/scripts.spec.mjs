// Scripts with slots for one's own facts, and pictures of arrays step by step.
import { expect, test } from "./fixtures.mjs";
import { notes } from "./bank.mjs";
import { button, main, stage } from "./round.mjs";

const scripted = notes.filter(({ slots }) => slots.length >= 2);
const [one] = scripted;
const [[name, hint]] = one.slots;
const other = scripted.find((note) => note !== one && note.slots.some(([other]) => other === name));

const summary = (page) => main(page).getByText("填上自己的真实情况");
const filled = (page, fact) => main(page).locator(".slot.filled", { hasText: fact });

test("a fact filled in once shows in every script that has its slot, and stays", async ({ page }) => {
  await page.goto(`notes/${one.id}/`);
  await expect(main(page).locator(".slot").first()).toBeVisible();
  await expect(main(page).locator(".slot.filled")).toHaveCount(0);
  await summary(page).tap();
  const field = main(page).getByRole("textbox", { name: hint, exact: true });
  await field.fill("李<b>雷</b> & 韩梅梅");
  // On to the next field: that keeps the fact, and the focus goes where it was sent.
  const next = main(page).getByRole("textbox", { name: one.slots[1][1], exact: true });
  await next.focus();
  await expect(filled(page, "李<b>雷</b> & 韩梅梅").first()).toBeVisible();
  await expect(next).toBeFocused();

  await page.reload();
  await expect(filled(page, "李<b>雷</b> & 韩梅梅").first()).toBeVisible();
  await summary(page).tap();
  await expect(main(page).getByRole("textbox", { name: hint, exact: true })).toHaveValue("李<b>雷</b> & 韩梅梅");

  await page.goto(`notes/${other.id}/`);
  await expect(filled(page, "李<b>雷</b> & 韩梅梅").first()).toBeVisible();

  // Emptied, the hint is back.
  await summary(page).tap();
  await main(page).getByRole("textbox", { name: hint, exact: true }).fill("");
  await main(page).getByRole("textbox", { name: hint, exact: true }).blur();
  await expect(main(page).locator(".slot.filled")).toHaveCount(0);
  await expect(main(page).locator(".slot", { hasText: hint }).first()).toBeVisible();
});

test("the script after an answer has the facts too", async ({ page }) => {
  await page.goto(`notes/${one.id}/`);
  await summary(page).tap();
  await main(page).getByRole("textbox", { name: hint, exact: true }).fill("韩梅梅");
  await main(page).getByRole("textbox", { name: hint, exact: true }).blur();
  await expect(filled(page, "韩梅梅").first()).toBeVisible();
  await button(page, "练这一条").tap();
  await stage(page);
  await button(page, "说完了，看要点").tap();
  await main(page).getByRole("group", { name: "评分" }).getByRole("button", { name: "答上了" }).tap();
  await main(page).getByText("展开", { exact: true }).last().tap();
  await expect(filled(page, "韩梅梅").first()).toBeVisible();
});

test("steps of an array fit a narrow phone and are said as one picture", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const drawn = notes.filter(({ detail }) => detail.includes('class="steps"'));
  expect(drawn.length).toBeGreaterThanOrEqual(16);
  for (const note of drawn.slice(0, 6)) {
    await page.goto(`notes/${note.id}/`);
    const picture = main(page).locator("figure.steps").first();
    await picture.scrollIntoViewIfNeeded();
    await expect(picture).toHaveRole("img");
    await expect(picture).toHaveAccessibleName(/\S{6,}/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await picture.evaluate((figure) => figure.scrollWidth - figure.clientWidth)).toBeLessThanOrEqual(0);
  }
});
