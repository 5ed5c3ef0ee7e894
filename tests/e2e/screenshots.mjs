// Takes the pictures of the page's main states, for people to look at: make screenshots. The share image of index.html is
// one of them. Nothing here passes or fails.
import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, whole } from "./harness/browser.mjs";
import { serveSite } from "./harness/server.mjs";

const root = new URL("../../", import.meta.url);
const folder = fileURLToPath(new URL(".github/screenshots/", root));
mkdirSync(folder, { recursive: true });
const [browser, site] = await Promise.all([launch(), serveSite()]);

const WRONG = {
  resource: {
    aws_cognito_user_pool_client: {
      web: {
        name: "web ~ shop",
        user_pool_id: "eu-west-1_AbCdEf123",
        allowed_oauth_flows_user_pool_client: true,
        allowed_oauth_flows: ["code", "client_credentials"],
        allowed_oauth_scopes: ["openid"],
        callback_urls: ["http://shop.example.com/callback", "https://${var.domain}/callback"],
        supported_identity_providers: ["COGNITO"],
        access_token_validity: 60,
      },
    },
  },
};
const open = (document) => (page) => page.evaluate((document) => window.cognitoClientBuilder.open(document), document);

async function shot(path, { width = 1440, height = 900, dark = false, address = "" }, act = async () => {}) {
  const colorScheme = dark ? "dark" : "light";
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce", serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(site.url + address);
  await whole(page);
  await act(page);
  // Messages go away by themselves; a picture need not wait for that.
  await page.locator(".toasts").evaluate((toasts) => toasts.remove());
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.screenshot({ path });
  console.log(path);
  await context.close();
}

const spa = "?preset=single-page-app";
await shot(`${folder}first-visit.png`, {});
await shot(`${folder}filled.png`, { address: spa });
await shot(`${folder}dark.png`, { address: spa, dark: true });
await shot(`${folder}two-previews.png`, { address: `${spa}&target=terraform-hcl,cloudformation-yaml`, width: 1760, height: 960 });
await shot(`${folder}errors.png`, {}, async (page) => {
  await open(WRONG)(page);
  await page.locator("[data-argument=callback_urls] input").first().focus();
  await page.locator("[data-argument=callback_urls] [data-severity=error]").first().scrollIntoViewIfNeeded();
});
await shot(`${folder}review.png`, { address: "?view=review" }, open(WRONG));
await shot(`${folder}summary.png`, { address: `${spa}&view=summary` });
await shot(`${folder}your-files.png`, {}, async (page) => {
  const name = "terraform-formatted";
  const text = readFileSync(new URL(`tests/imports/${name}/main.tf`, root), "utf8");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByLabel("Paste here").fill(text);
  await page.getByRole("dialog").getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("textbox", { name: "access_token_validity" }).fill("15");
  await page.locator("[data-argument=generate_secret]").scrollIntoViewIfNeeded();
  await page.getByRole("button", { name: "Files", exact: true }).click();
  await page.locator(".diff").waitFor();
});
await shot(`${folder}palette.png`, { address: spa }, async (page) => {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("refresh token");
});
await shot(`${folder}phone.png`, { address: spa, width: 390, height: 844 });
await shot(`${folder}phone-preview.png`, { address: spa, width: 390, height: 844 }, (page) =>
  page.getByRole("button", { name: /^Preview/ }).click(),
);
// In the size that is shown where a link is shared.
await shot(fileURLToPath(new URL("public/share.png", root)), { address: spa, width: 1200, height: 630 });
// The icon for systems that want it in dots.
for (const size of [192, 512]) {
  const context = await browser.newContext({ viewport: { width: size, height: size } });
  const page = await context.newPage();
  const icon = readFileSync(new URL("public/icon.svg", root), "utf8");
  await page.setContent(`<style>body { margin: 0 } svg { display: block; inline-size: 100vw }</style>${icon}`);
  await page.screenshot({ path: fileURLToPath(new URL(`public/icon-${size}.png`, root)), omitBackground: true });
  await context.close();
}

await Promise.all([browser.close(), site.close()]);
