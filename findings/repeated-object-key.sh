#!/usr/bin/env bash
# Terraform 1.11.4 and hcl-edit 0.10.0.
# Expected: Terraform treats a key that occurs twice in an object alike in its two syntaxes.
# Seen: in main.tf the last value wins without a warning. In main.tf.json the same object is an error.
# hcl-edit rejects the HCL that Terraform accepts, so no tree of the file can be had.
# Why it matters: a map of clients with a label pasted twice is valid for Terraform, loses a client, and can't
# be opened at all by a tool built on hcl-edit.
# Source: found by comparing the readers.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
rust_program 'hcl-edit = "=0.10.0"' <<'RUST'
fn main() {
    match hcl_edit::parser::parse_body("clients = { web = 30, web = 60 }\n") {
        Ok(_) => println!("accepted"),
        Err(e) => println!("{}", e.message()),
    }
}
RUST

seen "Terraform, HCL:" '{
  "web" = 60
}' "$(tf_eval '{ web = 30, web = 60 }')"
echo '{"output": {"clients": {"value": {"web": 30, "web": 60}}}}' >main.tf.json
seen "Terraform, JSON:" 'Error: Duplicate object attribute' "$(terraform validate -no-color 2>&1 | grep '^Error' || true)"
seen "hcl-edit:" 'invalid object item; expected unique object key; found redefined object key' "$(rust)"
finish
