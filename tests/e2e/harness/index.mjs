// What the browser tests share. A test file is
//
//   import { browserTest, axe } from "./harness/index.mjs";
//
//   browserTest("a name appears in the preview", async ({ page, open }) => {
//     await open();
//     await page.getByLabel("name").fill("web");
//   });
//
// Every test has its own browser context and page. It fails when the page logged an error (a breach of the
// Content-Security-Policy is one), threw, or asked for anything that is not the site's own.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { drawn, launch, ready, whole } from "./browser.mjs";
import { DIST, serveSite } from "./server.mjs";

export { DIST, drawn, launch, ready, whole, serveSite };

// One browser and one server for the tests of a file, started by the first of them.
let shared;
const start = () => (shared ??= Promise.all([launch(), serveSite()]));
after(async () => {
  if (!shared) return;
  const [browser, site] = await shared;
  await Promise.all([browser.close(), site.close()]);
});

/**
 * Records what must not happen on the pages of a context.
 *
 * @returns the list of complaints, which grows while the pages run
 */
export function watch(context, origin) {
  const complaints = [];
  const own = (url) => ["data:", "blob:", "about:"].includes(new URL(url).protocol) || new URL(url).origin === origin;
  context.on("request", (request) => {
    if (!own(request.url())) complaints.push(`foreign request: ${request.method()} ${request.url()}`);
  });
  context.on("console", (message) => {
    const { url, lineNumber } = message.location();
    if (message.type() === "error") complaints.push(`console error: ${message.text()} (${url}:${lineNumber})`);
  });
  context.on("weberror", (error) => complaints.push(`page error: ${error.error().stack ?? error.error()}`));
  context.on("page", (page) => {
    page.on("websocket", (socket) => complaints.push(`foreign request: ${socket.url()}`));
    page.on("crash", () => complaints.push("the page crashed"));
  });
  return complaints;
}

/**
 * A test in a page of its own.
 *
 * @param {string} name
 * @param {object} [options] `context`: for browser.newContext (viewport, colorScheme, ...); `expect`: regular expressions
 *   for complaints that the test provokes on purpose (each must then come); the rest goes to node:test
 * @param {(tools: object) => Promise<void>} body gets `page`, `context`, `browser`, `site`, `complaints`, and
 *   `open(address)`, which opens the site with that query and fragment (`"?embed=1#d=..."`) and waits until all of it is
 *   there, and `arrive(address)`, which waits for what a first visit sees
 */
export function browserTest(name, options, body = options) {
  const { context: contextOptions, expect = [], ...rest } = typeof options === "function" ? {} : options;
  test(name, { timeout: 180_000, ...rest }, async (t) => {
    const [browser, site] = await start();
    // A service worker answers in the place of the server, and of what a test does to requests.
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: "block", ...contextOptions });
    context.setDefaultTimeout(15_000);
    const complaints = watch(context, site.origin);
    try {
      const page = await context.newPage();
      const arrive = async (address = "") => {
        await page.goto(site.url + address);
        await drawn(page);
      };
      const open = async (address) => {
        await arrive(address);
        await whole(page);
      };
      await body({ t, page, context, browser, site, complaints, open, arrive });
    } finally {
      await context.close();
    }
    for (const pattern of expect) {
      assert.ok(complaints.some((complaint) => pattern.test(complaint)), `no complaint matches ${pattern}`);
    }
    assert.deepEqual(complaints.filter((complaint) => !expect.some((pattern) => pattern.test(complaint))), []);
  });
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Asserts that axe finds nothing on the page, or in the part that `options.include` selects. It is brought in through
 * the debugger, which the Content-Security-Policy does not bind, so the page is examined as it is.
 */
export async function axe(page, { include, ...options } = {}) {
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axeSource });
  await session.detach();
  const { violations } = await page.evaluate(([root, options]) => axe.run(root ?? document, options), [include, options]);
  const report = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(" ")}\n  ${failureSummary.replace(/\n/g, "\n  ")}`),
  );
  assert.equal(report.length, 0, `axe found ${report.length}:\n${report.join("\n")}`);
}
