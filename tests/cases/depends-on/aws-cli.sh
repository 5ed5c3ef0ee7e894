#!/bin/sh
set -eu
# Omitted: aws_cognito_user_pool.pool, aws_cognito_identity_provider.google,
# aws_cognito_resource_server.api. These commands are for clients only. The resources that
# the clients refer to must already exist.

# Set these environment variables first:
#   POOL_USER_POOL_ID  aws_cognito_user_pool.pool.id

json() { printf %s "$1" | sed 's/[\\"]/\\&/g'; }

# Omitted: depends_on. Terraform only.
# web: creates a client, or updates the one with the ID in WEB_CLIENT_ID.
WEB_CLIENT_ID=${WEB_CLIENT_ID-}
: "${POOL_USER_POOL_ID:?}" && cat > user-pool-client-web.json <<JSON
{
  "ClientName": "web",
  "UserPoolId": "$(json "${POOL_USER_POOL_ID:?}")",
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["code"],
  "AllowedOAuthScopes": ["openid", "https://api.example.com/read"],
  "CallbackURLs": ["https://app.example.com/callback"],
  "SupportedIdentityProviders": ["COGNITO", "Google"]
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

# mobile: creates a client, or updates the one with the ID in MOBILE_CLIENT_ID.
MOBILE_CLIENT_ID=${MOBILE_CLIENT_ID-}
: "${POOL_USER_POOL_ID:?}" "${WEB_CLIENT_ID:?}" && cat > user-pool-client-mobile.json <<JSON
{
  "ClientName": "mobile",
  "UserPoolId": "$(json "${POOL_USER_POOL_ID:?}")",
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["code"],
  "AllowedOAuthScopes": ["openid"],
  "CallbackURLs": ["https://app.example.com/$(json "${WEB_CLIENT_ID:?}")"]
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
  --user-pool-id "${POOL_USER_POOL_ID:?}" \
  --client-id "${MOBILE_CLIENT_ID:?}"
