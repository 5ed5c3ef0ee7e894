#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: null for an input does the same in both places that have a default.
# Seen: null for a module's variable replaces its default by null. null for an attribute with optional(type,
# default) gives the default.
# Why it matters: a module's token lifetime is 60 or none, depending on whether its author declares one variable or
# one attribute. A caller can't tell from the call.
# Source: each rule is documented by HashiCorp, on different pages.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
mkdir module
cat >module/main.tf <<'HCL'
variable "validity" {
  type    = number
  default = 60
}
variable "client" {
  type = object({ validity = optional(number, 60) })
}
output "validities" {
  value = [var.validity, var.client.validity]
}
HCL
cat >main.tf <<'HCL'
module "client" {
  source   = "./module"
  validity = null
  client   = { validity = null }
}
output "validities" {
  value = module.client.validities
}
HCL
terraform init -no-color >/dev/null
seen 'null for a variable and for an optional attribute, both with the default 60:' '{"validities": [null, 60]}' "$(tf_outputs)"
finish
