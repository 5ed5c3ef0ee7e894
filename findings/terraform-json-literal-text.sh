#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: a string in Terraform's JSON is a template everywhere, and "$${" writes a literal "${".
# Seen: it is a template in locals and outputs. In the default of a variable and in terraform.tfvars.json it is
# literal: ${1 + 1} stays as written, and $${stage} keeps both dollars. terraform.tfvars in HCL decodes $${stage}.
# Why it matters: one callback URL has three spellings, by its place. A tool that escapes all strings alike doubles
# the dollar of a default, and no check reports it.
# Source: found while writing .tf.json files.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
cat >main.tf.json <<'JSON'
{
  "variable": {"default": {"default": "$${stage} ${1 + 1}"}, "file": {}, "json": {}},
  "locals": {"local": "$${stage} ${1 + 1}"},
  "output": {
    "default": {"value": "${var.default}"},
    "file": {"value": "${var.file}"},
    "json": {"value": "${var.json}"},
    "local": {"value": "${local.local}"}
  }
}
JSON
echo 'file = "$${stage}"' >terraform.tfvars
echo '{"json": "$${stage} ${1 + 1}"}' >json.auto.tfvars.json
seen '$${stage} ${1 + 1} as a default, $${stage} in .tfvars, both in .tfvars.json and in locals:' \
  '{"default": "$${stage} ${1 + 1}", "file": "${stage}", "json": "$${stage} ${1 + 1}", "local": "${stage} 2"}' "$(tf_outputs)"
finish
