"""What we read of pasted files is what other parsers read there: HashiCorp's for Terraform's syntax (npm @cdktf/hcl2json),
PyYAML for YAML, Python's own for JSON. Each client of each fixture in tests/imports is compared argument by argument:
literals by value, expressions of Terraform by their text, those of other dialects only in that they are expressions.
"""

import re
import subprocess
import sys

import yaml
from common import *

IMPORTS = ROOT / "tests/imports"
OURS = {"expected.json", "findings.txt", "edits.json", "edits.diff"}
TABLE = json.loads((ROOT / "tests/reference/user_pool_client.json").read_text())["arguments"]

# What we read in another way on purpose, with the reason: fixture and argument.
EXPLAINED = {
    ("cloudformation-yaml11", "callback_urls"): "nulls are nothing",
    ("cloudformation-scalars", "callback_urls"): "the function in it has a number that PyYAML makes no text of",
    ("pulumi-classic", "name"): "$$ is a dollar sign to Pulumi, which PyYAML does not know",
    ("not-read", "callback_urls"): "nulls are nothing",
    ("pulumi-dollars", "name"): "$$ is a dollar sign to Pulumi, which PyYAML does not know",
    ("terraform-dollars", "callback_urls"): "hcl2json 0.21.0 writes constants between braces as text without escaping it",
    ("cloudformation-loops", "name"): "PyYAML reads the body of Fn::ForEach, and not the clients that it makes",
    ("cloudformation-loops", "callback_urls"): "the same; the loop's variable has a value in each client",
    ("terraform-fmt-clean", "logout_urls"): "in an expression we write a heredoc as the string that it is",
    ("terraform-heredoc-inside", "callback_urls"): "in an expression we write a heredoc as the string that it is",
    ("terraform-heredoc-inside", "explicit_auth_flows"): "in an expression we write a heredoc as the string that it is",
    ("terraform-heredoc-inside", "default_redirect_uri"): "hcl2json 0.21.0 leaves comments out of expressions, and we keep them",
    ("terraform-heredoc-inside", "name"): "in an expression we write a heredoc as the string that it is",
    ("terraform-heredoc-nested", "callback_urls"): "in an expression we write a heredoc as the string that it is",
    ("pulumi-scalars", "name"): "yaml.v3 3.0.1, Pulumi's reader, reads 012 as 10",
    ("pulumi-scalars", "access_token_validity"): "yaml.v3 3.0.1 reads 060 as 48",
    ("pulumi-scalars", "callback_urls"): "yaml.v3 3.0.1 reads 1_0 as 10",
}


class Expression:
    """What a dialect evaluates, and we keep or translate."""


class Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short functions."""


Loader.add_multi_constructor("!", lambda loader, tag, node: Expression())
# CloudFormation's tools take a date for text.
Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: node.value)


class Loader12(Loader):
    """YAML 1.2's core schema, for the Serverless Framework, Pulumi and the AWS CLI."""

    yaml_implicit_resolvers = {}


def number12(loader, node):
    digits = node.value.lstrip("+-")
    value = int(digits, 8 if digits.startswith("0o") else 16 if digits.startswith("0x") else 10)
    return -value if node.value.startswith("-") else value


CORE = {
    "null": (r"~|null|Null|NULL|", "~nN\0"),
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "int": (r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    "float": (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
}
for tag, (pattern, first) in CORE.items():
    Loader12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first) + ([""] if tag == "null" else []))
Loader12.add_constructor("tag:yaml.org,2002:int", number12)


def names(key):
    """Terraform's name by the name in a vocabulary, and the same of nested arguments."""
    found = {}
    for argument in TABLE:
        if argument["names"].get(key):
            inner = {it["names"][key]: it["id"] for it in argument.get("fields", argument.get("arguments", [])) if it["names"].get(key)}
            found[argument["names"][key]] = (argument["id"], inner)
    return found


def documents(text, loader):
    """The documents of a JSON or YAML text; none where it is broken."""
    try:
        return [json.loads(text, parse_float=Decimal)]
    except ValueError:
        pass
    try:
        return list(yaml.load_all(text.replace("\t", "  "), loader))
    except yaml.YAMLError:
        return []


def is_expression(value):
    if isinstance(value, Expression):
        return True
    if isinstance(value, str):
        return "${" in value
    return isinstance(value, dict) and len(value) == 1 and (next(iter(value)) in ("Ref", "Condition") or next(iter(value)).startswith("Fn::"))


