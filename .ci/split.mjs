// Splits the program in two. What a first visit runs stays in the program; the rest becomes a second file, which is
// loaded when it is called for. What is where never changes what the program does, only when it is loaded: a function
// of the rest has a stand-in in the first file, which loads the rest. Constant data go where the functions are that can
// reach them.
//
// Works on the text form that binaryen's tools write: a field of the module begins with one space and a parenthesis.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dataOf, unreached } from "./data.mjs";
import { findBrowser, launch, ready } from "../tests/e2e/harness/browser.mjs";
import { serveSite } from "../tests/e2e/harness/server.mjs";

const TOOLS = fileURLToPath(new URL("../tests/node_modules/.bin/", import.meta.url));
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
const tool = (name, ...values) => execFileSync(join(TOOLS, name), [...FEATURES.map((it) => `--enable-${it}`), ...values]);

/** Makes the module in `file` small. Functions are not merged into their only caller: each is in one half or the other. */
export const optimize = (file) => tool("wasm-opt", "-Oz", "--one-caller-inline-max-function-size=15", file, "-o", file);

/** How a first visit looks: what runs in any of these is in the first file. */
const VISITS = [{ viewport: { width: 1280, height: 900 } }, { viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: "dark" }];
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

/** Every number in the text of the functions that stay, and of all that is neither function nor data. */
function numbersOf(fields, first) {
  const numbers = new Set();
  let number = 0;
  for (const field of fields) {
    const stays = functionOf(field) ? first.has(number++) : !/^ \((?:data|elem) /.test(field);
    if (stays) for (const [, it] of field.matchAll(/(?:i32\.const |offset=)(\d+)/g)) numbers.add(Number(it));
  }
  return numbers;
}

/** So many zeros in the middle of data take less room as two parts. */
const ZEROS = 16;
const byte = (value) => `\\${value.toString(16).padStart(2, "0")}`;
const dataField = (address, bytes) => ` (data (i32.const ${address}) "${Array.from(bytes, byte).join("")}")`;

/** The data of the two modules as fields: those in the ranges `moved` are in the second one. */
function halvesOfData(data, moved) {
  const [from, to] = [data[0]?.[0] ?? 0, Math.max(0, ...data.map(([address, bytes]) => address + bytes.length))];
  const one = new Uint8Array(to - from);
  for (const [address, bytes] of data) one.set(bytes, address - from);
  const two = moved.map(([start, end]) => dataField(start, one.slice(start - from, end - from)));
  for (const [start, end] of moved) one.fill(0, start - from, end - from);
  const parts = [];
  for (let at = 0, end = -ZEROS; at < one.length; at++) {
    if (!one[at]) continue;
    if (at - end >= ZEROS) parts.push([at, at]);
    parts.at(-1)[1] = end = at + 1;
  }
  return [parts.map(([start, end]) => dataField(start + from, one.subarray(start, end))), two];
}

/** The text of a function of the first half, in which each call through the table leaves the slot in $rest-slot. */
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
    text = `${text.slice(0, start)}(block (result i32) (global.set $rest-slot ${slot}) (global.get $rest-slot))${text.slice(end)}`;
  }
  return text;
}

/** Like beside like, which compresses best: by their types, then by length. */
const alike = (a, b) => signature(a).localeCompare(signature(b)) || a.length - b.length || (a < b ? -1 : 1);

