// 追问图: moved by finger, by keys, by buttons; the same as an outline; neighbours named from memory.
import { violations } from "./axe.mjs";
import { expect, goOffline, test, withWorker } from "./fixtures.mjs";
import { bare, notes, note as noteOf, topics } from "./bank.mjs";
import { entries } from "./backup.mjs";
import { answer, button, main } from "./round.mjs";

// A note that leads to three others and more, the second of which leads on.
const centre = notes.find((note) => note.followUps.length >= 4 && note.followUps.every(({ to }) => noteOf(to).followUps.length > 2));
const second = noteOf(centre.followUps[1].to);

const map = (page) => page.locator("#map");
/** Titles are broken into lines, without the spaces where they are. */
const box = (page, { title }) => map(page).locator("g.map-node").filter({ hasText: new RegExp(`${[...title.replaceAll(" ", "")].map((c) => c.replace(/[^\p{L}\p{N}]/u, "\\$&")).join("\\s*")}$`, "u") });
const centreBox = (page) => map(page).locator("g.map-node.depth-0");
const h1 = (page) => main(page).getByRole("heading", { level: 1 });
const item = (page, note) => main(page).getByRole("treeitem").filter({ hasText: note.title });

/** The box of the centre's nth follow-up. */
const nth = (page, n) => map(page).locator(`[data-node="${n}"]`);
/** Keys count what leads here first, then what is asked next. */
const keyOf = (note, n) => `a${notes.filter((other) => other.followUps.some(({ to }) => to === note.id)).length + n}`;

/** Where the world is put: `{ x, y, scale }`. */
const view = (page) =>
  page.evaluate(() => {
    const { e, f, a } = document.getElementById("map-world").getCTM();
    return { x: e, y: f, scale: a };
  });

async function open(page, path = `follow-ups/${centre.id}/`) {
  await page.goto(path);
  await expect(centreBox(page)).toBeVisible();
  await settled(page);
}

/** Waits until nothing glides any more. */
async function settled(page) {
  let before;
  await expect
    .poll(async () => {
      const now = JSON.stringify(await view(page));
      const same = now === before;
      before = now;
      return same;
    })
    .toBe(true);
}

/** Touches at points of the page: `paths` has one list of points a finger; all fingers move together. */
async function touch(page, ...paths) {
  const session = await page.context().newCDPSession(page);
  const at = (step) => paths.map((path, id) => ({ ...path[Math.min(step, path.length - 1)], id }));
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
  for (let step = 1; step < Math.max(...paths.map(({ length }) => length)); step += 1) {
    await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(step) });
  }
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await session.detach();
}

/** A straight path of ten steps. */
const line = (from, to) =>
  Array.from({ length: 11 }, (_, step) => ({ x: from.x + ((to.x - from.x) * step) / 10, y: from.y + ((to.y - from.y) * step) / 10 }));

/** A point of the map on which nothing is drawn, in its middle column below the centre. */
async function ground(page) {
  const { x, y, width, height } = await map(page).boundingBox();
  return { x: x + width / 2, y: y + height - 30 };
}

test("from all topics to a topic to a note by taps, each with an address", async ({ page }) => {
  await open(page, "follow-ups/");
  await expect(h1(page)).toHaveText("追问图");
  await expect(map(page).locator("g.map-node")).toHaveCount(topics.length + 1);
  await box(page, topics[2]).tap();
  await expect(page).toHaveURL(new RegExp(`follow-ups/topics/${topics[2].id}/$`));
  await expect(h1(page)).toHaveText(topics[2].title);
  const first = notes.find(({ topic }) => topic === topics[2].id);
  await item(page, first).first().tap();
  await expect(page).toHaveURL(new RegExp(`follow-ups/${first.id}/$`));
  await expect(h1(page)).toHaveText(first.title);
  // Back, and a reload, land on the same position.
  await page.goBack();
  await expect(h1(page)).toHaveText(topics[2].title);
  await page.reload();
  await expect(h1(page)).toHaveText(topics[2].title);
});

test("a tap moves on, the words are on the edges, and the way one came stays", async ({ page }) => {
  await open(page);
  const words = (await nth(page, keyOf(centre, 1)).locator(".map-words tspan").allTextContents()).join("");
  expect(words.replaceAll(/\s/g, "")).toBe(bare(centre.followUps[1].ask).replaceAll(/\s/g, ""));
  const before = await nth(page, keyOf(centre, 1)).locator(".map-box").boundingBox();
  await nth(page, keyOf(centre, 1)).locator(".map-box").tap();
  await expect(h1(page)).toHaveText(second.title);
  await settled(page);
  const after = await centreBox(page).locator(".map-box").boundingBox();
  const window = await map(page).boundingBox();
  expect(Math.abs(after.x + after.width / 2 - (window.x + window.width / 2))).toBeLessThan(2);
  expect(after.x).not.toBe(before.x);
  await expect(main(page).getByRole("navigation", { name: "追问路径" }).getByRole("listitem")).toHaveText([centre.title, second.title]);
  await expect(map(page).locator("g.map-node.walked").first()).toBeAttached();
  // The step is in the log.
  expect(await entries(page)).toBe(1);
});

