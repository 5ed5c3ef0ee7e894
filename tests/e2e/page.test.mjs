// The page around the main job: presets, finding one's way, the preview as a partner, the look on every screen.
import assert from "node:assert/strict";
import { addressHolds, body, current, decode, encode, field, open as show, settled, web } from "./documents.mjs";
import { axe, browserTest } from "./harness/index.mjs";

const POOL = "eu-west-1_AbCdEf123";
const question = (page) => page.getByRole("region", { name: "What are you building?" });
const pick = (page, title) => question(page).getByRole("button", { name: title }).click();
const focused = (page) => page.evaluate(() => document.activeElement?.closest("[data-argument]")?.dataset.argument);
const palette = (page) => page.getByRole("combobox", { name: "Find an argument" });
const origin = (page) => page.locator(".origin");
/** Resolves when the focus is in that field. */
const reaches = (page, path) =>
  page.waitForFunction((path) => document.activeElement?.closest("[data-argument]")?.dataset.argument === path, path);

// Presets

browserTest("a first visit offers presets, and one opens", async ({ page, open }) => {
  await open();
  await question(page).waitFor();
  const before = await current(page);
  await pick(page, "Single-page app");
  await question(page).waitFor({ state: "hidden" });
  const spa = await body(page, "spa");
  assert.equal(spa.generate_secret, false);
  assert.deepEqual(spa.allowed_oauth_flows, ["code"]);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  assert.deepEqual(await current(page), before);
  await question(page).waitFor();
  await question(page).getByRole("button", { name: "Start from scratch" }).click();
  await question(page).waitFor({ state: "hidden" });
});

browserTest("a visit with a document shows no presets", async ({ page, open }) => {
  await open(`#d=${encode(web({ user_pool_id: POOL }))}`);
  assert.equal(await question(page).isVisible(), false);
  assert.equal(await origin(page).isVisible(), false);
});

browserTest("the page shows differences from the preset, and resets them", async ({ page, open }) => {
  await open("?preset=server-web-app");
  await origin(page).getByText("From Server-side web app").waitFor();
  await origin(page).getByText("unchanged").waitFor();
  await field(page, "callback_urls").getByRole("textbox").first().fill("https://shop.example.com/cb");
  await field(page, "access_token_validity").getByRole("textbox").first().fill("30");
  await origin(page).getByText("2 arguments differ").waitFor();
  await field(page, "access_token_validity").getByText("Preset: 60").waitFor();
  // On another machine, from the link, and under another name.
  await addressHolds(page, await current(page));
  const link = page.url().split("#")[1];
  await page.evaluate(() => localStorage.clear());
  await open(`?x#${link}`);
  await page.getByRole("button", { name: "Rename web" }).click();
  await page.getByRole("textbox", { name: "Client label" }).fill("shop");
  await page.keyboard.press("Enter");
  await origin(page).getByText("2 arguments differ").click();
  await origin(page).getByRole("button", { name: "Reset to preset, access_token_validity" }).click();
  await origin(page).getByText("1 argument differs").waitFor();
  assert.equal((await body(page, "shop")).access_token_validity, 60);
  await field(page, "callback_urls").getByRole("button", { name: "Reset to preset" }).click();
  await origin(page).getByText("unchanged").waitFor();
  await reaches(page, "callback_urls");
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("Control+z");
  await origin(page).getByText("1 argument differs").waitFor();
});

