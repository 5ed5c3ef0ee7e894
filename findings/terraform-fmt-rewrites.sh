#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: terraform fmt changes whitespace only.
# Seen: it also unwraps "${x}" if that is the whole value, but not within a list. It rewrites type = "list" and
# "map", which validate rejects, as list(string) and map(string), whatever the elements are.
# Why it matters: fmt turns an invalid file into a valid one that rejects a list of objects. A check that compares
# tokens before and after fmt fails for a valid file.
# Source: found by comparing files before and after.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
cat >main.tf <<'HCL'
variable "urls" {
  type = "list"
}
locals {
  urls = "${var.urls}"
  all  = ["${var.urls}"]
}
HCL
seen 'validate, before:' 'Error: Invalid quoted type constraints' "$(terraform validate -no-color 2>&1 | grep -o '^Error: .*' || true)"
terraform fmt main.tf >/dev/null
seen 'after fmt:' 'variable "urls" {
  type = list(string)
}
locals {
  urls = var.urls
  all  = ["${var.urls}"]
}' "$(cat main.tf)"
seen 'validate, after:' 'Success! The configuration is valid.' "$(terraform validate -no-color | head -n 1)"
finish
