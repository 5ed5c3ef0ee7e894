#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: an operation that divides by zero is an error.
# Seen: 5 % 0 is 5, and 5 / 0 is an infinity that even compares as larger than any number. Only 0 / 0 is an error.
# Why it matters: an index computed with % length(list) hides an empty list, and a limit computed with / never
# applies. A tool that reports "division by zero" for such a file contradicts Terraform.
# Source: found while comparing evaluators.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
seen '5 % 0:' 5 "$(tf_eval '5 % 0')"
seen '5 / 0:' '+Inf' "$(tf_eval '5 / 0')"
seen '5 / 0 > 1e500:' true "$(tf_eval '5 / 0 > 1e500')"
seen '0 / 0:' 'Error: Operation failed' "$(tf_eval '0 / 0')"
finish
