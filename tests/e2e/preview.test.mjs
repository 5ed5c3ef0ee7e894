// Choosing what is written, and taking it along.
import assert from "node:assert/strict";
import { call, encode, web } from "./documents.mjs";
import { axe, browserTest } from "./harness/index.mjs";

const CLIENT = web({ user_pool_id: "eu-west-1_AbCdEf123" });
const AT = `#d=${encode(CLIENT)}`;
const preview = (page) => page.getByRole("region", { name: "Preview", exact: true });
const more = async (page, item) => {
  await preview(page).getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
};

browserTest("the targets in view are remembered, but not those that an address asks for", async ({ page, open }) => {
  await open(AT);
  await page.getByRole("tab", { name: "Pulumi AWS (Python)" }).click();
  await open(`?target=cdk-python${AT}`);
  await page.locator('[data-target="cdk-python"]').waitFor();
  await open(AT);
  await page.locator('[data-target="pulumi-aws-python"]').waitFor();
});

browserTest("a variant is chosen, and scripts can have it, too", async ({ page, open }) => {
  await open(`?target=aws-cli${AT}`);
  await page.getByRole("radio", { name: "PowerShell" }).check();
  const text = await preview(page).locator("pre").textContent();
  assert.equal(text, (await call(page, "generate", CLIENT, "aws-cli", { shell: "powershell" })).value.text);
  await page.getByRole("radio", { name: "POSIX shell" }).check();
  const posix = (await call(page, "generate", CLIENT, "aws-cli")).value.text;
  assert.notEqual(posix, text);
  assert.equal(await preview(page).locator("pre").textContent(), posix);
  assert.match((await call(page, "generate", CLIENT, "aws-cli", { shell: "fish" })).error, /options\.shell must be "posix" or "powershell", not "fish"/);
  // What a page keeps in the same object is no matter of ours.
  const own = await page.evaluate((client) => {
    const options = { shell: "powershell", many: 1n };
    options.self = options;
    return window.cognitoClientBuilder.generate(client, "aws-cli", options).text;
  }, CLIENT);
  assert.equal(own, text);
});

browserTest("AWS CDK is written with either construct", async ({ page, open }) => {
  const client = web({ user_pool_id: "eu-west-1_AbCdEf123", explicit_auth_flows: ["ALLOW_USER_SRP_AUTH"] });
  for (const id of ["cdk-typescript", "cdk-python"]) {
    await open(`?target=${id}#d=${encode(client)}`);
    await preview(page).getByText("CfnUserPoolClient(").waitFor();
    await page.getByRole("radio", { name: "L2" }).check();
    await preview(page).getByText("UserPoolClient adds ALLOW_REFRESH_TOKEN_AUTH to ExplicitAuthFlows").waitFor();
    const text = await preview(page).locator("pre").textContent();
    assert.equal(text, (await call(page, "generate", client, id, { construct: "l2" })).value.text);
    assert.doesNotMatch(text, /CfnUserPoolClient\(/);
  }
});

browserTest("a text is copied as Markdown", { context: { permissions: ["clipboard-read", "clipboard-write"] } }, async ({ page, open }) => {
  await open(AT);
  await more(page, "Copy as Markdown");
  await page.getByText("Copied as Markdown").first().waitFor();
  const text = await preview(page).locator("pre").textContent();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `\`\`\`hcl\n${text}\`\`\`\n`);
});

browserTest("project files are offered with a program", async ({ page, open }) => {
  await open(`?target=cdk-typescript${AT}`);
  await more(page, "Project files…");
  const dialog = page.getByRole("dialog", { name: "Project files: AWS CDK (TypeScript)" });
  assert.deepEqual(await dialog.getByRole("heading", { level: 3 }).allTextContents(), ["cdk.json", "package.json", "tsconfig.json"]);
  const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Download cdk.json" }).click()]);
  assert.equal(download.suggestedFilename(), "cdk.json");
  await axe(page, { include: "dialog[open]" });
});

browserTest("tool coverage is one table", async ({ page, open }) => {
  await open(AT);
  await more(page, "Tool coverage");
  const dialog = page.getByRole("dialog", { name: "Tool coverage" });
  const row = dialog.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "callback_urls" }) });
  assert.deepEqual((await row.getByRole("cell").allTextContents()).slice(0, 4), ["callback_urls", "CallbackURLs", "callback_urls", "callbackUrLs"]);
  await dialog.getByText("since 6.0.0").waitFor();
  await axe(page, { include: "dialog[open]" });
  await dialog.getByRole("link", { name: "logout_urls" }).click();
  await page.waitForFunction(() => document.activeElement?.closest("[data-argument]")?.dataset.argument === "logout_urls");
});
