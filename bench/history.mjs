// The localStorage of somebody who has answered 100,000 questions, packed by the app's own code.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

export const N_ANSWERS = 100_000;

let made;

/** Keys and values. Made once. */
export function longHistory() {
  made ??= make();
  return made;
}

async function make() {
  const command = ["run", "--quiet", "--example", "fold", "--", String(N_ANSWERS), "--as-storage"];
  const { stdout } = await promisify(execFile)("cargo", command, {
    cwd: new URL("..", import.meta.url),
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}