/** The two modules as text, where `first` has the numbers of the functions of the first one. */
function halves(fields, first, dataOne, dataTwo) {
  const functions = new Map();
  for (const field of fields) if (functionOf(field)) functions.set(functionOf(field), { field, stays: first.has(functions.size) });
  const moves = (name) => functions.get(name)?.stays === false;
  const moved = [...functions.values()].filter((it) => !it.stays).map((it) => it.field);
  const staying = [...functions.values()].filter((it) => it.stays).map((it) => it.field).sort(alike);

  // Where the second half puts its functions into the table: in the slots that they had, and in new ones behind those
  // for what is only called by its name. Until then stand-ins are there, which load the second half and call again: in
  // the table one for each type, which is told the slot; for what is called by its name, one of that name.
  const elements = fields.filter((field) => field.startsWith(" (elem "));
  const [head, table = "$0", offset] = ELEMENTS.exec(elements[0]) ?? [];
  if (elements.length !== 1 || !head) throw new Error("The program has another table of functions than expected.");
  const slots = Array.from(elements[0].slice(head.length).matchAll(new RegExp(NAME, "g")), (it) => it[0]);
  const filled = slots.map((name, index) => [Number(offset) + index, name]).filter(([, name]) => moves(name));
  const slotOf = new Map(filled.map(([slot, name]) => [name, slot]));
  let end = Number(offset) + slots.length;
  const standIns = new Map();
  const standIn = (name, field, slot) => {
    const line = (field.includes("\n") ? field.split("\n")[0] : field.slice(0, -1)).replace(functionOf(field), () => name);
    const values = Array.from(line.matchAll(/\(param (\$\S+) /g), (it) => `(local.get ${it[1]})`).join(" ");
    const types = signature(field).replace(/\(param \$\S+ /g, "(param ");
    standIns.set(name, `${line}\n  (call $rest-needed)\n  (call_indirect ${table} ${types} ${values} ${slot})\n )`);
  };
  const ofType = (name) => {
    const { field } = functions.get(name);
    const common = `$rest-of-${signature(field).replace(/\$\S+ /g, "").replace(/[^a-z0-9]+/g, "-")}`;
    if (!standIns.has(common)) standIn(common, field, "(global.get $rest-slot)");
    return common;
  };
  const stood = slots.map((name) => (moves(name) ? ofType(name) : name));
  const named = [...staying.flatMap(called), ...fields.flatMap((field) => EXPORTED.exec(field)?.[1] ?? [])];
  for (const name of new Set(named.filter(moves))) {
    if (!slotOf.has(name)) {
      filled.push([end, name]);
      slotOf.set(name, end++);
    }
    standIn(name, functions.get(name).field, `(i32.const ${slotOf.get(name)})`);
  }

  const one = [' (import "rest" "load" (func $rest-load))'];
  const two = fields.filter((field) => /^ \((type|rec) /.test(field));
  const share = (name, kind, what, type) => {
    one.push(` (export "${name}" (${kind} ${what}))`);
    two.push(` (import "first" "${name}" (${kind} ${what} ${type}))`);
  };
  const sized = []; // what gets its size at last
  for (const field of fields) {
    if (functionOf(field) || /^ \((data|elem) /.test(field)) continue;
    if (field.startsWith(" (start ")) throw new Error("The program has a start function, which is not expected.");
    const tables = pattern`^ \(table (${NAME}) \d.* (\w+)\)`.exec(field);
    if (tables) {
      if (tables[1] === table) sized.push(one.length);
      one.push(field);
      share(`table${sized.length}${tables[2]}`, "table", tables[1], `0 ${tables[2]}`);
      continue;
    }
    one.push(field);
    const [, global, type] = pattern`^ \(global (${NAME}) (\(mut \w+\)|\w+)`.exec(field) ?? [];
    if (global) share(`global${one.length}`, "global", global, type);
    const [, memory, limits] = pattern`^ \(memory (${NAME}) ([\d ]+)\)`.exec(field) ?? [];
    if (memory) two.push(` (import "first" "memory" (memory ${memory} ${limits}))`);
  }
  if (sized.length !== 1) throw new Error("The program has another table than expected.");
  one[sized[0]] = ` (table ${table} ${end} funcref)`;
  // Functions of the first half are known to the second by short names.
  const needed = new Set(moved.flatMap(called));
  const shared = [...fields.filter((field) => needed.has(IMPORTED.exec(field)?.[1])), ...staying.filter((field) => needed.has(functionOf(field)))];
  shared.forEach((field, index) => share(index.toString(36), "func", functionOf(field) ?? IMPORTED.exec(field)[1], signature(field)));
  one.push(
    ...staying.map(notingSlots),
    ...[...standIns.values()].sort(alike),
    `${head}${stood.join(" ")})`,
    ...dataOne,
    " (global $rest-slot (mut i32) (i32.const 0))",
    " (global $rest-here (mut i32) (i32.const 0))",
    ' (export "rest" (global $rest-here))',
    " (func $rest-needed\n  (if (i32.eqz (global.get $rest-here)) (then (call $rest-load)))\n )",
  );
  two.push(...moved, ...dataTwo);
  filled.forEach(([slot, name], index) => {
    if (slot === filled[index - 1]?.[0] + 1) two.push(two.pop().replace(/\)$/, ` ${name})`));
    else two.push(` (elem (table ${table}) (i32.const ${slot}) func ${name})`);
  });
  return [one, two].map((it) => {
    // Imports come before everything else.
    const imports = it.filter((field) => /^ \((import|type|rec) /.test(field));
    return moduleOf([...imports, ...it.filter((field) => !imports.includes(field))]);
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

/** What the program's script gets: how the rest is loaded. `REST` stands for the name of its file. */
const LOADER = `
const restAddress = new URL("REST", import.meta.url);
let rest, coming;
/** Loads the rest ahead, once however often it is asked for. Whether that works matters only when the rest is needed. */
export const prepareRest = () => {
  coming ??= fetch(restAddress).then(async (response) => {
    if (response.ok) rest ??= await WebAssembly.compile(await response.arrayBuffer());
  });
  coming.catch(() => (coming = undefined));
  return coming;
};
const loadRest = () => {
  if (!rest) {
    // The program waits in the middle of a call.
    const request = new XMLHttpRequest();
    request.open("GET", restAddress, false);
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    if (request.status !== 200) throw new Error(\`\${restAddress} answered \${request.status}.\`);
    rest = new WebAssembly.Module(Uint8Array.from(request.responseText, (it) => it.charCodeAt(0)));
  }
  new WebAssembly.Instance(rest, { first: wasm });
  wasm.rest.value = 1;
};
`;

/**
 * Splits the program of the site in `directory`, whose script has not been minified: `script`, `program` and `rest` name
 * the files, and `linked` the program as the linker left it, with relocations; without it, all data stay in the first
 * half. Without a browser to visit the site with, the program stays whole.
 */
export async function split(directory, { script, program, rest, linked }) {
  if (!findBrowser()) {
    console.warn("No Chromium or Chrome found: the program stays in one file, twice as large on a first visit.");
    return;
  }
  const IMPORTS = "const imports = __wbg_get_imports();";
  const written = readFileSync(join(directory, script), "utf8");
  if (!written.includes(IMPORTS)) throw new Error(`${script} has another form than expected.`);

  const temporary = mkdtempSync(join(tmpdir(), "split-"));
  const assemble = (text, file) => {
    writeFileSync(join(temporary, "text"), text);
    tool("wasm-as", join(temporary, "text"), "-o", file);
  };
  try {
    tool("wasm-dis", join(directory, program), "-o", join(temporary, "text"));
    const text = readFileSync(join(temporary, "text"), "utf8");
    const [fields, source] = shorten(text.split(/\n(?= \(|\)\s*$)/).slice(1, -1), written);
    const withImport = (text) => source.replaceAll(IMPORTS, `const imports = { ...__wbg_get_imports(), ${text} };`);

    const visited = join(temporary, "site");
    cpSync(directory, visited, { recursive: true });
    writeFileSync(join(visited, script), withImport("visit: { mark: (number) => (globalThis.visited ??= new Set()).add(number) }"));
    assemble(instrumented(fields), join(visited, program));
    const [browser, site] = await Promise.all([launch(), serveSite({ directory: visited })]);
    const first = new Set();
    for (const options of VISITS) {
      const page = await browser.newPage(options);
      await page.goto(site.url);
      await ready(page);
      // Leaving is a part of the visit: nothing can be loaded any more then.
      await page.evaluate(() => {
        document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
        for (const type of ["beforeunload", "pagehide"]) dispatchEvent(new Event(type));
      });
      let before;
      do {
        before = first.size;
        await page.waitForTimeout(QUIET);
        for (const number of await page.evaluate(() => [...globalThis.visited])) first.add(number);
      } while (first.size > before);
    }
    await Promise.all([browser.close(), site.close()]);

    const moved = linked ? unreached(linked, numbersOf(fields, first)) : [];
    const [one, two] = halves(fields, first, ...halvesOfData(dataOf(join(directory, program)), moved));
    const [oneFile, twoFile] = [join(temporary, "one.wasm"), join(temporary, "two.wasm")];
    assemble(one, oneFile);
    assemble(two, twoFile);
    // Both, or neither.
    cpSync(oneFile, join(directory, program));
    cpSync(twoFile, join(directory, rest));
    writeFileSync(join(directory, script), withImport("rest: { load: loadRest }") + LOADER.replace("REST", rest));
  } finally {
    rmSync(temporary, { recursive: true });
  }
}
