# listed: only the name and the ID of this client are known.
# An update would reset its settings. Print them, and open the output in the builder.
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client `
  --user-pool-id 'eu-west-1_AbCdEf123' `
  --client-id '1example23456789' `
  --region 'eu-west-1'

# Omitted: callback_urls. Only the name and the ID of this client are known: an update
# would reset all other settings.
# filled_in: only the name and the ID of this client are known.
# An update would reset its settings. Print them, and open the output in the builder.
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client `
  --user-pool-id 'eu-west-1_AbCdEf123' `
  --client-id '2example23456789'

# cut: updates the client with this ID.
$env:CUT_CLIENT_ID = '3example23456789'
$json = @'
{
  "ClientName": "cut",
  "UserPoolId": "eu-west-1_AbCdEf123",
  "CallbackURLs": ["https://shop.example.com/cb"]
}
'@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-cut.json'), $json)
# Warning: only a part of this client was opened, and the file has only that part.
# The update resets all other settings to their defaults. First run the
# describe-user-pool-client command below, and open its output in the builder.
aws cognito-idp update-user-pool-client `
  --cli-input-json 'file://user-pool-client-cut.json' `
  --client-id $env:CUT_CLIENT_ID `
  --query UserPoolClient.ClientId --output text
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client `
  --user-pool-id 'eu-west-1_AbCdEf123' `
  --client-id $env:CUT_CLIENT_ID

# whole: updates the client with this ID.
$env:WHOLE_CLIENT_ID = '4example23456789'
$json = @'
{
  "ClientName": "whole",
  "UserPoolId": "eu-west-1_AbCdEf123",
  "CallbackURLs": ["https://shop.example.com/cb"]
}
'@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-whole.json'), $json)
# The update resets omitted settings, so the file contains every setting.
aws cognito-idp update-user-pool-client `
  --cli-input-json 'file://user-pool-client-whole.json' `
  --client-id $env:WHOLE_CLIENT_ID `
  --query UserPoolClient.ClientId --output text
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client `
  --user-pool-id 'eu-west-1_AbCdEf123' `
  --client-id $env:WHOLE_CLIENT_ID

# Omitted: newer_setting. The builder doesn't support this argument.
# invalid: updates the client with this ID.
$env:INVALID_CLIENT_ID = '5example23456789'
$json = @'
{
  "ClientName": "invalid",
  "UserPoolId": "eu-west-1_AbCdEf123"
}
'@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-invalid.json'), $json)
# Warning: the update also resets the omitted settings above to their defaults.
aws cognito-idp update-user-pool-client `
  --cli-input-json 'file://user-pool-client-invalid.json' `
  --client-id $env:INVALID_CLIENT_ID `
  --query UserPoolClient.ClientId --output text
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
# Also prints the client secret: keep the output out of logs.
aws cognito-idp describe-user-pool-client `
  --user-pool-id 'eu-west-1_AbCdEf123' `
  --client-id $env:INVALID_CLIENT_ID

# fragment: creates a client, or updates the one with the ID in $env:FRAGMENT_CLIENT_ID.
$json = @'
{
  "UserPoolId": "eu-west-1_AbCdEf123",
  "CallbackURLs": ["https://shop.example.com/cb"]
}
'@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-fragment.json'), $json)
if (-not $env:FRAGMENT_CLIENT_ID) {
  $env:FRAGMENT_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-fragment.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # Warning: only a part of this client was opened, and the file has only that part.
  # The update resets all other settings to their defaults. First run the
  # describe-user-pool-client command below, and open its output in the builder.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-fragment.json' `
    --client-id $env:FRAGMENT_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id 'eu-west-1_AbCdEf123' `
  --client-id $env:FRAGMENT_CLIENT_ID

# hostile: creates a client, or updates the one with the ID in $env:HOSTILE_CLIENT_ID.
$json = @'
{
  "ClientName": "hostile",
  "UserPoolId": "eu-west-1_AbCdEf123"
}
'@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-hostile.json'), $json)
if (-not $env:HOSTILE_CLIENT_ID) {
  $env:HOSTILE_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-hostile.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # Warning: only a part of this client was opened, and the file has only that part.
  # The update resets all other settings to their defaults. First run the
  # describe-user-pool-client command below, and open its output in the builder.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-hostile.json' `
    --client-id $env:HOSTILE_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id 'eu-west-1_AbCdEf123' `
  --client-id $env:HOSTILE_CLIENT_ID
