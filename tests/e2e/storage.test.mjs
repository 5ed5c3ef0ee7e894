// The document in the browser's storage.
import assert from "node:assert/strict";
import { STORED, addressHolds, current, encode, open, stored, web } from "./documents.mjs";
import { browserTest, whole } from "./harness/index.mjs";

const notice = (page) => page.getByRole("region", { name: "Notices" }).getByRole("alert");
const saved = (page, text) => page.waitForFunction(([key, text]) => localStorage.getItem(key)?.includes(text), [STORED, text], { timeout: 1000 });

browserTest("what was on screen is there on return", async ({ page, open: visit }) => {
  await visit();
  const document = web({ name: "ünï 👍 \u2028", callback_urls: [] }, "kept");
  await open(page, document);
  await saved(page, "kept");
  await page.goto("about:blank");
  await visit();
  assert.deepEqual(await current(page), document);
  await addressHolds(page, document); // whoever copies the address now passes on what is on screen
  assert.equal(await notice(page).count(), 0);
});

browserTest("a first visit stores nothing", async ({ page, open: visit }) => {
  await visit();
  await page.waitForTimeout(700);
  assert.equal(await stored(page), null);
  assert.doesNotMatch(page.url(), /#/);
});

browserTest("a change is saved when the page is left at once", async ({ page, open: visit }) => {
  await visit();
  await page.evaluate((document) => {
    window.cognitoClientBuilder.open(document);
    // After the page has noticed, before it would save.
    setTimeout(() => dispatchEvent(new Event("pagehide")), 50);
  }, web({}, "hurried"));
  await page.waitForTimeout(150);
  assert.match(await stored(page), /hurried/);
});

const UNREADABLE = {
  "no text of ours": "hello",
  "a document without the first line": '{"resource":{}}',
  "a truncated document": '0\n{"resource":{"aws_cogn',
  "no document": "0\n[]",
  "a wrong part": '0\n{"resource":5}',
  "deep nesting": `0\n{"a":${"[".repeat(10_000)}`,
  "markup": "0\n<img src=x onerror=alert(1)>",
};
for (const [name, text] of Object.entries(UNREADABLE)) {
  browserTest(`stored text that cannot be read is kept and offered: ${name}`, async ({ page, context, open: visit }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await visit();
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [STORED, text]);
    await page.goto("about:blank");
    await visit();
    await notice(page).getByText("Couldn't read the configuration").waitFor();
    assert.equal(await notice(page).getByRole("textbox").inputValue(), text);
    await notice(page).getByRole("button", { name: "Copy" }).click();
    await notice(page).getByText("Copied").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
    const aside = () => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("cognito-client-builder/unreadable/")).map(([, text]) => text));
    assert.deepEqual(await aside(), [text]);

    await open(page, web({}, "next"));
    await saved(page, "next");
    assert.deepEqual(await aside(), [text]);
    await page.reload();
    await whole(page);
    assert.equal(await notice(page).count(), 0);
    assert.deepEqual(await current(page), web({}, "next"));
  });
}

browserTest("unreadable text that cannot be set aside stays where it is", async ({ page, open: visit }) => {
  await visit();
  await page.evaluate((key) => localStorage.setItem(key, "precious"), STORED);
  await page.addInitScript((key) => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (name, text) {
      if (name !== key) throw new DOMException("full", "QuotaExceededError");
      set.call(this, name, text);
    };
  }, STORED);
  await page.goto("about:blank");
  await visit();
  await notice(page).getByText("Couldn't read the configuration").waitFor();
  await open(page, web());
  await addressHolds(page, web());
  assert.equal(await stored(page), "precious");
});

for (const [name, breakIt] of Object.entries({
  "full": () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  },
  "turned off": () => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
  },
  "missing": () => Object.defineProperty(window, "localStorage", { value: null }),
})) {
  browserTest(`a storage that is ${name} gives one notice and no failure`, async ({ page, open: visit }) => {
    await page.addInitScript(breakIt);
    await visit();
    assert.equal(await notice(page).count(), 0);
    await open(page, web({ name: "a" }));
    await notice(page).getByText("isn't saved").waitFor();
    await notice(page).getByRole("button", { name: "Dismiss" }).click();
    await open(page, web({ name: "b" }));
    await addressHolds(page, web({ name: "b" }));
    assert.equal(await notice(page).count(), 0, "once is enough");
  });
}

browserTest("two tabs: the last that wrote wins, and neither disturbs the other", async ({ page, context, site, open: visit }) => {
  await visit();
  const second = await context.newPage();
  await second.goto(site.url);
  await whole(second);
  await open(page, web({}, "one"));
  await saved(page, "one");
  await open(second, web({}, "two"));
  await saved(second, "two");
  assert.deepEqual(await current(page), web({}, "one"));
  await page.reload();
  await whole(page);
  assert.deepEqual(await current(page), web({}, "one"), "a reload keeps the tab's own document");
  assert.equal(await notice(page).count(), 0);
});

const name = (page) => page.locator('[data-argument="name"]').getByRole("textbox");
const reloaded = async (page) => {
  await page.reload();
  await whole(page);
};

for (const [from, address] of Object.entries({
  "a first visit": "",
  "a link of somebody else": `#d=${encode(web({}, "theirs"))}`,
})) {
  browserTest(`what was typed before a reload is there after it: ${from}`, async ({ page, open: visit }) => {
    await visit();
    await open(page, web({}, "mine"));
    await saved(page, "mine");
    await page.goto("about:blank");
    await visit(address);
    // The second time the address is one that the page wrote itself.
    for (const typed of ["typed at once", "and typed again", "and a third time"]) {
      await name(page).fill(typed);
      await reloaded(page);
      assert.equal(await name(page).inputValue(), typed);
      await addressHolds(page, await current(page));
      assert.equal(await notice(page).count(), 0);
    }
  });
}

browserTest("a reload keeps the newer one of the tab's own address and the storage", async ({ page, open: visit }) => {
  await visit();
  const cases = [
    [(id, number) => `${id} ${number + 1}`, "other"],
    [(id, number) => `${id} ${number}`, "mine"],
    [(id) => `${id} 0`, "mine"],
    [() => "another 999", "mine"],
    [(id) => `${id} 99999999999999999999999`, "mine"],
    [(id) => `${id} -1`, "mine"],
    [() => "<img>", "mine"],
  ];
  for (const [at, [revision, wins]] of cases.entries()) {
    const mine = web({ name: `client ${at}` }, "mine");
    await open(page, mine);
    await addressHolds(page, mine);
    const [, id, number] = /^0 (\w+) (\d+)\n/.exec(await stored(page));
    const text = `0 ${revision(id, Number(number))}\n${JSON.stringify(web({}, "other"))}`;
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [STORED, text]);
    await reloaded(page);
    assert.deepEqual(Object.keys((await current(page)).resource.aws_cognito_user_pool_client), [wins], text.split("\n")[0]);
    assert.equal(await notice(page).count(), 0);
  }
});
