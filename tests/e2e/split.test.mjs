// The program comes in three files: what a first visit runs, what the usual work runs, and the rest. Nothing waits for
// them in the middle of a call, and what is done before they are there is done when they are.
import assert from "node:assert/strict";
import { STORED, body, current, encode, field, web } from "./documents.mjs";
import { axe, browserTest, drawn, ready, whole } from "./harness/index.mjs";

const PART = /_(often|rest)\.wasm$/;
const dialog = (page) => page.getByRole("dialog", { name: "stopped working" });
const told = (page, text) => page.locator("#loading").getByText(text);
const preset = (page) => page.getByRole("button", { name: "Single-page app" });
/** The parts that are asked for, in their order. */
const requests = (page) => {
  const all = [];
  page.on("request", (request) => PART.test(request.url()) && all.push(PART.exec(request.url())[1]));
  return all;
};

/** Keeps files from coming, in one way or another, until `free` is called. */
async function block(page, pattern, way) {
  const waiting = [];
  let blocked = true;
  await page.route(pattern, async (route) => {
    if (blocked) await way(route, waiting);
    else await route.continue();
  });
  return async () => {
    blocked = false;
    await Promise.all(waiting.map((route) => route.continue()));
  };
}
const WAYS = {
  aborted: { expect: [/ERR_FAILED/], way: (route) => route.abort() },
  "answered with 500": { expect: [/500/], way: (route) => route.fulfill({ status: 500, body: "Internal error" }) },
  "answered with a sign-in page": { expect: [], way: (route) => route.fulfill({ contentType: "text/html", body: "<h1>Log in to the Wi-Fi</h1>" }) },
  truncated: {
    expect: [],
    way: async (route) => {
      const response = await route.fetch();
      const whole = await response.body();
      await route.fulfill({ contentType: response.headers()["content-type"], body: whole.subarray(0, whole.length / 2) });
    },
  },
};
const hold = (route, waiting) => waiting.push(route);

browserTest("a first visit is drawn before the other parts are asked for, and scripts have all when they may begin", async ({ page, arrive }) => {
  const parts = requests(page);
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector(".starters")) return;
      window.partsBefore = performance.getEntriesByType("resource").filter(({ name }) => /_(often|rest)\.wasm$/.test(name)).length;
      observer.disconnect();
    }).observe(document, { subtree: true, childList: true });
  });
  await arrive();
  assert.equal(await page.evaluate(() => window.partsBefore), 0);
  const texts = await page.evaluate(async () => {
    const { targets, generate, current } = await window.cognitoClientBuilder.ready;
    return targets().map(({ id }) => generate(current(), id).text);
  });
  assert.ok(texts.length > 20 && texts.every(Boolean));
  assert.deepEqual(parts, ["often", "rest"]);
});

for (const [name, pattern] of Object.entries({
  "the program's first part": /_bg\.wasm$/,
  "the program's second part": /_often\.wasm$/,
  "the program's last part": /_rest\.wasm$/,
  "the style sheet of what is in no first view": /later-[^/]+\.css$/,
})) {
  for (const [how, { expect, way }] of Object.entries(WAYS)) {
    // What a damaged style sheet says can't be told from what it should say.
    if (name.includes("style") && how !== "aborted" && !how.includes("500")) continue;
    browserTest(`${name} is ${how}: the page says so and goes on by itself`, { expect }, async ({ page, site }) => {
      const free = await block(page, pattern, way);
      await page.goto(site.url);
      await told(page, "No connection").waitFor();
      assert.equal(await page.getByRole("status").filter({ hasText: "No connection" }).count(), 1);
      await axe(page);
      await free();
      await drawn(page);
      await preset(page).click();
      await ready(page);
      await field(page, "callback_urls").getByRole("textbox").first().waitFor();
      await told(page, /./).waitFor({ state: "hidden" });
      assert.match(JSON.stringify(await current(page)), /single-page-app/);
      assert.equal(await dialog(page).count(), 0);
    });
  }
}

browserTest("the program's script can't be fetched: the page says so and goes on by itself", { expect: [/ERR_FAILED/] }, async ({ page, site }) => {
  const free = await block(page, /cognito-client-builder[^/]*\.js(\?.*)?$/, (route) => route.abort());
  await page.goto(site.url);
  await told(page, "No connection").waitFor();
  await free();
  await ready(page);
  assert.equal(await dialog(page).count(), 0);
});

browserTest("what is pressed before the parts are there is shown as pressed, and done", async ({ page, arrive }) => {
  const free = await block(page, PART, hold);
  await arrive();
  await preset(page).click();
  assert.equal(await preset(page).getAttribute("aria-busy"), "true");
  await told(page, "Loading").waitFor();
  await axe(page);
  // Two more things, in their order.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("logout");
  await free();
  await page.getByRole("dialog").waitFor();
  await ready(page);
  assert.match(JSON.stringify(await current(page)), /single-page-app/);
});

browserTest("a preset, and usual changes, wait for the second part only", async ({ page, arrive }) => {
  const free = await block(page, /_rest\.wasm$/, hold);
  await arrive();
  await preset(page).click();
  const name = field(page, "name").getByRole("textbox");
  await name.fill("typed");
  await page.waitForFunction(() => document.querySelector('[data-target="terraform-hcl"] pre').textContent.includes('"typed"'));
  // The program calls for the last part, and ends; what was typed, before and since, is there when it begins again.
  await page.keyboard.press("Control+k");
  await told(page, "Loading").waitFor();
  await free();
  await page.getByRole("dialog").waitFor();
  await ready(page);
  await page.keyboard.press("Escape");
  assert.equal((await body(page, "spa")).name, "typed");
  assert.equal(await name.inputValue(), "typed");
  await page.getByRole("button", { name: "Undo" }).first().click();
  assert.equal(await dialog(page).count(), 0);
});

