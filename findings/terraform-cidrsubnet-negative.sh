#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: cidrsubnet rejects a negative network number, as it rejects one that is too large.
# Seen: -1 gives a network outside the prefix, without an error. cidrhost, its sibling, counts from the end.
# Why it matters: an off-by-one in a shared locals file passes the plan with an address range of somewhere else.
# A tool that evaluates such a file beside the app clients must copy this to agree with the plan.
# Source: found while comparing evaluators.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
seen 'cidrsubnet("10.0.0.0/8", 4, 1):' '"10.16.0.0/12"' "$(tf_eval 'cidrsubnet("10.0.0.0/8", 4, 1)')"
seen 'cidrsubnet("10.0.0.0/8", 4, -1):' '"0.16.0.0/12"' "$(tf_eval 'cidrsubnet("10.0.0.0/8", 4, -1)')"
seen 'cidrhost("10.0.0.0/8", -1):' '"10.255.255.255"' "$(tf_eval 'cidrhost("10.0.0.0/8", -1)')"
finish
