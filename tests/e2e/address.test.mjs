// The document in the fragment of the address.
import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import { STORED, addressHolds, current, decode, encode, open, stored, web } from "./documents.mjs";
import { browserTest, whole } from "./harness/index.mjs";

const notice = (page) => page.getByRole("region", { name: "Notices" });

browserTest("a link opens its document, whatever is stored", async ({ page, open: visit }) => {
  await visit();
  await open(page, web({}, "mine"));
  await addressHolds(page, web({}, "mine"));
  const other = web({ name: "日本語 👩‍👩‍👧‍👦 \u2028 ${var.x} \\ \u0000" }, "theirs");
  await page.goto("about:blank");
  await visit(`?theme=dark&x=%20y#d=${encode(other)}`);
  assert.deepEqual(await current(page), other);
  assert.match(await stored(page), /mine/, "looking at a link does not replace what is stored");
  assert.match(page.url(), /\?theme=dark&x=%20y#d=/);

  await page.getByText("Undo restores your previous one").waitFor();
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("ControlOrMeta+z");
  await page.waitForFunction(() => window.cognitoClientBuilder.current().resource.aws_cognito_user_pool_client.mine);
});

browserTest("the fragment follows within a second, without adding to the history", async ({ page, open: visit }) => {
  await visit("?target=terraform-hcl");
  const entries = await page.evaluate(() => history.length);
  for (const name of ["a", "b", "ü 👍 \u{1d11e}"]) {
    await open(page, web({ name }));
    await addressHolds(page, web({ name }));
  }
  assert.match(page.url(), /\?target=terraform-hcl#d=2[\w-]+$/);
  assert.equal(await page.evaluate(() => history.length), entries);
  await page.reload();
  await whole(page);
  assert.deepEqual(await current(page), web({ name: "ü 👍 \u{1d11e}" }));
  assert.equal(await notice(page).getByRole("alert").count(), 0);
});

browserTest("another link in the same tab is a step that can be undone", async ({ page, open: visit }) => {
  await visit(`#d=${encode(web({}, "first"))}`);
  await page.evaluate((hash) => (location.hash = hash), `d=${encode(web({}, "second"))}`);
  await page.waitForFunction(() => window.cognitoClientBuilder.current().resource.aws_cognito_user_pool_client.second);
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("ControlOrMeta+z");
  await page.waitForFunction(() => window.cognitoClientBuilder.current().resource.aws_cognito_user_pool_client.first);
  await addressHolds(page, web({}, "first"));
});

browserTest("Back goes to the document of that address", async ({ page, open: visit }) => {
  await visit(`#d=${encode(web({}, "first"))}`);
  await page.evaluate((hash) => (location.hash = hash), `d=${encode(web({}, "second"))}`);
  await page.waitForFunction(() => window.cognitoClientBuilder.current().resource.aws_cognito_user_pool_client.second);
  await page.goBack();
  await page.waitForFunction(() => window.cognitoClientBuilder.current().resource.aws_cognito_user_pool_client.first);
});

const good = encode(web({ callback_urls: Array.from({ length: 20 }, (_, i) => `https://${i}.example.com/callback`) }));
const flipped = (at) => good.slice(0, at) + (good[at] === "A" ? "B" : "A") + good.slice(at + 1);
const DAMAGED = {
  "nothing": "",
  "only the version": "1",
  "a truncated link": good.slice(0, good.length / 2),
  "a link without its last character": good.slice(0, -2),
  "a changed character near the start": flipped(3),
  "characters of no link": "1<script>alert(1)</script>",
  "a later version": `9${good.slice(1)}`,
  "no version": `x${good.slice(1)}`,
  "other characters": "%00%ff☃",
  "no JSON": encode("not JSON"),
  "no document": encode("[1,2]"),
  "a document with a wrong part": encode('{"resource":{"aws_cognito_user_pool_client":[]}}'),
  "deep nesting": encode(`{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`),
  "not UTF-8": `1${deflateRawSync(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])).toString("base64url")}`,
  "a bomb": `1${deflateRawSync(Buffer.alloc(200 << 20, 0x20)).toString("base64url")}`,
  "a megabyte of nothing": `1${"A".repeat(1 << 20)}`,
};
for (const [name, fragment] of Object.entries(DAMAGED)) {
  browserTest(`a damaged link changes nothing: ${name}`, async ({ page, open: visit }) => {
    await visit();
    await open(page, web({}, "mine"));
    await addressHolds(page, web({}, "mine"));
    const before = await stored(page);
    assert.match(before, /mine/);

    // In the tab.
    await page.evaluate((hash) => (location.hash = hash), `d=${fragment}`);
    const alert = notice(page).getByRole("alert").filter({ hasText: "open the link, so nothing was changed" });
    await alert.waitFor();
    assert.deepEqual(await current(page), web({}, "mine"));

    // On a fresh start.
    await page.goto("about:blank");
    await visit(`#d=${fragment}`);
    await alert.waitFor();
    assert.deepEqual(await current(page), web({}, "mine"));
    await page.waitForTimeout(600);
    assert.equal(await stored(page), before);
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), [STORED]);
    if (name === "a later version") assert.match(await alert.innerText(), /later version/);

    await alert.getByRole("button", { name: "Dismiss" }).click();
    await alert.waitFor({ state: "detached" });
  });
}

