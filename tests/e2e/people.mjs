// Made-up people who have answered for a month, and whose memory is known.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "./fixtures.mjs";
import { main } from "./round.mjs";

const made = new Map();

/** localStorage of a made-up person after thirty days: `forgetful`, or `--average`. Made once each, by the app's own code. */
function history(...who) {
  const key = who.join();
  if (!made.has(key)) {
    const command = ["run", "--quiet", "--example", "training", "--", "--as-storage", "30", ...who];
    const cwd = new URL("../..", import.meta.url);
    made.set(key, promisify(execFile)("cargo", command, { cwd, maxBuffer: 16 * 1024 * 1024 }).then(({ stdout }) => JSON.parse(stdout)));
  }
  return made.get(key);
}

/** Makes the page that person's, on the evening after the last of the thirty days; their log is only put there once. */
export async function as(page, ...who) {
  const stored = await history(...who);
  await page.addInitScript((stored) => {
    if (localStorage.getItem("zhuiwen:device")) return;
    for (const [key, value] of Object.entries(stored)) localStorage.setItem(key, value);
  }, stored);
  await page.clock.setSystemTime(new Date("2026-12-23T20:00:00+08:00"));
}

/** Opens the page of the memory's parameters as that person. */
export async function open(page, ...who) {
  await as(page, ...who);
  await page.goto("me/memory/");
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("记忆参数");
}
