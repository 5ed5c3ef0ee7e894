# Omitted: aws_cognito_user_pool.pool. These commands are for clients only. The resources
# that the clients refer to must already exist.

# Set these environment variables first:
#   POOL_USER_POOL_ID  aws_cognito_user_pool.pool.id
if (-not $env:TIER) { $env:TIER = 'pro' }

function Json($text) { $json = ConvertTo-Json "$text"; $json.Substring(1, $json.Length - 2) }

# web: creates a client, or updates the one with the ID in $env:WEB_CLIENT_ID.
if (-not $env:POOL_USER_POOL_ID) { throw 'Set $env:POOL_USER_POOL_ID first.' }
if (-not $env:TIER) { throw 'Set $env:TIER first.' }
$json = @"
{
  "ClientName": "web",
  "UserPoolId": "$(Json $env:POOL_USER_POOL_ID)",
  "CallbackURLs": [
    "https://a.example.com/`$$(Json $env:TIER)",
    "https://b.example.com/x`$`$-`${var.tier}",
    "https://c.example.com/%{x}/$(Json $env:TIER)",
    "https://d.example.com/%$(Json $env:TIER)",
    "https://e.example.com/`${x}/$(Json $env:TIER)",
    "https://f.example.com/$(Json $env:TIER){x}",
    "https://g.example.com/`$5/100%/`$`$/%%/{0}/%s"
  ]
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
