// 面试: the mock interview, from set-up to report, and across reloads, offline and by keys alone.
import { expect, goOffline, test, withWorker } from "./fixtures.mjs";
import { bare, note as noteOf, notes, topics, words } from "./bank.mjs";
import { button, figure, main, stage } from "./round.mjs";
import { violations } from "./axe.mjs";
import { choose, entries, exported, toBackups } from "./backup.mjs";
import { answer, answers, asked, begin, boxes, path, pick, stop, why } from "./interview.mjs";

const introduction = notes[0];
const heading = (page) => main(page).getByRole("heading", { level: 1 });

test("a good answer is dug into, a weak one helped over once, and then another topic comes", async ({ page }) => {
  await begin(page, { temper: "深挖", topics: ["MySQL", "Redis"] });
  await expect(why(page)).toContainText("从一个主题的开场题问起");
  const [opener] = await asked(page, 1);
  expect(["mysql", "redis"]).toContain(opener.topic);
  await answer(page, "right");

  const second = await asked(page, 2);
  await expect(why(page)).toContainText("答得不错");
  await expect(main(page).getByText("第 2 层")).toBeVisible();
  expect(opener.followUps.map(({ to }) => to)).toEqual(expect.arrayContaining([second[0].id]));
  await answer(page, "wrong");

  // One easier follow-up, or a step aside, of the same chain.
  await asked(page, 3);
  await expect(why(page)).toContainText(/给一个容易些的|从旁边问一句/);
  await answer(page, "wrong");
  await asked(page, 4);
  await expect(why(page)).toContainText("上一条线没接住，换一条。");
  await expect(main(page).getByText("第 1 层")).toBeVisible();
  await stop(page);

  const chains = await path(page);
  expect(chains.map((chain) => chain.length)).toEqual([3]);
  expect(await figure(page, "问了")).toBe("3");
  // Three answers, two steps, the report.
  expect(await entries(page)).toBe(6);
});

test("the first interview opens with the self-introduction and ends with a report that says what to study", async ({ page }) => {
  await begin(page);
  expect(await asked(page, 1)).toContain(introduction);
  await expect(why(page)).toContainText("面试通常从自我介绍开始");
  await answer(page, "wrong");
  await asked(page, 2);
  await button(page, "过").tap();
  const [third] = await asked(page, 3);
  await button(page, "提示").tap();
  await expect(main(page).getByRole("status", { name: "提示" })).toBeVisible();
  await expect(button(page, "提示")).toBeDisabled();
  await answer(page, "right");
  await asked(page, 4);
  await stop(page);

  const steps = (await path(page)).flat();
  expect(steps).toHaveLength(3);
  expect(steps[0]).toContain("没答上");
  expect(steps[1]).toContain("过了");
  expect(steps[2]).toContain("用了提示");
  expect(steps[2]).toContain(third.title);
  // What was left out, by number and in its words.
  const missed = main(page).getByText(/^漏掉的要点/).first();
  await missed.tap();
  await expect(main(page).getByText(words(introduction.keyPoints[0]).slice(0, 6)).first()).toBeAttached();
  expect(bare(await main(page).innerText())).toContain(words(introduction.keyPoints[0]));
  await expect(main(page).getByText("提前结束")).toBeVisible();

  // One tap studies it.
  await main(page).getByRole("button", { name: /^现在就练这 \d+ 条$/ }).tap();
  await expect(page).toHaveURL(/quiz\/$/);
  expect(await stage(page)).toBe("open");
});

test("a reload in the middle loses nothing: question, ticks, time and what was answered", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-11-27T10:00:00+08:00") });
  await begin(page, { minutes: 10 });
  await answers(page, ["right"]);
  const before = await asked(page, 2);
  await page.clock.runFor(47_000);
  await expect(main(page).getByText("0:47")).toBeVisible();
  await page.reload();
  expect(await asked(page, 2)).toEqual(before);
  await expect(main(page).getByText(/^0:4[7-9]$/)).toBeVisible();

  await button(page, "我答完了").tap();
  await boxes(page).nth(1).tap();
  await page.reload();
  await expect(boxes(page).nth(1)).toBeChecked();
  await expect(boxes(page).nth(0)).not.toBeChecked();
  await expect(main(page).getByText(/说了 0:\d\d · 超过三十秒，两分钟以内/)).toBeVisible();

  // Elsewhere and back by the set-up, which offers to go on.
  await page.goto("interview/");
  await main(page).getByRole("link", { name: /接着面试/ }).tap();
  await expect(boxes(page).nth(1)).toBeChecked();
  await button(page, "下一问").tap();
  await asked(page, 3);
  await stop(page);
  await page.reload();
  expect(await figure(page, "问了")).toBe("2");
  await expect(heading(page)).toHaveText("面试报告");
  await page.goto("interview/now/");
  await expect(heading(page)).toHaveText("现在没有进行中的面试。");
});

