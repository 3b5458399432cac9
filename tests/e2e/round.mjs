// How a person goes through a round: recognises the question on the screen and answers it, right or wrong on purpose.
// Everything is found by role, name or visible text.
import { bare, KINDS, questions, words } from "./bank.mjs";
import { expect } from "./fixtures.mjs";

const KIND_WORDS = ["口述", "单选", "多选，选出全部正确的", "填空", "猜输出", "排序", "配对", "写查询", "手写代码"];

const VERDICT = /^(答对了|部分对|没答对|没答上|有缺漏|答上了|很轻松)$/;

/** The word after an answer. */
export const verdict = (page) => page.getByRole("status").filter({ hasText: VERDICT });

export const main = (page) => page.getByRole("main");
export const button = (page, name) => main(page).getByRole("button", { name, exact: true });
export const onward = (page) => main(page).getByRole("button", { name: /^(下一题|看结果)$/ });
const heading = (page) => main(page).getByRole("heading", { level: 1 });

/** What shows: "open", "answered" or "summary". */
export async function stage(page) {
  // The word for an open question is its timer's neighbour, for an answered one the way on.
  const any = onward(page).or(button(page, "跳过")).or(heading(page).filter({ hasText: "这一轮" }));
  await any.first().waitFor();
  if (await onward(page).isVisible()) return "answered";
  return (await button(page, "跳过").isVisible()) ? "open" : "summary";
}

/** Which question of the bank shows. */
export async function shown(page) {
  expect(await stage(page)).not.toBe("summary");
  // Read at once: two reads could see two questions.
  const read = await main(page).evaluate((main) =>
    ["h1", ".stem"].map((part) => main.querySelector(part).textContent).concat(main.textContent),
  );
  const kind = KINDS[KIND_WORDS.indexOf(read[0].split(" · ")[1])];
  const [, stem, text] = read.map(bare);
  const parts = ({ options = [], pieces = [], pairs = [] }) =>
    [...options.map(({ html }) => html), ...pieces, ...pairs.flat()].map(words);
  const isShown = (question) => question.kind === kind && words(question.stem) === stem;
  const fitting = questions.filter((question) => isShown(question) && parts(question).every((part) => text.includes(part)));
  expect(fitting, `one ${kind} question of the bank in: ${text.slice(0, 300)}`).toHaveLength(1);
  return fitting[0];
}

/** Begins a round on a note, from its page. */
export async function begin(page, note) {
  await page.goto(`notes/${note.id}/`);
  await button(page, "练这一条").tap();
  await stage(page);
}

/** Begins a round on the question's note and skips until it is asked. */
export async function reach(page, question) {
  await begin(page, question.note);
  for (let n_skipped = 0; n_skipped < question.note.questions.length; n_skipped++) {
    const found = await shown(page);
    if (found.code === question.code) {
      // A new question scrolls to its top and takes the focus, a frame after it shows; what follows must not overtake that.
      await expect(heading(page)).toBeFocused();
      return;
    }
    await button(page, "跳过").tap();
    await expect.poll(async () => (await shown(page)).code).not.toBe(found.code);
  }
  throw new Error(`${question.note.id}/${question.slug} is not asked`);
}

/** The entry of a list of controls that says exactly this; `ahead` says what may stand before it. */
export async function saying(controls, html, ahead = "") {
  const wanted = words(html);
  const pattern = new RegExp(`^(?:${ahead})`);
  const texts = (await controls.allTextContents()).map(bare);
  let at = texts.findIndex((text) => text === wanted);
  if (at < 0) at = texts.findIndex((text) => text.replace(pattern, "") === wanted);
  expect(at, `${wanted} among ${JSON.stringify(texts)}`).toBeGreaterThanOrEqual(0);
  return controls.nth(at);
}

/** The options of a question to choose from. */
export const options = (page) =>
  main(page).getByRole("group", { name: "单选" }).getByRole("button").or(main(page).getByRole("checkbox"));

/** The option that shows `html`. */
export const option = (page, { html }) => saying(options(page), html, "[A-Z]");

