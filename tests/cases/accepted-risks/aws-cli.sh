#!/bin/sh
set -eu
# Omitted: aws_cognito_user_pool.pool. These commands are for clients only. The resources
# that the clients refer to must already exist.

# Set these environment variables first:
#   POOL_USER_POOL_ID  aws_cognito_user_pool.pool.id

json() { printf %s "$1" | sed 's/[\\"]/\\&/g'; }

# Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
# Accepted risk wildcard-callback
# web: creates a client, or updates the one with the ID in WEB_CLIENT_ID.
WEB_CLIENT_ID=${WEB_CLIENT_ID-}
: "${POOL_USER_POOL_ID:?}" && cat > user-pool-client-web.json <<JSON
{
  "ClientName": "web",
  "UserPoolId": "$(json "${POOL_USER_POOL_ID:?}")",
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["implicit"],
  "AllowedOAuthScopes": ["openid"],
  "CallbackURLs": ["https://app.example.org/callback"],
  "SupportedIdentityProviders": ["COGNITO"]
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

# other: creates a client, or updates the one with the ID in OTHER_CLIENT_ID.
OTHER_CLIENT_ID=${OTHER_CLIENT_ID-}
: "${POOL_USER_POOL_ID:?}" && cat > user-pool-client-other.json <<JSON
{
  "ClientName": "other",
  "UserPoolId": "$(json "${POOL_USER_POOL_ID:?}")"
}
JSON
if test -z "$OTHER_CLIENT_ID"; then
  OTHER_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-other.json \
    --query UserPoolClient.ClientId --output text)
else
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-other.json \
    --client-id "$OTHER_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id "${POOL_USER_POOL_ID:?}" \
  --client-id "${OTHER_CLIENT_ID:?}"
