# Omitted: aws_cognito_user_pool.pool, aws_cognito_identity_provider.google,
# aws_cognito_resource_server.api. These commands are for clients only. The resources that
# the clients refer to must already exist.

# Set these environment variables first:
#   POOL_USER_POOL_ID  aws_cognito_user_pool.pool.id

function Json($text) { $json = ConvertTo-Json "$text"; $json.Substring(1, $json.Length - 2) }

# Omitted: depends_on. Terraform only.
# web: creates a client, or updates the one with the ID in $env:WEB_CLIENT_ID.
if (-not $env:POOL_USER_POOL_ID) { throw 'Set $env:POOL_USER_POOL_ID first.' }
$json = @"
{
  "ClientName": "web",
  "UserPoolId": "$(Json $env:POOL_USER_POOL_ID)",
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["code"],
  "AllowedOAuthScopes": ["openid", "https://api.example.com/read"],
  "CallbackURLs": ["https://app.example.com/callback"],
  "SupportedIdentityProviders": ["COGNITO", "Google"]
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
  --user-pool-id $env:POOL_USER_POOL_ID `
  --client-id $env:WEB_CLIENT_ID

# mobile: creates a client, or updates the one with the ID in $env:MOBILE_CLIENT_ID.
if (-not $env:POOL_USER_POOL_ID) { throw 'Set $env:POOL_USER_POOL_ID first.' }
if (-not $env:WEB_CLIENT_ID) { throw 'Set $env:WEB_CLIENT_ID first.' }
$json = @"
{
  "ClientName": "mobile",
  "UserPoolId": "$(Json $env:POOL_USER_POOL_ID)",
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["code"],
  "AllowedOAuthScopes": ["openid"],
  "CallbackURLs": ["https://app.example.com/$(Json $env:WEB_CLIENT_ID)"]
}
"@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-mobile.json'), $json)
if (-not $env:MOBILE_CLIENT_ID) {
  $env:MOBILE_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-mobile.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-mobile.json' `
    --client-id $env:MOBILE_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id $env:POOL_USER_POOL_ID `
  --client-id $env:MOBILE_CLIENT_ID
