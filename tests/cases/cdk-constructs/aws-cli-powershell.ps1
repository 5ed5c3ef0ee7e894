# Omitted: aws_cognito_user_pool.api_client_user, aws_cognito_resource_server.orders.
# These commands are for clients only. The resources that the clients refer to must
# already exist.

# Set these environment variables first:
#   TENANT                              var.tenant
#   API_CLIENT_USER_USER_POOL_ID        aws_cognito_user_pool.api_client_user.id
#   API_USER_POOL_CLIENT_CLIENT_SECRET  aws_cognito_user_pool_client.api.client_secret
if (-not $env:HOSTED) { $env:HOSTED = 'true' }
if (-not $env:SESSION_MINUTES) { $env:SESSION_MINUTES = '5' }

function Json($text) { $json = ConvertTo-Json "$text"; $json.Substring(1, $json.Length - 2) }

# api: creates a client, or updates the one with the ID in $env:API_CLIENT_ID.
if (-not $env:API_CLIENT_USER_USER_POOL_ID) { throw 'Set $env:API_CLIENT_USER_USER_POOL_ID first.' }
$json = @"
{
  "ClientName": "api",
  "UserPoolId": "$(Json $env:API_CLIENT_USER_USER_POOL_ID)",
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
"@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-api.json'), $json)
if (-not $env:API_CLIENT_ID) {
  $env:API_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-api.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-api.json' `
    --client-id $env:API_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id $env:API_CLIENT_USER_USER_POOL_ID `
  --client-id $env:API_CLIENT_ID

# renewal: creates a client, or updates the one with the ID in $env:RENEWAL_CLIENT_ID.
if (-not $env:API_CLIENT_USER_USER_POOL_ID) { throw 'Set $env:API_CLIENT_USER_USER_POOL_ID first.' }
$json = @"
{
  "ClientName": "renewal",
  "UserPoolId": "$(Json $env:API_CLIENT_USER_USER_POOL_ID)",
  "ExplicitAuthFlows": ["ALLOW_REFRESH_TOKEN_AUTH"],
  "ReadAttributes": ["custom:team"],
  "WriteAttributes": []
}
"@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-renewal.json'), $json)
if (-not $env:RENEWAL_CLIENT_ID) {
  $env:RENEWAL_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-renewal.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-renewal.json' `
    --client-id $env:RENEWAL_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id $env:API_CLIENT_USER_USER_POOL_ID `
  --client-id $env:RENEWAL_CLIENT_ID

# web: creates a client, or updates the one with the ID in $env:WEB_CLIENT_ID.
if (-not $env:API_CLIENT_USER_USER_POOL_ID) { throw 'Set $env:API_CLIENT_USER_USER_POOL_ID first.' }
if (-not $env:TENANT) { throw 'Set $env:TENANT first.' }
if (-not $env:API_CLIENT_ID) { throw 'Set $env:API_CLIENT_ID first.' }
$json = @"
{
  "ClientName": "web",
  "UserPoolId": "$(Json $env:API_CLIENT_USER_USER_POOL_ID)",
  "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  "PreventUserExistenceErrors": "ENABLED",
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["code"],
  "AllowedOAuthScopes": ["email", "profile"],
  "LogoutURLs": [
    "https://$(Json $env:TENANT).example.com/$(Json $env:API_CLIENT_ID)"
  ],
  "SupportedIdentityProviders": ["COGNITO", "SignInWithApple", "Employees"],
  "ReadAttributes": ["email", "name", "zoneinfo", "custom:team"]
}
"@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-web.json'), $json)
if (-not $env:WEB_CLIENT_ID) {
  $env:WEB_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-web.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-web.json' `
    --client-id $env:WEB_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id $env:API_CLIENT_USER_USER_POOL_ID `
  --client-id $env:WEB_CLIENT_ID

# service: creates a client, or updates the one with the ID in $env:SERVICE_CLIENT_ID.
if (-not $env:API_CLIENT_USER_USER_POOL_ID) { throw 'Set $env:API_CLIENT_USER_USER_POOL_ID first.' }
$json = @"
{
  "ClientName": "service",
  "UserPoolId": "$(Json $env:API_CLIENT_USER_USER_POOL_ID)",
  "ExplicitAuthFlows": [],
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["client_credentials"],
  "AllowedOAuthScopes": ["orders/read"]
}
"@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-service.json'), $json)
if (-not $env:SERVICE_CLIENT_ID) {
  $env:SERVICE_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-service.json' `
    --generate-secret `
    --query UserPoolClient.ClientId --output text
} else {
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-service.json' `
    --client-id $env:SERVICE_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client `
  --user-pool-id $env:API_CLIENT_USER_USER_POOL_ID `
  --client-id $env:SERVICE_CLIENT_ID

# rotating: creates a client, or updates the one with the ID in $env:ROTATING_CLIENT_ID.
$json = @'
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
'@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-rotating.json'), $json)
if (-not $env:ROTATING_CLIENT_ID) {
  $env:ROTATING_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-rotating.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-rotating.json' `
    --client-id $env:ROTATING_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id 'us-east-1_AbCdEf123' `
  --client-id $env:ROTATING_CLIENT_ID

# unsaid: creates a client, or updates the one with the ID in $env:UNSAID_CLIENT_ID.
if (-not $env:API_CLIENT_USER_USER_POOL_ID) { throw 'Set $env:API_CLIENT_USER_USER_POOL_ID first.' }
if (-not $env:SESSION_MINUTES) { throw 'Set $env:SESSION_MINUTES first.' }
if (-not $env:HOSTED) { throw 'Set $env:HOSTED first.' }
if (-not $env:API_USER_POOL_CLIENT_CLIENT_SECRET) { throw 'Set $env:API_USER_POOL_CLIENT_CLIENT_SECRET first.' }
$json = @"
{
  "ClientName": "unsaid",
  "UserPoolId": "$(Json $env:API_CLIENT_USER_USER_POOL_ID)",
  "ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH"],
  "AuthSessionValidity": $env:SESSION_MINUTES,
  "EnablePropagateAdditionalUserContextData": true,
  "AllowedOAuthFlowsUserPoolClient": $env:HOSTED,
  "AllowedOAuthFlows": ["code"],
  "CallbackURLs": [
    "https://example.com/$(Json $env:API_USER_POOL_CLIENT_CLIENT_SECRET)"
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
"@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-unsaid.json'), $json)
if (-not $env:UNSAID_CLIENT_ID) {
  $env:UNSAID_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-unsaid.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-unsaid.json' `
    --client-id $env:UNSAID_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id $env:API_CLIENT_USER_USER_POOL_ID `
  --client-id $env:UNSAID_CLIENT_ID
