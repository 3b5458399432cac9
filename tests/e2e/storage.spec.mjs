// When the browser will not store, or stored something unreadable: said plainly, nothing lost, nothing overwritten.
import { expect, test } from "./fixtures.mjs";
import { exported, toBackups } from "./backup.mjs";
import { notes } from "./bank.mjs";
import { answer, begin, button, figure, goOn, main } from "./round.mjs";

const alert = (page) => main(page).getByRole("alert");
const place = (page, name) => page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name }).tap();
const segments = (page) =>
  page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("zhuiwen:log:"))));
const answers = async (page) => {
  await place(page, "我的");
  return Number(await figure(page, "答过"));
};
const entriesOf = (text) => JSON.parse(text).entries_readable_count;

/** Fills the origin's storage to the last unit with a sibling site's data. */
const fill = (page) =>
  page.evaluate(() => {
    let n_fills = 0;
    for (let size = 1 << 20; size >= 1; ) {
      try {
        localStorage.setItem(`sibling:${n_fills}`, "x".repeat(size));
        n_fills++;
      } catch {
        size >>= 1;
      }
    }
  });
const free = (page) =>
  page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("sibling:")) localStorage.removeItem(key);
  });

/** One round on two questions of a note, one right, one wrong. */
async function two(page) {
  await answer(page, "right");
  await goOn(page);
  await answer(page, "wrong");
}

test.describe("a full storage", () => {
  test("is said, keeps counting, is exported, and is made good when there is room", async ({ page }) => {
    await begin(page, notes[0]);
    await answer(page);
    await goOn(page);
    await fill(page);
    await two(page);
    await expect(alert(page)).toContainText("手机存储满了");
    await expect(alert(page)).toContainText(/\d 条回答还没存下/);
    // Still full: trying again says the same.
    await alert(page).getByRole("button", { name: "再存一次" }).tap();
    await expect(alert(page)).toContainText("手机存储满了");

    // The way to an export is in the notice; what is not stored is in it.
    await alert(page).getByRole("link", { name: "导出备份" }).tap();
    await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("备份与恢复");
    expect(entriesOf((await exported(page)).text)).toBe(3);
    expect(await answers(page)).toBe(3);

    await free(page);
    await alert(page).getByRole("button", { name: "再存一次" }).tap();
    await expect(alert(page)).toHaveCount(0);
    await page.reload();
    expect(await answers(page)).toBe(3);
  });

  test("is made good by the next answer too", async ({ page }) => {
    await begin(page, notes[0]);
    await fill(page);
    await answer(page);
    await expect(alert(page)).toContainText("手机存储满了");
    await free(page);
    await goOn(page);
    await answer(page);
    await expect(alert(page)).toHaveCount(0);
    await page.reload();
    expect(await answers(page)).toBe(2);
  });

  test("from the very first visit", async ({ page }) => {
    await page.goto("about/");
    await page.evaluate(() => localStorage.clear());
    await fill(page);
    await begin(page, notes[0]);
    await two(page);
    await expect(alert(page)).toContainText("手机存储满了");
    expect(await answers(page)).toBe(2);
    await free(page);
    await alert(page).getByRole("button", { name: "再存一次" }).tap();
    await expect(alert(page)).toHaveCount(0);
    await page.reload();
    expect(await answers(page)).toBe(2);
  });
});

test.describe("a storage that is denied", () => {
  for (const [how, deny] of Object.entries({
    "altogether": () =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      }),
    "for writing": () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("denied", "SecurityError");
      };
    },
  })) {
    test(`${how}: said, and one can practise and export`, async ({ page }) => {
      await page.addInitScript(deny);
      await begin(page, notes[0]);
      await two(page);
      await expect(alert(page)).toContainText("浏览器不让保存");
      await expect(alert(page)).toContainText(/\d 条回答还没存下/);
      expect(await answers(page)).toBe(2);
      await toBackups(page);
      expect(entriesOf((await exported(page)).text)).toBe(2);
      await alert(page).getByRole("button", { name: "再存一次" }).tap();
      await expect(alert(page)).toContainText("浏览器不让保存");
    });
  }

  test("a private window without storage (null) is the same", async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(window, "localStorage", { value: null }));
    await begin(page, notes[0]);
    await two(page);
    await expect(alert(page)).toContainText("浏览器不让保存");
    expect(await answers(page)).toBe(2);
  });
});

