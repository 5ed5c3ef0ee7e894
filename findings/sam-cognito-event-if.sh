#!/usr/bin/env bash
# aws-sam-translator 1.115.0.
# Expected: a function's Cognito event on a user pool whose LambdaConfig is an !If is merged into the condition, or
# rejected.
# Seen: the trigger is written beside Fn::If, into the same object. That object is neither a function nor a
# LambdaConfig. The translator has no message. A LambdaConfig without a function is merged as expected.
# Why it matters: a function must be the only key of its object, so the template is valid before the translation and
# not after it. cfn-lint 1.58.0 reports the result as E3002.
# Source: found with variants of a valid template.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

python_packages aws-sam-translator==1.115.0 PyYAML==6.0.3
cat >translate.py <<'PY'
import json, sys
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

class NoPolicies:
    def load(self):
        return {}

template = f"""
Transform: AWS::Serverless-2016-10-31
Parameters: {{Stage: {{Type: String}}}}
Conditions: {{Prod: !Equals [!Ref Stage, prod]}}
Resources:
  Function:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      InlineCode: exports.handler = async e => e
      Events:
        Token: {{Type: Cognito, Properties: {{UserPool: !Ref Pool, Trigger: PreTokenGeneration}}}}
  Pool:
    Type: AWS::Cognito::UserPool
    Properties:
      LambdaConfig: {sys.argv[1]}
"""
print(json.dumps(transform(yaml_parse(template), {}, NoPolicies())["Resources"]["Pool"]["Properties"]["LambdaConfig"]))
PY
translate() {
  AWS_DEFAULT_REGION=eu-west-1 venv/bin/python translate.py "$1" 2>/dev/null
}
arn=arn:aws:lambda:eu-west-1:111122223333:function:f
seen 'LambdaConfig: {PreSignUp: ...}:' "{\"PreSignUp\": \"$arn\", \"PreTokenGeneration\": {\"Fn::GetAtt\": [\"Function\", \"Arn\"]}}" \
  "$(translate "{PreSignUp: '$arn'}")"
seen 'LambdaConfig: !If [Prod, {PreSignUp: ...}, !Ref AWS::NoValue]:' \
  "{\"Fn::If\": [\"Prod\", {\"PreSignUp\": \"$arn\"}, {\"Ref\": \"AWS::NoValue\"}], \"PreTokenGeneration\": {\"Fn::GetAtt\": [\"Function\", \"Arn\"]}}" \
  "$(translate "!If [Prod, {PreSignUp: '$arn'}, !Ref AWS::NoValue]")"
finish
