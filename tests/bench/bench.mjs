// Measures what people feel: the bytes of a first load, the time until the page can be used, and the time from a key to
// the painted preview, the last two on a processor slowed four times; and how long what scripts call takes. Prints
// figures and judges nothing.
import { launch, ready, whole } from "../e2e/harness/browser.mjs";
import { serveSite } from "../e2e/harness/server.mjs";

const BUDGET = 150 * 1024;
const SLOWDOWN = 4;
const STARTS = 7;
const TEXT = "a-name-of-exactly-30-letters-x";
const TYPE = "aws_cognito_user_pool_client";

// Every argument has a value, so that every field and every line of the preview is there.
const full = (name) => ({
  name,
  user_pool_id: "us-west-2_abc123",
  access_token_validity: 30,
  id_token_validity: 30,
  refresh_token_validity: 10,
  token_validity_units: { access_token: "minutes", id_token: "minutes", refresh_token: "days" },
  allowed_oauth_flows: ["code", "implicit"],
  allowed_oauth_flows_user_pool_client: true,
  allowed_oauth_scopes: ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"],
  analytics_configuration: {
    application_arn: "arn:aws:mobiletargeting:us-west-2:123456789012:apps/0123456789abcdef0123456789abcdef",
    user_data_shared: true,
  },
  auth_session_validity: 3,
  callback_urls: Array.from({ length: 100 }, (_, i) => `https://app-${i}.example.com/callback`),
  default_redirect_uri: "https://app-0.example.com/callback",
  enable_propagate_additional_user_context_data: true,
  enable_token_revocation: true,
  explicit_auth_flows: ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH"],
  generate_secret: true,
  logout_urls: Array.from({ length: 100 }, (_, i) => `https://app-${i}.example.com/logout`),
  prevent_user_existence_errors: "ENABLED",
  read_attributes: ["email", "email_verified", "name", "phone_number"],
  write_attributes: ["email", "name", "phone_number"],
  refresh_token_rotation: { feature: "ENABLED", retry_grace_period_seconds: 30 },
  region: "us-west-2",
  supported_identity_providers: ["COGNITO", "Google", "SignInWithApple"],
});
const many = () => {
  const clients = {};
  for (let i = 0; i < 1000; i++) {
    clients[`client_${i}`] = { name: `client-${i}`, user_pool_id: "us-west-2_abc123", callback_urls: [`https://app-${i}.example.com/cb`] };
  }
  return { resource: { [TYPE]: clients } };
};

