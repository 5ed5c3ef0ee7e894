"""What the checks share: documents with every text that we write for them, and how to compare what tools read.

A check asks `everything()` for the cases in tests/cases, the presets and generated documents; each item has `name`, `document`,
`findings`, and by scope and target a text with its omissions.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from decimal import Decimal
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests/cases"
NOT_RUN = 77
CLIENT = "aws_cognito_user_pool_client"

# How many generated documents of each style: COUNT=2000 for a long run, SEED=n for other ones.
COUNT = int(os.environ.get("COUNT", "300"))
SEED = int(os.environ.get("SEED", "1"))


def only(*targets):
    """Texts of only those targets whose ids begin so, from now on: there are many."""
    os.environ["TARGETS"] = " ".join(targets)


@cache
def generator():
    """The example binary, built."""
    command = ["cargo", "build", "-q", "--offline", "--example", "generate", "--message-format=json"]
    out = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    built = [json.loads(line) for line in out.splitlines()]
    return next(it["executable"] for it in built if it.get("executable") and it["target"]["name"] == "generate")


def write(documents):
    """Every target of documents of our own."""
    out = subprocess.run([generator()], input=json.dumps(documents), check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(out.stdout)


def generated(style, count=COUNT, seed=SEED):
    command = [generator(), "--documents", str(seed), str(count), style]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return [{**it, "name": f"{style} document {index} of seed {seed}", "style": style} for index, it in enumerate(json.loads(out))]


def cases():
    paths = sorted(CASES.glob("*/document.json"))
    written = write([json.loads(path.read_text()) for path in paths])
    options = [path.parent / "options.json" for path in paths]
    options = [json.loads(path.read_text()) if path.exists() else {} for path in options]
    return [{**it, "name": f"case {path.parent.name}", "style": "case", "options": option} for path, it, option in zip(paths, written, options)]


def presets():
    paths = sorted((ROOT / "src/presets").glob("*.json"))
    written = write([json.loads(path.read_text()) for path in paths])
    return [{**it, "name": f"preset {path.stem}", "style": "preset"} for path, it in zip(paths, written)]


def maximal():
    """Every argument of every resource that Terraform has, with a value of its type: for names and nested types."""
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    texts = {"assume_role_policy": json.dumps(policy), "policy": json.dumps(policy), "user_pool_id": "us-east-1_AbCdEf123"}
    values = {"integer": 5, "boolean": True, "list": ["email"], "map": {"a key": "x"}}

    def body(arguments, prefix):
        made = {}
        for path, it in arguments.items():
            name = path.removeprefix(prefix)
            if not path.startswith(prefix) or "." in name or path == "id":
                continue
            if "block" in it:
                made[name] = [body(arguments, f"{path}.")]
            else:
                made[name] = values.get(it["type"]) or texts.get(name, "ab")
        return made

    resources = json.loads((ROOT / "tests/reference/resources.json").read_text())
    document = {"resource": {kind: {"all": body(it["terraform"]["arguments"], "")} for kind, it in resources.items()}}
    return [{**it, "name": "every argument of every resource", "style": "maximal"} for it in write([document])]


def completed(documents):
    """Those of the documents that lack what a client needs, with it: for tools that take no client without."""
    needed = {"name": "web", "user_pool_id": "us-east-1_AbCdEf123", "refresh_token_rotation": {"feature": "ENABLED"}}
    made = []
    for item in documents:
        document, before = json.loads(json.dumps(item["document"])), item["document"]
        for finding in item["findings"]:
            key = finding["argument"].split(".")[0] if finding["argument"] else None
            if finding["severity"] == "error" and key in needed and finding["client"]:
                document["resource"]["aws_cognito_user_pool_client"][finding["client"]][key] = needed[key]
        if document != before:
            made.append((f"{item['name']}, completed", item["style"], document))
    return [{**it, "name": name, "style": style} for (name, style, _), it in zip(made, write([document for *_, document in made]))]


def portable(documents):
    """With the CloudFormation that each document would have without the conditions, mappings and functions that it keeps for
    CloudFormation alone: what other tools' texts mean is compared with it."""
    def without_kept(document):
        document = json.loads(json.dumps(document))
        document["//"].pop("cloudformation")
        for labels in document.get("resource", {}).values():
            for body in labels.values():
                body.pop("//", None)
        return document

    kept = [it for it in documents if isinstance(it["document"].get("//"), dict) and "cloudformation" in it["document"]["//"]]
    for item, twin in zip(kept, write([without_kept(it["document"]) for it in kept])):
        for scope in ("complete", "snippet"):
            item[scope] |= {target: text for target, text in twin[scope].items() if target.startswith("cloudformation")}
    return documents


