#!/usr/bin/env bash
# hcl-edit 0.10.0 against Terraform 1.11.4.
# Expected: an indented heredoc (<<-) loses the indentation of its least indented line with text.
# Seen: hcl-edit also counts a line that holds only spaces. Two spaces on an otherwise blank line leave the
# other lines indented, and those two spaces are removed. Terraform ignores such a line and keeps its spaces.
# Why it matters: an editor that leaves trailing spaces changes the text that a reader built on hcl-edit sees,
# for example the HTML of a verification message.
# Source: found by comparing the two readers.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
rust_program 'hcl-edit = "=0.10.0"
hcl-rs = "=0.20.0"' <<'RUST'
fn main() {
    let body: hcl::Body = hcl::from_str(&std::fs::read_to_string("main.tf").unwrap()).unwrap();
    for attribute in body.blocks().flat_map(|block| block.body().attributes()) {
        let value = hcl::eval::Evaluate::evaluate(attribute.expr(), &hcl::eval::Context::new()).unwrap();
        println!("{:?}", value.as_str().unwrap());
    }
}
RUST

printf 'output "text" {\n  value = <<-EOT\n    first\n  \n    second\n    EOT\n}\n' >main.tf
seen "Terraform reads main.tf as:" '{"text": "first\n  \nsecond\n"}' "$(tf_outputs)"
seen "hcl-rs, which reads with hcl-edit, reads it as:" '"  first\n\n  second\n"' "$(rust)"
finish
