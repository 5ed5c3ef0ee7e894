"""Edits of Terraform's files: what `terraform fmt` leaves alone before an edit, it leaves alone after. The wanted edits of
the fixtures in tests/imports, and generated ones: each argument of a document on its own, put in, taken out or changed.
"""

import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from common import *

only("terraform-hcl")
tally = Tally()
chance = random.Random(SEED)
IMPORTS = ROOT / "tests/imports"


def run(mode, value):
    out = subprocess.run([generator(), mode], input=json.dumps(value), check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(out)


def put(body, path, value):
    *parents, last = path.split(".")
    for key in parents:
        inner = body.setdefault(key, {})
        body = inner[0] if isinstance(inner, list) else inner
    if value is None:
        body.pop(last, None)
    else:
        body[last] = value


def wanted():
    """The edits of fixtures that change arguments of clients."""
    for path in sorted(IMPORTS.glob("*/edits.json")):
        files = [{"name": it.name, "text": it.read_bytes().decode()} for it in sorted(path.parent.glob("*.tf"))]
        document = json.loads((path.parent / "expected.json").read_text())
        for name, steps in json.loads(path.read_text()).items():
            changed = copy(document)
            if files and all({"client", "argument"} <= set(step) for step in steps):
                for step in steps:
                    put(changed["resource"][CLIENT][step["client"]], step["argument"], step["value"])
                yield f"{path.parent.name}: {name}", files, changed


def copy(value):
    return json.loads(json.dumps(value))


def made():
    """Arguments of one document put into the file of another, which has heredocs, comments and blocks on one line."""
    documents = [it for it in generated("valid") if it["document"].get("resource", {}).get(CLIENT)]
    texts = [it["complete"]["terraform-hcl"]["text"] for it in documents]
    texts = [decorated(it) for it in texts]
    read = run("--import", [[{"name": "main.tf", "text": it}] for it in texts])
    bodies = [body for it in documents for body in it["document"]["resource"][CLIENT].values()]
    for index, (text, item) in enumerate(zip(texts, read)):
        document = item["document"]
        for label, body in document.get("resource", {}).get(CLIENT, {}).items():
            other = chance.choice(bodies)
            for key in chance.sample(sorted(set(body) | set(other)), k=min(3, len(body))):
                if key in ("//", "lifecycle", "depends_on", "count", "for_each", "provider"):
                    continue
                changed = copy(document)
                put(changed["resource"][CLIENT][label], key, other.get(key))
                yield f"generated {index}: {label}.{key}", [{"name": "main.tf", "text": text}], changed


def decorated(text):
    """Lines that a person would write and we do not, as terraform fmt has them."""
    lines = []
    for line in text.split("\n"):
        if line.startswith("  ") and " = " in line and not line.rstrip().endswith(("[", "{", "(")) and "{" not in line:
            kind = chance.randrange(12)
            if kind == 0:
                line += " # a comment"
            elif kind == 1:
                lines.append("  /* before */")
            elif kind == 2 and '"' in line and line.count('"') == 2 and "\\" not in line and "%" not in line:
                name, value = line.split(" = ", 1)
                line = f"{name} = <<-EOT\n{value.strip()[1:-1]}\n  EOT"
        lines.append(line)
    text = "\n".join(lines)
    for name in ("token_validity_units", "refresh_token_rotation", "analytics_configuration"):
        begin = text.find(f"  {name} {{\n")
        end = text.find("\n  }", begin)
        if begin >= 0 and text[begin:end].count("\n") == 1:
            inner = text[begin:end].split("\n")[1].strip()
            text = f"{text[:begin]}  {name} {{ {inner} }}{text[end + 4:]}"
    return text


def fmt(texts):
    """What terraform fmt makes of texts; None for those that it refuses."""
    with tempfile.TemporaryDirectory() as folder:
        for index, text in enumerate(texts):
            Path(folder, f"{index}.tf").write_text(text, newline="")
        subprocess.run(["terraform", "fmt", "-list=false", folder], capture_output=True, env={**os.environ, "CHECKPOINT_DISABLE": "1", "TF_CLI_CONFIG_FILE": os.devnull})
        return [Path(folder, f"{index}.tf").read_bytes().decode() for index in range(len(texts))]


if not shutil.which("terraform"):
    print("NOT RUN: terraform fmt (terraform is not installed)")
    sys.exit(NOT_RUN)
edits = list(wanted())
generated_edits = list(made())
texts = fmt([files[0]["text"] for _, files, _ in generated_edits])
edits += [(where, [{"name": "main.tf", "text": text}], document) for (where, _, document), text in zip(generated_edits, texts)]
results = run("--edit", [{"files": files, "document": document} for _, files, document in edits])
pairs = [(where, before["text"], after["text"]) for (where, files, _), result in zip(edits, results) for before, after in zip(files, result["files"])]
before, after = fmt([it for _, it, _ in pairs]), fmt([it for *_, it in pairs])
for (where, old, new), old_formatted, new_formatted in zip(pairs, before, after):
    if old == new:
        tally.count("files that an edit leaves as they were")
    elif old != old_formatted:
        tally.count("edited files that were not formatted before")
    else:
        tally.count("edited files that terraform fmt leaves alone")
        if new != new_formatted:
            lines = [f"- {a!r}\n+ {b!r}" for a, b in zip(new.split("\n"), new_formatted.split("\n")) if a != b]
            tally.fail(where, "terraform fmt changes the file", "\n".join(lines[:6]))
tally.end("edited files that terraform fmt leaves alone")
