// Parameters trained on one's own answers: in a worker, loaded only then, kept when they predict better.
import { expect, goOffline, test, withWorker } from "./fixtures.mjs";
import { open } from "./people.mjs";
import { button, main } from "./round.mjs";

/** The recall of each topic today, in percent, as 我的 shows it. */
async function recall(page) {
  await page.goto("me/");
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("我的");
  const figures = await main(page).getByRole("listitem").allTextContents();
  return figures.flatMap((text) => /(\d+)%/.exec(text)?.slice(1).map(Number) ?? []);
}

const train = (page) => button(page, "开始训练");
const published = (page) => main(page).getByText("现在用：默认参数");
const own = (page) => main(page).getByText("现在用：自己的参数");
const outcome = (page) => main(page).locator("section").filter({ has: page.getByRole("heading", { name: "上次训练" }) });
const ofTrainer = (site) => site.requests.filter((path) => /\/(train|trainer)/.test(path));

test.describe.configure({ timeout: 120_000 });

test("a newcomer is told what it takes", async ({ page }) => {
  await page.goto("me/settings/");
  await main(page).getByRole("link", { name: "记忆参数" }).tap();
  await expect(main(page).getByText("还不够")).toBeVisible();
  await expect(main(page).getByText("0 / 200")).toBeVisible();
  await expect(train(page)).toHaveCount(0);
  await expect(published(page)).toBeVisible();
  await expect(outcome(page)).toHaveCount(0);
});

test("who forgets faster gets parameters of their own, by how much is said, a reload keeps them, and they can be given up", async ({ page }) => {
  await open(page);
  await expect(published(page)).toBeVisible();
  const before = await recall(page);
  await page.goto("me/memory/");
  await train(page).tap();
  await expect(outcome(page)).toContainText("自己的参数更准，采用。");
  const words = await outcome(page).textContent();
  const figures = /在 (\d+) 次训练时没见过的回答上：预测误差（对数损失）([\d.]+) → ([\d.]+)（−([\d.]+)%），记住率偏差（RMSE）([\d.]+)% → ([\d.]+)%。/;
  const [n, lossBefore, lossAfter, gain, rmseBefore, rmseAfter] = figures.exec(words).slice(1).map(Number);
  expect(n).toBeGreaterThan(500);
  expect(lossAfter).toBeLessThan(lossBefore);
  expect(Math.abs((1 - lossAfter / lossBefore) * 100 - gain)).toBeLessThan(0.5);
  expect(rmseAfter).toBeLessThan(rmseBefore);
  await expect(own(page)).toBeVisible();
  await expect(main(page).getByRole("progressbar")).toHaveCount(0);

  await page.reload();
  await expect(own(page)).toBeVisible();
  expect(await outcome(page).textContent()).toBe(words);
  // What is remembered is worked out anew: less of everything.
  const after = await recall(page);
  expect(after.length).toBe(before.length);
  expect(after.every((percent, at) => percent < before[at]), `${before} → ${after}`).toBe(true);

  await page.goto("me/memory/");
  await button(page, "恢复默认").tap();
  await expect(published(page)).toBeVisible();
  await expect(button(page, "恢复默认")).toHaveCount(0);
  expect(await recall(page)).toEqual(before);
});

test("who is like most keeps the published parameters", async ({ page }) => {
  await open(page, "--average");
  await train(page).tap();
  await expect(outcome(page)).toContainText("没有明显更准，不采用。");
  await expect(published(page)).toBeVisible();
  await expect(button(page, "恢复默认")).toHaveCount(0);
});

test("it is not loaded before it is asked for, and works offline", async ({ page, site }) => {
  await open(page);
  await page.waitForTimeout(300);
  expect(ofTrainer(site)).toEqual([]);
  await withWorker(page);
  await goOffline(page, site);
  await page.reload();
  await train(page).tap();
  await expect(outcome(page)).toContainText("更准，采用");
});

test.describe("a worker", () => {
  test.use({ expectedErrors: [/ServiceWorker/, /Failed to/, /WebAssembly|wasm/i, /Uncaught/, /integrity/] });
  const loader = (body) => (path) => path.endsWith("/train.js") ? { type: "application/javascript", body } : undefined;

  test("under way shows how far it is and is ended by a tap, without a trace", async ({ page, site }) => {
    // Ready, then two fifths done, and no further.
    site.replies(loader("postMessage('ready'); onmessage = () => postMessage('40');"));
    await open(page);
    const stored = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
    const before = await stored();
    await train(page).tap();
    const bar = main(page).getByRole("progressbar", { name: "正在训练" });
    await expect(bar).toHaveAttribute("value", "40");
    // Leaving the page leaves it running.
    await page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name: "我的" }).tap();
    await page.goBack();
    await expect(bar).toHaveAttribute("value", "40");
    await button(page, "取消").tap();
    await expect(bar).toHaveCount(0);
    await expect(train(page)).toBeFocused();
    expect(page.workers()).toEqual([]);
    expect(await stored()).toBe(before);

    site.replies(() => undefined);
    await train(page).tap();
    await expect(outcome(page)).toContainText("更准，采用");
  });

  for (const [what, replies] of Object.entries({
    "that can't be had": (path) => (path.endsWith("/train.js") ? { status: 404 } : undefined),
    "whose module can't be had": (path) => (path.endsWith("/trainer_bg.wasm") ? { status: 503 } : undefined),
    "that breaks": loader("postMessage('ready'); onmessage = () => { throw new Error('it broke'); };"),
    "that can't train on this": loader("postMessage('ready'); onmessage = () => postMessage('');"),
    "that talks nonsense": loader("postMessage({ ready: true });"),
  })) {
    test(`${what} is said to have failed, and tried again`, async ({ page, site }) => {
      site.replies(replies);
      await open(page);
      await train(page).tap();
      await expect(main(page).getByRole("alert")).toContainText("没训练成");
      await expect(published(page)).toBeVisible();
      site.replies(() => undefined);
      // The browser may keep what failed for a while.
      const session = await page.context().newCDPSession(page);
      await session.send("Network.clearBrowserCache");
      await train(page).tap();
      await expect(outcome(page)).toContainText("更准，采用");
      await expect(main(page).getByRole("alert")).toHaveCount(0);
    });
  }
});
