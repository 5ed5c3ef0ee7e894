// The main job: fill in the form, see what is wrong, copy the right text.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { body, current, field, open as show, settled } from "./documents.mjs";
import { axe, browserTest } from "./harness/index.mjs";

const reference = JSON.parse(readFileSync(new URL("../reference/user_pool_client.json", import.meta.url), "utf8"));
const paths = reference.arguments.flatMap((argument) => [
  argument.id,
  ...(argument.fields ?? []).map((field) => `${argument.id}.${field.id}`),
]);
const ROLES = ["textbox", "radio", "checkbox", "combobox", "spinbutton", "switch"];

const client = (body, label = "web") => ({ resource: { aws_cognito_user_pool_client: { [label]: body } } });
const targets = (page) => page.evaluate(() => window.cognitoClientBuilder.targets());

browserTest("every argument has a field whose control is named by it", async ({ page, open }) => {
  await open();
  await show(
    page,
    client({
      name: "web",
      token_validity_units: { access_token: "hours" },
      refresh_token_rotation: { feature: "ENABLED" },
      analytics_configuration: { application_id: "abc" },
    }),
  );
  for (const path of paths) {
    const key = path.split(".").pop();
    const named = ROLES.map((role) => field(page, path).getByRole(role, { name: key }));
    const found = await Promise.all(named.map((control) => control.count()));
    assert.ok(found.some((count) => count > 0), `no control in the field ${path} has a name with ${key}`);
  }
});

browserTest("every field shows details on demand", async ({ page, open }) => {
  await open();
  for (const path of paths.filter((path) => !path.includes("."))) {
    const more = field(page, path).locator("details.more");
    if ((await more.count()) === 0) continue; // a block's are those of its arguments
    await more.first().locator("summary").press("Enter");
    const link = more.first().getByRole("link", { name: path === "region" ? "Terraform documentation" : "AWS documentation" });
    await link.waitFor();
    const where = path === "region" ? /^https:\/\/registry\.terraform\.io\// : /^https:\/\/docs\.aws\.amazon\.com\//;
    assert.match(await link.getAttribute("href"), where, path);
  }
  const rotation = field(page, "refresh_token_rotation").locator("details.more").first();
  assert.match(await rotation.textContent(), /ALLOW_REFRESH_TOKEN_AUTH/);
});

browserTest("the copied text has the values of the form", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  await show(page, client({ user_pool_id: "eu-west-1_AbCdEf123" }));
  await field(page, "name").getByRole("textbox", { name: "name" }).first().fill("my client");
  await field(page, "generate_secret").getByRole("radio", { name: /^Yes/ }).check();
  await field(page, "callback_urls").getByRole("textbox").first().fill("https://app.example.com/callback");
  assert.deepEqual(await body(page), {
    name: "my client",
    user_pool_id: "eu-west-1_AbCdEf123",
    generate_secret: true,
    callback_urls: ["https://app.example.com/callback"],
  });
  const text = await settled(page, "terraform-hcl");
  assert.match(text, /^ {2}generate_secret += true$/m);
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.getByText("Copied").first().waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
});

browserTest("every target is chosen by its label and shows what generate gives", async ({ page, open }) => {
  await open();
  await show(page, {
    resource: {
      aws_cognito_user_pool: { pool: { name: 'a "pool" ${1 + 1}' } },
      aws_cognito_user_pool_client: {
        web: {
          name: "wéb \u{1f511}",
          user_pool_id: "${aws_cognito_user_pool.pool.id}",
          callback_urls: ["https://${var.domain}/a?b=c#d", "no", "\u2028"],
        },
        other: { name: "other", user_pool_id: "${data.aws_ssm_parameter.pool.value}" },
      },
    },
    import: [{ to: "aws_cognito_user_pool_client.other", id: "us-east-1_abc/3ho4ek12345678909nh3fmhpko" }],
  });
  for (const { id, label } of await targets(page)) {
    await page.getByRole("tab", { name: label, exact: true }).click();
    assert.ok((await settled(page, id)).length > 0, id);
    assert.equal(await page.locator(`[data-target="${id}"] pre`).count(), 1);
  }
});

browserTest("a value of the wrong type stays on screen, has a finding, and is omitted", async ({ page, open }) => {
  await open();
  await show(page, client({ name: "web", user_pool_id: "eu-west-1_AbCdEf123", access_token_validity: 1 }));
  const control = field(page, "access_token_validity").getByRole("textbox", { name: "access_token_validity" });
  await control.fill("12a");
  await field(page, "access_token_validity").locator('[data-rule="wrong-type"][data-severity="error"]').waitFor();
  assert.equal(await control.inputValue(), "12a");
  assert.equal(await control.getAttribute("aria-invalid"), "true");
  assert.doesNotMatch(await settled(page, "terraform-hcl"), /access_token_validity/);
  assert.equal((await body(page)).access_token_validity, "12a");
  await control.fill("25");
  await field(page, "access_token_validity").locator("[data-severity=error]", { hasText: "25 hours" }).waitFor();
  await control.fill("24");
  await field(page, "access_token_validity").locator('[data-severity="error"]').waitFor({ state: "detached" });
});