def found_in(tree):
    """Every client in a tree: the place's name, the vocabulary, and its properties."""
    if isinstance(tree, list):
        for item in tree:
            yield from found_in(item)
    if not isinstance(tree, dict):
        return
    for name, value in tree.items():
        if isinstance(value, dict):
            kind = value.get("Type", value.get("type"))
            if kind == "AWS::Cognito::UserPoolClient":
                yield name, "cloudformation", value.get("Properties") or {}
            elif kind in ("aws:cognito:UserPoolClient", "aws:cognito/userPoolClient:UserPoolClient"):
                yield name, "pulumi_aws_yaml", value.get("properties") or {}
            elif kind == "aws-native:cognito:UserPoolClient":
                yield name, "pulumi_aws_native_yaml", value.get("properties") or {}
            elif name == "UserPoolClient" and "UserPoolId" in value:
                yield name, "api_create", value
        yield from found_in(value)


def plain(value):
    """One form for what means the same in Terraform: quoted numbers and booleans, text in any Unicode form."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float, Decimal)):
        return str(value)
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("$${", "${").replace("%%{", "%{"))
    return value


def code(value):
    """A text of Terraform without the white space in its expressions."""
    return re.sub(r"\s+", "", value) if isinstance(value, str) and re.search(r"(?<!\$)\$\{", value) else plain(value)


def compare(tally, where, fixture, argument, theirs, ours, terraform):
    if isinstance(theirs, list) and len(theirs) == 1 and isinstance(theirs[0], dict):
        theirs = theirs[0]
    if isinstance(ours, list) and len(ours) == 1 and isinstance(ours[0], dict):
        ours = ours[0]
    if (fixture, argument) in EXPLAINED:
        used.add((fixture, argument))
        tally.count("explained differences")
    elif isinstance(theirs, str) and type(ours) in (bool, int) and fixture.startswith("cloudformation"):
        # A boolean or a number as text, in the spellings that cfn-lint takes.
        same = theirs in ((str(ours), str(ours).lower(), str(ours).upper()) if isinstance(ours, bool) else ()) or not isinstance(ours, bool) and int(theirs) == ours
        check(tally, same, where, f"{argument}: they read {theirs!r}, we {ours!r}")
        tally.count("texts that stand for booleans and numbers")
    elif theirs is None or theirs == {}:
        tally.count("nulls and empty blocks left to the fixtures")
    elif isinstance(theirs, list) and isinstance(ours, list) and not any(is_expression(it) for it in theirs):
        check(tally, [plain(it) for it in theirs] == [plain(it) for it in ours], where, f"{argument}: they read {theirs!r}, we {ours!r}")
        tally.count("lists of literals the same")
    elif isinstance(theirs, list) and isinstance(ours, list) and terraform:
        check(tally, [code(it) for it in theirs] == [code(it) for it in ours], where, f"{argument}: they read {theirs!r}, we {ours!r}")
        tally.count("lists with expressions the same")
    elif isinstance(theirs, list) and isinstance(ours, list) and len(theirs) == len(ours):
        for at, (their, our) in enumerate(zip(theirs, ours)):
            compare(tally, where, fixture, f"{argument}[{at}]", their, our, terraform)
    elif terraform and isinstance(theirs, dict) and isinstance(ours, dict):
        for key, value in theirs.items():
            compare(tally, where, fixture, f"{argument}.{key}", value, ours.get(key), terraform)
    elif terraform and isinstance(theirs, str) and "${" in theirs:
        check(tally, code(theirs) == code(ours), where, f"{argument}: they read {theirs!r}, we {ours!r}")
        tally.count("expressions of Terraform the same")
    elif is_expression(theirs) or isinstance(theirs, (list, dict)):
        kept = ours is None or "${" in json.dumps(ours, default=str)
        check(tally, kept, where, f"{argument}: they read an expression, we the literal {ours!r}")
        tally.count("expressions told as such")
    else:
        numbers = all(isinstance(it, (int, float, Decimal)) and not isinstance(it, bool) for it in (theirs, ours))
        same = theirs == ours if numbers else plain(theirs) == plain(ours)
        check(tally, same, where, f"{argument}: they read {theirs!r}, we {ours!r}")
        tally.count("literals the same")


def hcl(texts):
    """What HashiCorp's parser reads of texts; an error as text where it refuses."""
    script = """
      const { parse } = require('@cdktf/hcl2json');
      (async () => {
        const out = [];
        for (const text of JSON.parse(require('fs').readFileSync(0, 'utf8'))) out.push(await parse('a.tf', text).catch((error) => String(error)));
        process.stdout.write(JSON.stringify(out));
      })();
    """
    run = subprocess.run(["node", "-e", script], cwd=ROOT / "tests", input=json.dumps(texts), capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"hcl2json did not run: {run.stderr[-800:]}")
    return json.loads(run.stdout)


