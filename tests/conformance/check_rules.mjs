// Our rules against two judges of CloudFormation: the rules of cdk-preflight, whose authors reproduced each failure at AWS,
// and AWS's own validation engine, which runs them. Both see the template that we write for documents that are right,
// wrong in one way (the cases of our rules) or wrong in many (made from a seed). Each judgement that we do not share is in
// a table below, with the reason; the other way round only where the judge has a rule for it.
//
// The judges and their texts are test tools: nothing of them is in what we ship.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const root = new URL("../../", import.meta.url);
const require = createRequire(new URL("../package.json", import.meta.url));
let RegoEngine, rules;
try {
  ({ RegoEngine } = require("@aws/cloudformation-validate"));
  rules = require("cdk-preflight/lib/rules.generated.js");
} catch (error) {
  // Anything else is a failure.
  if (error.code !== "MODULE_NOT_FOUND") throw error;
  console.log(`not run: ${error.message.split("\n")[0]}`);
  process.exit(77);
}

// What a rule of theirs is called here. Without their prefix.
const OURS = {
  "analytics-application-requires-role": ["analytics-role-missing", "analytics-project"],
  "analytics-config-exclusive": ["analytics-project", "analytics-role-unwanted"],
  "callback-url-fragment": ["callback-fragment"],
  "callback-url-https": ["plain-http"],
  "logout-url-https": ["plain-http"],
  "callback-urls-max": ["too-many-urls"],
  "client-credentials-exclusive": ["client-credentials-not-alone"],
  "client-credentials-secret": ["client-credentials-without-secret"],
  "client-name": ["client-name"],
  "default-redirect-uri-member": ["default-redirect-not-listed"],
  "explicit-auth-flows-legacy-mix": ["mixed-flow-names"],
  "oauth-callback-required": ["callback-missing"],
  "oauth-flows-scopes-required": ["oauth-incomplete"],
  "oauth-scopes-unknown": ["unknown-scope"],
  "propagate-context-requires-secret": ["context-without-secret"],
  "read-attributes-exists": ["unknown-readable-attribute", "custom-attribute-prefix"],
  "supported-identity-providers-exists": ["unknown-provider"],
  "token-expiration-order": ["token-outlives-refresh-token"],
  "token-validity-range": ["token-lifetime", "refresh-token-lifetime", "refresh-token-zero"],
  "write-attributes-immutable": ["not-writable"],
};

/** Rules of theirs on user pool clients that are not asked, and why. */
const NOT_ASKED = {
  "analytics-arn-region": "it wants to be told the Region of the deployment, which no template says",
};

