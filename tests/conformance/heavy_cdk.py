"""AWS CDK apps in TypeScript and Python: compiled, synthesised with the real library, and the template equal in meaning to
our CloudFormation of the same document; formatted as prettier and black leave them.
"""

import re
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import toolchains
from common import *

HERE = Path(__file__).parent / "cdk"
only("cdk-", "cloudformation-json")
node, python = toolchains.npm("cdk/typescript", HERE / "typescript"), toolchains.pip("cdk/python", HERE / "requirements.txt")
tally = Tally()
documents = everything(toolchains.COUNT) + maximal()
documents += completed(documents)
TARGETS = [target for target in documents[0]["complete"] if target.startswith("cdk-")]

# What each app that the library makes has of its own.
OWN = {"Parameters": {"BootstrapVersion"}, "Rules": {"CheckBootstrapVersion"}}
KINDS = json.loads((ROOT / "tests/reference/resources.json").read_text())


def pieces(value):
    """A text as literal pieces and references, however they are joined; None where it is none."""
    if isinstance(value, str):
        return [value] if value else []
    if not isinstance(value, dict) or len(value) != 1:
        return None
    [(function, argument)] = value.items()
    if function == "Ref":
        return [("Ref", argument)]
    if function == "Fn::GetAtt":
        return [("GetAtt", *argument)]
    if function == "Fn::Join" and argument[0] == "":
        parts = [pieces(it) for it in argument[1]]
        return None if None in parts else [it for part in parts for it in part]
    if function == "Fn::Sub":
        found = []
        for part in re.split(r"(\$\{[^}]*\})", argument):
            if part.startswith("${!"):
                found.append("${" + part[3:])
            elif part.startswith("${"):
                name, _, attribute = part[2:-1].partition(".")
                found.append(("GetAtt", name, attribute) if attribute else ("Ref", name))
            elif part:
                found.append(part)
        return found
    return None


def meaning(value):
    """One form for what means the same to CloudFormation."""
    if (found := pieces(value)) is not None:
        merged = []
        for it in found:
            if merged and isinstance(it, str) and isinstance(merged[-1], str):
                merged[-1] += it
            else:
                merged.append(it)
        return "".join(merged) if all(isinstance(it, str) for it in merged) else {"⟦text⟧": [it if isinstance(it, str) else list(it) for it in merged]}
    if isinstance(value, dict):
        return {key: meaning(item) for key, item in value.items()}
    if isinstance(value, list):
        return [meaning(item) for item in value]
    return value


def read(text):
    # A number of one language may have lost its digits in the other.
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def left_out(template, omission, item):
    """Takes what has been named as left out away from a template of ours."""
    declared = item["document"].get("resource", {})
    addresses = [(kind, label) for kind, labels in declared.items() if kind in KINDS and kind != CLIENT for label in labels]
    addresses += [(CLIENT, label) for label in declared.get(CLIENT, {})]
    kind, label, *path = [CLIENT, omission["client"], *omission["argument"].split(".")] if omission["client"] else omission["argument"].split(".")
    logical = dict(zip(addresses, template["Resources"])).get((kind, label))
    at, squeezed = template["Resources"].get(logical, {}).get("Properties"), lambda name: name.replace("_", "").lower()
    for key in path[:-1]:
        at = next((it for name, it in at.items() if squeezed(name) == squeezed(key)), None) if isinstance(at, dict) else None
    for name in list(at) if isinstance(at, dict) else []:
        if squeezed(name) == squeezed(path[-1]):
            del at[name]


def same(item, target, text):
    """What differs between the template of the app and ours, in words."""
    ours, theirs = read(item["complete"]["cloudformation-json"]["text"]), read(text)
    known = {(it["client"], it["argument"]) for it in item["complete"]["cloudformation-json"]["omissions"]}
    for omission in item["complete"][target]["omissions"]:
        if (omission["client"], omission["argument"]) not in known:
            left_out(ours, omission, item)
            tally.count(f"{target}: arguments that only the app leaves out, and has named")
    for it in ours["Resources"].values():
        # The library leaves out an empty map of a pool's tags, which is none.
        if it["Type"] == "AWS::Cognito::UserPool" and it["Properties"].get("UserPoolTags") == {}:
            del it["Properties"]["UserPoolTags"]
    for section, names in OWN.items():
        for name in names:
            if theirs.get(section, {}).pop(name, None) is None:
                return f"the app has no {name}: is it one?"
        if not theirs[section]:
            del theirs[section]
    outputs = theirs.pop("Outputs", {})
    clients = [name for name, it in theirs["Resources"].items() if it["Type"] == "AWS::Cognito::UserPoolClient"]
    if sorted(outputs.values(), key=str) != sorted(({"Value": {"Ref": name}} for name in clients), key=str):
        return f"outputs {outputs} of {clients}"
    del ours["AWSTemplateFormatVersion"]
    if list(ours["Resources"]) != list(theirs["Resources"]) and sorted(ours["Resources"]) == sorted(theirs["Resources"]):
        tally.count(f"{target}: apps with another order of resources")
    return difference(meaning(ours), meaning(theirs))


def judge(item, target, answer):
    where = f"{item['name']}, {target}"
    if error := answer.get("error"):
        if toolchains.excused(error, item, item["complete"][target]["omissions"]):
            tally.count(f"{target}: apps that lack what the document lacks")
        else:
            tally.fail(where, error[:1500], item["complete"][target]["text"])
    elif found := same(item, target, answer["template"]):
        tally.fail(where, f"{found}")
    else:
        tally.count(f"{target}: templates equal to our CloudFormation")


for target in TARGETS:
    texts = {f"p{number}": item["complete"][target]["text"] for number, item in enumerate(documents)}
    everywhere = [(f"{item['name']}, {scope}, {target}", item[scope][target]["text"]) for item in documents for scope in ("complete", "snippet")]
    if "python" in target:
        toolchains.black(tally, python, everywhere)
        run = subprocess.run([python, HERE / "synthesise.py"], input=json.dumps(texts), capture_output=True, text=True)
        answers = {}
    else:
        toolchains.prettier(tally, node, everywhere)
        out = node / "compiled"
        shutil.rmtree(out, ignore_errors=True)
        wrong = toolchains.tsc(tally, node, {f"{name}.ts": text for name, text in texts.items()}, out)
        answers = {name.removesuffix(".ts"): {"error": f"line {errors[0][0]}: {errors[0][1]}"} for name, errors in wrong.items()}
        tally.count(f"{target}: programs compiled", len(texts) - len(wrong))
        with tempfile.TemporaryDirectory() as directory:
            run = subprocess.run(["node", HERE / "synthesise.cjs", out, directory], capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"the programs did not run: {run.stderr[-2000:]}")
    answers = json.loads(run.stdout) | answers
    for number, item in enumerate(documents):
        judge(item, target, answers[f"p{number}"])
tally.count("documents", len(documents))
tally.end("documents", "programs as prettier formats them", "programs as black formats them", *(f"{target}: templates equal to our CloudFormation" for target in TARGETS))
