"""HCL and Terraform JSON with HashiCorp's Go packages: accepted, formatted as `terraform fmt` leaves it, and equal in
meaning to each other and to the document, every expression evaluated with references as markers.
"""

import copy
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from common import *

HCL = ["terraform-hcl", "terraform-import-block"]
only("terraform-hcl", "terraform-json", "terraform-import-block")
tally = Tally()
documents = everything()


def as_terraform_reads(body, arguments):
    """A number is read of its text, and a list of no blocks is none."""
    for argument in arguments if isinstance(body, dict) else []:
        name, value = argument["id"], body.get(argument["id"])
        if argument["type"] == "integer" and isinstance(value, str) and re.fullmatch(r"-?\d+([.]\d+)?[eE][+-]?\d+", value):
            body[name] = json.loads(value)
        elif argument["type"] == "object" and value == []:
            del body[name]
        elif argument["type"] == "object":
            for block in value if isinstance(value, list) else [value]:
                as_terraform_reads(block, argument["fields"])


def expected(item):
    """What the document says, as far as we say that we print it: the ill-typed is left out."""
    document = copy.deepcopy(item["document"])
    document.pop("import", None)
    for omission in backwards(item["complete"]["terraform-json"]["omissions"]):
        without(document, address(omission))
    resources = document.get("resource", {})
    elements = []
    for finding in item["findings"]:
        if finding["rule"] != "wrong-type":
            continue
        if not finding["client"]:
            kind, label, *path = finding["argument"].split(".")
            without(resources, [kind, label, *path])
            continue
        body = resources[CLIENT][finding["client"]]
        path = finding["argument"].split(".")
        if finding["element"] is None:
            without(body, path)
        else:
            elements.append((body, finding["argument"], finding["element"]))
    for body in resources.get(CLIENT, {}).values():
        as_terraform_reads(body, client_reference()["arguments"])
    for body, name, index in sorted(elements, key=lambda it: -it[2]):
        if isinstance(body.get(name), list):
            del body[name][index]
            if not body[name]:
                del body[name]
    return document


def without_omissions(value, omissions):
    """What HCL says that it cannot say is in JSON only."""
    value = copy.deepcopy(value)
    for path in map(address, (it for it in omissions if it.get("element") is None)):
        if path != ["import"]:
            without(value, path)
    return value


def several(value, path):
    """Whether the address is one of several blocks."""
    if isinstance(value, list):
        return len(value) > 1 or bool(value) and several(value[0], path)
    return bool(path) and isinstance(value, dict) and several(value.get(path[0]), path[1:])


def comparable(value, scope):
    """Only what all three sides have."""
    value = leading_marks(value)
    value = {key: it for key, it in value.items() if key not in ("//", "import", "variable")}
    if scope == "snippet":
        value = {"resource": value.get("resource", {})}
    value = canonical(value, set_arguments())
    resources = value.get("resource", {})
    if scope == "snippet":
        resources = {kind: labels for kind, labels in resources.items() if kind == CLIENT}
    # A type without resources says nothing.
    value["resource"] = {kind: labels for kind, labels in resources.items() if labels}
    if "data" in value:
        value["data"] = {kind: labels for kind, labels in value["data"].items() if labels}
    return {key: it for key, it in value.items() if it}


def evaluate(ask):
    jobs, requests = [], []
    for item in documents:
        source = json.dumps(expected(item))
        for scope in ("complete", "snippet"):
            texts = item[scope]
            # Jobs share the order of requests: the document, JSON, HCL.
            requests += [{"op": "json", "text": source}, {"op": "json", "text": texts["terraform-json"]["text"]}]
            requests += [{"op": "hcl", "text": texts["terraform-hcl"]["text"]}]
            jobs.append((item, scope))
    answers = iter(ask(requests))
    for item, scope in jobs:
        where = f"{item['name']}, {scope}"
        document, as_json, as_hcl = next(answers), next(answers), next(answers)
        texts = item[scope]
        if error := as_json.get("error"):
            tally.fail(where, f"terraform-json: {error}", texts["terraform-json"]["text"])
            continue
        if error := as_hcl.get("error"):
            tally.fail(where, f"terraform-hcl: {error}", texts["terraform-hcl"]["text"])
            continue
        json_value = comparable(without_omissions(as_json["value"], texts["terraform-hcl"]["omissions"]), scope)
        # Of several blocks with one address HCL may say some and not others.
        partly = [it for it in texts["terraform-hcl"]["omissions"] if several(as_json["value"], address(it))]
        hcl_value = comparable(without_omissions(as_hcl["value"], partly), scope)
        if found := difference(json_value, hcl_value):
            tally.fail(where, f"HCL and Terraform JSON differ: {found}")
        tally.judged(item, "terraform-hcl", "terraform-json")
        tally.count("texts in both syntaxes evaluated to equal values")
        if (error := document.get("error")) and scope == "snippet":
            continue
        if error:
            tally.fail(where, f"the document itself is refused, and no finding says so: {error}")
            continue
        # Of a supporting resource a finding names the argument, not which part of it is ill-typed.
        partly = [{"client": None, "argument": it["argument"]} for it in item["findings"] if it["rule"] == "wrong-type" and not it["client"]]
        mine = comparable(without_omissions(document["value"], texts["terraform-json"]["omissions"]), scope)
        if found := difference(mine, comparable(without_omissions(as_json["value"], partly), scope)):
            tally.fail(where, f"the document and Terraform JSON differ: {found}")
        tally.count("documents evaluated to the value of their Terraform JSON")
        variables(where, as_json["value"], as_hcl["value"], scope)


