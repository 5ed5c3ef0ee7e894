"""Stand-ins for provider SDKs that cannot be had here: the types of the resources that we write, made of the installed
Python SDKs' types by the rules of Pulumi's own generators for Go and Java. Bodies do nothing; only types count.
"""

import json
import re


def pascal(name):
    return name[0].upper() + name[1:]


def nested(inputs, found):
    """All nested types by name, and all enumerations."""
    for it in inputs.values():
        if "Union" in it["type"]:
            continue  # a policy, which is given as text
        if "enum" in it:
            found[1][it["enum"]["class"]] = it["enum"]["members"]
        if "class" in it:
            found[0][it["class"]] = it["properties"]
            nested(it["properties"], found)
    return found


def member(value):
    """A member's name in Go and Java: FEATURE_ON is FeatureOn."""
    return "".join(word.capitalize() for word in value.split("_"))


# Go

GO_SCALARS = {"str": "String", "int": "Int", "bool": "Bool", "float": "Float64"}
GO_FUNCTIONS = {
    "aws": """package aws

import "github.com/pulumi/pulumi/sdk/v3/go/pulumi"

type (
	GetRegionArgs         struct{}
	GetCallerIdentityArgs struct{}
	GetPartitionArgs      struct{}
	GetRegionResult         struct{ Region string }
	GetCallerIdentityResult struct{ AccountId string }
	GetPartitionResult      struct{ Partition string }
)

func GetRegion(ctx *pulumi.Context, args *GetRegionArgs, opts ...pulumi.InvokeOption) (*GetRegionResult, error) {
	return nil, nil
}
func GetCallerIdentity(ctx *pulumi.Context, args *GetCallerIdentityArgs, opts ...pulumi.InvokeOption) (*GetCallerIdentityResult, error) {
	return nil, nil
}
func GetPartition(ctx *pulumi.Context, args *GetPartitionArgs, opts ...pulumi.InvokeOption) (*GetPartitionResult, error) {
	return nil, nil
}
""",
    "aws-native": """package aws

import "github.com/pulumi/pulumi/sdk/v3/go/pulumi"

type (
	GetRegionResult    struct{ Region string }
	GetAccountIdResult struct{ AccountId string }
	GetPartitionResult struct{ Partition string }
)

func GetRegion(ctx *pulumi.Context, opts ...pulumi.InvokeOption) (*GetRegionResult, error) {
	return nil, nil
}
func GetAccountId(ctx *pulumi.Context, opts ...pulumi.InvokeOption) (*GetAccountIdResult, error) {
	return nil, nil
}
func GetPartition(ctx *pulumi.Context, opts ...pulumi.InvokeOption) (*GetPartitionResult, error) {
	return nil, nil
}
""",
}


def go_input(it, resources):
    kind, pointer = it["type"], "Ptr" if it["optional"] else ""
    if "Union" in kind or "Any" in kind or "TagArgs" in kind:
        return "pulumi.Input"
    if "class" in it:
        name = go_nested(it["class"], resources)
        return f"{name}ArrayInput" if "Sequence" in kind else f"{name}{pointer}Input"
    if "enum" in it:
        return f"{it['enum']['class']}{pointer}Input"
    scalar = GO_SCALARS[re.search(r"\b(str|int|bool|float)\b(?!,)", kind)[1]]
    if "Mapping" in kind:
        return "pulumi.StringMapInput"
    return f"pulumi.{scalar}ArrayInput" if "Sequence" in kind else f"pulumi.{scalar}{pointer}Input"


def go_output(kind):
    if (known := re.fullmatch(r"Output\[(Optional\[)?(Sequence\[)?(str|int|bool)\]*", kind)) is None:
        return "pulumi.AnyOutput"
    optional, many, scalar = known.groups()
    return f"pulumi.{GO_SCALARS[scalar]}{'Array' if many else 'Ptr' if optional else ''}Output"


def go_nested(name, resources):
    return f"{name}Type" if name in resources else name


