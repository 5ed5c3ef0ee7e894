#!/usr/bin/env bash
# Terraform 1.11.4, hcl-edit 0.10.0, jsonc-parser 0.34.0, and granit-parser 2.1.0.
# Expected: one rule for a file that begins with a UTF-8 byte order mark.
# Seen: Terraform accepts the mark in main.tf and rejects it in main.tf.json. hcl-edit rejects it in the same
# main.tf that Terraform accepts. jsonc-parser rejects it; granit-parser accepts it.
# Why it matters: some Windows editors write the mark. A reader of Cognito client configuration must remove it
# itself, and its byte positions then differ from the file's by three.
# Source: found by comparing the readers. RFC 8259 section 8.1 allows JSON readers to ignore the mark.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
rust_program 'hcl-edit = "=0.10.0"
jsonc-parser = "=0.34.0"
granit-parser = "=2.1.0"' <<'RUST'
fn main() {
    let word = |accepted| if accepted { "accepted" } else { "rejected" };
    println!("hcl-edit: {}", word(hcl_edit::parser::parse_body("\u{feff}a = 1\n").is_ok()));
    let json = jsonc_parser::parse_to_value("\u{feff}{\"a\": 1}\n", &Default::default());
    println!("jsonc-parser: {}", word(json.is_ok()));
    let yaml = granit_parser::Parser::new_from_str("\u{feff}a: 1\n").all(|event| event.is_ok());
    println!("granit-parser: {}", word(yaml));
}
RUST

validate() {
  if terraform validate -no-color >/dev/null 2>&1; then echo accepted; else echo rejected; fi
}
printf '\xef\xbb\xbfoutput "a" {\n  value = 1\n}\n' >main.tf
seen "Terraform, main.tf:" accepted "$(validate)"
rm main.tf
printf '\xef\xbb\xbf{"output": {"a": {"value": 1}}}\n' >main.tf.json
seen "Terraform, main.tf.json:" rejected "$(validate)"
seen "The libraries:" 'hcl-edit: rejected
jsonc-parser: rejected
granit-parser: accepted' "$(rust)"
finish