test.describe("what cannot be read", () => {
  const garbage = "zw1 deadbeef 这不是记录 \u0000{]";

  test("is set aside as it is; the rest counts, and one goes on", async ({ page }) => {
    await begin(page, notes[0]);
    await two(page);
    const before = await segments(page);
    await page.evaluate((garbage) => localStorage.setItem("zhuiwen:log:0badcafe:0:0", garbage), garbage);
    await page.reload();
    await expect(alert(page)).toContainText("有记录读不出来，已原样保管");
    expect(await answers(page)).toBe(2);
    // It lies where it lay, a copy beside it, and what was whole is untouched.
    const stored = await page.evaluate(() => ({ ...localStorage }));
    expect(stored["zhuiwen:log:0badcafe:0:0"]).toBe(garbage);
    expect(stored["zhuiwen:set-aside:zhuiwen:log:0badcafe:0:0"]).toBe(garbage);
    expect(stored).toMatchObject(before);

    await begin(page, notes[1]);
    await answer(page);
    expect(await answers(page)).toBe(3);
    await toBackups(page);
    await expect(main(page)).toContainText("zhuiwen:log:0badcafe:0:0");
    await expect(main(page)).toContainText("其中 0 条已救回");
    const { text } = await exported(page);
    expect(entriesOf(text)).toBe(3);
    expect(JSON.stringify(JSON.parse(text).set_aside)).toContain("deadbeef");
    // The word can be put away.
    await alert(page).getByRole("button", { name: "关闭" }).tap();
    await expect(alert(page)).toHaveCount(0);
  });

  test("a segment cut off gives back what is before the cut", async ({ page }) => {
    await begin(page, notes[0]);
    await two(page);
    const [key, value] = Object.entries(await segments(page))[0];
    await page.evaluate(([key, value]) => localStorage.setItem(key, value), [key, value.slice(0, -3)]);
    await page.reload();
    await expect(alert(page)).toContainText("有记录读不出来，已原样保管");
    expect(await answers(page)).toBe(1);
    await begin(page, notes[1]);
    await answer(page);
    await page.reload();
    expect(await answers(page)).toBe(2);
    expect((await segments(page))[key]).toBe(value.slice(0, -3));
  });

  test("a round or device id that cannot be read is let go", async ({ page }) => {
    await begin(page, notes[0]);
    await answer(page);
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) {
        if (/:session:|:device/.test(key)) localStorage.setItem(key, "garbage");
      }
    });
    await page.goto("");
    await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("今天");
    expect(await answers(page)).toBe(1);
    await begin(page, notes[1]);
    await answer(page);
    await page.reload();
    expect(await answers(page)).toBe(2);
  });
});

test("a newer version's records make this one read-only", async ({ page }) => {
  await begin(page, notes[0]);
  await two(page);
  // Its CRC covers who wrote it and the version, as src/wire/log.rs says.
  await page.evaluate(() => {
    const crc32 = (text) => {
      let crc = -1;
      for (const byte of new TextEncoder().encode(text)) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
      }
      return ((crc ^ -1) >>> 0).toString(16).padStart(8, "0");
    };
    const rest = "0 1760000000 480 what only a later version understands";
    localStorage.setItem("zhuiwen:log:0000beef:0:0", `zw2 ${crc32(`0000beef:0:zw2 ${rest}`)} ${rest}`);
  });
  await page.reload();
  await expect(alert(page)).toContainText("更新版本的追问写的");
  const before = await segments(page);
  await begin(page, notes[1]);
  await answer(page);
  expect(await answers(page)).toBe(3);
  expect(await segments(page)).toEqual(before);
  await toBackups(page);
  expect(entriesOf((await exported(page)).text)).toBe(3);
  await button(page, "再存一次").tap();
  await expect(alert(page)).toContainText("更新版本的追问写的");
  expect(await segments(page)).toEqual(before);
});