const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`.padStart(10);
const ms = (value) => `${value.toFixed(1)} ms`;
const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)];
const summary = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return `min ${ms(sorted[0])}, median ${ms(at(sorted, 0.5))}, p95 ${ms(at(sorted, 0.95))}, max ${ms(sorted.at(-1))} (${values.length} measured)`;
};

const site = await serveSite();
const browser = await launch();

// Runs the body on a page of its own, with an empty cache, on the slowed processor.
async function slowed(body) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  try {
    return await body(page);
  } finally {
    await context.close();
  }
}

async function load(title, query) {
  let before = site.requests.length;
  await slowed(async (page) => {
    await page.goto(site.url + query);
    await ready(page);
    await page.waitForLoadState("networkidle");
    transferred(title, before);
    before = site.requests.length;
    await whole(page);
    await page.waitForLoadState("networkidle");
    transferred("  and when somebody begins to do something", before, false);
  });
}

/** Prints what was asked for since the request of that number, and how it stands to the budget where there is one. */
function transferred(title, before, budgeted = true) {
  console.log(title);
  let raw = 0;
  let gzip = 0;
  for (const path of site.requests.slice(before)) {
    const file = site.files.find((file) => file.path === (path.endsWith("/") ? `${path}index.html` : path));
    console.log(`  ${file ? `${kib(file.raw)} ${kib(file.gzip)} gzip` : "                   not found"}  ${path.slice(site.base.length - 1)}`);
    raw += file?.raw ?? 0;
    gzip += file?.gzip ?? 0;
  }
  const budget = budgeted ? `; budget ${kib(BUDGET).trim()}, left ${kib(BUDGET - gzip).trim()}` : "";
  console.log(`  ${kib(raw)} ${kib(gzip)} gzip  in all${budget}\n`);
}

async function startUp(title, query, { begins = false } = {}) {
  const times = [];
  for (let i = 0; i < STARTS; i++) {
    times.push(
      await slowed(async (page) => {
        // Installed before the page's own scripts: notes the moment itself, not when somebody next asks.
        await page.addInitScript(() => {
          new MutationObserver((_, observer) => {
            if (document.documentElement?.dataset.ready !== "true") return;
            window.usableAfter = performance.now();
            observer.disconnect();
          }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
        });
        await page.goto(site.url + query);
        await ready(page);
        if (!begins) return page.evaluate(() => window.usableAfter ?? performance.now());
        const from = await page.evaluate(() => {
          dispatchEvent(new Event("pointermove"));
          return performance.now();
        });
        await page.waitForFunction(() => document.documentElement.dataset.whole === "true");
        // Two frames later it is painted.
        return (await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))))) - from;
      }),
    );
  }
  const what = begins ? "first gesture to painted form" : "navigation to usable";
  console.log(`${title}: ${what}, processor slowed ${SLOWDOWN} times\n  ${summary(times)}\n`);
}

async function typing(title, document) {
  await slowed(async (page) => {
    await page.goto(site.url);
    await ready(page);
    await page.evaluate((document) => window.cognitoClientBuilder.open(document), document);
    const input = page.locator('[data-argument="name"] input').first();
    const preview = page.locator('[data-target="terraform-hcl"] pre').first();
    await input.click();
    await input.press("ControlOrMeta+A");
    await input.press("Delete");
    await preview.waitFor({ state: "attached" });
    // From the key's own time stamp to the second frame after the preview's text changed: by then the first is painted.
    await page.evaluate(() => {
      const preview = document.querySelector('[data-target="terraform-hcl"]');
      window.latencies = [];
      let pressed;
      addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
      new MutationObserver(() => {
        if (pressed === undefined) return;
        const from = pressed;
        pressed = undefined;
        requestAnimationFrame(() => requestAnimationFrame(() => window.latencies.push(performance.now() - from)));
      }).observe(preview, { childList: true, characterData: true, subtree: true });
    });
    for (let i = 0; i < TEXT.length; i++) {
      await page.keyboard.press(TEXT[i]);
      await page.waitForFunction((count) => window.latencies.length >= count, i + 1);
    }
    console.log(`${title}\n  ${summary(await page.evaluate(() => window.latencies))}\n`);
  });
}

/** What is called by a script: checking, reading, changing in place. Not slowed. */
async function calls() {
  const terraform = (count) =>
    Array.from({ length: count }, (_, i) => `resource "${TYPE}" "client_${i}" {\n  name          = "client-${i}"\n  user_pool_id  = var.pool_id\n  callback_urls = ["https://app-${i}.example.com/cb"]\n}\n`).join("\n");
  const template = (count) =>
    `Resources:\n${Array.from({ length: count }, (_, i) => `  Client${i}:\n    Type: AWS::Cognito::UserPoolClient\n    Properties:\n      ClientName: client-${i}\n      UserPoolId: !Ref Pool\n      CallbackURLs: [https://app-${i}.example.com/cb]\n`).join("")}`;
  const comment = "# Nothing of a client.\n".repeat((5 << 20) / 23);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.url);
  await ready(page);
  const timed = (name, value) =>
    page.evaluate(
      async ([name, value]) => {
        const builder = window.cognitoClientBuilder;
        const document = name === "edit" ? builder.import(value).document : undefined;
        for (const client of Object.values(document?.resource.aws_cognito_user_pool_client ?? {})) client.name += "-x";
        const times = [];
        for (let i = 0; i < 5; i++) {
          const from = performance.now();
          builder[name](value, document);
          times.push(performance.now() - from);
        }
        return times;
      },
      [name, value],
    );
  const one = { resource: { [TYPE]: { web: full("web") } } };
  for (const [title, name, value] of [
    ["validate, one client with every argument", "validate", one],
    ["validate, 1,000 clients", "validate", many()],
    ["import, 107 clients of Terraform", "import", terraform(107)],
    ["import, 107 clients of CloudFormation YAML", "import", template(107)],
    ["import, 5 MiB of Terraform", "import", comment + terraform(107)],
    ["edit, 107 names of Terraform", "edit", terraform(107)],
    ["edit, 107 names of CloudFormation YAML", "edit", template(107)],
  ]) {
    console.log(`${title}\n  ${summary(await timed(name, value))}\n`);
  }
  await context.close();
}

try {
  await load("First load", "");
  await load("A part of another page, with a document", "?embed=1&preset=single-page-app&target=terraform-hcl");
  await startUp("First visit", "");
  await startUp("First visit", "", { begins: true });
  await startUp("A part of another page", "?embed=1&preset=single-page-app&target=terraform-hcl");
  await calls();
  const slow = `key to painted preview, processor slowed ${SLOWDOWN} times`;
  await typing(`Every argument filled, 100 callback URLs: ${slow}`, { resource: { [TYPE]: { web: full("web") } } });
  await typing(`1,000 clients: ${slow}`, many());
} finally {
  await Promise.all([browser.close(), site.close()]);
}
