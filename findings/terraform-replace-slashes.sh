#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: replace(url, "/dev/", "/prod/") replaces a segment of the URL.
# Seen: slashes at both ends make the text a regular expression, so only dev is replaced and the slashes double.
# In the replacement, $1prod is the group named 1prod, which doesn't exist: the text of group 1 is lost.
# Why it matters: the result is a valid URL that matches no callback URL. Sign-in fails, not the plan.
# Source: the first rule is documented by HashiCorp, the second by Go's regexp package.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
url='"https://app.example.com/dev/callback"'
for arguments in '"/dev/", "/prod/"|"https://app.example.com//prod//callback"' '"/dev", "/prod"|"https://app.example.com/prod/callback"' \
  '"/(.com.)dev/", "$1prod"|"https://app.example/callback"' '"/(.com.)dev/", "$${1}prod"|"https://app.example.com/prod/callback"'; do
  seen "replace($url, ${arguments%|*}):" "${arguments#*|}" "$(tf_eval "replace($url, ${arguments%|*})")"
done
finish
