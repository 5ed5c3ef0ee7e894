"""What a Pulumi program declares, in a form that can be compared with our Terraform JSON (provider aws) and with our
CloudFormation (provider aws-native), which other checks hold against their tools and against the document.

References and configuration are markers: ⟦kind label attribute⟧, ⟦name of a variable⟧, ⟦path in Terraform⟧, ⟦region⟧.
"""

import json
import re

from common import difference, evaluator, plain

CLIENT = "aws_cognito_user_pool_client"
# By kind: the class with aws, and what CloudFormation's Ref is with aws-native.
KINDS = {
    CLIENT: ("cognito/userPoolClient:UserPoolClient", "cognito:UserPoolClient", "clientid"),
    "aws_cognito_user_pool": ("cognito/userPool:UserPool", "cognito:UserPool", "userpoolid"),
    "aws_cognito_user_pool_domain": ("cognito/userPoolDomain:UserPoolDomain", "cognito:UserPoolDomain", "domain"),
    "aws_cognito_resource_server": ("cognito/resourceServer:ResourceServer", "cognito:UserPoolResourceServer", "identifier"),
    "aws_cognito_identity_provider": ("cognito/identityProvider:IdentityProvider", "cognito:UserPoolIdentityProvider", "providername"),
    "aws_pinpoint_app": ("pinpoint/app:App", None, "applicationid"),
    "aws_iam_role": ("iam/role:Role", "iam:Role", "id"),
    "aws_iam_role_policy": ("iam/rolePolicy:RolePolicy", "iam:RolePolicy", "id"),
}
BY_TOKEN = {f"aws:{aws}": kind for kind, (aws, _, _) in KINDS.items()}
BY_TOKEN |= {f"aws:{re.sub('/.*:', ':', aws)}": kind for kind, (aws, _, _) in KINDS.items()}
BY_TOKEN |= {f"aws-native:{native}": kind for kind, (_, native, _) in KINDS.items() if native}
# What aws gives a plural.
PLURALS = {"schemas": "schema", "scopes": "scope", "recoverymechanisms": "recoverymechanism", "inlinepolicies": "inlinepolicy", "attributesrequireverificationbeforeupdates": "attributesrequireverificationbeforeupdate"}
# Below these, keys are somebody's own.
FREE = {"tags", "userpooltags", "providerdetails", "attributemapping", "assumerolepolicydocument", "policydocument", "assumerolepolicy", "policy"}
SETS = {"explicitauthflows", "allowedoauthflows", "allowedoauthscopes", "callbackurls", "logouturls", "supportedidentityproviders", "readattributes", "writeattributes", "usernameattributes", "aliasattributes", "autoverifiedattributes", "allowedfirstauthfactors", "managedpolicyarns", "attributesrequireverificationbeforeupdate"}


def squeezed(name):
    return re.sub(r"[^a-z0-9]", "", name.lower())


def variable(name):
    """A variable however it is spelled; a number at its end may tell it from another."""
    return squeezed(name).rstrip("0123456789") or "value"


def canonical(value, key=None, free=False):
    """One form for what means the same: sets in any order, a block or a list of one, 60 or "60", null or left out."""
    if isinstance(value, dict):
        items = {}
        for name, item in value.items():
            short = name if free else PLURALS.get(squeezed(name), squeezed(name))
            inner = canonical(item, short, free or short in FREE)
            if inner is not None:
                items[name_of(short) if free else short] = inner
        return items
    if isinstance(value, list):
        items = [canonical(item, None, free) for item in value if item is not None]
        if key in SETS and not free:
            return sorted({item if isinstance(item, str) else json.dumps(item) for item in items})
        return items[0] if len(items) == 1 and isinstance(items[0], dict) else items
    if value is None:
        return None
    if isinstance(value, str) and value.startswith("⟦") and value.endswith("⟧") and value.count("⟦") == 1 and key in SETS and not free:
        return [value]
    if isinstance(value, str) and (parsed := policy(value)) is not None:
        return canonical(parsed, None, True)
    return plain(value)


def name_of(text):
    return plain(text)


def policy(text):
    if not text.lstrip().startswith("{"):
        return None
    try:
        parsed = json.loads(text)
    except ValueError:
        return None
    return parsed if isinstance(parsed, dict) else None