test("one finger drags, two pinch, two taps zoom, and a drag is no tap", async ({ page }) => {
  await open(page);
  const start = await view(page);
  const onBox = await centreBox(page).locator(".map-box").boundingBox();
  const from = { x: onBox.x + onBox.width / 2, y: onBox.y + onBox.height / 2 };
  await touch(page, line(from, { x: from.x + 70, y: from.y + 90 }));
  const dragged = await view(page);
  expect(Math.round(dragged.x - start.x)).toBe(70);
  expect(Math.round(dragged.y - start.y)).toBe(90);
  expect(dragged.scale).toBe(start.scale);
  await expect(page).toHaveURL(new RegExp(`follow-ups/${centre.id}/$`));

  const middle = { x: 195, y: 400 };
  const finger = (dx) => ({ x: middle.x + dx, y: middle.y });
  await touch(page, line(finger(-40), finger(-80)), line(finger(40), finger(80)));
  const pinched = await view(page);
  expect(pinched.scale / dragged.scale).toBeCloseTo(2, 1);
  await touch(page, line(finger(-100), finger(-40)), line(finger(100), finger(40)));
  expect((await view(page)).scale / pinched.scale).toBeCloseTo(0.4, 1);

  await button(page, "回到中间").tap();
  const again = await view(page);
  expect(again).toEqual(start);
  const empty = await ground(page);
  await page.touchscreen.tap(empty.x, empty.y);
  await page.touchscreen.tap(empty.x, empty.y);
  expect((await view(page)).scale).toBeGreaterThan(start.scale * 1.4);
  expect(await entries(page)).toBe(0);
});

test("a button for every gesture", async ({ page }) => {
  await open(page);
  const start = await view(page);
  await button(page, "放大").tap();
  expect((await view(page)).scale).toBeGreaterThan(start.scale);
  await button(page, "缩小").tap();
  await button(page, "缩小").tap();
  expect((await view(page)).scale).toBeLessThan(start.scale);
  await button(page, "回到中间").tap();
  expect(await view(page)).toEqual(start);
  for (const [name, axis, sign] of [
    ["往左看", "x", 1],
    ["往右看", "x", -1],
    ["往上看", "y", 1],
    ["往下看", "y", -1],
  ]) {
    const before = await view(page);
    await button(page, name).tap();
    expect(Math.sign((await view(page))[axis] - before[axis])).toBe(sign);
  }
});

test("folding and opening keep the box in its place", async ({ page }) => {
  await open(page);
  const key = keyOf(centre, 1);
  const badge = map(page).locator(`[data-badge="${key}"]`);
  const children = () => page.evaluate((key) => document.querySelectorAll(`[role=treeitem][data-node^="${key}."]`).length, key);
  expect(await children()).toBeGreaterThan(1);
  const before = await nth(page, key).locator(".map-box").boundingBox();
  await badge.locator("text").tap();
  await expect.poll(children).toBe(0);
  await expect(badge).toHaveText(/^\+\d+$/);
  const after = await nth(page, key).locator(".map-box").boundingBox();
  expect(Math.abs(after.y - before.y)).toBeLessThan(2);
  await badge.locator("text").tap();
  await expect.poll(children).toBeGreaterThan(1);
});

