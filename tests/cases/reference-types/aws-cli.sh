#!/bin/sh
set -eu
# Omitted: aws_cognito_user_pool.pool, aws_cognito_resource_server.api. These commands are
# for clients only. The resources that the clients refer to must already exist.

# Set these environment variables first:
#   URLS               var.urls (a JSON list of strings)
#   URL                var.url
#   FLAG               var.flag
#   FLOWS              var.flows (a JSON list of strings)
#   HOURS              var.hours (a number)
#   POOL_USER_POOL_ID  aws_cognito_user_pool.pool.id
test -n "${MY_HOME-}" || MY_HOME=https://app.example.com/

json() { printf %s "$1" | sed 's/[\\"]/\\&/g'; }

# Omitted: allowed_oauth_scopes. aws_cognito_resource_server.api.scope_identifiers is a
# list, but a string is required.
# m2m: creates a client, or updates the one with the ID in M2M_CLIENT_ID.
M2M_CLIENT_ID=${M2M_CLIENT_ID-}
: "${POOL_USER_POOL_ID:?}" && cat > user-pool-client-m2m.json <<JSON
{
  "ClientName": "m2m",
  "UserPoolId": "$(json "${POOL_USER_POOL_ID:?}")",
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["client_credentials"]
}
JSON
if test -z "$M2M_CLIENT_ID"; then
  M2M_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-m2m.json \
    --generate-secret \
    --query UserPoolClient.ClientId --output text)
else
  # Warning: the update also resets the omitted settings above to their defaults.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-m2m.json \
    --client-id "$M2M_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client \
  --user-pool-id "${POOL_USER_POOL_ID:?}" \
  --client-id "${M2M_CLIENT_ID:?}"

# fits: creates a client, or updates the one with the ID in FITS_CLIENT_ID.
FITS_CLIENT_ID=${FITS_CLIENT_ID-}
: "${FLAG:?}" "${POOL_USER_POOL_ID:?}" "${FLOWS:?}" "${URLS:?}" "${MY_HOME:?}" "${URL:?}" "${HOURS:?}" && cat > user-pool-client-fits.json <<JSON
{
  "ClientName": "$(json "${FLAG:?}")",
  "UserPoolId": "$(json "${POOL_USER_POOL_ID:?}")",
  "ExplicitAuthFlows": ${FLOWS:?},
  "CallbackURLs": ${URLS:?},
  "LogoutURLs": ["$(json "${MY_HOME:?}")", "$(json "${URL:?}")"],
  "AccessTokenValidity": ${HOURS:?}
}
JSON
if test -z "$FITS_CLIENT_ID"; then
  FITS_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-fits.json \
    --query UserPoolClient.ClientId --output text)
else
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-fits.json \
    --client-id "$FITS_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id "${POOL_USER_POOL_ID:?}" \
  --client-id "${FITS_CLIENT_ID:?}"

# Omitted: explicit_auth_flows. var.flows is a list, but a string is required.
# Omitted: callback_urls[1]. var.urls is a list, but a string is required.
# Omitted: default_redirect_uri. local.paths is a list, which can't be part of a string.
# Omitted: logout_urls. var.url is a string, but a list of strings is required.
# Omitted: access_token_validity. var.flag is a boolean, but a number is required.
# web: creates a client, or updates the one with the ID in WEB_CLIENT_ID.
WEB_CLIENT_ID=${WEB_CLIENT_ID-}
: "${POOL_USER_POOL_ID:?}" && cat > user-pool-client-web.json <<JSON
{
  "ClientName": "shop",
  "UserPoolId": "$(json "${POOL_USER_POOL_ID:?}")",
  "CallbackURLs": ["https://app.example.com/cb"],
  "SupportedIdentityProviders": ["COGNITO"]
}
JSON
if test -z "$WEB_CLIENT_ID"; then
  WEB_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-web.json \
    --query UserPoolClient.ClientId --output text)
else
  # Warning: the update also resets the omitted settings above to their defaults.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-web.json \
    --client-id "$WEB_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id "${POOL_USER_POOL_ID:?}" \
  --client-id "${WEB_CLIENT_ID:?}"
