// Who watches the watchman: the harness must notice what it is there to notice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, browserTest, launch, serveSite, watch } from "./index.mjs";

const page = (body) =>
  `<!doctype html><html lang="en"><head><title>t</title><link rel="icon" href="data:,"><meta http-equiv="Content-Security-Policy" content="script-src 'self'">${body}`;
const PAGES = {
  "/clean.html": page("<main><h1>Nothing wrong</h1></main>"),
  "/foreign.html": page('<img alt="" src="https://example.com/pixel.png">'),
  "/inline.html": page("<script>document.title = 'ran'</script>"),
  "/missing.html": page('<img alt="" src="/nowhere.png">'),
  "/mute.html": page("<main><h1>No label</h1><input></main>"),
};

test("complaints", async (t) => {
  const [browser, site] = await Promise.all([launch(), serveSite({ pages: PAGES })]);
  const visit = async (path, body = async () => {}) => {
    const context = await browser.newContext();
    const complaints = watch(context, site.origin);
    const tab = await context.newPage();
    await tab.goto(site.origin + path);
    await body(tab);
    await context.close();
    return complaints.join("\n");
  };
  try {
    await t.test("none about a clean page", async () => assert.equal(await visit("/clean.html", axe), ""));
    await t.test("a foreign request", async () => assert.match(await visit("/foreign.html"), /foreign request: GET https:..example/));
    await t.test("a breach of the policy", async () => assert.match(await visit("/inline.html"), /console error: .*Content Security Policy/));
    await t.test("a missing file", async () => assert.match(await visit("/missing.html"), /console error: .*404/));
    await t.test("an exception", async () => {
      const throws = (tab) => tab.evaluate(() => new Promise((done) => setTimeout(() => (setTimeout(done), nowhere()))));
      assert.match(await visit("/clean.html", throws), /page error: .*nowhere/);
    });
    await t.test("a finding of axe, under the policy", () =>
      visit("/mute.html", (tab) => assert.rejects(axe(tab), /axe found 1:\nlabel: /)),
    );
  } finally {
    await Promise.all([browser.close(), site.close()]);
  }
});

browserTest("the site starts under a path, compressed", async ({ page, site }) => {
  const response = await page.goto(site.url.slice(0, -1)); // without the last slash, as people type it
  assert.equal(response.url(), site.url);
  assert.equal(await response.headerValue("content-encoding"), "gzip");
});
