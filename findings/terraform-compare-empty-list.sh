#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: == [] tells whether a variable of type list(string) is empty.
# Seen: it is false for the empty list, and != [] is true, without a warning. == tolist([]) is false, too: that is a
# list of no known type. Also == ["https://..."] is false for a list of that very URL; here tolist helps.
# Why it matters: a condition such as var.callback_urls != [] never takes its second branch. length avoids it.
# Source: HashiCorp documents that == also compares types; the brackets look like a list.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
cat >main.tf <<'HCL'
variable "none" {
  type    = list(string)
  default = []
}
variable "one" {
  type    = list(string)
  default = ["https://app.example.com"]
}
output "none" {
  value = [var.none == [], var.none != [], var.none == tolist([]), length(var.none) == 0]
}
output "one" {
  value = [var.one == ["https://app.example.com"], var.one == tolist(["https://app.example.com"])]
}
HCL
seen '== [], != [], == tolist([]) and length() == 0 of an empty list; == with one URL, without and with tolist:' \
  '{"none": [false, true, false, true], "one": [false, true]}' "$(tf_outputs)"
seen 'terraform validate:' 'Success! The configuration is valid.' "$(terraform validate -no-color | head -n 1)"
finish
