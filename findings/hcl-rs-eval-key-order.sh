#!/usr/bin/env bash
# hcl-rs 0.20.0 (hcl::eval) against Terraform 1.11.4.
# Expected: a for expression walks an object's keys in Terraform's order, which sorts them.
# Seen: hcl::eval walks them in the order in which they are written.
# Why it matters: a list of callback URLs built from an object comes out in another order than Terraform plans.
# The first element, often taken as the default redirect URI, is then another URL.
# Source: found by comparing the two evaluators. Terraform's language documentation states the sorting.
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

expression='[for stage, host in { prod = "p.example.com", dev = "d.example.com" } : host][0]'
seen "Terraform, $expression:" '"d.example.com"' "$(tf_eval "$expression")"
seen "hcl::eval, the same:" '"p.example.com"' "$(rust "$expression")"
finish
