// The page as a part of somebody's documentation.
import assert from "node:assert/strict";
import { current, decode, encode, field, stored, STORED, web } from "./documents.mjs";
import { axe, browserTest } from "./harness/index.mjs";

const CLIENT = web({ user_pool_id: "eu-west-1_AbCdEf123", token_validity_units: { access_token: "minutes" } });
const ADDRESS = `?embed=1&fields=callback_urls,token_validity_units.access_token,no_such_argument&target=terraform-hcl,cloudformation-yaml#d=${encode(CLIENT)}`;

browserTest("only the fields and targets that are asked for are shown", async ({ page, open }) => {
  await open(ADDRESS);
  const paths = await page.locator("[data-argument]").evaluateAll((all) => all.map((it) => it.dataset.argument));
  assert.deepEqual(paths, ["callback_urls", "token_validity_units"]);
  assert.deepEqual(await page.getByRole("tab").allTextContents(), ["Terraform", "CloudFormation YAML"]);
  assert.equal(await page.locator("[data-target]").count(), 1);
  await page.getByRole("tab", { name: "CloudFormation YAML" }).click();
  await page.getByText("Type: AWS::Cognito::UserPoolClient").waitFor();
  for (const name of ["Open", "New", "Share", "Find"]) {
    assert.equal(await page.getByRole("button", { name, exact: true }).isVisible(), false, name);
  }
  await axe(page);
});

browserTest("an embedded page leaves the user's own document alone", async ({ page, site }) => {
  const own = `0\n${JSON.stringify(web({}, "mine"))}`;
  await page.addInitScript(([key, text]) => localStorage.getItem(key) ?? localStorage.setItem(key, text), [STORED, own]);
  await page.goto(site.url + ADDRESS);
  await page.waitForFunction(() => document.documentElement.dataset.ready === "true");
  assert.ok((await current(page)).resource.aws_cognito_user_pool_client.web);
  await field(page, "callback_urls").getByRole("textbox").first().fill("https://example.org/cb");
  await page.waitForFunction(() => document.querySelector("[data-target] pre").textContent.includes("https://example.org/cb"));
  // The whole document goes along to a page of its own.
  const [whole] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("link", { name: /Open in the builder/ }).click()]);
  await whole.waitForFunction(() => document.documentElement.dataset.ready === "true");
  assert.equal(new URL(whole.url()).search, "");
  assert.deepEqual(decode(whole.url()).resource.aws_cognito_user_pool_client.web.callback_urls, ["https://example.org/cb"]);
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  assert.equal(await stored(page), own);
});

browserTest("a frame of another page can hold it", async ({ page, site }) => {
  await page.route(`${site.origin}/article`, (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html><title>a</title><iframe title="builder" width="700" height="500" src="${site.url}${ADDRESS}"></iframe>` }),
  );
  await page.goto(`${site.origin}/article`);
  const frame = page.frameLocator("iframe");
  await frame.locator('[data-argument="callback_urls"]').waitFor();
  assert.equal(await frame.locator('[data-argument="name"]').count(), 0);
});
