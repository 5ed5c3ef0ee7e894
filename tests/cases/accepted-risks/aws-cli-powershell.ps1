# Omitted: aws_cognito_user_pool.pool. These commands are for clients only. The resources
# that the clients refer to must already exist.

# Set these environment variables first:
#   POOL_USER_POOL_ID  aws_cognito_user_pool.pool.id

function Json($text) { $json = ConvertTo-Json "$text"; $json.Substring(1, $json.Length - 2) }

# Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
# Accepted risk wildcard-callback
# web: creates a client, or updates the one with the ID in $env:WEB_CLIENT_ID.
if (-not $env:POOL_USER_POOL_ID) { throw 'Set $env:POOL_USER_POOL_ID first.' }
$json = @"
{
  "ClientName": "web",
  "UserPoolId": "$(Json $env:POOL_USER_POOL_ID)",
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["implicit"],
  "AllowedOAuthScopes": ["openid"],
  "CallbackURLs": ["https://app.example.org/callback"],
  "SupportedIdentityProviders": ["COGNITO"]
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

# other: creates a client, or updates the one with the ID in $env:OTHER_CLIENT_ID.
if (-not $env:POOL_USER_POOL_ID) { throw 'Set $env:POOL_USER_POOL_ID first.' }
$json = @"
{
  "ClientName": "other",
  "UserPoolId": "$(Json $env:POOL_USER_POOL_ID)"
}
"@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-other.json'), $json)
if (-not $env:OTHER_CLIENT_ID) {
  $env:OTHER_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-other.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-other.json' `
    --client-id $env:OTHER_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id $env:POOL_USER_POOL_ID `
  --client-id $env:OTHER_CLIENT_ID
