// Search in Chinese, in English and for commands; the query stays in the address.
import { expect, goOffline, test, withWorker } from "./fixtures.mjs";
import { notes } from "./bank.mjs";
import { main } from "./round.mjs";

const field = (page) => main(page).getByRole("searchbox", { name: "搜索" });
const hits = (page) => main(page).getByRole("listitem").getByRole("link");
const found = (page) => main(page).getByRole("status");

/** Waits for all that is to be listed: a screenful comes at once, the rest when one has stopped typing. */
async function listed(page) {
  await expect(main(page).getByText("正文还没取到")).toBeHidden();
  await expect(async () => {
    const n_found = Number(/^\d+/.exec(await found(page).textContent())[0]);
    expect(await hits(page).count()).toBe(Math.min(n_found, 30));
  }).toPass();
}

test("the way there is one tap, and one can type at once", async ({ page }) => {
  await page.goto("");
  await page.getByRole("banner").getByRole("link", { name: "搜索" }).tap();
  await expect(field(page)).toBeFocused();
  await expect(found(page)).toContainText("中文、英文、命令都可以");
  await page.keyboard.type("epoll");
  await expect(hits(page).first()).toContainText("epoll");
  await expect(found(page)).toHaveText(/^\d+ 条$/);
});

for (const [query, expected] of [
  ["事件循环", /事件循环/],
  ["epoll", /epoll/i],
  ["EPOLL", /epoll/i],
  ["ｅｐｏｌｌ", /epoll/i],
  ["SET NX", /NX/i],
  ["垃圾回收", /回收/],
  ["refcount", /ref/i],
]) {
  test(`${query} finds notes that say so`, async ({ page }) => {
    await page.goto("search/");
    await field(page).fill(query);
    await expect(hits(page).first()).toBeVisible();
    await expect(main(page).getByText("正文还没取到")).toBeHidden();
    await expect(hits(page).first()).toContainText(expected);
    // What matched is marked.
    await expect(hits(page).first().locator("mark").first()).toBeVisible();
  });
}

test("a note's own title finds it first", async ({ page }) => {
  await page.goto("search/");
  for (const { title } of [notes[1], notes[20], notes.at(-1)]) {
    await field(page).fill(title);
    await expect(hits(page).first()).toContainText(title);
  }
});

test("nothing found says so; markup is only text", async ({ page }) => {
  await page.goto("search/");
  for (const query of ["量子色动力学", "<img src=x onerror=alert(1)>", "%", "\\", "🦀".repeat(30)]) {
    await field(page).fill(query);
    await expect(found(page)).toHaveText(/没有找到|条/);
  }
  await expect(hits(page)).toHaveCount(0);
});

test("a hit leads to its note, and back to the same hits", async ({ page }) => {
  await page.goto("search/");
  await field(page).fill("事件循环");
  await listed(page);
  const texts = await hits(page).allTextContents();
  expect(texts.length).toBeGreaterThan(8);
  await field(page).press("Enter");
  await expect(page).toHaveURL(/search\/\?q=/);
  await hits(page).nth(1).tap();
  await expect(page).toHaveURL(/notes\//);
  const title = await main(page).getByRole("heading", { level: 1 }).textContent();
  expect(texts[1]).toContain(title);
  await page.goBack();
  await expect(field(page)).toHaveValue("事件循环");
  await expect(hits(page)).toHaveText(texts);
});

test("the address brings the query back: reload, link, percent signs", async ({ page, context }) => {
  await page.goto("search/");
  await field(page).fill("SET NX & 50%");
  await field(page).press("Enter");
  await expect(page).toHaveURL(/q=SET%20NX%20%26%2050%25$/);
  await page.reload();
  await expect(field(page)).toHaveValue("SET NX & 50%");
  const url = page.url();
  const second = await context.newPage();
  await second.goto(url);
  await expect(field(second)).toHaveValue("SET NX & 50%");
});

test.describe("offline", () => {
  test.use({ expectedErrors: [/net::ERR_/, /Failed to fetch/, /ServiceWorker/] });

  test("texts are searched too", async ({ page, site }) => {
    await page.goto("");
    await withWorker(page);
    await goOffline(page, site);
    await page.goto("search/?q=事件循环");
    await expect(hits(page).first()).toContainText("事件循环");
    await expect(main(page).getByText("正文还没取到")).toBeHidden();
    await hits(page).first().tap();
    await expect(main(page).getByRole("heading", { name: "展开" })).toBeVisible();
  });
});
