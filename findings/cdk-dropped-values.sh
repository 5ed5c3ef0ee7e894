#!/usr/bin/env bash
# aws-cdk-lib 2.276.0.
# Expected: CfnUserPoolClient, which rejects "60" for a number, also rejects a property that it doesn't have and NaN.
# Seen: an unknown property is dropped without a message, for example callbackUrls: this class spells it callbackUrLs.
# NaN passes for a number and is null in the template.
# Why it matters: TypeScript reports an unknown property only in an object literal, so properties from a spread
# or from JSON disappear. Number(process.env.MINUTES) without that variable writes AccessTokenValidity: null.
# Source: found by comparing the templates.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

node_packages aws-cdk-lib@2.276.0 constructs@10.8.1
cat >client.js <<'JS'
const { App, Stack, aws_cognito: cognito } = require("aws-cdk-lib");
const { Template } = require("aws-cdk-lib/assertions");
const stack = new Stack(new App(), "Stack");
try {
  new cognito.CfnUserPoolClient(stack, "Client", { userPoolId: "eu-west-1_example", ...eval(`(${process.argv[2]})`) });
  const [client] = Object.values(Template.fromStack(stack).findResources("AWS::Cognito::UserPoolClient"));
  console.log(JSON.stringify(client.Properties));
} catch (e) {
  console.log(`error: ${e.message.split("\n")[0]}`);
}
JS
client() {
  TMPDIR=$finding_dir node client.js "$1" 2>/dev/null
}
seen 'callbackUrls:' '{"UserPoolId":"eu-west-1_example"}' "$(client '{ callbackUrls: ["https://app.example.com"] }')"
seen 'callbackUrLs:' '{"CallbackURLs":["https://app.example.com"],"UserPoolId":"eu-west-1_example"}' "$(client '{ callbackUrLs: ["https://app.example.com"] }')"
seen 'accessTokenValidity: "60":' 'error: Resolution error: Supplied properties not correct for "CfnUserPoolClientProps"' "$(client '{ accessTokenValidity: "60" }')"
seen 'accessTokenValidity: NaN:' '{"AccessTokenValidity":null,"UserPoolId":"eu-west-1_example"}' "$(client '{ accessTokenValidity: Number(undefined) }')"
finish
