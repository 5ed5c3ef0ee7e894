// Serves the built site as GitHub Pages would: under a sub-path, compressed with gzip, with none of our own headers.
import { createServer } from "node:http";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const COMPRESSED = new Set([".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest"]);

/** The built site. */
export const DIST = fileURLToPath(new URL("../../../dist/", import.meta.url));

/**
 * Starts a server on loopback, on a port of its own.
 *
 * @param {object} [options]
 * @param {string} [options.directory] what to serve; read once, so that a build meanwhile changes nothing
 * @param {string} [options.base] the path it stands under; a deep one by default, to prove that addresses are relative
 * @param {Record<string, string>} [options.pages] further HTML pages by path from the root (`/host.html`), for embedding
 * @returns `origin`, `url` (of the site), `files` (name, type, raw and gzip bytes), `requests` (paths so far),
 *   `publish(directory)`, which puts another site in the place of this one, and `close()`
 */
export async function serveSite({ directory = DIST, base = "/some/path/", pages = {} } = {}) {
  const files = new Map();
  const add = (path, name, body) => {
    const type = TYPES[extname(name)] ?? "application/octet-stream";
    const gzip = COMPRESSED.has(extname(name)) ? gzipSync(body, { level: 6 }) : undefined;
    files.set(path, { name, type, body, gzip });
  };
  const publish = (directory) => {
    for (const path of files.keys()) if (path.startsWith(base)) files.delete(path);
    for (const entry of readdirSync(directory, { recursive: true })) {
      const path = join(directory, entry);
      if (statSync(path).isFile()) add(base + relative(directory, path).split(sep).join("/"), entry, readFileSync(path));
    }
  };
  publish(directory);
  if (!files.has(`${base}index.html`)) throw new Error(`There is no built site in ${directory}: run make build first.`);
  for (const [path, html] of Object.entries(pages)) add(path, path, Buffer.from(html));

  const requests = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    requests.push(pathname);
    const file = files.get(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!file) {
      const directory = files.has(`${pathname}/index.html`);
      response.writeHead(directory ? 301 : 404, directory ? { location: `${pathname}/` } : {}).end();
      return;
    }
    const gzip = file.gzip && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    const body = gzip ? file.gzip : file.body;
    response.writeHead(200, {
      "content-type": file.type,
      "content-length": body.length,
      "cache-control": "max-age=600",
      vary: "accept-encoding",
      ...(gzip ? { "content-encoding": "gzip" } : {}),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: origin + base,
    base,
    requests,
    publish,
    files: [...files].map(([path, { name, type, body, gzip }]) => ({
      path,
      name,
      type,
      raw: body.length,
      gzip: gzip?.length ?? body.length,
    })),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
