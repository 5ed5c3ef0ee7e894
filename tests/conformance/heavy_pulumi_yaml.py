"""Pulumi programs in YAML: parsed, types and properties compared with the installed SDKs, and equal in meaning to the
document. The language's own runner needs the pulumi command, and is not run.
"""

import re
import sys
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parent / "pulumi"))
import meaning
import tools
from common import *

tally = Tally()
documents = portable(everything(tools.COUNT)) + maximal()
facts = {it["token"].replace(f"/{it['class'][0].lower()}{it['class'][1:]}:", ":"): it for providers in tools.facts().values() for it in providers.values()}
answers, reason = meaning.evaluated(documents)
if reason:
    print(f"NOT RUN: comparison with the document for the provider aws ({reason})")


def properties(value, known, path, where):
    """Every property is one that the SDK has."""
    for name, inner in value.items() if isinstance(value, dict) else ():
        if name not in known:
            tally.fail(where, f"{path}.{name}: there is no such property")
            continue
        tally.count("properties that the SDKs have")
        if "properties" in known[name] and not (isinstance(inner, dict) and any(key.startswith("fn::") for key in inner)):
            for item in inner if isinstance(inner, list) else [inner]:
                properties(item, known[name]["properties"], f"{path}.{name}", where)


def evaluate(value, names, where):
    """Interpolation and functions, with markers for what is known only later."""
    if isinstance(value, list):
        return [evaluate(item, names, where) for item in value]
    if isinstance(value, dict):
        if list(value) == ["fn::toJSON"]:
            return json.dumps(evaluate(value["fn::toJSON"], names, where), ensure_ascii=False)
        return {evaluate(name, names, where): evaluate(item, names, where) for name, item in value.items()}
    if not isinstance(value, str):
        return value

    def change(found):
        if found[0] == "$$":
            return "$"
        name, _, rest = found[1].partition(".")
        if name not in names:
            tally.fail(where, f"${{{found[1]}}} refers to nothing")
            return found[0]
        return f"⟦{names[name]}{'.' + rest if rest else ''}⟧"

    return re.sub(r"\$\$|\$\{([^}]*)\}", change, value)


for item, scope, provider, text in tools.programs(documents, "yaml"):
    where = f"{item['name']}, {provider}"
    tally.judged(item, f"pulumi-{provider}-yaml")
    try:
        program = yaml.safe_load(text)
    except yaml.YAMLError as error:
        tally.fail(where, str(error), text)
        continue
    tally.count("programs parsed")
    config, resources = program.get("config", {}), program.get("resources", {})
    names = {key: f"config.{key}" for key in config}
    names |= {key: f"call.{it['fn::invoke']['function'].split(':')[-1]}.{it['fn::invoke']['return']}" for key, it in program.get("variables", {}).items()}
    declared = []
    for key, body in resources.items():
        if body["type"] not in facts:
            tally.fail(where, f"there is no type {body['type']}")
            continue
        it = facts[body["type"]]
        if key in names:
            tally.fail(where, f"{key} is two things")
        names[key] = f"{body['type']}.{body.get('name', key)}"
        declared.append((body, it))
        properties(body.get("properties", {}), it["inputs"], body["type"], where)
    for body, it in declared:
        for found in re.findall(r"(?<!\$)\$\{(\w+)\.(\w+)\}", json.dumps(body, ensure_ascii=False)):
            kind = resources.get(found[0], {}).get("type")
            if kind in facts and found[1] not in facts[kind]["outputs"] and found[1] != "id":
                tally.fail(where, f"{found[0]} has no property {found[1]}")
    listed = [{"type": body["type"], "label": names[key].split(".", 1)[1], "inputs": evaluate(body.get("properties", {}), names, where)} for key, body in resources.items() if key in names]
    stands_for = {key: it["description"].removeprefix("In Terraform: ") for key, it in config.items() if it.get("description", "").startswith("In Terraform: ")}
    meaning.compare(tally, item, provider, "yaml", listed, stands_for, answers, where)
    for name, value in program.get("outputs", {}).items():
        client, _, rest = value.removeprefix("${").removesuffix("}").partition(".")
        if client not in resources or (rest != "id" and rest not in facts[resources[client]["type"]]["outputs"]):
            tally.fail(where, f"the output {name} shows {value}")
        if name.endswith("Secret") and provider == "aws-native" and resources[client]["options"]["additionalSecretOutputs"] != ["clientSecret"]:
            tally.fail(where, f"the secret of {client} is not marked as one")
tally.count("documents", len(documents))
tally.end("programs parsed", "properties that the SDKs have", "programs with inputs equal to the document's meaning, aws-native")
