"""Pulumi programs in C#: parsed with a grammar of the language, classes and properties compared with the installed SDKs,
and equal in meaning to the document. They are not compiled: that needs the .NET SDK.
"""

import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "pulumi"))
import meaning
import tools
from common import *

tally = Tally()
documents = portable(everything(tools.COUNT)) + maximal()
python, facts = tools.python(), tools.facts()
print("NOT RUN: compiling C# (dotnet is not used here); grammar, names and meaning are checked")
answers, reason = meaning.evaluated(documents)
if reason:
    print(f"NOT RUN: comparison with the document for the provider aws ({reason})")

ROOTS = {"aws": "Aws", "aws-native": "AwsNative"}
SDK = {provider: {f"{root}.{it[provider]['module'].capitalize()}.{it[provider]['class']}": it[provider] for it in facts.values() if provider in it} for provider, root in ROOTS.items()}


def camel(name):
    return name[0].lower() + name[1:]


def initializer(node):
    """The braces of an expression that creates an object or a list."""
    return next((child for child in node[1:] if isinstance(child, list) and child[0] == "initializer_expression"), ["initializer_expression"])


def constructor(node):
    return next((child[1] for child in node[1:] if isinstance(child, list) and child[0] == "name"), "")


class Program:
    def __init__(self, provider, where):
        self.provider, self.where = provider, where
        self.names, self.resources, self.kinds, self.outputs = {}, [], {}, {}

    def fail(self, what):
        tally.fail(self.where, what)

    def value(self, node):
        """What an expression is, with markers for what is known only later."""
        kind, rest = node[0], node[1:]
        if kind == "text":
            return rest[0]
        if kind == "number":
            return json.loads(rest[0])
        if kind == "word":
            return {"true": True, "false": False, "null": None}[rest[0]]
        if kind == "template":
            return "".join(part[1] if part[0] == "text" else self.value(part) for part in rest)
        if kind == "name":
            return self.name(rest[0])
        if kind == "invocation_expression":
            function, arguments = rest[0][1], [it[1] for it in rest[1][1:]]
            if function == "Output.Format" or function.startswith("Output.Create"):
                return self.value(arguments[0])
            if function == "Output.JsonSerialize":
                return json.dumps(self.value(arguments[0]), ensure_ascii=False)
        if kind in ("object_creation_expression", "array_creation_expression", "implicit_array_creation_expression"):
            made, elements = constructor(node), initializer(node)[1:]
            if made.startswith("Dictionary<"):
                return {self.key(it[1]): self.value(it[2]) for it in elements}
            if made == "InputMap<string>":
                return {self.value(it[1]): self.value(it[2]) for it in elements}
            if kind != "object_creation_expression" or made == "InputList<string>":
                return [self.value(it) for it in elements]
        self.fail(f"not understood: {json.dumps(node)[:300]}")
        return None

    def key(self, node):
        """["key"] of a dictionary's initializer."""
        while node[0] != "text":
            node = node[-1]
        return node[1]

    def name(self, path):
        first, _, rest = path.partition(".")
        if first in self.names:
            if rest:
                known = self.kinds.get(first)
                if known and camel(rest) not in known["outputs"] and rest != "Id":
                    self.fail(f"{first} has no property {rest}")
                tally.count("properties that the SDKs have")
            return f"⟦{self.names[first]}{'.' + camel(rest) if rest else ''}⟧"
        for it in SDK[self.provider].values():
            for enum in enumerations(it["inputs"]):
                if path.startswith(f"{ROOTS[self.provider]}.Cognito.{enum['class']}."):
                    member = path.rsplit(".", 1)[1]
                    for value in enum["members"].values():
                        if member == "".join(word.capitalize() for word in value.split("_")):
                            return value
        self.fail(f"{path} is nothing")
        return None

    def properties(self, node, known, where):
        """The members of an object, each one that the SDK has."""
        found = {}
        for it in initializer(node)[1:]:
            name, value = it[1][1], it[2]
            if (inner := known.get(camel(name))) is None:
                self.fail(f"{where}.{name}: there is no such property")
                continue
            tally.count("properties that the SDKs have")
            found[camel(name)] = self.typed(value, inner, f"{where}.{name}")
        return found

    def typed(self, node, known, where):
        if "class" not in known or "Union" in known["type"]:
            return self.value(node)
        if node[0] in ("array_creation_expression", "implicit_array_creation_expression"):
            return [self.typed(it, known, where) for it in initializer(node)[1:]]
        if node[0] == "implicit_object_creation_expression":
            return []
        expected = f"{ROOTS[self.provider]}.{where.split('.')[1]}.Inputs.{known['class']}Args"
        if constructor(node) != expected:
            self.fail(f"{where} is made by {constructor(node)}, not {expected}")
        return self.properties(node, known["properties"], f"{ROOTS[self.provider]}.{where.split('.')[1]}.{known['class']}")

    def declare(self, name, node):
        source = json.dumps(node)
        if found := re.search(r'"config\.(\w+)"|"config\.(\w+)<string\[\]>"', source):
            key = re.search(r'\["argument", \["text", ("(?:[^"\\]|\\.)*")\]\]', source)
            self.names[name] = f"config.{json.loads(key[1])}"
        elif found := re.search(rf'"{ROOTS[self.provider]}\.(Get\w+)\.Invoke', source):
            self.names[name] = f"call.{camel(found[1])}"
        elif node[0] == "object_creation_expression" and constructor(node) in SDK[self.provider]:
            made = constructor(node)
            it = SDK[self.provider][made]
            arguments = [argument[1] for argument in next(child for child in node[1:] if child[0] == "argument_list")[1:]]
            label = self.value(arguments[0])
            self.resources.append({"type": it["token"], "label": label, "inputs": self.properties(arguments[1], it["inputs"], made)})
            self.names[name], self.kinds[name] = f"{it['token']}.{label}", it
            if len(arguments) > 2:
                self.options(arguments[2])
        elif name != "config":
            self.fail(f"{name} is made by what nothing is known of: {source[:200]}")

    def options(self, node):
        """What is set beside the arguments: secrets, and what has to be there before, which is declared by then."""
        for _, (_, name), (_, *values) in next(child for child in node[1:] if child[0] == "initializer_expression")[1:]:
            declared = name == "DependsOn" and values and all(kind == "name" and it in self.names for kind, it in values)
            if not declared and (name, values) != ("AdditionalSecretOutputs", [["text", "clientSecret"]]):
                self.fail(f"options that nothing is known of: {json.dumps(node)[:200]}")


