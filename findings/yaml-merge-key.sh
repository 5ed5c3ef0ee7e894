#!/usr/bin/env bash
# js-yaml 4.1.0 and 5.5.0, yaml 2.9.1, yaml-cfn 0.3.2, cfn-lint 1.58.0 (PyYAML 6.0.3), Terraform 1.11.4.
# Expected: <<: *defaults copies the settings of an anchor, as in most YAML files that use it.
# Seen: js-yaml 4, cfn-lint and Terraform copy them. js-yaml 5, yaml and yaml-cfn, which is built on js-yaml 4, have
# a property named << instead, without a warning. cfn-lint warns (W1100).
# Why it matters: two app clients that share their settings by << lose them with an update of one package. yaml-cfn
# is meant for CloudFormation templates.
# Source: << belongs to YAML 1.1; YAML 1.2 removed it from its types.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
python_packages cfn-lint==1.58.0 PyYAML==6.0.3
node_packages js-yaml@4.1.0 js-yaml-5@npm:js-yaml@5.5.0 yaml@2.9.1 yaml-cfn@0.3.2
cat >template.yaml <<'YAML'
Metadata:
  Defaults: &defaults {GenerateSecret: true}
Resources:
  Client:
    Type: AWS::Cognito::UserPoolClient
    Properties:
      <<: *defaults
      UserPoolId: eu-west-1_example
YAML
read_with() {
  node -e "const text = require('fs').readFileSync('template.yaml', 'utf8');
console.log(JSON.stringify(($1)(text).Resources.Client.Properties));"
}
merged='{"GenerateSecret":true,"UserPoolId":"eu-west-1_example"}'
kept='{"<<":{"GenerateSecret":true},"UserPoolId":"eu-west-1_example"}'
seen 'js-yaml 4.1.0:' "$merged" "$(read_with 'require("js-yaml").load')"
seen 'js-yaml 5.5.0:' "$kept" "$(read_with 'require("js-yaml-5").load')"
seen 'yaml 2.9.1:' "$kept" "$(read_with 'require("yaml").parse')"
seen 'yaml-cfn 0.3.2:' "$kept" "$(read_with 'require("yaml-cfn").yamlParse')"
seen 'cfn-lint:' "$merged" "$(venv/bin/python -c 'import json, cfnlint.decode as d
print(json.dumps(d.decode("template.yaml")[0]["Resources"]["Client"]["Properties"], sort_keys=True, separators=(",", ":")))')"
seen 'cfn-lint reports:' 'W1100' "$(venv/bin/cfn-lint --format parseable template.yaml | grep -o 'W1100' | sort -u)"
seen 'Terraform:' '"{\"GenerateSecret\":true,\"UserPoolId\":\"eu-west-1_example\"}"' "$(tf_eval 'jsonencode(yamldecode(file("template.yaml")).Resources.Client.Properties)')"
finish
