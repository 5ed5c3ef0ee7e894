#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: yamlencode of a value can be inserted after "key: " in a template, as jsonencode can.
# Seen: it works for a string. For a number, a boolean and null the result ends with "...", which ends the YAML
# document, so the next line is an error.
# Why it matters: a CloudFormation template with ClientName: ${yamlencode(name)} works until the same is done for
# AccessTokenValidity. jsonencode works in both places.
# Source: found while comparing YAML writers.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
encoded() {
  tf_eval "jsonencode(yamlencode($1))" | python3 -c 'import json, sys; print(json.loads(sys.stdin.read()))'
}
seen 'yamlencode("web"), as a JSON string:' '"\"web\"\n"' "$(encoded '"web"')"
seen 'yamlencode(60):' '"60\n...\n"' "$(encoded 60)"
seen 'yamlencode(true):' '"true\n...\n"' "$(encoded true)"
seen 'yamlencode(null):' '"null\n...\n"' "$(encoded null)"
seen 'a line after the string:' '{
  "name" = "web"
  "next" = 1
}' "$(tf_eval 'yamldecode("name: ${yamlencode("web")}next: 1")')"
seen 'a line after the number:' 'Error: Error in function call' "$(tf_eval 'yamldecode("validity: ${yamlencode(60)}next: 1")')"
finish
