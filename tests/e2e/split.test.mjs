// The program comes in two files, of which a first visit needs one.
import assert from "node:assert/strict";
import { STORED, current, encode, web } from "./documents.mjs";
import { browserTest } from "./harness/index.mjs";

const REST = /_rest\.wasm$/;
const dialog = (page) => page.getByRole("dialog", { name: "stopped working" });
const requests = (page) => {
  const all = [];
  page.on("request", (request) => REST.test(request.url()) && all.push(request.url()));
  return all;
};

browserTest("a first visit is over without the rest, and scripts get it when they need it", async ({ page, open }) => {
  const rest = requests(page);
  await open();
  await page.waitForLoadState("networkidle");
  assert.equal(rest.length, 0);
  const texts = await page.evaluate(() => {
    const { targets, generate, current } = window.cognitoClientBuilder;
    return targets().map(({ id }) => generate(current(), id).text);
  });
  assert.ok(texts.every(Boolean));
  assert.equal(rest.length, 1);
});

browserTest("the rest is fetched ahead when somebody begins to do something", async ({ page, open }) => {
  const rest = requests(page);
  await open();
  const coming = page.waitForResponse((response) => REST.test(response.url()));
  await page.mouse.move(300, 300);
  await (await coming).finished();
  // Still the same loading, which is over when the rest is compiled.
  await page.evaluate(async () => {
    const { module } = document.querySelector("meta[name=application]").dataset;
    await (await import(new URL(module, document.baseURI).href)).prepareRest();
  });
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  assert.equal(rest.length, 1);
});

for (const [name, prepare] of Object.entries({
  "a link": async (page, site) => page.goto(`${site.url}#d=${encode(web({}, "linked"))}`),
  "a stored document": async (page, site) => {
    await page.addInitScript(([key, text]) => localStorage.setItem(key, text), [STORED, `0\n${JSON.stringify(web({}, "stored"))}`]);
    await page.goto(site.url);
  },
})) {
  browserTest(`with ${name} both files are there from the start`, async ({ page, site }) => {
    const rest = requests(page);
    await prepare(page, site);
    await page.waitForFunction(() => document.documentElement.dataset.ready === "true");
    assert.equal(rest.length, 1);
    assert.match(JSON.stringify(await current(page)), /linked|stored/);
  });
}

browserTest("the page says so when the rest cannot be had", { expect: [/ERR_FAILED/] }, async ({ page, open }) => {
  await page.route("**/*_rest.wasm", (route) => route.abort());
  await open();
  const error = await page.evaluate(() => {
    try {
      window.cognitoClientBuilder.generate(window.cognitoClientBuilder.current(), "pulumi-aws-go");
    } catch (error) {
      return error.message;
    }
  });
  assert.match(error, /has stopped/);
  await dialog(page).waitFor();
});
