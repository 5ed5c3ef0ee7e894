"""AWS CDK apps in TypeScript and Python: compiled, synthesised with the real library, and the template equal in meaning to
our CloudFormation of the same document; formatted as prettier and black leave them.

Apps with L2's construct of a client differ from it in exactly what the comments in their text say that it adds, and in what
has been named as left out.
"""

import re
from decimal import Decimal
from pathlib import Path

import toolchains
from common import *

HERE = Path(__file__).parent / "cdk"
only("cdk-", "cloudformation-json")
node, python = toolchains.npm("cdk/typescript", HERE / "typescript"), toolchains.pip("cdk/python", HERE / "requirements.txt")
tally = Tally()
documents = portable(everything(toolchains.COUNT)) + maximal()
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
    path = ["client_name"] if omission["client"] and path == ["name"] else path
    at, squeezed = template["Resources"].get(logical, {}).get("Properties"), lambda name: name.replace("_", "").lower()
    for key in path[:-1]:
        at = next((it for name, it in at.items() if squeezed(name) == squeezed(key)), None) if isinstance(at, dict) else None
    for name in list(at) if isinstance(at, dict) else []:
        if squeezed(name) == squeezed(path[-1]):
            del at[name]


CLIENT_TYPE = "AWS::Cognito::UserPoolClient"

# The sets of a client of which L2 can say a part, and CloudFormation's names.
SETS = {
    "explicit_auth_flows": "ExplicitAuthFlows",
    "allowed_oauth_flows": "AllowedOAuthFlows",
    "allowed_oauth_scopes": "AllowedOAuthScopes",
    "supported_identity_providers": "SupportedIdentityProviders",
    "read_attributes": "ReadAttributes",
    "write_attributes": "WriteAttributes",
}
# Reasons why a part is missing; any other is one why nothing is there.
PARTLY = ("UserPoolClient doesn't support", "known at deployment", "only alone", "With a grace period")
UNITS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
LIFETIMES = {"AccessToken": "hours", "IdToken": "hours", "RefreshToken": "days"}


def used(value):
    """Every name that something refers to."""
    if isinstance(value, dict):
        named = {it[1] for it in pieces(value) or [] if not isinstance(it, str)} if len(value) == 1 else set()
        return named.union(*map(used, value.values()))
    return set().union(*map(used, value)) if isinstance(value, list) else set()


def renamed(theirs, ours):
    """The library's names of the resources that it makes for L2 have a digest at the end."""
    text = json.dumps(theirs, default=lambda it: {"⟦number⟧": str(it)})
    for name, it in theirs["Resources"].items():
        if it["Type"] == CLIENT_TYPE and re.fullmatch(r"[0-9A-F]{8}", name[-8:]) and name[:-8] in ours["Resources"]:
            text = text.replace(json.dumps(name), json.dumps(name[:-8]))
    numbers = lambda it: Decimal(it["⟦number⟧"]) if set(it) == {"⟦number⟧"} else it
    return json.loads(text, object_hook=numbers)


def additions(text):
    """What the comments above each client say that the construct adds to it."""
    found = re.finditer(r'((?:^ *(?://|#) .*\n)*)^ *(?:const )?\w+ = (?:new )?cognito\.UserPoolClient\(\s*(?:this|self),\s*"(\w+)"', text, re.M)
    return {it[2]: (re.findall(r"^ *(?://|#) UserPoolClient adds (\S+) to (\w+)\.$", it[1], re.M), text) for it in found}