def everything(count=COUNT):
    documents = cases() + presets() + generated("valid", count) + generated("hostile", count)
    if not documents:
        sys.exit("no documents to check")
    return documents


# The rules that look at one argument alone, as the tools' schemas do.
SINGLE = {
    "analytics-format", "attribute-name-length", "client-name", "refresh-token-lifetime", "refresh-token-zero", "required", "rotation-fields",
    "scope-format", "session-validity", "supporting-resource", "token-lifetime", "too-many-urls", "unknown-provider", "unknown-value",
    "url-not-absolute", "user-pool-id", "wrong-type",
}


def is_valid(item):
    """Whether no argument breaks a limit of its own, and no default of a variable does."""
    broken = lambda it: it["severity"] == "error" and it["rule"] in SINGLE or it["rule"] == "variable-default"
    return not any(map(broken, item["findings"]))


def evaluator():
    """HashiCorp's Go packages as a program (hclfmt/main.go), or None with a reason."""
    if not shutil.which("go"):
        return None, "go is not installed: https://go.dev/dl/"
    target = ROOT / "target/hclfmt"
    target.parent.mkdir(exist_ok=True)
    built = subprocess.run(["go", "build", "-mod=readonly", "-o", str(target), "."], cwd=ROOT / "tests/conformance/hclfmt", capture_output=True, text=True)
    if built.returncode:
        # Neither the modules in the cache nor a network, or a Go that is too old.
        return None, f"the Go program does not build here: {built.stderr.strip()[-400:]}"

    def ask(requests):
        out = subprocess.run([str(target)], input=json.dumps(requests), check=True, stdout=subprocess.PIPE, text=True)
        return json.loads(out.stdout, parse_float=Decimal)

    return ask, None


def plain(value):
    """A scalar as Terraform converts it to text, texts composed as Terraform composes them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, Decimal)):
        return f"{Decimal(str(value)).normalize():f}"
    return unicodedata.normalize("NFC", value)


def policy(value):
    """JSON within a text, exactly; None where the text is no JSON object."""
    try:
        parsed = json.loads(value, parse_float=Decimal, parse_int=Decimal)
    except (ValueError, RecursionError):
        return None
    return parsed if isinstance(parsed, dict) else None


def same_texts(value):
    """Everything in it as text: how a policy means the same whether 1 or "1" stands there is not ours to say, so kept."""
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", key): same_texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [same_texts(item) for item in value]
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    return value


def canonical(value, sets=frozenset(), key=None):
    """One form for what means the same to Terraform: a block or a list of one, null or left out, 60 or "60", sets in
    any order."""
    if value is None:
        return None
    if isinstance(value, dict):
        # One of null is left out; but a map of unknown depth keeps its keys.
        inner = {unicodedata.normalize("NFC", name): canonical(item, sets, name) for name, item in value.items()}
        return {name: item for name, item in inner.items() if item is not None}
    if isinstance(value, list):
        if key in sets:
            # null has no place in a set, and what a part evaluates to may be anything.
            scalars = {plain(item) for item in value if not isinstance(item, (dict, list)) and item is not None}
            others = {json.dumps(canonical(item), sort_keys=True) for item in value if isinstance(item, (dict, list))}
            return sorted(scalars) + sorted(others)
        items = [canonical(item, sets) for item in value]
        if len(items) == 1 and isinstance(items[0], dict):
            return items[0]
        return items
    if isinstance(value, str) and (parsed := policy(value)) is not None:
        return {"⟦json⟧": same_texts(parsed)}
    return plain(value)


def difference(a, b, path=""):
    """Where two values first differ, in words; None where they do not."""
    if isinstance(a, dict) and isinstance(b, dict):
        for key in list(a) + [key for key in b if key not in a]:
            if key not in a or key not in b:
                return f"{path}.{key}: only on {'one side: ' + repr(a[key]) if key in a else 'the other side: ' + repr(b[key])}"[:600]
            if found := difference(a[key], b[key], f"{path}.{key}"):
                return found
        return None
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for index, (one, other) in enumerate(zip(a, b)):
            if found := difference(one, other, f"{path}[{index}]"):
                return found
        return None
    return None if a == b else f"{path}: {a!r} and {b!r}"[:900]


def without(value, path):
    """Takes the argument at a path away, or an element of it; blocks may stand in lists of one."""
    *parents, last = path
    for key in parents:
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(last, int) and isinstance(value, list) and last < len(value):
        del value[last]
    elif isinstance(value, dict):
        value.pop(last, None)


def address(omission):
    """The keys that lead to what an omission names: an argument, or an element of its list."""
    path = omission["argument"].split(".")
    if omission.get("element") is not None:
        path.append(omission["element"])
    if omission["client"]:
        return ["resource", CLIENT, omission["client"], *path]
    return ["resource", *path] if path[0].startswith("aws_") else path


def backwards(omissions):
    """The omissions with the last elements first, so that taking one away moves no other."""
    return sorted(omissions, key=lambda it: -(-1 if it.get("element") is None else it["element"]))


def leading_marks(value):
    """HashiCorp's parser takes a byte order mark at the start of a JSON string for the start of a file and drops it."""
    if isinstance(value, dict):
        return {key.lstrip("\ufeff"): leading_marks(item) for key, item in value.items()}
    if isinstance(value, list):
        return [leading_marks(item) for item in value]
    return value.lstrip("\ufeff") if isinstance(value, str) else value


