#!/usr/bin/env bash
# cfn-lint 1.58.0 (PyYAML 6.0.3), js-yaml 4.1.0 (Serverless Framework 3.40.0 reads with 4.1), Terraform 1.11.4.
# Expected: one file gives one token lifetime and one answer to GenerateSecret.
# Seen: 060 is 48 in cfn-lint and 60 in js-yaml and Terraform; yes is true in cfn-lint and Terraform and a text
# in js-yaml; 1:30 is 90 in cfn-lint and a text elsewhere. cfn-lint has no objection to any of the three.
# Why it matters: a lifetime padded with a zero is 12 minutes shorter or not, depending on the tool.
# Source: YAML 1.1 against YAML 1.2; Terraform's yamldecode mixes both.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
python_packages cfn-lint==1.58.0 PyYAML==6.0.3
npm install --silent --no-audit --no-fund js-yaml@4.1.0 >/dev/null
echo "js-yaml 4.1.0"

cat >template.yaml <<'YAML'
Resources:
  Client:
    Type: AWS::Cognito::UserPoolClient
    Properties:
      UserPoolId: eu-west-1_example
      AccessTokenValidity: 060
      IdTokenValidity: 1:30
      GenerateSecret: yes
      TokenValidityUnits: {AccessToken: minutes, IdToken: minutes}
YAML
seen 'cfn-lint reports:' '' "$(venv/bin/cfn-lint template.yaml 2>&1 || true)"
seen 'cfn-lint reads:' '[48, 90, true]' "$(venv/bin/python -c 'import json, cfnlint.decode as d
p = d.decode("template.yaml")[0]["Resources"]["Client"]["Properties"]
print(json.dumps([p["AccessTokenValidity"], p["IdTokenValidity"], p["GenerateSecret"]]))')"
seen 'js-yaml reads:' '[60,"1:30","yes"]' "$(node -e 'const p = require("js-yaml").load(require("fs").readFileSync("template.yaml", "utf8")).Resources.Client.Properties;
console.log(JSON.stringify([p.AccessTokenValidity, p.IdTokenValidity, p.GenerateSecret]))')"
cat >main.tf <<'HCL'
locals {
  client = yamldecode(file("template.yaml")).Resources.Client.Properties
}
output "read" {
  value = [local.client.AccessTokenValidity, local.client.IdTokenValidity, local.client.GenerateSecret]
}
HCL
seen 'Terraform reads:' '{"read": [60, "1:30", true]}' "$(tf_outputs)"
finish
