// What the first visit downloads, as GitHub Pages sends it: the page with its styles, the loader, the module, the .wasm
// and the bank's index. The names come from the page itself.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzip } from "../tests/e2e/server.mjs";

export async function firstLoad(dist) {
  const page = await readFile(join(dist, "index.html"), "utf8");
  const attribute = (pattern) => {
    const found = pattern.exec(page);
    if (!found) throw new Error(`${dist}/index.html: ${pattern} is not there`);
    return found[1];
  };
  const base = attribute(/<base href="([^"]*)"/);
  const relative = (address) => address.slice(address.startsWith(base) ? base.length : 0);
  const files = {
    "page and styles": "index.html",
    loader: relative(attribute(/<script[^>]* src="([^"]*)"/)),
    module: relative(attribute(/data-app="([^"]*)"/)),
    wasm: relative(attribute(/data-wasm="([^"]*)"/)),
    "bank's index": relative(attribute(/name="zhuiwen:index" content="([^"]*)"/)),
  };
  const parts = [];
  for (const [what, file] of Object.entries(files)) {
    parts.push({ what, bytes: gzip(await readFile(join(dist, file))).length });
  }
  return { parts, total: parts.reduce((sum, part) => sum + part.bytes, 0) };
}
