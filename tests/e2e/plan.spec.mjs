// The plan to the date: set, kept, followed in one tap, replanned from the log, and said why.
import { violations } from "./axe.mjs";
import { expect, goOffline, test, withWorker } from "./fixtures.mjs";
import { notes, topics } from "./bank.mjs";
import { answer, begin, button, main, shown, stage } from "./round.mjs";
import { as } from "./people.mjs";

const day = (n) => {
  // The app's day begins at four.
  const date = new Date(Date.now() - 4 * 3_600_000 + n * 86_400_000);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

const goOn = (page) => main(page).getByRole("button", { name: /^按计划学 · \d+ 题，约 \d+ 分钟$/ });
const nLeft = async (page) => Number(/· (\d+) 题/.exec(await goOn(page).textContent())[1]);
const field = (page, label) => main(page).getByLabel(label, { exact: true });

/** Somebody with an answer, who is no newcomer any more. */
async function started(page) {
  await begin(page, notes[0]);
  await answer(page);
  await button(page, "结束这一轮").tap();
}

async function setDate(page, date) {
  await page.goto("plan/");
  await field(page, "加一个日期").fill(date);
  await expect(main(page).getByRole("heading", { name: `${date} 那天` })).toBeVisible();
}

test("a date makes a plan that today leads with, one tap to go on", async ({ page }) => {
  await started(page);
  await page.goto("");
  await expect(main(page).getByText("还没有面试日期")).toBeVisible();
  await main(page).getByRole("link", { name: "设面试日期" }).tap();
  await expect(page).toHaveURL(/plan\/$/);
  await field(page, "加一个日期").fill(day(10));
  await expect(main(page).getByText(/到那天估计记得 \d+%；现在停下的话是 \d+%。/)).toBeVisible();
  await expect(main(page).getByText(/时间不够：有 \d+ 题到那天一次也问不到。/)).toBeVisible();
  await field(page, "叫什么（可不填）").fill("二面");
  await field(page, "叫什么（可不填）").press("Tab");
  await page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name: "今天" }).tap();
  await expect(main(page).getByText("离二面还有 10 天。")).toBeVisible();
  const before = await nLeft(page);
  expect(before).toBeGreaterThan(10);

  await main(page).getByText("为什么是这些题").tap();
  const reasons = main(page).locator(".planned > li");
  await expect(reasons).toHaveCount(before);
  await expect(reasons.first()).toContainText(/到那天：不管是 \d+%，今天做是 \d+%。/);

  await goOn(page).tap();
  await expect(page).toHaveURL(/quiz\/$/);
  const { note } = await shown(page);
  const kind = (await main(page).getByRole("heading", { level: 1 }).textContent()).split(" · ")[1];
  const asked = `${note.title} · ${kind}`;
  await answer(page);
  await button(page, "结束这一轮").tap();
  await page.goto("");
  // The plan is made anew from the log: what was answered is not asked again today.
  expect(await nLeft(page)).toBeGreaterThan(10);
  await main(page).getByText("为什么是这些题").tap();
  await expect(reasons.first()).toBeVisible();
  expect(await reasons.locator(".title").allTextContents()).not.toContain(asked);
  await page.reload();
  await expect(main(page).getByText("离二面还有 10 天。")).toBeVisible();
});

test("the day before and the day itself have their own shape; a day past is past", async ({ page }) => {
  await started(page);
  await setDate(page, day(1));
  await page.goto("");
  await expect(main(page).getByText("明天面试。今天只排一半时间")).toBeVisible();
  await main(page).getByText("为什么是这些题").tap();
  // Nothing new but scripts.
  await expect(main(page).locator(".planned > li").first()).toContainText("面试前过一遍要说的话。");
  await expect(main(page).locator(".planned").getByText("还没问过。")).toHaveCount(0);
  await page.goto("plan/");
  await field(page, "日期").fill(day(0));
  await page.goto("");
  await expect(main(page).getByText("今天面试。")).toBeVisible();
  await page.goto("plan/");
  await field(page, "日期").fill(day(-3));
  await page.goto("");
  await expect(main(page).getByText("还没有面试日期")).toBeVisible();
});

test("minutes, days off and weights count; what makes no sense is said and changes nothing", async ({ page }) => {
  await started(page);
  await setDate(page, day(12));
  const week = main(page).locator(".plan-week input");
  await expect(week).toHaveCount(7);
  await week.first().fill("45");
  await week.first().press("Tab");
  await week.nth(1).fill("900");
  await week.nth(1).press("Tab");
  await expect(main(page).getByRole("alert")).toContainText("分钟是 0 到 600 的整数，「900」没有采用。");
  await page.reload();
  await expect(week.first()).toHaveValue("45");
  await expect(week.nth(1)).toHaveValue("30");

  const topic = topics[3];
  const weight = field(page, `${topic.title} 的分量`);
  await weight.fill("0");
  await weight.press("Tab");
  await expect(main(page).locator(".plan-topic").filter({ hasText: topic.title })).not.toContainText("还要");
  await field(page, "哪天不学").fill(day(0));
  await expect(main(page).getByText(`${day(0)} 不学`)).toBeVisible();
  await page.goto("");
  await expect(main(page).getByText("今天休息，没有安排。")).toBeVisible();
  await page.goto("plan/");
  await button(page, `去掉 ${day(0)}`).tap();
  await button(page, `去掉 ${day(12)}`).tap();
  await expect(main(page).getByRole("heading", { name: "没有日期的时候" })).toBeVisible();
  await main(page).getByRole("radio", { name: "80" }).check();
  await page.reload();
  await expect(main(page).getByRole("radio", { name: "80" })).toBeChecked();
});

test("what keeps being missed is named, with other ways in", async ({ page }) => {
  await as(page, "forgetful");
  await page.goto("plan/");
  const leeches = main(page).locator(".leech");
  await expect(leeches.first()).toContainText(/答过 \d+ 次，错 \d+ 次。/);
  await expect(leeches.first().getByRole("link").or(leeches.first().getByRole("button")).first()).toBeVisible();
  await leeches.first().getByRole("button", { name: "换一种题练" }).tap();
  await expect(page).toHaveURL(/quiz\/$/);
  expect(await stage(page)).toBe("open");
});

test("a person with a month of answers gets follow-ups in the plan, and offline all the same", async ({ page, site }) => {
  await as(page, "forgetful");
  await page.goto("");
  await withWorker(page);
  await goOffline(page, site);
  await page.goto("plan/");
  await field(page, "加一个日期").fill("2027-01-10");
  await page.goto("");
  await main(page).getByText("为什么是这些题").tap();
  await expect(main(page).locator(".planned > li").first()).toBeVisible();
  await goOn(page).tap();
  expect(await stage(page)).toBe("open");
});

test("nothing for axe to find", async ({ page }) => {
  await started(page);
  await setDate(page, day(10));
  expect(await violations(page, "plan")).toEqual([]);
  await page.goto("");
  await main(page).getByText("为什么是这些题").tap();
  expect(await violations(page, "today")).toEqual([]);
});
