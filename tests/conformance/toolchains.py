"""Tool chains that are too large for a clone, kept in the cache folder, and what the checks of several do with them."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from common import is_valid

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cognito-client-builder"

# Fewer than the other checks: each document makes several programs.
COUNT = int(os.environ.get("COUNT", "150"))


def not_run(reason):
    print(f"NOT RUN: {reason}")
    sys.exit(77)


def installed(name, files, command, timeout=1800):
    """The folder with what `command` installs into it from copies of these files; installs again when they change."""
    folder = CACHE / name
    key = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    stamp = folder / ".done"
    if stamp.exists() and stamp.read_text() == key:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in files:
        shutil.copy(path, folder)
    start = time.monotonic()
    print(f"installing {name} into {folder}", flush=True)
    try:
        run = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout)
    except subprocess.TimeoutExpired:
        not_run(f"{name}: installing took longer than {timeout} s")
    if run.returncode:
        not_run(f"{name} cannot be installed here: {(run.stdout + run.stderr).strip()[-500:]}")
    stamp.write_text(key)
    print(f"installed in {time.monotonic() - start:.0f} s: {size(folder)}", flush=True)
    return folder


def size(folder):
    return subprocess.run(["du", "-sh", str(folder)], capture_output=True, text=True).stdout.split("\t")[0]


def npm(name, package):
    """A folder with the packages that the lock file in `package` names."""
    if not shutil.which("npm"):
        not_run("npm is not installed")
    files = [package / it for it in ("package.json", "package-lock.json", ".npmrc")]
    return installed(name, files, ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])


def pip(name, requirements):
    """A Python with exactly those packages."""
    install = f"{sys.executable} -m venv venv && venv/bin/pip install -q --no-compile --no-deps --disable-pip-version-check -r {requirements.name}"
    return installed(name, [requirements], ["sh", "-c", install]) / "venv/bin/python"


def changed(before, after):
    """The first lines in which two texts differ."""
    lines = [f"- {a!r}\n+ {b!r}" for a, b in zip(before.split("\n"), after.split("\n")) if a != b]
    return "\n".join(lines[:6])


def tsc(tally, folder, texts, out=None):
    """What the compiler says of programs in one project, by name: lines with messages. Their JavaScript goes to `out`."""
    shutil.rmtree(folder / "programs", ignore_errors=True)
    (folder / "programs").mkdir()
    for name, text in texts.items():
        (folder / "programs" / name).write_text(text, newline="")
    options = {"strict": True, "target": "es2022", "module": "commonjs", "moduleResolution": "node", "skipLibCheck": True, "types": []}
    options |= {"outDir": str(out), "esModuleInterop": True} if out else {"noEmit": True}
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "include": ["programs/*.ts"]}))
    command = ["node", "--max-old-space-size=6000", "node_modules/typescript/bin/tsc", "-p", ".", "--pretty", "false"]
    compiled = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    wrong = {}
    for error in re.split(r"\n(?=\S)", compiled.stdout):
        if found := re.match(r"programs/(\w+\.ts)\((\d+),\d+\): (.*)", error, re.S):
            wrong.setdefault(found[1], []).append((int(found[2]), found[3]))
        elif error.strip():
            tally.fail("tsc", error)
    if compiled.returncode not in (0, 1, 2):
        tally.fail("tsc", compiled.stderr)
    return wrong


def lacking(error):
    """The names that an error says are missing, in lower case without underscores; empty where it says nothing of the
    kind. An object without anything in it, or a construct with no arguments, lacks what it is not said."""
    found = re.findall(r"[Pp]roperty '(\w+)' is missing|missing the following properties from type '[^']*': ([\w, ]+)|[Mm]issing (?:\d+ )?required (?:keyword-only arguments?|property):? (.*)", error)
    names = {re.sub(r"\W|_", "", name).lower() for it in found for group in it for name in re.split(", | and ", group)} - {""}
    if not names and re.search(r"Type '\{\}' is not assignable|Expected \d arguments, but got \d", error):
        return {"anything"}
    return names


def excused(error, item, omissions):
    """Whether it only says that something is missing, of a document that lacks it or whose argument has been named as left
    out."""
    names = lacking(error)
    left_out = {it["argument"].rsplit(".", 1)[-1].replace("_", "") for it in omissions}
    return bool(names) and (not is_valid(item) or all(any(name.startswith(it) for it in left_out) for name in names))


def prettier(tally, folder, texts):
    """Holds texts, each with where it is from, against what prettier makes of them."""
    with tempfile.TemporaryDirectory(dir=folder) as directory:
        for number, (_, text) in enumerate(texts):
            Path(directory, f"p{number}.ts").write_text(text, newline="")
        command = ["node", "node_modules/prettier/bin/prettier.cjs", "--no-config", "--write", "--list-different", Path(directory).name]
        run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        if run.returncode:
            tally.fail("prettier", run.stderr[:2000])
        compare_formatted(tally, directory, "ts", "prettier", texts)


def black(tally, python, texts):
    """The same with black."""
    with tempfile.TemporaryDirectory() as directory:
        for number, (_, text) in enumerate(texts):
            Path(directory, f"p{number}.py").write_text(text, newline="")
        run = subprocess.run([python, "-m", "black", "-q", directory], capture_output=True, text=True)
        if run.returncode:
            tally.fail("black", run.stderr[:2000])
        compare_formatted(tally, directory, "py", "black", texts)


def compare_formatted(tally, directory, extension, formatter, texts):
    for number, (where, text) in enumerate(texts):
        after = Path(directory, f"p{number}.{extension}").read_bytes().decode()
        if after != text:
            tally.fail(where, f"{formatter} formats it differently", changed(text, after))
        else:
            tally.count(f"programs as {formatter} formats them")


def synthesised(tally, documents, target, python, node, folder):
    """What the programs of a target give, in the documents' order: all of them run in one process by `synthesise` in the
    folder, those of TypeScript compiled before; all texts as their formatter leaves them."""
    texts = {f"p{number}": item["complete"][target]["text"] for number, item in enumerate(documents)}
    everywhere = [(f"{item['name']}, {scope}, {target}", item[scope][target]["text"]) for item in documents for scope in ("complete", "snippet")]
    wrong = {}
    if "python" in target:
        black(tally, python, everywhere)
        run = subprocess.run([python, folder / "synthesise.py"], input=json.dumps(texts), capture_output=True, text=True)
    else:
        prettier(tally, node, everywhere)
        out = node / "compiled"
        shutil.rmtree(out, ignore_errors=True)
        errors = tsc(tally, node, {f"{name}.ts": text for name, text in texts.items()}, out)
        wrong = {name.removesuffix(".ts"): {"error": f"line {found[0][0]}: {found[0][1]}"} for name, found in errors.items()}
        tally.count(f"{target}: programs compiled", len(texts) - len(wrong))
        with tempfile.TemporaryDirectory() as directory:
            run = subprocess.run(["node", folder / "synthesise.cjs", out, directory], capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"the programs did not run: {run.stderr[-2000:]}")
    answers = json.loads(run.stdout) | wrong
    return [answers[name] for name in texts]