def texts(value, change):
    """Every text in it changed, keys left."""
    if isinstance(value, dict):
        return {name: texts(item, change) for name, item in value.items()}
    if isinstance(value, list):
        return [texts(item, change) for item in value]
    return change(value) if isinstance(value, str) else value


def unmarked(value):
    """HashiCorp's parser takes a byte order mark at the start of a JSON string for the start of a file and drops it."""
    if isinstance(value, dict):
        return {name.lstrip("\ufeff"): unmarked(item) for name, item in value.items()}
    if isinstance(value, list):
        return [unmarked(item) for item in value]
    return value.lstrip("\ufeff") if isinstance(value, str) else value


SIGNATURE = "4dabf18193072939515e22adb298388d"


def unwrapped(value):
    """Without the envelopes of secrets, and JSON within texts in one spelling, so that its markers are seen."""
    if isinstance(value, dict):
        if value.get(SIGNATURE) == "1b47061264138c4ac30d75fd1eb44270":
            return unwrapped(value["value"])
        return {name: unwrapped(item) for name, item in value.items()}
    if isinstance(value, list):
        return [unwrapped(item) for item in value]
    if isinstance(value, str) and (parsed := policy(value)) is not None:
        return json.dumps(parsed, ensure_ascii=False)
    return value


def pseudo(path):
    for data, name in (("aws_region", "region"), ("aws_caller_identity", "account"), ("aws_partition", "partition")):
        if re.match(rf"data\.{data}\.[\w-]+\.(name|region|id|account_id|partition)$", path):
            return f"⟦{name}⟧"
    return None


def attribute(kind, label, name):
    """An attribute of a resource; what Ref gives in CloudFormation is one thing under several names."""
    name = squeezed(name)
    same = {"aws_cognito_user_pool": {"id"}, CLIENT: {"id"}, "aws_cognito_user_pool_domain": {"id"}, "aws_pinpoint_app": {"id"}, "aws_iam_role": {"name", "rolename"}}
    if name == KINDS[kind][2] or name in same.get(kind, ()):
        name = "ref"
    return f"⟦{kind} {label} {name}⟧"


def from_terraform(text):
    """The markers of HashiCorp's evaluation."""

    def change(found):
        path = found[1]
        if path.startswith("var."):
            return f"⟦{variable(path[4:])}⟧"
        if known := pseudo(path):
            return known
        words = path.split(".")
        if len(words) == 3 and words[0] in KINDS:
            return attribute(*words)
        return f"⟦{path}⟧"

    return re.sub("⟦([^⟦⟧]*)⟧", change, text)


def from_program(text, stands_for):
    """The markers of the mocks. `stands_for`: what a key of the configuration is in Terraform, where it is no variable."""

    def change(found):
        first, _, rest = found[1].partition(".")
        if first == "config":
            path = stands_for.get(rest)
            if path is None:
                return f"⟦{variable(rest)}⟧"
            return from_terraform(f"⟦{path}⟧")
        if first == "call":
            return {"getRegion": "⟦region⟧", "getPartition": "⟦partition⟧"}.get(rest.split(".")[0], "⟦account⟧")
        kind = BY_TOKEN[first]
        label, _, name = rest.rpartition(".")
        return attribute(kind, label, name)

    return re.sub("⟦([^⟦⟧]*)⟧", change, text)


