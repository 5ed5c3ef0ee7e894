#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: validate reports a resource that refers to itself, as it reports such a local value and a cycle of two.
# Seen: validate accepts it, and only plan rejects it. With depends_on on itself, plan accepts it, too.
# Why it matters: a check in CI that runs only validate passes a client whose argument refers to that client.
# Source: found with small test files.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
validate() {
  terraform validate -no-color 2>&1 | grep -o -E '^Success|^Error: [A-Za-z-]+' | head -n 1 || true
}
plan() {
  terraform plan -no-color 2>&1 | grep -o -E '^Plan: [0-9]+ to add|^Error: .*' | head -n 1 || true
}
echo 'resource "terraform_data" "web" { input = terraform_data.web.id }' >main.tf
seen 'validate, an argument refers to its own resource:' 'Success' "$(validate)"
seen 'plan, the same:' 'Error: Self-referential block' "$(plan)"
echo 'resource "terraform_data" "web" { depends_on = [terraform_data.web] }' >main.tf
seen 'validate, depends_on refers to its own resource:' 'Success' "$(validate)"
seen 'plan, the same:' 'Plan: 1 to add' "$(plan)"
echo 'locals { web = local.web }' >main.tf
seen 'validate, a local value refers to itself:' 'Error: Self-referencing' "$(validate)"
finish