def enumerations(inputs):
    for it in inputs.values():
        if "enum" in it:
            yield it["enum"]
        if "Union" not in it["type"]:
            yield from enumerations(it.get("properties", {}))


def declarators(node):
    """Every `var name = value`, in order."""
    if node[0] == "variable_declarator":
        yield node[1][1], node[-1]
    else:
        for child in node[1:]:
            if isinstance(child, list):
                yield from declarators(child)


programs = list(tools.programs(documents, "csharp"))
run = subprocess.run([python, tools.HERE / "csharp.py"], input=json.dumps([text for *_, text in programs]), capture_output=True, text=True)
if run.returncode:
    sys.exit(run.stderr[-2000:])
for (item, scope, provider, text), parsed in zip(programs, json.loads(run.stdout)):
    where = f"{item['name']}, {provider}"
    tally.judged(item, f"pulumi-{provider}-csharp")
    if error := parsed.get("error"):
        tally.fail(where, error, text)
        continue
    tally.count("programs parsed")
    program = Program(provider, where)
    for name, value in declarators(parsed["tree"]):
        program.declare(name, value)
    stands_for = {key: path for path, key in re.findall(r'// In Terraform: (.*)\n\s*var \w+ = config\.\w+(?:<string\[\]>)?\("(\w+)"', text)}
    meaning.compare(tally, item, provider, "csharp", program.resources, stands_for, answers, where)
tally.count("documents", len(documents))
tally.end("programs parsed", "properties that the SDKs have", "programs with inputs equal to the document's meaning, aws-native")
