#!/usr/bin/env bash
# botocore 1.44.5 and 1.44.8, also under boto3 and the AWS CLI.
# Expected: describe_user_pool_client returns what AWS answers, also a member that the installed version doesn't know.
# Seen: such a member is removed, without a warning. A client whose secret is in Secrets Manager answers with
# ClientSecretArn in place of ClientSecret; 1.44.5 returns neither, 1.44.8 returns the ARN.
# Why it matters: the same script reports an app client with a secret as a public client, by the version of botocore.
# In requests, the same version rejects an unknown name.
# Source: found by comparing the versions; the answer is made up, without a network.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

cat >describe.py <<'PY'
import json
import botocore.session
from botocore.awsrequest import AWSResponse

class Raw:
    def stream(self):
        yield json.dumps({"UserPoolClient": {"ClientName": "server", "ClientSecretArn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:server-AbCdEf"}}).encode()

client = botocore.session.get_session().create_client("cognito-idp", "eu-west-1", aws_access_key_id="none", aws_secret_access_key="none")
client.meta.events.register("before-send", lambda **_: AWSResponse("https://cognito.example.com", 200, {}, Raw()))
print(sorted(client.describe_user_pool_client(UserPoolId="eu-west-1_example", ClientId="client")["UserPoolClient"]))
try:
    client.update_user_pool_client(UserPoolId="eu-west-1_example", ClientId="client", Unknown=1)
except Exception as e:
    print(str(e).splitlines()[1].split(",")[0])
PY
for version in 1.44.5 1.44.8; do
  python_packages botocore==$version
  members="['ClientName', 'ClientSecretArn']"
  if [[ $version == 1.44.5 ]]; then members="['ClientName']"; fi
  seen 'members of the answer, and an unknown name in a request:' "$members
Unknown parameter in input: \"Unknown\"" "$(venv/bin/python describe.py)"
done
finish
