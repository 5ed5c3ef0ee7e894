#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: equal numbers give equal quotients.
# Seen: a number keeps the precision of its origin. Literals have 512 bits; numbers from length and parseint
# have 64. One third has 155 digits from literals and 20 from length, and the two aren't equal.
# Why it matters: a share computed from the number of clients differs between two spellings of one sum. A tool
# that evaluates the file must know each number's origin to agree with the plan.
# Source: found while comparing evaluators.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
seen 'digits of 1 / 3:' 155 "$(tf_eval 'length(split("", tostring(1 / 3))) - 2')"
lengths='length(["a"]) / length(["a", "b", "c"])'
seen "$lengths:" '0.33333333333333333334' "$(tf_eval "$lengths")"
seen "1 / 3 == $lengths:" false "$(tf_eval "1 / 3 == $lengths")"
seen 'parseint("1", 10) / parseint("3", 10):' '0.33333333333333333334' "$(tf_eval 'parseint("1", 10) / parseint("3", 10)')"
finish
