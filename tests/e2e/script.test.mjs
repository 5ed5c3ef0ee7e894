// The functions that the page offers to scripts.
import assert from "node:assert/strict";
import { addressHolds, call, current, open, web } from "./documents.mjs";
import { browserTest } from "./harness/index.mjs";

// Every character of these must survive.
const HOSTILE = [
  "héllo wörld",
  "日本語",
  "👩‍👩‍👧‍👦 🇪🇺",
  "\u202eright to left\u202c שלום",
  "nul \u0000 and bell \u0007",
  "line\u2028paragraph\u2029next\u0085end",
  "\ufeffmark\uffff\u{10ffff}",
  "</script><img src=x onerror=alert(1)>",
  "' \" ` \\ $(id) %TEMP% \r\n\t",
];

browserTest("the interface is there before the program, and cannot be changed", async ({ page, site }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.url, { waitUntil: "commit" });
  await page.waitForFunction(() => window.cognitoClientBuilder);
  assert.equal(await page.evaluate(() => window.cognitoClientBuilder.ready instanceof Promise), true);
  assert.match((await call(page, "current")).error, /hasn't started yet/);
  release();
  assert.equal(await page.evaluate(async () => (await window.cognitoClientBuilder.ready) === window.cognitoClientBuilder), true);
  const changed = await page.evaluate(() => {
    "use strict";
    const failed = (change) => {
      try {
        change();
        return false;
      } catch {
        return true;
      }
    };
    return {
      property: failed(() => (window.cognitoClientBuilder = {})),
      deleted: failed(() => delete window.cognitoClientBuilder),
      method: failed(() => (window.cognitoClientBuilder.open = () => {})),
      frozen: Object.isFrozen(window.cognitoClientBuilder),
    };
  });
  assert.deepEqual(changed, { property: true, deleted: true, method: true, frozen: true });
  assert.match(await page.evaluate(() => window.cognitoClientBuilder.version), /^\d+\.\d+\.\d+$/);
});

browserTest("targets are listed, and each of them is written", async ({ page, open: visit }) => {
  await visit();
  const { value: targets } = await call(page, "targets");
  for (const id of ["terraform-hcl", "terraform-json", "terraform-import-block", "cloudformation-yaml", "cloudformation-json"]) {
    assert.ok(targets.some((target) => target.id === id), id);
  }
  const document = { ...web({ user_pool_id: "us-west-2_abc123" }), import: [{ to: "aws_cognito_user_pool_client.web", id: "us-west-2_abc123/3ho4ek" }] };
  for (const target of targets) {
    assert.deepEqual(Object.keys(target), ["id", "label", "family", "language", "fileName"]);
    for (const scope of [undefined, "complete", "snippet"]) {
      const { value, error } = await call(page, "generate", document, target.id, scope && { scope });
      assert.equal(error, undefined, target.id);
      assert.deepEqual(Object.keys(value).sort(), ["fileName", "findings", "language", "omissions", "text"]);
      assert.equal(value.fileName, target.fileName);
      assert.ok(value.text.length > 0, target.id);
    }
  }
});

browserTest("a document is an object or text, and findings come with generated text", async ({ page, open: visit }) => {
  await visit();
  const before = await current(page);
  const document = web({ access_token_validity: 999999, callback_urls: ["http://"] });
  const object = (await call(page, "generate", document, "terraform-hcl")).value;
  assert.deepEqual((await call(page, "generate", JSON.stringify(document), "terraform-hcl", null)).value, object);
  assert.match(object.text, /resource "aws_cognito_user_pool_client" "web"/);
  const findings = (await call(page, "validate", document)).value;
  assert.deepEqual(object.findings, findings);
  const finding = findings.find((finding) => finding.argument === "access_token_validity");
  assert.deepEqual(Object.keys(finding), ["rule", "number", "title", "severity", "client", "argument", "arguments", "message", "enforcedBy", "awsSays", "accepted", "reference", "fixes"]);
  assert.equal(finding.severity, "error");
  assert.equal(finding.client, "web");
  for (const fix of findings.flatMap((finding) => finding.fixes)) {
    assert.equal(typeof fix.label, "string");
    assert.equal((await call(page, "validate", fix.document)).error, undefined);
  }
  assert.deepEqual(await current(page), before, "what is on screen was touched");
});

browserTest("omissions are listed with their reason", async ({ page, open: visit }) => {
  await visit();
  const { omissions } = (await call(page, "generate", web({ region: "us-west-2" }), "cloudformation-yaml")).value;
  assert.equal(omissions.length, 1);
  assert.equal(omissions[0].client, "web");
  assert.equal(omissions[0].argument, "region");
  assert.ok(omissions[0].reason.length > 10);
});

