#!/usr/bin/env bash
# python-hcl2 7.3.1 and 8.1.4 against Terraform 1.11.4.
# Expected: hcl2.loads gives the value of a literal text, whatever the notation, as json.loads does.
# Seen: version 8 gives the source: a quoted text keeps its quotes, also as a block's label, and a heredoc keeps its
# markers. Version 7 gives values, but a heredoc has no line break at its end; in Terraform it has one.
# Both reject "${stage ~}", which is valid, and accept "%{ if true ~}".
# Why it matters: client["name"] == "web" is false since version 8 for name = "web", so a policy check on the names or
# callback URLs of app clients passes or fails for all of them.
# Source: found by comparing the readers.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

need_terraform
cat >main.tf <<'HCL'
output "read" {
  value = [
    "web",
    <<-EOT
      web
    EOT
  ]
}
HCL
cat >read.py <<'PY'
import hcl2

def read(text):
    try:
        return hcl2.loads(text)
    except Exception as e:
        return f"error: {type(e).__name__}"

print(list(read('a "web" {}\n')["a"][0])[0])
print(read(open("main.tf").read())["output"][0].popitem()[1]["value"])
print(read('name = "${stage ~}"\n'), list(read('name = "%{ if true ~}web%{ endif }"\n')))
PY
seen 'Terraform:' '{"read": ["web", "web\n"]}' "$(tf_outputs)"
python_packages python-hcl2==7.3.1
seen 'label, quoted text, heredoc and strip markers:' "web
['web', 'web']
error: UnexpectedToken ['name']" "$(venv/bin/python read.py)"
python_packages python-hcl2==8.1.4
seen 'the same:' "\"web\"
['\"web\"', '\"<<-EOT\\n      web\\n    EOT\"']
error: UnexpectedToken ['name']" "$(venv/bin/python read.py)"
finish
