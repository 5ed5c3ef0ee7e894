#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: resource.TYPE.NAME, which expressions accept for TYPE.NAME, is accepted in each address.
# Seen: moved and import accept it. removed reports that instance keys aren't allowed, although there is no key.
# Why it matters: a script that writes all addresses of a user pool client alike works until the client is
# removed, and the message points elsewhere.
# Source: found with small test files.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
verdict() {
  cat >main.tf
  terraform validate -no-color 2>&1 | grep -o -E '^Success|^Error: .*' | head -n 1 || true
}
seen 'depends_on:' 'Success' "$(verdict <<'HCL'
resource "terraform_data" "pool" {}
resource "terraform_data" "client" {
  depends_on = [resource.terraform_data.pool]
}
HCL
)"
seen 'moved:' 'Success' "$(verdict <<'HCL'
resource "terraform_data" "client" {}
moved {
  from = resource.terraform_data.web
  to   = resource.terraform_data.client
}
HCL
)"
seen 'import:' 'Success' "$(verdict <<'HCL'
resource "terraform_data" "client" {}
import {
  to = resource.terraform_data.client
  id = "client"
}
HCL
)"
seen 'removed:' 'Error: Resource instance keys not allowed' "$(verdict <<'HCL'
removed {
  from = resource.terraform_data.client
  lifecycle {
    destroy = false
  }
}
HCL
)"
seen 'removed, without resource.:' 'Success' "$(verdict <<'HCL'
removed {
  from = terraform_data.client
  lifecycle {
    destroy = false
  }
}
HCL
)"
finish
