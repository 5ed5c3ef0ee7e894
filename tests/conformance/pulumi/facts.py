"""Facts of the installed Pulumi SDKs about the resources that we write, as JSON: by Terraform's type and provider the
token, module and class, the inputs with their types and, where nested, their own, and the outputs.

Read from the Python SDKs' source, whose types come from the same schema as every other language's.
"""

import ast
import importlib.util
import json
import pathlib
import re
import sys

KINDS = {
    "aws_cognito_user_pool_client": ("cognito.UserPoolClient", "cognito.UserPoolClient"),
    "aws_cognito_user_pool": ("cognito.UserPool", "cognito.UserPool"),
    "aws_cognito_user_pool_domain": ("cognito.UserPoolDomain", "cognito.UserPoolDomain"),
    "aws_cognito_resource_server": ("cognito.ResourceServer", "cognito.UserPoolResourceServer"),
    "aws_cognito_identity_provider": ("cognito.IdentityProvider", "cognito.UserPoolIdentityProvider"),
    "aws_pinpoint_app": ("pinpoint.App", None),
    "aws_iam_role": ("iam.Role", "iam.Role"),
    "aws_iam_role_policy": ("iam.RolePolicy", "iam.RolePolicy"),
}
PACKAGES = {"aws": "pulumi_aws", "aws-native": "pulumi_aws_native"}


def file_name(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower() + ".py"


def classes(path):
    return {it.name: it for it in ast.parse(path.read_text()).body if isinstance(it, ast.ClassDef)}


def getters(cls):
    """By the schema's name of a property its name in Python and its type."""
    found = {}
    for function in cls.body:
        for decorator in getattr(function, "decorator_list", []):
            if ast.unparse(decorator).startswith("pulumi.getter"):
                name = decorator.keywords[0].value.value if isinstance(decorator, ast.Call) else function.name
                kind = ast.unparse(function.returns).replace("_builtins.", "").replace("pulumi.", "").replace("'", "")
                found[name] = (function.name, kind)
    return found


def inputs(cls, nested, enums):
    found = {}
    for name, (python, kind) in getters(cls).items():
        it = found[name] = {"python": python, "type": kind, "optional": "Optional[" in kind}
        words = re.findall(r"\w+", kind)
        if known := [word for word in words if word in nested and word.endswith("Args")]:
            it |= {"class": known[0].removesuffix("Args"), "properties": inputs(nested[known[0]], nested, enums)}
        if known := [word for word in words if word in enums]:
            it["enum"] = {"class": known[0], "members": members(enums[known[0]])}
    return found


def members(cls):
    return {it.targets[0].id: it.value.value for it in cls.body if isinstance(it, ast.Assign) and isinstance(it.value, ast.Constant)}


facts = {}
for kind, names in KINDS.items():
    for (provider, package), name in zip(PACKAGES.items(), names):
        if name is None:
            continue
        module, class_name = name.split(".")
        folder = pathlib.Path(importlib.util.find_spec(package).origin).parent / module
        source = folder / file_name(class_name)
        here, nested = classes(source), classes(folder / "_inputs.py")
        enums = classes(folder / "_enums.py") if (folder / "_enums.py").exists() else {}
        arguments = here.get(f"{class_name}InitArgs") or here[f"{class_name}Args"]
        facts.setdefault(kind, {})[provider] = {
            "module": module,
            "class": class_name,
            "token": re.search(r"'(aws(?:-native)?:[\w/]+:\w+)',", source.read_text())[1],
            "inputs": inputs(arguments, nested, enums),
            "outputs": {name: it for name, (_, it) in getters(here[class_name]).items()},
        }
json.dump(facts, sys.stdout)
