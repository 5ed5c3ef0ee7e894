"""Heredocs, generated, as Terraform reads them: each is the name of a client and is read, printed as HCL and as Terraform
JSON, and all three evaluate to the same text with HashiCorp's packages, and with `terraform` where it is installed.
"""

import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from common import *

only("terraform-hcl", "terraform-json")
tally = Tally()
chance = random.Random(SEED)

INDENTS = ["", " ", "  ", "    ", "      ", "\t", "  \t"]
PIECES = [
    "a", "b c", "$", "%", "$$", "5$", "\\", "\\n", '"', "$${x}", "%%{x}", "é", "{", "}", "EOT,", "EOT", "# no comment", "/*",
    "${var.v}", "${~ var.v}", "${var.v ~}", "${~ var.v ~}", '${"}"}', "${upper(\"x\") /* } */}", '${"${var.v}"}',
    "%{ if true }", "%{ if true ~}", "%{~ if false ~}", "%{ else }", "%{ endif }", "%{ endif ~}", '%{ for x in ["1", "2"] ~}', "%{ endfor }",
    "${trimspace(<<IN\n  in\nIN\n)}", "${<<-EOT\n    x ${var.v ~}\n      y\n  EOT\n}", "${\nvar.v\n}",
]


def heredoc():
    lines = []
    for _ in range(chance.randrange(0, 6)):
        if chance.random() < 0.25:
            lines.append(chance.choice(INDENTS))
        else:
            parts = [chance.choice(PIECES) for _ in range(chance.randrange(1, 4))]
            lines.append(chance.choice(INDENTS) + chance.choice(["", " "]).join(parts) + chance.choice(["", "", "  "]))
    text = "\n".join(lines)
    # Directives in pairs, where chance made none: most texts would be refused.
    opened = text.count("%{ if") + text.count("%{~ if") - text.count("endif")
    text += "\n%{ endif }" * max(opened, 0)
    text += "\n%{ endfor }" * max(text.count("%{ for") - text.count("endfor"), 0)
    dash = chance.choice(["", "-"])
    begin = f"<<{dash}EOT\n{text}" + ("\n" if text else "") + f"{chance.choice(INDENTS)}EOT"
    return chance.choice([begin, begin, f"upper({begin}\n  )", f"[{begin}\n  , 1][0]", f'jsonencode({{ a = {begin}\n  }})'])


def source(expression):
    return f'resource "aws_cognito_user_pool_client" "c" {{\n  name = {expression}\n  user_pool_id = "us-east-1_AbCdEf123"\n}}\n'


def name(answer):
    return answer.get("value", {}).get("resource", {}).get(CLIENT, {}).get("c", {}).get("name") if "error" not in answer else None


def read(texts):
    files = json.dumps([[{"name": "main.tf", "text": text}] for text in texts])
    return json.loads(subprocess.run([generator(), "--import"], input=files, check=True, stdout=subprocess.PIPE, text=True).stdout)


def evaluated(expressions):
    """Their values by `terraform apply` of outputs, one folder; `None` for what it refuses."""
    values = [None] * len(expressions)
    with tempfile.TemporaryDirectory() as folder:
        run = lambda *it: subprocess.run(["terraform", f"-chdir={folder}", *it], capture_output=True, text=True, env={**os.environ, "CHECKPOINT_DISABLE": "1", "TF_CLI_CONFIG_FILE": os.devnull})
        outputs = [f"output o{index} {{\n  value = tostring({expression}\n  )\n}}\n" for index, expression in enumerate(expressions)]
        Path(folder, "main.tf").write_text('variable "v" {\n  default = "V"\n}\n' + "".join(outputs), newline="")
        run("init", "-backend=false")
        applied = run("apply", "-auto-approve", "-no-color")
        if applied.returncode:
            return None, applied.stderr
        for key, output in json.loads(run("output", "-json").stdout).items():
            values[int(key[1:])] = output["value"]
    return values, ""


expressions = [heredoc() for _ in range(4 * COUNT)]
ask, reason = evaluator()
if ask is None:
    print(f"NOT RUN: heredocs ({reason})")
    sys.exit(NOT_RUN)
theirs = ask([{"op": "hcl", "text": source(it)} for it in expressions])
items = read([source(it) for it in expressions])
requests = [{"op": op, "text": item["complete"][target]["text"]} for item in items for op, target in (("hcl", "terraform-hcl"), ("json", "terraform-json"))]
answers = iter(ask(requests))
good, written = [], []
for expression, their, item in zip(expressions, theirs, items):
    hcl, as_json = next(answers), next(answers)
    errors = [it for it in item["told"] if it[0] == "error"] + [it for it in item["findings"] if it["severity"] == "error" and it["argument"] == "name" and it["rule"] == "wrong-type"]
    if "error" in their:
        tally.count("heredocs that HashiCorp's parser refuses")
        continue
    tally.count("heredocs read as HashiCorp's parser reads them")
    if errors:
        tally.fail(expression, f"we cannot read it: {errors}")
    elif not name(hcl) == name(as_json) == name(their):
        tally.fail(expression, f"it is {name(their)!r}, our HCL {name(hcl)!r}, our JSON {name(as_json)!r}")
    else:
        good.append(expression)
        printed = item["complete"]["terraform-hcl"]["text"]
        written.append(printed[printed.index("=", printed.index("  name ")) + 1 : printed.index("  user_pool_id")].strip())

if shutil.which("terraform"):
    known = [(a, b) for a, b in zip(good, written) if 'name = "' not in b]
    before, error = evaluated([a for a, _ in known])
    after, other = evaluated([b for _, b in known])
    if before is None or after is None:
        tally.fail("terraform", error or other)
    else:
        for (a, b), one, two in zip(known, before, after):
            if one != two:
                tally.fail(a, f"Terraform evaluates it to {one!r}, and what we print ({b}) to {two!r}")
            tally.count("heredocs with the value that terraform gives")
else:
    print("NOT RUN: terraform (it is not installed)")
tally.end("heredocs read as HashiCorp's parser reads them")
