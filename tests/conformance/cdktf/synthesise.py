"""Runs CDK for Terraform apps in one process, in the Python that has the library: to load it takes half a minute. In: JSON,
texts by name. Out: by name the Terraform JSON or an error.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

import cdktf

App = cdktf.App


def run(text, folder):
    # Where the app writes; elsewhere an environment variable says it.
    cdktf.App = lambda: App(outdir=str(folder))
    try:
        exec(compile(text, "main.py", "exec"), {"__name__": "__main__"})
        stacks = list(folder.glob("stacks/*/cdk.tf.json"))
        if len(stacks) != 1:
            return {"error": f"stacks: {stacks}"}
        return {"json": stacks[0].read_text()}
    except BaseException as error:  # noqa: BLE001: whatever stops a program is its failure
        return {"error": f"{type(error).__name__}: {error}"}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


with tempfile.TemporaryDirectory() as directory:
    answers = {name: run(text, Path(directory, name)) for name, text in json.load(sys.stdin).items()}
json.dump(answers, sys.stdout)
