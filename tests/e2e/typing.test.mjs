// A key costs what it changes: counted in layouts and in elements, never by a clock.
import assert from "node:assert/strict";
import { full, many, one } from "../bench/documents.mjs";
import { call, web } from "./documents.mjs";
import { browserTest } from "./harness/index.mjs";

const NAME = '[data-argument="name"] input';
const LIST = '[data-argument="callback_urls"]';
const frames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)))));

async function show(page, document) {
  await call(page, "open", document);
  await page.locator(NAME).click();
  await page.keyboard.press("End");
  await frames(page);
  await frames(page);
}

/** What a change of the client's name does: layouts, what is read of the layout before the frame, what is touched. */
async function typed(page, text) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const layouts = async () => (await session.send("Performance.getMetrics")).metrics.find((it) => it.name === "LayoutCount").value;
  const before = await layouts();
  const seen = await page.evaluate(
    async ([selector, text]) => {
      const input = document.querySelector(selector);
      const reads = [];
      const undo = [];
      const spy = (owner, name, kind) => {
        const as = Object.getOwnPropertyDescriptor(owner, name);
        const read = as[kind];
        Object.defineProperty(owner, name, { ...as, [kind](...values) { return (reads.push(name), read.apply(this, values)); } });
        undo.push(() => Object.defineProperty(owner, name, as));
      };
      for (const name of ["getBoundingClientRect", "getClientRects", "scrollIntoView"]) spy(Element.prototype, name, "value");
      for (const name of ["scrollTop", "scrollHeight", "clientHeight", "clientWidth"]) spy(Element.prototype, name, "get");
      for (const name of ["offsetTop", "offsetHeight", "offsetWidth"]) spy(HTMLElement.prototype, name, "get");
      const touched = new Set();
      const observer = new MutationObserver((records) => {
        for (const { type, target, addedNodes } of records) {
          if (type === "childList") addedNodes.forEach((node) => node.nodeType === 1 && [node, ...node.querySelectorAll("*")].forEach((it) => touched.add(it)));
          else touched.add(target);
        }
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, text);
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      // The frame of the change: what runs in the one after it is no matter of the key.
      const read = await new Promise((done) => requestAnimationFrame(() => setTimeout(() => done([...reads]))));
      observer.disconnect();
      undo.forEach((it) => it());
      return { reads: read, touched: touched.size };
    },
    [NAME, text],
  );
  const after = await layouts();
  await session.detach();
  await frames(page);
  return { ...seen, layouts: after - before };
}

browserTest("a key makes one layout, reads none, and touches only what it changes, with one client as with a thousand", async ({ page, open }) => {
  await open();
  const seen = {};
  for (const [state, document] of [["one argument", one()], ["every argument", full()], ["1 client", many(1)], ["1,000 clients", many(1000)]]) {
    await show(page, document);
    // The first change marks its line, and makes undo possible.
    await typed(page, "web-a");
    await typed(page, "web-ab");
    seen[state] = await typed(page, "web-abc");
    // A busy machine can make a second frame of what comes after the key. What a key does, it does each time.
    for (const text of ["web-abcd", "web-abcde"]) {
      if (seen[state].layouts > 1) seen[state] = await typed(page, text);
    }
    assert.deepEqual(seen[state].reads, [], state);
    assert.equal(seen[state].layouts, 1, state);
    assert.ok(seen[state].touched <= 12, `${state}: ${seen[state].touched} elements`);
    // Its findings, each with documents, stay in the page.
    const text = await page.evaluate((builder = window.cognitoClientBuilder) => builder.generate(builder.current(), "terraform-hcl").text);
    assert.equal(await page.locator('[data-target="terraform-hcl"] pre').textContent(), text, state);
  }
  assert.equal(seen["1,000 clients"].touched, seen["1 client"].touched);
});

browserTest("what is not near has no elements of its own", async ({ page, open }) => {
  await open();
  const elements = () => page.evaluate(() => document.querySelectorAll("*").length);
  await show(page, full());
  assert.ok((await elements()) <= 4000, `${await elements()} elements with every argument`);
  await show(page, many(1));
  const alone = await elements();
  await show(page, many(1000));
  const all = await elements();
  assert.ok(all - alone <= 1000, `${all} elements with a thousand clients, ${alone} with one`);
});

browserTest("a long list is reached by keys, by its text, and by a screen reader", async ({ page, open, context }) => {
  await open();
  await show(page, full());
  const list = page.locator(LIST);
  const text = await list.evaluate((field) => [...field.querySelectorAll("input")].map((it) => it.value).join("\n") + field.textContent);
  for (let at = 0; at < 100; at++) assert.ok(text.includes(`https://app-${at}.example.com/callback`), `${at}`);
  // A screen reader has the text of what is far from view, too.
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const names = nodes.map((node) => `${node.name?.value ?? ""} ${node.value?.value ?? ""}`).join("\n");
  for (const wanted of ["https://app-3.example.com/callback", "https://app-57.example.com/callback", "https://app-99.example.com/logout", "Details about write_attributes"]) {
    assert.ok(names.includes(wanted), wanted);
  }
  await list.locator("input").first().focus();
  const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  for (let row = 1; row < 60; row++) {
    await page.keyboard.press("Enter");
    const name = `Callback URLs ${row + 1}, callback_urls`;
    await page.waitForFunction((name) => document.activeElement?.getAttribute("aria-label") === name, name);
  }
  assert.equal(await page.evaluate(() => document.activeElement.value), "https://app-59.example.com/callback");
  const item = await page.evaluate(() => {
    const row = document.activeElement.closest("[role=listitem]");
    return [row.getAttribute("aria-posinset"), row.getAttribute("aria-setsize")];
  });
  assert.deepEqual(item, ["60", "101"]);
  // On with arrow keys into the next rows, which come as they are needed, and to the buttons of one.
  for (let row = 61; row <= 66; row++) {
    await page.keyboard.press("ArrowDown");
    const name = `Callback URLs ${row}, callback_urls`;
    await page.waitForFunction((name) => document.activeElement?.getAttribute("aria-label") === name, name);
  }
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "Insert a reference, Callback URLs 66, callback_urls");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(), "Callback URLs 66, callback_urls");
  await page.keyboard.press("End");
  await page.keyboard.type("x");
  await page.locator("#preview .line", { hasText: "app-65.example.com/callbackx" }).waitFor();
});

