// What a person has already: pasted, chosen, dropped; read, reviewed, and never lost or sent anywhere.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { body, call, current, encode, field, stored, web } from "./documents.mjs";
import { browserTest } from "./harness/index.mjs";

const fixture = (path) => readFileSync(new URL(`../imports/${path}`, import.meta.url), "utf8");
const TERRAFORM = `variable "domain" {
  default = "shop.example.org"
}

resource "aws_cognito_user_pool_client" "web" {
  name                                 = "web"
  user_pool_id                         = aws_cognito_user_pool.pool.id
  count                                = 1
  allowed_oauth_flows                  = ["client_credentials"]
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_scopes                 = ["orders/read"]
  callback_urls                        = ["https://\${var.domain}/callback"]
}
`;

const dialog = (page) => page.getByRole("dialog", { name: "Open configuration" });
const review = (page) => page.getByRole("region", { name: "Review", exact: true });
const paste = async (page, text) => {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await dialog(page).getByLabel("Paste here").fill(text);
  await dialog(page).getByRole("button", { name: "Open", exact: true }).click();
};

browserTest("pasted Terraform is reviewed at once", async ({ page, open }) => {
  await open();
  await paste(page, TERRAFORM);
  await review(page).getByText("Read: pasted text (Terraform).").waitFor();
  await review(page).getByText("count of aws_cognito_user_pool_client.web is kept as written.").waitFor();
  await review(page).getByText("pasted text:8:3").waitFor();
  await review(page).getByRole("heading", { name: /client_credentials without a client secret/ }).waitFor();
  assert.deepEqual((await body(page)).callback_urls, ["https://${var.domain}/callback"]);
  // What the file says of the variable stands beside the reference.
  await page.locator('[data-argument="callback_urls"]').getByText('variable: "shop.example.org" (default)').waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  assert.equal((await current(page)).variable, undefined);
});

browserTest("characters that look right are fixed in the text, and changes since then stay", async ({ page, open }) => {
  await open();
  await paste(page, 'resource "aws_cognito_user_pool_client" "web" {\n  name\u00a0= “web”\n  user_pool_id = var.pool\n}\n');
  await review(page).getByText("This is a no-break space (U+00A0).").waitFor();
  await field(page, "name").getByRole("textbox").fill("shop");
  await review(page).getByRole("button", { name: /^Fix: This is a no-break space/ }).press("Enter");
  await review(page).getByText("1 finding about the text").waitFor();
  assert.equal((await body(page)).name, "shop");
  await review(page).getByRole("button", { name: /^Fix all: This is a curly quote/ }).click();
  await review(page).getByText("Everything is in the configuration.").waitFor();
  await review(page).getByText("about the text").waitFor({ state: "detached" });
  assert.equal((await body(page)).name, "shop");
  await review(page).getByRole("button", { name: "Your files, with your changes" }).click();
  await page.locator(".your-file").getByText('name = "shop"').waitFor();
  await page.locator(".your-file").getByText('name = "web"').waitFor();
});

browserTest("a described client brings its ID, and its secret goes nowhere", async ({ page, open }) => {
  const secret = "s3cr3ts3cr3ts3cr3ts3cr3ts3cr3t";
  const described = {
    UserPoolClient: {
      UserPoolId: "eu-west-1_AbCdEf123",
      ClientName: "web",
      ClientId: "3ho4ek12345678909nh3fmhpko",
      ClientSecret: secret,
      AllowedOAuthFlows: ["code"],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ["openid"],
      CallbackURLs: ["https://app.example.org/callback"],
    },
  };
  await open();
  await paste(page, JSON.stringify(described, null, 2));
  await review(page).getByText(/A client secret was removed/).waitFor();
  await page.getByRole("button", { name: "Code", exact: true }).click();
  await page.getByRole("tab", { name: "Terraform import block" }).click();
  const text = page.locator('[data-target="terraform-import-block"] pre');
  await text.getByText("eu-west-1_AbCdEf123/3ho4ek12345678909nh3fmhpko").waitFor();
  await page.waitForFunction(() => location.hash.startsWith("#d="));
  const everywhere = [page.url(), JSON.stringify(await current(page)), (await stored(page)) ?? "", await page.content()];
  assert.ok(everywhere.every((it) => !it.includes(secret)));
});

browserTest("text that can't be read stays in the box, with the reason", async ({ page, open }) => {
  await open(`#d=${encode(web({}, "mine"))}`);
  await paste(page, "Dear team, please set up a client.");
  await dialog(page).getByRole("alert").getByText(/Unknown format/).waitFor();
  assert.equal(await dialog(page).getByLabel("Paste here").inputValue(), "Dear team, please set up a client.");
  await dialog(page).getByLabel("Paste here").fill('resource "aws_cognito_user_pool" "pool" {');
  await dialog(page).getByLabel("Format").selectOption("cloudformation-yaml");
  await dialog(page).getByRole("button", { name: "Open", exact: true }).click();
  assert.notEqual(await dialog(page).getByRole("alert").textContent(), "");
  assert.ok((await current(page)).resource.aws_cognito_user_pool_client.mine);
});

