// Runs after every Trunk build on the files that are about to become the site: makes them small, and makes sure that
// the page works under its own Content-Security-Policy.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "../tests/node_modules/esbuild/lib/main.js";
import { strip } from "./data.mjs";
import { firstView } from "./first-view.mjs";
import { optimize, split } from "./split.mjs";

const directory = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";
const read = (name) => readFileSync(join(directory, name), "utf8");
const write = (name, text) => writeFileSync(join(directory, name), text);
const minify = (text, loader) => transformSync(text, { loader, minify: true, legalComments: "none" }).code;
let html = read("index.html");

const digest = (...contents) => contents.reduce((hash, it) => hash.update(it), createHash("sha256")).digest("hex").slice(0, 16);

if (release) {
  // The files of the program belong together, so they bear one name, which is new whenever one of them is.
  const [script, program] = [/data-module="\.\/([^"]+)"/, /data-wasm="\.\/([^"]+)"/].map((it) => it.exec(html)[1]);
  const more = ["often", "rest"].map((part) => program.replace(".wasm", `_${part}.wasm`));
  strip(join(directory, program));
  optimize(join(directory, program));
  // The linker's own file, where .ci/build asked it for relocations.
  const linked = process.env.LINKED_PROGRAM;
  // A compiler that lays the program out in another way gives a site that is whole, and no site that is broken.
  await split(directory, { script, program, more, linked }).catch((error) => console.warn(`The program stays in one file: ${error.message}`));
  const files = readdirSync(directory).filter((name) => [script, program, ...more].includes(name));
  const base = script.replace(".js", "");
  const named = base.replace(/[^-]+$/, digest(...files.map((name) => readFileSync(join(directory, name)))));
  write(script, read(script).replaceAll(base, named));
  for (const name of files) renameSync(join(directory, name), join(directory, name.replace(base, named)));
  html = html.replaceAll(base, named);

  // Trunk's own minifier does not understand the program's JavaScript.
  for (const name of readdirSync(directory, { recursive: true })) {
    if (name.endsWith(".js")) write(name, minify(read(name), "js"));
  }
  // Many style sheets become two, in their order: fewer requests, and better compression. What is in no first view comes
  // with the other parts of the program; the layers keep their order whenever it comes.
  const LATER = /^(choices|origin|field|findings|notes|reading|overlay|embed)-/;
  const sheets = { style: [], later: [] };
  html = html.replace(/<link(?=[^>]*\srel="?stylesheet"?)[^>]*\shref="?\.\/([^">\s]+)"?[^>]*>/g, (_, name) => {
    sheets[LATER.test(name) ? "later" : "style"].push(read(name));
    rmSync(join(directory, name));
    return sheets.style.length === 1 && sheets.later.length === 0 ? "<!--sheet-->" : "";
  });
  const names = Object.entries(sheets).map(([name, texts]) => {
    const css = minify(texts.join("\n"), "css");
    const file = `${name}-${digest(css)}.css`;
    write(file, css);
    return file;
  });
  html = html.replace("<!--sheet-->", `<link rel="stylesheet" href="./${names[0]}">`);
  html = html.replace(/(<meta name="?application"?)/, `$1 data-styles="./${names[1]}" data-offline="./service-worker.js"`);
} else {
  // The development server adds a script that reloads the page after a build. It becomes a file, and takes from the
  // page the address that the server would have filled in.
  html = html.replace(/<script>("use strict";[^]*?__TRUNK_ADDRESS__[^]*?)<\/script>/, (_, script) => {
    write("reload.js", script.replace(/(["'`]){{__TRUNK_ADDRESS__}}\1/, "location.host").replace("{{__TRUNK_WS_BASE__}}", "/"));
    return '<script src="./reload.js"></script>';
  });
}
write("index.html", html);

if (release) {
  // What isn't drawn by the program in advance is the words that are there already.
  const view = await firstView(directory);
  const place = /(<div id="?first-view"?>)(?=<\/div>)/;
  if (!place.test(html)) throw new Error("index.html has no place for the first view.");
  html = html.replace(place, (place) => place + view);
  write("index.html", html);
}

// Who shows a link takes the address of its image as it stands, so it has to be whole; the site's own address is known
// where it is published.
if (process.env.SITE_URL) {
  const whole = (name) => new URL(name, process.env.SITE_URL.replace(/\/*$/, "/")).href;
  html = html.replace(/(<meta property="?og:image"? content="?)(\.\/share\.png)/, (_, before, name) => before + whole(name));
  write("index.html", html);
}

if (release) {
  // The files that the page needs without a network, and a version that is new whenever one of them is.
  const kept = readdirSync(directory).filter((name) => /\.(js|css|wasm|svg|webmanifest)$/.test(name) && name !== "service-worker.js");
  const list = JSON.stringify([digest(html, ...kept.map((name) => readFileSync(join(directory, name)))), ["./", ...kept]]);
  const worker = read("service-worker.js");
  if (!worker.includes('["",[]]')) throw new Error("service-worker.js has another form than expected.");
  write("service-worker.js", worker.replace('["",[]]', () => list));
}

const inline = html.replace(/<!--[^]*?-->/g, "").match(/<script(?![^>]*\ssrc=)[^>]*>|<style[^>]*>|<[^>]*\s(?:style|on[a-z]+)=[^>]*>/i);
if (inline) {
  console.error(`index.html has an inline script or style, which its policy blocks: ${inline[0]}`);
  process.exit(1);
}
