#!/bin/sh
set -eu
# Set these environment variables first:
#   LOWER_STAGE        lower(var.stage)
#   POOLS_STAGE        var.pools[var.stage]
#   STAGE_PROD         var.stage == "prod" (true or false)
#   JOIN_STAGE_HOST    join(".", [ var.stage, local.host ])
#   COMPUTED           local.computed
#   CONCAT_EMAIL_NONE  concat(["email"], var.none) (a JSON list of strings)
test -n "${URLS-}" || URLS='["https://a.example.com/?x=1,2","https://b.example.com/"]'
test -n "${NONE-}" || NONE='[]'
test -n "${HOST-}" || HOST=app.example.com
test -n "${DAYS-}" || DAYS=30

json() { printf %s "$1" | sed 's/[\\"]/\\&/g'; }

# Omitted: default_redirect_uri, supported_identity_providers[2]. Only Terraform can
# evaluate this expression.
# web: creates a client, or updates the one with the ID in WEB_CLIENT_ID.
WEB_CLIENT_ID=${WEB_CLIENT_ID-}
: "${LOWER_STAGE:?}" "${POOLS_STAGE:?}" "${STAGE_PROD:?}" "${URLS:?}" "${HOST:?}" "${JOIN_STAGE_HOST:?}" "${COMPUTED:?}" "${DAYS:?}" "${CONCAT_EMAIL_NONE:?}" "${NONE:?}" && cat > user-pool-client-web.json <<JSON
{
  "ClientName": "web-$(json "${LOWER_STAGE:?}")",
  "UserPoolId": "$(json "${POOLS_STAGE:?}")",
  "CallbackURLs": ${URLS:?},
  "LogoutURLs": [
    "https://$(json "${HOST:?}")/out",
    "https://$(json "${JOIN_STAGE_HOST:?}")/"
  ],
  "SupportedIdentityProviders": ["COGNITO", "$(json "${COMPUTED:?}")"],
  "RefreshTokenValidity": ${DAYS:?},
  "ReadAttributes": ${CONCAT_EMAIL_NONE:?},
  "WriteAttributes": ${NONE:?}
}
JSON
if test -z "$WEB_CLIENT_ID"; then
  WEB_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-web.json \
    $(test "${STAGE_PROD:?}" = true && echo --generate-secret || echo --no-generate-secret) \
    --query UserPoolClient.ClientId --output text)
else
  # Warning: the update also resets the omitted settings above to their defaults.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-web.json \
    --client-id "$WEB_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client \
  --user-pool-id "${POOLS_STAGE:?}" \
  --client-id "${WEB_CLIENT_ID:?}"

# Omitted: name. Only Terraform can evaluate this expression.
# Omitted: for_each, depends_on, lifecycle. Terraform only.
# copies: creates a client, or updates the one with the ID in COPIES_CLIENT_ID.
COPIES_CLIENT_ID=${COPIES_CLIENT_ID-}
: "${POOLS_STAGE:?}" && cat > user-pool-client-copies.json <<JSON
{
  "UserPoolId": "$(json "${POOLS_STAGE:?}")"
}
JSON
if test -z "$COPIES_CLIENT_ID"; then
  COPIES_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-copies.json \
    --query UserPoolClient.ClientId --output text)
else
  # Warning: the update also resets the omitted settings above to their defaults.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-copies.json \
    --client-id "$COPIES_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id "${POOLS_STAGE:?}" \
  --client-id "${COPIES_CLIENT_ID:?}"
