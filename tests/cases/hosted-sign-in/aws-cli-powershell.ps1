# Omitted: output.client_id, output.client_secret. Outputs are generated for Terraform
# only.
# Omitted: aws_cognito_user_pool.users, aws_cognito_user_pool_domain.login,
# aws_cognito_resource_server.api, aws_cognito_identity_provider.google. These commands
# are for clients only. The resources that the clients refer to must already exist.

# Set these environment variables first:
#   USERS_USER_POOL_ID             aws_cognito_user_pool.users.id
#   LOGIN_USER_POOL_DOMAIN_DOMAIN  aws_cognito_user_pool_domain.login.domain
#   REGION                         the AWS Region

function Json($text) { $json = ConvertTo-Json "$text"; $json.Substring(1, $json.Length - 2) }

# spa: creates a client, or updates the one with the ID in $env:SPA_CLIENT_ID.
if (-not $env:USERS_USER_POOL_ID) { throw 'Set $env:USERS_USER_POOL_ID first.' }
if (-not $env:LOGIN_USER_POOL_DOMAIN_DOMAIN) { throw 'Set $env:LOGIN_USER_POOL_DOMAIN_DOMAIN first.' }
if (-not $env:REGION) { throw 'Set $env:REGION first.' }
$json = @"
{
  "ClientName": "spa",
  "UserPoolId": "$(Json $env:USERS_USER_POOL_ID)",
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["code"],
  "AllowedOAuthScopes": ["openid", "email"],
  "CallbackURLs": [
    "https://$(Json $env:LOGIN_USER_POOL_DOMAIN_DOMAIN).auth.$(Json $env:REGION).amazoncognito.com/callback"
  ],
  "SupportedIdentityProviders": ["COGNITO", "Google"]
}
"@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-spa.json'), $json)
if (-not $env:SPA_CLIENT_ID) {
  $env:SPA_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-spa.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-spa.json' `
    --client-id $env:SPA_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id $env:USERS_USER_POOL_ID `
  --client-id $env:SPA_CLIENT_ID

# machine: creates a client, or updates the one with the ID in $env:MACHINE_CLIENT_ID.
if (-not $env:USERS_USER_POOL_ID) { throw 'Set $env:USERS_USER_POOL_ID first.' }
$json = @"
{
  "ClientName": "machine",
  "UserPoolId": "$(Json $env:USERS_USER_POOL_ID)",
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["client_credentials"],
  "AllowedOAuthScopes": [
    "https://api.example.com/read",
    "https://api.example.com/write"
  ]
}
"@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-machine.json'), $json)
if (-not $env:MACHINE_CLIENT_ID) {
  $env:MACHINE_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-machine.json' `
    --generate-secret `
    --query UserPoolClient.ClientId --output text
} else {
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-machine.json' `
    --client-id $env:MACHINE_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client `
  --user-pool-id $env:USERS_USER_POOL_ID `
  --client-id $env:MACHINE_CLIENT_ID