browserTest("a preset over edits is one step that can be undone", async ({ page, open }) => {
  await open();
  const mine = web({ user_pool_id: POOL, callback_urls: ["https://mine.example.com/"] });
  await show(page, mine);
  await page.getByRole("button", { name: "New", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Machine to machine" }).click();
  assert.deepEqual((await body(page, "service")).allowed_oauth_flows, ["client_credentials"]);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  assert.deepEqual(await current(page), mine);
});

browserTest("a preset in the address takes nothing away", async ({ page, open }) => {
  await open();
  await show(page, web({ user_pool_id: POOL }, "mine"));
  await addressHolds(page, await current(page));
  await open("?preset=mobile-app");
  await body(page, "mobile");
  await page.getByRole("region", { name: "Notices" }).getByText("Undo restores").waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  assert.ok(await body(page, "mine"));
  // A link says more than the preset; an unknown preset says nothing. The browser doesn't load the page for a link that
  // only has another fragment; it tells the page, which may take a moment.
  await open(`?preset=mobile-app#d=${encode(web({ user_pool_id: POOL }, "linked"))}`);
  await page.waitForFunction(() => window.cognitoClientBuilder.current().resource.aws_cognito_user_pool_client?.linked);
  await open("?preset=__proto__");
  assert.ok(await body(page, "linked"));
});

// Fields

browserTest("fields are named in the words of the preview in view", async ({ page, open }) => {
  await open();
  await show(page, web({ user_pool_id: POOL }));
  const name = field(page, "callback_urls").locator(".field-name").first();
  for (const [tab, expected] of [
    ["CloudFormation YAML", "CallbackURLs"],
    ["Pulumi AWS Native (TypeScript)", "callbackUrls"],
    ["AWS CDK (TypeScript)", "callbackUrLs"],
    ["AWS CDK (Python)", "callback_ur_ls"],
    ["Terraform", "callback_urls"],
  ]) {
    await page.getByRole("tab", { name: tab, exact: true }).click();
    await page.waitForFunction(([name, expected]) => name.textContent === expected, [await name.elementHandle(), expected]);
    // Terraform's name stays one by which the control is found.
    await field(page, "name").getByRole("textbox", { name: /\bname\b/ }).waitFor();
  }
  await page.getByRole("tab", { name: "CloudFormation YAML", exact: true }).click();
  await field(page, "region").getByText("Not in this preview").waitFor();
  await field(page, "region").getByRole("textbox", { name: /\bregion\b/ }).waitFor();
});

browserTest("each argument has a link of its own", async ({ page, open, context }) => {
  await open("#logout_urls");
  await reaches(page, "logout_urls");
  await show(page, web({ user_pool_id: POOL }));
  await addressHolds(page, await current(page));
  await field(page, "auth_session_validity").locator("details.more summary").click();
  await field(page, "auth_session_validity").getByRole("link", { name: "Link to this argument, auth_session_validity" }).click();
  await reaches(page, "auth_session_validity");
  await page.waitForURL(/&at=auth_session_validity$/);
  assert.deepEqual(decode(page.url()), await current(page));
  const other = await context.newPage();
  await other.goto(page.url());
  await reaches(other, "auth_session_validity");
});

browserTest("readable and writable attributes are one table", async ({ page, open }) => {
  await open();
  const schema = [{ name: "plan", attribute_data_type: "String" }, { name: "email", attribute_data_type: "String" }];
  const document = web({ user_pool_id: "${aws_cognito_user_pool.pool.id}" });
  await show(page, { resource: { ...document.resource, aws_cognito_user_pool: { pool: { name: "pool", schema } } } });
  const [read, write] = [field(page, "read_attributes"), field(page, "write_attributes")];
  await read.getByRole("checkbox", { name: "Email address email, read_attributes" }).check();
  await write.getByRole("checkbox", { name: "custom:plan, write_attributes" }).check();
  assert.deepEqual((await body(page)).read_attributes, ["email"]);
  assert.deepEqual((await body(page)).write_attributes, ["custom:plan"]);
  assert.equal(await write.getByRole("checkbox", { name: / sub, write_attributes/ }).count(), 0);
  assert.equal(await read.getByRole("checkbox", { name: / sub, read_attributes/ }).count(), 1);
  // Both columns have the same rows at the same height.
  const tops = (column) => column.locator(".cell").evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().top)));
  assert.deepEqual(await tops(read), await tops(write));
  // What one column has, the other can have, once it is no longer typed.
  const own = read.getByRole("textbox", { name: /^Readable attributes 1/ });
  await own.fill("custom:tier");
  assert.equal(await own.inputValue(), "custom:tier");
  assert.equal(await write.getByRole("checkbox", { name: /custom:tier/ }).count(), 0);
  await own.blur();
  await write.getByRole("checkbox", { name: "custom:tier, write_attributes" }).check();
  assert.deepEqual((await body(page)).write_attributes, ["custom:plan", "custom:tier"]);
  await write.getByRole("button", { name: "Select all" }).click();
  assert.equal((await body(page)).write_attributes.length, 19);
  await write.getByRole("button", { name: "Unset" }).click();
  assert.equal((await body(page)).write_attributes, undefined);
  // What cannot be written is shown where somebody wrote it, to be taken out.
  await show(page, web({ user_pool_id: POOL, write_attributes: ["email", "sub"] }));
  await write.locator("[data-severity=error]").first().waitFor();
  await write.getByRole("checkbox", { name: / sub, write_attributes/ }).uncheck();
  assert.deepEqual((await body(page)).write_attributes, ["email"]);
});