browserTest("your file comes back with only your changes", { context: { acceptDownloads: true } }, async ({ page, open }) => {
  await open();
  await paste(page, TERRAFORM);
  await page.getByRole("button", { name: "Files", exact: true }).click();
  const files = page.getByRole("region", { name: "Files", exact: true });
  await files.getByText("No changes").waitFor();
  await page.getByRole("textbox", { name: "access_token_validity" }).fill("2");
  await files.getByRole("row").filter({ hasText: "added:" }).getByText("access_token_validity").waitFor();
  const rows = (kind) => files.locator(`.text[data-kind=${kind}]`).allTextContents();
  assert.deepEqual(await rows("removed"), []);
  assert.deepEqual(await rows("added"), ["  access_token_validity                = 2"]);
  await files.getByRole("radio", { name: "Side by side" }).check();
  assert.deepEqual(await rows("added"), ["  access_token_validity                = 2"]);
  const [download] = await Promise.all([page.waitForEvent("download"), files.getByRole("button", { name: "Download pasted text" }).click()]);
  assert.equal(download.suggestedFilename(), "client.tf");
  const text = readFileSync(await download.path(), "utf8");
  assert.deepEqual(text.split("\n").filter((line) => !TERRAFORM.split("\n").includes(line)), ["  access_token_validity                = 2"]);
  // What the file cannot say is named.
  await page.getByRole("textbox", { name: "user_pool_id" }).fill("");
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await files.locator(".text[data-kind=removed]").first().waitFor({ state: "detached" });
});

browserTest("files belong to the document that was read from them", async ({ page, open }) => {
  await open();
  await paste(page, TERRAFORM);
  const files = page.getByRole("button", { name: "Files", exact: true });
  await files.click();
  await page.getByText("No changes").waitFor();
  await page.evaluate((document) => window.cognitoClientBuilder.open(document), web({}, "other"));
  await files.waitFor({ state: "hidden" });
  await page.locator("[data-target] pre").first().waitFor();
  assert.equal(await page.getByRole("button", { name: "Code", exact: true }).getAttribute("aria-pressed"), "true");
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await files.waitFor();
  await page.getByText("No changes").waitFor();
});

browserTest("scripts change a text in place", async ({ page, open }) => {
  await open();
  const { value: imported } = await call(page, "import", TERRAFORM);
  assert.equal((await call(page, "edit", TERRAFORM, imported.document)).value.text, TERRAFORM);
  imported.document.resource.aws_cognito_user_pool_client.web.name = "shop";
  const { value } = await call(page, "edit", TERRAFORM, imported.document);
  assert.equal(value.text, TERRAFORM.replace('= "web"', '= "shop"'));
  assert.deepEqual(value.notes, []);
  assert.match((await call(page, "edit", 7, {})).error, /text or a list of/);
});

browserTest("several files are one project", async ({ page, open }) => {
  await open();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await dialog(page).getByLabel("Choose files…").setInputFiles([
    { name: "main.tf", mimeType: "text/plain", buffer: Buffer.from(TERRAFORM.slice(TERRAFORM.indexOf("resource"))) },
    { name: "variables.tf", mimeType: "text/plain", buffer: Buffer.from('variable "domain" {}\n') },
    { name: "terraform.tfvars", mimeType: "text/plain", buffer: Buffer.from('domain = "prod.example.org"\n') },
  ]);
  await review(page).getByText("main.tf (Terraform)").waitFor();
  await page.locator('[data-argument="callback_urls"]').getByText('"prod.example.org" (terraform.tfvars)').waitFor();
});

browserTest("files are dropped, and text is pasted, anywhere", async ({ page, open }) => {
  await open();
  await page.keyboard.press("Tab");
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "client.tf"));
    for (const type of ["dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, TERRAFORM);
  await review(page).getByText("Read: client.tf (Terraform).").waitFor();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, fixture("cloudformation-short/template.yaml"));
  await review(page).getByText("Read: pasted text (CloudFormation YAML).").waitFor();
});

browserTest("a large file is read in a worker, and reading it can be stopped", async ({ page, open }) => {
  const clients = Array.from({ length: 3000 }, (_, at) => TERRAFORM.slice(TERRAFORM.indexOf("resource")).replaceAll('"web"', `"web_${at}"`));
  const text = clients.join("\n");
  await open();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const files = (name) => [{ name, mimeType: "text/plain", buffer: Buffer.from(text) }];
  await dialog(page).getByLabel("Choose files…").setInputFiles(files("first.tf"));
  await dialog(page).getByRole("progressbar").waitFor();
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await dialog(page).getByRole("progressbar").waitFor({ state: "hidden" });
  assert.equal(Object.keys((await current(page)).resource.aws_cognito_user_pool_client).length, 1);
  await dialog(page).getByLabel("Choose files…").setInputFiles(files("second.tf"));
  await review(page).getByText(/second\.tf \(Terraform\)/).waitFor({ timeout: 45_000 });
  assert.ok(Object.keys((await current(page)).resource.aws_cognito_user_pool_client).length > 100);
});

browserTest("scripts read files, and invalid input is rejected with a message", async ({ page, open }) => {
  await open();
  const { value } = await call(page, "import", TERRAFORM);
  assert.equal(value.format, "terraform-hcl");
  assert.equal(value.document.resource.aws_cognito_user_pool_client.web.name, "web");
  assert.deepEqual(value.findings.map(({ severity, line, column }) => [severity, line, column]), [["info", 8, 3]]);
  assert.deepEqual(value.known, [{ reference: "var.domain", value: "shop.example.org", saidBy: "default" }]);
  const several = await call(page, "import", [{ name: "a.tf", text: TERRAFORM }, { name: "b.yaml", text: "Resources: {}" }]);
  assert.equal(several.value.formats.length, 2);
  for (const [input, options, message] of [
    [7, undefined, /text or a list of/],
    [[{ name: "a" }], undefined, /File 0/],
    ["", { format: "word" }, /Unknown format "word"/],
    ["", { format: 7 }, /options\.format/],
  ]) {
    assert.match((await call(page, "import", input, options)).error, message);
  }
  assert.equal((await call(page, "import", "\ud800 { } \u0000 <<<<")).value.format, "unknown");
});
