// Every kind of question, answered right and wrong on purpose: the verdict, the reasons, the explanation.
import { expect, test } from "./fixtures.mjs";
import { find, words } from "./bank.mjs";
import {
  answer,
  arrange,
  button,
  main,
  option,
  options,
  pair,
  pieces,
  reach,
  saying,
  verdict,
} from "./round.mjs";

/** All of these can be read on the page, white space aside. */
async function readable(page, htmls) {
  // The explanation is drawn when the verdict has been painted.
  const missing = async () => {
    const text = words(await main(page).innerHTML());
    return htmls.map(words).filter((html) => !text.includes(html));
  };
  await expect.poll(missing).toEqual([]);
}

const check = (page) => button(page, "提交").tap();
const grade = (page, name) => main(page).getByRole("group", { name: "评分" }).getByRole("button", { name });

for (const how of ["right", "wrong"]) {
  for (const kind of ["single", "multi", "cloze", "output", "order", "match", "sql", "code"]) {
    test(`${kind}, ${how}`, async ({ page }) => {
      const question = find(kind, ({ explanation }) => explanation !== "");
      await reach(page, question);
      await answer(page, how);
      await expect(main(page).getByRole("heading", { name: "解析" })).toBeVisible();
      await expect(main(page).getByRole("heading", { name: "面试官接着问" })).toBeVisible();
      await readable(page, [
        question.stem,
        question.explanation,
        ...(question.options ?? []).flatMap(({ html, why }) => [html, why]),
        ...(question.blanks ?? []).map(([term]) => term),
        ...(question.pieces ?? []),
        ...(question.pairs ?? []).flat(),
      ]);
      const text = await main(page).textContent();
      if (kind === "single" || kind === "output") expect(text.includes("你选的")).toBe(how === "wrong");
      if (kind === "multi") expect(text.includes("漏选")).toBe(how === "wrong");
      if (kind === "cloze") expect(text.includes("完全不对的词")).toBe(how === "wrong");
      if (["order", "sql", "code"].includes(kind)) expect(text.includes("✗")).toBe(how === "wrong");
    });
  }
}

test.describe("recall", () => {
  const question = find("recall", ({ note }) => note.keyPoints.length >= 4);

  test("the points show on request, and ticking them is the grade", async ({ page }) => {
    await reach(page, question);
    await expect(main(page)).toContainText("先出声回答");
    await expect(main(page).getByRole("checkbox")).toHaveCount(0);
    await button(page, "说完了，看要点").tap();
    const ticks = main(page).getByRole("checkbox");
    await expect(ticks).toHaveCount(question.note.keyPoints.length);
    for (const html of question.note.keyPoints) {
      const tick = await saying(ticks, html);
      await tick.tap();
      await expect(tick).toBeChecked();
    }
    // Enter takes the suggestion; all points said quickly are easy. (A frame later the focus is back on the point ticked.)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("Enter");
    await expect(verdict(page)).toHaveText("很轻松");
    await readable(page, question.note.keyPoints);
  });

  for (const [n_ticked, word] of [
    [0, "没答上"],
    [1, "没答上"],
    [Math.ceil(question.note.keyPoints.length * 0.6), "有缺漏"],
  ]) {
    test(`with ${n_ticked} points said the suggestion is ${word}`, async ({ page }) => {
      await reach(page, question);
      await button(page, "说完了，看要点").tap();
      for (let at = 0; at < n_ticked; at++) await main(page).getByRole("checkbox").nth(at).tap();
      // A frame later the focus is back on the point ticked; from there it is taken away, so that Enter is nobody's.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press("Enter");
      await expect(verdict(page)).toHaveText(word);
    });
  }

  test("a tick can be taken off, and the person's grade wins", async ({ page }) => {
    await reach(page, question);
    await button(page, "说完了，看要点").tap();
    const first = main(page).getByRole("checkbox").first();
    await first.tap();
    await expect(first).toBeChecked();
    await first.tap();
    await expect(first).not.toBeChecked();
    await grade(page, "很轻松").tap();
    await expect(verdict(page)).toHaveText("很轻松");
  });

  test("a hint shows a point and makes the answer hard at best", async ({ page }) => {
    await reach(page, question);
    await button(page, "提示").tap();
    await readable(page, [question.note.keyPoints[0]]);
    await expect(button(page, "提示")).toBeDisabled();
    await button(page, "说完了，看要点").tap();
    for (const box of await main(page).getByRole("checkbox").all()) await box.tap();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("Enter");
    await expect(verdict(page)).toHaveText("有缺漏");
  });
});