browserTest("invalid input throws an Error with the reason", async ({ page, open: visit }) => {
  await visit();
  const before = await current(page);
  const client = (body) => ({ resource: { aws_cognito_user_pool_client: body } });
  const deep = (levels) => "[".repeat(levels) + "]".repeat(levels);
  const wrong = [
    [null, /object or JSON text, not null/],
    [undefined, /object or JSON text, not undefined/],
    [5, /not a number/],
    [true, /not a boolean/],
    ["", /Invalid JSON/],
    ["{", /Invalid JSON.*line 1/],
    ["5", /JSON object, not a number/],
    ["null", /JSON object, not null/],
    ['{"a": "\\ud800"}', /Invalid JSON/],
    [[], /JSON object, not a list/],
    [{ resource: [] }, /resource must be an object, not a list/],
    [client([]), /resource\.aws_cognito_user_pool_client must be an object, not a list/],
    [client({ web: 1 }), /resource\.aws_cognito_user_pool_client\.web must be an object, not a number/],
    [client({ "a b": {} }), /a b/],
    [client({ "": {} }), /a name starts with/],
    [{ variable: { "${x}": {} } }, /variable/],
    [`{"a": ${deep(10_000)}}`, /Invalid JSON.*recursion/],
    ["x".repeat(5_000_000), /Invalid JSON/],
    [" ".repeat((1 << 24) + 1), /characters; the maximum is 16777216/],
    ['{"a": "\ud83d"}', /half of a surrogate pair/],
  ];
  for (const name of ["validate", "open", "generate"]) {
    for (const [document, message] of wrong) {
      const { error, kind } = await call(page, name, document, "terraform-hcl");
      assert.equal(kind, "Error", `${name} took ${JSON.stringify(document)?.slice(0, 60)}`);
      assert.match(error, message);
    }
    // What cannot be passed from here.
    const odd = await page.evaluate((name) => {
      const cyclic = {};
      cyclic.self = cyclic;
      let nested = [];
      for (let i = 0; i < 10_000; i++) nested = [nested];
      const throws = { toJSON() { throw new TypeError("no"); } };
      return [cyclic, { n: 1n }, 1n, () => {}, Symbol("s"), { toJSON: () => undefined }, throws, { nested }, { a: "\ud800" }].map((document) => {
        try {
          window.cognitoClientBuilder[name](document, "terraform-hcl");
          return "nothing thrown";
        } catch (error) {
          return `${error.constructor.name}: ${error.message}`;
        }
      });
    }, name);
    const messages = [/circular/, /BigInt/, /not a BigInt/, /not a function/, /not a symbol/, /toJSON/, /to JSON: no/, /nested|recursion|stack/i, /half of a surrogate pair/];
    odd.forEach((message, i) => {
      assert.match(message, /^Error: /);
      assert.match(message, messages[i]);
    });
  }
  for (const [values, message] of [
    [["terraform"], /Unknown target "terraform".*terraform-hcl.*cloudformation-yaml/],
    [[""], /Unknown target ""/],
    [["__proto__"], /Unknown target "__proto__"/],
    [[null], /string, not null/],
    [[undefined], /string, not undefined/],
    [["terraform-hcl", { scope: "all" }], /options\.scope must be "complete" or "snippet", not "all"/],
    [["terraform-hcl", { scope: 1 }], /options\.scope .* not a number/],
    [["terraform-hcl", "snippet"], /options must be an object, not text/],
  ]) {
    const { error } = await call(page, "generate", web(), ...values);
    assert.match(error ?? "nothing thrown", message);
  }
  assert.deepEqual(await current(page), before);
  assert.equal((await call(page, "validate", web())).error, undefined, "it still answers");
});

browserTest("ill-typed values are findings, not errors", async ({ page, open: visit }) => {
  await visit();
  const bodies = [
    { name: [] }, { callback_urls: "x" }, { callback_urls: { a: 1 } }, { token_validity_units: 5 }, { token_validity_units: [{}, {}] },
    { access_token_validity: "abc" }, { access_token_validity: 1e400 }, { access_token_validity: -0.5 }, { generate_secret: "maybe" },
    { name: "${" }, { name: "${".repeat(5000) }, { name: `\${${"(".repeat(5000)}${")".repeat(5000)}}` }, { name: "%{ if true }" },
    { callback_urls: Array(5000).fill("https://a.example") }, { [`__proto__`]: { x: 1 } }, { constructor: { prototype: {} } }, { "": "" },
  ];
  for (const body of bodies) {
    const document = web(body);
    const { error, value } = await call(page, "validate", document);
    assert.equal(error, undefined, JSON.stringify(body).slice(0, 80));
    assert.ok(Array.isArray(value));
    for (const { id } of (await call(page, "targets")).value) assert.equal((await call(page, "generate", document, id)).error, undefined, id);
  }
});