def origins(fixture):
    """Where each client stands, as the fixture's expected findings have it: label, file, first line."""
    for line in (fixture / "findings.txt").read_text().splitlines():
        if match := re.fullmatch(r"origin (\S+) in (.+?): (.*)", line):
            yield match.groups()


def check(tally, right, where, what):
    if not right:
        tally.fail(where, what)
    return right


used = set()
tally = Tally()
fixtures = sorted(it for it in IMPORTS.iterdir() if it.is_dir())
read = dict(zip((path := [f for it in fixtures for f in sorted(it.rglob("*.tf"))]), hcl([it.read_text() for it in path])))
pasted = [it / "pasted" for it in fixtures if (it / "pasted").exists() and "terraform" in it.name]
read.update(zip(pasted, hcl([it.read_text() for it in pasted])))

compared = set()
for fixture in fixtures:
    expected = json.loads((fixture / "expected.json").read_text())
    clients = {label: body for kind in ("aws_cognito_user_pool_client", "aws_cognito_managed_user_pool_client") for label, body in expected.get("resource", {}).get(kind, {}).items()}
    for label, file, first in origins(fixture):
        where = f"{fixture.name}/{file} {label}"
        ours = clients.get(label)
        if not check(tally, ours is not None, where, "is in the findings, and not in the document"):
            continue
        source = fixture / file
        theirs = read.get(source)
        if isinstance(theirs, str):
            tally.count("files that HashiCorp's parser refuses")
            continue
        if theirs is not None:
            name = re.search(r'resource\s+"?[a-z_]+"?\s+"?([^"{]+?)"?\s*\{', first)
            if name is None:
                bodies = [theirs]
            else:
                kinds = theirs.get("resource", {})
                bodies = [body for kind in kinds if "user_pool_client" in kind for body in kinds[kind].get(name[1], [])]
            known = {it["id"] for it in TABLE}
            # Of several with one name the first has the label, as the findings say.
            if len(bodies) != 1:
                tally.count("clients with one name left to the fixtures")
                continue
            for argument, value in bodies[0].items():
                if argument in known and "dynamic" not in bodies[0]:
                    compare(tally, where, fixture.name, argument, value, ours.get(argument), True)
            compared.add(where)
            continue
        form = re.search(rf"(?m)^{re.escape(file)}: (\S+)$", (fixture / "findings.txt").read_text())
        old = form is None or form[1].startswith("cloudformation")
        for tree in documents(source.read_text(encoding="utf-8-sig"), Loader if old else Loader12):
            for name, vocabulary, properties in found_in(tree):
                if not first.lstrip("- ").strip('"\'').startswith(str(name)) or not isinstance(properties, dict):
                    continue
                table = names(vocabulary)
                for key, value in properties.items():
                    argument, inner = table.get(str(key), (None, {}))
                    if argument is None:
                        continue
                    our = ours.get(argument)
                    if inner and isinstance(value, dict) and not is_expression(value):
                        our = our[0] if isinstance(our, list) and our else our
                        for part, part_value in value.items():
                            if part in inner and isinstance(our, dict):
                                compare(tally, where, fixture.name, f"{argument}.{inner[part]}", part_value, our.get(inner[part]), False)
                    else:
                        compare(tally, where, fixture.name, argument, value, our, False)
                compared.add(where)
tally.count("clients compared", len(compared))
if len(compared) < 25:
    check(tally, False, "tests/imports", f"only {len(compared)} clients were compared")
for fixture, argument in EXPLAINED.keys() - used:
    tally.fail(fixture, f"{argument} is explained, and does not differ")
tally.end("clients compared", "literals the same", "expressions of Terraform the same", "expressions told as such")
