"""Pulumi programs in Python: run with the real SDKs under Pulumi's mocks, the captured inputs equal in meaning to the
document, and formatted as black leaves them.
"""

import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "pulumi"))
import meaning
import tools
from common import *

python = tools.python()
tally = Tally()
documents = portable(everything(tools.COUNT)) + maximal()

facts = tools.facts()
lists = {}
for providers in facts.values():
    for it in providers.values():
        simple = {"Output[str]": False, "Output[Optional[str]]": False, "Output[Sequence[str]]": True}
        lists[it["token"]] = {name: simple[kind] for name, kind in it["outputs"].items() if name != "id" and kind in simple}

programs = list(tools.programs(documents, "python"))
request = json.dumps({"lists": lists, "programs": [text for *_, text in programs]})
run = subprocess.run([python, tools.HERE / "mocks.py"], input=request, capture_output=True, text=True)
if run.returncode:
    sys.exit(f"the programs did not run: {run.stderr[-2000:]}")
captured = json.loads(run.stdout)

answers, reason = meaning.evaluated(documents)
if reason:
    print(f"NOT RUN: comparison with the document for the provider aws ({reason})")


def outside(text):
    """By key of the configuration, what it is in Terraform where it is no variable."""
    return {key: path for path, key in re.findall(r'^# In Terraform: (.*)\n\w+ = config\.\w+\(\n?\s*"(\w+)"', text, re.M)}


def secrets(item, found, where):
    """Each client shows its ID; its secret only where the document says that there is one, and marked as one."""
    clients = item["document"].get("resource", {}).get(meaning.CLIENT, {})
    names = {it["label"]: it for it in found["resources"] if meaning.BY_TOKEN[it["type"]] == meaning.CLIENT}
    shown = [name for name in found["outputs"] if name.endswith("Secret")]
    with_secret = [label for label, body in clients.items() if body.get("generate_secret") in (True, "true")]
    if len(shown) != len(with_secret) or len(found["outputs"]) != len(clients) + len(shown):
        tally.fail(where, f"outputs {sorted(found['outputs'])} for {sorted(clients)}, with a secret: {with_secret}")
    for label in with_secret:
        if "clientSecret" not in names[label]["secrets"]:
            tally.fail(where, f"the secret of {label} is not marked as one: {names[label]['secrets']}")
        tally.count("secrets marked as such")


def defaults(item, found, where):
    declared = {meaning.squeezed(name): it for name, it in item["document"].get("variable", {}).items() if isinstance(it, dict)}
    for key, asked in found["config"].items():
        it = declared.get(meaning.squeezed(key))
        if it is None:
            continue
        default = it.get("default")
        same = asked["default"] and canonical(asked["default"][0]) == canonical(default)
        if asked["default"] and not same:
            tally.fail(where, f"{key} has the default {asked['default']}, not {default!r}")
        if isinstance(default, str) and asked["kind"] == "" and not asked["default"]:
            tally.fail(where, f"{key} has lost its default {default!r}")
        if (it.get("sensitive") is True) != asked["secret"]:
            tally.fail(where, f"{key} is a secret on one side only")
        tally.count("configuration values as declared")


for (item, scope, provider, text), found in zip(programs, captured):
    where = f"{item['name']}, {provider}"
    tally.judged(item, f"pulumi-{provider}-python")
    if error := found.get("error"):
        missing = re.fullmatch(r"TypeError: Missing required property '(\w+)'", error)
        left_out = {it["argument"].rsplit(".", 1)[-1] for it in item[scope][f"pulumi-{provider}-python"]["omissions"]}
        # A document may lack what the provider asks for, and says so.
        if missing and not is_valid(item):
            tally.count("programs that lack what the document lacks")
        elif missing and missing[1].removesuffix("_document") in left_out:
            tally.count("programs that lack what has been named as left out")
        else:
            tally.fail(where, error, text)
        continue
    meaning.compare(tally, item, provider, "python", found["resources"], outside(text), answers, where)
    secrets(item, found, where)
    defaults(item, found, where)

texts = list(tools.programs(documents, "python", ("complete", "snippet")))
tools.black(tally, python, [(f"{item['name']}, {scope}, {provider}", text) for item, scope, provider, text in texts])
tally.count("documents", len(documents))
tally.end("programs as black formats them", "programs with inputs equal to the document's meaning, aws-native")