browserTest("many addresses are pasted at once, and those that are there are folded", async ({ page, open }) => {
  await open();
  await show(page, web({ user_pool_id: POOL, callback_urls: ["https://a.example.com/"] }));
  const last = field(page, "callback_urls").getByRole("textbox").last();
  await last.focus();
  await last.evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", "https://b.example.com/, https://a.example.com/,https://c.example.com/");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  assert.deepEqual((await body(page)).callback_urls, ["https://a.example.com/", "https://b.example.com/", "https://c.example.com/"]);
  await page.getByText("Skipped 1 duplicate").waitFor();
});

browserTest("a whole set is one reference, and a new variable is declared where it is needed", async ({ page, open }) => {
  await open();
  await show(page, web({ user_pool_id: POOL }));
  await field(page, "callback_urls").getByRole("button", { name: "Use a reference" }).click();
  await page.getByRole("menuitem", { name: "New variable" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("urls");
  await page.getByRole("button", { name: "Declare and insert" }).click();
  assert.equal((await body(page)).callback_urls, "${var.urls}");
  assert.match(await settled(page, "terraform-hcl"), /callback_urls += var\.urls/);
  assert.equal((await current(page)).variable.urls.type, "list(string)");
  await field(page, "callback_urls").getByText("variable").first().waitFor();
});

browserTest("a duration is a number, a unit, and their result", async ({ page, open }) => {
  await open();
  await show(page, web({ user_pool_id: POOL }));
  const lifetime = field(page, "access_token_validity");
  await lifetime.getByRole("button", { name: "15 minutes, access_token_validity" }).click();
  assert.equal((await body(page)).access_token_validity, 15);
  assert.equal((await body(page)).token_validity_units.access_token, "minutes");
  await lifetime.getByText("Equals 15 minutes. 5 to 1440 minutes.").waitFor();
  await lifetime.getByRole("combobox", { name: /token_validity_units.access_token/ }).selectOption("seconds");
  await lifetime.getByText("Equals 15 seconds. 300 to 86400 seconds.").waitFor();
  await lifetime.locator("[data-severity=error]").first().waitFor();
});

browserTest("findings come and go without moving what one types in", async ({ page, open }) => {
  await open();
  await show(page, web({ user_pool_id: POOL }));
  const input = field(page, "name").getByRole("textbox").first();
  await input.focus();
  const top = (locator) => locator.evaluate((it) => it.getBoundingClientRect().top);
  const before = await top(input);
  await input.pressSequentially("~");
  await field(page, "name").locator("[data-severity=error]").first().waitFor();
  assert.equal(await top(input), before);
  await input.press("Backspace");
  await field(page, "name").locator("[data-severity=error]").first().waitFor({ state: "detached" });
  assert.equal(await top(input), before);
});

browserTest("a list that is pasted over a selected address takes its place", async ({ page, open }) => {
  await open();
  await show(page, web({ user_pool_id: POOL, callback_urls: ["https://app.example.com/callback", "https://z.example.com/"] }));
  const first = field(page, "callback_urls").getByRole("textbox").first();
  await first.selectText();
  await first.evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", "https://a.example.com/\nhttps://b.example.com/");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  assert.deepEqual((await body(page)).callback_urls, ["https://a.example.com/", "https://b.example.com/", "https://z.example.com/"]);
});

browserTest("the buttons of a row answer to Enter", async ({ page, open }) => {
  await open();
  await show(page, web({ user_pool_id: POOL, callback_urls: ["https://a.example.com/", "https://b.example.com/"] }));
  const urls = field(page, "callback_urls");
  await urls.getByRole("button", { name: "Insert a reference, Callback URLs 1" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menu").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "callback_urls");
  await urls.getByRole("button", { name: "Remove 1, callback_urls" }).press("Enter");
  assert.deepEqual((await body(page)).callback_urls, ["https://b.example.com/"]);
  // In a box it leads to the next one, also when what was typed becomes a tick.
  const own = field(page, "read_attributes").getByRole("textbox", { name: /^Readable attributes 1/ });
  await own.fill("custom:plan");
  await own.press("Enter");
  await page.keyboard.type("custom:tier");
  assert.deepEqual((await body(page)).read_attributes, ["custom:plan", "custom:tier"]);
});

browserTest("the focus stays with the field when a button of it goes", async ({ page, open }) => {
  await open("?preset=server-web-app");
  for (const [path, act] of [
    ["refresh_token_validity", () => field(page, "refresh_token_validity").getByRole("button", { name: "Unset" }).first().press("Enter")],
    ["refresh_token_validity", () => field(page, "refresh_token_validity").getByRole("button", { name: "Reset to preset" }).first().press("Enter")],
    ["read_attributes", () => field(page, "read_attributes").getByRole("button", { name: "Set to empty list" }).press("Enter")],
    ["name", async () => {
      await field(page, "name").getByRole("textbox").first().fill("~");
      await field(page, "name").getByRole("button", { name: /^Set name/ }).press("Enter");
    }],
  ]) {
    await act();
    await reaches(page, path);
  }
});

browserTest("a screen reader announces an error once, after a pause, and what was undone", async ({ page, open }) => {
  await open();
  await show(page, web({ user_pool_id: POOL }));
  await page.evaluate(() => {
    window.said = [];
    const live = "[role=status], [role=alert], [aria-live]";
    const note = ({ target }) => {
      const region = (target.nodeType === 1 ? target : target.parentElement)?.closest(live);
      if (region?.textContent.trim()) window.said.push(region.textContent.trim());
    };
    new MutationObserver((all) => all.forEach(note)).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await field(page, "callback_urls").getByRole("textbox").first().pressSequentially("http://shop.example.com/");
  const status = page.getByRole("status");
  await status.getByText(/^error: .*uses http/).waitFor();
  const said = await page.evaluate(() => window.said);
  // Not at each of 24 keys; a slow machine may pause between some.
  assert.ok(new Set(said).size <= 6, said.join("\n"));
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("Control+z");
  await status.getByText("Undone").waitFor();
});

browserTest("supporting resources are edited, added, and deleted", async ({ page, open }) => {
  await open("?preset=machine-to-machine");
  const server = "aws_cognito_resource_server.api";
  await page.getByRole("link", { name: "Supporting resources" }).click();
  await page.getByRole("button", { name: `Edit ${server}` }).click();
  const dialog = page.getByRole("dialog", { name: server });
  await dialog.getByRole("textbox", { name: /identifier/ }).fill("reports");
  const description = dialog.getByRole("textbox", { name: "scope_description" });
  await description.fill("");
  await dialog.getByText(/requires scope_description/).waitFor();
  await axe(page, { include: "dialog[open]" });
  await description.fill("r");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await dialog.waitFor({ state: "hidden" });
  const resources = async () => (await current(page)).resource;
  assert.equal((await resources()).aws_cognito_resource_server.api.identifier, "reports");
  assert.match(await settled(page, "terraform-hcl"), /identifier += "reports"/);
  // Its scopes are offered where scopes are asked for.
  await field(page, "allowed_oauth_scopes").getByRole("button", { name: "Insert a reference, OAuth scopes 1" }).click();
  await page.getByRole("menuitem", { name: "api/read" }).click();
  await page.getByRole("button", { name: `Delete ${server}` }).click();
  assert.equal((await resources()).aws_cognito_resource_server, undefined);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  assert.equal((await resources()).aws_cognito_resource_server.api.identifier, "reports");
  await page.getByRole("button", { name: "Add user pool domain" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: /\bdomain\b/ }).fill("reports-shop");
  await page.getByRole("dialog").getByRole("button", { name: "Apply" }).click();
  assert.equal((await resources()).aws_cognito_user_pool_domain.domain.domain, "reports-shop");
});

browserTest("a message undoes its own change, or disappears", async ({ page, open }) => {
  await open();
  await pick(page, "Single-page app");
  const undo = page.getByRole("status").getByRole("button", { name: "Undo" });
  await undo.waitFor();
  await field(page, "name").getByRole("textbox").first().fill("mine");
  await undo.waitFor({ state: "detached" });
  assert.equal((await body(page, "spa")).name, "mine");
});

// Finding one's way

browserTest("everything is found by any name, by keyboard alone", async ({ page, open }) => {
  await open();
  await show(page, web({ user_pool_id: POOL }));
  for (const [typed, path] of [
    ["logout_urls", "logout_urls"],
    ["CallbackURLs", "callback_urls"],
    ["callbackUrLs", "callback_urls"],
    ["--explicit-auth-flows", "explicit_auth_flows"],
    ["origin_jti", "enable_token_revocation"],
    ["region", "region"],
  ]) {
    await page.keyboard.press("Control+k");
    await palette(page).fill(typed);
    await page.keyboard.press("Enter");
    await reaches(page, path);
  }
  await page.keyboard.press("Control+k");
  await palette(page).fill("harder to attack");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.textContent === "Security");
  await page.keyboard.press("Control+k");
  await palette(page).fill("cdk python");
  await page.keyboard.press("Enter");
  await settled(page, "cdk-python");
  await page.keyboard.press("Control+k");
  await palette(page).fill("nothing is called so");
  await page.getByRole("status").getByText("No matches").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
});

browserTest("problems are counted, listed, and gone through in the order on screen", async ({ page, open }) => {
  await open();
  await show(page, web({ name: "~", user_pool_id: POOL, prevent_user_existence_errors: "LEGACY", logout_urls: ["x"], write_attributes: ["sub"], refresh_token_validity: 0 }));
  await page.locator("[data-argument=logout_urls] [data-severity=error]").first().waitFor();
  // Notes are no problems.
  const wrong = ":is([data-severity=error], [data-severity=warning])";
  const order = await page.locator(`[data-argument]:has(> .field-control > .findings > ${wrong})`).evaluateAll((all) => all.map((it) => it.dataset.argument));
  assert.ok(order.indexOf("write_attributes") < order.indexOf("prevent_user_existence_errors"));
  await page.evaluate(() => document.activeElement?.blur());
  // What opening the document changed is said first.
  await page.getByRole("status").getByText(/^\d errors/).waitFor();
  for (const [index, path] of order.entries()) {
    await page.keyboard.press("Alt+n");
    await reaches(page, path);
    await page.getByRole("status").getByText(`${index + 1} of ${order.length}: `).waitFor();
  }
  // The button goes on from there, and round again.
  await page.getByRole("button", { name: "Next problem" }).click();
  await reaches(page, order[0]);
  await page.getByRole("button", { name: "Next problem" }).click();
  await reaches(page, order[1]);
  const groups = page.getByRole("navigation", { name: "Sections" });
  await groups.getByRole("link", { name: /^Tokens 1 problem/ }).click();
  await page.waitForFunction(() => document.activeElement?.textContent === "Tokens");
  const list = page.locator(".problems");
  await list.locator("summary").click();
  await list.getByRole("link", { name: "logout_urls" }).first().click();
  await reaches(page, "logout_urls");
});

browserTest("shortcuts are listed, and those of a single key can be switched off", async ({ page, open }) => {
  await open();
  await show(page, web({ user_pool_id: POOL }));
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await dialog.getByText("Go to the next problem").waitFor();
  await dialog.getByRole("switch", { name: /single key/ }).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.keyboard.press("/");
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.ready);
  await page.keyboard.press("/");
  assert.equal(await page.getByRole("dialog").count(), 0);
  // A text box takes what is typed.
  await field(page, "name").getByRole("textbox").first().fill("");
  await page.keyboard.type("a/b?");
  assert.equal((await body(page)).name, "a/b?");
});

// The preview

browserTest("two previews side by side, each with the text of generate", { context: { viewport: { width: 1800, height: 900 } } }, async ({ page, open }) => {
  await open("?target=cdk-typescript,terraform-hcl");
  await show(page, web({ user_pool_id: POOL }));
  await settled(page, "cdk-typescript");
  await settled(page, "terraform-hcl");
  const [first, second] = [page.getByRole("region", { name: "Preview", exact: true }), page.getByRole("region", { name: "Second preview" })];
  const boxes = await Promise.all([first.boundingBox(), second.boundingBox()]);
  assert.equal(boxes[0].y, boxes[1].y);
  assert.ok(boxes[1].x >= boxes[0].x + boxes[0].width - 1);
  await second.getByRole("tab", { name: "CloudFormation YAML", exact: true }).click();
  await settled(page, "cloudformation-yaml");
  // What is in the other place changes places with it.
  await first.getByRole("tab", { name: "CloudFormation YAML", exact: true }).click();
  await settled(page, "cloudformation-yaml");
  await settled(page, "cdk-typescript");
  assert.equal(await first.getAttribute("data-target"), "cloudformation-yaml");
  assert.equal(await second.getAttribute("data-target"), "cdk-typescript");
  await field(page, "name").getByRole("textbox").first().fill("both");
  assert.match(await settled(page, "cloudformation-yaml"), /both/);
  assert.match(await settled(page, "cdk-typescript"), /both/);
  await second.getByRole("button", { name: "Close second preview" }).click();
  await second.waitFor({ state: "detached" });
  await first.getByRole("button", { name: "Split preview" }).click();
  await second.waitFor();
  await axe(page);
});

browserTest("an edit is marked, the field in focus too, and a line leads to its field", async ({ page, open }) => {
  await open();
  await show(page, web({ user_pool_id: POOL, callback_urls: ["https://a.example.com/"], generate_secret: true }));
  const marked = (kind) => page.locator(`#preview .line.${kind}`).allTextContents();
  await field(page, "callback_urls").getByRole("textbox").first().fill("https://b.example.com/");
  assert.deepEqual(await marked("new"), ['  callback_urls   = ["https://b.example.com/"]\n']);
  assert.deepEqual(await marked("on"), ['  callback_urls   = ["https://b.example.com/"]\n']);
  await field(page, "generate_secret").getByRole("radio", { name: /^No,/ }).check();
  assert.deepEqual(await marked("new"), ["  generate_secret = false\n"]);
  assert.deepEqual(await marked("on"), ["  generate_secret = false\n"]);
  await page.locator("#preview .line", { hasText: "user_pool_id" }).click();
  await reaches(page, "user_pool_id");
});

browserTest("numbers and wrapping change the look, not the text", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  await show(page, web({ user_pool_id: POOL, callback_urls: ["https://a.example.com/" + "x".repeat(200)] }));
  const text = await settled(page, "terraform-hcl");
  await page.getByRole("button", { name: "Line numbers" }).click();
  await page.getByRole("button", { name: "Wrap long lines" }).click();
  const numbers = await page.locator("#preview .line").evaluateAll((lines) => lines.map((line) => getComputedStyle(line, "::before").content));
  assert.ok(numbers.every((content) => content === "counter(line)"));
  assert.equal(await settled(page, "terraform-hcl"), text);
  const wide = await page.locator("#preview .code").evaluate((it) => it.scrollWidth > it.clientWidth);
  assert.equal(wide, false);
  await page.keyboard.press("Alt+c");
  await page.getByText("Copied").first().waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
});

// Every screen

browserTest("without JavaScript, the page explains what it is", { context: { javaScriptEnabled: false } }, async ({ page, site }) => {
  await page.goto(site.url);
  await page.getByText("Configure an app client in a form").waitFor();
  // What a browser without JavaScript shows besides; the one that tests has only switched it off.
  assert.match(await page.locator("noscript").textContent(), /needs JavaScript to run/);
});

browserTest("on a phone form and preview take turns", { context: { viewport: { width: 390, height: 844 }, hasTouch: true } }, async ({ page, open }) => {
  await open("?preset=single-page-app");
  const view = page.getByRole("navigation", { name: "View" });
  await view.getByRole("button", { name: /^Preview/ }).tap();
  await page.getByRole("region", { name: "Preview", exact: true }).waitFor();
  assert.equal(await field(page, "name").isVisible(), false);
  await page.locator("#preview .line", { hasText: "logout_urls" }).tap();
  await reaches(page, "logout_urls");
  assert.equal(await page.getByRole("region", { name: "Preview", exact: true }).isVisible(), false);
});

for (const [width, height] of [[320, 640], [390, 844], [640, 450], [768, 1024], [1024, 700], [1366, 768], [2560, 1300]]) {
  browserTest(`nothing is cut off at ${width} × ${height}`, { context: { viewport: { width, height } } }, async ({ page, open }) => {
    await open("?preset=server-web-app&target=terraform-hcl,cloudformation-yaml");
    const beyond = () =>
      page.evaluate(() => {
        const wide = document.documentElement.clientWidth;
        // What scrolls by itself, or is there for screen readers only, may be wider.
        const own = "pre, .tabs, .contents, .off-screen, .code, .cell-name";
        const all = [...document.querySelectorAll("main *, header *, nav *, dialog *")].filter((it) => !it.closest(own) && !(it instanceof SVGElement));
        const out = all.filter((it) => it.getClientRects().length && it.getBoundingClientRect().right > wide + 1);
        return { out: out.slice(0, 5).map((it) => it.outerHTML.slice(0, 120)), scrolls: document.documentElement.scrollWidth > wide };
      });
    assert.deepEqual(await beyond(), { out: [], scrolls: false });
    await show(page, web({ name: "~".repeat(120), user_pool_id: POOL, callback_urls: ["x".repeat(300)], read_attributes: ["custom:" + "y".repeat(100)] }, "a_very_long_label_".repeat(8)));
    await page.locator("[data-argument=name] [data-severity=error]").first().waitFor();
    assert.deepEqual(await beyond(), { out: [], scrolls: false });
    await page.keyboard.press("Control+k");
    await palette(page).waitFor();
    assert.deepEqual(await beyond(), { out: [], scrolls: false });
  });
}

const STATES = {
  "the presets": (page) => page.getByRole("button", { name: "New", exact: true }).click(),
  "a document that cannot be opened": async (page) => {
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByRole("textbox", { name: "Paste here" }).fill("{");
    await page.getByRole("dialog").getByRole("button", { name: "Open", exact: true }).click();
    await page.getByRole("alert").getByText(/^Invalid JSON: Unterminated object\. .*\(line 1, column 1\)$/).waitFor();
  },
  "everything else as JSON": (page) => page.getByRole("button", { name: "Edit as JSON" }).click(),
  "a new variable": async (page) => {
    await field(page, "name").getByRole("button", { name: "Insert a reference" }).click();
    await page.getByRole("menuitem", { name: "New variable" }).click();
    await page.getByRole("button", { name: "Declare and insert" }).click();
    await page.getByText("A name starts with").waitFor();
  },
  "a menu": (page) => field(page, "user_pool_id").getByRole("button", { name: "Insert a reference" }).click(),
  "all previews": (page) => page.getByRole("button", { name: "All previews" }).click(),
  "the palette": async (page) => {
    await page.keyboard.press("Control+k");
    await palette(page).fill("token");
  },
  "the clients": (page) => page.getByRole("button", { name: /^Clients/ }).click(),
  "the shortcuts": (page) => page.keyboard.press("?"),
  "all problems": (page) => page.locator(".problems summary").click(),
  "what differs": (page) => origin(page).locator("summary").click(),
  "a label that cannot be": async (page) => {
    await page.getByRole("button", { name: /^Rename/ }).click();
    await page.getByRole("textbox", { name: "Client label" }).fill("no label");
    await page.keyboard.press("Enter");
    await page.getByText("A label starts with").waitFor();
  },
  "IDs to import": async (page) => {
    await page.getByRole("tab", { name: "Terraform import command", exact: true }).click();
    await page.getByRole("textbox", { name: "client_id" }).fill("; rm");
  },
  "no client at all": (page) => show(page, {}),
};
const PHONE = { viewport: { width: 390, height: 844 } };
for (const [size, context] of [["desktop", {}], ["phone", PHONE]]) {
  for (const colorScheme of ["light", "dark"]) {
    browserTest(`axe finds nothing in any state: ${size}, ${colorScheme}`, { context: { ...context, colorScheme }, timeout: 180_000 }, async ({ page, open }) => {
      // Each state begins with the same document.
      await page.addInitScript(() => location.protocol.startsWith("http") && localStorage.clear());
      await open();
      await axe(page);
      for (const [state, reach] of Object.entries(STATES)) {
        await open("?preset=machine-to-machine");
        await field(page, "name").getByRole("textbox").first().fill("~");
        // A phone shows the preview in a view of its own.
        if (context === PHONE && /previews|import/.test(state)) {
          await page.getByRole("navigation", { name: "View" }).getByRole("button", { name: /^Preview/ }).click();
        }
        await reach(page);
        try {
          // What lies over the page is examined by itself: the page below it was.
          const over = await page.locator("dialog[open], #menu").count();
          await axe(page, over ? { include: "dialog[open], #menu" } : {});
        } catch (error) {
          throw new Error(`${state}: ${error.message}`);
        }
        await page.goto("about:blank");
      }
    });
  }
}

browserTest("forced colours show what is chosen, and less motion is none", { context: { forcedColors: "active", reducedMotion: "reduce" } }, async ({ page, open }) => {
  await open("?preset=single-page-app");
  const chosen = field(page, "generate_secret").locator(".segment:has(:checked) span").first();
  assert.notEqual(await chosen.evaluate((it) => getComputedStyle(it).outlineStyle), "none");
  await field(page, "generate_secret").getByRole("radio", { name: /^Yes/ }).check();
  const line = page.locator("#preview .line.new").first();
  assert.equal(await line.evaluate((it) => getComputedStyle(it, "::before").animationName), "none");
  assert.notEqual(await line.evaluate((it) => getComputedStyle(it, "::before").borderInlineStartColor), "rgba(0, 0, 0, 0)");
});
