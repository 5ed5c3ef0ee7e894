#!/bin/sh
set -eu
# Omitted: output.client_id, output.client_secret. Outputs are generated for Terraform
# only.
# Omitted: aws_cognito_user_pool.users, aws_cognito_user_pool_domain.login,
# aws_cognito_resource_server.api, aws_cognito_identity_provider.google. These commands
# are for clients only. The resources that the clients refer to must already exist.

# Set these environment variables first:
#   USERS_USER_POOL_ID             aws_cognito_user_pool.users.id
#   LOGIN_USER_POOL_DOMAIN_DOMAIN  aws_cognito_user_pool_domain.login.domain
#   REGION                         the AWS Region

json() { printf %s "$1" | sed 's/[\\"]/\\&/g'; }

# spa: creates a client, or updates the one with the ID in SPA_CLIENT_ID.
SPA_CLIENT_ID=${SPA_CLIENT_ID-}
: "${USERS_USER_POOL_ID:?}" "${LOGIN_USER_POOL_DOMAIN_DOMAIN:?}" "${REGION:?}" && cat > user-pool-client-spa.json <<JSON
{
  "ClientName": "spa",
  "UserPoolId": "$(json "${USERS_USER_POOL_ID:?}")",
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["code"],
  "AllowedOAuthScopes": ["openid", "email"],
  "CallbackURLs": [
    "https://$(json "${LOGIN_USER_POOL_DOMAIN_DOMAIN:?}").auth.$(json "${REGION:?}").amazoncognito.com/callback"
  ],
  "SupportedIdentityProviders": ["COGNITO", "Google"]
}
JSON
if test -z "$SPA_CLIENT_ID"; then
  SPA_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-spa.json \
    --query UserPoolClient.ClientId --output text)
else
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-spa.json \
    --client-id "$SPA_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id "${USERS_USER_POOL_ID:?}" \
  --client-id "${SPA_CLIENT_ID:?}"

# machine: creates a client, or updates the one with the ID in MACHINE_CLIENT_ID.
MACHINE_CLIENT_ID=${MACHINE_CLIENT_ID-}
: "${USERS_USER_POOL_ID:?}" && cat > user-pool-client-machine.json <<JSON
{
  "ClientName": "machine",
  "UserPoolId": "$(json "${USERS_USER_POOL_ID:?}")",
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["client_credentials"],
  "AllowedOAuthScopes": [
    "https://api.example.com/read",
    "https://api.example.com/write"
  ]
}
JSON
if test -z "$MACHINE_CLIENT_ID"; then
  MACHINE_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-machine.json \
    --generate-secret \
    --query UserPoolClient.ClientId --output text)
else
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-machine.json \
    --client-id "$MACHINE_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client \
  --user-pool-id "${USERS_USER_POOL_ID:?}" \
  --client-id "${MACHINE_CLIENT_ID:?}"
