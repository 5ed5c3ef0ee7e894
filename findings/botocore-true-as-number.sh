#!/usr/bin/env bash
# botocore 1.44.5, also under boto3.
# Expected: True is rejected for an integer, as 1 is rejected for a boolean.
# Seen: True passes for AccessTokenValidity, and the request has the JSON value true instead of a number.
# 5.0, which is a whole number, is rejected.
# Why it matters: a configuration read from YAML has True for yes and on. The slip passes the local check.
# Source: bool is a subclass of int in Python.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

python_packages botocore==1.44.5
cat >check.py <<'PY'
from botocore.session import get_session
from botocore.validate import ParamValidator

shape = get_session().get_service_model("cognito-idp").operation_model("CreateUserPoolClient").input_shape


def report(**arguments):
    arguments = {"UserPoolId": "eu-west-1_example", "ClientName": "web", **arguments}
    return ParamValidator().validate(arguments, shape).generate_report() or "accepted"

from botocore.serialize import create_serializer

session = get_session()
operation = session.get_service_model("cognito-idp").operation_model("CreateUserPoolClient")
request = {"UserPoolId": "eu-west-1_example", "ClientName": "web", "AccessTokenValidity": True}
print("AccessTokenValidity=True:", report(AccessTokenValidity=True))
print("request:", create_serializer("json").serialize_to_request(request, operation)["body"].decode())
print("GenerateSecret=1:", report(GenerateSecret=1).split(",")[0])
print("AccessTokenValidity=5.0:", report(AccessTokenValidity=5.0).split(",")[0])
PY
seen 'botocore:' 'AccessTokenValidity=True: accepted
request: {"UserPoolId": "eu-west-1_example", "ClientName": "web", "AccessTokenValidity": true}
GenerateSecret=1: Invalid type for parameter GenerateSecret
AccessTokenValidity=5.0: Invalid type for parameter AccessTokenValidity' "$(venv/bin/python check.py)"
finish
