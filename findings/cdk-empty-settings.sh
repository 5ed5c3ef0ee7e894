#!/usr/bin/env bash
# aws-cdk-lib 2.276.0.
# Expected: in UserPoolClient, a flow that isn't set or is false changes nothing, and empty lists are alike.
# Seen: authFlows: {} sets nothing, but authFlows: { userSrp: false } sets the one flow ALLOW_REFRESH_TOKEN_AUTH, and
# so does undefined. An empty supportedIdentityProviders disappears, empty logoutUrls stay, and empty callbackUrls
# are an error.
# Why it matters: with a computed flag that is false, the client can refresh tokens but has no flow to get any from
# the user pools API. Without the object, AWS chooses the flows.
# Source: found by comparing the templates.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

node_packages aws-cdk-lib@2.276.0 constructs@10.8.1
cat >client.js <<'JS'
const { App, Stack, aws_cognito: cognito } = require("aws-cdk-lib");
const { Template } = require("aws-cdk-lib/assertions");
const [name, text] = process.argv.slice(2);
const stack = new Stack(new App(), "Stack");
const userPool = cognito.UserPool.fromUserPoolId(stack, "Pool", "eu-west-1_example");
try {
  new cognito.UserPoolClient(stack, "Client", { userPool, ...eval(`(${text})`) });
  const [client] = Object.values(Template.fromStack(stack).findResources("AWS::Cognito::UserPoolClient"));
  console.log(JSON.stringify(client.Properties[name]));
} catch (e) {
  console.log(`error: ${e.message.split("\n")[0]}`);
}
JS
client() {
  TMPDIR=$finding_dir node client.js "$@" 2>/dev/null
}
seen 'authFlows: {}:' undefined "$(client ExplicitAuthFlows '{ authFlows: {} }')"
seen 'authFlows: { userSrp: undefined }:' '["ALLOW_REFRESH_TOKEN_AUTH"]' "$(client ExplicitAuthFlows '{ authFlows: { userSrp: undefined } }')"
seen 'authFlows: { userSrp: false }:' '["ALLOW_REFRESH_TOKEN_AUTH"]' "$(client ExplicitAuthFlows '{ authFlows: { userSrp: false } }')"
seen 'supportedIdentityProviders: []:' undefined "$(client SupportedIdentityProviders '{ supportedIdentityProviders: [] }')"
seen 'logoutUrls: []:' '[]' "$(client LogoutURLs '{ oAuth: { logoutUrls: [] } }')"
seen 'callbackUrls: []:' 'error: callbackUrl must not be empty when codeGrant or implicitGrant OAuth flows are enabled.' \
  "$(client CallbackURLs '{ oAuth: { callbackUrls: [] } }')"
finish
