#!/usr/bin/env bash
# botocore 1.44.5, also under boto3 and the AWS CLI.
# Expected: botocore checks a request against its model: minimum, maximum, pattern and listed values.
# Seen: it checks only the minimum. Its model has the maximum 15 for AuthSessionValidity and the values of
# ExplicitAuthFlows, but 999 and "NOPE" are sent.
# Why it matters: "Parameter validation failed" for a lifetime that is too short suggests that the upper bound is
# checked as well. A script is only as checked as AWS's answer.
# Source: found by comparing the model with the validator.
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

flows = shape.members["ExplicitAuthFlows"].member.enum
print("model:", shape.members["AuthSessionValidity"].metadata, "NOPE listed:", "NOPE" in flows)
print("2:", report(AuthSessionValidity=2))
print("999:", report(AuthSessionValidity=999))
print("NOPE:", report(ExplicitAuthFlows=["NOPE"]))
print("<b>:", report(ClientName="<b>"))
PY
seen 'botocore:' "model: {'min': 3, 'max': 15} NOPE listed: False
2: Invalid value for parameter AuthSessionValidity, value: 2, valid min value: 3
999: accepted
NOPE: accepted
<b>: accepted" "$(venv/bin/python check.py)"
finish
