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
const view = (page, name) => page.getByRole("navigation", { name: "What stands beside the form" }).getByRole("button", { name });
const shown = (page, name) => page.getByRole("region", { name, exact: true });

browserTest("a risk is accepted with a note, listed, written into the code, and withdrawn", async ({ page, open }) => {
  await open(at(web(IMPLICIT)));
  await view(page, "Review").click();
  const review = shown(page, "Review");
  await review.getByRole("button", { name: "Accept: Implicit grant" }).click();
  await page.getByLabel("Why it is acceptable").fill("the old app, until March");
  await page.getByRole("button", { name: "Accept the risk" }).click();
  await review.getByRole("heading", { name: "Accepted 1" }).waitFor();
  await review.getByText("Accepted: the old app, until March").waitFor();
  assert.deepEqual((await current(page))["//"].accepted, [{ client: "web", rule: "implicit-grant", note: "the old app, until March" }]);
  await view(page, "Code").click();
  assert.match(await page.locator("[data-target] pre").first().textContent(), /^# Accepted risk implicit-grant: the old app, until March$/m);
  await view(page, "Review").click();
  await review.getByRole("button", { name: "Withdraw: Implicit grant" }).click();
  await review.getByRole("button", { name: "Accept: Implicit grant" }).waitFor();
  assert.equal((await current(page))["//"], undefined);
});

browserTest("what a repair of all errors changes is said before it does", async ({ page, open }) => {
  await open(at(web(WRONG)));
  await view(page, "Review").click();
  const before = await client(page);
  await page.getByRole("button", { name: "Repair all errors…" }).click();
  const dialog = page.getByRole("dialog", { name: "Repair all errors" });
  const steps = await dialog.getByRole("listitem").allTextContents();
  assert.ok(steps.length >= 2 && steps.every((step) => step.startsWith("web ")), steps.join("\n"));
  assert.deepEqual(await client(page), before, "nothing is changed yet");
  await dialog.getByRole("button", { name: "Make the repairs" }).click();
  const errors = await page.evaluate(() => {
    const { validate, current } = window.cognitoClientBuilder;
    return validate(current()).filter(({ severity }) => severity === "error").map(({ rule }) => rule);
  });
  assert.deepEqual(errors, []);
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  assert.deepEqual(await client(page), before);
});

browserTest("what a client will do follows the form, and has its next steps", async ({ page, open }) => {
  await open(at(web(IMPLICIT)));
  await view(page, "What it does").click();
  const does = shown(page, "What it does");
  await does.getByText("Access tokens, with which it calls APIs: 1 hour.").waitFor();
  await page.getByRole("textbox", { name: "access_token_validity" }).fill("2");
  await does.getByText("Access tokens, with which it calls APIs: 2 hours.").waitFor();
  await does.getByRole("heading", { name: "Next steps" }).waitFor();
  const code = await does.locator("pre").first().textContent();
  assert.match(code, /response_type=token/);
  assert.match(code, /redirect_uri=https%3A%2F%2Fapp\.example\.org%2Fcallback/);
  assert.ok((await does.locator("pre mark").allTextContents()).includes("CLIENT_ID"));
});

browserTest("a change is told with what it does when it is applied, and taken back", async ({ page, open }) => {
  await open(at(web({ ...IMPLICIT, generate_secret: false })));
  await view(page, "Changes").click();
  const changes = shown(page, "Changes");
  await changes.getByText("There is nothing to compare this client with yet.").waitFor();
  await changes.getByRole("button", { name: "Compare with this point from now on" }).click();
  await changes.getByText("Nothing differs.").waitFor();
  await page.getByRole("radio", { name: "Yes, generate_secret" }).check();
  await page.getByRole("button", { name: "Leave out, prevent_user_existence_errors" }).click();
  await changes.getByText("replaces the client", { exact: true }).waitFor();
  await changes.getByText(/Applications that hold the old ones are cut off/).waitFor();
  await changes.getByText("Terraform keeps", { exact: false }).first().waitFor();
  await changes.getByRole("button", { name: "Take back generate_secret" }).click();
  assert.equal(await changes.getByText("replaces the client", { exact: true }).count(), 0);
  assert.equal((await client(page)).generate_secret, false);
});

browserTest("a rule has an address of its own, and the list of rules finds what AWS says", async ({ page, open }) => {
  await open("#rule=implicit-grant");
  await page.getByRole("dialog", { name: "Implicit grant" }).waitFor();
  await page.getByRole("button", { name: "All rules" }).click();
  const all = page.getByRole("dialog", { name: "All rules" });
  assert.ok((await all.getByRole("listitem").count()) >= 80);
  await all.getByLabel("Search the rules").fill("can not be selected if client does not have a client secret");
  await all.getByRole("link", { name: "client_credentials without secret" }).click();
  const rule = page.getByRole("dialog", { name: "client_credentials without secret" });
  await rule.getByText("AWS says").waitFor();
  await rule.getByRole("button", { name: "Open the example" }).click();
  assert.deepEqual((await client(page)).allowed_oauth_flows, ["client_credentials"]);
  await page.goto(page.url().replace(/#.*/, "#rule=no-such-rule"));
  await page.getByRole("dialog", { name: "No such rule" }).waitFor();
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
  await page.getByText("Report copied as Markdown").first().waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /^# Review of Cognito user pool clients\n/);
  assert.match(text, /### Errors/);
});

for (const name of ["Review", "What it does", "Changes"]) {
  for (const colorScheme of ["light", "dark"]) {
    browserTest(`axe finds nothing in ${name}, ${colorScheme}`, { context: { colorScheme } }, async ({ page, open }) => {
      await open(at(web(WRONG)));
      await view(page, name).click();
      if (name === "Changes") await page.getByRole("button", { name: "Compare with this point" }).click();
      await page.getByRole("textbox", { name: "access_token_validity" }).fill("2");
      await shown(page, name).waitFor();
      await axe(page);
    });
  }
}

browserTest("axe finds nothing in the dialogs", async ({ page, open }) => {
  await open(at(web(WRONG)));
  await view(page, "Review").click();
  for (const name of ["Repair all errors…", "All rules", "Tool versions…"]) {
    await page.getByRole("button", { name }).click();
    await page.getByRole("dialog").waitFor();
    await axe(page, { include: "dialog[open]" });
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
});
