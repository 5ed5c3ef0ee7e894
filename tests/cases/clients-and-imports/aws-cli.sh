#!/bin/sh
set -eu

json() { printf %s "$1" | sed 's/[\\"]/\\&/g'; }

# web: updates the client with this ID.
WEB_CLIENT_ID=3ho4ek12345678909nh3fmhpko
cat > user-pool-client-web.json <<'JSON'
{
  "ClientName": "web",
  "UserPoolId": "us-east-1_AbCdEf123"
}
JSON
# The update resets omitted settings, so the file contains every setting.
aws cognito-idp update-user-pool-client \
  --cli-input-json file://user-pool-client-web.json \
  --client-id "$WEB_CLIENT_ID" \
  --query UserPoolClient.ClientId --output text
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client \
  --user-pool-id us-east-1_AbCdEf123 \
  --client-id "${WEB_CLIENT_ID:?}"

# Omitted: generate_secret. It is decided at creation; an update can't change it.
# server: updates the client with this ID.
SERVER_CLIENT_ID=1example23456789
cat > user-pool-client-server.json <<'JSON'
{
  "ClientName": "server",
  "UserPoolId": "us-east-1_AbCdEf123",
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["client_credentials"],
  "AllowedOAuthScopes": ["api/read"]
}
JSON
# The update resets omitted settings, so the file contains every setting.
aws cognito-idp update-user-pool-client \
  --cli-input-json file://user-pool-client-server.json \
  --client-id "$SERVER_CLIENT_ID" \
  --query UserPoolClient.ClientId --output text
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client \
  --user-pool-id us-east-1_AbCdEf123 \
  --client-id "${SERVER_CLIENT_ID:?}"

# web-client: creates a client, or updates the one with the ID in WEB_CLIENT_ID2.
WEB_CLIENT_ID2=${WEB_CLIENT_ID2-}
cat > user-pool-client-web-2.json <<'JSON'
{
  "ClientName": "web client",
  "UserPoolId": "us-east-1_AbCdEf123"
}
JSON
if test -z "$WEB_CLIENT_ID2"; then
  WEB_CLIENT_ID2=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-web-2.json \
    --query UserPoolClient.ClientId --output text)
else
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-web-2.json \
    --client-id "$WEB_CLIENT_ID2" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id us-east-1_AbCdEf123 \
  --client-id "${WEB_CLIENT_ID2:?}"

# mobile: creates a client, or updates the one with the ID in MOBILE_CLIENT_ID.
MOBILE_CLIENT_ID=${MOBILE_CLIENT_ID-}
: "${WEB_CLIENT_ID:?}" && cat > user-pool-client-mobile.json <<JSON
{
  "ClientName": "mobile",
  "UserPoolId": "us-east-1_AbCdEf123",
  "LogoutURLs": ["https://example.com/?client_id=$(json "${WEB_CLIENT_ID:?}")"]
}
JSON
if test -z "$MOBILE_CLIENT_ID"; then
  MOBILE_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-mobile.json \
    --query UserPoolClient.ClientId --output text)
else
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-mobile.json \
    --client-id "$MOBILE_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id us-east-1_AbCdEf123 \
  --client-id "${MOBILE_CLIENT_ID:?}"

# unknown: creates a client, or updates the one with the ID in UNKNOWN_CLIENT_ID.
UNKNOWN_CLIENT_ID=${UNKNOWN_CLIENT_ID-}
cat > user-pool-client-unknown.json <<'JSON'
{
  "ClientName": "not yet known",
  "UserPoolId": "us-east-1_AbCdEf123"
}
JSON
if test -z "$UNKNOWN_CLIENT_ID"; then
  UNKNOWN_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-unknown.json \
    --query UserPoolClient.ClientId --output text)
else
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-unknown.json \
    --client-id "$UNKNOWN_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id us-east-1_AbCdEf123 \
  --client-id "${UNKNOWN_CLIENT_ID:?}"

# wrong: creates a client, or updates the one with the ID in WRONG_CLIENT_ID.
WRONG_CLIENT_ID=${WRONG_CLIENT_ID-}
cat > user-pool-client-wrong.json <<'JSON'
{
  "ClientName": "wrong",
  "UserPoolId": "us-east-1_AbCdEf123"
}
JSON
if test -z "$WRONG_CLIENT_ID"; then
  WRONG_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-wrong.json \
    --query UserPoolClient.ClientId --output text)
else
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-wrong.json \
    --client-id "$WRONG_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id us-east-1_AbCdEf123 \
  --client-id "${WRONG_CLIENT_ID:?}"
