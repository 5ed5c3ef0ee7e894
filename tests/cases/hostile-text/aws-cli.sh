#!/bin/sh
set -eu
# Omitted: aws_cognito_user_pool.p. These commands are for clients only. The resources
# that the clients refer to must already exist.

# größe-日本: creates a client, or updates the one with the ID in GR_E_CLIENT_ID.
GR_E_CLIENT_ID=${GR_E_CLIENT_ID-}
cat > user-pool-client-gr-e.json <<'JSON'
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
    "😀",
    "👩‍👩‍👧‍👦",
    "é",
    "é",
    "日本語",
    "שלום",
    "مرحبا",
    "`id`",
    "$(id)",
    "</script>",
    "file://x",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
  ],
  "SupportedIdentityProviders": ["no", "日本語 　"],
  "ReadAttributes": ["custom:\"${a}\""],
  "AnalyticsConfiguration": {
    "ExternalId": "a\nb\r\n\"${c}\" $${d} '"
  }
}
JSON
if test -z "$GR_E_CLIENT_ID"; then
  GR_E_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-gr-e.json \
    --query UserPoolClient.ClientId --output text)
else
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-gr-e.json \
    --client-id "$GR_E_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id us-east-1_AbCdEf123 \
  --client-id "${GR_E_CLIENT_ID:?}"

# true: creates a client, or updates the one with the ID in TRUE_CLIENT_ID.
TRUE_CLIENT_ID=${TRUE_CLIENT_ID-}
cat > user-pool-client-true.json <<'JSON'
{
  "ClientName": "no",
  "UserPoolId": "1e3"
}
JSON
if test -z "$TRUE_CLIENT_ID"; then
  TRUE_CLIENT_ID=$(aws cognito-idp create-user-pool-client \
    --cli-input-json file://user-pool-client-true.json \
    --query UserPoolClient.ClientId --output text)
else
  # The update resets omitted settings, so the file contains every setting.
  aws cognito-idp update-user-pool-client \
    --cli-input-json file://user-pool-client-true.json \
    --client-id "$TRUE_CLIENT_ID" \
    --query UserPoolClient.ClientId --output text
fi
aws cognito-idp describe-user-pool-client \
  --user-pool-id "${USER_POOL_ID:?}" \
  --client-id "${TRUE_CLIENT_ID:?}"
