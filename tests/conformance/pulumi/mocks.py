"""Runs Pulumi programs under mocks, in the Python that has the SDKs. In: JSON, a list of texts. Out: for each, the
resources with their inputs, the outputs and the configuration that was asked for; or an error.

What is known only when a program runs is a marker: ⟦config.key⟧, ⟦type token.label.property⟧.
"""

import enum
import importlib
import json
import sys

import pulumi
import pulumi.runtime

sys.setrecursionlimit(10000)


def marker(*words):
    return "⟦" + ".".join(words) + "⟧"


class Config:
    """Every value is a marker, whatever its type."""

    asked = {}

    def __init__(self, name=None):
        pass

    def __getattr__(self, method):
        def read(key, *default):
            verb, _, kind = method.partition("_")
            secret = kind.startswith("secret")
            Config.asked[key] = {"verb": verb, "kind": kind.removeprefix("secret").lstrip("_"), "secret": secret, "default": list(default)}
            value = marker("config", key)
            return pulumi.Output.secret(value) if secret else value

        return read


pulumi.Config = Config

# The SDK makes members of enumerations out of what the mocks give back; of a marker it takes the first one.
for name in ("pulumi_aws.cognito", "pulumi_aws_native.cognito"):
    module = importlib.import_module(name)
    module.UserPool  # loads it
    for it in list(vars(module).values()):
        if isinstance(it, enum.EnumMeta):
            it._missing_ = classmethod(lambda cls, value: next(iter(cls)))


class Mocks(pulumi.runtime.Mocks):
    """A resource's properties are all markers, but for lists, which hold one."""

    def __init__(self, lists):
        self.resources, self.lists = [], lists

    def new_resource(self, args):
        self.resources.append({"type": args.typ, "label": args.name, "inputs": args.inputs})
        properties = self.lists.get(args.typ, {})
        state = {name: ([marker(args.typ, args.name, name)] if is_list else marker(args.typ, args.name, name)) for name, is_list in properties.items()}
        return [marker(args.typ, args.name, "id"), state]

    def call(self, args):
        name = args.token.rsplit(":", 1)[-1].rsplit("/", 1)[-1]
        return {key: marker("call", name, key) for key in ("region", "accountId", "partition", "id", "name")}


# What the mocks do not pass on: which outputs a program marks as secrets.
secrets = {}
register = pulumi.runtime.mocks.MockMonitor.RegisterResource


def remember(self, request):
    secrets[(request.type, request.name)] = list(request.additionalSecretOutputs)
    return register(self, request)


pulumi.runtime.mocks.MockMonitor.RegisterResource = remember


def run(text, lists):
    mocks = Mocks(lists)
    Config.asked, outputs, exported = {}, {}, []
    secrets.clear()
    pulumi.runtime.set_mocks(mocks, preview=False)
    pulumi.export = lambda name, value: exported.append((name, pulumi.Output.from_input(value)))

    @pulumi.runtime.test
    def program():
        exec(compile(text, "__main__.py", "exec"), {"__name__": "__main__"})

        async def resolved():
            for name, output in exported:
                outputs[name] = {"value": await output.future(), "secret": await output.is_secret()}

        return pulumi.Output.from_input(resolved())

    try:
        program()
    except BaseException as error:  # noqa: BLE001: whatever stops a program is its failure
        return {"error": f"{type(error).__name__}: {error}"}
    for resource in mocks.resources:
        resource["secrets"] = secrets.get((resource["type"], resource["label"]), [])
    return {"resources": mocks.resources, "outputs": outputs, "config": Config.asked}


if __name__ == "__main__":
    request = json.load(sys.stdin)
    print(json.dumps([run(text, request["lists"]) for text in request["programs"]], default=str))
