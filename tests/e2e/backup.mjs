// Backups as a person makes and brings them in.
import { readFile } from "node:fs/promises";
import { button, figure, main } from "./round.mjs";
import { expect } from "./fixtures.mjs";

/** Goes to the page of backups without loading anything anew, as a tap does. */
export async function toBackups(page) {
  await page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name: "我的" }).tap();
  await main(page).getByRole("listitem").getByRole("link", { name: "备份与恢复" }).tap();
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("备份与恢复");
}

/** How many entries the log has; leaves the page at the backups, two steps on. */
export async function entries(page) {
  await toBackups(page);
  const n = Number(/(\d+) 条记录/.exec(await main(page).textContent())[1]);
  await page.goBack();
  return n;
}

/** Exports: the file's name and text. */
export async function exported(page) {
  const started = page.waitForEvent("download");
  await button(page, "导出备份").tap();
  const download = await started;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** Chooses a file with that text. */
export const choose = (page, text, name = "zhuiwen.json") =>
  main(page).getByLabel("选择备份文件").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });

/** The figures of the preview: new, known, unreadable. */
export async function preview(page) {
  await expect(main(page).getByText("这个备份里")).toBeVisible();
  const read = (name) => figure(page, name).then(Number);
  return { fresh: await read("新记录"), known: await read("已有的"), unreadable: await read("读不出的") };
}
