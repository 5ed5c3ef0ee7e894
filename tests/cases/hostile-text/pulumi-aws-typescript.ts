import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

// Omitted: tags.x${ {a=1}["a"] }. Only Terraform can compute the name of a key.
const pPool = new aws.cognito.UserPool("p", {
  name: "p",
  tags: {
    "cost center": "a: b",
    no: "yes",
    "${k}": "${v}",
    größe: "😀",
    "a.b/c": '"',
    "": "empty",
    k: "after it",
  },
});

const grEClient = new aws.cognito.UserPoolClient("größe-日本", {
  name: "\"'\\ ${x} %{y}\u2028",
  userPoolId: "us-east-1_AbCdEf123",
  callbackUrls: [
    "no",
    "1e3",
    "~",
    "null",
    "True",
    "012",
    "1:30",
    "2001-01-01",
    "",
    ": a",
    "- a",
    "a: b",
    "a #b",
    "'",
    '"',
    "\\",
    "\\n",
    "\n",
    "\t",
    "\u0000",
    "\u0085",
    "${x}",
    "%{x}",
    "$",
    "$${",
    "$$",
    "%%{ if true }",
    "a$",
    "${!x}",
    "{{resolve:ssm:x}}",
    "#",
    "&a",
    "*a",
    "!Ref a",
    "|",
    "@",
    "=",
    "<<",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\u202eabc",
    "\u0604",
    "😀",
    "👩‍👩‍👧‍👦",
    "é",
    "é",
    "日本語",
    "שלום",
    "مرحبا",
    "`id`",
    "$(id)",
    "</script>",
    "file://x",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
  ],
  supportedIdentityProviders: ["no", "日本語 　"],
  readAttributes: ['custom:"${a}"'],
  analyticsConfiguration: {
    externalId: 'a\nb\r\n"${c}" $${d} \'',
  },
});

const trueClient = new aws.cognito.UserPoolClient("true", {
  name: "no",
  userPoolId: "1e3",
});

export const grEClientId = grEClient.id;
export const trueClientId = trueClient.id;
