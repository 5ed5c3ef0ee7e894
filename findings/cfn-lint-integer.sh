#!/usr/bin/env bash
# cfn-lint 1.58.0.
# Expected: AccessTokenValidity, an integer, accepts a whole number or its decimal digits in quotes.
# Seen: cfn-lint also accepts 60.5, and quoted texts that Python's int() understands: digits with an underscore,
# with spaces around them, and digits of other scripts. It rejects "60.0" and "6O".
# Why it matters: no finding of cfn-lint doesn't mean that other tools can read the lifetime. JSON, HCL and
# the AWS SDKs have none of these spellings.
# Source: found with variants of a valid template.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

python_packages cfn-lint==1.58.0 PyYAML==6.0.3
lint() {
  printf "Resources:\n  Client:\n    Type: AWS::Cognito::UserPoolClient\n    Properties:\n      UserPoolId: eu-west-1_example\n      %s\n" "$1" >template.yaml
  venv/bin/cfn-lint --format parseable template.yaml | cut -d: -f6- || true
}
for value in 60.5 '"6_0"' '" 60 "' '"٦٠"'; do
  seen "AccessTokenValidity: $value" '' "$(lint "AccessTokenValidity: $value")"
done
seen 'AccessTokenValidity: "60.0"' "E3012:'60.0' is not of type 'integer'" "$(lint 'AccessTokenValidity: "60.0"')"
finish
