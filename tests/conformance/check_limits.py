"""Our single-argument errors against what the tools' own models say of the same value, at every boundary: botocore's
model of CreateUserPoolClient (with its patterns and lists, which botocore itself does not enforce) and cfn-lint.

Every disagreement is explained in EXPLAINED, and an explanation that explains nothing fails as well.
"""

import sys

import regex
from botocore.loaders import Loader
from botocore.model import ServiceModel

from common import *

only("terraform-json")
tally = Tally()
CLIENT = "aws_cognito_user_pool_client"
SHAPE = ServiceModel(Loader().load_service_model("cognito-idp", "service-2")).operation_model("CreateUserPoolClient").input_shape

# (tool, argument as a regular expression, probe as a regular expression): who is stricter, and why that is right.
EXPLAINED = {
    ("api", r"(access|id|refresh)_token_validity", r"number .*"): (
        "we are stricter", "the model limits the number; the service limits the time that it is with its unit: 5 minutes to 1 day, 1 hour to 3650 days"),
    ("cloudformation", r"name|user_pool_id|analytics_configuration\.(application_arn|role_arn)", r"character U\+(00AA|00E9|03A9|65E5|0300|00A0|0085|2028|2029|3000)"): (
        "we are stricter", "cfn-lint runs on Python, whose \\w and \\s know all scripts; CloudFormation and the API run on Java, whose \\w and \\s are ASCII"),
    ("api|cloudformation", r"(callback_urls|logout_urls|default_redirect_uri|supported_identity_providers)", r"character U\+(0378|FFFFF|10FFFF)"): (
        "the tool is stricter", "unassigned code points: which are assigned depends on the Unicode version of whoever looks"),
    ("api|cloudformation", r"callback_urls|logout_urls|default_redirect_uri", r"(item of )?length [12]"): (
        "we are stricter", "no absolute URL is as short; the service refuses what is none, the models do not look"),
    ("api", r"explicit_auth_flows", r"value 'ALLOW_CLIENT_TOKEN_AUTH'"): (
        "the tool is stricter", "AWS documents the value, but no model lists it yet: we warn"),
    ("cloudformation", r"explicit_auth_flows", r"value 'ALLOW_(TOKEN_EXCHANGE_\w+|CLIENT_TOKEN_AUTH)'"): (
        "the tool is stricter", "so new that the CloudFormation schema lacks the value: we warn, since the schema may know it when the stack is deployed"),
    ("cloudformation", r"analytics_configuration\.role_arn", r"length.*"): (
        "the tool is stricter", "cfn-lint has a format of its own for roles; CloudFormation's schema and the API take any ARN"),
}

CHARACTERS = [chr(code) for code in range(0x20, 0x7F)] + list("\t\n\r\x0b\x0c\x00\x07\x7f\x85\xa0éª²½Ω日😀̀€«_") + ["\u2028", "\u2029", "\u200b", "\u200e", "\u3000", "\ufeff", "\ue000", "\u0378", "\U000fffff"]
ARN = "arn:aws:iam::123456789012:role/"


def text_of(path, length, filler="a"):
    """A text of that length which is otherwise right."""
    if path == "user_pool_id":
        return ("us_" + filler * (length - 3)) if length > 3 else "a_b"[:length]
    if path.endswith("_urls") or path == "default_redirect_uri":
        return ("https://example.com/" + filler * length)[:length]
    if path.endswith("_arn"):
        return ARN + filler * (length - len(ARN)) if length > len(ARN) else ("arn:a:b::1:" + filler * 40)[:length]
    return filler * length


