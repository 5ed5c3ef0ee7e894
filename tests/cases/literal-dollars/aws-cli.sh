#!/bin/sh
set -eu
# Omitted: aws_cognito_user_pool.pool. These commands are for clients only. The resources
# that the clients refer to must already exist.

# Set these environment variables first:
#   POOL_USER_POOL_ID  aws_cognito_user_pool.pool.id
test -n "${TIER-}" || TIER=pro

json() { printf %s "$1" | sed 's/[\\"]/\\&/g'; }

# web: creates a client, or updates the one with the ID in WEB_CLIENT_ID.
WEB_CLIENT_ID=${WEB_CLIENT_ID-}
: "${POOL_USER_POOL_ID:?}" "${TIER:?}" && cat > user-pool-client-web.json <<JSON
{
  "ClientName": "web",
  "UserPoolId": "$(json "${POOL_USER_POOL_ID:?}")",
  "CallbackURLs": [
    "https://a.example.com/\$$(json "${TIER:?}")",
    "https://b.example.com/x\$\$-\${var.tier}",
    "https://c.example.com/%{x}/$(json "${TIER:?}")",
    "https://d.example.com/%$(json "${TIER:?}")",
    "https://e.example.com/\${x}/$(json "${TIER:?}")",
    "https://f.example.com/$(json "${TIER:?}"){x}",
    "https://g.example.com/\$5/100%/\$\$/%%/{0}/%s"
  ]
}
JSON
if test -z "$WEB_CLIENT_ID"; then
  WEB_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-web.json \
    --query UserPoolClient.ClientId --output text)
else
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-web.json \
    --client-id "$WEB_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id "${POOL_USER_POOL_ID:?}" \
  --client-id "${WEB_CLIENT_ID:?}"
