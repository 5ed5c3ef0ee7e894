#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: a map is valid or not, and another text in it changes nothing about that.
# Seen: a map of a number and a boolean is an error. With a text added it is valid, and both become texts. The same
# holds for lists: tolist([60, true]) fails, tolist([60, true, "web"]) doesn't.
# Why it matters: a map of client settings, such as a lifetime and a flag, fails once its only text is removed, and
# the message doesn't name the text.
# Source: numbers and booleans both convert to strings, but not to each other.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
for case in 'tomap({ validity = 60, secret = true })|Error: Invalid function argument' \
  'jsonencode(tomap({ validity = 60, secret = true, name = "web" }))|"{\"name\":\"web\",\"secret\":\"true\",\"validity\":\"60\"}"' \
  'tolist([60, true])|Error: Invalid function argument' \
  'jsonencode(tolist([60, true, "web"]))|"[\"60\",\"true\",\"web\"]"'; do
  seen "${case%%|*}:" "${case#*|}" "$(tf_eval "${case%%|*}")"
done
cat >main.tf <<'HCL'
variable "client" {
  type    = map(any)
  default = { validity = 60, secret = true }
}
HCL
seen 'variable of type map(any), number and boolean:' 'Error: Invalid default value for variable' \
  "$(terraform validate -no-color 2>&1 | grep -o '^Error: .*' || true)"
finish
