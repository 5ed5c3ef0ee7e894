#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: a value of several lines ends the group of arguments whose equals signs fmt aligns, whatever its kind.
# Seen: a list of several lines ends the group. A heredoc doesn't: its first line and the argument after its marker
# are aligned with each other. A comment before the equals sign counts as part of the name.
# Why it matters: a generator that treats both alike writes files that terraform fmt -check names, for example a
# user pool with a message in a heredoc.
# Source: found while writing an editor for .tf files.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
cat >main.tf <<'HCL'
locals {
  name = "web"
  message = <<-EOT
    Code
  EOT
  validity = 60

  id = "web"
  callback_urls = [
    "https://app.example.com",
  ]
  secret = true

  access = 60
  refresh /* days */ = 30
}
HCL
terraform fmt main.tf >/dev/null
seen 'after fmt:' 'locals {
  name     = "web"
  message  = <<-EOT
    Code
  EOT
  validity = 60

  id = "web"
  callback_urls = [
    "https://app.example.com",
  ]
  secret = true

  access             = 60
  refresh /* days */ = 30
}' "$(cat main.tf)"
finish
