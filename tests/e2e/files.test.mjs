// Files and folders as they are chosen: which are read, and that their bytes come back.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { body, current, field } from "./documents.mjs";
import { browserTest } from "./harness/index.mjs";

const client = (label) => `resource "aws_cognito_user_pool_client" "${label}" {\n  name = "${label}"\n}\n`;
const template = (name) =>
  JSON.stringify({ Resources: { Web: { Type: "AWS::Cognito::UserPoolClient", Properties: { UserPoolId: "eu-west-1_AbCdEf123", ClientName: name } } } });

/** Chooses a folder with these files, by name. */
async function chooseFolder(page, name, files) {
  const root = mkdtempSync(join(tmpdir(), "folder-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name, path)), { recursive: true });
      writeFileSync(join(root, name, path), text);
    }
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByRole("dialog").getByLabel("Choose a folder…").setInputFiles(join(root, name));
    await page.locator(".read.told, #open-refused:not(:empty)").first().waitFor();
  } finally {
    rmSync(root, { recursive: true });
  }
}
const told = (page) => page.locator(".read.told").first();
const labels = async (page) => Object.keys((await current(page)).resource.aws_cognito_user_pool_client);

browserTest("a folder of OpenTofu is read, and of twins the .tofu one", async ({ page, open }) => {
  await open();
  await chooseFolder(page, "twin", { "main.tf": client("old"), "main.tofu": client("web") });
  assert.deepEqual(await labels(page), ["web"]);
  await told(page).getByText("OpenTofu reads main.tofu instead").waitFor();
  await chooseFolder(page, "only", { "main.tofu": client("alone"), "README.md": "# Nothing" });
  assert.deepEqual(await labels(page), ["alone"]);
});

browserTest("templates that a tool wrote are read if nothing else is, or if their folder was chosen", async ({ page, open }) => {
  const app = { "cdk.out/App.template.json": template("synthesized"), "cdk.out/manifest.json": "{}", "cdk.out/tree.json": "{}" };
  await open();
  await chooseFolder(page, "project", { "cdk.json": '{"app": "x"}', "package.json": "{}", ...app });
  assert.equal((await body(page)).name, "synthesized");
  await told(page).getByText("Read project/cdk.out, which AWS CDK generates").waitFor();

  await chooseFolder(page, "mixed", { "main.tf": client("terraform"), "package.json": "{}", ...app });
  assert.deepEqual(await labels(page), ["terraform"]);
  await told(page).getByText("Skipped mixed/cdk.out (1 file)").waitFor();
  await told(page).getByText("Skipped 1 file in another format: mixed/package.json.").waitFor();
  assert.equal(await told(page).getByText("Everything is in").count(), 0);

  await chooseFolder(page, "cdk.out", { "App.template.json": template("chosen"), "manifest.json": "{}" });
  assert.equal((await body(page)).name, "chosen");
});

const GERMAN = `# Zugriff für die Kündigung\n${client("web")}`;
const latin1 = (text) => Buffer.from(text, "latin1");
const utf16 = (text) => Buffer.from(`\ufeff${text}`, "utf16le");

for (const [name, encode, word] of [["Latin-1", latin1, "Windows-1252"], ["UTF-16", utf16, "UTF-16"]]) {
  browserTest(`a file comes back in its own bytes: ${name}`, async ({ page, open }) => {
    await open();
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByRole("dialog").getByLabel("Choose files…").setInputFiles([{ name: "main.tf", mimeType: "text/plain", buffer: encode(GERMAN) }]);
    await told(page).getByText(`The file is in ${word}, not UTF-8.`).waitFor();
    await field(page, "name").getByRole("textbox").fill("Shöp");
    await page.getByRole("button", { name: "Your files, with your changes" }).click();
    await page.locator('.your-file[data-changed="true"]').waitFor();
    const saved = async (button) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
      return readFileSync(await download.path());
    };
    const wanted = GERMAN.replace('name = "web"', 'name = "Shöp"');
    assert.deepEqual(await saved("Download main.tf"), encode(wanted));
    if (name === "Latin-1") {
      const patch = await saved("Download patch");
      assert.match(patch.toString("latin1"), / # Zugriff für die Kündigung\n/);
      assert.match(patch.toString("latin1"), /\n\+ {2}name = "Shöp"\n/);
      // A character that the encoding does not have is refused, not replaced.
      await field(page, "name").getByRole("textbox").fill("日本");
      await page.locator(".your-file").getByText("日本").waitFor();
      await page.getByRole("button", { name: "Download main.tf" }).click();
    } else {
      await page.getByRole("button", { name: "Download patch" }).click();
    }
    const why = name === "Latin-1" ? "which has no character “日”" : "which patches don't support";
    await page.locator("p.error").getByText(why).waitFor();
  });
}

browserTest("bytes that aren't text are rejected with the reason", async ({ page, open }) => {
  await open();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const choose = (name, buffer) =>
    page.getByRole("dialog").getByLabel("Choose files…").setInputFiles([{ name, mimeType: "text/plain", buffer }]);
  await choose("wide.tf", Buffer.from([...GERMAN].flatMap((c) => [c.codePointAt(0) & 255, c.codePointAt(0) >> 8, 0, 0])));
  await page.locator("#open-refused").getByText("wide.tf is in UTF-32, which the builder can't read.").waitFor();
  await choose("broken.tf", Buffer.concat([Buffer.from(GERMAN), Buffer.from([0x23, 0xff, 0x0a])]));
  await page.locator("#open-refused").getByText("broken.tf is damaged UTF-8: line 5").waitFor();
});

browserTest("pasted text is read without the fence around it, and gets it back", async ({ page, open }) => {
  await open();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByLabel("Paste here").fill(`Try this:\n\n\`\`\`hcl\n${client("web")}\`\`\`\n`);
  await page.getByRole("dialog").getByRole("button", { name: "Open", exact: true }).click();
  await told(page).getByText("Ignored the text around the configuration: Markdown fences.").waitFor();
  await field(page, "name").getByRole("textbox").fill("shop");
  await page.getByRole("button", { name: "Your files, with your changes" }).click();
  await page.getByLabel("Whole text").check({ force: true });
  const text = `Try this:\n\n\`\`\`hcl\n${client("web").replace('name = "web"', 'name = "shop"')}\`\`\`\n`;
  await page.waitForFunction((text) => document.querySelector(".file-text")?.textContent === text, text);
});
