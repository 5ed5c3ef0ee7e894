#!/bin/sh
set -eu

# listed: only the name and the ID of this client are known.
# An update would reset its settings. Print them, and open the output in the builder.
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client \
  --user-pool-id eu-west-1_AbCdEf123 \
  --client-id 1example23456789 \
  --region eu-west-1

# Omitted: callback_urls. Only the name and the ID of this client are known: an update
# would reset all other settings.
# filled_in: only the name and the ID of this client are known.
# An update would reset its settings. Print them, and open the output in the builder.
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client \
  --user-pool-id eu-west-1_AbCdEf123 \
  --client-id 2example23456789

# cut: updates the client with this ID.
CUT_CLIENT_ID=3example23456789
cat > user-pool-client-cut.json <<'JSON'
{
  "ClientName": "cut",
  "UserPoolId": "eu-west-1_AbCdEf123",
  "CallbackURLs": ["https://shop.example.com/cb"]
}
JSON
# Warning: only a part of this client was opened, and the file has only that part.
# The update resets all other settings to their defaults. First run the
# describe-user-pool-client command below, and open its output in the builder.
aws cognito-idp update-user-pool-client \
  --cli-input-json file://user-pool-client-cut.json \
  --client-id "$CUT_CLIENT_ID" \
  --query UserPoolClient.ClientId --output text
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client \
  --user-pool-id eu-west-1_AbCdEf123 \
  --client-id "${CUT_CLIENT_ID:?}"

# whole: updates the client with this ID.
WHOLE_CLIENT_ID=4example23456789
cat > user-pool-client-whole.json <<'JSON'
{
  "ClientName": "whole",
  "UserPoolId": "eu-west-1_AbCdEf123",
  "CallbackURLs": ["https://shop.example.com/cb"]
}
JSON
# The update resets omitted settings, so the file contains every setting.
aws cognito-idp update-user-pool-client \
  --cli-input-json file://user-pool-client-whole.json \
  --client-id "$WHOLE_CLIENT_ID" \
  --query UserPoolClient.ClientId --output text
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client \
  --user-pool-id eu-west-1_AbCdEf123 \
  --client-id "${WHOLE_CLIENT_ID:?}"

# Omitted: newer_setting. The builder doesn't support this argument.
# invalid: updates the client with this ID.
INVALID_CLIENT_ID=5example23456789
cat > user-pool-client-invalid.json <<'JSON'
{
  "ClientName": "invalid",
  "UserPoolId": "eu-west-1_AbCdEf123"
}
JSON
# Warning: the update also resets the omitted settings above to their defaults.
aws cognito-idp update-user-pool-client \
  --cli-input-json file://user-pool-client-invalid.json \
  --client-id "$INVALID_CLIENT_ID" \
  --query UserPoolClient.ClientId --output text
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client \
  --user-pool-id eu-west-1_AbCdEf123 \
  --client-id "${INVALID_CLIENT_ID:?}"

# fragment: creates a client, or updates the one with the ID in FRAGMENT_CLIENT_ID.
FRAGMENT_CLIENT_ID=${FRAGMENT_CLIENT_ID-}
cat > user-pool-client-fragment.json <<'JSON'
{
  "UserPoolId": "eu-west-1_AbCdEf123",
  "CallbackURLs": ["https://shop.example.com/cb"]
}
JSON
if test -z "$FRAGMENT_CLIENT_ID"; then
  FRAGMENT_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-fragment.json \
    --query UserPoolClient.ClientId --output text)
else
  # Warning: only a part of this client was opened, and the file has only that part.
  # The update resets all other settings to their defaults. First run the
  # describe-user-pool-client command below, and open its output in the builder.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-fragment.json \
    --client-id "$FRAGMENT_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id eu-west-1_AbCdEf123 \
  --client-id "${FRAGMENT_CLIENT_ID:?}"

# hostile: creates a client, or updates the one with the ID in HOSTILE_CLIENT_ID.
HOSTILE_CLIENT_ID=${HOSTILE_CLIENT_ID-}
cat > user-pool-client-hostile.json <<'JSON'
{
  "ClientName": "hostile",
  "UserPoolId": "eu-west-1_AbCdEf123"
}
JSON
if test -z "$HOSTILE_CLIENT_ID"; then
  HOSTILE_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-hostile.json \
    --query UserPoolClient.ClientId --output text)
else
  # Warning: only a part of this client was opened, and the file has only that part.
  # The update resets all other settings to their defaults. First run the
  # describe-user-pool-client command below, and open its output in the builder.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-hostile.json \
    --client-id "$HOSTILE_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id eu-west-1_AbCdEf123 \
  --client-id "${HOSTILE_CLIENT_ID:?}"
