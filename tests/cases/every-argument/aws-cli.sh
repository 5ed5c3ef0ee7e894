#!/bin/sh
set -eu
# Omitted: aws_cognito_user_pool.users, aws_cognito_identity_provider.google. These
# commands are for clients only. The resources that the clients refer to must already
# exist.

# Set these environment variables first:
#   DOMAIN  Where the application is.
test -n "${SESSION_MINUTES-}" || SESSION_MINUTES=5

json() { printf %s "$1" | sed 's/[\\"]/\\&/g'; }

# Omitted: generate_secret. It is decided at creation; an update can't change it.
# web: updates the client with this ID.
WEB_CLIENT_ID=3ho4ek12345678909nh3fmhpko
: "${DOMAIN:?}" "${SESSION_MINUTES:?}" && cat > user-pool-client-web.json <<JSON
{
  "ClientName": "web-$(json "${DOMAIN:?}")",
  "UserPoolId": "us-east-1_AbCdEf123",
  "ExplicitAuthFlows": ["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH"],
  "AuthSessionValidity": ${SESSION_MINUTES:?},
  "PreventUserExistenceErrors": "ENABLED",
  "EnablePropagateAdditionalUserContextData": true,
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["code"],
  "AllowedOAuthScopes": [
    "openid",
    "email",
    "profile",
    "https://api.example.com/read"
  ],
  "CallbackURLs": [
    "https://$(json "${DOMAIN:?}")/callback",
    "http://localhost:3000/callback",
    "myapp://callback"
  ],
  "DefaultRedirectURI": "https://$(json "${DOMAIN:?}")/callback",
  "LogoutURLs": ["https://$(json "${DOMAIN:?}")/"],
  "SupportedIdentityProviders": ["COGNITO", "Google"],
  "AccessTokenValidity": 60,
  "IdTokenValidity": 60,
  "RefreshTokenValidity": 30,
  "TokenValidityUnits": {
    "AccessToken": "minutes",
    "IdToken": "minutes",
    "RefreshToken": "days"
  },
  "EnableTokenRevocation": true,
  "RefreshTokenRotation": {
    "Feature": "ENABLED",
    "RetryGracePeriodSeconds": 10
  },
  "ReadAttributes": ["email", "custom:department"],
  "WriteAttributes": ["email"],
  "AnalyticsConfiguration": {
    "ApplicationId": "0123456789abcdef0123456789abcdef",
    "ExternalId": "pinpoint",
    "RoleArn": "arn:aws:iam::123456789012:role/pinpoint",
    "UserDataShared": false
  }
}
JSON
# The update resets omitted settings, so the file contains every setting.
aws cognito-idp update-user-pool-client \
  --cli-input-json file://user-pool-client-web.json \
  --client-id "$WEB_CLIENT_ID" \
  --region eu-west-1 \
  --query UserPoolClient.ClientId --output text
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client \
  --user-pool-id us-east-1_AbCdEf123 \
  --client-id "${WEB_CLIENT_ID:?}" \
  --region eu-west-1
