"""Hostile input: a bounded number of inputs for each fuzz target of `fuzz/`, guided by coverage and starting from the
fixtures. An input that crashes, or takes seconds, is kept in target/fuzz/artifacts.

libFuzzer needs nothing but a C++ compiler: the flags are those of `cargo fuzz --sanitizer none`, which any compiler
knows. COUNT thousand inputs for each target.
"""

import json
import os
import shutil
import subprocess
import sys

import toolchains
from common import ROOT, SEED, Tally

FUZZ, OUT = ROOT / "fuzz", ROOT / "target/fuzz"
TARGETS = ["import", "edit", "link", "document", "variables", "explain"]
COVERAGE = ["level=4", "inline-8bit-counters", "pc-table", "trace-compares"]
FLAGS = ["-Cpasses=sancov-module", *(f"-Cllvm-args=-sanitizer-coverage-{it}" for it in COVERAGE)]
LONGEST = 8192
COUNT = int(os.environ.get("COUNT", "100"))


def seeds(target):
    """Texts to begin with: for files a line with the name and the format before each."""
    imports = [path for path in sorted((ROOT / "tests/imports").rglob("*")) if path.is_file()]
    own = {"expected.json", "findings.txt", "edits.json", "edits.diff", "options.json"}
    files = [f"{path.name}\n".encode() + path.read_bytes() for path in imports if path.name not in own]
    documents = [path.read_bytes() for path in sorted((ROOT / "tests/cases").glob("*/document.json"))]
    documents += [path.read_bytes() for path in sorted((ROOT / "src/presets").glob("*.json"))]
    links = [line.encode() for line in (ROOT / "tests/links.txt").read_text().splitlines() if line and not line.startswith("#")]
    variables = [path.read_bytes() for path in imports if path.suffix == ".tfvars" or "tfvars" in path.name]
    messages = [json.loads((ROOT / "tests/messages" / name).read_text()) for name in ("found.json", "others.json")]
    requests = [
        "https://shop.auth.eu-west-1.amazoncognito.com/oauth2/authorize?response_type=code&client_id=x&redirect_uri=https%3A%2F%2Fapp.example.com%2F&scope=openid",
        "curl https://shop.auth.eu-west-1.amazoncognito.com/oauth2/token -u id:secret -d 'grant_type=client_credentials&scope=api%2Fread'",
    ]
    texts = {
        "import": files,
        # Two numbers before: which argument is changed, and to what.
        "edit": [bytes([number % 64, number % 8]) + text for number, text in enumerate(files)],
        "link": links,
        "document": documents,
        "explain": [it.encode() for it in [*(it["text"] for list in messages for it in list), *requests]],
        "variables": variables + [b'domain = "example.com"\nurls = ["https://a.example/", ]\ncount_of_days = 7\n'],
    }
    return [it for it in texts[target] if len(it) <= LONGEST]


def build():
    if not shutil.which("c++") and not shutil.which("clang++"):
        toolchains.not_run("libFuzzer needs a C++ compiler (Debian: sudo apt-get install g++)")
    # The crates of the page in its own versions; cargo adds what only libFuzzer needs.
    shutil.copy(ROOT / "Cargo.lock", FUZZ)
    fetched = subprocess.run(["cargo", "fetch", "-q"], cwd=FUZZ, capture_output=True, text=True)
    if fetched.returncode:
        toolchains.not_run(f"its crates cannot be had here: {fetched.stderr.strip()[-300:]}")
    # With a target, the flags are not those of build scripts.
    host = next(line.split(": ")[1] for line in subprocess.run(["rustc", "-vV"], capture_output=True, text=True, check=True).stdout.splitlines() if line.startswith("host"))
    environment = {**os.environ, "RUSTFLAGS": " ".join(FLAGS), "CARGO_TARGET_DIR": str(OUT)}
    built = subprocess.run(["cargo", "build", "-q", "--release", "--offline", "--target", host], cwd=FUZZ, env=environment, capture_output=True, text=True)
    if built.returncode:
        sys.exit(built.stderr[-3000:])
    return OUT / host / "release"


tally = Tally()
programs = build()
for target in TARGETS:
    given, found, kept = OUT / "seeds" / target, OUT / "corpus" / target, OUT / "artifacts"
    for folder in (given, found):
        shutil.rmtree(folder, ignore_errors=True)
    for folder in (given, found, kept):
        folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(seeds(target)):
        (given / f"{number:04}").write_bytes(text)
    options = {"runs": COUNT * 1000, "seed": SEED, "timeout": 20, "rss_limit_mb": 2048, "max_len": LONGEST, "print_final_stats": 1, "artifact_prefix": f"{kept}/{target}-"}
    command = [programs / target, *(f"-{name}={value}" for name, value in options.items()), found, given]
    run = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if run.returncode:
        tally.fail(target, "an input crashes it, or takes too long or too much", run.stderr[-3000:])
    done = [line.split()[-1] for line in run.stderr.splitlines() if "number_of_executed_units" in line]
    tally.count(f"inputs of {target}", int(done[0]) if done else 0)
tally.end(*(f"inputs of {target}" for target in TARGETS))