test("multi, one of several missed, is partly right and says which", async ({ page }) => {
  const question = find("multi", ({ options }) => options.length >= 4 && options.filter(({ isRight }) => isRight).length >= 2);
  await reach(page, question);
  await expect(button(page, "提交")).toBeDisabled();
  const [missed, ...hit] = question.options.filter(({ isRight }) => isRight);
  // Chosen, and let go again.
  await (await option(page, missed)).tap();
  await expect(await option(page, missed)).toBeChecked();
  await (await option(page, missed)).tap();
  for (const each of hit) await (await option(page, each)).tap();
  await check(page);
  await expect(verdict(page)).toHaveText("部分对");
  const row = await main(page).getByRole("listitem").filter({ hasText: "漏选" }).textContent();
  expect(words(row)).toContain(words(missed.html));
});

test("cloze by picking: the terms go into the blanks in turn", async ({ page }) => {
  const question = find("cloze", ({ blanks, distractors }) => blanks.length >= 2 && distractors.length > 0);
  await reach(page, question);
  await main(page).getByText("不想打字？点选").tap();
  for (const [term] of question.blanks) await button(page, term).tap();
  for (const [at, [term]] of question.blanks.entries()) {
    await expect(main(page).getByRole("textbox", { name: `第 ${at + 1} 空` })).toHaveValue(term);
  }
  await check(page);
  await expect(verdict(page)).toHaveText("答对了");
});

test("cloze typed the way a phone types: case, width and spaces do not matter", async ({ page }) => {
  const question = find("cloze", ({ blanks }) => blanks.every(([term]) => /[a-z]/i.test(term)));
  await reach(page, question);
  const wide = (text) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  for (const [at, [term]] of question.blanks.entries()) {
    await main(page)
      .getByRole("textbox", { name: `第 ${at + 1} 空` })
      .fill(at % 2 ? ` ${term.toUpperCase()} ` : `${wide(term)} `);
  }
  await check(page);
  await expect(verdict(page)).toHaveText("答对了");
});

for (const [given, word] of [
  [(expected) => expected, "答对了"],
  [(expected) => `${expected}  \n\n`, "答对了"],
  [() => "别的", "没答对"],
]) {
  test(`output typed: ${JSON.stringify(given("…"))} is ${word}`, async ({ page }) => {
    const question = find("output", ({ options }) => options.length === 0);
    await reach(page, question);
    await main(page).getByRole("textbox", { name: "它会打印什么" }).fill(given(question.expected));
    await check(page);
    await expect(verdict(page)).toHaveText(word);
    await readable(page, [question.expected, question.explanation]);
  });
}

test.describe("order", () => {
  const question = find("order", ({ pieces }) => pieces.length >= 4);

  test("by arrows: the ends do not move out, and screen readers hear the place", async ({ page }) => {
    await reach(page, question);
    await expect(pieces(page).first().getByRole("button", { name: "上移" })).toBeDisabled();
    await expect(pieces(page).last().getByRole("button", { name: "下移" })).toBeDisabled();
    const first = await pieces(page).first().textContent();
    await pieces(page).first().getByRole("button", { name: "下移" }).tap();
    await expect(pieces(page).nth(1)).toHaveText(first);
    await expect(page.getByText("移到第 2 位")).toBeAttached();
    await arrange(page, question.pieces);
    await check(page);
    await expect(verdict(page)).toHaveText("答对了");
  });

  const handles = (page) => page.getByTitle("拖动排序");
  const texts = async (page) => (await pieces(page).allTextContents()).map(words);

  /** Brings the whole list between the bars, and answers the middle of every handle. */
  async function grips(page) {
    await handles(page).first().evaluate((handle) => scrollBy(0, handle.getBoundingClientRect().top - 80));
    const boxes = await Promise.all((await handles(page).all()).map((handle) => handle.boundingBox()));
    return boxes.map((box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2, end: box.y + box.height - 4 }));
  }

  /** Draws a finger from one grip past another, and `aside` to the right on the way, as thumbs do. */
  async function draw(page, from, to, aside = 0) {
    const touch = await page.context().newCDPSession(page);
    const finger = (type, x, y) =>
      touch.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
    // Upwards just past the middle: further could be past the next piece, since pieces differ in height.
    const end = to.y > from.y ? to.end : to.y - 6;
    await finger("touchStart", from.x, from.y);
    for (let step = 1; step <= 16; step++) {
      await finger("touchMove", from.x + (aside * step) / 16, from.y + ((end - from.y) * step) / 16);
    }
    await finger("touchEnd");
    await touch.detach();
  }

  test("by dragging the handle with a finger", async ({ page }) => {
    await reach(page, question);
    for (const [place, html] of question.pieces.entries()) {
      const at = (await texts(page)).indexOf(words(html), place);
      if (at === place) continue;
      const grip = await grips(page);
      const scrolled = await page.evaluate(() => scrollY);
      await draw(page, grip[at], grip[place]);
      const done = question.pieces.slice(0, place + 1).map(words);
      await expect.poll(async () => (await texts(page)).slice(0, place + 1)).toEqual(done);
      // The page stays put under the finger.
      expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    }
    // To the browser a tap within moments of a drag's end is none; no thumb is that quick.
    await page.waitForTimeout(600);
    await check(page);
    await expect(verdict(page)).toHaveText("答对了");
  });

  test("a finger that slides off the handle still holds the piece, and lets go when lifted", async ({ page }) => {
    await reach(page, question);
    const [first] = await texts(page);
    const grip = await grips(page);
    await draw(page, grip[0], grip.at(-1), 120);
    await expect.poll(async () => (await texts(page)).at(-1)).toBe(first);
    const order = await texts(page);
    // Another piece, taken by its handle, is the one that moves.
    await draw(page, grip[0], grip[1]);
    await expect.poll(() => texts(page)).toEqual([order[1], order[0], ...order.slice(2)]);
  });

  test("by dragging the handle with a mouse", async ({ page }) => {
    await reach(page, question);
    const [first] = await texts(page);
    const grip = await grips(page);
    await page.mouse.move(grip[0].x, grip[0].y);
    await page.mouse.down();
    await page.mouse.move(grip[0].x + 100, grip.at(-1).end, { steps: 20 });
    await page.mouse.up();
    await expect.poll(async () => (await texts(page)).at(-1)).toBe(first);
    // Let go is let go.
    const order = await texts(page);
    await page.mouse.move(grip.at(-1).x, grip.at(-1).y);
    await page.mouse.move(grip[0].x, grip[0].y - 20, { steps: 10 });
    expect(await texts(page)).toEqual(order);
  });

  test("two neighbours swapped are partly right", async ({ page }) => {
    await reach(page, question);
    const [a, b, ...rest] = question.pieces;
    await arrange(page, [b, a, ...rest]);
    await check(page);
    await expect(verdict(page)).toHaveText("部分对");
  });
});