const text = (value) => typeof value === "string" && !/[$%]\{/.test(value);
const computed = (value) => typeof value === "string" && !text(value);
const list = (value) => (Array.isArray(value) ? value : []);
const LEGACY = ["ADMIN_NO_SRP_AUTH", "CUSTOM_AUTH_FLOW_ONLY", "USER_PASSWORD_AUTH"];

/** Where they find something and we do not: their rule, when, and why we are right. */
const THEY_ALONE = [
  {
    rule: "explicit-auth-flows-legacy-mix",
    when: ({ client }) => list(client.explicit_auth_flows).some((it) => text(it) && !it.startsWith("ALLOW_") && !LEGACY.includes(it)),
    why: "they take everything without ALLOW_ for an old name; a name that is in no list is an error of its own here",
  },
  {
    rule: "client-name",
    when: ({ client, document }) => computed(client.name) && Object.values(document.variable ?? {}).some((it) => computed(it.default)),
    why: "they judge a default that looks like an expression; which text it is depends on the tool",
  },
  {
    rule: "callback-url-https",
    when: ({ client }) => list(client.callback_urls).some((it) => /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?[?#]/i.test(it)),
    why: "they expect a slash after the host, and a query may follow it at once",
  },
  {
    rule: "client-credentials-secret",
    when: ({ document }) => document.import,
    why: "an existing client may have a secret, which AWS does not report",
  },
  {
    rule: "propagate-context-requires-secret",
    when: ({ document, client }) => document.import || computed(client.generate_secret),
    why: "whether there is a secret is known when it is applied; an existing client may have one",
  },
  {
    rule: "default-redirect-uri-member",
    when: ({ client }) => computed(client.callback_urls) || list(client.callback_urls).some(computed) || computed(client.default_redirect_uri),
    why: "what is computed may be the same address",
  },
  {
    rule: "oauth-flows-scopes-required",
    when: ({ client }) => computed(client.allowed_oauth_flows_user_pool_client),
    why: "whether the switch is on is known when it is applied",
  },
  {
    rule: "token-expiration-order",
    when: ({ client }) => client.refresh_token_validity === 0,
    why: "the API takes 0 as 30 days; that it is 0 is an error of its own here",
  },
  {
    rule: "supported-identity-providers-exists",
    when: ({ document }) => Object.values(document.resource.aws_cognito_identity_provider ?? {}).some((it) => computed(it.provider_name)),
    why: "a provider whose name is computed may be called so",
  },
  {
    rule: "read-attributes-exists",
    when: ({ document }) => Object.values(document.resource.aws_cognito_user_pool ?? {}).some((it) => computed(it.schema)),
    why: "what the pool defines is computed",
  },
  {
    rule: "oauth-scopes-unknown",
    when: ({ document }) => document.import,
    why: "an existing pool may have resource servers that the document does not show",
  },
];

/** Where we find something and they do not: our rule, when, and why. */
const WE_ALONE = [
  { rule: "callback-missing", when: ({ client }) => `${client.allowed_oauth_flows_user_pool_client}` !== "true" || Array.isArray(client.callback_urls), why: "they look only while the switch is on, and take an empty list for one that is given" },
  { rule: "oauth-incomplete", when: ({ client }) => [client.allowed_oauth_flows, client.allowed_oauth_scopes].some((it) => Array.isArray(it) && it.length === 0), why: "they take an empty list for one that is given" },
  { rule: "default-redirect-not-listed", when: ({ client }) => list(client.callback_urls).length === 0, why: "they look only where there are callback URLs" },
  { rule: "plain-http", when: ({ client }) => /^http:/i.test(client.default_redirect_uri ?? "") || [...list(client.callback_urls), ...list(client.logout_urls)].some((it) => /^HTTP:/.test(it) || /^http:.*\$\{/.test(it)), why: "they look at neither the default URL, nor capitals, nor what is certain of a template" },
  { rule: "callback-fragment", when: ({ client }) => /#/.test(client.default_redirect_uri ?? "") || list(client.callback_urls).some((it) => /\$\{.*#/.test(it)), why: "they look neither at the default URL nor at what is certain of a template" },
  { rule: "too-many-urls", when: ({ client }) => list(client.logout_urls).length > 100, why: "they count callback URLs only; the schema counts both" },
  { rule: "token-outlives-refresh-token", when: ({ client }) => ["access_token_validity", "id_token_validity", "refresh_token_validity"].some((it) => client[it] === undefined), why: "they compare only where both are given; AWS fills in what is left out" },
  { rule: "unknown-scope", when: ({ client }) => list(client.allowed_oauth_scopes).some((it) => !text(it) || !/^[^/]+.*\/[^/]+$/.test(it) || it.includes("/")), why: "they look at no name of a scope behind a known identifier, and at nothing where the pool is elsewhere; a scope without a slash is wrong everywhere" },
  { rule: "unknown-readable-attribute", when: ({ document, client }) => !document.resource.aws_cognito_user_pool || list(client.read_attributes).some((it) => text(it) && !it.includes(":")), why: "they look only where the pool is in the template; a name that is neither standard nor custom is wrong everywhere" },
  { rule: "custom-attribute-prefix", when: () => true, why: "they take an attribute of the pool without custom:, and look at no length" },
  { rule: "not-writable", when: ({ client }) => list(client.write_attributes).some((it) => !["sub", "email_verified", "phone_number_verified"].includes(it)), why: "they know the three that nobody may write; what the pool does not define cannot be written either" },
  { rule: "analytics-role-missing", when: ({ client }) => client.analytics_configuration?.role_arn, why: "they ask for the role only; the API also wants external_id" },
  { rule: "analytics-project", when: ({ client }) => !client.analytics_configuration?.application_arn, why: "they do not look at a block without any project" },
  { rule: "client-name", when: ({ client }) => !client.name || [...client.name].length > 128, why: "CloudFormation makes up a name and its schema counts the characters; documents are Terraform's, which wants one" },
  { rule: "unknown-provider", when: ({ client }) => list(client.supported_identity_providers).some((it) => it === "" || it.length > 32), why: "lengths are the schema's business there" },
];

// Documents.

let state = 1n;
const MASK = (1n << 64n) - 1n;
const next = () => {
  state = (state + 0x9e3779b97f4a7c15n) & MASK;
  let z = state;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return Number((z ^ (z >> 31n)) % 1000003n);
};
const chance = (percent) => next() % 100 < percent;
const pick = (all) => all[next() % all.length];
const some = (all, most) => [...new Set(Array.from({ length: next() % (most + 1) }, () => pick(all)))];

const POOL = "${aws_cognito_user_pool.pool.id}";
const around = {
  aws_cognito_user_pool: { pool: { name: "users", schema: [{ name: "plan", attribute_data_type: "String", mutable: true }] } },
  aws_cognito_resource_server: { api: { identifier: "api", name: "api", user_pool_id: POOL, scope: [{ scope_name: "read", scope_description: "r" }] } },
  aws_cognito_identity_provider: { google: { provider_name: "Google", provider_type: "Google", user_pool_id: POOL, provider_details: { client_id: "x", client_secret: "y", authorize_scopes: "email" }, attribute_mapping: { email: "email" } } },
  aws_cognito_user_pool_domain: { d: { domain: "shop", user_pool_id: POOL } },
};

function wrong() {
  const client = { name: pick(["web", "web", "shop/web", "a+b"]), user_pool_id: pick([POOL, POOL, "us-east-1_AbC", "${var.pool}"]) };
  const put = (percent, key, value) => chance(percent) && (client[key] = value());
  const URLS = ["https://a.example.com/cb", "https://a.example.com/#x", "http://a.example.com/cb", "http://localhost:3000/cb", "http://127.0.0.1", "http://[::1]:8/x", "myapp://cb", "http://localhost.evil.com/", "http://127.0.0.2/"];
  put(60, "generate_secret", () => chance(50));
  put(50, "explicit_auth_flows", () => some(["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH", "ALLOW_USER_AUTH", "USER_SRP_AUTH"], 3));
  put(30, "enable_propagate_additional_user_context_data", () => chance(60));
  put(80, "allowed_oauth_flows_user_pool_client", () => chance(80));
  put(80, "allowed_oauth_flows", () => some(["code", "implicit", "client_credentials"], 2));
  put(80, "allowed_oauth_scopes", () => some(["openid", "email", "api/read", "other/read", "${aws_cognito_resource_server.api.identifier}/read"], 3));
  put(70, "callback_urls", () => some(URLS, 3));
  put(40, "logout_urls", () => some(URLS, 2));
  put(40, "default_redirect_uri", () => pick(URLS));
  put(50, "supported_identity_providers", () => some(["COGNITO", "Google", "Okta", "${aws_cognito_identity_provider.google.provider_name}"], 2));
  put(40, "access_token_validity", () => pick([1, 5, 24, 60, 1440, 86400]));
  put(40, "id_token_validity", () => pick([1, 5, 24, 60, 1440, 86400]));
  put(40, "refresh_token_validity", () => pick([1, 30, 60, 3600, 5000]));
  put(50, "token_validity_units", () => ({ access_token: pick(["seconds", "minutes", "hours", "days"]), id_token: pick(["minutes", "hours"]), refresh_token: pick(["minutes", "hours", "days"]) }));
  put(40, "read_attributes", () => some(["email", "custom:plan", "custom:other", "email_verified", "mail", "sub"], 3));
  put(40, "write_attributes", () => some(["email", "custom:plan", "email_verified", "sub", "name"], 3));
  put(20, "analytics_configuration", () => {
    const block = {};
    for (const [key, value] of Object.entries({ application_arn: "arn:aws:mobiletargeting:us-east-1:123456789012:apps/a1b2", application_id: "a1b2", external_id: "x", role_arn: "arn:aws:iam::123456789012:role/r" })) if (chance(50)) block[key] = value;
    return block;
  });
  return { resource: { ...around, aws_cognito_user_pool_client: { web: client } } };
}

function right() {
  const machine = chance(20);
  const secret = machine || chance(50);
  const client = { name: "web", user_pool_id: POOL, generate_secret: secret, prevent_user_existence_errors: "ENABLED", explicit_auth_flows: some(["ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH"], 2).concat("ALLOW_REFRESH_TOKEN_AUTH") };
  if (machine) Object.assign(client, { allowed_oauth_flows_user_pool_client: true, allowed_oauth_flows: ["client_credentials"], allowed_oauth_scopes: ["${aws_cognito_resource_server.api.identifier}/read"] });
  else if (chance(80)) {
    const urls = ["https://a.example.com/cb", ...some(["http://localhost:3000/cb", "myapp://cb", "http://[::1]:8/x"], 2)];
    Object.assign(client, { allowed_oauth_flows_user_pool_client: true, allowed_oauth_flows: pick([["code"], ["code", "implicit"], ["implicit"]]), allowed_oauth_scopes: ["openid", ...some(["email", "phone", "profile"], 2)], callback_urls: urls, logout_urls: some(urls, 2), supported_identity_providers: ["COGNITO", "${aws_cognito_identity_provider.google.provider_name}"] });
    if (chance(40)) client.default_redirect_uri = pick(urls);
  }
  if (chance(60)) Object.assign(client, { access_token_validity: 5 + (next() % 1400), id_token_validity: 5 + (next() % 1400), refresh_token_validity: 1 + (next() % 3650), token_validity_units: { access_token: "minutes", id_token: "minutes", refresh_token: "days" } });
  if (chance(40)) Object.assign(client, { read_attributes: ["email", "email_verified", "custom:plan"], write_attributes: ["email", "name", "custom:plan"] });
  if (secret && chance(40)) client.enable_propagate_additional_user_context_data = true;
  return { resource: { ...around, aws_cognito_user_pool_client: { web: client } } };
}

function cases() {
  const folder = new URL("../cases/rules/", import.meta.url);
  const documents = [];
  for (const name of readdirSync(folder)) {
    const { must, must_not } = JSON.parse(readFileSync(new URL(name, folder)));
    for (const { client, around: rest = {} } of [...must, ...must_not]) {
      const body = { name: "web", user_pool_id: POOL, ...client };
      for (const key of Object.keys(body)) if (body[key] === null) delete body[key];
      documents.push({ ...rest, resource: { ...rest.resource, aws_cognito_user_pool_client: { ...rest.resource?.aws_cognito_user_pool_client, web: body } } });
    }
  }
  return documents;
}

const documents = [
  ...cases().map((document) => ({ document, kind: "case" })),
  ...Array.from({ length: 160 }, () => ({ document: wrong(), kind: "wrong" })),
  ...Array.from({ length: 80 }, () => ({ document: right(), kind: "right" })),
];

const generated = spawnSync("cargo", ["run", "-q", "--offline", "--example", "generate"], {
  cwd: root,
  input: JSON.stringify(documents.map((it) => it.document)),
  maxBuffer: 1 << 30,
  env: { ...process.env, TARGETS: "cloudformation-json", IN_VIEW: "cloudformation" },
  stdio: ["pipe", "pipe", "inherit"],
});
if (generated.status !== 0) throw new Error("the example generate failed");
const outputs = JSON.parse(generated.stdout);

// Judgement.

const wanted = new Set(Object.keys(OURS));
const failures = [];
// A rule of theirs that is new, or has another name now.
const onClients = rules.BUNDLED_RULES.filter((it) => it.resourceTypes.includes("AWS::Cognito::UserPoolClient")).map((it) => it.id.replace("pf-cognito-", ""));
for (const id of onClients) if (!wanted.has(id) && !NOT_ASKED[id]) failures.push(`nothing here is compared with their rule ${id}`);
for (const id of [...wanted, ...Object.keys(NOT_ASKED)]) if (!onClients.includes(id)) failures.push(`they have no rule ${id} on user pool clients`);
const engine = new RegoEngine({
  customRules: [
    ...rules.BUNDLED_LIBS.map((it) => ({ name: it.name, content: it.rego })),
    ...rules.BUNDLED_RULES.filter((it) => wanted.has(it.id.replace("pf-cognito-", ""))).map((it) => ({ name: it.id, content: it.rego })),
  ],
});

const tally = { documents: 0, judgements: 0, agreed: 0, explained: 0, schema: 0 };
const used = new Set();
const seen = new Set();
for (const [index, { document, kind }] of documents.entries()) {
  const output = outputs[index];
  const findings = output.findings.filter((it) => it.client === "web");
  const errors = new Set(findings.filter((it) => it.severity === "error").map((it) => it.rule));
  const client = document.resource.aws_cognito_user_pool_client.web;
  const fail = (what) => failures.push(`${what}\n  ${JSON.stringify(document)}\n  ours: ${[...errors].join(", ")}`);
  if (kind === "right" && errors.size) fail("an error in a document that is right");
  // What cannot be read is left out of the template, so the judges do not see it.
  if (errors.has("wrong-type")) continue;
  tally.documents += 1;
  const template = Buffer.from(output.complete["cloudformation-json"].text);
  const report = engine.validateStandard({ readBytes: () => template, path: "template.json" });
  const name = Object.entries(JSON.parse(template).Resources ?? {}).filter(([, it]) => it.Type === "AWS::Cognito::UserPoolClient");
  const mine = report.diagnostics.filter((it) => !name.length || !it.resourceId || it.resourceId === name[0][0] || it.logicalId === name[0][0]);
  const theirs = new Set(mine.map((it) => it.ruleId.replace("pf-cognito-", "")).filter((id) => wanted.has(id)));
  if (process.env.SHOW === `${index}`) console.log(JSON.stringify(report, null, 1));
  for (const id of theirs) {
    tally.judgements += 1;
    seen.add(id);
    // A default may be overridden, so what breaks a limit in one is a warning here.
    if (OURS[id].some((rule) => errors.has(rule)) || output.findings.some((it) => it.rule === "variable-default")) tally.agreed += 1;
    else {
      const reason = THEY_ALONE.find((it) => it.rule === id && it.when({ document, client, findings }));
      if (reason) (tally.explained += 1), used.add(reason);
      else fail(`${index}: they say ${id}, we do not`);
    }
  }
  for (const rule of errors) {
    const ids = Object.keys(OURS).filter((id) => OURS[id].includes(rule));
    if (!ids.length || ids.some((id) => theirs.has(id))) continue;
    tally.judgements += 1;
    const reason = WE_ALONE.find((it) => it.rule === rule && it.when({ document, client, findings }));
    if (reason) (tally.explained += 1), used.add(reason);
    else fail(`${index}: we say ${rule}, they do not`);
  }
  // The engine's own errors: schema, types, formats.
  for (const it of mine.filter((it) => !it.ruleId.startsWith("pf-") && ["ERROR", "FATAL"].includes(it.severity))) {
    tally.schema += 1;
    const any = output.findings.some((it) => it.severity === "error" || it.rule === "variable-default");
    if (!any) fail(`${index}: the engine says ${it.ruleId}: ${it.message}, and we find no error`);
  }
}
engine.free();

for (const reason of [...THEY_ALONE, ...WE_ALONE]) if (!used.has(reason)) failures.push(`an explanation without a case: ${reason.rule}: ${reason.why}`);
for (const id of wanted) if (!seen.has(id)) failures.push(`no document breaks their rule ${id}`);
if (failures.length) console.log(failures.slice(0, 12).join("\n\n"));
console.log(`${tally.documents} templates; ${tally.judgements} judgements, ${tally.agreed} the same, ${tally.explained} explained, ${failures.length} failures; ${tally.schema} errors of the engine itself, each with an error of ours`);
process.exitCode = failures.length ? 1 : 0;
