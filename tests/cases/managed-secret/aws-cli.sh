#!/bin/sh
set -eu
# Set these environment variables first:
#   MANAGED  var.managed (true or false)

# Omitted: generate_secret. It is decided at creation; an update can't change it.
# server: updates the client with this ID.
SERVER_CLIENT_ID=3ho4ek12345678909nh3fmhpko
cat > user-pool-client-server.json <<'JSON'
{
  "ClientName": "server",
  "UserPoolId": "us-east-1_Ab3",
  "PublishSecretsInAWSSecretsManager": true
}
JSON
# The update resets omitted settings, so the file contains every setting.
aws cognito-idp update-user-pool-client \
  --cli-input-json file://user-pool-client-server.json \
  --client-id "$SERVER_CLIENT_ID" \
  --query UserPoolClient.ClientId --output text
# Also prints the client secret: keep the output out of logs.
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
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-job.json \
    --client-id "$JOB_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client \
  --user-pool-id us-east-1_Ab3 \
  --client-id "${JOB_CLIENT_ID:?}"
