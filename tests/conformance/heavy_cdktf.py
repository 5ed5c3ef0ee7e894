"""CDK for Terraform apps in TypeScript and Python: compiled, synthesised with the real library and bindings, and the
Terraform JSON equal in meaning to ours of the same document; formatted as prettier and black leave them.
"""

import copy
import re
from pathlib import Path

import toolchains
from common import *

HERE = Path(__file__).parent / "cdktf"
only("cdktf-", "terraform-json")
node, python = toolchains.npm("cdktf/typescript", HERE / "typescript"), toolchains.pip("cdktf/python", HERE / "requirements.txt")
tally = Tally()
documents = everything(toolchains.COUNT) + maximal()
documents += completed(documents)
TARGETS = [target for target in documents[0]["complete"] if target.startswith("cdktf-")]

ask, reason = evaluator()
if ask is None:
    toolchains.not_run(f"the comparison with our Terraform JSON ({reason})")
ours = [it.get("value", it) for it in ask([{"op": "json", "text": item["complete"]["terraform-json"]["text"]} for item in documents])]


def own(value, mine):
    """Takes what the library adds to every app away; what is wrong with that, in words."""
    value.pop("//", None)
    for bodies in value.get("resource", {}).values():
        for body in bodies.values():
            body.pop("//", None)
    terraform, asked = value["terraform"], mine.get("terraform", {})
    asked = asked if isinstance(asked, dict) else {}
    if "backend" not in asked and list(terraform.pop("backend")) != ["local"]:
        return "no local backend"
    if "required_providers" not in asked and list(terraform.pop("required_providers")) != ["aws"]:
        return "other providers"
    if not terraform:
        del value["terraform"]
    if "provider" not in mine and value.pop("provider") != {"aws": [{}]}:
        return "another provider"
    # A client that is as many as an expression says has no ID.
    clients = mine.get("resource", {}).get(CLIENT, {})
    wanted = [f"⟦{CLIENT}.{label}.id⟧" for label, body in clients.items() if not {"count", "for_each"} & body.keys()]
    shown = [name for name, it in value.get("output", {}).items() if name not in mine.get("output", {}) and list(it) == ["value"]]
    if sorted(value["output"].pop(name)["value"] for name in shown) != sorted(wanted):
        return f"outputs {shown} for {wanted}"
    return None


def comparable(value):
    value = canonical(leading_marks(value), set_arguments())
    if isinstance(value.get("import"), dict):
        value["import"] = [value["import"]]
    # Their order means nothing.
    value["import"] = sorted(value.get("import", []), key=str)
    for section in ("resource", "data"):
        if section in value:
            # A type without resources says nothing.
            value[section] = {kind: labels for kind, labels in value[section].items() if labels}
    return {section: it for section, it in value.items() if it and section != "//"}


def same(item, target, mine, theirs):
    """What differs, in words."""
    mine, theirs = copy.deepcopy(mine), theirs
    if error := theirs.get("error"):
        return f"HashiCorp's parser: {error}"
    theirs = theirs["value"]
    if found := own(theirs, mine):
        return found
    known = {(it["client"], it["argument"]) for it in item["complete"]["terraform-json"]["omissions"]}
    for omission in item["complete"][target]["omissions"]:
        if (omission["client"], omission["argument"]) not in known:
            without(mine, address(omission))
            tally.count(f"{target}: what only the app leaves out, and has named")
    used, declared = set(re.findall(r"⟦var\.([\w-]+)", json.dumps(theirs, ensure_ascii=False, default=str))), theirs.get("variable", {})
    if missing := used - set(declared):
        return f"variables are used and not declared: {sorted(missing)}"
    # Those that only what is left out uses are not needed.
    for name in set(mine.get("variable", {})) - set(declared) - set(item["document"].get("variable") or {}):
        if not re.search(rf"⟦var\.{re.escape(name)}\b", json.dumps(mine, ensure_ascii=False, default=str)):
            del mine["variable"][name]
    return difference(comparable(mine), comparable(theirs))


def judge(target, item, mine, answer, theirs):
    where = f"{item['name']}, {target}"
    tally.judged(item, target)
    if error := answer.get("error"):
        if toolchains.excused(error, item, item["complete"][target]["omissions"]):
            tally.count(f"{target}: apps that lack what the document lacks")
        else:
            tally.fail(where, error[:1500], item["complete"][target]["text"])
    elif found := same(item, target, mine, theirs):
        tally.fail(where, found)
    else:
        tally.count(f"{target}: Terraform JSON equal to ours")


for target in TARGETS:
    answers = toolchains.synthesised(tally, documents, target, python, node, HERE)
    evaluated = ask([{"op": "json", "text": answer.get("json", "{}")} for answer in answers])
    for it in zip(documents, ours, answers, evaluated):
        judge(target, *it)
tally.count("documents", len(documents))
tally.end("documents", "programs as prettier formats them", "programs as black formats them", *(f"{target}: Terraform JSON equal to ours" for target in TARGETS))
