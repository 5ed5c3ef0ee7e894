"""What the Pulumi checks share: tool chains that are too large for a clone, kept in the cache folder."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cognito-client-builder/pulumi"
PROVIDERS = ["aws", "aws-native"]

# Fewer than the other checks: each document makes two programs a language.
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


def python():
    """Python with Pulumi's SDKs, black and a C# grammar."""
    install = f"{sys.executable} -m venv venv && venv/bin/pip install -q --no-compile --no-deps --disable-pip-version-check -r requirements.txt"
    return installed("python", [HERE / "requirements.txt"], ["sh", "-c", install]) / "venv/bin/python"


def facts():
    """What the installed SDKs have of the resources that we write: facts.py."""
    run = subprocess.run([python(), HERE / "facts.py"], check=True, capture_output=True, text=True)
    return json.loads(run.stdout)


def programs(documents, language, scopes=("complete",)):
    """Name, scope, provider and text of each program, and its item."""
    for item in documents:
        for scope in scopes:
            for provider in PROVIDERS:
                yield item, scope, provider, item[scope][f"pulumi-{provider}-{language}"]["text"]
