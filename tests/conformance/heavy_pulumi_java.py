"""Pulumi programs in Java: compiled by javac with the real core SDK; with aws with the real SDK of version 6, the newest
on Maven Central, where `name` stands for the `region` that it lacks; with aws-native, which Maven Central does not have,
with a stand-in made of the Python SDK's types (pulumi/standins.py).
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

for tool in ("mvn", "javac"):
    if not shutil.which(tool):
        tools.not_run(f"{tool} is not installed (Debian: sudo apt-get install maven openjdk-17-jdk-headless)")
plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
folder = tools.installed("pulumi/java", [tools.HERE / "java/pom.xml"], ["mvn", "-q", "-B", plugin, "-DoutputDirectory=lib"])
tally = Tally()
# The compiler takes a second a program.
documents = portable(everything(int(os.environ.get("COUNT", "60")))) + maximal()

print("NOT RUN: with the real SDKs com.pulumi:aws 7 and com.pulumi:aws-native, which Maven Central does not have")
shutil.rmtree(folder / "sources", ignore_errors=True)
for path, text in standins.java(tools.facts(), "aws-native").items():
    target = folder / "sources/standins" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)
names = {}
for number, (item, scope, provider, text) in enumerate(tools.programs(documents, "java")):
    # Each program in a package of its own, so that one run of the compiler reads the SDK once.
    package = f"p{number}"
    tally.judged(item, f"pulumi-{provider}-java")
    names[package] = (f"{item['name']}, {provider}", provider, text)
    assert re.match(r"(//.*\n)*\n?package myproject;\n", text)
    # What version 7 of aws brings, region as an argument and the name of the current one, version 6 calls name: of the
    # same type, and a builder takes it twice.
    text = text.replace(".region(", ".name(") if provider == "aws" else text
    target = folder / f"sources/programs/{package}/App.java"
    target.parent.mkdir(parents=True)
    target.write_text(text.replace("package myproject;\n", f"package {package};\n", 1), newline="")
sources = [str(path.relative_to(folder)) for path in sorted((folder / "sources").rglob("*.java"))]
(folder / "files").write_text("\n".join(sources))
compiled = subprocess.run(["javac", "-encoding", "UTF-8", "-Xmaxerrs", "100000", "-Xlint:none", "-proc:none", "-d", "classes", "-cp", "lib/*", "@files"], cwd=folder, capture_output=True, text=True)
wrong = {}
for error in re.split(r"\n(?=sources/)", "\n" + compiled.stderr):
    if found := re.match(r"sources/programs/(p\d+)/App\.java:(\d+): error: (.*)", error, re.S):
        wrong.setdefault(found[1], []).append((int(found[2]), found[3]))
    elif "error:" in error:
        tally.fail("the stand-in", error)
for package, (where, provider, text) in names.items():
    if package in wrong:
        line, message = wrong[package][0]
        tally.fail(where, message[:600], "\n".join(text.split("\n")[max(0, line - 4) : line + 3]))
    else:
        tally.count("programs compiled with the real SDK" if provider == "aws" else "programs compiled with the real core SDK and a stand-in of aws-native")
tally.count("documents", len(documents))
tally.end("programs compiled with the real SDK", "documents")
