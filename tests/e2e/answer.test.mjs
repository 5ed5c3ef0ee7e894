// An error message or a request in the clipboard: pasted into the palette or into Open, it leads to the argument.
import assert from "node:assert/strict";
import { body, encode, stored, web } from "./documents.mjs";
import { axe, browserTest } from "./harness/index.mjs";

const CLIENT = web({
  user_pool_id: "eu-west-1_AbCdEf123",
  allowed_oauth_flows_user_pool_client: true,
  allowed_oauth_flows: ["code"],
  allowed_oauth_scopes: ["openid"],
  callback_urls: ["https://app.example.com/callback"],
  supported_identity_providers: ["COGNITO"],
  explicit_auth_flows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
});
const FLOW = "InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client";
const HOST = "https://shop.auth.eu-west-1.amazoncognito.com";

const dialog = (page) => page.getByRole("dialog", { name: "Error message or request" });
const paste = async (page, text) => {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const box = page.getByRole("dialog", { name: "Open configuration" });
  await box.getByLabel("Paste here").fill(text);
  await box.getByRole("button", { name: "Open", exact: true }).click();
};

browserTest("an error message in the palette leads to its argument", async ({ page, open }) => {
  await open(`#d=${encode(CLIENT)}`);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find an argument" }).fill(FLOW);
  const first = page.getByRole("dialog").getByRole("option").first();
  assert.match(await first.textContent(), /Authentication flow.*explicit_auth_flows/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest('[data-argument="explicit_auth_flows"]'));
});

browserTest("an error message in Open is explained, and its fix is applied", async ({ page, open }) => {
  await open(`#d=${encode(CLIENT)}`);
  await paste(page, `Traceback (most recent call last):\n  botocore.errorfactory.${FLOW}`);
  const row = dialog(page).locator('[data-rule="flow-not-enabled"]');
  await row.waitFor();
  assert.equal(await row.getAttribute("data-verdict"), "cause");
  await axe(page, { include: ".dialog" });
  await row.getByRole("button", { name: /ALLOW_USER_PASSWORD_AUTH/ }).click();
  await dialog(page).locator('[data-rule="flow-not-enabled"][data-verdict="elsewhere"]').waitFor();
  assert.ok((await body(page)).explicit_auth_flows.includes("ALLOW_USER_PASSWORD_AUTH"));
  await dialog(page).getByRole("link", { name: "explicit_auth_flows" }).click();
  await page.waitForFunction(() => document.activeElement?.closest('[data-argument="explicit_auth_flows"]'));
});

browserTest("an authorize URL is held against the client, parameter by parameter", async ({ page, open }) => {
  await open(`#d=${encode(CLIENT)}`);
  await paste(page, `${HOST}/oauth2/authorize?response_type=code&client_id=1example23456789&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback%2F&scope=openid`);
  const redirect = dialog(page).locator('[data-parameter="redirect_uri"]');
  await redirect.waitFor();
  assert.equal(await redirect.getAttribute("data-verdict"), "rejected");
  assert.deepEqual(await redirect.locator("mark").allTextContents(), ["/", ""]);
  assert.equal(await dialog(page).locator('[data-parameter="scope"]').getAttribute("data-verdict"), "accepted");
  await axe(page, { include: ".dialog" });
  await redirect.getByRole("button").click();
  await dialog(page).locator('[data-parameter="redirect_uri"][data-verdict="accepted"]').waitFor();
  assert.ok((await body(page)).callback_urls.includes("https://app.example.com/callback/"));
});

browserTest("the secret of a token request is nowhere", async ({ page, open }) => {
  const secret = "s3cr3ts3cr3ts3cr3ts3cr3ts3cr3t";
  await open(`#d=${encode(CLIENT)}`);
  await paste(page, `curl ${HOST}/oauth2/token -u 1example23456789:${secret} -d 'grant_type=client_credentials'`);
  await dialog(page).locator('[data-parameter="grant_type"][data-verdict="rejected"]').waitFor();
  await dialog(page).getByText("isn't kept or shown here").first().waitFor();
  assert.ok(!(await dialog(page).textContent()).includes(secret));
  await page.keyboard.press("Escape");
  assert.ok(!(await page.content()).includes(secret));
  assert.ok(!JSON.stringify(await stored(page)).includes(secret));
});

browserTest("a command asks for a message", async ({ page, open }) => {
  await open();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find an argument" }).fill("explain an error");
  await page.keyboard.press("Enter");
  const box = dialog(page).getByLabel("Error message, sign-in or sign-out URL, or token request");
  await box.fill("A line that says nothing.");
  await dialog(page).getByText("No known error or request.").waitFor();
  await box.fill('{"error":"invalid_grant"}');
  await dialog(page).locator('[data-rule="invalid-grant"]').waitFor();
});

browserTest("the list of rules finds a message with what surrounds it", async ({ page, open }) => {
  await open(`#d=${encode(CLIENT)}`);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find an argument" }).fill("all rules");
  await page.keyboard.press("Enter");
  const rules = page.getByRole("dialog", { name: "All rules" });
  await rules.getByRole("searchbox").fill("Error: creating Cognito User Pool Client (web): InvalidParameterException: Invalid range for token validity. with aws_cognito_user_pool_client.web,");
  await rules.locator('a[href="#rule=token-lifetime"]').waitFor();
  await rules.getByRole("button", { name: "Explain this message" }).click();
  await dialog(page).locator('[data-rule="token-lifetime"]').waitFor();
});

browserTest("a message that is pasted beside every box is explained", async ({ page, open }) => {
  await open(`#d=${encode(CLIENT)}`);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, FLOW);
  await dialog(page).locator('[data-rule="flow-not-enabled"]').waitFor();
});