browserTest("open can be undone, and current returns the opened document", async ({ page, open: visit }) => {
  await visit();
  const before = await current(page);
  const text = JSON.stringify({
    "//": { order: ["b", "a"], note: HOSTILE.join(" ") },
    resource: {
      aws_cognito_user_pool: { pool: { name: "pool" } },
      aws_cognito_user_pool_client: {
        b: { name: "b", user_pool_id: "${aws_cognito_user_pool.pool.id}", callback_urls: HOSTILE, unknown: { kept: [null, 1.5, true] } },
        a: { name: "$${literal} %%{x}", token_validity_units: [{ access_token: "minutes" }], read_attributes: [], region: null },
      },
    },
    variable: { domain: { type: "string" } },
  }).replace('"b":{', '"__proto__":{"name":"p"},"b":{');
  await open(page, text);
  const same = await page.evaluate((text) => {
    const sorted = (value) =>
      value && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.keys(value).sort().map((key) => [`_${key}`, sorted(value[key])]))
        : Array.isArray(value) ? value.map(sorted) : value;
    const own = JSON.stringify(sorted(window.cognitoClientBuilder.current()));
    const wanted = JSON.stringify(sorted(JSON.parse(text)));
    return own === wanted || `${own}\n${wanted}`;
  }, text);
  assert.equal(same, true);
  const order = await page.evaluate(() => Object.keys(window.cognitoClientBuilder.current().resource.aws_cognito_user_pool_client));
  assert.deepEqual(order, ["__proto__", "b", "a"]);
  assert.equal(await page.evaluate(() => Object.hasOwn(Object.prototype, "name")), false);
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("ControlOrMeta+z");
  await page.waitForFunction((before) => JSON.stringify(window.cognitoClientBuilder.current()) === before, JSON.stringify(before));
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await page.waitForFunction(() => window.cognitoClientBuilder.current().variable?.domain);
});

browserTest("a value of five million characters is taken", async ({ page, open: visit }) => {
  await visit();
  const before = await current(page);
  const findings = (await call(page, "validate", web({ name: "x".repeat(5_000_000) }))).value;
  assert.ok(findings.some((finding) => finding.argument === "name" && finding.message.length < 1000));
  assert.deepEqual(await current(page), before);
});

browserTest("a thousand clients are checked and written", async ({ page, open: visit }) => {
  await visit();
  const clients = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`c${i}`, { name: `c${i}`, access_token_validity: 999999 }]));
  const document = { resource: { aws_cognito_user_pool_client: clients } };
  const count = await page.evaluate((document) => window.cognitoClientBuilder.validate(document).length, document);
  assert.ok(count >= 1000);
  await open(page, document);
  await addressHolds(page, document, 5000);
});

browserTest("error messages and requests are explained", async ({ page, open: visit }) => {
  await visit();
  const document = web({
    allowed_oauth_flows_user_pool_client: true,
    allowed_oauth_flows: ["code"],
    allowed_oauth_scopes: ["openid"],
    callback_urls: ["https://app.example.com/callback"],
    explicit_auth_flows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  });
  const message = "InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client";
  const { value: [answer] } = await call(page, "explain", message, document);
  assert.equal(answer.rule, "flow-not-enabled");
  assert.equal(answer.argument, "explicit_auth_flows");
  assert.equal(answer.verdict, "cause");
  const fixed = await page.evaluate(([text, document]) => window.cognitoClientBuilder.explain(text, document)[0].fixes[0].document, [message, document]);
  assert.ok(fixed.resource.aws_cognito_user_pool_client.web.explicit_auth_flows.includes("ALLOW_USER_PASSWORD_AUTH"));

  const url = "https://shop.auth.eu-west-1.amazoncognito.com/oauth2/authorize?response_type=code&client_id=x&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback%2F";
  const { value: answers } = await call(page, "explain", url, document);
  assert.equal(answers[0].rule, "redirect-mismatch");
  assert.equal(answers[0].verdict, "rejected");
  assert.equal(answers[0].difference.sentPart, "/");
  assert.ok(answers.some((it) => it.parameter === "response_type" && it.verdict === "accepted"));

  assert.deepEqual((await call(page, "explain", "A line that says nothing.")).value, []);
  assert.equal((await call(page, "explain", '{"error":"invalid_grant"}')).value[0].rule, "invalid-grant");
  assert.match((await call(page, "explain", 7)).error, /must be a string, not a number/);
});