test("it ends after the answer in which the time ran out, and marks are said aloud once", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-11-27T10:00:00+08:00") });
  await begin(page, { minutes: 10 });
  const said = page.locator("#said");
  await page.clock.runFor(31_000);
  await expect(said).toHaveText("三十秒到了");
  await page.clock.runFor(90_000);
  await expect(said).toHaveText("两分钟到了");
  await page.clock.runFor(300_000);
  await answer(page, "right");
  await asked(page, 2);
  await page.clock.runFor(250_000);
  await answer(page, "right");
  await expect(heading(page)).toHaveText("面试报告");
  await expect(main(page).getByText(/10 分钟 · 友善 · 随便问 · 时间到/)).toBeVisible();
  expect(await figure(page, "超时")).not.toBe("0:00");
  expect((await path(page)).flat().every((step) => step.includes("超过两分钟"))).toBe(true);
});

test("stress: a minute an answer, no hint before thirty seconds, and gaps end the topic", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-11-27T10:00:00+08:00") });
  await begin(page, { temper: "压力", topics: ["MySQL", "Redis"] });
  await expect(button(page, "提示")).toBeDisabled();
  await expect(main(page).getByText("1 分钟", { exact: true })).toBeVisible();
  await page.clock.runFor(31_000);
  await expect(button(page, "提示")).toBeEnabled();
  await button(page, "提示").tap();
  await expect(main(page).getByRole("status", { name: "提示" })).toBeVisible();
  await page.clock.runFor(31_000);
  await expect(page.locator("#said")).toHaveText("一分钟到了");
  await answer(page, "wrong");
  await asked(page, 2);
  await expect(why(page)).toContainText("上一条线没接住，换一条。");
});

test("a whole interview without a network, and a cold start in the middle of it", async ({ page, site, context }) => {
  await page.goto("");
  await withWorker(page);
  await goOffline(page, site);
  await begin(page, { topics: ["Docker 容器"] });
  await answers(page, ["right", "wrong"]);
  const [third] = await asked(page, 3);
  expect(third.topic).toBe("docker");
  await page.close();
  const cold = await context.newPage();
  await cold.goto("interview/now/");
  expect((await asked(cold, 3))[0]).toEqual(third);
  await answer(cold, "right");
  await asked(cold, 4);
  await stop(cold);
  expect(await figure(cold, "问了")).toBe("3");
  await cold.reload();
  expect(await figure(cold, "问了")).toBe("3");
});

test("a scope with little in it is asked to its end, nothing twice", async ({ page }) => {
  test.setTimeout(120_000);
  await begin(page, { minutes: 45, topics: ["自我介绍"] });
  const seen = [];
  for (let number = 1; number <= 4; number++) {
    const [note] = await asked(page, number);
    expect(note.topic).toBe("intro");
    seen.push(await main(page).locator(".ask").textContent());
    await answer(page, number % 2 ? "right" : "wrong");
  }
  await expect(heading(page)).toHaveText("面试报告");
  await expect(main(page).getByText(/能问的都问完了/)).toBeVisible();
  expect(new Set(seen).size).toBe(4);
});

test("reports are kept, listed and compared, and the same set-up comes again in one tap", async ({ page }) => {
  await page.goto("interview/reports/");
  await expect(main(page).getByText("还没有报告。面完一场就有了。")).toBeVisible();
  await begin(page, { minutes: 30, temper: "深挖", topics: ["Redis"] });
  await answers(page, ["wrong", "wrong"]);
  await stop(page);
  await expect(main(page).getByText(/^和之前/)).toHaveCount(0);

  await button(page, "同样设置再来一场").tap();
  await answers(page, ["right", "right"]);
  await asked(page, 3);
  await stop(page);
  await expect(main(page).getByText(/30 分钟 · 深挖 · Redis · 提前结束/)).toBeVisible();
  await expect(main(page).getByText("和之前 1 次的平均比")).toBeVisible();
  const compared = main(page).getByText(/^更好$/);
  expect(await compared.count()).toBeGreaterThanOrEqual(2);
  expect(await figure(page, "要点命中")).toBe("100 %");

  await main(page).getByRole("link", { name: "全部报告" }).tap();
  await expect(main(page).getByRole("listitem")).toHaveCount(2);
  await expect(main(page).getByRole("img", { name: "要点命中率，从早到晚：0 %、100 %" })).toBeVisible();
  await main(page).getByRole("listitem").last().getByRole("link").tap();
  expect(await figure(page, "要点命中")).toBe("0 %");
  await page.goBack();
  // Reports live in the log, so another tab has them too.
  const other = await page.context().newPage();
  await other.goto("interview/reports/");
  await expect(main(other).getByRole("listitem")).toHaveCount(2);
  await other.close();
  // The next set-up is the last one's.
  await page.goto("interview/");
  await expect(main(page).getByRole("radio", { name: "30 分钟" })).toBeChecked();
  await expect(main(page).getByRole("checkbox", { name: "Redis" })).toBeChecked();
});

