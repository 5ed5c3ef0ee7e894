#!/usr/bin/env bash
# cfn-lint 1.58.0.
# Expected: a property without a value is an error, since CloudFormation accepts no null in a template.
# Seen: cfn-lint has no finding for an empty ClientName, CallbackURLs or AccessTokenValidity of an app client.
# Why it matters: a key whose value was deleted is a common slip. It passes the check and stops the deployment.
# Source: cfn-lint issue 246 quotes CloudFormation's error for a user pool and is closed;
# pull request 2242 later moved the check from the reader into the type rule.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

python_packages cfn-lint==1.58.0 PyYAML==6.0.3
lint() {
  printf "Resources:\n  Client:\n    Type: AWS::Cognito::UserPoolClient\n    Properties:\n      UserPoolId: eu-west-1_example\n      %s\n" "$1" >template.yaml
  venv/bin/cfn-lint --format parseable template.yaml | cut -d: -f6- || true
}
for name in ClientName CallbackURLs AccessTokenValidity; do
  seen "$name without a value:" '' "$(lint "$name:")"
done
seen 'AccessTokenValidity: true, for comparison:' "E3012:True is not of type 'integer'" "$(lint 'AccessTokenValidity: true')"
finish
