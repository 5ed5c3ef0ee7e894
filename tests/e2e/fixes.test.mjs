// Fixes that go forward, the forms of supporting resources, and the problems of every client in sight.
import assert from "node:assert/strict";
import { body, current, encode, field, settled } from "./documents.mjs";
import { axe, browserTest } from "./harness/index.mjs";

const POOL = "${aws_cognito_user_pool.pool.id}";
const view = (page, name) => page.getByRole("navigation", { name: "Side panel" }).getByRole("button", { name });
const errors = (page) =>
  page.evaluate(() => {
    const { validate, current } = window.cognitoClientBuilder;
    return validate(current()).filter(({ severity }) => severity === "error").map(({ rule }) => rule);
  });

browserTest("Google is added to a single-page app in one press", async ({ page, open }) => {
  await open("?preset=single-page-app");
  await field(page, "callback_urls").getByRole("textbox").first().fill("https://shop.example.com/callback");
  const providers = field(page, "supported_identity_providers");
  await providers.getByRole("checkbox", { name: /Google/ }).check();
  const fixes = providers.locator(".finding .fix");
  await fixes.first().waitFor();
  const labels = await fixes.allTextContents();
  assert.match(labels[0], /^\s*Add Google to user pool “pool”, with variables google_client_id and google_client_secret \(sensitive\)/);
  assert.match(labels.at(-1), /Remove Google/);
  await fixes.first().click();
  await fixes.first().waitFor({ state: "detached" });
  assert.deepEqual(await errors(page), []);
  const text = await settled(page, "terraform-hcl");
  assert.match(text, /resource "aws_cognito_identity_provider" "google" \{/);
  assert.match(text, /client_secret += var\.google_client_secret/);
  assert.match(text, /supported_identity_providers += \[\s+"COGNITO",\s+aws_cognito_identity_provider\.google\.provider_name,\s+\]/);
});

browserTest("steps of the fix of all errors are shown and can be left out", async ({ page, open }) => {
  await open("?preset=single-page-app");
  await field(page, "callback_urls").getByRole("textbox").first().fill("http://shop.example.com/callback");
  await field(page, "supported_identity_providers").getByRole("checkbox", { name: /Google/ }).check();
  await view(page, "Review").click();
  await page.getByRole("button", { name: "Fix all errors…" }).click();
  const dialog = page.getByRole("dialog", { name: "Fix all errors" });
  const google = dialog.getByRole("listitem").filter({ hasText: "Add Google" });
  await google.getByText("aws_cognito_identity_provider.google", { exact: true }).waitFor();
  await axe(page, { include: "dialog[open]" });
  await google.getByRole("checkbox").uncheck();
  await dialog.getByText("1 error remains.").waitFor();
  await dialog.getByRole("button", { name: "Apply 1 fix" }).click();
  assert.deepEqual(await errors(page), ["unknown-provider"]);
  assert.deepEqual((await body(page, "spa")).callback_urls, ["https://shop.example.com/callback"]);
});

browserTest("the problems of every client are in sight", async ({ page, open }) => {
  const good = { name: "x", user_pool_id: POOL, prevent_user_existence_errors: "ENABLED" };
  const document = {
    resource: {
      aws_cognito_user_pool: { pool: { name: "users" } },
      aws_cognito_user_pool_client: { web: good, backoffice: { ...good, access_token_validity: 48 } },
    },
  };
  await open(`#d=${encode(document)}`);
  await view(page, "Review").getByText("1").first().waitFor();
  await view(page, "Review").click();
  const strip = page.getByRole("navigation", { name: "Clients with findings" });
  await strip.getByRole("button", { name: /backoffice.*1 error/ }).waitFor();
  await page.getByRole("button", { name: /^Clients:/ }).click();
  await page.getByRole("option", { name: /backoffice.*1 error/ }).waitFor();
  await page.keyboard.press("Escape");
  // From a client without problems to the next one with a problem.
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find an argument" }).fill("next problem");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest("[data-argument]")?.dataset.argument === "access_token_validity");
  assert.equal(await strip.getByRole("button", { name: /backoffice/ }).getAttribute("aria-current"), "true");
});

browserTest("a variable and a resource are renamed with their references", async ({ page, open }) => {
  await open("?preset=machine-to-machine");
  await page.getByRole("link", { name: "Supporting resources" }).click();
  await page.getByRole("button", { name: "Edit var.domain_prefix" }).click();
  const variable = page.getByRole("dialog", { name: "var.domain_prefix" });
  await variable.getByRole("textbox", { name: "Name" }).fill("prefix");
  await variable.getByRole("textbox", { name: "Default" }).fill("shop");
  await axe(page, { include: "dialog[open]" });
  await variable.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("button", { name: "Edit aws_cognito_resource_server.api" }).click();
  const server = page.getByRole("dialog", { name: "aws_cognito_resource_server.api" });
  await server.getByRole("textbox", { name: "Label" }).fill("orders");
  await server.getByRole("button", { name: "Add scope" }).click();
  await server.getByText(/requires scope_name/).waitFor();
  await server.getByRole("textbox", { name: "scope_name" }).nth(1).fill("write");
  await server.getByRole("textbox", { name: "scope_description" }).nth(1).fill("Write");
  await axe(page, { include: "dialog[open]" });
  await server.getByRole("button", { name: "Apply" }).click();
  await server.waitFor({ state: "hidden" });
  const { resource, variable: variables } = await current(page);
  assert.equal(variables.prefix.default, "shop");
  assert.equal(resource.aws_cognito_user_pool_domain.sign_in.domain, "${var.prefix}");
  assert.deepEqual(resource.aws_cognito_user_pool_client.service.allowed_oauth_scopes, [
    "${aws_cognito_resource_server.orders.identifier}/read",
  ]);
  assert.deepEqual(resource.aws_cognito_resource_server.orders.scope[1], { scope_name: "write", scope_description: "Write" });
});