browserTest("what is typed while the program begins again stays", async ({ page, arrive }) => {
  const free = await block(page, /_rest\.wasm$/, hold);
  await arrive();
  await preset(page).click();
  const name = field(page, "name").getByRole("textbox");
  await name.fill("before");
  await page.keyboard.press("Control+k");
  await told(page, "Loading").waitFor();
  await name.fill("since");
  await free();
  await ready(page);
  assert.equal((await body(page, "spa")).name, "since");
});

browserTest("text that is pasted before the program can read it is opened", async ({ page, context, arrive }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const free = await block(page, PART, hold);
  await arrive();
  await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(web({}, "pasted")));
  await page.keyboard.press("Control+v");
  await told(page, "Loading").waitFor();
  await free();
  await ready(page);
  await page.waitForFunction(() => JSON.stringify(window.cognitoClientBuilder.current()).includes('"pasted"'));
});

browserTest("a file that is dropped before the program can read it is opened", async ({ page, arrive }) => {
  const free = await block(page, PART, hold);
  await arrive();
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "main.tf.json"));
    document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, JSON.stringify(web({}, "dropped")));
  await told(page, "Loading").waitFor();
  await free();
  await ready(page);
  await page.waitForFunction(() => JSON.stringify(window.cognitoClientBuilder.current()).includes('"dropped"'));
});

browserTest("the network goes after the first view, and comes back", { expect: [/ERR_INTERNET_DISCONNECTED/] }, async ({ page, context, arrive }) => {
  const free = await block(page, PART, hold);
  await arrive();
  await context.setOffline(true);
  await free();
  await preset(page).click();
  await told(page, "No connection").waitFor();
  assert.equal(await preset(page).getAttribute("aria-busy"), "true");
  await context.setOffline(false);
  await ready(page);
  assert.match(JSON.stringify(await current(page)), /single-page-app/);
  assert.equal(await dialog(page).count(), 0);
});

browserTest("the site has a new version, and no part of this one any more", { expect: [/404/] }, async ({ page, site, arrive }) => {
  await page.route(/_rest\.wasm$/, (route) => route.fulfill({ status: 404, body: "Not found" }));
  // Only what the page asks for itself: as if the site had been published in the meantime.
  await page.route(site.url, async (route) => {
    if (route.request().isNavigationRequest()) return route.continue();
    const html = await (await route.fetch()).text();
    return route.fulfill({ contentType: "text/html", body: html.replace(/data-module="[^"]+"/, 'data-module="./new.js"') });
  });
  await arrive();
  await preset(page).click();
  await field(page, "name").getByRole("textbox").fill("kept");
  await told(page, "A new version of this page is available.").waitFor();
  await axe(page);
  await page.waitForFunction((key) => localStorage.getItem(key)?.includes('"kept"'), STORED);
  await page.unroute(/_rest\.wasm$/);
  await page.getByRole("button", { name: "Reload page" }).click();
  await ready(page);
  assert.equal((await body(page, "spa")).name, "kept");
});

// What is loaded until the program has drawn its first view; first-view.test.mjs has what is in view before. Other
// compilers may need some more.
const MOST = 180 * 1024;

browserTest("a first visit transfers little", async ({ page, site, arrive }) => {
  const paths = [];
  page.on("request", (request) => paths.push(new URL(request.url()).pathname));
  const free = await block(page, PART, hold);
  await arrive();
  const sizes = paths.filter((path) => !PART.test(path) && !path.includes("/later-")).map((path) => site.files.find((file) => file.path === (path.endsWith("/") ? `${path}index.html` : path)).gzip);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(sizes.length >= 5 && total > 50 * 1024 && total < MOST, `${total} bytes in ${sizes.length} files`);
  await free();
});

browserTest("a first visit has the outline of the form, and the form before anybody reaches it", async ({ page, arrive }) => {
  await arrive();
  await ready(page);
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

for (const [name, prepare] of Object.entries({
  "a link": async (page, site) => page.goto(`${site.url}#d=${encode(web({}, "linked"))}`),
  "a stored document": async (page, site) => {
    await page.addInitScript(([key, text]) => localStorage.setItem(key, text), [STORED, `0\n${JSON.stringify(web({}, "stored"))}`]);
    await page.goto(site.url);
  },
  "a preset in a frame": async (page, site) => page.goto(`${site.url}?embed=1&preset=mobile-app&target=cloudformation-yaml`),
})) {
  browserTest(`with ${name} the form waits for the second part only`, async ({ page, site }) => {
    const free = await block(page, /_rest\.wasm$/, hold);
    await prepare(page, site);
    await page.locator("[data-argument] input").first().waitFor();
    await free();
    await ready(page);
    assert.match(JSON.stringify(await current(page)), /linked|stored|mobile/);
  });
}

for (const way of ["held back", "aborted"]) {
  browserTest(`a link to an unusual target waits for the last part, which is ${way}`, { expect: way === "aborted" ? [/ERR_FAILED/] : [] }, async ({ page, site }) => {
    await page.addInitScript(() => {
      XMLHttpRequest.prototype.open = () => {
        throw new Error("The program waits for a part in the middle of a call.");
      };
    });
    const free = await block(page, /_rest\.wasm$/, way === "aborted" ? WAYS.aborted.way : hold);
    await page.goto(`${site.url}?embed=1&preset=mobile-app&target=pulumi-aws-go`);
    await drawn(page);
    await free();
    await page.locator('[data-target="pulumi-aws-go"]').getByText("cognito.NewUserPoolClient").waitFor();
    await ready(page);
    // The program that ended left nothing behind.
    assert.equal(await page.locator("main").count(), 1);
    assert.equal(await dialog(page).count(), 0);
  });
}
