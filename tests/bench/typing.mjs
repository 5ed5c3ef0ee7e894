// Typing, beside what a person would make in place of this page and beside the least that a browser can do: all pages in
// one run, one after the other and again, on a processor slowed four times. Prints figures and their ratios.
//
//   node tests/bench/typing.mjs [--loads 3] [--keys 30] [--only TEXT] [--before FOLDER]
//
// --before measures another build of this page, too, and prints what has changed since.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch, whole } from "../e2e/harness/browser.mjs";
import { DIST, serveSite } from "../e2e/harness/server.mjs";
import { full, many, one, terraform } from "./documents.mjs";

const { values: options } = parseArgs({
  options: {
    loads: { type: "string", default: "3" },
    keys: { type: "string", default: "30" },
    only: { type: "string", default: "" },
    before: { type: "string" },
  },
});
const SLOWDOWN = 4;
const WARM_UP = 5;
const KEYS = "abcdefghijklmnopqrstuvwxyz";

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const builds = [["ours", DIST], ...(options.before ? [["before", options.before]] : [])];

// Each page: the box to type into, and where its text is.
const pages = [];
const add = (name, directory, query, input, preview, document) => pages.push({ name, directory, query, input, preview, document, runs: [] });
if (existsSync(folder("peer/dist/index.html"))) {
  for (const [name, query] of [["peer, one property", ""], ["peer, full", "?full"]]) add(name, folder("peer/dist"), query, "#root_ClientName", "#preview");
}
add("floor", folder("floor"), "", "input", "pre");
for (const [name, directory] of builds) {
  const own = (state, document) => add(`${name}, ${state}`, directory, "", '[data-argument="name"] :is(input, textarea)', '[data-target="terraform-hcl"] pre', document);
  own("one argument", one());
  own("full", full());
  own("1 client", many(1));
  own("1,000 clients", many(1000));
  own("10,000 clients", many(10_000));
}

/** In the page: what a key takes until the text has changed, and until that is painted. */
function observe({ input, preview }) {
  const channel = new MessageChannel();
  let now;
  let painted;
  channel.port1.onmessage = () => painted?.();
  window.longTasks = [];
  new PerformanceObserver((list) => list.getEntries().forEach((it) => window.longTasks.push(it.duration))).observe({ type: "longtask" });
  addEventListener("keydown", () => now && (now.from ??= performance.now()), true);
  new MutationObserver(() => {
    const key = now;
    if (key?.from === undefined || key.text !== undefined) return;
    key.text = performance.now();
    requestAnimationFrame(() => {
      painted = () => (key.frame ??= performance.now());
      channel.port2.postMessage(0);
    });
  }).observe(document.querySelector(preview), { childList: true, characterData: true, subtree: true });
  window.armed = () => void (now = {});
  window.measured = async () => {
    const until = performance.now() + 5_000;
    while (now.frame === undefined && performance.now() < until) await new Promise((done) => setTimeout(done, 8));
    // Whatever else the key set off is over before the next.
    await new Promise((done) => setTimeout(done, 40));
    return { text: now.text - now.from, frame: now.frame - now.from };
  };
  window.emptied = () => {
    const box = document.querySelector(input);
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(box, "web-");
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    box.focus();
  };
}

async function opened(page, body) {
  const site = await serveSite({ directory: page.directory });
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
    const tab = await context.newPage();
    const session = await context.newCDPSession(tab);
    await session.send("Performance.enable");
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    await tab.goto(site.url + page.query);
    if (page.document) {
      await whole(tab);
      await tab.evaluate((document) => window.cognitoClientBuilder.open(document), page.document);
    }
    await tab.locator(page.input).waitFor();
    return await body(tab, session);
  } finally {
    await browser.close();
    await site.close();
  }
}

const run = (page) =>
  opened(page, async (tab, session) => {
    await tab.evaluate(observe, { input: page.input, preview: page.preview });
    await tab.evaluate(() => window.emptied());
    await tab.waitForTimeout(1_000);
    const elements = await tab.evaluate(() => document.querySelectorAll("*").length);
    for (let again = 0; again < 2; again++) await session.send("HeapProfiler.collectGarbage");
    const { usedSize: heap, backingStorageSize } = await session.send("Runtime.getHeapUsage");
    const memory = heap + backingStorageSize;
    const metric = async (name) => (await session.send("Performance.getMetrics")).metrics.find((it) => it.name === name).value;
    const nodes = await metric("Nodes");
    const keys = [];
    let layouts;
    await tab.keyboard.press("End");
    for (let at = 0; at < WARM_UP + Number(options.keys); at++) {
      if (at === WARM_UP) {
        await tab.evaluate(() => void (window.longTasks.length = 0));
        layouts = await metric("LayoutCount");
      }
      await tab.evaluate(() => window.armed());
      await tab.keyboard.press(KEYS[at % KEYS.length]);
      const key = await tab.evaluate(() => window.measured());
      if (at >= WARM_UP) keys.push(key);
      // Keys come at any time of a frame.
      await tab.waitForTimeout(15 + ((at * 7919) % 17));
    }
    const long = await tab.evaluate(() => window.longTasks);
    return { keys, long, elements, nodes, heap, memory, layouts: ((await metric("LayoutCount")) - layouts) / keys.length };
  });

