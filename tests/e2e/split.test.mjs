// The program comes in three files: what a first visit runs, what the usual work runs, and the rest.
import assert from "node:assert/strict";
import { STORED, current, encode, web } from "./documents.mjs";
import { axe, browserTest, whole } from "./harness/index.mjs";

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

browserTest("a first visit is over without the other parts, and scripts get them when they need them", async ({ page, arrive }) => {
  const parts = requests(page);
  await arrive();
  await page.waitForLoadState("networkidle");
  assert.deepEqual(parts, []);
  const texts = await page.evaluate(() => {
    const { targets, generate, current } = window.cognitoClientBuilder;
    return targets().map(({ id }) => generate(current(), id).text);
  });
  assert.ok(texts.every(Boolean));
  assert.deepEqual(parts, ["often", "rest"]);
});

// `make bench` tells how a first load stands to its budget of 150 KiB; other compilers may need some more.
const MOST = 164 * 1024;

browserTest("a first visit transfers little", async ({ page, site, arrive }) => {
  const paths = [];
  page.on("request", (request) => paths.push(new URL(request.url()).pathname));
  await arrive();
  await page.waitForLoadState("networkidle");
  const sizes = paths.map((path) => site.files.find((file) => file.path === (path.endsWith("/") ? `${path}index.html` : path)).gzip);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(sizes.length >= 5 && total > 50 * 1024 && total < MOST, `${total} bytes in ${sizes.length} files`);
});

browserTest("the other parts are prefetched at the first gesture", async ({ page, arrive }) => {
  const parts = requests(page);
  await arrive();
  const coming = page.waitForResponse((response) => PART.test(response.url()));
  await page.mouse.move(300, 300);
  await (await coming).finished();
  // Still the same loading, which is over when all is compiled.
  await prepared(page);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  assert.deepEqual(parts, ["often", "rest"]);
});

browserTest("a finger that begins at once waits for what it needs only", async ({ page, arrive }) => {
  await page.route("**/*_rest.wasm", () => {}); // never arrives
  const parts = requests(page);
  await arrive();
  // No gesture that the page could see coming.
  await page.evaluate(() => document.querySelector("#group-general button").click());
  await page.evaluate(() => {
    const box = document.querySelector('[data-argument="name"] input');
    box.focus();
    box.value = "typed";
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await page.waitForFunction(() => document.querySelector('[data-target="terraform-hcl"] pre').textContent.includes('"typed"'));
  // The last is on its way by now, and nothing waits for it.
  assert.deepEqual(parts, ["often", "rest"]);
});

browserTest("a first visit has the outline of the form, and the form before anybody reaches it", async ({ page, arrive }) => {
  const parts = requests(page);
  await arrive();
  assert.equal(await page.locator("[data-argument]").count(), 0);
  const section = page.getByRole("region", { name: "Tokens" });
  await section.getByText("Access token lifetime").waitFor();
  await axe(page);
  // Nothing is said of a document that was not looked at.
  assert.equal(await page.getByText("No problems").count(), 0);
  // The height of what is in view does not change when the rest comes.
  const before = await page.getByRole("heading", { name: "What are you building?" }).boundingBox();
  await page.mouse.move(300, 300);
  await section.getByLabel("Access token lifetime").first().waitFor();
  await page.getByText("No problems").waitFor();
  assert.deepEqual(await page.getByRole("heading", { name: "What are you building?" }).boundingBox(), before);
  assert.deepEqual(parts.slice(0, 1), ["often"]);
});

for (const [name, context] of Object.entries({ desktop: { viewport: { width: 1280, height: 900 } }, phone: { viewport: { width: 390, height: 844 } } })) {
  browserTest(`nothing in a first view changes its looks or place when the rest comes: ${name}`, { context }, async ({ page, arrive }) => {
    await arrive();
    await page.evaluate(() => {
      const own = (style) => Array.from(style).filter((name) => !name.startsWith("--")).map((name) => [name, style[name]]);
      const look = (element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return JSON.stringify([x, y, width, height, ...own(getComputedStyle(element))]);
      };
      const all = [...document.querySelectorAll("body *")].filter((it) => it.childElementCount === 0 && it.getClientRects().length > 0);
      const before = all.filter((it) => it.getBoundingClientRect().top < innerHeight).map((element) => ({ element, look: look(element) }));
      window.changed = () => before.filter(({ element, look: was }) => element.isConnected && look(element) !== was).map(({ element }) => element.outerHTML);
      window.watched = before.length;
    });
    assert.ok((await page.evaluate(() => window.watched)) > 40);
    await whole(page);
    await page.getByText("No problems").waitFor({ state: "attached" });
    assert.deepEqual(await page.evaluate(() => window.changed()), []);
  });
}

browserTest("who reads without a gesture begins with a button, and stays where the button was", async ({ page, arrive }) => {
  await arrive();
  await page.evaluate(() => document.querySelector("#group-tokens button").click());
  await page.waitForFunction(() => document.activeElement.id === "title-tokens");
  await page.locator("#group-tokens [data-argument]").first().waitFor();
});

browserTest("the form comes with the next gesture when it could not be had at the first", { expect: [/ERR_FAILED/] }, async ({ page, arrive }) => {
  await page.route("**/*_often.wasm", (route) => route.abort());
  await arrive();
  const failed = page.waitForEvent("requestfailed");
  await page.mouse.move(300, 300);
  await failed;
  assert.equal(await page.locator("[data-argument]").count(), 0);
  await page.unroute("**/*_often.wasm");
  await page.waitForFunction(() => {
    dispatchEvent(new Event("pointermove"));
    return document.documentElement.dataset.whole === "true";
  });
  await page.locator("[data-argument]").first().waitFor();
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

browserTest("the page has a notice if a part can't be loaded", { expect: [/ERR_FAILED/] }, async ({ page, arrive }) => {
  await page.route("**/*_rest.wasm", (route) => route.abort());
  await arrive();
  const error = await page.evaluate(() => {
    try {
      window.cognitoClientBuilder.generate(window.cognitoClientBuilder.current(), "pulumi-aws-go");
    } catch (error) {
      return error.message;
    }
  });
  assert.match(error, /program stopped/);
  await dialog(page).waitFor();
});
