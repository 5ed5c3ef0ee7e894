// Measures what a person waits for: the bytes of a first load, and the time until the page can be used on a processor
// slowed four times; and how long what scripts call takes. Prints figures and judges nothing. typing.mjs measures keys.
import { drawn, launch, ready, whole } from "../e2e/harness/browser.mjs";
import { serveSite } from "../e2e/harness/server.mjs";
import { full, many, template, terraform } from "./documents.mjs";

const BUDGET = 150 * 1024;
const SLOWDOWN = 4;
const STARTS = 7;

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
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
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
  const before = site.requests.length;
  await slowed(async (page) => {
    await page.goto(site.url + query);
    await ready(page);
    await page.waitForLoadState("networkidle");
    const [first, later] = [[], []];
    for (const path of site.requests.slice(before)) (/_(often|rest)\.wasm$|\/later-[^/]+$/.test(path) ? later : first).push(path);
    transferred(title, first);
    transferred("  and once the first view is drawn", later, false);
  });
}

/** Prints what was asked for, and how it stands to the budget where there is one. */
function transferred(title, paths, budgeted = true) {
  console.log(title);
  let raw = 0;
  let gzip = 0;
  for (const path of paths) {
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
            if (document.documentElement?.dataset.drawn !== "true") return;
            window.usableAfter = performance.now();
            observer.disconnect();
          }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-drawn"] });
        });
        await page.goto(site.url + query);
        await drawn(page);
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
  const what = begins ? "first gesture to painted form" : "navigation to first view";
  console.log(`${title}: ${what}, processor slowed ${SLOWDOWN} times\n  ${summary(times)}\n`);
}

/** What is called by a script: checking, reading, changing in place. Not slowed. */
async function calls() {
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
  for (const [title, name, value] of [
    ["validate, one client with every argument", "validate", full()],
    ["validate, 1,000 clients", "validate", many(1000)],
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
} finally {
  await Promise.all([browser.close(), site.close()]);
}
