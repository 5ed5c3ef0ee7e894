"""CloudFormation templates: YAML and JSON are the same template, every property is in the resource's schema, what it says
is what Terraform evaluates from the same document, and cfn-lint and botocore accept what we find no error in.
"""

import re
import sys

import yaml
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.validate import ParamValidator

from common import *

only("terraform-json", "cloudformation")
tally = Tally()
documents = everything()
RESOURCES = json.loads((ROOT / "tests/reference/resources.json").read_text())

# What cfn-lint may say of a valid document, and why that is right.
ACCEPTED = {
    "W3696": "Amazon Pinpoint ended on 30 October 2026; a document may still describe it",
    "W2001": "a parameter that only an argument uses which CloudFormation cannot say",
    "I": "advice",
}


class Template(yaml.SafeLoader):
    """YAML 1.1 with CloudFormation's tags. A key that comes twice is an error."""


def mapping(loader, node, deep=False):
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    if len(keys) != len(set(map(str, keys))):
        raise yaml.constructor.ConstructorError(None, None, f"a key comes twice in {keys}", node.start_mark)
    if not all(isinstance(key, str) for key in keys):
        raise yaml.constructor.ConstructorError(None, None, f"a key is no text in {keys}", node.start_mark)
    return {key: loader.construct_object(value, deep=True) for key, (_, value) in zip(keys, node.value)}