/** The pieces to put in order. */
export const pieces = (page) =>
  main(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: "上移" }) });

/** Puts the pieces in this order by their arrows. */
export async function arrange(page, wanted) {
  for (let place = 0; place < wanted.length; place++) {
    const texts = (await pieces(page).allTextContents()).map(bare);
    let at = texts.indexOf(words(wanted[place]), place);
    expect(at, `${wanted[place]} among ${texts}`).toBeGreaterThanOrEqual(place);
    for (; at > place; at--) await pieces(page).nth(at).getByRole("button", { name: "上移" }).tap();
  }
  const texts = (await pieces(page).allTextContents()).map(bare);
  expect(texts).toEqual(wanted.map(words));
}

/** Pairs left-hand entries with right-hand ones: `[left html, right html]`. */
export async function pair(page, { pairs }, wanted) {
  const controls = main(page).getByRole("button");
  for (const [left, right] of wanted) {
    await (await saying(controls, left, "\\d")).tap();
    await (await saying(controls, right, "\\d")).tap();
  }
  expect(wanted.length).toBe(pairs.length);
}

/** A different order, of which nothing is in place. */
export const turned = (list) => [...list.slice(1), list[0]];

const EXPECT = { right: "答对了", wrong: "没答对" };

/**
 * Answers the question on the screen, "right" or "wrong", whatever its kind, and waits for the verdict.
 * The answer is the question.
 */
export async function answer(page, how = "right") {
  const question = await shown(page);
  const isRight = how === "right";
  switch (question.kind) {
    case "recall":
      await button(page, "说完了，看要点").tap();
      if (isRight) for (const box of await main(page).getByRole("checkbox").all()) await box.tap();
      await main(page)
        .getByRole("group", { name: "评分" })
        .getByRole("button", { name: isRight ? "答上了" : "没答上" })
        .tap();
      await expect(verdict(page)).toHaveText(isRight ? "答上了" : "没答上");
      return question;
    case "single":
      await (await option(page, question.options.find((option) => option.isRight === isRight))).tap();
      break;
    case "multi":
      for (const each of question.options.filter((option) => option.isRight === isRight)) {
        await (await option(page, each)).tap();
      }
      await button(page, "提交").tap();
      break;
    case "cloze":
      for (const [at, blank] of question.blanks.entries()) {
        await main(page).getByRole("textbox", { name: `第 ${at + 1} 空` }).fill(isRight ? blank[0] : "完全不对的词");
      }
      await button(page, "提交").tap();
      break;
    case "output":
      if (question.options.length > 0) {
        await (await option(page, question.options.find((option) => option.isRight === isRight))).tap();
      } else {
        await main(page).getByRole("textbox", { name: "它会打印什么" }).fill(isRight ? question.expected : "别的");
        await button(page, "提交").tap();
      }
      break;
    case "order":
    case "sql":
    case "code":
      await arrange(page, isRight ? question.pieces : [...question.pieces].reverse());
      await button(page, "提交").tap();
      break;
    case "match": {
      const rights = question.pairs.map(([, right]) => right);
      const given = isRight ? rights : turned(rights);
      await pair(page, question, question.pairs.map(([left], at) => [left, given[at]]));
      await button(page, "提交").tap();
      break;
    }
  }
  await expect(verdict(page)).toHaveText(EXPECT[how]);
  return question;
}

/** From feedback to what comes next; the answer is what that is. */
export async function goOn(page) {
  await onward(page).tap();
  await verdict(page).waitFor({ state: "hidden" });
  return stage(page);
}

/** Answers and goes on until the summary; `how` is asked for each question. The answer is the questions asked. */
export async function finish(page, how = () => "right") {
  const asked = [];
  do asked.push(await answer(page, how(asked.length)));
  while ((await goOn(page)) !== "summary");
  return asked;
}

/** The figures on the screen by name. */
export async function figure(page, name) {
  await main(page).getByRole("term").first().waitFor();
  const value = main(page).getByRole("definition");
  const names = await main(page).getByRole("term").allTextContents();
  return (await value.allTextContents())[names.indexOf(name)];
}
