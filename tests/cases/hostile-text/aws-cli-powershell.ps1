# Omitted: aws_cognito_user_pool.p. These commands are for clients only. The resources
# that the clients refer to must already exist.

# größe-日本: creates a client, or updates the one with the ID in $env:GR_E_CLIENT_ID.
$json = @'
{
  "ClientName": "\"'\\ ${x} %{y}\u2028",
  "UserPoolId": "us-east-1_AbCdEf123",
  "CallbackURLs": [
    "no",
    "1e3",
    "~",
    "null",
    "True",
    "012",
    "1:30",
    "2001-01-01",
    "",
    ": a",
    "- a",
    "a: b",
    "a #b",
    "'",
    "\"",
    "\\",
    "\\n",
    "\n",
    "\t",
    "\u0000",
    "\u0085",
    "${x}",
    "%{x}",
    "$",
    "$${",
    "$$",
    "%%{ if true }",
    "a$",
    "${!x}",
    "{{resolve:ssm:x}}",
    "#",
    "&a",
    "*a",
    "!Ref a",
    "|",
    "@",
    "=",
    "<<",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\u202eabc",
    "\u0604",
    "\ud83d\ude00",
    "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66",
    "\u00e9",
    "e\u0301",
    "\u65e5\u672c\u8a9e",
    "\u05e9\u05dc\u05d5\u05dd",
    "\u0645\u0631\u062d\u0628\u0627",
    "`id`",
    "$(id)",
    "</script>",
    "file://x",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
  ],
  "SupportedIdentityProviders": ["no", "\u65e5\u672c\u8a9e \u3000"],
  "ReadAttributes": ["custom:\"${a}\""],
  "AnalyticsConfiguration": {
    "ExternalId": "a\nb\r\n\"${c}\" $${d} '"
  }
}
'@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-gr-e.json'), $json)
if (-not $env:GR_E_CLIENT_ID) {
  $env:GR_E_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-gr-e.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-gr-e.json' `
    --client-id $env:GR_E_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id 'us-east-1_AbCdEf123' `
  --client-id $env:GR_E_CLIENT_ID

# true: creates a client, or updates the one with the ID in $env:TRUE_CLIENT_ID.
$json = @'
{
  "ClientName": "no",
  "UserPoolId": "1e3"
}
'@
[IO.File]::WriteAllText((Join-Path $PWD 'user-pool-client-true.json'), $json)
if (-not $env:TRUE_CLIENT_ID) {
  $env:TRUE_CLIENT_ID = aws cognito-idp create-user-pool-client `
    --cli-input-json 'file://user-pool-client-true.json' `
    --query UserPoolClient.ClientId --output text
} else {
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client `
    --cli-input-json 'file://user-pool-client-true.json' `
    --client-id $env:TRUE_CLIENT_ID `
    --query UserPoolClient.ClientId --output text
}
if ($LASTEXITCODE) { throw 'The AWS CLI failed.' }
aws cognito-idp describe-user-pool-client `
  --user-pool-id $env:USER_POOL_ID `
  --client-id $env:TRUE_CLIENT_ID