def probes(argument, path):
    """Values around each boundary: a description and the value."""
    kind, constraints = argument["type"], argument.get("constraints", {})
    merged = {}
    for view in ("terraform_plan", "cloudformation", "api"):
        for key, value in constraints.get(view, {}).items():
            if value is not None:
                merged.setdefault(key, set()).add(json.dumps(value))
    numbers = lambda key, among=merged: sorted({json.loads(it) for it in among.get(key, ())})
    if kind == "boolean":
        yield from (("true", True), ("false", False))
    if kind == "integer":
        for limit in numbers("min") + numbers("max"):
            for value in (limit - 1, limit, limit + 1):
                yield f"number {value}", value
    enum = next((client_reference()["enums"][json.loads(it)] for it in merged.get("enum_ref", ())), None)
    if enum:
        wrap = (lambda value: [value]) if kind.startswith("set") else (lambda value: value)
        for value in enum["values"]:
            value = value["value"] if isinstance(value, dict) else value
            yield f"value {value!r}", wrap(value)
            yield f"in another case {value!r}", wrap(value.swapcase())
        yield "value ''", wrap("")
        yield "unknown value", wrap("nonsense")
    if kind == "string" and not enum:
        for limit in numbers("min_length") + numbers("max_length"):
            for length in (limit - 1, limit, limit + 1):
                if length >= 0:
                    yield f"length {length}", text_of(path, length)
        if merged.get("pattern"):
            for character in CHARACTERS:
                yield f"character U+{ord(character):04X}", text_of(path, 40) + character + "a"
        yield "length of an emoji counts once", text_of(path, 30)
    if kind.startswith("set"):
        for limit in numbers("max_items"):
            items = enum and [it["value"] if isinstance(it, dict) else it for it in enum["values"]] or [text_of(path, 25) + str(index) for index in range(limit + 1)]
            for count in (limit, limit + 1):
                if count <= len(items):
                    yield f"{count} items", items[:count]
        yield "no items", []
        yield "2 equal items", [(enum["values"][0]["value"] if isinstance(enum["values"][0], dict) else enum["values"][0]) if enum else text_of(path, 25)] * 2
        if not enum:
            items = {}
            for it in merged.get("item", ()):
                for key, value in json.loads(it).items():
                    items.setdefault(key, set()).add(json.dumps(value))
            for limit in numbers("min_length", items) + numbers("max_length", items):
                for length in (limit - 1, limit, limit + 1):
                    yield f"item of length {length}", [text_of(path, length)]
            if items.get("pattern"):
                for character in CHARACTERS:
                    yield f"character U+{ord(character):04X}", [text_of(path, 25) + character + "a"]


def model_refuses(value, shape):
    """Whether the API's published model refuses a value: ranges, lengths, patterns and lists."""
    limits = shape.metadata
    if shape.type_name == "structure":
        return any(key not in shape.members or model_refuses(inner, shape.members[key]) for key, inner in value.items())
    if shape.type_name == "list":
        return not limits.get("min", 0) <= len(value) <= limits.get("max", 1 << 60) or any(model_refuses(inner, shape.member) for inner in value)
    if shape.type_name == "integer":
        return not limits.get("min", -(1 << 60)) <= value <= limits.get("max", 1 << 60)
    if shape.type_name == "string":
        if shape.enum and value not in shape.enum:
            return True
        if not limits.get("min", 0) <= len(value) <= limits.get("max", 1 << 60):
            return True
        # In Java, where the model comes from, \\w and \\s are ASCII and \\p{...} is not.
        pattern = limits.get("pattern", "[^^]*|\\^*").removeprefix("^").removesuffix("$").replace("\\w", "a-zA-Z0-9_").replace("\\s", " \\t\\n\\v\\f\\r")
        return "pattern" in limits and regex.fullmatch(pattern, value) is None
    return False


def fields():
    for argument in client_reference()["arguments"]:
        if argument["id"] == "region":
            continue
        if not argument["names"]["cloudformation"]:
            assert argument["type"] == "boolean", f"{argument['id']}: limits that only the API has"
            continue
        yield argument, argument["id"], [argument["names"]["cloudformation"]]
        for field in argument.get("fields", []):
            names = [argument["names"]["cloudformation"], field["names"]["cloudformation"].split(".")[-1]]
            yield field, f"{argument['id']}.{field['id']}", names