def level(ours, theirs, added, reasons, target):
    """Brings a client of L2's and ours to one form, as far as they may differ; what else differs, in words."""
    ours, theirs = ours.get("Properties", {}), theirs.get("Properties", {})
    added, text = added
    for value, property in added:
        if value not in theirs.get(property, []) or value in ours.get(property, []):
            return f"the text says that {value} is added to {property}, and it is not: {theirs.get(property)}"
        theirs[property].remove(value)
        tally.count(f"{target}: {value} added, and said")
    # Off is AWS's default, and stands in the text.
    if "AllowedOAuthFlowsUserPoolClient" not in ours and re.search(r"disableOAuth: true|disable_o_auth=True", text):
        ours["AllowedOAuthFlowsUserPoolClient"] = False
    # So does the grace period.
    if isinstance(ours.get("RefreshTokenRotation"), dict) and ours["RefreshTokenRotation"].get("Feature") == "ENABLED":
        ours["RefreshTokenRotation"].setdefault("RetryGracePeriodSeconds", 0)
    for side in (ours, theirs):
        units = side.get("TokenValidityUnits", {})
        for token, default in LIFETIMES.items():
            if isinstance(amount := side.get(f"{token}Validity"), (int, Decimal)) and (unit := units.pop(token, default)) in UNITS:
                side[f"{token}Validity"] = int(amount) * UNITS[unit]
        for block in ("TokenValidityUnits", "RefreshTokenRotation"):
            if side.get(block) == {}:
                del side[block]
        for property in [*SETS.values(), "CallbackURLs", "LogoutURLs"]:
            if isinstance(side.get(property), list):
                side[property] = sorted(side[property], key=lambda it: json.dumps(meaning(it), default=str))
                # None of them, and none said.
                if not side[property] and "Attributes" not in property:
                    del side[property]
    for argument, why in reasons.items():
        property, why = SETS[argument], " ".join(why)
        if not why:
            continue
        mine, its = ours.pop(property, []), theirs.pop(property, [])
        missing = [it for it in mine if it not in its] if isinstance(mine, list) else []
        if wrong := [it for it in its if it not in mine]:
            return f"{property}: {wrong} is only in the app"
        if any(it in why for it in PARTLY):
            if unsaid := [it for it in missing if isinstance(it, str) and f"“{it[:40]}{'…' * (len(it) > 40)}”" not in why]:
                return f"{property}: {unsaid} is missing, and {why!r} does not name it"
        elif its:
            return f"{property}: {its} is there, though {why!r}"
    return None


def same(item, target, text):
    """What differs between the template of the app and ours, in words."""
    ours, theirs = read(item["complete"]["cloudformation-json"]["text"]), read(text)
    for it in [*ours["Resources"].values(), *theirs.get("Resources", {}).values()]:
        if "DependsOn" in it:
            it["DependsOn"] = sorted(it["DependsOn"])  # in any order
    before, l2 = used(ours["Resources"]), target.endswith("-l2")
    # Our template may lack a part of what the app lacks as a whole.
    of = lambda it: (it["client"], it["argument"], *[it["reason"]] * l2)
    known = {of(it) for it in item["complete"]["cloudformation-json"]["omissions"]}
    own = [it for it in item["complete"][target]["omissions"] if of(it) not in known]
    partly = [it for it in own if l2 and it["client"] and it["argument"] in SETS]
    tally.count(f"{target}: arguments that only the app leaves out, and has named", len(own))
    for omission in own:
        if omission not in partly:
            left_out(ours, omission, item)
    if l2:
        theirs = renamed(theirs, ours)
        labels = item["document"].get("resource", {}).get(CLIENT, {})
        clients = [name for name, it in ours["Resources"].items() if it["Type"] == CLIENT_TYPE]
        texts = additions(item["complete"][target]["text"])
        if sorted(texts) != sorted(clients):
            return f"clients {sorted(texts)} in the text, not {sorted(clients)}"
        for label, name in zip(labels, clients, strict=True):
            reasons = {argument: [it["reason"] for it in partly if it["client"] == label and it["argument"] == argument] for argument in SETS}
            if found := level(ours["Resources"][name], theirs["Resources"].get(name, {}), texts[name], reasons, target):
                return f"{name}: {found}"
        for name in before - used(ours["Resources"]):
            ours.get("Parameters", {}).pop(name, None)
        if not ours.get("Parameters", True):
            del ours["Parameters"]
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
    tally.judged(item, target)
    if error := answer.get("error"):
        # L2 has another name for what is missing.
        missing = re.sub(r"'user_?pool'", "'userPoolId'", error, flags=re.I)
        if toolchains.excused(missing, item, item["complete"][target]["omissions"]):
            tally.count(f"{target}: apps that lack what the document lacks")
        else:
            tally.fail(where, error[:1500], item["complete"][target]["text"])
    elif found := same(item, target, answer["template"]):
        tally.fail(where, f"{found}")
    else:
        tally.count(f"{target}: templates equal to our CloudFormation" + (", but for what is said" if target.endswith("-l2") else ""))


for target in TARGETS:
    answers = toolchains.synthesised(tally, documents, target, python, node, HERE)
    for item, answer in zip(documents, answers):
        judge(item, target, answer)
tally.count("documents", len(documents))
tally.end("documents", "programs as prettier formats them", "programs as black formats them", *(f"{target}: templates equal to our CloudFormation" + (", but for what is said" if target.endswith("-l2") else "") for target in TARGETS))
