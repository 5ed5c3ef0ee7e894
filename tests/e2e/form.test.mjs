// The form at a glance: how much of it is in view, how many tab stops it has, and how a user gets around in it.
import assert from "node:assert/strict";
import { call, web } from "./documents.mjs";
import { browserTest } from "./harness/index.mjs";

const PRESET = "?preset=single-page-app";
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.id ?? "");

for (const [width, height, least] of [
  [1440, 900, 8],
  [1280, 720, 6],
]) {
  browserTest(`${least} fields are in view as a whole at ${width} × ${height}`, { context: { viewport: { width, height } } }, async ({ page, open }) => {
    await open(PRESET);
    await page.locator("[data-argument=name] input").waitFor();
    const { whole, sizes } = await page.evaluate(() => {
      const inView = (field) => {
        const { top, bottom, height } = field.getBoundingClientRect();
        return height > 0 && top >= 0 && bottom <= innerHeight;
      };
      const fields = [...document.querySelectorAll(".field:not(.block)")].filter(inView);
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
        node.data.trim() && node.parentElement.checkVisibility() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
      );
      const sizes = new Set();
      while (texts.nextNode()) sizes.add(parseFloat(getComputedStyle(texts.currentNode.parentElement).fontSize));
      return { whole: fields.map((field) => field.dataset.argument), sizes: [...sizes] };
    });
    assert.ok(whole.length >= least, whole.join(", "));
    for (const size of sizes) assert.ok([12, 13, 14, 16, 20].includes(size), `${size} px`);
  });
}

browserTest("a client is at most 60 tab stops, each of them in view when it has the focus", async ({ page, open }) => {
  await open(PRESET);
  await page.locator("[data-argument=name] input").waitFor();
  const stops = [];
  for (let presses = 0; presses < 90; presses++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const it = document.activeElement;
      if (it === document.body) return null;
      const { top, bottom } = it.getBoundingClientRect();
      return { name: it.getAttribute("aria-label") ?? it.textContent.trim().slice(0, 40), seen: bottom > 0 && top < innerHeight };
    });
    if (!at) break;
    stops.push(at);
  }
  assert.ok(stops.length > 30 && stops.length <= 60, `${stops.length}: ${stops.map((it) => it.name).join(" | ")}`);
  assert.deepEqual(stops.filter((it) => !it.seen), []);
});

browserTest("arrow keys go through the controls of a field, and Tab to the next field", async ({ page, open }) => {
  await open(PRESET);
  await page.locator("[data-argument=name] input").focus();
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.title), "Details");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "Insert a reference, name");
  // Nothing comes after the last one.
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "Insert a reference, name");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "control-user_pool_id");
  // What has the keys to the sides for itself keeps them.
  await page.getByRole("radio", { name: "No, generate_secret" }).focus();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(page), "Yes, generate_secret");
  // A tick by keyboard, in the middle of a set.
  const flows = page.locator("[data-argument=explicit_auth_flows]");
  await flows.getByRole("checkbox").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const name = await focused(page);
  await page.keyboard.press("Space");
  assert.ok(await flows.getByRole("checkbox", { name }).isChecked());
});

browserTest("a choice says what it means while it has the focus or the pointer", async ({ page, open }) => {
  await open(PRESET);
  const option = page.locator("[data-argument=explicit_auth_flows] .option").nth(2);
  const meaning = page.locator(".meaning");
  await option.hover();
  await meaning.waitFor();
  assert.equal(await meaning.textContent(), (await option.locator("small").textContent()).trim());
  await page.keyboard.press("Escape");
  await meaning.waitFor({ state: "detached" });
  await page.mouse.move(5, 5);
  await option.getByRole("checkbox").focus();
  await meaning.waitFor();
});

browserTest("two scopes of a resource server are told apart, and edited as expressions", async ({ page, open }) => {
  await open();
  const scope = (name) => "${aws_cognito_resource_server.api.identifier}/" + name;
  const document = web({ user_pool_id: "eu-west-1_AbCdEf123", allowed_oauth_scopes: [scope("read"), scope("write")] });
  document.resource.aws_cognito_resource_server = {
    api: { identifier: "https://api.example.com", name: "api", user_pool_id: "eu-west-1_AbCdEf123", scope: [{ scope_name: "read", scope_description: "Read" }, { scope_name: "write", scope_description: "Write" }] },
  };
  await call(page, "open", document);
  const covers = page.locator("[data-argument=allowed_oauth_scopes] .cover");
  await covers.nth(1).waitFor();
  assert.deepEqual(await covers.allInnerTexts().then((all) => all.map((it) => it.replace(/\s+/g, " ").trim())), ["api / read scope", "api / write scope"]);
  const box = page.locator("[data-argument=allowed_oauth_scopes] .row input").nth(1);
  await box.focus();
  await covers.nth(1).waitFor({ state: "hidden" });
  assert.equal(await box.inputValue(), scope("write"));
});