class Tally:
    """Counts what was compared, and keeps what failed."""

    def __init__(self):
        self.counts, self.failures, self.pairs = {}, [], set()

    def count(self, what, number=1):
        self.counts[what] = self.counts.get(what, 0) + number

    def judged(self, item, *targets):
        """Notes that a tool has had its say on these targets' texts of a case: `covered.py` asks for all expected ones."""
        case = item["name"].removeprefix("case ")
        if (CASES / case).is_dir():
            self.pairs |= {(case, target) for target in targets}

    def fail(self, where, what, text=""):
        self.failures.append(f"{where}: {what}")
        if len(self.failures) <= int(os.environ.get("SHOW", "12")):
            print(f"FAILED {where}: {what}")
            if text:
                print("    " + text[:3000].replace("\n", "\n    "))

    def end(self, *required):
        for what, number in self.counts.items():
            print(f"{number:7} {what}")
        for target in sorted({target for _, target in self.pairs}):
            print(f"{sum(it[1] == target for it in self.pairs):7} cases of {target}")
        if path := os.environ.get("COVERED"):
            with open(path, "a") as file:
                file.writelines(f"{case}/{target}\n" for case, target in self.pairs)
        for what in required:
            if not self.counts.get(what):
                self.fail("the check itself", f"nothing was counted as {what!r}")
        print(f"{len(self.failures):7} failures")
        sys.exit(1 if self.failures else 0)


def stand_in(value, shape):
    """A value of a template as the API would get it: what a function gives is made up in the shape that is asked for. The
    text is long enough for an ARN and short enough for a pool's ID."""
    if isinstance(value, dict) and len(value) == 1 and (next(iter(value)) == "Ref" or next(iter(value)).startswith("Fn::")):
        return {"list": ["x"], "integer": 30, "boolean": True}.get(shape.type_name, "arn:aws:service:us-east-1:123456789012:x")
    if shape.type_name == "structure" and isinstance(value, dict):
        return {key: stand_in(inner, shape.members[key]) if key in shape.members else inner for key, inner in value.items()}
    if shape.type_name == "list" and isinstance(value, list):
        return [stand_in(inner, shape.member) for inner in value]
    return value


@cache
def client_reference():
    return json.loads((ROOT / "tests/reference/user_pool_client.json").read_text())


@cache
def set_arguments():
    """Names of arguments that are sets; no two resources disagree on one."""
    names = {it["id"] for it in client_reference()["arguments"] if it["type"].startswith("set")}
    return frozenset(names | {"username_attributes", "alias_attributes", "auto_verified_attributes", "allowed_first_auth_factors", "managed_policy_arns", "attributes_require_verification_before_update"})


@cache
def lint_rules():
    from cfnlint.config import ConfigMixIn
    from cfnlint.runner import Runner

    return Runner(ConfigMixIn(regions=["us-east-1"])).rules


def cfn_lint(text):
    """What cfn-lint says of a template; its rules are loaded once, which takes longer than a template does."""
    from cfnlint.api import lint

    return lint(text, rules=lint_rules(), regions=["us-east-1"])