browserTest("a changed character of a link never opens another configuration", async ({ page, open: visit }) => {
  await visit();
  const document = web({ callback_urls: Array.from({ length: 20 }, (_, i) => `https://${i}.example.com/callback`) }, "sent");
  await open(page, document);
  await addressHolds(page, document);
  const link = page.url().split("#d=")[1];
  await open(page, web({}, "mine"));
  await addressHolds(page, web({}, "mine"));
  for (let at = 0; at < link.length; at += Math.ceil(link.length / 30)) {
    const changed = link.slice(0, at) + (link[at] === "A" ? "B" : "A") + link.slice(at + 1);
    await page.evaluate((hash) => (location.hash = hash), `d=${changed}`);
    await notice(page).getByText("open the link, so nothing was changed").waitFor();
    assert.deepEqual(await current(page), web({}, "mine"));
    await notice(page).getByRole("button", { name: "Dismiss" }).click();
  }
  await page.evaluate((hash) => (location.hash = hash), `d=${link}`);
  await page.waitForFunction(() => window.cognitoClientBuilder.current().resource.aws_cognito_user_pool_client.sent);
});

for (const appended of [".", "…", "&utm_source=chat", ")%20and%20more", "%22"]) {
  browserTest(`text after a link is cut off and named: ${appended}`, async ({ page, open: visit }) => {
    await visit(`#d=${good}${appended}&at=callback_urls`);
    assert.equal((await current(page)).resource.aws_cognito_user_pool_client.web.callback_urls.length, 20);
    await notice(page).getByText(`Ignored the text after the link: “${decodeURIComponent(appended)}”.`).waitFor();
  });
}

browserTest("a hundred callback URLs of 1,024 characters travel in a link", async ({ page, open: visit, site }) => {
  const text = (length) => Array.from({ length }, () => Math.floor(Math.random() * 36).toString(36)).join("");
  const urls = () => Array.from({ length: 100 }, () => `https://example.com/${text(1004)}`);
  const document = web({ callback_urls: urls(), logout_urls: urls() });
  await visit();
  await open(page, document);
  await addressHolds(page, document, 2000);
  const address = page.url();
  await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  await page.goto(address);
  await whole(page);
  assert.ok(address.startsWith(site.url));
  assert.deepEqual(await current(page), document);
});

browserTest("a document too long for a link has a notice, and is saved", async ({ page, open: visit }) => {
  await visit("#name");
  let seed = 1;
  const noise = Array.from({ length: 1_500_000 }, () => ((seed = (seed * 48271) % 2147483647) % 36).toString(36)).join("");
  await open(page, web({ name: noise }));
  await notice(page).getByText("too long for a link").waitFor();
  assert.match(page.url(), /#name$/);
  assert.ok((await stored(page)).length > 1_500_000);
  await open(page, web({ name: "short" }));
  await addressHolds(page, web({ name: "short" }));
  await notice(page).getByText("too long for a link").waitFor({ state: "detached" });
});

browserTest("a link to an argument is kept until the document changes", async ({ page, open: visit }) => {
  await visit("#callback_urls");
  assert.match(page.url(), /#callback_urls$/);
  await open(page, web());
  await addressHolds(page, web());
  await page.evaluate(() => (location.hash = "logout_urls"));
  await page.waitForURL(/#d=2[\w-]+&at=logout_urls$/);
  assert.deepEqual(decode(page.url()), web());
  await page.reload();
  await whole(page);
  assert.match(page.url(), /&at=logout_urls$/);
  assert.deepEqual(await current(page), web());
  await open(page, web({ name: "other" }));
  await addressHolds(page, web({ name: "other" }));
  assert.doesNotMatch(page.url(), /&at=/);
});
