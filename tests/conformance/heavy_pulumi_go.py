"""Pulumi programs in Go: compiled by go vet with the real SDKs, and formatted as gofmt leaves them.

Where the module proxy does not have a provider's SDK, a stand-in with its types takes its place (pulumi/standins.py);
the core SDK is always the real one.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "pulumi"))
import standins
import tools
from common import *

if not shutil.which("go"):
    tools.not_run("go is not installed: https://go.dev/dl/")
tally = Tally()
documents = portable(everything(tools.COUNT)) + maximal()
MODULES = {"aws": ("github.com/pulumi/pulumi-aws/sdk/v7", "v7.51.1"), "aws-native": ("github.com/pulumi/pulumi-aws-native/sdk", "v1.84.0")}
go_files = [tools.HERE / "go" / name for name in ("go.mod", "go.sum")]
folder = tools.installed("pulumi/go", go_files, ["go", "mod", "download", "github.com/pulumi/pulumi/sdk/v3"])
# What a former run added.
for path in go_files:
    shutil.copy(path, folder)


def go(*arguments):
    return subprocess.run(["go", *arguments], cwd=folder, capture_output=True, text=True)


real = []
for provider, (module, version) in MODULES.items():
    if os.environ.get("STANDINS") != "1" and go("mod", "download", f"{module}@{version}").returncode == 0:
        real.append(provider)
        go("mod", "edit", f"-require={module}@{version}")
        continue
    print(f"NOT RUN: with the real {module} (the module proxy does not have it); with a stand-in instead")
    for path, text in standins.go(tools.facts(), provider).items():
        target = folder / f"standins-{provider}/go/aws" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    (folder / f"standins-{provider}/go.mod").write_text(f"module {module}\n\ngo 1.24\n")
    go("mod", "edit", f"-require={module}@{version}", f"-replace={module}=./standins-{provider}")

shutil.rmtree(folder / "programs", ignore_errors=True)
shutil.rmtree(folder / "texts", ignore_errors=True)
names = {}
for number, (item, scope, provider, text) in enumerate(tools.programs(documents, "go", ("complete", "snippet"))):
    name = f"p{number}.go"
    tally.judged(item, f"pulumi-{provider}-go")
    names[name] = (f"{item['name']}, {scope}, {provider}", text)
    if scope == "snippet":
        # What stands in a snippet refers to what is elsewhere: only its format can be checked, inside a function.
        text = "package main\n\nfunc main() {\n" + re.sub(r"(?m)^(?=.)", "\t", text) + "}\n"
        names[name] = (names[name][0], text)
    else:
        # All programs of a provider are one package, so that the SDKs are read once.
        folder_of = folder / "programs" / provider.replace("-", "")
        assert re.match(r"(//.*\n)*\n?package main\n", text) and text.count("\nfunc main() {\n") == 1
        compiled = text.replace("package main\n", "package programs\n", 1).replace("\nfunc main() {\n", f"\nfunc main{number}() {{\n", 1)
        folder_of.mkdir(parents=True, exist_ok=True)
        (folder_of / name).write_text(compiled, newline="")
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    (folder / "texts" / name).write_text(text, newline="")

if real:
    go("mod", "tidy")
for provider in MODULES:
    package = provider.replace("-", "")
    files = sorted((folder / "programs" / package).glob("*.go"))
    # go vet stops at the first errors of a package: without a limit all are told.
    run = go("build", "-gcflags=-e", f"./programs/{package}")
    wrong = {}
    for line in run.stderr.splitlines():
        if found := re.match(rf"programs/{package}/(p\d+\.go):(\d+):\d+: (.*)", line):
            wrong.setdefault(found[1], []).append((int(found[2]), found[3]))
    if run.returncode and not wrong:
        tally.fail(provider, run.stderr[-2000:])
        continue
    for name, errors in wrong.items():
        where, text = names[name]
        line, message = errors[0]
        tally.fail(where, message, "\n".join(text.split("\n")[max(0, line - 4) : line + 2]))
    if not wrong and not run.returncode:
        vet = go("vet", f"./programs/{package}")
        if vet.returncode:
            tally.fail(provider, vet.stderr[:3000])
    sdk = "the real SDKs" if provider in real else "the real core SDK and a stand-in of the provider's"
    tally.count(f"programs compiled with {sdk}", len(files) - len(wrong))

different = subprocess.run(["gofmt", "-l", "texts"], cwd=folder, capture_output=True, text=True)
if different.stderr:
    tally.fail("gofmt", different.stderr[:2000])
for path in different.stdout.split():
    where, text = names[Path(path).name]
    after = subprocess.run(["gofmt", path], cwd=folder, capture_output=True, text=True).stdout
    lines = [f"- {a!r}\n+ {b!r}" for a, b in zip(text.split("\n"), after.split("\n")) if a != b]
    tally.fail(where, "gofmt formats it differently", "\n".join(lines[:6]))
tally.count("programs as gofmt formats them", len(names) - len(different.stdout.split()))
tally.count("documents", len(documents))
tally.end("programs as gofmt formats them", "documents")
