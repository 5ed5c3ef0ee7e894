#!/usr/bin/env bash
# hcl-rs 0.20.0 (hcl::eval) against Terraform 1.11.4.
# Expected: a template that includes null or a list is an error, as in Terraform.
# Seen: hcl::eval writes the word null, and a list in HCL's notation with line breaks, into the text.
# Why it matters: an unset variable in a callback URL gives a URL that looks valid, such as
# https://null.example.com/cb, where Terraform stops.
# Source: found by comparing the two evaluators.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
rust_program 'hcl-rs = "=0.20.0"' <<'RUST'
fn main() {
    let text = std::env::args().nth(1).unwrap();
    let body: hcl::Body = hcl::from_str(&format!("a = {text}\n")).unwrap();
    let expression = body.attributes().next().unwrap().expr();
    match hcl::eval::Evaluate::evaluate(expression, &hcl::eval::Context::new()) {
        Ok(value) => println!("{}", value.to_string()),
        Err(e) => println!("error: {}", e.kind()),
    }
}
RUST

null='"https://${null}.example.com/cb"'
list='"https://${["a"]}.example.com/cb"'
seen "Terraform, $null:" 'Error: Invalid template interpolation value' "$(tf_eval "$null")"
seen "hcl::eval, the same:" '"https://null.example.com/cb"' "$(rust "$null")"
seen "Terraform, $list:" 'Error: Invalid template interpolation value' "$(tf_eval "$list")"
seen "hcl::eval, the same:" '"https://[\n  \"a\"\n].example.com/cb"' "$(rust "$list")"
finish
