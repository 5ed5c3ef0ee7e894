// Splits the program in parts: what a first visit runs, what visits with a document and the usual changes run, and the
// rest. start.js loads them one after the other. What is where never changes what the program does, only how soon it can:
// a function of a later part has a stand-in in the earlier ones, which ends the program if the part isn't there yet, and
// start.js starts it again when it is. Constant data go to the first part whose functions can reach them.
//
// Works on the text form that binaryen's tools write: a field of the module begins with one space and a parenthesis.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { dataOf, unreached } from "./data.mjs";
import { findBrowser, launch, ready } from "../tests/e2e/harness/browser.mjs";
import { serveSite } from "../tests/e2e/harness/server.mjs";

const TOOLS = fileURLToPath(new URL("../tests/node_modules/.bin/", import.meta.url));
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
const tool = (name, ...values) => execFileSync(join(TOOLS, name), [...FEATURES.map((it) => `--enable-${it}`), ...values]);

/** Makes the module in `file` small. Functions are not merged into their only caller: each is in one part or another. */
export const optimize = (file) => tool("wasm-opt", "-Oz", "--one-caller-inline-max-function-size=15", file, "-o", file);

const DESKTOP = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: "dark" };
const PRESETS = fileURLToPath(new URL("../src/presets", import.meta.url));
const presets = readdirSync(PRESETS).filter((name) => name.endsWith(".json")).map((name) => name.replace(".json", ""));
/** The targets that most people look at. */
const USUAL = ["terraform-hcl", "cloudformation-yaml"];
/** What people get wrong first, with references to what is elsewhere. */
const MISTAKES = {
  variable: { callback: { type: "string" } },
  resource: {
    aws_cognito_user_pool_client: {
      web: {
        name: "web",
        allowed_oauth_flows: ["code", "implicit", "client_credentials"],
        allowed_oauth_scopes: ["email", "orders/read"],
        callback_urls: ["http://example.com/cb", "https://example.com/#top", "${var.callback}"],
        default_redirect_uri: "https://example.org",
        logout_urls: ["example.com"],
        explicit_auth_flows: ["USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        access_token_validity: 90,
        refresh_token_validity: 1,
        refresh_token_rotation: { feature: "ENABLED", retry_grace_period_seconds: 90 },
        supported_identity_providers: ["Google"],
        write_attributes: ["email_verified"],
      },
      server: { name: "server", user_pool_id: "${data.aws_cognito_user_pools.main.ids[0]}", generate_secret: true },
    },
  },
};
const link = (text) => `#d=1${deflateRawSync(text).toString("base64url")}`;
/**
 * What is visited and done for each part but the last: what runs in any of these, and in none for an earlier part, is in
 * that part. `query` follows the address, `stored` is a document of an earlier visit, `press` is a button that
 * is pressed, and `act` runs in the page.
 */
const VISITS = [
  [{ context: DESKTOP }, { context: PHONE }],
  [
    { context: DESKTOP, act: change },
    { context: DESKTOP, press: ".card" },
    { context: DESKTOP, press: ".card", act: change },
    { context: PHONE, press: ".card" },
    { context: DESKTOP, press: ".starters-foot:last-child button" },
    ...presets.map((preset) => ({ context: DESKTOP, query: `?preset=${preset}&target=${USUAL}`, act: change })),
    { context: PHONE, query: `?embed=1&theme=light&preset=single-page-app&fields=name,callback_urls&target=${USUAL}`, act: change },
    { context: DESKTOP, stored: readFileSync(join(PRESETS, "server-web-app.json"), "utf8") },
    { context: DESKTOP, query: link(readFileSync(join(PRESETS, "machine-to-machine.json"))) },
    { context: DESKTOP, query: link(JSON.stringify(MISTAKES)) },
    { context: DESKTOP, query: link('{"resource":{"aws_cognito_user_pool_client":{"web":{"name":"web"}}}}') }, // packed in another way, being short
    { context: PHONE, query: `?target=${USUAL}${link(JSON.stringify(MISTAKES))}`, act: change },
  ],
];
/** Where src/app/edges/storage.rs keeps a document. */
const STORED = "cognito-client-builder/document/1";

/**
 * Reads the document, as start.js does before each event, makes changes of every usual kind in the form, copies, and takes
 * them back. Runs in the page.
 */
async function change() {
  window.cognitoClientBuilder.current();
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const each = async (selector, act) => {
    // Controls come and go with what is changed.
    for (let at = 0; at < 12; at++) {
      const control = document.querySelectorAll(`#form [data-argument] ${selector}`)[at];
      if (!control) return;
      control.focus();
      act(control);
      await painted();
    }
  };
  const tell = (control, ...types) => types.forEach((type) => control.dispatchEvent(new Event(type, { bubbles: true })));
  // A first visit has the form when somebody asks for it, or begins to do something.
  document.querySelector("#form button.outline")?.click();
  dispatchEvent(new Event("pointermove"));
  await each("input[type=text]", (control) => {
    control.value += "1";
    tell(control, "input", "change");
  });
  for (const selector of ["input[type=radio]", "input[type=checkbox]", "summary", "button.chip", "button.remove"]) {
    await each(selector, (control) => control.click());
  }
  await each("select", (control) => {
    control.selectedIndex = (control.selectedIndex + 1) % control.options.length;
    tell(control, "input", "change");
  });
  for (const selector of ["[role=tab][aria-selected=false]", "button.copy", "button[title=Undo]", "button[title=Redo]"]) {
    document.querySelector(selector)?.click();
    await painted();
  }
}

/** Answers the question of a first visit, and types, with a mouse and keys. */
async function begin(page, button) {
  await page.click(button);
  await page.click("#form [data-argument] input[type=text]");
  await page.keyboard.type("a");
  await page.keyboard.press("Tab");
}

/** What is said of a change goes away by itself within so many milliseconds. */
const SAID = 11_000;

/** The longest that anything may take, in milliseconds: the builder may have other things to do. */
const PATIENCE = 300_000;

/** A visit is over when nothing new ran for so many milliseconds: the page saves the document within a second. */
const QUIET = 2000;

const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;
const pattern = (strings, ...values) => new RegExp(String.raw(strings, ...values));
const FUNCTION = pattern`^ \(func (${NAME})`;
const IMPORTED = pattern`^ \(import .*\(func (${NAME})`;
const EXPORTED = pattern`^ \(export .*\(func (${NAME})\)`;
const ELEMENTS = pattern`^ \(elem ${NAME} (?:\(table (${NAME})\) )?\(i32\.const (\d+)\) (?:func )?`;
const IMPORT = pattern`^ \(import "([^"]+)" "(\w+)" \(func `;
const functionOf = (field) => FUNCTION.exec(field)?.[1];
const called = (field) => Array.from(field.matchAll(new RegExp(String.raw`\((?:return_call|call|ref\.func) (${NAME})`, "g")), (it) => it[1]);
const signature = (field) => (field.split("\n")[0].match(/\((?:type|param|result) [^()]*\)/g) ?? []).join(" ");
const moduleOf = (fields) => `(module\n${fields.join("\n")}\n)\n`;

/** The same program, which tells `visit.mark` the number of each function that runs. */
function instrumented(fields) {
  let number = 0;
  const marked = fields.map((field) => {
    if (!functionOf(field)) return field;
    const lines = field.split("\n");
    const body = lines.findIndex((line, index) => index > 0 && !line.startsWith("  (local "));
    if (body > 0) lines.splice(body, 0, `  (call $visit (i32.const ${number}))`);
    number++;
    return lines.join("\n");
  });
  return moduleOf([' (import "visit" "mark" (func $visit (param i32)))', ...marked]);
}

/** Every number in the text of the parts up to `last`, and of all that is neither function nor data. */
function numbersOf(fields, partOf, last) {
  const numbers = new Set();
  for (const field of fields) {
    const counts = functionOf(field) ? partOf(functionOf(field)) <= last : !/^ \((?:data|elem) /.test(field);
    if (counts) for (const [, it] of field.matchAll(/(?:i32\.const |offset=)(\d+)/g)) numbers.add(Number(it));
  }
  return numbers;
}

/** So many zeros in the middle of data take less room as two parts. */
const ZEROS = 16;
const byte = (value) => `\\${value.toString(16).padStart(2, "0")}`;
const dataField = (address, bytes) => ` (data (i32.const ${address}) "${Array.from(bytes, byte).join("")}")`;

/** The data of the parts as fields. `moved` has, for each part but the first, the ranges that it and those after it have. */
function dataFields(data, moved) {
  const [from, to] = [data[0]?.[0] ?? 0, Math.max(0, ...data.map(([address, bytes]) => address + bytes.length))];
  const memory = new Uint8Array(to - from);
  for (const [address, bytes] of data) memory.set(bytes, address - from);
  const parts = [];
  for (const ranges of [...moved].reverse()) {
    const own = [];
    for (const [start, end] of ranges) own.push(...piecesOf(memory.subarray(start - from, end - from), start));
    for (const [start, end] of ranges) memory.fill(0, start - from, end - from);
    parts.unshift(own);
  }
  return [piecesOf(memory, from), ...parts];
}

/** What of `bytes`, which begin at `address`, is not zero, as fields. */
function piecesOf(bytes, address) {
  const pieces = [];
  for (let at = 0, end = -ZEROS; at < bytes.length; at++) {
    if (!bytes[at]) continue;
    if (at - end >= ZEROS) pieces.push([at, at]);
    pieces.at(-1)[1] = end = at + 1;
  }
  return pieces.map(([start, end]) => dataField(address + start, bytes.subarray(start, end)));
}

/** The text of a function in which each call through the table leaves the slot in $slot. */
function notingSlots(text) {
  for (let at = text.length; (at = at && text.lastIndexOf("(call_indirect ", at - 1)) > 0; ) {
    // The slot is what comes last in the parenthesis.
    const tokens = new RegExp(String.raw`"(?:[^"\\]|\\.)*"|[()]`, "g");
    tokens.lastIndex = at + 1;
    let [depth, start, end] = [1, at, at];
    while (depth > 0) {
      const { 0: token, index } = tokens.exec(text);
      if (token === "(" && depth++ === 1) start = index;
      if (token === ")" && --depth === 1) end = index + 1;
    }
    const slot = text.slice(start, end);
    text = `${text.slice(0, start)}(block (result i32) (global.set $slot ${slot}) (global.get $slot))${text.slice(end)}`;
  }
  return text;
}

/** Like beside like: by their types, then by length. */
const alike = (a, b) => signature(a).localeCompare(signature(b)) || a.length - b.length || (a < b ? -1 : 1);

/** So many lines in a row are what functions are compared by, and what more functions have than that tells nothing. */
const [LINES, COMMON, LAST] = [4, 200, 3];

/** Functions in the order in which they compress best: after each the one that has most in common with the last ones. */
function inOrder(functions) {
  const sorted = [...functions].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const pieces = sorted.map((field) => {
    const lines = field.split("\n").slice(1).map((line) => line.trim()).filter((line) => !line.startsWith("(local "));
    return new Set(lines.slice(LINES - 1).map((_, at) => lines.slice(at, at + LINES).join("\n")));
  });
  const having = new Map();
  for (const [at, own] of pieces.entries()) {
    for (const piece of own) having.has(piece) ? having.get(piece).push(at) : having.set(piece, [at]);
  }
  const left = new Set(sorted.keys());
  const order = [];
  for (let next = sorted.length - 1; left.size; ) {
    left.delete(next);
    order.push(next);
    const common = new Map();
    order.slice(-LAST).reverse().forEach((at, ago) => {
      for (const piece of pieces[at]) {
        const others = having.get(piece);
        if (others.length <= COMMON) for (const it of others) if (left.has(it)) common.set(it, (common.get(it) ?? 0) + 1 / (ago + 1));
      }
    });
    let most = 0;
    [next] = left;
    for (const [it, count] of common) {
      const share = count / Math.sqrt(pieces[it].size + 5);
      if (share > most) [most, next] = [share, it];
    }
  }
  return order.map((at) => sorted[at]);
}

/** The parts as text: `partOf` tells the part of a function by its name, `data` has each part's data. */
function parts(fields, partOf, data) {
  const functions = new Map(fields.filter(functionOf).map((field) => [functionOf(field), field]));
  const later = (name, part) => functions.has(name) && partOf(name) > part;
  const made = data.map((own, part) => ({
    own: inOrder([...functions].filter(([name]) => partOf(name) === part).map(([, field]) => field)),
    standIns: new Map(),
    lends: [],
    data: own,
  }));
  const last = made.length - 1;

  // Where the later parts put their functions into the table: in the slots that they had, and in new ones behind those
  // for what is only called by its name. Until then stand-ins are there, which load the part and call again: in the
  // table one for each type, which is told the slot; for what is called by its name, one of that name.
  const elements = fields.filter((field) => field.startsWith(" (elem "));
  const [head, table = "$0", offset] = ELEMENTS.exec(elements[0]) ?? [];
  if (elements.length !== 1 || !head) throw new Error("The program has another table of functions than expected.");
  const slots = Array.from(elements[0].slice(head.length).matchAll(new RegExp(NAME, "g")), (it) => it[0]);
  const filled = slots.map((name, index) => [Number(offset) + index, name]).filter(([, name]) => later(name, 0));
  const slotOf = new Map(filled.map(([slot, name]) => [name, slot]));
  let end = Number(offset) + slots.length;
  const standIn = (part, name, like, slot) => {
    const field = functions.get(like);
    const line = (field.includes("\n") ? field.split("\n")[0] : field.slice(0, -1)).replace(like, () => name);
    const values = Array.from(line.matchAll(/\(param (\$\S+) /g), (it) => `(local.get ${it[1]})`).join(" ");
    const types = signature(field).replace(/\(param \$\S+ /g, "(param ");
    const load = `(call $need (i32.const ${partOf(like)}))`;
    part.standIns.set(name, `${line}\n  ${load}\n  (call_indirect ${table} ${types} ${values} ${slot})\n )`);
  };
  const inTable = slots.map((name) => {
    if (!later(name, 0)) return name;
    const common = `$of-${partOf(name)}-${signature(functions.get(name)).replace(/\$\S+ /g, "").replace(/[^a-z0-9]+/g, "-")}`;
    if (!made[0].standIns.has(common)) standIn(made[0], common, name, "(global.get $slot)");
    return common;
  });
  const exported = fields.flatMap((field) => EXPORTED.exec(field)?.[1] ?? []);
  made.forEach((part, index) => {
    part.calls = new Set([...part.own.flatMap(called), ...(index === 0 ? exported : [])]);
    for (const name of part.calls) {
      if (!later(name, index)) continue;
      if (!slotOf.has(name)) {
        filled.push([end, name]);
        slotOf.set(name, end++);
      }
      standIn(part, name, name, `(i32.const ${slotOf.get(name)})`);
    }
  });

  // Functions of earlier parts, and of the script, are found in the table, too: an export of each would take more room.
  const imported = new Map(fields.flatMap((field) => (IMPORTED.test(field) ? [[IMPORTED.exec(field)[1], field]] : [])));
  const homeOf = (name) => (functions.has(name) ? partOf(name) : 0);
  const order = new Map(made.flatMap(({ own }) => own).map((field, at) => [functionOf(field), at]));
  slots.forEach((name, index) => slotOf.set(name, slotOf.get(name) ?? Number(offset) + index));
  made.forEach((part, index) => {
    part.borrows = [...part.calls].filter((name) => homeOf(name) < index);
    for (const name of part.borrows) if (!slotOf.has(name)) slotOf.set(name, made[homeOf(name)].lends.push(name));
  });
  for (const { lends } of made) {
    lends.sort((a, b) => (order.get(a) ?? -1) - (order.get(b) ?? -1));
    lends.forEach((name) => slotOf.set(name, end++));
  }

  // The first part has all that is no function. The others get it from there.
  const first = [];
  const common = [];
  const share = (name, kind, what, type) => {
    first.push(` (export "${name}" (${kind} ${what}))`);
    common.push(` (import "0" "${name}" (${kind} ${what} ${type}))`);
  };
  for (const field of fields) {
    if (functionOf(field) || /^ \((data|elem) /.test(field)) continue;
    if (field.startsWith(" (start ")) throw new Error("The program has a start function, which is not expected.");
    const [, named, type] = pattern`^ \(table (${NAME}) \d.* (\w+)\)`.exec(field) ?? [];
    first.push(named === table ? ` (table ${table} ${end} funcref)` : field);
    if (named) share(named === table ? "functions" : `table${first.length}`, "table", named, `0 ${type}`);
    const [, global, kind] = pattern`^ \(global (${NAME}) (\(mut \w+\)|\w+)`.exec(field) ?? [];
    if (global) share(`global${first.length}`, "global", global, kind);
    const [, memory, limits] = pattern`^ \(memory (${NAME}) ([\d ]+)\)`.exec(field) ?? [];
    if (memory) common.push(` (import "0" "memory" (memory ${memory} ${limits}))`);
  }
  first.push(" (global $slot (mut i32) (i32.const 0))", " (global $parts (mut i32) (i32.const 0))", ' (export "parts" (global $parts))');
  first.push(` (func $need (param $0 i32)\n  (if (i32.lt_s (global.get $parts) (local.get $0)) (then (call $load (local.get $0))))\n )`);
  share("slot", "global", "$slot", "(mut i32)");
  share("need", "func", "$need", "(param i32)");
  const types = fields.filter((field) => /^ \((type|rec) /.test(field));

  return made.map((part, index) => {
    const result = index === 0 ? [' (import "parts" "load" (func $load (param i32)))', ...first] : [...types, ...common];
    for (const name of part.borrows) {
      result.push(` (import "f" "${slotOf.get(name).toString(36)}" (func ${name} ${signature(functions.get(name) ?? imported.get(name))}))`);
    }
    result.push(...(index < last ? part.own.map(notingSlots) : part.own), ...[...part.standIns.values()].sort(alike), ...part.data);
    if (index === 0) result.push(`${head}${inTable.join(" ")})`);
    let before;
    const own = filled.filter(([, name]) => index > 0 && partOf(name) === index);
    for (const [slot, name] of [...own, ...part.lends.map((name) => [slotOf.get(name), name])]) {
      if (slot === before + 1) result.push(result.pop().replace(/\)$/, ` ${name})`));
      else result.push(` (elem (table ${table}) (i32.const ${slot}) func ${name})`);
      before = slot;
    }
    // Imports come before everything else.
    const imports = result.filter((field) => /^ \((import|type|rec) /.test(field));
    return moduleOf([...imports, ...result.filter((field) => !imports.includes(field))]);
  });
}

/** Gives what the program imports from its script short names, in both. */
function shorten(fields, source) {
  const names = fields.map((field) => IMPORT.exec(field)?.[2]).filter((name) => source.split(`${name}: `).length === 2);
  const short = new Map(names.map((name, index) => [name, `_${index.toString(36)}`]));
  return [
    fields.map((field) => field.replace(IMPORT, (all, from, name) => ` (import "${from}" "${short.get(name) ?? name}" (func `)),
    source.replace(/\b(\w+): /g, (all, name) => (short.has(name) ? `${short.get(name)}: ` : all)),
  ];
}

/** What the program's script gets: how the other parts are added. FILES stands for their names. */
const LOADER = `
/** The addresses of the parts after the first. */
export const parts = FILES.map((name) => new URL(name, import.meta.url).href);
const f = new Proxy({}, { get: (_, slot) => wasm.functions.get(parseInt(slot, 36)) });
let [given, missing] = [[]];
/** Takes the compiled parts, a list that may grow, and a function. The program calls it when it needs a part that is not
 * in the list, and ends with the error that it gives. */
export const give = (modules, ended) => ([given, missing] = [modules, ended]);
/** Adds what is in the list. */
export const join = () => load(given.length);
const load = (last) => {
  for (let part = wasm.parts.value; part < last; part++) {
    if (!given[part]) {
      // Whoever has a function of this program calls nothing from now on.
      wasm = new Proxy({}, { get: () => () => [] });
      throw missing();
    }
    new WebAssembly.Instance(given[part], { 0: wasm, f });
    wasm.parts.value = part + 1;
  }
};
`;

/**
 * Splits the program of the site in `directory`, whose script has not been minified: `script` and `program` name the
 * files, `more` the files of the other parts, and `linked` the program as the linker left it, with relocations; without
 * it, all data stay in the first part. Without a browser to visit the site with, the program stays whole.
 */
export async function split(directory, { script, program, more, linked }) {
  if (!findBrowser()) {
    console.warn("No Chromium or Chrome found: the program stays in one file, four times as large on a first visit.");
    return;
  }
  const IMPORTS = "const imports = __wbg_get_imports();";
  const written = readFileSync(join(directory, script), "utf8");
  if (!written.includes(IMPORTS)) throw new Error(`${script} has another form than expected.`);

  const temporary = mkdtempSync(join(tmpdir(), "split-"));
  const assemble = (text, file) => {
    writeFileSync(join(temporary, "text"), text);
    tool("wasm-as", join(temporary, "text"), "-o", file);
    return file;
  };
  try {
    tool("wasm-dis", join(directory, program), "-o", join(temporary, "text"));
    const text = readFileSync(join(temporary, "text"), "utf8");
    const [fields, source] = shorten(text.split(/\n(?= \(|\)\s*$)/).slice(1, -1), written);
    const withImport = (text) => source.replaceAll(IMPORTS, `const imports = { ...__wbg_get_imports(), ${text} };`);

    const visited = join(temporary, "site");
    cpSync(directory, visited, { recursive: true });
    const mark = "visit: { mark: (number) => (globalThis.visited ??= new Set()).add(number) }";
    writeFileSync(join(visited, script), `${withImport(mark)}export const parts = [];\n`); // as if all were there

    assemble(instrumented(fields), join(visited, program));
    const [browser, site] = await Promise.all([launch(), serveSite({ directory: visited })]);
    const ran = [];
    try {
      for (const visits of VISITS) ran.push(await runIn(browser, site, visits));
    } finally {
      // An open browser would keep the build from ending.
      await Promise.all([browser.close(), site.close()]);
    }

    const names = fields.map(functionOf).filter(Boolean);
    const numbers = new Map(names.map((name, index) => [name, index]));
    const partOf = (name) => (ran.findIndex((it) => it.has(numbers.get(name))) + ran.length + 1) % (ran.length + 1);
    const moved = ran.map((_, part) => (linked ? unreached(linked, numbersOf(fields, partOf, part)) : []));
    const texts = parts(fields, partOf, dataFields(dataOf(join(directory, program)), moved));
    const files = texts.map((text, index) => assemble(text, join(temporary, `${index}.wasm`)));
    // All, or none.
    files.forEach((file, index) => cpSync(file, join(directory, [program, ...more][index])));
    writeFileSync(join(directory, script), withImport("parts: { load }") + LOADER.replace("FILES", JSON.stringify(more)));
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** The numbers of the functions that run in the visits. */
async function runIn(browser, site, visits) {
  const ran = new Set();
  await Promise.all(
    visits.map(async ({ context, query = "", stored, press, act }) => {
      const page = await browser.newPage(context);
      page.setDefaultTimeout(PATIENCE);
      if (stored) await page.addInitScript(([key, text]) => localStorage.setItem(key, text), [STORED, `0\n${stored}`]);
      await page.goto(site.url + query);
      await ready(page);
      if (press) await begin(page, press);
      if (act) await page.evaluate(act);
      if (press) await page.waitForTimeout(SAID);
      // Leaving is a part of the visit: nothing can be loaded any more then.
      await page.evaluate(() => {
        document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
        for (const type of ["beforeunload", "pagehide"]) dispatchEvent(new Event(type));
      });
      const own = new Set();
      let before;
      do {
        before = own.size;
        await page.waitForTimeout(QUIET);
        for (const number of await page.evaluate(() => [...globalThis.visited])) own.add(number);
      } while (own.size > before);
      own.forEach((number) => ran.add(number));
      await page.close();
    }),
  );
  return ran;
}