test("a backup carries reports to another phone, where they are compared with its own", async ({ page, browser, site }) => {
  await begin(page, { topics: ["Redis"] });
  await answers(page, ["right", "wrong"]);
  await stop(page);
  const steps = (await path(page)).flat();
  await toBackups(page);
  const { text } = await exported(page);
  const context = await browser.newContext({ baseURL: site.url, hasTouch: true, locale: "zh-CN", viewport: page.viewportSize() });
  const other = await context.newPage();
  await begin(other, { topics: ["Redis"] });
  await answers(other, ["wrong"]);
  await stop(other);
  await toBackups(other);
  await choose(other, text);
  await main(other).getByRole("button", { name: /^导入 \d+ 条$/ }).tap();
  await expect(main(other).getByText(/^已导入/)).toBeVisible();
  await other.goto("interview/reports/");
  await expect(main(other).getByRole("listitem")).toHaveCount(2);
  await main(other).getByRole("listitem").last().getByRole("link").tap();
  await expect.poll(async () => (await path(other)).flat().length).toBe(steps.length);
  await other.goBack();
  await main(other).getByRole("listitem").first().getByRole("link").tap();
  await expect(main(other).getByText("和之前 1 次的平均比")).toBeVisible();
  await context.close();
});

test("from a note: it begins there", async ({ page }) => {
  const note = noteOf("redis-zset");
  await page.goto(`notes/${note.id}/`);
  await main(page).getByRole("link", { name: "面试这条" }).tap();
  await expect(page).toHaveURL(new RegExp(`interview/at/${note.id}/$`));
  await expect(main(page).getByRole("radio", { name: `从「${note.title}」问起` })).toBeChecked();
  await button(page, "开始面试").tap();
  expect(await asked(page, 1)).toContain(note);
  await expect(why(page)).toContainText("你选了从这一条问起");
  // Nothing answered is nothing to report.
  await button(page, "结束面试").tap();
  await expect(page).toHaveURL(/interview\/$/);
  await pick(page, "随便问");
  await expect(main(page).getByText(note.title)).toHaveCount(0);
});

test("no topic chosen, no interview", async ({ page }) => {
  await page.goto("interview/");
  await pick(page, "选主题");
  await expect(button(page, "开始面试")).toBeDisabled();
  await expect(main(page).getByRole("checkbox")).toHaveCount(topics.length);
  await pick(page, topics[2].title);
  await expect(button(page, "开始面试")).toBeEnabled();
  await pick(page, topics[2].title);
  await expect(button(page, "开始面试")).toBeDisabled();
});

test("what was kept of an interview and can't be read does no harm", async ({ page }) => {
  await begin(page);
  await page.evaluate(() => localStorage.setItem("zhuiwen:interview:0", "9 from the future"));
  await page.reload();
  await expect(heading(page)).toHaveText("现在没有进行中的面试。");
  expect(await page.evaluate(() => localStorage.getItem("zhuiwen:interview:0"))).toBe("9 from the future");
  await begin(page);
  await answers(page, ["right"]);
});

test.describe("where the browser has a Chinese voice", () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() => {
      window.spoken = [];
      const voice = { lang: "zh-CN", localService: true, name: "test" };
      window.SpeechSynthesisUtterance = class {
        constructor(text) {
          this.text = text;
        }
      };
      Object.defineProperty(window, "speechSynthesis", {
        value: { getVoices: () => [voice], cancel: () => window.spoken.push("cancel"), speak: ({ text }) => window.spoken.push(text) },
      });
    }),
  );

  test("questions are read when asked to, and on every question if wanted", async ({ page }) => {
    const spoken = async () => bare((await page.evaluate(() => window.spoken.filter((text) => text !== "cancel"))).join("\n"));
    await begin(page);
    expect(await spoken()).toBe("");
    await button(page, "读出来").tap();
    await expect.poll(spoken).toContain(bare(introduction.ask));
    await button(page, "结束面试").tap();
    await pick(page, "读出来");
    await button(page, "开始面试").tap();
    await answers(page, ["wrong"]);
    const [second] = await asked(page, 2);
    await expect.poll(async () => (await spoken()).endsWith(bare(await main(page).locator(".ask").textContent()))).toBe(true);
    expect(second).toBeTruthy();
  });
});

