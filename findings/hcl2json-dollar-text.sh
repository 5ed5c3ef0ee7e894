#!/usr/bin/env bash
# @cdktf/hcl2json 0.21.0 (of cdktf convert) against Terraform 1.11.4.
# Expected: Terraform reads the same values from main.tf and from the JSON that hcl2json makes of it.
# Seen: "${"$"}{stage}", which is the text ${stage}, becomes the reference ${stage}. "${"$"}${local.stage}", a dollar
# and a value, becomes $${local.stage}, which is text. "\u0024{stage}" is converted correctly.
# Why it matters: the two ways to write a dollar before a brace or a value change into each other's meaning. A price
# in a user pool's message loses its number.
# Source: found by comparing the two files with Terraform.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
node_packages @cdktf/hcl2json@0.21.0
cat >main.tf <<'HCL'
locals {
  stage = "prod"
}
output "escape" {
  value = "\u0024{local.stage}"
}
output "price" {
  value = "${"$"}${local.stage}"
}
output "text" {
  value = "${"$"}{local.stage}"
}
HCL
seen 'main.tf:' '{"escape": "${local.stage}", "price": "$prod", "text": "${local.stage}"}' "$(tf_outputs)"
node -e 'require("@cdktf/hcl2json").parse("main.tf", require("fs").readFileSync("main.tf", "utf8")).then((json) => require("fs").writeFileSync("main.tf.json", JSON.stringify(json)))'
rm main.tf
seen 'main.tf.json of hcl2json:' '{"escape": "${local.stage}", "price": "${local.stage}", "text": "prod"}' "$(tf_outputs)"
finish
