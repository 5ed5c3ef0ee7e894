#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: x != null && x.y > 0 is false for null, as in most languages.
# Seen: && and || always evaluate both sides, so the right side is an error for null. The conditional operator
# evaluates one branch only.
# Why it matters: the usual guard of an optional block, such as refresh_token_rotation, stops the plan for each
# client without the block.
# Source: Terraform issue 24128, from 2020; hashicorp/hcl pull request 713 changes it for later versions.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
client() {
  cat >main.tf <<HCL
variable "rotation" {
  type    = object({ retry_grace_period_seconds = number })
  default = null
}
output "retry" {
  value = $1
}
HCL
  if terraform plan -no-color >plan.log 2>&1; then grep '+ retry' plan.log | tr -d ' +'; else grep -o 'Error: .*' plan.log; fi
}
seen 'null && ...:' 'Error: Attempt to get attribute from null value' \
  "$(client 'var.rotation != null && var.rotation.retry_grace_period_seconds > 0')"
seen 'null || ...:' 'Error: Attempt to get attribute from null value' \
  "$(client 'var.rotation == null || var.rotation.retry_grace_period_seconds > 0')"
seen 'null ? ... : ...:' 'retry=false' \
  "$(client 'var.rotation != null ? var.rotation.retry_grace_period_seconds > 0 : false')"
finish
