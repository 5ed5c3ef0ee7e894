#!/usr/bin/env bash
# js-yaml 4.1.1 and 4.2.0 against cfn-lint 1.58.0 (PyYAML 6.0.3).
# Expected: a minor release reads a file as the one before.
# Seen: 2026_11 is the number 202611 up to 4.1.1 and a text since 4.2.0. Since then dump also writes that text without
# quotes, and cfn-lint reads a number.
# Why it matters: an app client named by a release, such as 2026_11, is written by a script in JavaScript and
# arrives as 202611. ^4.1.0 in package.json, which the Serverless Framework 3.40.0 has, takes either version.
# Source: found by comparing the versions.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

python_packages cfn-lint==1.58.0 PyYAML==6.0.3
node_packages before@npm:js-yaml@4.1.1 since@npm:js-yaml@4.2.0
cat >read.js <<'JS'
const yaml = require(process.argv[2]);
const template = (name) => yaml.dump({ Resources: { Client: { Type: "AWS::Cognito::UserPoolClient", Properties: { UserPoolId: "eu-west-1_example", ClientName: name } } } });
require("fs").writeFileSync("template.yaml", template("2026_11"));
console.log(JSON.stringify(yaml.load("2026_11")), yaml.dump("2026_11").trim());
JS
lint() {
  venv/bin/python -c 'import json, cfnlint.decode as d
print(json.dumps(d.decode("template.yaml")[0]["Resources"]["Client"]["Properties"]["ClientName"]))'
}
seen '4.1.1 reads 2026_11 and writes the text "2026_11" as:' "202611 '2026_11'" "$(node read.js before)"
seen 'cfn-lint reads its template as:' '"2026_11"' "$(lint)"
seen '4.2.0, the same:' '"2026_11" 2026_11' "$(node read.js since)"
seen 'cfn-lint reads its template as:' 202611 "$(lint)"
seen 'cfn-lint reports:' '' "$(venv/bin/cfn-lint template.yaml 2>&1 || true)"
finish
