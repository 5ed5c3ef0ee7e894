// HashiCorp's parser, as WebAssembly (npm @cdktf/hcl2json), accepts every HCL text, and what it reads is what our
// Terraform JSON says. Values are compared as they are written; check_terraform.py compares them evaluated.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(join(root, 'tests/package.json'));
const { parse } = require('@cdktf/hcl2json');
const count = Number(process.env.COUNT ?? 300);
const seed = process.env.SEED ?? '1';

const built = execFileSync('cargo', ['build', '-q', '--offline', '--example', 'generate', '--message-format=json'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
const generator = built.trim().split('\n').map(JSON.parse).find((it) => it.executable && it.target.name === 'generate').executable;
const run = (args, input) => JSON.parse(execFileSync(generator, args, { input, encoding: 'utf8', maxBuffer: 1 << 30, env: { ...process.env, TARGETS: 'terraform-hcl terraform-json terraform-import-block' } }));

const cases = join(root, 'tests/cases');
const names = existsSync(cases) ? readdirSync(cases).filter((name) => existsSync(join(cases, name, 'document.json'))) : [];
const documents = [
  ...run([], JSON.stringify(names.map((name) => JSON.parse(readFileSync(join(cases, name, 'document.json'), 'utf8'))))).map((it, index) => ({ ...it, name: `case ${names[index]}` })),
  ...['valid', 'hostile'].flatMap((style) => run(['--documents', seed, String(count), style]).map((it, index) => ({ ...it, name: `${style} document ${index} of seed ${seed}` }))),
];

const bare = (text) => (text.startsWith('${') && text.endsWith('}') ? text.slice(2, -1).trim() : text);
const escaped = (text) => text.replaceAll('${', () => '$${').replaceAll('%{', () => '%%{');
// Expressions without white space; what stands around white space that they eat is the evaluator's to compare.
const sequence = /(?<![$])(\$\$)*\$\{|(?<![%])(%%)*%\{/;
const leftToEvaluator = (text) => sequence.test(text) && /~|#|\/\*|\/\/|\$\{\s*"|\n|\$\{\s*(null|true|false|-?[\d.]+(e\d+)?)\s*\}/.test(text);
// Go composes U+30050 and an accent as if the first were U+0050.
const composedWrongly = (text) => [...text.matchAll(/([\u{10000}-\u{10ffff}])(\p{M})/gu)].some(([, base, mark]) => (String.fromCharCode(base.codePointAt(0) & 0xffff) + mark).normalize('NFC').length === 1);
let setAside = 0;

// Whether the object at a path of a resource is a block, in which a comment may stand, and no map, of which "//" is a key.
const isBlock = ([top, , , name, ...inner]) => top === 'resource' && (['lifecycle', 'token_validity_units'].includes(name) || (name === 'provisioner' && inner.length === 1));

// How many keys of an object were left to the evaluator.
const LEFT = Symbol('left to the evaluator');

// One form for what both say.
async function canonical(value, path, side) {
  const key = path.at(-1);
  const literal = (path[0] === 'variable' && ['default', 'description'].includes(path[2])) || (path[0] === 'output' && key === 'description') || (path[0] === 'module' && ['source', 'version'].includes(key)) || path[0] === 'terraform';
  if (Array.isArray(value)) {
    const items = [];
    for (const item of value) items.push(await canonical(item, path, side));
    return items.length === 1 && typeof items[0] === 'object' && !Array.isArray(items[0]) && items[0] !== null ? items[0] : items;
  }
  if (value && typeof value === 'object') {
    const result = {};
    for (const [name, item] of Object.entries(value)) {
      if (name === '//' && (path.length < 4 || isBlock(path))) continue;
      const inner = await canonical(item, [...path, name], side);
      const key = (literal && side === 'json' ? escaped(name) : name).normalize('NFC');
      if (sequence.test(key)) {
        setAside += 1;
        result[LEFT] = (result[LEFT] ?? 0) + 1;
      } else if (inner !== null) result[key] = inner;
    }
    return result;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return value;
  const inside = path.at(-3);
  const isName = (inside === 'provisioner' && ['when', 'on_failure'].includes(key)) || (inside === 'dynamic' && key === 'iterator') || (path.at(-2) === 'action_trigger' && ['actions', 'events', 'on_failure'].includes(key));
  if (isName || ['depends_on', 'ignore_changes', 'replace_triggered_by', 'provider', 'to', 'from', 'type', 'configuration_aliases'].includes(key)) return bare(value).replace(/\s/g, '').replace(/^resource\./, '');
  let text = value.normalize('NFC');
  if (literal && side === 'json') text = escaped(text);
  const isPolicy = ['policy', 'assume_role_policy'].includes(key);
  const structure = /^\$\{\s*jsonencode\(([\s\S]*)\)\s*\}$/.exec(text);
  if (structure && isPolicy && side === 'hcl') {
    const inner = (await parse('policy.tf', `x = ${structure[1]}\n`)).x;
    if (typeof inner === 'object') return { '⟦json⟧': await canonical(inner, [], side) };
  }
  if (side === 'json' && isPolicy && text.startsWith('{')) {
    try {
      return { '⟦json⟧': await canonical(JSON.parse(text), [], side) };
    } catch {
      // A text that only begins like JSON.
    }
  }
  // A whole list or object in an expression is one in HCL.
  if (leftToEvaluator(text) || composedWrongly(value) || /^\$\{\s*[[{]/.test(text)) {
    setAside += 1;
    return '⟦evaluator⟧';
  }
  if (!sequence.test(text)) return text;
  text = text.replace(/\s/g, '');
  return text;
}

function difference(a, b, path = '') {
  // A list of one object is compared as the object, which an expression hides.
  if ([a, b].some((it) => Array.isArray(it) && it.length === 1 && it[0] === '⟦evaluator⟧')) return null;
  if (a && b && typeof a === 'object' && typeof b === 'object' && !Array.isArray(a) && !Array.isArray(b)) {
    // In HCL the parser has evaluated a key that is an expression without references; in JSON it stands as it is written.
    let evaluated = (b[LEFT] ?? 0) - (a[LEFT] ?? 0);
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if ([a[key], b[key]].includes('⟦evaluator⟧')) continue;
      if (!(key in b) && evaluated-- > 0) continue;
      if (!(key in a) || !(key in b)) return `${path}.${key}: only in ${key in a ? 'HCL' : 'JSON'}: ${JSON.stringify(a[key] ?? b[key])}`;
      const found = difference(a[key], b[key], `${path}.${key}`);
      if (found) return found;
    }
    return null;
  }
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    for (const index of a.keys()) {
      const found = difference(a[index], b[index], `${path}[${index}]`);
      if (found) return found;
    }
    return null;
  }
  return a === b || [a, b].includes('⟦evaluator⟧') ? null : `${path}: HCL has ${JSON.stringify(a)}, JSON has ${JSON.stringify(b)}`;
}

function without(value, [key, ...rest]) {
  const inside = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (!inside || typeof inside !== 'object') return;
  if (rest.length === 0) delete inside[key];
  else without(inside[key], rest);
}

// Whether the address is one of several blocks.
function several(value, path) {
  if (Array.isArray(value)) return value.length > 1 || several(value[0], path);
  return path.length > 0 && value !== null && typeof value === 'object' && several(value[path[0]], path.slice(1));
}

const failures = [];
let texts = 0;
let compared = 0;
for (const item of documents) {
  for (const scope of ['complete', 'snippet']) {
    for (const target of ['terraform-hcl', 'terraform-import-block']) {
      const where = `${item.name}, ${scope}, ${target}`;
      const { text, omissions } = item[scope][target];
      texts += 1;
      let read;
      try {
        read = await parse('main.tf', text);
      } catch (error) {
        failures.push(`${where}: ${String(error).slice(0, 300)}\n${text.slice(0, 2000)}`);
        continue;
      }
      if (target !== 'terraform-hcl') continue;
      const json = JSON.parse(item[scope]['terraform-json'].text);
      for (const { client, argument, element } of omissions) {
        // Both syntaxes lack an element that does not fit.
        if (argument === 'import' || element !== null) continue;
        const path = argument.split('.');
        const address = client ? ['resource', 'aws_cognito_user_pool_client', client, ...path] : path[0].startsWith('aws_') ? ['resource', ...path] : path;
        // Of several blocks with one address HCL may say some and not others.
        if (several(json, address)) without(read, address);
        without(json, address);
      }
      // Types and blocks of which nothing is left.
      for (const top of ['resource', 'data']) for (const [kind, labels] of Object.entries(json[top] ?? {})) if (Object.keys(labels).length === 0) delete json[top][kind];
      for (const variable of Object.values(json.variable ?? {})) if (['list', 'map', 'set'].includes(variable.type)) variable.type += '(any)';
      for (const side of [read, json]) for (const [key, value] of Object.entries(side)) if (Object.keys(value).length === 0) delete side[key];
      delete json['//'];
      const found = difference(await canonical(read, [], 'hcl'), await canonical(json, [], 'json'));
      if (found) failures.push(`${where}: ${found.slice(0, 600)}`);
      compared += 1;
    }
  }
}

for (const failure of failures.slice(0, Number(process.env.SHOW ?? 12))) console.log(`FAILED ${failure}`);
console.log(`${documents.length} documents\n${texts} HCL texts that HashiCorp's parser accepts or not\n${compared} compared with Terraform JSON, ${setAside} texts in them left to check_terraform.py\n${failures.length} failures`);
process.exit(failures.length > 0 || documents.length === 0 || compared === 0 ? 1 : 0);
