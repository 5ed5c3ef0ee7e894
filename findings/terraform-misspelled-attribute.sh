#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: a name that isn't in the type of an object variable is an error or a warning, as an argument that isn't
# in a resource's schema is.
# Seen: such a name in terraform.tfvars is removed with its value, without a message. A variable in the same file that
# isn't declared gives a warning.
# Why it matters: callback_url for callback_urls creates an app client without callback URLs. The plan shows no
# trace of the URL.
# Source: conversion of objects; documented by HashiCorp under type constraints.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
cat >main.tf <<'HCL'
variable "client" {
  type = object({ name = string, callback_urls = optional(list(string), []) })
}
output "client" {
  value = var.client
}
HCL
echo 'client = { name = "web", callback_url = ["https://app.example.com"] }' >terraform.tfvars
seen 'callback_url for callback_urls:' '{"client": {"callback_urls": [], "name": "web"}}' "$(tf_outputs)"
seen 'warnings:' '' "$(grep Warning apply.log || true)"
echo 'clients = {}' >>terraform.tfvars
seen 'warnings, with a variable that is not declared:' 'Warning: Value for undeclared variable' "$(terraform plan -no-color 2>&1 | grep -o 'Warning.*' || true)"
finish
