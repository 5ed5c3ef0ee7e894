#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: lookup(client, "validity", 60) and try(client.validity, 60) are 60 for a client without a validity.
# Seen: that holds only for a map without a declared type. Once the type has optional(number), the attribute exists
# with null, and both give null. coalesce gives 60 in that case.
# Why it matters: adding a type to a variable of clients silently switches off the fallbacks in the module: the
# argument is then not set, and AWS chooses the lifetime.
# Source: found with small test files.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
cat >main.tf <<'HCL'
variable "untyped" {
  default = { name = "web" }
}
variable "typed" {
  type    = object({ name = string, validity = optional(number) })
  default = { name = "web" }
}
output "untyped" {
  value = [lookup(var.untyped, "validity", 60), try(var.untyped.validity, 60)]
}
output "typed" {
  value = [lookup(var.typed, "validity", 60), try(var.typed.validity, 60), coalesce(var.typed.validity, 60)]
}
HCL
seen 'lookup and try, then also coalesce:' '{"typed": [null, null, 60], "untyped": [60, 60]}' "$(tf_outputs)"
finish