def cloudformation(template, document):
    """The resources of a template by kind and label, its functions evaluated to markers."""
    declared = document.get("resource", {})
    order = [(kind, label) for kind, labels in declared.items() if kind in KINDS and kind != CLIENT for label in labels]
    order += [(CLIENT, label) for label in declared.get(CLIENT, {})]
    resources = template.get("Resources", {})
    assert len(order) == len(resources), "the template has other resources than the document"
    logical = dict(zip(resources, order))

    def ref(name):
        if known := {"AWS::Region": "⟦region⟧", "AWS::AccountId": "⟦account⟧", "AWS::Partition": "⟦partition⟧"}.get(name):
            return known
        if name in logical:
            return f"⟦{logical[name][0]} {logical[name][1]} ref⟧"
        found = re.match(r"In Terraform: (.*)", template["Parameters"][name].get("Description", ""), re.S)
        return from_terraform(f"⟦{found[1]}⟧") if found else f"⟦{variable(name)}⟧"

    def evaluate(value):
        if isinstance(value, list):
            return [evaluate(item) for item in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            [(function, argument)] = value.items()
            if function == "Ref":
                return ref(argument)
            if function == "Fn::GetAtt":
                return attribute(*logical[argument[0]], argument[1])
            if function == "Fn::Join":
                return "".join(evaluate(item) for item in argument[1])
            if function == "Fn::Sub":

                def change(found):
                    name, _, more = found[1].partition(".")
                    return attribute(*logical[name], more) if more else ref(name)

                return re.sub(r"\$\{([^!}][^}]*)\}", change, argument)
        return {name: evaluate(item) for name, item in value.items()}

    return {logical[name]: evaluate(body.get("Properties", {})) for name, body in resources.items()}


def without(value, path):
    """Takes what was said to be left out, or to be left out in part, away from a canonical form. Of a map with keys of
    somebody's own that is the whole map: a dot in the path may belong to a key."""
    for key in path[:-1]:
        if not isinstance(value, dict) or squeezed(key) in FREE:
            break
        value = value.get(squeezed(key))
    else:
        key = path[-1]
    if isinstance(value, dict):
        value.pop(squeezed(key), None)
        # CloudFormation's name of a policy.
        value.pop(f"{squeezed(key)}document", None)


def evaluated(documents):
    """HashiCorp's evaluation of our Terraform JSON of each document, or a reason why there is none."""
    ask, reason = evaluator()
    if ask is None:
        return None, reason
    answers = ask([{"op": "asked", "text": item["complete"]["terraform-json"]["text"]} for item in documents])
    return {id(item): answer for item, answer in zip(documents, answers)}, None


def wanted(item, provider, answers):
    """Resources by kind and label, as other targets say them; None where these do not."""
    if provider == "aws-native":
        resources = cloudformation(json.loads(item["complete"]["cloudformation-json"]["text"]), item["document"])
        return {address: canonical(body) for address, body in resources.items() if KINDS[address[0]][1]}
    answer = (answers or {}).get(id(item))
    if answer is None or "error" in answer:
        return None
    value = answer["value"].get("resource", {})
    bodies = {(kind, label): body for kind, labels in value.items() if kind in KINDS for label, body in labels.items()}
    # depends_on is an option of a resource, and no input.
    bodies = {address: {key: it for key, it in body.items() if key != "depends_on"} for address, body in bodies.items()}
    return {address: canonical(unmarked(texts(body, from_terraform))) for address, body in bodies.items()}


def compare(tally, item, provider, language, resources, stands_for, answers, where):
    """Holds resources, each with `type`, `label` and `inputs`, against what other targets say."""
    found = {}
    for it in resources:
        inputs = texts(unwrapped(it["inputs"]), lambda text: from_program(text, stands_for))
        found[(BY_TOKEN[it["type"]], it["label"])] = canonical(unmarked(inputs) if provider == "aws" else inputs)
    expected = wanted(item, provider, answers)
    if expected is None:
        return
    if set(expected) != set(found):
        tally.fail(where, f"resources differ: {sorted(set(expected) ^ set(found))}")
        return
    # What only Terraform can say is in its JSON, and a set without its own elements of that kind is in the program.
    omissions = list(item["complete"][f"pulumi-{provider}-{language}"]["omissions"])
    if provider == "aws-native":
        # Its inputs are held against a template, which may leave out what it can say: a policy that is a text.
        omissions += item["complete"]["cloudformation-json"]["omissions"]
    for omission in omissions:
        path = omission["argument"].split(".")
        address = (CLIENT, omission["client"]) if omission["client"] else tuple(path[:2])
        for side in (expected, found):
            if address in side:
                without(side[address], path if omission["client"] else path[2:])
    for address, body in expected.items():
        if different := difference(body, found[address]):
            tally.fail(where, f"{address[0]}.{address[1]}{different}")
            return
    tally.count(f"programs with inputs equal to the document's meaning, {provider}")