test("the map by keys alone", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Tab");
  for (let n = 0; n < 12 && (await page.evaluate(() => document.activeElement.id)) !== "map"; n += 1) await page.keyboard.press("Tab");
  await expect(map(page)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  const selected = map(page).locator("g.map-node.selected");
  await expect(selected).toHaveCount(1);
  await expect(page.locator("#said")).toHaveText(/做过 \d+\/\d+ 题/);
  const first = await selected.getAttribute("data-node");
  await page.keyboard.press("ArrowDown");
  expect(await selected.getAttribute("data-node")).not.toBe(first);
  await page.keyboard.press("ArrowUp");
  await expect(selected).toHaveAttribute("data-node", first);
  await page.keyboard.press(" ");
  await expect(map(page).locator(`[data-badge="${first}"]`)).toHaveText(/^\+/);
  const before = await view(page);
  await page.keyboard.press("+");
  expect((await view(page)).scale).toBeGreaterThan(before.scale);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(new RegExp(`follow-ups/${centre.id}/$`));
  await expect(map(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(new RegExp(`follow-ups/${centre.id}/$`));
  await expect(map(page)).toBeFocused();
  // Come from elsewhere, a way walked before is not the way one came.
  const other = notes.find(({ id }) => id !== centre.id && !centre.followUps.some(({ to }) => to === id));
  await page.goto(`follow-ups/${other.id}/`);
  await map(page).focus();
  await page.keyboard.press("Escape");
  await expect(h1(page)).toHaveText("追问图");
  await page.goBack();
  await map(page).focus();
  await page.keyboard.press("Home");
  await expect(h1(page)).toHaveText("追问图");
});

test("the outline is a tree with levels and positions, by keys", async ({ page }) => {
  await open(page);
  const tree = main(page).getByRole("tree", { name: "面试官接着会问" });
  const first = tree.getByRole("treeitem").first();
  await expect(first).toHaveAttribute("aria-level", "1");
  await expect(first).toHaveAttribute("aria-posinset", "1");
  await expect(first).toHaveAttribute("aria-setsize", String(centre.followUps.length));
  await expect(first).toHaveAttribute("aria-expanded", "true");
  await expect(tree.locator('[tabindex="0"]')).toHaveCount(1);
  await first.focus();
  await page.keyboard.press("ArrowRight");
  await expect(tree.locator(":focus")).toHaveAttribute("aria-level", "2");
  await page.keyboard.press("ArrowLeft");
  await expect(first).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(first).toHaveAttribute("aria-expanded", "false");
  await expect(first).toBeFocused();
  await page.keyboard.press("End");
  await expect(tree.getByRole("treeitem").last()).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(h1(page)).toHaveText(noteOf(centre.followUps[0].to).title);
});

test("search leads to a box", async ({ page }) => {
  await open(page, "follow-ups/");
  await main(page).getByRole("searchbox").fill(second.title.slice(0, 6));
  await main(page).locator(".map-hits").getByRole("link").filter({ hasText: second.title }).first().tap();
  await expect(h1(page)).toHaveText(second.title);
});

test("neighbours named from memory, revealed and ticked, are in the log", async ({ page }) => {
  await open(page);
  await button(page, "遮住，凭记忆说").tap();
  const target = noteOf(centre.followUps[0].to).title;
  await expect(map(page).locator("g.map-node.depth-1").first()).toHaveText("？");
  await expect(main(page).getByText(target, { exact: true })).toHaveCount(0);
  const list = main(page).locator(".practice > li");
  const n = await list.count();
  expect(n).toBeGreaterThanOrEqual(centre.followUps.length);
  await list.first().getByRole("button", { name: "揭晓" }).tap();
  await list.first().getByRole("button", { name: "想起来了" }).tap();
  // A tap on the map reveals too.
  await map(page).locator(`[data-node="${keyOf(centre, 1)}"] .map-title`).tap();
  await main(page).getByRole("button", { name: "没想起来" }).first().tap();
  await expect(main(page).getByRole("status").filter({ hasText: "想起来 1 条，共核对 2 条" })).toBeVisible();
  await button(page, "不遮了").tap();
  await expect(item(page, noteOf(centre.followUps[0].to)).first()).toBeVisible();
  expect(await entries(page)).toBe(2);
});

test("colour and ring follow what was answered", async ({ page }) => {
  await open(page);
  await expect(centreBox(page)).toHaveClass(/unknown/);
  await button(page, "练这一条").tap();
  await expect(page).toHaveURL(/quiz\/$/);
  await answer(page);
  await page.goto(`follow-ups/${centre.id}/`);
  await expect(centreBox(page)).toHaveClass(/firm/);
  await expect(centreBox(page).locator(".map-ring")).toHaveCount(1);
  await expect(main(page).getByText(/今天估计记得 \d+% · 做过 1\/\d+ 题/).first()).toBeVisible();
});

test("the map works without a network, at an address that was never opened", async ({ page, site }) => {
  await page.goto("");
  await withWorker(page);
  await goOffline(page, site);
  await page.goto(`follow-ups/${second.id}/`);
  await expect(centreBox(page)).toBeVisible();
  await expect(h1(page)).toHaveText(second.title);
});

test("nothing for axe to find in any state, light and dark", async ({ page }) => {
  await open(page);
  expect(await violations(page, "a note")).toEqual([]);
  await button(page, "遮住，凭记忆说").tap();
  await main(page).locator(".practice > li").first().getByRole("button").tap();
  expect(await violations(page, "practice")).toEqual([]);
  await page.goto("follow-ups/");
  await main(page).getByRole("searchbox").fill("锁");
  await expect(main(page).locator(".map-hits li").first()).toBeVisible();
  expect(await violations(page, "search")).toEqual([]);
});

test("a bench page for other programs", async ({ page }) => {
  await page.goto("bench/map/");
  await page.waitForFunction(() => window.mmBench);
  const seen = await page.evaluate(() => {
    const { mmBench } = window;
    const boxes = () => [...mmBench.root().querySelectorAll("g.map-node")].map(({ textContent }) => textContent);
    mmBench.prepare(20);
    const none = boxes().length;
    mmBench.render();
    const all = boxes();
    mmBench.collapse();
    const fewer = boxes();
    mmBench.expand();
    return { name: mmBench.name, none, all, fewer, again: boxes() };
  });
  expect(seen.name).toBe("zhuiwen");
  expect(seen.none).toBe(0);
  expect(seen.all).toContain("n1");
  // n6 hangs on n1.
  expect(seen.all).toContain("n6");
  expect(seen.fewer).toContain("n1");
  expect(seen.fewer).not.toContain("n6");
  expect(seen.again.toSorted()).toEqual(seen.all.toSorted());
});
