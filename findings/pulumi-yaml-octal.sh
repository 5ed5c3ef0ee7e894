#!/usr/bin/env bash
# pulumi-yaml 1.38.1 (gopkg.in/yaml.v3).
# Expected: one version of YAML: where yes is a text, as in YAML 1.2, 060 is 60.
# Seen: yes, on and 1:30 are texts, but 060 is 48 and 1_0 is 10, as in YAML 1.1. 089, which isn't octal, is 89, where
# YAML 1.1 has a text. So 077 is 63 and 089 is 89.
# Why it matters: accessTokenValidity: 060 is 48 minutes in Pulumi and 60 in the Serverless Framework 3.40.0, although
# both read yes as a text. Testing one of these spellings doesn't tell how the others are read.
# Source: yaml.v3 describes its mix of YAML 1.1 and 1.2 in its README; the numbers were found by running it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

path=github.com/pulumi/pulumi-yaml
go_program $path@v1.38.1 $path/pkg/pulumiyaml/syntax/encoding <<'GO'
package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/pulumi/pulumi-yaml/pkg/pulumiyaml/syntax"
	"github.com/pulumi/pulumi-yaml/pkg/pulumiyaml/syntax/encoding"
	"gopkg.in/yaml.v3"
)

func main() {
	for _, text := range os.Args[1:] {
		file := yaml.NewDecoder(strings.NewReader("validity: " + text + "\n"))
		object, diagnostics := encoding.DecodeYAML("Pulumi.yaml", file, nil)
		if diagnostics.HasErrors() {
			fmt.Println(text, diagnostics)
			continue
		}
		switch value := object.Index(0).Value.(type) {
		case *syntax.NumberNode:
			fmt.Println(text, "number", value)
		case *syntax.StringNode:
			fmt.Println(text, "text", value)
		case *syntax.BooleanNode:
			fmt.Println(text, "boolean", value)
		}
	}
}
GO
seen 'read as:' 'true boolean true
yes text yes
1:30 text 1:30
060 number 48
077 number 63
089 number 89
0o60 number 48
1_0 number 10' "$(go/finding true yes 1:30 060 077 089 0o60 1_0)"
finish
