#!/usr/bin/env bash
# botocore 1.44.8.
# Expected: the pattern of ClientSecretArn, in the answer of DescribeUserPoolClient, matches ARNs of Secrets Manager.
# Seen: it requires "secret/" where these have "secret:", also in botocore's own examples for Secrets Manager, and it
# has no partition aws-cn.
# Why it matters: botocore itself doesn't check patterns. A validator, mock or typed client generated from the model
# rejects each real ARN of an app client's secret.
# Source: found by comparing two models in one package.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

python_packages botocore==1.44.8
cat >match.py <<'PY'
import json, re
import botocore.session

loader = botocore.session.get_session().get_component("data_loader")
client = loader.load_service_model("cognito-idp", "service-2")["shapes"]["UserPoolClientType"]["members"]["ClientSecretArn"]
pattern = loader.load_service_model("cognito-idp", "service-2")["shapes"][client["shape"]]["pattern"]
examples = json.dumps(loader.load_service_model("secretsmanager", "examples-1"))
arns = sorted(set(re.findall(r"arn:aws:secretsmanager:[\w:-]+", examples)))
print(sum(bool(re.match(pattern, arn)) for arn in arns), "of", len(arns), "match")
print(arns[0], bool(re.match(pattern, arns[0])))
print(arns[0].replace("secret:", "secret/"), bool(re.match(pattern, arns[0].replace("secret:", "secret/"))))
PY
seen 'ARNs in the examples for Secrets Manager:' '0 of 3 match
arn:aws:secretsmanager:us-west-2:123456789012:secret:MyTestDatabaseMasterSecret-a1b2c3 False
arn:aws:secretsmanager:us-west-2:123456789012:secret/MyTestDatabaseMasterSecret-a1b2c3 True' "$(venv/bin/python match.py)"
finish
