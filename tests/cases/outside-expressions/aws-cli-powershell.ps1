# Set these environment variables first:
#   LOWER_STAGE        lower(var.stage)
#   POOLS_STAGE        var.pools[var.stage]
#   STAGE_PROD         var.stage == "prod" (true or false)
#   JOIN_STAGE_HOST    join(".", [ var.stage, local.host ])
#   COMPUTED           local.computed
#   CONCAT_EMAIL_NONE  concat(["email"], var.none) (a JSON list of strings)
if (-not $env:URLS) { $env:URLS = '["https://a.example.com/?x=1,2","https://b.example.com/"]' }
if (-not $env:NONE) { $env:NONE = '[]' }
if (-not $env:HOST) { $env:HOST = 'app.example.com' }
if (-not $env:DAYS) { $env:DAYS = '30' }

function Json($text) { $json = ConvertTo-Json "$text"; $json.Substring(1, $json.Length - 2) }

# Omitted: default_redirect_uri, supported_identity_providers[2]. Only Terraform can
# evaluate this expression.
# web: creates a client, or updates the one with the ID in $env:WEB_CLIENT_ID.
if (-not $env:LOWER_STAGE) { throw 'Set $env:LOWER_STAGE first.' }
if (-not $env:POOLS_STAGE) { throw 'Set $env:POOLS_STAGE first.' }
if (-not $env:STAGE_PROD) { throw 'Set $env:STAGE_PROD first.' }
if (-not $env:URLS) { throw 'Set $env:URLS first.' }
if (-not $env:HOST) { throw 'Set $env:HOST first.' }
if (-not $env:JOIN_STAGE_HOST) { throw 'Set $env:JOIN_STAGE_HOST first.' }
if (-not $env:COMPUTED) { throw 'Set $env:COMPUTED first.' }
if (-not $env:DAYS) { throw 'Set $env:DAYS first.' }
if (-not $env:CONCAT_EMAIL_NONE) { throw 'Set $env:CONCAT_EMAIL_NONE first.' }
if (-not $env:NONE) { throw 'Set $env:NONE first.' }
$json = @"
{
  "ClientName": "web-$(Json $env:LOWER_STAGE)",
  "UserPoolId": "$(Json $env:POOLS_STAGE)",
  "CallbackURLs": $env:URLS,
  "LogoutURLs": [
    "https://$(Json $env:HOST)/out",
    "https://$(Json $env:JOIN_STAGE_HOST)/"
  ],
  "SupportedIdentityProviders": ["COGNITO", "$(Json $env:COMPUTED)"],
  "RefreshTokenValidity": $env:DAYS,
  "ReadAttributes": $env:CONCAT_EMAIL_NONE,
  "WriteAttributes": $env:NONE
}
"@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-web.json'), $json)
if (-not $env:WEB_CLIENT_ID) {
  $env:WEB_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-web.json' `
    $(if ($env:STAGE_PROD -eq 'true') { '--generate-secret' } else { '--no-generate-secret' }) `
    --query UserPoolClient.ClientId --output text
} else {
  # Warning: the update also resets the omitted settings above to their defaults.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-web.json' `
    --client-id $env:WEB_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client `
  --user-pool-id $env:POOLS_STAGE `
  --client-id $env:WEB_CLIENT_ID

# Omitted: name. Only Terraform can evaluate this expression.
# Omitted: for_each, depends_on, lifecycle. Terraform only.
# copies: creates a client, or updates the one with the ID in $env:COPIES_CLIENT_ID.
if (-not $env:POOLS_STAGE) { throw 'Set $env:POOLS_STAGE first.' }
$json = @"
{
  "UserPoolId": "$(Json $env:POOLS_STAGE)"
}
"@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-copies.json'), $json)
if (-not $env:COPIES_CLIENT_ID) {
  $env:COPIES_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-copies.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # Warning: the update also resets the omitted settings above to their defaults.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-copies.json' `
    --client-id $env:COPIES_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id $env:POOLS_STAGE `
  --client-id $env:COPIES_CLIENT_ID
