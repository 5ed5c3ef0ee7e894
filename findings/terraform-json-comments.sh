#!/usr/bin/env bash
# Terraform 1.11.4.
# Expected: "//" is a comment everywhere in a .tf.json file, or an error everywhere else.
# Seen: it is a comment at the top, in a resource's body and among locals. Beside the types or names of
# resources it is an error. In the object of an argument it is a key of the value.
# Why it matters: a comment above one of several app clients makes the file invalid, and one in a map of clients
# becomes a client. A tool that writes comments into JSON must know the three places apart.
# Source: found while writing .tf.json files.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
verdict() {
  printf '%s\n' "$1" >main.tf.json
  terraform validate -no-color 2>&1 | grep -o -E '^Success|^Error: .*' | head -n 1 || true
}
seen 'at the top and in the body of a resource:' 'Success' \
  "$(verdict '{"//": "c", "resource": {"terraform_data": {"web": {"//": "c", "input": 1}}}}')"
seen 'among locals:' 'Success' "$(verdict '{"locals": {"//": "c", "web": 1}}')"
seen 'beside resource types:' 'Error: Incorrect JSON value type' \
  "$(verdict '{"resource": {"//": "c", "terraform_data": {"web": {"input": 1}}}}')"
seen 'beside resource names:' 'Error: Incorrect JSON value type' \
  "$(verdict '{"resource": {"terraform_data": {"//": "c", "web": {"input": 1}}}}')"
echo '{"output": {"clients": {"value": {"//": "c", "web": 1}}}}' >main.tf.json
seen 'in the object of an argument:' '{"clients": {"//": "c", "web": 1}}' "$(tf_outputs)"
finish