browserTest("the section in view is marked, and the row of the client stays", async ({ page, open }) => {
  await open(PRESET);
  const link = page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: /^Tokens/ });
  await link.click();
  await page.locator(".contents a[aria-current=true]", { hasText: "Tokens" }).waitFor();
  // The heading isn't under the bars.
  const covered = await page.evaluate(() => {
    const row = document.querySelector(".client-row").getBoundingClientRect();
    return document.querySelector("#group-tokens h3").getBoundingClientRect().top < row.bottom;
  });
  assert.equal(covered, false);
  assert.ok(await page.getByRole("button", { name: "Rename spa" }).isVisible());
});

browserTest("a target is found by its tool, and stays a press away", async ({ page, open }) => {
  await open(PRESET);
  await page.getByRole("button", { name: "All previews" }).click();
  await page.getByRole("combobox", { name: "Find a preview" }).fill("native go");
  assert.deepEqual(await page.getByRole("listbox").getByRole("option").allInnerTexts().then((all) => all.map((it) => it.split("\n")[0])), ["Pulumi AWS Native (Go)"]);
  await page.keyboard.press("Enter");
  await page.locator('[data-target="pulumi-aws-native-go"] pre .line').first().waitFor();
  const first = page.getByRole("tab").first();
  assert.equal(await first.textContent(), "Pulumi AWS Native (Go)");
  // Tabs keep their places when one of them is chosen, and are there on the next visit.
  const before = await page.getByRole("tab").allTextContents();
  await page.getByRole("tab", { name: "CloudFormation YAML", exact: true }).click();
  assert.deepEqual(await page.getByRole("tab").allTextContents(), before);
  await page.reload();
  await page.getByRole("tab", { name: "CloudFormation YAML", exact: true, selected: true }).waitFor();
  assert.deepEqual((await page.getByRole("tab").allTextContents()).slice(0, 3), before.slice(0, 3));
});

browserTest("a first visit is asked for the tool, once", async ({ page, open }) => {
  await open();
  await page.getByRole("radio", { name: "Pulumi" }).check();
  await page.locator('[data-target="pulumi-aws-typescript"] pre .line').first().waitFor();
  await page.reload();
  await page.locator('[data-target="pulumi-aws-typescript"] pre .line').first().waitFor();
  assert.ok(await page.getByRole("radio", { name: "Pulumi" }).isChecked());
});

browserTest("clients are copied, added from a preset, and renamed", async ({ page, open }) => {
  await open(PRESET);
  for (const label of ["spa_2", "spa_3"]) {
    await page.getByRole("button", { name: "Duplicate" }).click();
    await page.getByRole("button", { name: `Rename ${label}` }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "control-name");
  }
  await page.getByRole("button", { name: "New" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Add a client" }).check();
  await dialog.getByRole("button", { name: /^Machine to machine/ }).click();
  await page.waitForFunction(() => document.activeElement?.id === "control-name");
  const { value } = await call(page, "current");
  const { resource } = value ?? {};
  const clients = Object.entries(resource.aws_cognito_user_pool_client);
  assert.equal(clients.length, 4);
  assert.equal(new Set(clients.map(([, client]) => client.user_pool_id)).size, 1);
  assert.equal(Object.keys(resource.aws_cognito_user_pool).length, 1);
  assert.ok(resource.aws_cognito_resource_server);
  // A label that can't be one is offered as one that can.
  await page.getByRole("button", { name: /^Rename / }).click();
  await page.getByRole("textbox", { name: "Client label" }).fill("billing portal");
  await page.keyboard.press("Enter");
  await page.locator("#rename-error", { hasText: "Press Enter for billing_portal." }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Rename billing_portal" }).waitFor();
  // The picker knows grant types.
  await page.getByRole("button", { name: /^Clients: / }).click();
  await page.getByRole("combobox", { name: "Find a client" }).fill("client_credentials");
  assert.deepEqual(await page.getByRole("listbox").getByRole("option").allInnerTexts().then((all) => all.map((it) => it.split("\n")[0])), ["billing_portal"]);
});

browserTest("on a phone the form, the preview and the review are a press away", { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } }, async ({ page, open }) => {
  await open(PRESET);
  const bar = page.getByRole("navigation", { name: "View", exact: true });
  await bar.getByRole("button", { name: "Review", exact: true }).click();
  await page.locator("#side-view[aria-label=Review]").waitFor();
  await bar.getByRole("button", { name: /^Preview/ }).click();
  await page.locator("#preview .code").waitFor();
  await bar.getByRole("button", { name: "Form", exact: true }).click();
  await page.locator("[data-argument=name] input").waitFor();
  // A finger can't point: what choices mean is there.
  assert.ok(await page.locator("[data-argument=explicit_auth_flows] .option small").first().isVisible());
});
