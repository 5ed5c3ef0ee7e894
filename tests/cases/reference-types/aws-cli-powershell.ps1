# Omitted: aws_cognito_user_pool.pool, aws_cognito_resource_server.api. These commands are
# for clients only. The resources that the clients refer to must already exist.

# Set these environment variables first:
#   URLS               var.urls (a JSON list of strings)
#   URL                var.url
#   FLAG               var.flag
#   FLOWS              var.flows (a JSON list of strings)
#   HOURS              var.hours (a number)
#   POOL_USER_POOL_ID  aws_cognito_user_pool.pool.id
if (-not $env:MY_HOME) { $env:MY_HOME = 'https://app.example.com/' }

function Json($text) { $json = ConvertTo-Json "$text"; $json.Substring(1, $json.Length - 2) }

# Omitted: allowed_oauth_scopes. aws_cognito_resource_server.api.scope_identifiers is a
# list, but a string is required.
# m2m: creates a client, or updates the one with the ID in $env:M2M_CLIENT_ID.
if (-not $env:POOL_USER_POOL_ID) { throw 'Set $env:POOL_USER_POOL_ID first.' }
$json = @"
{
  "ClientName": "m2m",
  "UserPoolId": "$(Json $env:POOL_USER_POOL_ID)",
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["client_credentials"]
}
"@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-m2m.json'), $json)
if (-not $env:M2M_CLIENT_ID) {
  $env:M2M_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-m2m.json' `
    --generate-secret `
    --query UserPoolClient.ClientId --output text
} else {
  # Warning: the update also resets the omitted settings above to their defaults.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-m2m.json' `
    --client-id $env:M2M_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client `
  --user-pool-id $env:POOL_USER_POOL_ID `
  --client-id $env:M2M_CLIENT_ID

# fits: creates a client, or updates the one with the ID in $env:FITS_CLIENT_ID.
if (-not $env:FLAG) { throw 'Set $env:FLAG first.' }
if (-not $env:POOL_USER_POOL_ID) { throw 'Set $env:POOL_USER_POOL_ID first.' }
if (-not $env:FLOWS) { throw 'Set $env:FLOWS first.' }
if (-not $env:URLS) { throw 'Set $env:URLS first.' }
if (-not $env:MY_HOME) { throw 'Set $env:MY_HOME first.' }
if (-not $env:URL) { throw 'Set $env:URL first.' }
if (-not $env:HOURS) { throw 'Set $env:HOURS first.' }
$json = @"
{
  "ClientName": "$(Json $env:FLAG)",
  "UserPoolId": "$(Json $env:POOL_USER_POOL_ID)",
  "ExplicitAuthFlows": $env:FLOWS,
  "CallbackURLs": $env:URLS,
  "LogoutURLs": ["$(Json $env:MY_HOME)", "$(Json $env:URL)"],
  "AccessTokenValidity": $env:HOURS
}
"@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-fits.json'), $json)
if (-not $env:FITS_CLIENT_ID) {
  $env:FITS_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-fits.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-fits.json' `
    --client-id $env:FITS_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id $env:POOL_USER_POOL_ID `
  --client-id $env:FITS_CLIENT_ID

# Omitted: explicit_auth_flows. var.flows is a list, but a string is required.
# Omitted: callback_urls[1]. var.urls is a list, but a string is required.
# Omitted: default_redirect_uri. local.paths is a list, which can't be part of a string.
# Omitted: logout_urls. var.url is a string, but a list of strings is required.
# Omitted: access_token_validity. var.flag is a boolean, but a number is required.
# web: creates a client, or updates the one with the ID in $env:WEB_CLIENT_ID.
if (-not $env:POOL_USER_POOL_ID) { throw 'Set $env:POOL_USER_POOL_ID first.' }
$json = @"
{
  "ClientName": "shop",
  "UserPoolId": "$(Json $env:POOL_USER_POOL_ID)",
  "CallbackURLs": ["https://app.example.com/cb"],
  "SupportedIdentityProviders": ["COGNITO"]
}
"@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-web.json'), $json)
if (-not $env:WEB_CLIENT_ID) {
  $env:WEB_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-web.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # Warning: the update also resets the omitted settings above to their defaults.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-web.json' `
    --client-id $env:WEB_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id $env:POOL_USER_POOL_ID `
  --client-id $env:WEB_CLIENT_ID
