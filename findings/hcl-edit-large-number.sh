#!/usr/bin/env bash
# hcl-edit 0.10.0 against Terraform 1.11.4.
# Expected: every number that HCL's grammar allows is read, or rejected as too large.
# Seen: hcl-edit stops after the first digit of 1e500 and reports that a line break is missing. Terraform
# computes with the number.
# Why it matters: the message names neither the number nor its size, so whoever reads it looks for a missing
# line break in a valid file.
# Source: hcl-edit keeps a number in 64 bits; Terraform's have 512 bits.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
rust_program 'hcl-edit = "=0.10.0"' <<'RUST'
fn main() {
    for text in ["a = 1e300\n", "a = 1e500\n"] {
        match hcl_edit::parser::parse_body(text) {
            Ok(body) => println!("{text:?}: {}", body.to_string().trim()),
            Err(e) => println!("{text:?}: column {}, {}", e.location().column(), e.message()),
        }
    }
}
RUST

seen "Terraform computes 1e500 / 1e498:" '100' "$(tf_eval '1e500 / 1e498')"
seen "hcl-edit reads:" '"a = 1e300\n": a = 1e300
"a = 1e500\n": column 6, expected newline or eof' "$(rust)"
finish
