#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: format rejects null, as a template does.
# Seen: null from a variable without a type makes the result "known after apply". Plan succeeds; apply stops and
# asks the user to report a bug in Terraform. With type = string, plan already reports the null.
# Why it matters: variable "stage" { default = null } and name = format("web-%s", var.stage) pass every check
# before apply. A type on the variable avoids it.
# Source: found while comparing evaluators.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
first() {
  grep -o -E '^Error: .*|^Plan: [0-9]+ to add' | head -n 1 || true
}
cat >main.tf <<'HCL'
variable "stage" {
  default = null
}
resource "terraform_data" "client" {
  input = format("web-%s", var.stage)
}
HCL
seen 'plan, variable without a type:' 'Plan: 1 to add' "$(terraform plan -no-color 2>&1 | first)"
terraform apply -auto-approve -no-color >apply.log 2>&1 || true
seen 'apply, the same:' 'Error: Configuration contains unknown value' "$(grep '^Error' apply.log)"
sed -i 's/default = null/&\n  type    = string/' main.tf
seen 'plan, type = string:' 'Error: Error in function call' "$(terraform plan -no-color 2>&1 | first)"
finish
