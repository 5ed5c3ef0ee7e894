#!/usr/bin/env bash
# moto 5.2.5 against the service model of botocore 1.44.8.
# Expected: moto resets each setting that UpdateUserPoolClient doesn't mention, as the model says of AWS.
# Seen: moto keeps the callback URLs and authentication flows of the client, and returns them in the answer.
# Why it matters: a test on moto passes for a script that only renames a client. In AWS, the same call removes the
# client's callback URLs and resets its flows.
# Source: the documentation of UpdateUserPoolClient in botocore's model.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

python_packages 'moto[cognitoidp]==5.2.5' boto3==1.44.8 botocore==1.44.8
cat >update.py <<'PY'
import json
import boto3
from moto import mock_aws

with mock_aws():
    cognito = boto3.client("cognito-idp", "eu-west-1", aws_access_key_id="none", aws_secret_access_key="none")
    pool = cognito.create_user_pool(PoolName="pool")["UserPool"]["Id"]
    client = cognito.create_user_pool_client(
        UserPoolId=pool, ClientName="web", CallbackURLs=["https://app.example.com"], ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH"]
    )["UserPoolClient"]["ClientId"]
    answer = cognito.update_user_pool_client(UserPoolId=pool, ClientId=client, ClientName="app")["UserPoolClient"]
    print(json.dumps({name: answer.get(name) for name in ("ClientName", "CallbackURLs", "ExplicitAuthFlows")}))
    text = cognito.meta.service_model.operation_model("UpdateUserPoolClient").documentation
    print("the model mentions default values:", "default value" in text)
PY
seen 'after an update of the name only:' '{"ClientName": "app", "CallbackURLs": ["https://app.example.com"], "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"]}
the model mentions default values: True' "$(venv/bin/python update.py 2>/dev/null)"
finish