browserTest("an error far down a list is gone to", async ({ page, open }) => {
  await open();
  const document = full();
  Object.values(document.resource)[0].web.callback_urls[77] = "http://example.com/plain";
  await show(page, document);
  await page.getByRole("button", { name: "Next problem" }).click();
  for (let presses = 0; presses < 12; presses++) {
    const at = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    if (at === "Callback URLs 78, callback_urls") break;
    await page.keyboard.press("Alt+n");
    await frames(page);
  }
  assert.equal(await page.evaluate(() => document.activeElement.value), "http://example.com/plain");
});

browserTest("a text that is far from view is colored and answers to a click when it comes near", async ({ page, open }) => {
  await open();
  await show(page, many(1000));
  const panel = page.locator("#preview .code");
  assert.equal(await page.locator("#preview .line", { hasText: '"client_900"' }).count(), 0);
  await panel.evaluate((panel) => (panel.scrollTop = panel.scrollHeight * 0.9));
  await page.locator("#preview .line", { hasText: /"client_(89|90|91)\d"/ }).first().waitFor();
  await page.getByRole("button", { name: "Line numbers" }).click();
  // The number of each line that has one is its place in the text.
  const wrong = await page.evaluate(() => {
    const text = document.querySelector("#preview pre").textContent.split("\n");
    let before = 0;
    const wrong = [];
    for (const piece of document.querySelectorAll("#preview .piece")) {
      const first = piece.querySelector(".line");
      if (first && getComputedStyle(first).counterReset !== `line ${before}`) wrong.push(before);
      if (first && first.textContent !== `${text[before]}\n`) wrong.push(text[before]);
      before += piece.textContent.split("\n").length - 1;
    }
    return wrong;
  });
  assert.deepEqual(wrong, []);
  // Another client's name changes what is out of view now, and its line is brought into view.
  await page.locator(NAME).fill("web-abc");
  await page.locator("#preview .line.new", { hasText: '"web-abc"' }).waitFor();
  await page.waitForFunction(() => document.querySelector("#preview .code").scrollTop < 400);
});

browserTest("nothing moves while one types, and a finding moves only what is below its field", async ({ page, open }) => {
  await open();
  await show(page, full());
  await page.evaluate(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // A word that becomes longer pushes the mark behind it, by less than anything counts.
        if (entry.value > 0.001) window.shifts.push({ value: entry.value, what: entry.sources?.map((it) => it.node?.className ?? it.node?.nodeName).join(", ") });
      }
    }).observe({ type: "layout-shift" });
  });
  await page.locator(NAME).click();
  await page.keyboard.press("End");
  await page.keyboard.type("-of-a-shop");
  await page.locator(`${LIST} input`).nth(1).click();
  await page.keyboard.type("x");
  await frames(page);
  assert.deepEqual(await page.evaluate(() => window.shifts), []);
  // Too long a name is an error, and it goes again. What is typed into stays where it is.
  const name = page.locator(NAME);
  await name.click();
  const top = () => name.evaluate((box) => box.getBoundingClientRect().top);
  const before = await top();
  await name.fill("x".repeat(140));
  await page.locator('[data-argument="name"] [data-severity=error]').waitFor();
  assert.equal(await top(), before);
  await name.fill("web");
  await page.locator('[data-argument="name"] [data-severity=error]').waitFor({ state: "detached" });
  assert.equal(await top(), before);
});

browserTest("a fix that was pressed in the frame of a change does not take the change back", async ({ page, open }) => {
  await open();
  await call(page, "open", web({ user_pool_id: "us-west-2_abc123", auth_session_validity: 60 }));
  const session = '[data-argument="auth_session_validity"]';
  const validity = async () => (await call(page, "current")).value.resource.aws_cognito_user_pool_client.web.auth_session_validity;
  const fix = page.locator(`${session} .fix`).first();
  await fix.waitFor();
  await page.evaluate((session) => {
    const input = document.querySelector(`${session} input`);
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, "10");
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    document.querySelector(`${session} .fix`).click();
  }, session);
  await frames(page);
  assert.equal(await validity(), 10);
  await call(page, "open", web({ user_pool_id: "us-west-2_abc123", auth_session_validity: 60 }));
  await fix.click();
  assert.equal(await validity(), 15);
});

browserTest("a command of the palette works while another view is in front", async ({ page, open }) => {
  await open();
  await call(page, "open", one());
  await page.locator(".views").getByRole("button", { name: "Review" }).click();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Line numbers");
  await page.keyboard.press("Enter");
  await page.locator(".views").getByRole("button", { name: "Code" }).click();
  await page.locator("#preview.numbers").waitFor();
});