/** A file with 107 clients is pasted: how long until the form shows it. */
const paste = ({ directory }) =>
  opened({ directory, query: "", input: "body" }, async (tab) => {
    await whole(tab);
    await tab.waitForTimeout(500);
    return tab.evaluate(
      ([text, label]) =>
        new Promise((done) => {
          const there = () => document.querySelector("#rename")?.textContent.includes(label) && document.querySelector('[data-argument="name"] input')?.value === "client-0";
          const data = new DataTransfer();
          data.setData("text/plain", text);
          const from = performance.now();
          const look = () => (there() ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - from))) : setTimeout(look, 4));
          document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
          look();
        }),
      [terraform(107), "client_0"],
    );
  });

const at = (values, part) => {
  const sorted = values.filter((it) => !Number.isNaN(it)).sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
};
const ms = (value) => (value === undefined ? "-" : value.toFixed(1));

const wanted = pages.filter((page) => page.name.includes(options.only) || !page.document);
const pastes = builds.map(([name, directory]) => ({ name, directory, runs: [] }));
for (let load = 0; load < Number(options.loads); load++) {
  for (let index = 0; index < wanted.length; index++) {
    const page = wanted[(index + load) % wanted.length];
    page.runs.push(await run(page));
    process.stderr.write(".");
  }
  if (!options.only) for (const it of pastes) it.runs.push(await paste(it));
}
process.stderr.write("\n");

const figures = new Map();
const rows = [["page", "key to text p50", "key to frame p50", "p95", "long tasks", "layouts a key", "elements", "all nodes", "heap MiB", "with buffers"]];
for (const { name, runs } of wanted) {
  const keys = runs.flatMap((it) => it.keys);
  const of = (read, part) => at(keys.map(read), part);
  const median = (read) => at(runs.map(read), 0.5);
  const it = {
    text: of((key) => key.text, 0.5),
    frame: of((key) => key.frame, 0.5),
    worst: of((key) => key.frame, 0.95),
    long: runs.flatMap((run) => run.long).length,
    elements: median((run) => run.elements),
    memory: median((run) => run.memory),
  };
  figures.set(name, it);
  const mib = (bytes) => (bytes / 1048576).toFixed(1);
  rows.push([name, ms(it.text), ms(it.frame), ms(it.worst), it.long, median((run) => run.layouts).toFixed(1), it.elements, median((run) => run.nodes), mib(median((run) => run.heap)), mib(it.memory)]);
}
for (const row of rows) console.log(row.map((cell, at) => String(cell).padEnd(at ? 17 : 24)).join("").trimEnd());

const part = (title, one, other, read) => {
  if (!figures.has(one) || !figures.has(other)) return;
  console.log(`${title.padEnd(58)}${(read(figures.get(one)) / read(figures.get(other))).toFixed(2)} x ${other}`);
};
console.log("");
for (const [name] of builds) {
  part(`${name}, full: key to text, p50`, `${name}, full`, "peer, full", (it) => it.text);
  part(`${name}, full: key to frame, p95`, `${name}, full`, "peer, full", (it) => it.worst);
  part(`${name}, one argument: key to frame, p95`, `${name}, one argument`, "peer, one property", (it) => it.worst);
  for (const count of ["1,000", "10,000"]) {
    part(`${name}, ${count} clients: key to frame, p95`, `${name}, ${count} clients`, `${name}, 1 client`, (it) => it.worst);
  }
  part(`${name}, full: key to frame, p95`, `${name}, full`, "floor", (it) => it.worst);
  part(`${name}, 1,000 clients: key to frame, p95`, `${name}, 1,000 clients`, "floor", (it) => it.worst);
}
part("1,000 clients: heap and buffers", "ours, 1,000 clients", "before, 1,000 clients", (it) => it.memory);
if (!options.only) {
  for (const { name, runs } of pastes) console.log(`${`${name}: a file with 107 clients pasted, until the form is there`.padEnd(58)} ${ms(at(runs, 0.5))} ms`);
}
