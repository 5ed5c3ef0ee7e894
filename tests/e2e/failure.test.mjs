// What the page does when its program does not start, or stops.
import assert from "node:assert/strict";
import { STORED, addressHolds, encode, open, web } from "./documents.mjs";
import { axe, browserTest } from "./harness/index.mjs";

const dialog = (page) => page.getByRole("dialog", { name: "stopped working" });
const kept = (page) => dialog(page).getByRole("textbox", { name: "Your configuration" });

const store = (page) => page.addInitScript(([key, text]) => localStorage.setItem(key, text), [STORED, `0\n${JSON.stringify(web({}, "precious"))}`]);

const STARTING = {
  "the browser has no WebAssembly": { expect: [], block: (page) => page.addInitScript(() => delete window.WebAssembly) },
  "a function of the browser throws at the start": {
    expect: [],
    // Not a panic: the exception passes through the program, whose functions never come to their end.
    block: (page) =>
      page.addInitScript(() => {
        Document.prototype.createComment = () => {
          throw new Error("broken by the test");
        };
      }),
  },
};
for (const [name, { expect, block }] of Object.entries(STARTING)) {
  browserTest(`the page says so when ${name}`, { expect }, async ({ page, context, site }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await store(page);
    await block(page);
    await page.goto(site.url);
    await dialog(page).waitFor();
    assert.match(await dialog(page).innerText(), name.includes("WebAssembly") ? /needs WebAssembly/ : /bug in the page|because of a bug/);
    assert.match(await kept(page).inputValue(), /"precious"/);
    assert.equal(await kept(page).getAttribute("readonly"), "");
    assert.deepEqual(JSON.parse(await kept(page).inputValue()), web({}, "precious"));
    await dialog(page).getByRole("button", { name: "Copy" }).click();
    await dialog(page).getByText("Copied").waitFor();
    assert.deepEqual(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())), web({}, "precious"));
    assert.match(await page.evaluate(() => window.cognitoClientBuilder.ready.then(() => "started", (error) => `${error.constructor.name}: ${error.message}`)), /^Error: /);
    await axe(page);
  });
}

browserTest("without a document there is nothing to copy, and reloading may help", async ({ page, site }) => {
  await page.addInitScript(() => {
    if (!sessionStorage.getItem("visited")) delete window.WebAssembly;
    sessionStorage.setItem("visited", "true");
  });
  await page.goto(site.url);
  await dialog(page).waitFor();
  assert.equal(await kept(page).count(), 0);
  await dialog(page).getByRole("button", { name: "Reload" }).click();
  await page.waitForFunction(() => document.documentElement.dataset.ready === "true");
  assert.equal(await dialog(page).count(), 0);
});

// The program unwraps what this gives when it draws something new.
const breakDrawing = (page) =>
  page.evaluate(() => {
    const { cloneNode } = Node.prototype;
    const { createElement } = Document.prototype;
    Node.prototype.cloneNode = Document.prototype.createElement = () => {
      throw new Error("broken by the test");
    };
    window.mend = () => {
      Node.prototype.cloneNode = cloneNode;
      Document.prototype.createElement = createElement;
    };
  });

browserTest("a panic shows a dialog with the last change", { expect: [/console error: panicked at/, /page error: .*unreachable/] }, async ({ page, open: visit }) => {
  await page.addInitScript(() => Object.defineProperty(window, "localStorage", { value: null })); // not even a storage
  await visit();
  await open(page, web({}, "before"));
  await addressHolds(page, web({}, "before"));
  await breakDrawing(page);
  await page.evaluate((hash) => {
    window.cognitoClientBuilder.open({ resource: { aws_cognito_user_pool_client: { latest: { name: "latest 👍" } } } });
    location.hash = hash;
  }, "d=damaged");
  await dialog(page).waitFor();
  assert.match(await dialog(page).innerText(), /bug in the page/);
  assert.match(await kept(page).inputValue(), /latest 👍/);
  await page.evaluate(() => window.mend());
  await axe(page);
});

browserTest("a panic at the start shows a dialog", { expect: [/console error: panicked at/] }, async ({ page, site }) => {
  await page.addInitScript(() => {
    const { createElement } = Document.prototype;
    Node.prototype.cloneNode = Document.prototype.createElement = function (name) {
      if (name === "link") return createElement.call(this, name); // start.js needs it before the program
      throw new Error("broken by the test");
    };
  });
  await store(page);
  await page.goto(site.url);
  await dialog(page).waitFor();
  assert.deepEqual(JSON.parse(await kept(page).inputValue()), web({}, "precious"));
});

browserTest("the program makes no other requests and runs no text as code", async ({ page, open: visit, site }) => {
  await page.addInitScript(() => {
    window.ran = [];
    window.alert = (text) => window.ran.push(text);
    addEventListener("securitypolicyviolation", (event) => window.ran.push(event.violatedDirective));
  });
  const hostile = "</textarea></script><img src=x onerror=alert(1)><svg onload=alert(2)>";
  await visit(`#d=${encode({ ...web({ name: hostile, callback_urls: [hostile] }), "//": hostile })}`);
  await page.evaluate((hash) => (location.hash = hash), `d=1${hostile}`);
  await page.getByText("open the link, so nothing was changed").waitFor();
  assert.deepEqual(await page.evaluate(() => window.ran), []);
  assert.equal(await page.locator("img, svg[onload]").count(), 0);
  assert.ok(site.requests.every((path) => path.startsWith(site.base)));
});
