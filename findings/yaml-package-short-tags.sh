#!/usr/bin/env bash
# yaml 2.9.1 (npm) against js-yaml 4.1.0.
# Expected: a reader that doesn't know !Ref and !Sub stops, as js-yaml does.
# Seen: yaml gives the text or list behind the tag, and a warning that only parseDocument returns; parse prints it as
# a process warning. !Ref Pool is the text "Pool", and stringify writes it without the tag.
# Why it matters: a script that reads a CloudFormation template and writes it again turns UserPoolId: !Ref Pool into
# the pool ID "Pool". Properties that accept any text, such as ClientName, pass each check after that.
# Source: found by comparing the readers.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

node_packages yaml@2.9.1 js-yaml@4.1.0
cat >template.yaml <<'YAML'
UserPoolId: !Ref Pool
ClientName: !Sub web-${Stage}
LogoutURLs: !Split [",", !Ref Urls]
YAML
text='const text = require("fs").readFileSync("template.yaml", "utf8");'
seen 'yaml, parse:' '{"UserPoolId":"Pool","ClientName":"web-${Stage}","LogoutURLs":[",","Urls"]}' \
  "$(node --no-warnings -e "$text console.log(JSON.stringify(require('yaml').parse(text)))")"
seen 'yaml, parse and stringify:' 'UserPoolId: Pool
ClientName: web-${Stage}
LogoutURLs:
  - ","
  - Urls' "$(node --no-warnings -e "$text const y = require('yaml'); console.log(y.stringify(y.parse(text)).trim())")"
seen 'yaml, errors and warnings of parseDocument:' '0 4' \
  "$(node -e "$text const d = require('yaml').parseDocument(text); console.log(d.errors.length, d.warnings.length)")"
seen 'js-yaml, load:' 'unknown tag !<!Ref> (1:22)' \
  "$(node -e "$text try { require('js-yaml').load(text) } catch (e) { console.log(e.message.split('\n')[0]) }")"
finish
