"""Pulumi programs in TypeScript: compiled with the real SDKs' types, and formatted as prettier leaves them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "pulumi"))
import tools
from common import *

if not shutil.which("npm"):
    tools.not_run("npm is not installed")
package = tools.HERE / "typescript"
files = [package / name for name in ("package.json", "package-lock.json", ".npmrc")]
folder = tools.installed("typescript", files, ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
tally = Tally()
documents = everything(tools.COUNT)

shutil.rmtree(folder / "programs", ignore_errors=True)
(folder / "programs").mkdir()
names = {}
for number, (item, scope, provider, text) in enumerate(tools.programs(documents, "typescript", ("complete", "snippet"))):
    # What stands in a snippet refers to what is elsewhere: only its format can be checked.
    name = f"{'p' if scope == 'complete' else 's'}{number}.ts"
    names[name] = (f"{item['name']}, {scope}, {provider}", item, text)
    (folder / "programs" / name).write_text(text, newline="")
options = {"strict": True, "noEmit": True, "target": "es2022", "module": "commonjs", "moduleResolution": "node", "skipLibCheck": True, "types": []}
(folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "include": ["programs/p*.ts"]}))

compiled = subprocess.run(["node", "--max-old-space-size=6000", "node_modules/typescript/bin/tsc", "-p", ".", "--pretty", "false"], cwd=folder, capture_output=True, text=True)
wrong = {}
for error in re.split(r"\n(?=\S)", compiled.stdout):
    if found := re.match(r"programs/([ps]\d+\.ts)\((\d+),\d+\): (.*)", error, re.S):
        wrong.setdefault(found[1], []).append((int(found[2]), found[3]))
    elif error.strip():
        tally.fail("tsc", error)
if compiled.returncode not in (0, 1, 2):
    tally.fail("tsc", compiled.stderr)
for name, (where, item, text) in names.items():
    if name[0] == "s":
        continue
    # A document may lack what the provider asks for, and says so; everything else has to compile.
    errors = [it for it in wrong.get(name, []) if not re.search(r"is missing in type|missing the following properties", it[1])]
    if errors:
        line, message = errors[0]
        lines = text.split("\n")
        tally.fail(where, message, "\n".join(lines[max(0, line - 4) : line + 2]))
    elif name in wrong:
        tally.count("programs that compile but for an argument that the document lacks")
        if is_valid(item):
            tally.fail(where, f"a valid document lacks an argument: {wrong[name][0][1]}", text)
    else:
        tally.count("programs compiled")

checked = subprocess.run(["node", "node_modules/prettier/bin/prettier.cjs", "--no-config", "--list-different", "programs"], cwd=folder, capture_output=True, text=True)
different = [Path(line).name for line in checked.stdout.splitlines() if line.endswith(".ts")]
if checked.returncode > 1:
    tally.fail("prettier", checked.stderr[:2000])
for name in different[:200]:
    where, _, text = names[name]
    fixed = subprocess.run(["node", "node_modules/prettier/bin/prettier.cjs", "--no-config", f"programs/{name}"], cwd=folder, capture_output=True, text=True).stdout
    lines = [f"- {a!r}\n+ {b!r}" for a, b in zip(text.split("\n"), fixed.split("\n")) if a != b]
    tally.fail(where, "prettier formats it differently", "\n".join(lines[:6]))
tally.count("programs as prettier formats them", len(names) - len(different))
tally.count("documents", len(documents))
tally.end("programs compiled", "programs as prettier formats them")
