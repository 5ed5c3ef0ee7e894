#!/usr/bin/env bash
# hcl-rs 0.20.0 (hcl::eval) against Terraform 1.11.4.
# Expected: HCL's numbers are decimal to their user: 0.1 + 0.2 is 0.3, and 22 digits stay 22 digits.
# Seen: hcl::eval computes in 64-bit floating point; Terraform computes with 512 bits.
# Why it matters: a comparison such as 0.1 + 0.2 == 0.3 takes the other branch of a conditional, and a long
# number, for example in a client name, changes its digits.
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

sum='0.1 + 0.2 == 0.3'
name='"client-${1234567890123456789012}"'
seen "Terraform, $sum:" 'true' "$(tf_eval "$sum")"
seen "hcl::eval, the same:" 'false' "$(rust "$sum")"
seen "Terraform, $name:" '"client-1234567890123456789012"' "$(tf_eval "$name")"
seen "hcl::eval, the same:" '"client-1.2345678901234568e21"' "$(rust "$name")"
finish
