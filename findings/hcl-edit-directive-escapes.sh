#!/usr/bin/env bash
# hcl-edit 0.10.0 against Terraform 1.11.4.
# Expected: \n in a quoted template is a line break everywhere in the template.
# Seen: hcl-edit decodes the escape at the top level and keeps a backslash and a letter within %{ if } or
# %{ for }. Terraform decodes both.
# Why it matters: one string has two kinds of escapes. A tool that reads the tree and writes it again adds
# backslashes to the text of a user pool message.
# Source: found by comparing the two readers.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
rust_program 'hcl-edit = "=0.10.0"' <<'RUST'
use hcl_edit::{expr::Expression, template::{Directive, Element}};

fn main() {
    let text = std::fs::read_to_string("main.tf").unwrap();
    let body = hcl_edit::parser::parse_body(&text).unwrap();
    for value in body.blocks().flat_map(|block| block.body.attributes()).map(|a| &a.value) {
        let Expression::StringTemplate(template) = value else { continue };
        for element in template.iter() {
            match element {
                Element::Literal(text) => println!("top level: {:?}", text.as_str()),
                Element::Directive(directive) => {
                    let Directive::If(directive) = &**directive else { continue };
                    for element in directive.if_expr.template.iter() {
                        if let Element::Literal(text) = element {
                            println!("within if: {:?}", text.as_str());
                        }
                    }
                }
                Element::Interpolation(_) => {}
            }
        }
    }
}
RUST

cat >main.tf <<'HCL'
output "text" {
  value = "%{ if true }a\nb%{ endif }c\nd"
}
HCL
seen "Terraform reads main.tf as:" '{"text": "a\nbc\nd"}' "$(tf_outputs)"
seen "hcl-edit reads its literals as:" 'within if: "a\\nb"
top level: "c\nd"' "$(rust)"
finish
