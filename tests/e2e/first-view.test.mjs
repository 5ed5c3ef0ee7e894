// What a first visit sees before the program is there: the build has drawn it into index.html.
import assert from "node:assert/strict";
import { STORED, current, web } from "./documents.mjs";
import { axe, browserTest, drawn, ready } from "./harness/index.mjs";

const PROGRAM = /_bg(_often|_rest)?\.wasm$/;
const preset = (page) => page.getByRole("button", { name: "Single-page app" });
/** Keeps the program from coming; gives a function that lets it come. */
async function hold(page) {
  const waiting = [];
  let held = true;
  await page.route(PROGRAM, (route) => (held ? void waiting.push(route) : route.continue()));
  return async () => {
    held = false;
    await Promise.all(waiting.map((route) => route.continue()));
  };
}

browserTest("the first view needs no program, and few bytes", async ({ page, site }) => {
  const paths = [];
  page.on("request", (request) => paths.push(new URL(request.url()).pathname));
  await hold(page);
  await page.goto(site.url);
  await preset(page).waitFor();
  await axe(page);
  const first = paths.filter((path) => !/cognito-client-builder-/.test(path));
  const sizes = first.map((path) => site.files.find((file) => file.path === (path.endsWith("/") ? `${path}index.html` : path)).gzip);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(total > 5_000 && total < 30 * 1024, `${total} bytes: ${first}`);
});

for (const [name, context] of Object.entries({ desktop: {}, phone: { viewport: { width: 390, height: 844 } }, dark: { colorScheme: "dark" } })) {
  browserTest(`the program takes the first view over without moving anything: ${name}`, { context }, async ({ page, site }) => {
    await page.addInitScript(() => {
      window.shift = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shift += value))).observe({ type: "layout-shift", buffered: true });
    });
    const free = await hold(page);
    await page.goto(site.url);
    await preset(page).waitFor();
    const look = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("body *")]
          .filter((it) => it.childElementCount === 0 && !it.closest("#loading") && it.getClientRects().length > 0 && it.getBoundingClientRect().top < innerHeight)
          .map((it) => [it.tagName + it.textContent, JSON.stringify(it.getBoundingClientRect()), getComputedStyle(it).color]),
      );
    const before = await look();
    assert.ok(before.length > 40);
    await free();
    await ready(page);
    assert.deepEqual(await look(), before);
    assert.equal(await page.evaluate(() => window.shift), 0);
    assert.equal(await page.locator("main").count(), 1);
  });
}

browserTest("what is pressed before the program is there is shown as pressed, and done", async ({ page, site }) => {
  const free = await hold(page);
  await page.goto(site.url);
  await preset(page).click();
  assert.equal(await preset(page).getAttribute("aria-busy"), "true");
  await page.locator("#loading").getByText("Loading").waitFor();
  await free();
  await drawn(page);
  await ready(page);
  await page.locator('[data-argument="callback_urls"] input').first().waitFor();
  assert.match(JSON.stringify(await current(page)), /single-page-app/);
});

browserTest("what has the focus keeps it", async ({ page, site }) => {
  const free = await hold(page);
  await page.goto(site.url);
  await preset(page).focus();
  await free();
  await ready(page);
  assert.equal(await preset(page).evaluate((it) => it === document.activeElement), true);
});

browserTest("a visit with a document doesn't see the question first", async ({ page, site }) => {
  await page.addInitScript(([key, text]) => localStorage.setItem(key, text), [STORED, `0\n${JSON.stringify(web({}, "stored"))}`]);
  await hold(page);
  await page.goto(site.url);
  await page.getByRole("heading", { name: "Amazon Cognito app client builder" }).waitFor();
  assert.equal(await preset(page).count(), 0);
});

browserTest("without JavaScript the first view is there to read", { context: { javaScriptEnabled: false } }, async ({ page, site }) => {
  await page.goto(site.url);
  await page.getByRole("heading", { name: "What are you building?" }).waitFor();
});