def variables(where, as_json, as_hcl, scope):
    """Declared once, the same in both, and all that are used."""
    declared = [canonical(it.get("variable", {})) for it in (as_json, as_hcl)]
    # The old short forms, which terraform fmt writes out.
    for variable in declared[0].values():
        variable["type"] = {"list": "list(any)", "map": "map(any)", "set": "set(any)"}.get(variable.get("type"), variable.get("type"))
        if variable["type"] is None:
            del variable["type"]
    if found := difference(*declared):
        tally.fail(where, f"variables differ: {found}")
    if scope == "complete":
        used = set(re.findall(r"⟦var\.([\w-]+)", json.dumps(as_json, ensure_ascii=False, default=str)))
        if missing := used - set(declared[0]):
            tally.fail(where, f"variables are used and not declared: {sorted(missing)}")
        tally.count("variables declared", len(declared[0]))
    addresses = lambda blocks: sorted((it["to"], plain(it["id"])) for it in (blocks if isinstance(blocks, list) else [blocks]))
    if addresses(as_json.get("import", [])) != addresses(as_hcl.get("import", [])):
        tally.fail(where, f"import blocks differ: {as_json.get('import')} and {as_hcl.get('import')}")
    tally.count("import blocks compared", len(as_hcl.get("import", [])))


def formatted(ask):
    texts = [(item["name"], scope, target, item[scope][target]["text"]) for item in documents for scope in ("complete", "snippet") for target in HCL]
    answers = ask([{"op": "format", "text": text} for *_, text in texts])
    for (name, scope, target, text), answer in zip(texts, answers):
        where = f"{name}, {scope}, {target}"
        if error := answer.get("error"):
            tally.fail(where, error, text)
        elif answer.get("text", "") != text:
            lines = [f"- {a!r}\n+ {b!r}" for a, b in zip(text.split("\n"), answer["text"].split("\n")) if a != b]
            tally.fail(where, "hclwrite formats it differently", "\n".join(lines[:4]))
        tally.count("HCL texts as hclwrite formats them")


def terraform_fmt():
    if not shutil.which("terraform"):
        print("NOT RUN: terraform fmt (terraform is not installed); hclwrite, of which it is made, has run")
        return
    with tempfile.TemporaryDirectory() as directory:
        number = 0
        for item in documents:
            for scope in ("complete", "snippet"):
                for target in HCL:
                    Path(directory, f"{number}.tf").write_text(item[scope][target]["text"], newline="")
                    tally.count("HCL texts under terraform fmt -check")
                    number += 1
        run = subprocess.run(["terraform", "fmt", "-check", "-list=true", "-recursive", directory], capture_output=True, text=True, env={**os.environ, "CHECKPOINT_DISABLE": "1", "TF_CLI_CONFIG_FILE": os.devnull})
        changed = [line for line in run.stdout.splitlines() if line.endswith(".tf")]
        for path in changed[:200]:
            text = Path(path).read_text() if Path(path).exists() else Path(directory, Path(path).name).read_text()
            fixed = subprocess.run(["terraform", "fmt", "-"], input=text, capture_output=True, text=True).stdout
            lines = [f"- {a!r}\n+ {b!r}" for a, b in zip(text.split("\n"), fixed.split("\n")) if a != b]
            tally.fail(Path(path).name, "terraform fmt changes it", "\n".join(lines[:4]))
        if run.returncode and not changed:
            tally.fail("terraform fmt", run.stderr)


def notation(ask):
    """Random texts in the document's notation: what we read them as is what HashiCorp's parser reads."""
    chance = random.Random(SEED)
    alphabet = ["$", "$", "%", "%", "{", "}", "~", "a", '"', "\\", "\n", " ", "$${", "%%{", "${var.x}", "%{ if true }", "%{ endif }", "${~ var.x ~}", '${"$"}', "é"]
    texts = ["".join(chance.choice(alphabet) for _ in range(chance.randrange(1, 12))) for _ in range(6 * COUNT)]
    body = {f"c{index}": {"name": text, "user_pool_id": "us-east-1_x"} for index, text in enumerate(texts)}
    written = write([{"resource": {CLIENT: {label: it}}} for label, it in body.items()])
    requests = []
    for text, item in zip(texts, written):
        requests.append({"op": "json", "text": json.dumps({"resource": {CLIENT: {"x": {"name": text}}}})})
        requests.append({"op": "hcl", "text": item["complete"]["terraform-hcl"]["text"]})
    answers = iter(ask(requests))
    for label, text, item in zip(body, texts, written):
        theirs, ours = next(answers), next(answers)
        refused = any(it["rule"] == "wrong-type" for it in item["findings"])
        if ("error" in theirs) != refused:
            tally.fail(f"text {text!r}", f"we {'refuse' if refused else 'take'} it, HashiCorp's parser says {theirs.get('error', theirs.get('value'))}")
        elif not refused:
            a = theirs["value"]["resource"][CLIENT]["x"]["name"]
            b = ours.get("value", {}).get("resource", {}).get(CLIENT, {}).get(label, {}).get("name", ours.get("error"))
            if a != b:
                tally.fail(f"text {text!r}", f"it means {a!r}, we print {b!r}")
        tally.count("random texts read as HashiCorp's parser reads them")


terraform_fmt()
ask, reason = evaluator()
if ask is None:
    print(f"NOT RUN: evaluation and formatting with HashiCorp's Go packages ({reason})")
    if not tally.counts:
        sys.exit(NOT_RUN)
else:
    formatted(ask)
    evaluate(ask)
    notation(ask)
tally.count("documents", len(documents))
tally.end("documents")
