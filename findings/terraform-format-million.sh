#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: format("%v", n) writes a number as a template does.
# Seen: from 1,000,000 on %v changes to an exponent; a template and %s write the digits.
# Why it matters: a name, path or claim built with format("%v", ...) changes its notation once a number has
# seven digits, for example milliseconds of a token lifetime: 3600000 becomes 3.6e+06.
# Source: found while comparing evaluators.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
seen 'format("%v", 100000):' '"100000"' "$(tf_eval 'format("%v", 100000)')"
seen 'format("%v", 3600000):' '"3.6e+06"' "$(tf_eval 'format("%v", 3600000)')"
seen 'format("%s", 3600000):' '"3600000"' "$(tf_eval 'format("%s", 3600000)')"
seen '"ms-${3600000}":' '"ms-3600000"' "$(tf_eval '"ms-${3600000}"')"
finish
