#!/usr/bin/env bash
# Terraform 1.11.4, pulumi-yaml 1.38.1, and Serverless Framework 3.40.0.
# Expected: three formats that write a reference as ${name} treat dollars before it alike.
# Seen: in Terraform, $${x} and $$${x} are both text, and $$ elsewhere is two dollars. In Pulumi, $$ is one dollar
# everywhere, so $$${x} is a dollar and the value. In Serverless, all dollars before a reference disappear.
# Why it matters: a price with a reference, as in a user pool's message, changes its meaning with each move between
# the formats. No tool reports it.
# Source: found while converting between the formats.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
node_packages serverless@3.40.0
path=github.com/pulumi/pulumi-yaml
go_program $path@v1.38.1 $path/pkg/pulumiyaml/ast <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/pulumi/pulumi-yaml/pkg/pulumiyaml/ast"
	"github.com/pulumi/pulumi-yaml/pkg/pulumiyaml/syntax"
)

func main() {
	for _, text := range os.Args[1:] {
		expression, diagnostics := ast.ParseExpr(syntax.String(text))
		if diagnostics.HasErrors() {
			fmt.Println(diagnostics)
			continue
		}
		switch expression := expression.(type) {
		case *ast.StringExpr:
			fmt.Println(expression.Value)
		case *ast.InterpolateExpr:
			for _, part := range expression.Parts {
				fmt.Print(part.Text)
				if part.Value != nil {
					fmt.Print("prod")
				}
			}
			fmt.Println()
		}
	}
}
GO

cat >main.tf <<'HCL'
locals {
  stage = "prod"
}
output "read" {
  value = ["x ${local.stage}", "x $${local.stage}", "x $$${local.stage}", "x $$5"]
}
HCL
seen 'Terraform, stage is prod:' '{"read": ["x prod", "x ${local.stage}", "x $${local.stage}", "x $$5"]}' "$(tf_outputs)"
seen 'Pulumi, the same:' 'x prod
x ${stage}
x $prod
x $5' "$(go/finding 'x ${stage}' 'x $${stage}' 'x $$${stage}' 'x $$5')"
cat >serverless.yml <<'YAML'
service: finding
frameworkVersion: "3"
provider: {name: aws, stage: prod}
custom: {read: ['x ${self:provider.stage}', 'x $${self:provider.stage}', 'x $$${self:provider.stage}', 'x $$5']}
YAML
seen 'Serverless, the same:' '["x prod","x prod","x prod","x $$5"]' \
  "$(SLS_TELEMETRY_DISABLED=1 SLS_NOTIFICATIONS_MODE=off node_modules/.bin/serverless print --format json --path custom.read 2>/dev/null | node -e 'console.log(JSON.stringify(JSON.parse(require("fs").readFileSync(0, "utf8"))))')"
finish
