#!/bin/sh
set -eu
# Omitted: aws_cognito_user_pool.api_client_user, aws_cognito_resource_server.orders.
# These commands are for clients only. The resources that the clients refer to must
# already exist.

# Set these environment variables first:
#   TENANT                              var.tenant
#   API_CLIENT_USER_USER_POOL_ID        aws_cognito_user_pool.api_client_user.id
#   API_USER_POOL_CLIENT_CLIENT_SECRET  aws_cognito_user_pool_client.api.client_secret
test -n "${HOSTED-}" || HOSTED=true
test -n "${SESSION_MINUTES-}" || SESSION_MINUTES=5

json() { printf %s "$1" | sed 's/[\\"]/\\&/g'; }

# api: creates a client, or updates the one with the ID in API_CLIENT_ID.
API_CLIENT_ID=${API_CLIENT_ID-}
: "${API_CLIENT_USER_USER_POOL_ID:?}" && cat > user-pool-client-api.json <<JSON
{
  "ClientName": "api",
  "UserPoolId": "$(json "${API_CLIENT_USER_USER_POOL_ID:?}")",
  "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"],
  "AccessTokenValidity": 2,
  "RefreshTokenValidity": 3600,
  "TokenValidityUnits": {
    "AccessToken": "hours",
    "IdToken": "minutes",
    "RefreshToken": "minutes"
  },
  "EnableTokenRevocation": true
}
JSON
if test -z "$API_CLIENT_ID"; then
  API_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-api.json \
    --query UserPoolClient.ClientId --output text)
else
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-api.json \
    --client-id "$API_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id "${API_CLIENT_USER_USER_POOL_ID:?}" \
  --client-id "${API_CLIENT_ID:?}"

# renewal: creates a client, or updates the one with the ID in RENEWAL_CLIENT_ID.
RENEWAL_CLIENT_ID=${RENEWAL_CLIENT_ID-}
: "${API_CLIENT_USER_USER_POOL_ID:?}" && cat > user-pool-client-renewal.json <<JSON
{
  "ClientName": "renewal",
  "UserPoolId": "$(json "${API_CLIENT_USER_USER_POOL_ID:?}")",
  "ExplicitAuthFlows": ["ALLOW_REFRESH_TOKEN_AUTH"],
  "ReadAttributes": ["custom:team"],
  "WriteAttributes": []
}
JSON
if test -z "$RENEWAL_CLIENT_ID"; then
  RENEWAL_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-renewal.json \
    --query UserPoolClient.ClientId --output text)
else
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-renewal.json \
    --client-id "$RENEWAL_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id "${API_CLIENT_USER_USER_POOL_ID:?}" \
  --client-id "${RENEWAL_CLIENT_ID:?}"

# web: creates a client, or updates the one with the ID in WEB_CLIENT_ID.
WEB_CLIENT_ID=${WEB_CLIENT_ID-}
: "${API_CLIENT_USER_USER_POOL_ID:?}" "${TENANT:?}" "${API_CLIENT_ID:?}" && cat > user-pool-client-web.json <<JSON
{
  "ClientName": "web",
  "UserPoolId": "$(json "${API_CLIENT_USER_USER_POOL_ID:?}")",
  "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  "PreventUserExistenceErrors": "ENABLED",
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["code"],
  "AllowedOAuthScopes": ["email", "profile"],
  "LogoutURLs": [
    "https://$(json "${TENANT:?}").example.com/$(json "${API_CLIENT_ID:?}")"
  ],
  "SupportedIdentityProviders": ["COGNITO", "SignInWithApple", "Employees"],
  "ReadAttributes": ["email", "name", "zoneinfo", "custom:team"]
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
  --user-pool-id "${API_CLIENT_USER_USER_POOL_ID:?}" \
  --client-id "${WEB_CLIENT_ID:?}"

# service: creates a client, or updates the one with the ID in SERVICE_CLIENT_ID.
SERVICE_CLIENT_ID=${SERVICE_CLIENT_ID-}
: "${API_CLIENT_USER_USER_POOL_ID:?}" && cat > user-pool-client-service.json <<JSON
{
  "ClientName": "service",
  "UserPoolId": "$(json "${API_CLIENT_USER_USER_POOL_ID:?}")",
  "ExplicitAuthFlows": [],
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["client_credentials"],
  "AllowedOAuthScopes": ["orders/read"]
}
JSON
if test -z "$SERVICE_CLIENT_ID"; then
  SERVICE_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-service.json \
    --generate-secret \
    --query UserPoolClient.ClientId --output text)
else
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-service.json \
    --client-id "$SERVICE_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client \
  --user-pool-id "${API_CLIENT_USER_USER_POOL_ID:?}" \
  --client-id "${SERVICE_CLIENT_ID:?}"

# rotating: creates a client, or updates the one with the ID in ROTATING_CLIENT_ID.
ROTATING_CLIENT_ID=${ROTATING_CLIENT_ID-}
cat > user-pool-client-rotating.json <<'JSON'
{
  "ClientName": "rotating",
  "UserPoolId": "us-east-1_AbCdEf123",
  "ExplicitAuthFlows": ["ALLOW_USER_AUTH"],
  "AuthSessionValidity": 10,
  "AllowedOAuthFlowsUserPoolClient": true,
  "RefreshTokenRotation": {
    "Feature": "ENABLED"
  }
}
JSON
if test -z "$ROTATING_CLIENT_ID"; then
  ROTATING_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-rotating.json \
    --query UserPoolClient.ClientId --output text)
else
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-rotating.json \
    --client-id "$ROTATING_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id us-east-1_AbCdEf123 \
  --client-id "${ROTATING_CLIENT_ID:?}"

# unsaid: creates a client, or updates the one with the ID in UNSAID_CLIENT_ID.
UNSAID_CLIENT_ID=${UNSAID_CLIENT_ID-}
: "${API_CLIENT_USER_USER_POOL_ID:?}" "${SESSION_MINUTES:?}" "${HOSTED:?}" "${API_USER_POOL_CLIENT_CLIENT_SECRET:?}" && cat > user-pool-client-unsaid.json <<JSON
{
  "ClientName": "unsaid",
  "UserPoolId": "$(json "${API_CLIENT_USER_USER_POOL_ID:?}")",
  "ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH"],
  "AuthSessionValidity": ${SESSION_MINUTES:?},
  "EnablePropagateAdditionalUserContextData": true,
  "AllowedOAuthFlowsUserPoolClient": ${HOSTED:?},
  "AllowedOAuthFlows": ["code"],
  "CallbackURLs": [
    "https://example.com/$(json "${API_USER_POOL_CLIENT_CLIENT_SECRET:?}")"
  ],
  "AccessTokenValidity": 90,
  "IdTokenValidity": 330,
  "RefreshTokenValidity": 1,
  "TokenValidityUnits": {
    "AccessToken": "minutes",
    "IdToken": "seconds",
    "RefreshToken": "hours"
  },
  "RefreshTokenRotation": {
    "Feature": "DISABLED",
    "RetryGracePeriodSeconds": 0
  },
  "ReadAttributes": ["sub", "email"],
  "AnalyticsConfiguration": {
    "ApplicationArn": "arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef0123456789abcdef"
  }
}
JSON
if test -z "$UNSAID_CLIENT_ID"; then
  UNSAID_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-unsaid.json \
    --query UserPoolClient.ClientId --output text)
else
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-unsaid.json \
    --client-id "$UNSAID_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id "${API_CLIENT_USER_USER_POOL_ID:?}" \
  --client-id "${UNSAID_CLIENT_ID:?}"