browserTest("not set, empty, and set are three states", async ({ page, open }) => {
  await open();
  await show(page, client({ name: "web", user_pool_id: "eu-west-1_AbCdEf123" }));
  const urls = field(page, "callback_urls");
  assert.equal((await body(page)).callback_urls, undefined);
  await urls.getByRole("button", { name: /empty list/i }).click();
  assert.deepEqual((await body(page)).callback_urls, []);
  assert.match(await settled(page, "terraform-hcl"), /callback_urls += \[\]/);
  await urls.getByRole("textbox").first().fill("https://example.com/");
  assert.deepEqual((await body(page)).callback_urls, ["https://example.com/"]);
  await urls.getByRole("button", { name: /^Unset/ }).click();
  assert.equal((await body(page)).callback_urls, undefined);
});

browserTest("the keyboard takes back and brings again", async ({ page, open }) => {
  await open();
  await show(page, client({ name: "one", user_pool_id: "eu-west-1_AbCdEf123" }));
  await field(page, "name").getByRole("textbox", { name: "name" }).first().fill("two");
  await page.locator("body").click({ position: { x: 2, y: 2 } });
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("Control+z");
  assert.equal((await body(page)).name, "one");
  await page.keyboard.press("Control+Shift+z");
  assert.equal((await body(page)).name, "two");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+y");
  assert.equal((await body(page)).name, "two");
});

browserTest("clients are added, copied, renamed and deleted, and nothing is lost", async ({ page, open }) => {
  await open();
  await show(page, client({ name: "web", user_pool_id: "eu-west-1_AbCdEf123" }));
  const labels = async () => Object.keys((await current(page)).resource.aws_cognito_user_pool_client ?? {});
  await page.getByRole("button", { name: "Duplicate" }).click();
  assert.deepEqual(await labels(), ["web", "web_2"]);
  await page.getByRole("button", { name: "Add client" }).click();
  assert.equal((await labels()).length, 3);
  await page.getByRole("button", { name: "Delete" }).click();
  assert.deepEqual(await labels(), ["web", "web_2"]);
  await page.getByRole("button", { name: "Undo" }).first().click();
  assert.equal((await labels()).length, 3);
});

browserTest("the IDs of an existing client make the import previews", async ({ page, open }) => {
  await open();
  await show(page, client({ name: "web", user_pool_id: "eu-west-1_AbCdEf123" }));
  const tab = (await targets(page)).find(({ id }) => id === "terraform-import-command").label;
  await page.getByRole("tab", { name: tab, exact: true }).click();
  const ids = page.getByRole("group", { name: "IDs of the existing client" });
  await ids.getByRole("textbox", { name: "user_pool_id" }).fill("eu-west-1_AbCdEf123");
  await ids.getByRole("textbox", { name: "client_id" }).fill("3ho4ek; rm -rf /");
  await page.locator('[data-rule="import-id"]').first().waitFor();
  assert.match(await settled(page, "terraform-import-command"), /^# /);
  await ids.getByRole("textbox", { name: "client_id" }).fill("3ho4ek12345678909nh3fmhpko");
  assert.equal(
    await settled(page, "terraform-import-command"),
    "terraform import aws_cognito_user_pool_client.web eu-west-1_AbCdEf123/3ho4ek12345678909nh3fmhpko\n",
  );
});

browserTest("text from outside is never HTML", async ({ page, open }) => {
  await open();
  const hostile = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
  await show(page, client({ name: hostile, user_pool_id: hostile, callback_urls: [hostile], [hostile]: hostile }));
  await settled(page, "terraform-hcl");
  assert.equal(await page.locator("main img, main script, #preview img").count(), 0);
  assert.notEqual(await page.title(), "1");
});

browserTest("a thousand clients: the page stays whole", async ({ page, open }) => {
  await open();
  const clients = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [`c${index}`, { name: `c${index}`, user_pool_id: "eu-west-1_AbCdEf123" }]),
  );
  await show(page, { resource: { aws_cognito_user_pool_client: clients } });
  await field(page, "name").getByRole("textbox", { name: "name" }).first().fill("first");
  assert.match(await settled(page, "terraform-hcl"), /"first"/);
});

for (const [size, viewport] of [
  ["desktop", { width: 1440, height: 900 }],
  ["phone", { width: 390, height: 844 }],
]) {
  for (const colorScheme of ["light", "dark"]) {
    browserTest(`axe finds nothing: ${size}, ${colorScheme}`, { context: { viewport, colorScheme } }, async ({ page, open }) => {
      await open();
      await axe(page);
      await show(
        page,
        client({
          name: "web ~!",
          generate_secret: "maybe",
          explicit_auth_flows: ["ALLOW_USER_AUTH", "nonsense"],
          callback_urls: ["no url", "https://${var.domain}/"],
          access_token_validity: "12a",
          token_validity_units: { access_token: "minutes" },
          read_attributes: ["email", "custom:tier"],
          refresh_token_rotation: { feature: "ENABLED" },
          analytics_configuration: { application_id: "abc" },
        }),
      );
      await page.locator("[data-argument=name] [data-severity=error]").first().waitFor();
      await axe(page);
    });
  }
}
