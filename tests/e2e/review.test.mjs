// What is wrong, what is accepted, what a client will do, what a change does: read beside the form.
import assert from "node:assert/strict";
import { body as client, current, encode, web } from "./documents.mjs";
import { axe, browserTest } from "./harness/index.mjs";

const IMPLICIT = {
  user_pool_id: "eu-west-1_AbCdEf123",
  allowed_oauth_flows_user_pool_client: true,
  allowed_oauth_flows: ["implicit"],
  allowed_oauth_scopes: ["openid"],
  callback_urls: ["https://app.example.org/callback"],
  supported_identity_providers: ["COGNITO"],
  prevent_user_existence_errors: "ENABLED",
};
/** Three errors, two of which can be repaired without asking. */
const WRONG = { ...IMPLICIT, allowed_oauth_flows: ["client_credentials"], access_token_validity: 25, callback_urls: ["http://app.example.org/callback"] };

const at = (document) => `#d=${encode(document)}`;
const view = (page, name) => page.getByRole("navigation", { name: "Side panel" }).getByRole("button", { name });
const shown = (page, name) => page.getByRole("region", { name, exact: true });

browserTest("a risk is accepted with a note, listed, written into the code, and withdrawn", async ({ page, open }) => {
  await open(at(web(IMPLICIT)));
  await view(page, "Review").click();
  const review = shown(page, "Review");
  await review.getByRole("button", { name: "Accept risk: Implicit grant" }).click();
  await page.getByLabel("Reason").fill("the old app, until March");
  await page.getByRole("button", { name: "Accept risk", exact: true }).click();
  await review.getByRole("heading", { name: "Accepted risks 1" }).waitFor();
  await review.getByText("Accepted risk: the old app, until March").waitFor();
  assert.deepEqual((await current(page))["//"].accepted, [{ client: "web", rule: "implicit-grant", note: "the old app, until March" }]);
  await view(page, "Code").click();
  assert.match(await page.locator("[data-target] pre").first().textContent(), /^# Accepted risk implicit-grant: the old app, until March$/m);
  await view(page, "Review").click();
  await review.getByRole("button", { name: "Reopen: Implicit grant" }).click();
  await review.getByRole("button", { name: "Accept risk: Implicit grant" }).waitFor();
  assert.equal((await current(page))["//"], undefined);
});

browserTest("fixing all errors lists the changes first", async ({ page, open }) => {
  await open(at(web(WRONG)));
  await view(page, "Review").click();
  const before = await client(page);
  await page.getByRole("button", { name: "Fix all errors…" }).click();
  const dialog = page.getByRole("dialog", { name: "Fix all errors" });
  const steps = await dialog.getByRole("listitem").allTextContents();
  assert.ok(steps.length >= 2 && steps.every((step) => step.startsWith("web ")), steps.join("\n"));
  assert.deepEqual(await client(page), before, "nothing is changed yet");
  await dialog.getByRole("button", { name: /^Apply \d+ fix/ }).click();
  const errors = await page.evaluate(() => {
    const { validate, current } = window.cognitoClientBuilder;
    return validate(current()).filter(({ severity }) => severity === "error").map(({ rule }) => rule);
  });
  assert.deepEqual(errors, []);
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  assert.deepEqual(await client(page), before);
});

browserTest("the summary follows the form, and has next steps", async ({ page, open }) => {
  await open(at(web(IMPLICIT)));
  await view(page, "Summary").click();
  const does = shown(page, "Summary");
  await does.getByText("Access tokens, for API calls: 1 hour.").waitFor();
  await page.getByRole("textbox", { name: "access_token_validity" }).fill("2");
  await does.getByText("Access tokens, for API calls: 2 hours.").waitFor();
  await does.getByRole("heading", { name: "Next steps" }).waitFor();
  const code = await does.locator("pre").first().textContent();
  assert.match(code, /response_type=token/);
  assert.match(code, /redirect_uri=https%3A%2F%2Fapp\.example\.org%2Fcallback/);
  assert.ok((await does.locator("pre mark").allTextContents()).includes("CLIENT_ID"));
});

browserTest("a change is listed with its effect, and reverted", async ({ page, open }) => {
  await open(at(web({ ...IMPLICIT, generate_secret: false })));
  await view(page, "Changes").click();
  const changes = shown(page, "Changes");
  await changes.getByText("Nothing to compare this client with yet").waitFor();
  await changes.getByRole("button", { name: "Set baseline" }).click();
  await changes.getByText("No changes").waitFor();
  await page.getByRole("radio", { name: "Yes, generate_secret" }).check();
  await page.getByRole("button", { name: "Unset, prevent_user_existence_errors" }).click();
  await changes.getByText("forces replacement", { exact: true }).waitFor();
  await changes.getByText(/Apps with the old ones stop working/).waitFor();
  await changes.getByText("Terraform keeps", { exact: false }).first().waitFor();
  await changes.getByRole("button", { name: "Revert generate_secret" }).click();
  assert.equal(await changes.getByText("forces replacement", { exact: true }).count(), 0);
  assert.equal((await client(page)).generate_secret, false);
});

browserTest("a rule has its own URL, and the list of rules finds AWS messages", async ({ page, open }) => {
  await open("#rule=implicit-grant");
  await page.getByRole("dialog", { name: "Implicit grant" }).waitFor();
  await page.getByRole("button", { name: "All rules" }).click();
  const all = page.getByRole("dialog", { name: "All rules" });
  assert.ok((await all.getByRole("listitem").count()) >= 80);
  await all.getByLabel("Search rules").fill("can not be selected if client does not have a client secret");
  await all.getByRole("link", { name: "client_credentials without a client secret" }).click();
  const rule = page.getByRole("dialog", { name: "client_credentials without a client secret" });
  await rule.getByText("AWS says").waitFor();
  await rule.getByRole("button", { name: "Open example" }).click();
  assert.deepEqual((await client(page)).allowed_oauth_flows, ["client_credentials"]);
  await page.goto(page.url().replace(/#.*/, "#rule=no-such-rule"));
  await page.getByRole("dialog", { name: "Unknown rule" }).waitFor();
});

browserTest("versions of tools are kept, and findings are about the tools in view", async ({ page, open }) => {
  const rotating = web({ user_pool_id: "eu-west-1_AbCdEf123", explicit_auth_flows: ["ALLOW_USER_SRP_AUTH"], refresh_token_rotation: { feature: "ENABLED" } });
  await open(at(rotating));
  const old = page.locator("[data-rule=newer-than-tool]");
  await view(page, "Review").click();
  await page.getByRole("button", { name: "Tool versions…" }).click();
  await page.getByLabel("terraform-provider-aws").fill("5.90.0");
  await page.getByRole("button", { name: "Done" }).click();
  await shown(page, "Review").getByText(/5\.90/).first().waitFor();
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.ready === "true");
  await view(page, "Review").click();
  await shown(page, "Review").getByText(/5\.90/).first().waitFor();
  // Nobody looks at Terraform any more.
  await view(page, "Code").click();
  await page.getByRole("tab", { name: "CloudFormation YAML" }).click();
  await view(page, "Review").click();
  await shown(page, "Review").waitFor();
  assert.equal(await shown(page, "Review").getByText(/5\.90/).count(), 0);
  assert.equal(await old.count(), 0);
});

browserTest("the review is copied as Markdown", { context: { permissions: ["clipboard-read", "clipboard-write"] } }, async ({ page, open }) => {
  await open(at(web(WRONG)));
  await view(page, "Review").click();
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await page.getByText("Copied report as Markdown").first().waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /^# Review of Amazon Cognito app clients\n/);
  assert.match(text, /### Errors/);
});

for (const name of ["Review", "Summary", "Changes"]) {
  for (const colorScheme of ["light", "dark"]) {
    browserTest(`axe finds nothing in ${name}, ${colorScheme}`, { context: { colorScheme } }, async ({ page, open }) => {
      await open(at(web(WRONG)));
      await view(page, name).click();
      if (name === "Changes") await page.getByRole("button", { name: "Set baseline" }).click();
      await page.getByRole("textbox", { name: "access_token_validity" }).fill("2");
      await shown(page, name).waitFor();
      await axe(page);
    });
  }
}

browserTest("axe finds nothing in the dialogs", async ({ page, open }) => {
  await open(at(web(WRONG)));
  await view(page, "Review").click();
  for (const name of ["Fix all errors…", "All rules", "Tool versions…"]) {
    await page.getByRole("button", { name }).click();
    await page.getByRole("dialog").waitFor();
    await axe(page, { include: "dialog[open]" });
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
});
