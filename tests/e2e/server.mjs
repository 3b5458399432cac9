// A static server that behaves as GitHub Pages does, as far as the app can tell: a project path, gzip, max-age=600 on
// everything, ETags, a redirect to a folder's slash, and 404.html with status 404.
//
//   node tests/e2e/server.mjs [folder] [port]     serves a built site on loopback until it is stopped
//
// Tests start their own with `serve` and can make it go away, show another version or answer as a captive portal does.
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "application/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
};
const GZIPPED = new Set([".css", ".html", ".js", ".json", ".svg", ".txt", ".wasm", ".webmanifest"]);

/** The base path a built site was made for, from its <base>. */
export function baseOf(root) {
  const base = /<base href="([^"]*)"/.exec(readFileSync(join(root, "index.html"), "utf8"));
  if (!base) throw new Error(`${root}/index.html has no <base href>: build the site first`);
  return base[1];
}

/** What a file costs to download. */
export const gzip = (bytes) => gzipSync(bytes, { level: 9 });

/**
 * Serves the site in `root` on a free port of loopback.
 * The answer's `requests` lists every path asked for; `replies(handler)` lets `handler(path)` answer instead, with
 * `{ status, type, body }`, or decline with undefined.
 */
export async function serve({ root, port = 0 }) {
  const base = baseOf(root);
  const packed = new Map();
  const requests = [];
  let current = root;
  let override = () => undefined;

  function read(file) {
    const stat = statSync(file);
    const known = packed.get(file);
    if (known?.changed === stat.mtimeMs) return known;
    const bytes = readFileSync(file);
    const etag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 20)}"`;
    const entry = { changed: stat.mtimeMs, bytes, etag, gz: GZIPPED.has(extname(file)) ? gzip(bytes) : undefined };
    packed.set(file, entry);
    return entry;
  }

  function find(path) {
    const file = normalize(join(current, path));
    if (file !== current && !file.startsWith(current + sep)) return { status: 404 };
    try {
      if (!statSync(file).isDirectory()) return { status: 200, file };
      if (path !== "" && !path.endsWith("/")) return { status: 301 };
      const index = join(file, "index.html");
      statSync(index);
      return { status: 200, file: index };
    } catch {
      return { status: 404 };
    }
  }

  function answer(request, response) {
    const url = new URL(request.url, "http://localhost");
    requests.push(url.pathname);
    const own = override(url.pathname);
    if (own) {
      response.writeHead(own.status ?? 200, { "content-type": own.type ?? TYPES[".html"] }).end(own.body ?? "");
      return;
    }
    let path;
    try {
      path = url.pathname.startsWith(base) ? decodeURIComponent(url.pathname.slice(base.length)) : undefined;
    } catch {
      path = undefined;
    }
    if (path === undefined || path.includes("\0")) {
      response.writeHead(404, { "content-type": "text/plain" }).end("There is no site here.\n");
      return;
    }
    let { status, file } = find(path);
    if (status === 301) {
      response.writeHead(301, { location: `${url.pathname}/${url.search}` }).end();
      return;
    }
    file ??= join(current, "404.html");
    const { bytes, gz, etag } = read(file);
    const headers = {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": "max-age=600",
      vary: "Accept-Encoding",
      etag,
    };
    if (status === 200 && request.headers["if-none-match"] === etag) {
      response.writeHead(304, headers).end();
      return;
    }
    const useGzip = gz !== undefined && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    const body = useGzip ? gz : bytes;
    if (useGzip) headers["content-encoding"] = "gzip";
    headers["content-length"] = body.length;
    response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : body);
  }

  let server;
  async function listen(at) {
    server = createServer(answer);
    await new Promise((resolve, reject) => server.once("error", reject).listen(at, "127.0.0.1", resolve));
    return server.address().port;
  }
  async function goAway() {
    if (!server?.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }
  const bound = await listen(port);

  return {
    base,
    requests,
    url: `http://localhost:${bound}${base}`,
    goAway,
    comeBack: () => listen(bound),
    /** From now on another built site lies at the same address. */
    publish: (folder) => void (current = folder),
    replies: (handler) => void (override = handler),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const site = await serve({ root: normalize(join(process.cwd(), process.argv[2] ?? "dist")), port: Number(process.argv[3] ?? 8080) });
  console.log(`Serving on ${site.url}`);
}