def tagged(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    else:
        value = loader.construct_sequence(node, deep=True)
    if suffix == "GetAtt":
        value = value.split(".", 1)
    return {suffix if suffix == "Ref" else f"Fn::{suffix}": value}


Template.add_constructor("tag:yaml.org,2002:map", mapping)
Template.add_multi_constructor("!", tagged)


def once(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a key comes twice in {keys}")
    return dict(pairs)


def parse(item, scope, where):
    """The template, read from both texts."""
    texts = item[scope]
    try:
        as_json = json.loads(texts["cloudformation-json"]["text"], object_pairs_hook=once)
    except ValueError as error:
        tally.fail(where, f"JSON: {error}", texts["cloudformation-json"]["text"])
        return None
    try:
        as_yaml = yaml.load(texts["cloudformation-yaml"]["text"], Template)
    except yaml.YAMLError as error:
        tally.fail(where, f"YAML: {error}", texts["cloudformation-yaml"]["text"])
        return None
    if found := difference(as_yaml, as_json):
        tally.fail(where, f"YAML and JSON differ: {found}")
    if json.dumps(as_yaml, default=str) != json.dumps(as_json, default=str):
        tally.fail(where, "YAML and JSON differ in order or type")
    tally.count("templates read alike from YAML and JSON")
    return as_json


# Meaning

PASCAL = {
    "aws_cognito_user_pool": {
        "name": "UserPoolName", "tags": "UserPoolTags", "account_recovery_setting.recovery_mechanism": "AccountRecoverySetting.RecoveryMechanisms",
        "password_policy": "Policies.PasswordPolicy", "sign_in_policy": "Policies.SignInPolicy", "email_configuration.from_email_address": "EmailConfiguration.From",
    },
    "aws_cognito_user_pool_domain": {"certificate_arn": "CustomDomainConfig.CertificateArn"},
    "aws_cognito_resource_server": {"scope": "Scopes"},
    "aws_iam_role": {"name": "RoleName", "assume_role_policy": "AssumeRolePolicyDocument", "inline_policy": "Policies", "inline_policy.name": "Policies.PolicyName", "inline_policy.policy": "Policies.PolicyDocument"},
    "aws_iam_role_policy": {"name": "PolicyName", "policy": "PolicyDocument", "role": "RoleName"},
}
PASCAL[CLIENT] = {}
for argument in client_reference()["arguments"]:
    PASCAL[CLIENT][argument["id"]] = argument["names"]["cloudformation"]
MAPS = {"tags", "provider_details", "attribute_mapping"}
LISTS = {"idp_identifiers", "schema", "scope", "recovery_mechanism", "inline_policy"}

# How CloudFormation exports Terraform's attributes.
REF = {
    "aws_cognito_user_pool": ["id"],
    "aws_cognito_user_pool_domain": ["domain", "id"],
    "aws_cognito_resource_server": ["identifier"],
    "aws_cognito_identity_provider": ["provider_name"],
    "aws_pinpoint_app": ["application_id", "id"],
    "aws_iam_role": ["name", "id"],
    CLIENT: ["id"],
}
GET_ATT = {
    ("aws_cognito_user_pool", "Arn"): "arn", ("aws_cognito_user_pool", "ProviderName"): "endpoint", ("aws_pinpoint_app", "Arn"): "arn",
    ("aws_iam_role", "Arn"): "arn", ("aws_iam_role", "RoleId"): "unique_id", (CLIENT, "ClientSecret"): "client_secret", (CLIENT, "Name"): "name",
    ("aws_cognito_user_pool_domain", "CloudFrontDistribution"): "cloudfront_distribution",
}
PSEUDO = {"AWS::Region": r"data\.aws_region\.\w+\.(region|name|id)", "AWS::AccountId": r"data\.aws_caller_identity\.\w+\.(account_id|id)", "AWS::Partition": r"data\.aws_partition\.\w+\.(partition|id)"}


def pascal(key):
    return "".join(word[:1].upper() + word[1:] for word in key.split("_"))


class Meaning:
    """Compares a template with what Terraform evaluated. A parameter stands for one path of Terraform, and a path for one
    parameter."""

    def __init__(self, item, template, terraform):
        self.names, self.parameters, self.paths = {}, {}, {}
        self.resources = terraform.get("resource", {})
        self.template = template
        known = [(kind, label) for kind, labels in item["document"].get("resource", {}).items() if kind in RESOURCES and kind != CLIENT for label in labels]
        known += [(CLIENT, label) for label in item["document"].get("resource", {}).get(CLIENT, {})]
        self.known = [it for it in known if it[1] in self.resources.get(it[0], {})]
        for address, logical in zip(self.known, template["Resources"]):
            self.names[logical] = address

    def pieces(self, node):
        """A text as literal pieces and references: ("text", ...), ("ref", path)."""
        if isinstance(node, dict) and len(node) == 1:
            (function, value), = node.items()
            if function == "Ref":
                return [self.reference(value, None)]
            if function == "Fn::GetAtt":
                return [self.reference(value[0], value[1])]
            if function == "Fn::Sub":
                out = []
                for part in re.split(r"(\$\{[^}]*\})", value):
                    if part.startswith("${!"):
                        out.append(("text", "${" + part[3:]))
                    elif part.startswith("${"):
                        name, _, attribute = part[2:-1].partition(".")
                        out.append(self.reference(name, attribute or None))
                    elif part:
                        out.append(("text", part))
                return out
            if function == "Fn::Join":
                separator, parts = value
                assert separator == ""
                return [piece for part in parts for piece in self.pieces(part)]
        if isinstance(node, (dict, list)):
            return None
        return [("text", plain(node))]

    def reference(self, name, attribute):
        if name in PSEUDO:
            return ("pseudo", name)
        if name in self.names:
            kind, label = self.names[name]
            if attribute is None:
                return ("one of", tuple(f"{kind}.{label}.{it}" for it in REF.get(kind, [])))
            return ("one of", (f"{kind}.{label}.{GET_ATT.get((kind, attribute), '?' + attribute)}",))
        if name in self.template.get("Parameters", {}):
            return ("parameter", name)
        return ("nothing", name)

    def same_reference(self, path, piece):
        kind, value = piece
        if kind == "pseudo":
            return re.fullmatch(PSEUDO[value], path)
        if kind == "one of":
            return path in value
        if kind == "parameter":
            return self.parameters.setdefault(value, path) == path and self.paths.setdefault(path, value) == value
        return False

    def expanded(self, text, depth=0):
        """A text of Terraform in pieces."""
        pieces = []
        # HashiCorp's parser drops a byte order mark at the start of a JSON string.
        for part in re.split(r"(⟦[^⟧]*⟧)", text.lstrip("\ufeff")):
            if part.startswith("⟦"):
                pieces.append(("ref", part[1:-1]))
            elif part:
                pieces.append(("text", part))
        return pieces

    def argument_of(self, path):
        """What an attribute that is also an argument equals, in pieces."""
        kind, _, rest = path.partition(".")
        label, _, attribute = rest.partition(".")
        value = self.resources.get(kind, {}).get(label, {}).get(attribute)
        return self.expanded(plain(value)) if isinstance(value, (str, int, bool)) else None

    def same_text(self, ours, theirs, path):
        if theirs is None:
            return f"{path}: {ours!r} is no text in the template"
        merge = lambda pieces: [(kind, "".join(v for _, v in group)) if kind == "text" else (kind, group[0][1]) for kind, group in grouped(pieces)]
        if theirs and theirs[0][0] == "text":
            theirs = [("text", theirs[0][1].lstrip("\ufeff")), *theirs[1:]]
        theirs = [piece for piece in theirs if piece != ("text", "")]
        left, right = merge(self.expanded(ours)), merge(theirs)
        for _ in range(4):
            if len(left) == len(right) and all(a[1] == b[1] if a[0] == "text" == b[0] else a[0] == "ref" and b[0] != "text" and self.same_reference(a[1], b) for a, b in zip(left, right)):
                return None
            # What CloudFormation does not export it has to say: resolve what is known of it, one step.
            left = merge([piece for kind, value in left for piece in ((self.argument_of(value) if kind == "ref" else None) or [(kind, value)])])
        return f"{path}: Terraform says {left}, CloudFormation {right}"

    def same(self, ours, theirs, kind, key, path):
        name = key.rsplit(".", 1)[-1]
        if isinstance(ours, str) and (match := re.fullmatch(r"⟦(aws_cognito_resource_server\.[\w-]+)\.scope_identifiers⟧", ours)) and isinstance(theirs, list):
            _, label = match[1].split(".")
            server = self.resources["aws_cognito_resource_server"][label]
            scopes = server.get("scope", [])
            ours = [f"⟦{match[1]}.identifier⟧/{scope['scope_name']}" for scope in (scopes if isinstance(scopes, list) else [scopes])]
        if isinstance(ours, str) and (parsed := policy(ours)) is not None and isinstance(theirs, dict) and not any(it.startswith("Fn::") or it == "Ref" for it in theirs):
            return self.structure(parsed, theirs, path)
        if isinstance(ours, dict) and name in MAPS:
            return self.structure(ours, theirs, path)
        if isinstance(ours, dict) and isinstance(theirs, list) and len(theirs) == 1 and name in LISTS:
            ours = [ours]
        if isinstance(ours, list) and not isinstance(theirs, list) and len(ours) == 1 and isinstance(ours[0], dict):
            ours = ours[0]
        if isinstance(ours, list):
            if not isinstance(theirs, list):
                return f"{path}: a list, and {theirs!r}"
            if ours and isinstance(ours[0], dict):
                if len(ours) != len(theirs):
                    return f"{path}: {len(ours)} and {len(theirs)} blocks"
                return next((found for index, (a, b) in enumerate(zip(ours, theirs)) if (found := self.block(a, b, kind, key, f"{path}[{index}]"))), None)
            ours = list(dict.fromkeys(plain(it) for it in ours if it is not None))
            theirs = self.without_marks(theirs)
            if len(ours) != len(theirs):
                return f"{path}: {len(ours)} and {len(theirs)} elements"
            return next((found for a, b in zip(ours, theirs) if (found := self.same_text(a, self.pieces(b), path))), None)
        if isinstance(ours, dict):
            return self.block(ours, theirs, kind, key, path)
        return self.same_text(plain(ours), self.pieces(theirs), path)

    @staticmethod
    def without_marks(theirs):
        """Elements that differ in nothing but a byte order mark at the start, which HashiCorp's parser drops, are one."""
        kept = []
        for it in theirs:
            same = lambda other: isinstance(other, str) and other != it and plain(other).lstrip("\ufeff") == plain(it).lstrip("\ufeff")
            if not (isinstance(it, str) and any(map(same, kept))):
                kept.append(it)
        return kept

    def structure(self, ours, theirs, path):
        if isinstance(ours, dict):
            key_of = lambda key: plain(key).lstrip("\ufeff")
            if not isinstance(theirs, dict) or set(map(key_of, ours)) != set(map(key_of, theirs)):
                return f"{path}: keys {list(ours)} and {list(theirs) if isinstance(theirs, dict) else theirs!r}"
            theirs = {key_of(key): value for key, value in theirs.items()}
            return next((found for key in ours if (found := self.structure(ours[key], theirs[key_of(key)], f"{path}.{key}"))), None)
        if isinstance(ours, list):
            if not isinstance(theirs, list) or len(ours) != len(theirs):
                return f"{path}: {ours!r} and {theirs!r}"
            return next((found for a, b in zip(ours, theirs) if (found := self.structure(a, b, path))), None)
        return self.same_text(plain(ours), self.pieces(theirs), path)

    def block(self, ours, theirs, kind, prefix, path):
        """A body of arguments against a mapping of properties."""
        if not isinstance(theirs, dict):
            return f"{path}: a block, and {theirs!r}"
        rest, want = json.loads(json.dumps(theirs)), dict(ours)
        for key, value in want.items():
            if value is None:
                continue
            full = f"{prefix}.{key}" if prefix else key
            name = PASCAL.get(kind, {}).get(full)
            levels = name.split(".") if name else [SPECIAL.get(key, pascal(key))]
            if prefix and name:
                levels = levels[-1:]
            inside, at = theirs, rest
            for level in levels[:-1]:
                inside, at = inside.get(level, {}), at.get(level, {})
            if levels[-1] not in inside:
                return f"{path}.{key}: missing in {list(theirs)}"
            at.pop(levels[-1], None)
            if found := self.same(value, inside[levels[-1]], kind, full, f"{path}.{key}"):
                return found
        left = {key: value for key, value in rest.items() if value != {} or key not in ("Policies", "CustomDomainConfig")}
        return f"{path}: the template also says {list(left)}" if left else None

    def run(self):
        if len(self.known) != len(self.template["Resources"]):
            return f"{len(self.known)} resources, and {len(self.template['Resources'])} in the template"
        for (kind, label), (logical, resource) in zip(self.known, self.template["Resources"].items()):
            if not re.fullmatch("[A-Za-z0-9]+", logical):
                return f"the logical ID {logical!r} is none"
            if resource["Type"] != RESOURCES[kind]["cloudformation"]["type"]:
                return f"{kind}.{label} is {resource['Type']}"
            if found := self.block(self.resources[kind][label], resource.get("Properties", {}), kind, "", f"{kind}.{label}"):
                return found
        return None


SPECIAL = {"sms_message": "SMSMessage", "custom_sms_sender": "CustomSMSSender", "kms_key_id": "KMSKeyID"}


def grouped(pieces):
    """Neighbouring texts together, everything else alone."""
    out = []
    for piece in pieces:
        if out and piece[0] == "text" == out[-1][0]:
            out[-1][1].append(piece)
        else:
            out.append((piece[0], [piece]))
    return out


def meanings():
    ask, reason = evaluator()
    if ask is None:
        print(f"NOT RUN: the comparison with Terraform's meaning ({reason})")
        return
    answers = ask([{"op": "asked", "text": item["complete"]["terraform-json"]["text"]} for item in documents])
    for item, answer in zip(documents, answers):
        where, template = f"{item['name']}, complete", item.get("template")
        if template is None or "error" in answer:
            continue
        # What a template had that was opened, Terraform cannot say.
        comment = item["document"].get("//")
        if isinstance(comment, dict) and "cloudformation" in comment:
            continue
        terraform = answer["value"]
        partly = False
        for omission in item["complete"]["cloudformation-yaml"]["omissions"]:
            path = omission["argument"].split(".")
            if omission["client"]:
                body = terraform["resource"][CLIENT][omission["client"]]
                value = body.get(path[0])
                # One element of a set that only Terraform can say is left out: the rest is compared by its text.
                if isinstance(value, list) and len(path) == 1:
                    partly = True
                without(body, path)
                resource = next((it for it, (kind, label) in names_of(item, template) if kind == CLIENT and label == omission["client"]), None)
                if resource and len(path) == 1:
                    template["Resources"][resource].get("Properties", {}).pop(PASCAL[CLIENT].get(path[0]), None)
            else:
                without(terraform.get("resource", {}), path)
                if len(path) > 3:
                    without(terraform.get("resource", {}), path[:3])
                    resource = next((it for it, address in names_of(item, template) if list(address) == path[:2]), None)
                    if resource:
                        template["Resources"][resource]["Properties"].pop(PASCAL.get(path[0], {}).get(path[2], pascal(path[2])), None)
        for bodies in terraform.get("resource", {}).values():
            for body in bodies.values() if isinstance(bodies, dict) else []:
                for key in ("//", "depends_on", "count", "for_each", "lifecycle", "provider"):
                    body.pop(key, None)
        if found := Meaning(item, template, terraform).run():
            tally.fail(where, f"CloudFormation and Terraform differ: {found}")
        tally.count("templates that mean what Terraform evaluates" + (" (in part)" if partly else ""))


def names_of(item, template):
    known = [(kind, label) for kind, labels in item["document"].get("resource", {}).items() if kind in RESOURCES and kind != CLIENT for label in labels]
    known += [(CLIENT, label) for label in item["document"].get("resource", {}).get(CLIENT, {})]
    return list(zip(template["Resources"], known))


# Schemas

def properties(item, where, template):
    for logical, resource in template["Resources"].items():
        schema = next((it["cloudformation"]["properties"] for it in RESOURCES.values() if it["cloudformation"]["type"] == resource["Type"]), None)
        if schema is None:
            tally.fail(where, f"{logical}: {resource['Type']} is not a type that we know")
            continue
        for name, value in resource.get("Properties", {}).items():
            if name not in schema:
                tally.fail(where, f"{logical}: {resource['Type']} has no property {name}")
            for inner in value if isinstance(value, dict) and any(key.startswith(f"{name}.") for key in schema) else []:
                if f"{name}.{inner}" not in schema and inner != "Ref" and not inner.startswith("Fn::"):
                    tally.fail(where, f"{logical}: {resource['Type']} has no property {name}.{inner}")
            tally.count("properties found in the schemas")


model = ServiceModel(Loader().load_service_model("cognito-idp", "service-2"))
CREATE = model.operation_model("CreateUserPoolClient").input_shape


def api(item, where, template):
    for logical, resource in template["Resources"].items():
        if resource["Type"] != "AWS::Cognito::UserPoolClient":
            continue
        properties = {key: value for key, value in resource.get("Properties", {}).items() if not (isinstance(value, dict) and "Fn::If" in value and getattr(CREATE.members.get(key), "type_name", "") == "structure")}
        given = {key: stand_in(value, CREATE.members[key]) if key in CREATE.members else value for key, value in properties.items()}
        report = ParamValidator().validate(given, CREATE)
        omitted = {it["argument"] for it in item["complete"]["cloudformation-yaml"]["omissions"]}
        text = report.generate_report()
        if report.has_errors() and not (omitted & {"name", "user_pool_id"} and "Missing required" in text):
            tally.fail(where, f"{logical}: botocore: {text}")
        tally.count("clients that botocore accepts")


def left_out(item, template):
    """Where cfn-lint misses a property that the document has and only Terraform can say: it has been named as left out."""
    found = set()
    for omission in item["complete"]["cloudformation-yaml"]["omissions"]:
        path = omission["argument"].split(".")
        kind, label, *argument = [CLIENT, omission["client"], *path] if omission["client"] else path
        for logical, address in names_of(item, template):
            if address == (kind, label) and len(argument) == 1:
                found.add((logical, PASCAL.get(kind, {}).get(argument[0]) or pascal(argument[0])))
    return found


def linted():
    valid = [item for item in documents if is_valid(item) and item.get("template") is not None]
    # cfn-lint takes a third of a second a template: those with references and every case, and of the others some.
    budget = int(os.environ.get("LINT", "120"))
    chosen = [it for it in valid if it["style"] == "case"] + [it for it in valid if it["style"] != "case"][:budget]
    for number, item in enumerate(chosen):
        target = "cloudformation-yaml" if number % 2 == 0 or item["style"] == "case" else "cloudformation-json"
        where = f"{item['name']}, {target}"
        known = left_out(item, item["template"])
        # What a case does on purpose: a rule and the resource where it finds it, with the reason.
        expected, met = item.get("options", {}).get("lint", {}), set()
        for match in cfn_lint(item["complete"][target]["text"]):
            rule, path = match.rule.id, list(map(str, getattr(match, "path", None) or []))
            here = f"{rule} {'/'.join(path[:2])}"
            missing = re.fullmatch(r"'(\w+)' is a required property", match.message)
            if here in expected:
                met.add(here)
            elif rule == "E3003" and missing and path[:1] == ["Resources"] and path[2:] == ["Properties"] and (path[1], missing[1]) in known:
                tally.count("properties that cfn-lint misses and we named as left out")
            elif rule not in ACCEPTED and rule[0] not in ACCEPTED:
                tally.fail(where, f"cfn-lint {rule}: {match.message} at {'/'.join(path)}")
        for here in expected.keys() - met:
            tally.fail(where, f"cfn-lint does not find {here} any more")
        tally.count("templates under cfn-lint")


for item in documents:
    for scope in ("complete", "snippet"):
        where = f"{item['name']}, {scope}"
        template = parse(item, scope, where)
        if template is None:
            continue
        if scope == "complete":
            item["template"] = template
            tally.judged(item, "cloudformation-yaml", "cloudformation-json")
            properties(item, where, template)
            if is_valid(item):
                api(item, where, template)
        # Every name that is referred to is there.
        names = set(template["Resources"]) | set(template.get("Parameters", {})) | set(PSEUDO) | {"AWS::NoValue"}
        for name in re.findall(r'"Ref": "([^"]*)"', json.dumps(template)):
            if name not in names and scope == "complete":
                tally.fail(where, f"Ref to {name!r}, which is not in the template")
            if not name:
                tally.fail(where, "Ref to nothing")
linted()
meanings()
tally.count("documents", len(documents))
tally.end("documents", "templates read alike from YAML and JSON", "templates under cfn-lint", "clients that botocore accepts")
