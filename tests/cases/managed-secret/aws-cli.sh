#!/bin/sh
set -eu
# Environment variables to set before:
#   MANAGED  var.managed (true or false)

# Left out: generate_secret. It is decided when a client is created; an update cannot
# change it.
# server: updates the client with this ID.
SERVER_CLIENT_ID=3ho4ek12345678909nh3fmhpko
cat > user-pool-client-server.json <<'JSON'
{
  "ClientName": "server",
  "UserPoolId": "us-east-1_Ab3",
  "PublishSecretsInAWSSecretsManager": true
}
JSON
# An update resets what it does not mention. The file has everything.
aws cognito-idp update-user-pool-client \
  --cli-input-json file://user-pool-client-server.json \
  --client-id "$SERVER_CLIENT_ID" \
  --query UserPoolClient.ClientId --output text
# This shows the client secret, too: keep it out of logs.
aws cognito-idp describe-user-pool-client \
  --user-pool-id us-east-1_Ab3 \
  --client-id "${SERVER_CLIENT_ID:?}"

# job: creates a client, or updates the one with the ID in JOB_CLIENT_ID.
JOB_CLIENT_ID=${JOB_CLIENT_ID-}
: "${MANAGED:?}" && cat > user-pool-client-job.json <<JSON
{
  "ClientName": "job",
  "UserPoolId": "us-east-1_Ab3",
  "PublishSecretsInAWSSecretsManager": ${MANAGED:?}
}
JSON
if test -z "$JOB_CLIENT_ID"; then
  JOB_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-job.json \
    --generate-secret \
    --query UserPoolClient.ClientId --output text)
else
  # An update resets what it does not mention. The file has everything.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-job.json \
    --client-id "$JOB_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
# This shows the client secret, too: keep it out of logs.
aws cognito-idp describe-user-pool-client \
  --user-pool-id us-east-1_Ab3 \
  --client-id "${JOB_CLIENT_ID:?}"