test("match: a pair can be parted again, and two swapped of four are partly right", async ({ page }) => {
  const question = find("match", ({ pairs }) => pairs.length >= 4 && new Set(pairs.map(([, right]) => right)).size === pairs.length);
  await reach(page, question);
  await expect(button(page, "提交")).toBeDisabled();
  const controls = main(page).getByRole("button");
  const [[left, right], [, other]] = question.pairs;
  await (await saying(controls, left, "\\d")).tap();
  await (await saying(controls, other, "\\d")).tap();
  // Touched again, it is free.
  await (await saying(controls, other, "\\d")).tap();
  const rights = question.pairs.map(([, right]) => right);
  const swapped = [rights[1], rights[0], ...rights.slice(2)];
  await pair(page, question, question.pairs.map(([left], at) => [left, swapped[at]]));
  await check(page);
  await expect(verdict(page)).toHaveText("部分对");
  await readable(page, [right, other]);
});

for (const kind of ["sql", "code"]) {
  test.describe(`${kind} by typing`, () => {
    const question = find(kind);
    const typed = (page) => main(page).getByRole("textbox", { name: "自己写" });

    test("the reference's text is right at once", async ({ page }) => {
      await reach(page, question);
      await main(page).getByText("自己写").tap();
      // Nothing written is nothing handed in: one is led to the field.
      await check(page);
      await expect(typed(page)).toBeFocused();
      await expect(verdict(page)).toHaveCount(0);
      await typed(page).fill(`${question.reference}\n\n`);
      await check(page);
      await expect(verdict(page)).toHaveText("答对了");
    });

    test("another text is shown beside the reference and judged by its writer", async ({ page }) => {
      await reach(page, question);
      await main(page).getByText("自己写").tap();
      const mine = kind === "sql" ? "select 42" : "def mine():\n    return 42";
      await typed(page).fill(mine);
      await check(page);
      await expect(main(page)).toContainText("自己判断");
      await expect(verdict(page)).toHaveCount(0);
      const diff = main(page).getByRole("group", { name: "参考答案" });
      await expect(diff).toContainText("42");
      await expect(diff).toContainText("参考里有的");
      await expect(diff).toContainText("你多写的");
      await grade(page, "有缺漏").tap();
      await expect(verdict(page)).toHaveText("有缺漏");
      // What was written stays beside the reference.
      await expect(main(page)).toContainText("42");
      await readable(page, question.pieces);
    });
  });
}

test("sql shows its tables before and its result after", async ({ page }) => {
  const question = find("sql");
  await reach(page, question);
  await expect(main(page).getByText("表和数据")).toBeVisible();
  await answer(page);
  const result = main(page).getByRole("region", { name: "结果" });
  expect(words(await result.innerHTML())).toBe(question.result.flat().map(words).join(""));
});

test("options show in another order in another round", async ({ page }) => {
  const question = find("single", ({ options }) => options.length === 4);
  const orders = new Set();
  for (let round = 0; round < 6 && orders.size < 2; round++) {
    await reach(page, question);
    orders.add((await options(page).allTextContents()).join());
  }
  expect(orders.size).toBeGreaterThan(1);
});

