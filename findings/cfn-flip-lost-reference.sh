#!/usr/bin/env bash
# cfn-flip 1.3.0.
# Expected: the conversion between YAML and JSON, and the clean-up, keep the meaning of each function.
# Seen: !GetAtt [Client, !Ref Attribute] loses the Ref: the attribute is the text "Attribute". The clean-up turns a
# Join of the texts "$" and "{Stage}" and a reference into a Sub in which ${Stage} is a reference, too. It escapes
# the text if both characters are in one piece.
# Why it matters: an output that chooses between the ID and the name of a client by a parameter has a fixed,
# unknown attribute after the conversion. The text of a user pool message becomes a reference.
# Source: CloudFormation documents Ref as the second part of GetAtt; found by comparing the templates.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

python_packages cfn-flip==1.3.0
cat >flip.py <<'PY'
import sys, cfn_flip
text = sys.stdin.read()
print(cfn_flip.to_yaml(cfn_flip.to_json(text), clean_up=True).strip() if sys.argv[1] == "clean" else " ".join(cfn_flip.to_json(text).split()))
PY
seen '!GetAtt [Client, !Ref Attribute], to JSON:' '{ "Value": { "Fn::GetAtt": [ "Client", "Attribute" ] } }' \
  "$(venv/bin/python flip.py json <<<'Value: !GetAtt [Client, !Ref Attribute]')"
seen 'Fn::GetAtt: [Client, !Ref Attribute], to JSON:' '{ "Value": { "Fn::GetAtt": [ "Client", { "Ref": "Attribute" } ] } }' \
  "$(venv/bin/python flip.py json <<<'Value: {"Fn::GetAtt": [Client, !Ref Attribute]}')"
seen '!Join ["", ["$", "{Stage}", !Ref Pool]], cleaned:' "Value: !Sub '\${Stage}\${Pool}'" \
  "$(venv/bin/python flip.py clean <<<'Value: !Join ["", ["$", "{Stage}", !Ref Pool]]')"
seen '!Join ["", ["${Stage}", !Ref Pool]], cleaned:' "Value: !Sub '\${!Stage}\${Pool}'" \
  "$(venv/bin/python flip.py clean <<<'Value: !Join ["", ["${Stage}", !Ref Pool]]')"
finish
