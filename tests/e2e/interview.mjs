// How a person goes through a mock interview. Everything is found by role, name or visible text.
import { bare, notes } from "./bank.mjs";
import { expect } from "./fixtures.mjs";
import { button, main } from "./round.mjs";

const heading = (page) => main(page).getByRole("heading", { level: 1 });

/** Chooses an option of the set-up by its label. */
export const pick = (page, name) => main(page).getByText(name, { exact: true }).tap();

/** Sets an interview up and begins it; `topics` are titles, none for a surprise. */
export async function begin(page, { minutes = 20, temper = "友善", topics = [] } = {}) {
  await page.goto("interview/");
  await expect(heading(page)).toHaveText("面试");
  await pick(page, `${minutes} 分钟`);
  await pick(page, temper);
  if (topics.length > 0) await pick(page, "选主题");
  for (const title of topics) await pick(page, title);
  await button(page, "开始面试").tap();
  await expect(page).toHaveURL(/interview\/now\/$/);
  await asked(page, 1);
}

/** Waits for the question of that number, and gives the notes it can be: words of an edge may lead to two. */
export async function asked(page, number) {
  await expect(heading(page)).toHaveText(`第 ${number} 问`);
  await expect(heading(page)).toBeFocused();
  const text = await main(page).evaluate((main) => {
    const stem = main.querySelector(".ask").cloneNode(true);
    stem.querySelector(".phrase").remove();
    return stem.textContent;
  });
  const led = notes.flatMap(({ followUps }) => followUps.filter(({ ask }) => bare(ask) === bare(text)).map(({ to }) => to));
  const found = notes.filter((note) => bare(note.ask) === bare(text) || led.includes(note.id));
  expect(found.length, `a note that is asked by: ${text}`).toBeGreaterThan(0);
  return found;
}

export const boxes = (page) => main(page).getByRole("group", { name: "刚才说到了哪几条？" }).getByRole("checkbox");

/** Says it is answered, ticks everything or nothing, and goes on. */
export async function answer(page, how = "right") {
  await button(page, "我答完了").tap();
  await expect(boxes(page).first()).toBeVisible();
  if (how === "right") {
    for (let at = 0; at < (await boxes(page).count()); at++) {
      await boxes(page).nth(at).tap();
      await expect(boxes(page).nth(at)).toBeChecked();
    }
  }
  await button(page, "下一问").tap();
}

/** Answers questions in turn, from that number on, as `hows` say. */
export async function answers(page, hows, from = 1) {
  for (const [at, how] of hows.entries()) {
    await asked(page, from + at);
    await answer(page, how);
  }
}

/** Stops, and waits for the report. */
export async function stop(page) {
  await button(page, "结束面试").tap();
  await expect(heading(page)).toHaveText("面试报告");
  await expect(page).toHaveURL(/interview\/reports\/\d+\/$/);
}

/** Why the question is asked, in words. */
export const why = (page) => main(page).getByRole("paragraph").filter({ hasText: "为什么问这个" });

/** The steps of the path walked, chain by chain: their texts. */
export const path = (page) =>
  main(page)
    .locator(".walked-path > ol > li")
    .evaluateAll((chains) => chains.map((chain) => [...chain.querySelectorAll("ol > li")].map((step) => step.textContent)));
