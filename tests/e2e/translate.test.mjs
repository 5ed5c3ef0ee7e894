// The browser's translation replaces text nodes from outside of the program. What is shown has to follow all the same.
import assert from "node:assert/strict";
import { web } from "./documents.mjs";
import { browserTest, whole } from "./harness/index.mjs";

/** What a translator does to the page: a mark after each text, which is in elements of the translator's own. */
function translator(way) {
  const MARK = "\u2021";
  const skipped = (node) => node.parentElement?.closest("[translate=no], script, style, textarea, font");
  const ways = {
    replace: (text, font) => text.parentNode.replaceChild(font, text),
    "insert and remove": (text, font) => {
      text.parentNode.insertBefore(font, text);
      text.parentNode.removeChild(text);
    },
    // Texts side by side are one sentence, which goes into the first.
    sentences: (text, font) => {
      const before = text.previousSibling;
      text.parentNode.replaceChild(font, text);
      if (before?.nodeName === "FONT") {
        before.firstChild.textContent = before.textContent.replaceAll(MARK, "") + font.textContent;
        font.firstChild.textContent = "";
      }
    },
  };
  const translate = (text) => {
    if (!text.data.trim() || !text.parentNode || skipped(text)) return;
    const font = document.createElement("font");
    font.appendChild(document.createElement("font")).textContent = text.data + MARK;
    ways[way](text, font);
  };
  const all = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    found.forEach(translate);
  };
  all(document.body);
  new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node.nodeType === Node.TEXT_NODE) translate(node);
      else if (node.nodeType === Node.ELEMENT_NODE && node.nodeName !== "FONT") all(node);
    }
  }).observe(document.body, { subtree: true, childList: true });
}

/** The texts that can be seen, without what comes and goes by the clock. */
const shown = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      if (parentElement.closest("script, style, [role=status], [role=alert], [aria-live], .toasts")) continue;
      if (parentElement.checkVisibility()) text += data;
    }
    return text.replaceAll("\u2021", "").replace(/\s+/g, "");
  });

const field = (page, path) => page.locator(`[data-argument="${path}"]`);
const number = (page, path) => field(page, path).getByRole("textbox", { name: path });
const view = (name) => (page) => page.getByRole("navigation", { name: "Side panel" }).getByRole("button", { name }).click();
const name = (text) => (page) => field(page, "name").getByRole("textbox").fill(text);
const open = (document) => (page) => page.evaluate((it) => window.cognitoClientBuilder.open(it), document);
const TWO = { resource: { aws_cognito_user_pool_client: {
  web: { name: "web", callback_urls: ["http://example.com/a", "https://example.com/b"] },
  api: { name: "api", allowed_oauth_flows: ["client_credentials"], generate_secret: true },
} } };

/** What a user does, one after the other. */
const STEPS = {
  "a name with a character that is not allowed": name("bad~name"),
  "a name that is too long": name("n".repeat(130)),
  "a name that is right": name("shop"),
  "no name": name(""),
  "a document with errors": open(web({ callback_urls: ["http://example.com/cb"], allowed_oauth_flows: ["implicit"] })),
  "a lifetime of 3": (page) => number(page, "access_token_validity").fill("3"),
  "a lifetime of 48": (page) => number(page, "access_token_validity").fill("48"),
  "a lifetime of 9000": (page) => number(page, "access_token_validity").fill("9000"),
  "another preview": (page) => page.evaluate(() => (location.hash = "#access_token_validity")),
  "two clients": open(TWO),
  "the second client": open({ resource: { aws_cognito_user_pool_client: { api: TWO.resource.aws_cognito_user_pool_client.api } } }),
  "undo": (page) => page.evaluate(() => document.activeElement?.blur()).then(() => page.keyboard.press("ControlOrMeta+z")),
  "the review": view("Review"),
  "the review of something else": open(web({ callback_urls: ["https://*.example.com"] }, "other")),
  "the summary": view("Summary"),
  "the summary of something else": open(web({ allowed_oauth_flows: ["code"], refresh_token_validity: 1 }, "third")),
  "the changes": view("Changes"),
  "a change": name("changed"),
  "another change": name("changed again"),
  "the code": view("Code"),
  "the first document": open(web()),
};

for (const way of ["replace", "insert and remove", "sentences"]) {
  browserTest(`a translated page shows what is so: ${way}`, async ({ page, context, open: visit, site }) => {
    const plain = await context.newPage();
    const document = encodeURI("?target=terraform-hcl");
    await visit(document);
    await plain.goto(site.url + document);
    await whole(plain);
    await page.evaluate(translator, way);
    for (const [step, act] of Object.entries(STEPS)) {
      await act(plain);
      await act(page);
      let [wanted, found] = [];
      const end = Date.now() + 5_000;
      do {
        [wanted, found] = await Promise.all([shown(plain), shown(page)]);
      } while (wanted !== found && Date.now() < end);
      const at = [...wanted].findIndex((c, at) => c !== found[at]);
      const around = (text) => text.slice(Math.max(0, at - 60), at + 60);
      assert.equal(found, wanted, `${step}: \u201c${around(found)}\u201d in place of \u201c${around(wanted)}\u201d`);
    }
    assert.ok(await page.locator("#form font").count() > 50, "it is translated");
  });
}
