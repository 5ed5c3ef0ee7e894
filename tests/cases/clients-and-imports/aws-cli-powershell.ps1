
function Json($text) { $json = ConvertTo-Json "$text"; $json.Substring(1, $json.Length - 2) }

# web: updates the client with this ID.
$env:WEB_CLIENT_ID = '3ho4ek12345678909nh3fmhpko'
$json = @'
{
  "ClientName": "web",
  "UserPoolId": "us-east-1_AbCdEf123"
}
'@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-web.json'), $json)
# The update resets omitted settings, so the file contains every setting.
aws cognito-idp update-user-pool-client `
  --cli-input-json 'file://user-pool-client-web.json' `
  --client-id $env:WEB_CLIENT_ID `
  --query UserPoolClient.ClientId --output text
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client `
  --user-pool-id 'us-east-1_AbCdEf123' `
  --client-id $env:WEB_CLIENT_ID

# Omitted: generate_secret. It is decided at creation; an update can't change it.
# server: updates the client with this ID.
$env:SERVER_CLIENT_ID = '1example23456789'
$json = @'
{
  "ClientName": "server",
  "UserPoolId": "us-east-1_AbCdEf123",
  "AllowedOAuthFlowsUserPoolClient": true,
  "AllowedOAuthFlows": ["client_credentials"],
  "AllowedOAuthScopes": ["api/read"]
}
'@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-server.json'), $json)
# The update resets omitted settings, so the file contains every setting.
aws cognito-idp update-user-pool-client `
  --cli-input-json 'file://user-pool-client-server.json' `
  --client-id $env:SERVER_CLIENT_ID `
  --query UserPoolClient.ClientId --output text
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client `
  --user-pool-id 'us-east-1_AbCdEf123' `
  --client-id $env:SERVER_CLIENT_ID

# web-client: creates a client, or updates the one with the ID in $env:WEB_CLIENT_ID2.
$json = @'
{
  "ClientName": "web client",
  "UserPoolId": "us-east-1_AbCdEf123"
}
'@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-web-2.json'), $json)
if (-not $env:WEB_CLIENT_ID2) {
  $env:WEB_CLIENT_ID2 = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-web-2.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-web-2.json' `
    --client-id $env:WEB_CLIENT_ID2 `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id 'us-east-1_AbCdEf123' `
  --client-id $env:WEB_CLIENT_ID2

# mobile: creates a client, or updates the one with the ID in $env:MOBILE_CLIENT_ID.
if (-not $env:WEB_CLIENT_ID) { throw 'Set $env:WEB_CLIENT_ID first.' }
$json = @"
{
  "ClientName": "mobile",
  "UserPoolId": "us-east-1_AbCdEf123",
  "LogoutURLs": ["https://example.com/?client_id=$(Json $env:WEB_CLIENT_ID)"]
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
  --user-pool-id 'us-east-1_AbCdEf123' `
  --client-id $env:MOBILE_CLIENT_ID

# unknown: creates a client, or updates the one with the ID in $env:UNKNOWN_CLIENT_ID.
$json = @'
{
  "ClientName": "not yet known",
  "UserPoolId": "us-east-1_AbCdEf123"
}
'@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-unknown.json'), $json)
if (-not $env:UNKNOWN_CLIENT_ID) {
  $env:UNKNOWN_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-unknown.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-unknown.json' `
    --client-id $env:UNKNOWN_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id 'us-east-1_AbCdEf123' `
  --client-id $env:UNKNOWN_CLIENT_ID

# wrong: creates a client, or updates the one with the ID in $env:WRONG_CLIENT_ID.
$json = @'
{
  "ClientName": "wrong",
  "UserPoolId": "us-east-1_AbCdEf123"
}
'@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-wrong.json'), $json)
if (-not $env:WRONG_CLIENT_ID) {
  $env:WRONG_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-wrong.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-wrong.json' `
    --client-id $env:WRONG_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id 'us-east-1_AbCdEf123' `
  --client-id $env:WRONG_CLIENT_ID
