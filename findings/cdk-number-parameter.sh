#!/usr/bin/env bash
# aws-cdk-lib 2.276.0.
# Expected: arithmetic on the number of a CloudFormation parameter is an error, or gives an expression.
# Seen: valueAsNumber is a huge negative number that represents the parameter. Alone it becomes a Ref. A multiple of
# it is written to the template as a number, and only a warning on standard error mentions it. The length of a list
# parameter is always 1.
# Why it matters: a lifetime entered in hours and multiplied by 60 deploys as nonsense or fails, and code that
# branches on the number of callback URLs takes the same branch for every stack.
# Source: the encoding is described under tokens in the CDK guide; the silence isn't.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

node_packages aws-cdk-lib@2.276.0 constructs@10.8.1
cat >client.js <<'JS'
const { App, CfnParameter, Stack, aws_cognito: cognito } = require("aws-cdk-lib");
const { Template } = require("aws-cdk-lib/assertions");
const stack = new Stack(new App(), "Stack");
const hours = new CfnParameter(stack, "Hours", { type: "Number" }).valueAsNumber;
const urls = new CfnParameter(stack, "Urls", { type: "CommaDelimitedList" }).valueAsList;
const accessTokenValidity = { alone: hours, times: hours * 60, length: urls.length }[process.argv[2]];
new cognito.CfnUserPoolClient(stack, "Client", { userPoolId: "eu-west-1_example", accessTokenValidity });
const [client] = Object.values(Template.fromStack(stack).findResources("AWS::Cognito::UserPoolClient"));
console.log(JSON.stringify(client.Properties.AccessTokenValidity).replace(/^-\d\.\d+e\+\d+$/, "a number below -1e280"));
JS
client() {
  TMPDIR=$finding_dir node client.js "$1" 2>/dev/null
}
seen 'valueAsNumber:' '{"Ref":"Hours"}' "$(client alone)"
seen 'valueAsNumber * 60:' 'a number below -1e280' "$(client times)"
seen 'valueAsList.length:' 1 "$(client length)"
finish
