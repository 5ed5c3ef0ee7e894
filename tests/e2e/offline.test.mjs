// The page without a network, after one visit.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { body, current, field, web } from "./documents.mjs";
import { DIST, browserTest, ready, serveSite } from "./harness/index.mjs";

const context = { serviceWorkers: "allow" };
const EXPECT = [/ERR_INTERNET_DISCONNECTED/];

/** Waits until all is kept. */
const kept = (page) => page.evaluate(async () => void (await navigator.serviceWorker.ready));
const preset = (page) => page.getByRole("button", { name: "Single-page app" });
/** The addresses of what is in all caches. */
const entries = (page) =>
  page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    return (await Promise.all(caches_.map((cache) => cache.keys()))).flat().map(({ url }) => url);
  });

browserTest("after one visit all works without a network, and nothing of a document is kept", { context }, async ({ page, context, open, site }) => {
  await open("?target=terraform-hcl#callback_urls");
  await kept(page);
  await open();
  await context.setOffline(true);
  await page.goto(`${site.url}?theme=dark`);
  await ready(page);
  await preset(page).click();
  await field(page, "name").getByRole("textbox").fill("offline");
  const texts = await page.evaluate(() => {
    const { targets, generate, current } = window.cognitoClientBuilder;
    return targets().map(({ id }) => generate(current(), id).text);
  });
  assert.ok(texts.length > 20 && texts.every((text) => text.length > 0));
  await page.waitForFunction(() => location.hash.includes("d="));
  await page.reload();
  await ready(page);
  assert.equal((await body(page, "spa")).name, "offline");
  // What takes long is done by a worker, which loads the program again.
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "main.tf.json"));
    document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, JSON.stringify({ ...web({}, "dropped"), "//": "long ".repeat(100_000) }));
  await page.waitForFunction(() => JSON.stringify(window.cognitoClientBuilder.current()).includes('"dropped"'));
  const names = (await entries(page)).map((url) => url.slice(site.url.length));
  const published = site.files.map(({ name }) => name);
  assert.deepEqual(names.filter((name) => name !== "" && !published.includes(name)), []);
  assert.ok(names.includes("") && names.length > 8);
});

browserTest("a frame keeps nothing", { context }, async ({ page, browser }) => {
  const host = '<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><iframe title="Builder" src="/some/path/?embed=1&preset=mobile-app"></iframe>';
  const site = await serveSite({ pages: { "/host.html": host } });
  const context = await browser.newContext({ serviceWorkers: "allow" });
  try {
    const page = await context.newPage();
    await page.goto(`${site.origin}/host.html`);
    const frame = page.frames()[1];
    await ready(frame);
    await frame.evaluate(() => new Promise((done) => requestIdleCallback(() => setTimeout(done))));
    assert.equal((await frame.evaluate(() => navigator.serviceWorker.getRegistrations())).length, 0);
  } finally {
    await Promise.all([context.close(), site.close()]);
  }
});

/** The site as it might be published later: the same, under other names. */
function nextVersion() {
  const directory = mkdtempSync(join(tmpdir(), "site-"));
  cpSync(DIST, directory, { recursive: true });
  const names = readdirSync(directory);
  const [old] = /cognito-client-builder-[0-9a-f]{16}/.exec(names.join());
  const next = "cognito-client-builder-0123456789abcdef";
  for (const name of names) {
    if (/\.(js|html)$/.test(name)) {
      const text = readFileSync(join(directory, name), "utf8").replaceAll(old, next);
      writeFileSync(join(directory, name), name === "service-worker.js" ? text.replace(/"[0-9a-f]{16}"/, '"next"') : text);
    }
    if (name.startsWith(old)) renameSync(join(directory, name), join(directory, name.replace(old, next)));
  }
  return { directory, next, old };
}

const cacheNames = (page) => page.evaluate(() => caches.keys());
const program = (page) => page.evaluate(() => document.querySelector("meta[name=application]").dataset.module);

browserTest("a new version is offered, an open page keeps its own, and the old cache goes", { context }, async ({ browser, page: _ }) => {
  const { directory, next, old } = nextVersion();
  const site = await serveSite();
  const context = await browser.newContext({ serviceWorkers: "allow" });
  context.setDefaultTimeout(30_000);
  try {
    const first = await context.newPage();
    await first.goto(site.url);
    await ready(first);
    await kept(first);
    await first.reload();
    await preset(first).click();
    await ready(first);
    const [before] = await cacheNames(first);
    site.publish(directory);
    const second = await context.newPage();
    await second.goto(site.url);
    await ready(second);
    assert.match(await program(second), new RegExp(next));
    // The page of the old version hears of it, and goes on: its worker loads the old program.
    await first.locator("#loading").getByText("A new version of this page is available.").waitFor();
    assert.match(await program(first), new RegExp(old));
    assert.equal(await first.evaluate((name) => fetch(name).then(({ ok }) => ok), `${old}_bg_rest.wasm`), true);
    assert.deepEqual((await cacheNames(first)).includes(before), true);
    await second.close();
    await first.getByRole("button", { name: "Reload page" }).click();
    await first.waitForFunction((next) => document.querySelector("meta[name=application]")?.dataset.module.includes(next), next);
    await ready(first);
    assert.match(JSON.stringify(await current(first)), /single-page-app/);
    await first.waitForFunction(async () => (await caches.keys()).length === 1);
    assert.notDeepEqual(await cacheNames(first), [before]);
  } finally {
    await Promise.all([context.close(), site.close()]);
    rmSync(directory, { recursive: true });
  }
});

browserTest("a copy that is switched off removes what was kept", { context }, async ({ browser, page: _ }) => {
  const directory = mkdtempSync(join(tmpdir(), "site-"));
  cpSync(DIST, directory, { recursive: true });
  const site = await serveSite();
  const context = await browser.newContext({ serviceWorkers: "allow" });
  try {
    const page = await context.newPage();
    await page.goto(site.url);
    await ready(page);
    await kept(page);
    const html = readFileSync(join(directory, "index.html"), "utf8");
    writeFileSync(join(directory, "index.html"), html.replace(/ data-offline="[^"]*"/, ""));
    site.publish(directory);
    await page.reload();
    await ready(page);
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0);
  } finally {
    await Promise.all([context.close(), site.close()]);
    rmSync(directory, { recursive: true });
  }
});
