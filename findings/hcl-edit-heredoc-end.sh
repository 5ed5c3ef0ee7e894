#!/usr/bin/env bash
# hcl-edit 0.10.0 against Terraform 1.11.4.
# Expected: a heredoc ends at a line that holds only its marker, as in Terraform.
# Seen: hcl-edit ends it at a line that begins with the marker and goes on with a character other than a
# letter or digit ("EOT."). The rest of the text is then read as configuration, and the file is rejected.
# Why it matters: descriptions and message templates of a user pool are often heredocs, so a valid file can
# fail to parse because of one line of prose.
# Source: found by comparing the two readers.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
rust_program 'hcl-edit = "=0.10.0"' <<'RUST'
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let body = match hcl_edit::parser::parse_body(&text) {
        Ok(body) => body,
        Err(e) => return println!("error at line {}: {}", e.location().line(), e.message()),
    };
    for value in body.blocks().flat_map(|block| block.body.attributes()).map(|a| &a.value) {
        if let hcl_edit::expr::Expression::HeredocTemplate(heredoc) = value {
            println!("{:?}", heredoc.template.to_string());
        }
    }
}
RUST

cat >main.tf <<'HCL'
output "text" {
  value = <<EOT
Hello,
EOT. is only a word here.
EOT
}
HCL
seen "Terraform reads main.tf as:" '{"text": "Hello,\nEOT. is only a word here.\n"}' "$(tf_outputs)"
seen "hcl-edit reads main.tf as:" 'error at line 4: expected newline or eof' "$(rust main.tf)"
finish
