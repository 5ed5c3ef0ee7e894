// The program comes in three files: what a first visit runs, what the usual work runs, and the rest.
import assert from "node:assert/strict";
import { STORED, current, encode, web } from "./documents.mjs";
import { browserTest } from "./harness/index.mjs";

const PART = /_(often|rest)\.wasm$/;
const dialog = (page) => page.getByRole("dialog", { name: "stopped working" });
/** The parts that are asked for, in their order. */
const requests = (page) => {
  const all = [];
  page.on("request", (request) => PART.test(request.url()) && all.push(PART.exec(request.url())[1]));
  return all;
};
/** Waits until no part is on its way any more. */
const prepared = (page) =>
  page.evaluate(async () => {
    const { module } = document.querySelector("meta[name=application]").dataset;
    await (await import(new URL(module, document.baseURI).href)).prepare();
  });

browserTest("a first visit is over without the other parts, and scripts get them when they need them", async ({ page, open }) => {
  const parts = requests(page);
  await open();
  await page.waitForLoadState("networkidle");
  assert.deepEqual(parts, []);
  const texts = await page.evaluate(() => {
    const { targets, generate, current } = window.cognitoClientBuilder;
    return targets().map(({ id }) => generate(current(), id).text);
  });
  assert.ok(texts.every(Boolean));
  assert.deepEqual(parts, ["often", "rest"]);
});

browserTest("the other parts are fetched ahead when somebody begins to do something", async ({ page, open }) => {
  const parts = requests(page);
  await open();
  const coming = page.waitForResponse((response) => PART.test(response.url()));
  await page.mouse.move(300, 300);
  await (await coming).finished();
  // Still the same loading, which is over when all is compiled.
  await prepared(page);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  assert.deepEqual(parts, ["often", "rest"]);
});

browserTest("a finger that begins at once waits for what it needs only", async ({ page, open }) => {
  await page.route("**/*_rest.wasm", () => {}); // never arrives
  const parts = requests(page);
  await open();
  await page.evaluate(() => {
    const box = document.querySelector('[data-argument="name"] input');
    box.focus();
    box.value = "typed";
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await page.waitForFunction(() => document.querySelector('[data-target="terraform-hcl"] pre').textContent.includes('"typed"'));
  assert.deepEqual(parts, ["often"]);
});

for (const [name, prepare] of Object.entries({
  "a link": async (page, site) => page.goto(`${site.url}#d=${encode(web({}, "linked"))}`),
  "a stored document": async (page, site) => {
    await page.addInitScript(([key, text]) => localStorage.setItem(key, text), [STORED, `0\n${JSON.stringify(web({}, "stored"))}`]);
    await page.goto(site.url);
  },
  "a preset in a frame": async (page, site) => page.goto(`${site.url}?embed=1&preset=mobile-app&target=cloudformation-yaml`),
})) {
  browserTest(`with ${name} there is from the start what it runs`, async ({ page, site }) => {
    const parts = requests(page);
    await prepare(page, site);
    await page.waitForFunction(() => document.documentElement.dataset.ready === "true");
    await page.waitForLoadState("networkidle");
    assert.deepEqual(parts, ["often"]);
    assert.match(JSON.stringify(await current(page)), /linked|stored|mobile/);
  });
}

browserTest("a link to an unusual target has all parts before it starts", async ({ page, site }) => {
  const parts = requests(page);
  await page.addInitScript(() => {
    XMLHttpRequest.prototype.open = () => {
      throw new Error("The program waits for a part in the middle of a call.");
    };
  });
  await page.goto(`${site.url}?embed=1&preset=mobile-app&target=pulumi-aws-go`);
  await page.locator('[data-target="pulumi-aws-go"]').getByText("cognito.NewUserPoolClient").waitFor();
  assert.deepEqual(parts, ["often", "rest"]);
});

browserTest("the page says so when a part cannot be had", { expect: [/ERR_FAILED/] }, async ({ page, open }) => {
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
