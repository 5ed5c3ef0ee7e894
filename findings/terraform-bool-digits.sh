#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: only true, false, "true" and "false" are booleans, as the documentation of tobool says.
# Seen: the texts "1" and "0" convert to true and false, also for a variable of type bool. The number 1 doesn't.
# Why it matters: generate_secret = "1" creates a client secret. A reader that takes "1" for a mistake differs
# from the plan.
# Source: found while comparing evaluators; the documentation of tobool lists only "true" and "false".
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
cat >main.tf <<'HCL'
variable "generate_secret" {
  type    = bool
  default = "1"
}
output "generate_secret" {
  value = var.generate_secret
}
HCL
seen 'variable of type bool with the default "1":' '{"generate_secret": true}' "$(tf_outputs)"
seen 'tobool("0"):' false "$(tf_eval 'tobool("0")')"
seen 'tobool(1):' 'Error: Invalid function argument' "$(tf_eval 'tobool(1)')"
seen 'tobool("yes"):' 'Error: Invalid function argument' "$(tf_eval 'tobool("yes")')"
finish
