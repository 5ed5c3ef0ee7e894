#!/usr/bin/env bash
# AWS CLI 1.46.3 against js-yaml 5.5.0 and Terraform 1.11.4.
# Expected: aws cloudformation package writes a text of digits with quotes, as it was in the template.
# Seen: it removes the quotes if its own reader needs none: '012345678901', '7e5' and '0o17' become plain. It keeps
# those of '060'. js-yaml and Terraform then read the numbers 12345678901, 700000 and 15. --use-json keeps texts.
# Why it matters: an account ID loses its first digit, and a client named after a commit becomes a number, in each
# tool between packaging and deployment that isn't written in Python.
# Source: PyYAML reads YAML 1.1, where these are no numbers (8 and 9 aren't octal digits), and quotes accordingly.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
python_packages awscli==1.46.3
node_packages js-yaml@5.5.0
cat >template.yaml <<'YAML'
Resources:
  Client:
    Type: AWS::Cognito::UserPoolClient
    Properties:
      UserPoolId: eu-west-1_example
      ClientName: '7e5'
      DefaultRedirectURI: '0o17'
      CallbackURLs: ['012345678901', '060']
YAML
AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none AWS_CONFIG_FILE=/dev/null AWS_DEFAULT_REGION=eu-west-1 \
  venv/bin/aws cloudformation package --template-file template.yaml --s3-bucket unused >packaged.yaml
seen 'packaged:' "      ClientName: 7e5
      DefaultRedirectURI: 0o17
      CallbackURLs:
      - 012345678901
      - '060'" "$(sed -n '/ClientName/,$p' packaged.yaml | grep .)"
seen 'js-yaml reads:' '[700000,15,12345678901,"060"]' "$(node -e 'const p = require("js-yaml").load(require("fs").readFileSync("packaged.yaml", "utf8")).Resources.Client.Properties;
console.log(JSON.stringify([p.ClientName, p.DefaultRedirectURI, ...p.CallbackURLs]))')"
cat >main.tf <<'HCL'
locals {
  client = yamldecode(file("packaged.yaml")).Resources.Client.Properties
}
output "read" {
  value = concat([local.client.ClientName, local.client.DefaultRedirectURI], local.client.CallbackURLs)
}
HCL
seen 'Terraform reads:' '{"read": [700000, 15, 12345678901, "060"]}' "$(tf_outputs)"
finish
