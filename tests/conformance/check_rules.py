"""Our rules against cfn-lint and botocore, on the cases of the rules: what either refuses in a client, we have an error for,
and where we have none, neither has. Each exception is explained below, and an explanation without a case fails as well.

Both look at one argument at a time, so of most rules across arguments they know nothing: the last line says how many
wrong documents each of the three finds.
"""

from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.validate import ParamValidator

from common import *

only("cloudformation-json")
tally = Tally()
CREATE = ServiceModel(Loader().load_service_model("cognito-idp", "service-2")).operation_model("CreateUserPoolClient").input_shape
POOL = "${aws_cognito_user_pool.pool.id}"

# Whose, which message as a regular expression: why we have no error.
EXPLAINED = {
    ("cfn-lint", r"'ALLOW_(TOKEN_EXCHANGE_\w+|CLIENT_TOKEN_AUTH)' is not one of"): "so new that the schema lacks the value: we warn, since it may know it when the stack is deployed",
}


def document(case):
    body = {"name": "web", "user_pool_id": POOL, **case["client"]}
    body = {key: value for key, value in body.items() if value is not None}
    made = json.loads(json.dumps(case.get("around", {})))
    made.setdefault("resource", {}).setdefault("aws_cognito_user_pool_client", {})["web"] = body
    return made


cases = []
for path in sorted((CASES / "rules").glob("*.json")):
    both = json.loads(path.read_text())
    for kind in ("must", "must_not"):
        # Other tools and versions make other findings of the same document.
        cases += [(f"{path.stem} {kind} {index}", document(case)) for index, case in enumerate(both[kind]) if not {"families", "tools"} & set(case)]

used, wrong, found = set(), 0, {"cfn-lint": 0, "botocore": 0}
linted = {}
for (where, source), item in zip(cases, write([source for _, source in cases])):
    findings = [it for it in item["findings"] if it["severity"] == "error"]
    ours = {it["rule"] for it in findings if it["client"]}
    # What cannot be read or does not fit is in no template, and a template of a broken pool says nothing about the client.
    if any(it["rule"] in ("wrong-type", "reference-type") or not it["client"] for it in findings):
        continue
    text = item["complete"]["cloudformation-json"]["text"]
    template = json.loads(text)
    label = next(name for name, it in template["Resources"].items() if it["Type"] == "AWS::Cognito::UserPoolClient")
    if text not in linted:
        matches = [it for it in cfn_lint(text) if it.rule.id.startswith("E")]
        linted[text] = [f"{it.rule.id} {it.message}" for it in matches if label in [str(part) for part in it.path or []]]
    properties = template["Resources"][label].get("Properties", {})
    given = {key: stand_in(value, CREATE.members[key]) for key, value in properties.items()}
    report = ParamValidator().validate(given, CREATE)
    theirs = {"cfn-lint": linted[text], "botocore": report.generate_report().splitlines() if report.has_errors() else []}
    wrong += bool(ours)
    for who, messages in theirs.items():
        found[who] += bool(ours and messages)
        for message in messages if not ours else []:
            reason = next((key for key in EXPLAINED if key[0] == who and re.search(key[1], message)), None)
            if reason:
                used.add(reason)
                tally.count("refusals explained")
            else:
                tally.fail(where, f"{who}: {message}", text)
    tally.count("documents compared")
    tally.count("documents that none of the three refuses" if not ours and not any(theirs.values()) else "documents that one of the three refuses")

for reason in set(EXPLAINED) - used:
    tally.fail("the check itself", f"an explanation without a case: {reason}")
print(f"{wrong} wrong documents: we find all, cfn-lint {found['cfn-lint']}, botocore {found['botocore']}")
tally.end("documents compared")