test("without a voice there is no word of it", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, "speechSynthesis", { value: undefined }));
  await begin(page);
  await expect(button(page, "读出来")).toHaveCount(0);
  await answers(page, ["right"]);
  await page.goto("interview/");
  await expect(main(page).getByText("读出问题")).toHaveCount(0);
});

test.describe("by keys alone", () => {
  test.use({ hasTouch: false, isMobile: false });

  const where = (page) => page.evaluate(() => document.activeElement.tagName);
  const notLost = (page) => expect.poll(() => where(page), "the focus").not.toBe("BODY");

  test("from the bar to the report", async ({ page }) => {
    await page.goto("");
    await expect(page.locator("#boot")).toHaveCount(0);
    const press = (key) => page.keyboard.press(key);
    const place = page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name: "面试" });
    for (let n_tabs = 0; n_tabs < 60 && !(await place.evaluate((link) => link === document.activeElement)); n_tabs++) await press("Tab");
    await press("Enter");
    await expect(heading(page)).toBeFocused();
    // A radio is moved by arrows, and the focus stays on it.
    await main(page).getByRole("radio", { name: "20 分钟" }).focus();
    await press("ArrowLeft");
    await expect(main(page).getByRole("radio", { name: "10 分钟" })).toBeChecked();
    await expect(main(page).getByRole("radio", { name: "10 分钟" })).toBeFocused();
    await heading(page).focus();
    await press("Enter");
    await asked(page, 1);
    await press("h");
    await expect(main(page).getByRole("status", { name: "提示" })).toBeVisible();
    await notLost(page);
    await press("Enter");
    await expect(boxes(page).first()).toBeVisible();
    await expect(main(page).getByRole("heading", { name: "刚才说到了哪几条？" })).toBeFocused();
    await press("1");
    await press("2");
    await expect(boxes(page).nth(1)).toBeChecked();
    await press("1");
    await expect(boxes(page).nth(0)).not.toBeChecked();
    await notLost(page);
    await press("Enter");
    await asked(page, 2);
    await press("p");
    await asked(page, 3);
    await button(page, "结束面试").focus();
    await press("Enter");
    await expect(heading(page)).toHaveText("面试报告");
    await expect(heading(page)).toBeFocused();
    await press("Enter");
    await expect(page).toHaveURL(/quiz\/$/);
  });
});

test.describe("axe", () => {
  test.describe.configure({ timeout: 240_000 });

  test("finds nothing on any screen or state", async ({ page }) => {
    const found = [];
    const look = async (where) => found.push(...(await violations(page, where)));
    await page.goto("interview/now/");
    await expect(heading(page)).toBeVisible();
    await look("no interview");
    await page.goto("interview/reports/");
    await expect(heading(page)).toBeVisible();
    await look("no reports");
    await page.goto("interview/");
    await pick(page, "选主题");
    await look("set-up without a topic");
    await begin(page, { temper: "压力", topics: ["Redis", "MySQL"] });
    await look("a question under stress");
    await button(page, "我答完了").tap();
    await boxes(page).first().tap();
    await main(page).getByText("30 秒", { exact: true }).tap();
    await look("ticking");
    await button(page, "下一问").tap();
    await asked(page, 2);
    await stop(page);
    await look("a report");
    await begin(page, { temper: "友善" });
    await button(page, "提示").tap();
    await look("a hint");
    await answer(page, "right");
    await answers(page, ["wrong"], 2);
    await asked(page, 3);
    await stop(page);
    await main(page).getByText(/^漏掉的要点/).first().tap();
    await look("a report compared");
    await page.goto("interview/reports/");
    await expect(main(page).getByRole("listitem")).toHaveCount(2);
    await look("reports");
    await page.goto("interview/reports/5/");
    await expect(heading(page)).toHaveText("没有这份报告。");
    await look("no such report");
    expect(found).toEqual([]);
  });

  test.describe("on a desk", () => {
    test.use({ viewport: { width: 1280, height: 800 }, hasTouch: false, isMobile: false });

    test("finds nothing either", async ({ page }) => {
      const found = [];
      await page.goto("interview/");
      await expect(button(page, "开始面试")).toBeEnabled();
      found.push(...(await violations(page, "set-up")));
      await button(page, "开始面试").click();
      await asked(page, 1);
      found.push(...(await violations(page, "a question")));
      await button(page, "过").click();
      await asked(page, 2);
      await button(page, "结束面试").click();
      await expect(heading(page)).toHaveText("面试报告");
      found.push(...(await violations(page, "a report")));
      expect(found).toEqual([]);
    });
  });
});
