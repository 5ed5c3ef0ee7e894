#!/usr/bin/env bash
# hcl-rs 0.20.0 (hcl::eval) against Terraform 1.11.4.
# Expected: operators convert their operands ("2" + 1 is 3), and both results of a conditional get one type.
# Seen: hcl::eval rejects each operand of another type, and returns the chosen result as it is written.
# Why it matters: Terraform variables set from the environment or -var are often text. Valid token lifetimes
# such as var.hours * 60 then fail in a tool built on hcl::eval, or keep another type.
# Source: found by comparing the two evaluators. Terraform's documentation describes the conversions.
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

for expression in '"2" * 60' '"true" && true' 'true ? 60 : "none"'; do
  terraform_says=$(tf_eval "$expression")
  eval_says=$(rust "$expression")
  case $expression in
    '"2" * 60') want_terraform=120 want_eval='error: binary operator `*` is not applicable to `"2"` and `60`' ;;
    '"true" && true') want_terraform=true want_eval='error: binary operator `&&` is not applicable to `"true"` and `true`' ;;
    *) want_terraform='"60"' want_eval=60 ;;
  esac
  seen "Terraform, $expression:" "$want_terraform" "$terraform_says"
  seen "hcl::eval, the same:" "$want_eval" "$eval_says"
done
finish
