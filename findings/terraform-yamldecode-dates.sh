#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: yamldecode keeps the date of a CloudFormation template as written.
# Seen: an unquoted date becomes a time: AWSTemplateFormatVersion: 2010-09-09 is "2010-09-09T00:00:00Z".
# yamlencode doesn't change it back.
# Why it matters: CloudFormation knows only the version 2010-09-09. A template that is read, given another app
# client and passed on as template_body no longer has it.
# Source: found while comparing readers of YAML.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
printf 'AWSTemplateFormatVersion: 2010-09-09\n' >template.yaml
cat >main.tf <<'HCL'
output "again" {
  value = yamlencode(yamldecode(file("template.yaml")))
}
HCL
seen 'template.yaml through yamldecode and yamlencode:' '{"again": "\"AWSTemplateFormatVersion\": \"2010-09-09T00:00:00Z\"\n"}' "$(tf_outputs)"
finish