def document(path, value):
    body = {"name": "client", "user_pool_id": "us-east-1_abc"}
    *parents, last = path.split(".")
    inside = body
    for key in parents:
        inside = inside.setdefault(key, {"feature": "ENABLED"} if key == "refresh_token_rotation" else {})
    # `${` is the notation's own.
    inside[last] = value
    if path in ("access_token_validity", "id_token_validity", "refresh_token_validity"):
        body["token_validity_units"] = {"access_token": "seconds", "id_token": "seconds", "refresh_token": "seconds"}
    return {"resource": {CLIENT: {"x": body}}}


jobs = [(path, names, what, value) for argument, path, names in fields() for what, value in probes(argument, path)]
written = write([document(path, value) for path, _, _, value in jobs])

# One template with a client for each value: cfn-lint says which it refuses.
template = {"AWSTemplateFormatVersion": "2010-09-09", "Resources": {}}
for index, (path, names, what, value) in enumerate(jobs):
    properties = {"ClientName": "client", "UserPoolId": "us-east-1_abc"}
    inside = properties
    for name in names[:-1]:
        inside = inside.setdefault(name, {"Feature": "ENABLED"} if name == "RefreshTokenRotation" else {})
    inside[names[-1]] = value
    template["Resources"][f"R{index}"] = {"Type": "AWS::Cognito::UserPoolClient", "Properties": properties}
refused = {}
# cfn-lint's own limit is on resources in a template.
resources = list(template["Resources"].items())
for start in range(0, len(resources), 100):
    part = {**template, "Resources": dict(resources[start : start + 100])}
    # cfn-lint reads JSON as YAML: no surrogate escapes, and nothing raw that YAML cannot print.
    text = regex.sub(r"[^\P{C}\U0001F600]|[\u2028\u2029\u0378]", lambda it: f"\\u{ord(it[0]):04x}" if ord(it[0]) < 0x10000 else it[0], json.dumps(part, ensure_ascii=False))
    for match in cfn_lint(text):
        path = getattr(match, "path", None) or []
        if match.rule.id[0] == "E" and len(path) > 1 and path[0] == "Resources":
            refused.setdefault(int(path[1][1:]), []).append(f"{match.rule.id} {match.message}")
        elif match.rule.id[0] == "E":
            tally.fail("cfn-lint", f"{match.rule.id}: {match.message}")

used = set()
for index, ((path, names, what, value), item) in enumerate(zip(jobs, written)):
    errors = [it for it in item["findings"] if it["severity"] == "error" and it["rule"] in SINGLE]
    others = [it for it in errors if it["argument"] != path]
    errors = [it for it in errors if it["argument"] == path]
    if others:
        tally.fail(f"{path}, {what}", f"an error on another argument: {others[0]['argument']}: {others[0]['message']}")
    by = "; ".join(it["enforcedBy"] for it in errors)
    shape = SHAPE
    for name in names:
        shape = shape.members[name]
    for tool, ours, theirs in (
        ("api", "AWS on apply" in by, model_refuses(value, shape)),
        ("cloudformation", "CloudFormation" in by, index in refused),
    ):
        tally.count(f"values judged with {tool}")
        if ours == theirs:
            tally.count(f"agreed with {tool}: " + ("refused" if ours else "accepted"))
            continue
        direction = "we are stricter" if ours else "the tool is stricter"
        for key, (expected, _) in EXPLAINED.items():
            if regex.fullmatch(key[0], tool) and regex.fullmatch(key[1], path) and regex.fullmatch(key[2], what) and expected == direction:
                used.add(key)
                tally.count(f"explained disagreements with {tool}")
                break
        else:
            tally.fail(f"{path}, {what}", f"{tool}: {direction}: {by or refused.get(index, 'no error')}")
for key in EXPLAINED.keys() - used:
    tally.fail("EXPLAINED", f"{key} explains nothing any more")
tally.end("values judged with api", "values judged with cloudformation")