def go(facts, provider):
    """Files by path below the provider's root package."""
    files, modules = {"functions.go": GO_FUNCTIONS[provider]}, {}
    for it in facts.values():
        if provider in it:
            modules.setdefault(it[provider]["module"], []).append(it[provider])
    for module, resources in modules.items():
        names = {it["class"] for it in resources}
        lines = [f"package {module}", "", 'import (\n\t"reflect"\n\n\t"github.com/pulumi/pulumi/sdk/v3/go/pulumi"\n)', ""]
        types, enums = {}, {}
        for it in resources:
            nested(it["inputs"], (types, enums))
            name = it["class"]
            lines.append(f"type {name} struct {{\n\tpulumi.CustomResourceState")
            lines += [f"\t{pascal(output)} {go_output(kind)}" for output, kind in it["outputs"].items()]
            lines.append(f"}}\n\ntype {name}Args struct {{")
            lines += [f"\t{pascal(argument)} {go_input(inner, names)}" for argument, inner in it["inputs"].items()]
            lines.append(f"}}\n\nfunc New{name}(ctx *pulumi.Context, name string, args *{name}Args, opts ...pulumi.ResourceOption) (*{name}, error) {{\n\treturn nil, nil\n}}\n")
        for class_name, properties in types.items():
            name = go_nested(class_name, names)
            lines.append(f"type {name}Args struct {{")
            lines += [f"\t{pascal(argument)} {go_input(inner, names)}" for argument, inner in properties.items()]
            lines.append(f"}}\n\ntype {name}Array []{name}Input\n")
            for receiver, marks in ((f"{name}Args", (name, f"{name}Ptr")), (f"{name}Array", (f"{name}Array",))):
                lines.append(f"func ({receiver}) ElementType() reflect.Type {{ return nil }}")
                lines += [f"func ({receiver}) is{mark}() {{}}" for mark in marks]
            lines += [f"type {name}{kind}Input interface {{\n\tpulumi.Input\n\tis{name}{kind}()\n}}" for kind in ("", "Ptr", "Array")]
        for name, values in enums.items():
            lines.append(f"type {name} string\n\nfunc ({name}) ElementType() reflect.Type {{ return nil }}\nfunc ({name}) is{name}Ptr() {{}}")
            lines.append(f"type {name}PtrInput interface {{\n\tpulumi.Input\n\tis{name}Ptr()\n}}")
            lines += [f"const {name}{member(value)} = {name}({json.dumps(value)})" for value in values.values()]
        files[f"{module}/{module}.go"] = "\n".join(lines) + "\n"
    return files


# Java

JAVA_SCALARS = {"str": "String", "int": "Integer", "bool": "Boolean", "float": "Double"}
OUTPUT = "com.pulumi.core.Output"


def java_setters(builder, name, it, package):
    """The overloads that Pulumi generates for a property."""
    kind = it["type"]

    def setters(*types):
        return [f"    public {builder} {name}({kind} value) {{ return this; }}" for kind in types]

    if "Any" in kind:
        return setters("Object", f"{OUTPUT}<Object>")
    if "TagArgs" in kind:
        return setters("Object")
    if "class" in it:
        inner = f"{package}.inputs.{it['class']}Args"
    elif "enum" in it:
        inner = f"{package}.enums.{it['enum']['class']}"
    else:
        inner = JAVA_SCALARS[re.search(r"\b(str|int|bool|float)\b(?!,)", kind)[1]]
    if "Mapping" in kind:
        return setters(f"java.util.Map<String,{inner}>", f"{OUTPUT}<java.util.Map<String,{inner}>>")
    if "Sequence" in kind:
        return setters(f"java.util.List<{inner}>", f"{OUTPUT}<java.util.List<{inner}>>", f"{inner}...")
    return setters(inner, f"{OUTPUT}<{inner}>")


def java_arguments(name, package, properties, root):
    builder = [f"public final class {name} {{", f"  public static Builder builder() {{ return new Builder(); }}", "  public static final class Builder {"]
    for argument, it in properties.items():
        builder += java_setters("Builder", argument, it, root)
    return "\n".join([f"package {package};", *builder, f"    public {name} build() {{ return null; }}", "  }", "}", ""])


def java(facts, provider):
    """Sources by path, for aws-native."""
    files = {}
    results = {"getRegion": "region", "getAccountId": "accountId", "getPartition": "partition"}
    functions = [f"  public static {OUTPUT}<{pascal(it)}Result> {it}() {{ return null; }}\n  public static class {pascal(it)}Result {{ public String {name}() {{ return null; }} }}" for it, name in results.items()]
    files["com/pulumi/awsnative/AwsnativeFunctions.java"] = "package com.pulumi.awsnative;\npublic final class AwsnativeFunctions {\n" + "\n".join(functions) + "\n}\n"
    for facts_of in facts.values():
        if provider not in facts_of:
            continue
        it = facts_of[provider]
        package = f"com.pulumi.awsnative.{it['module']}"
        folder = package.replace(".", "/")
        name = it["class"]
        lines = [f"package {package};", f"public class {name} extends com.pulumi.resources.CustomResource {{"]
        for extra in ("", ", com.pulumi.resources.CustomResourceOptions options"):
            given = "options" if extra else "null"
            lines.append(f"  public {name}(String name, {name}Args args{extra}) {{ super({json.dumps(it['token'])}, name, (com.pulumi.resources.ResourceArgs) null, {given}); }}")
        for output, kind in it["outputs"].items():
            if known := re.fullmatch(r"Output\[(Optional\[)?(str|int|bool)\]*", kind):
                scalar = JAVA_SCALARS[known[2]]
                lines.append(f"  public {OUTPUT}<{f'java.util.Optional<{scalar}>' if known[1] else scalar}> {output}() {{ return null; }}")
        files[f"{folder}/{name}.java"] = "\n".join([*lines, "}", ""])
        files[f"{folder}/{name}Args.java"] = java_arguments(f"{name}Args", package, it["inputs"], package)
        types, enums = nested(it["inputs"], ({}, {}))
        for class_name, properties in types.items():
            files[f"{folder}/inputs/{class_name}Args.java"] = java_arguments(f"{class_name}Args", f"{package}.inputs", properties, package)
        for class_name, values in enums.items():
            files[f"{folder}/enums/{class_name}.java"] = f"package {package}.enums;\npublic enum {class_name} {{ {', '.join(member(value) for value in values.values())} }}\n"
    return files
