"""Runs CDK apps in one process, in the Python that has the library. In: JSON, texts by name. Out: by name the template
or an error.
"""

import json
import sys
import tempfile
from pathlib import Path

import aws_cdk

App = aws_cdk.App


def run(text, folder):
    # Where the app writes; elsewhere the CDK's own command says it.
    aws_cdk.App = lambda: App(outdir=str(folder), auto_synth=False)
    try:
        exec(compile(text, "app.py", "exec"), {"__name__": "__main__"})
        stacks = list(folder.glob("*.template.json"))
        if len(stacks) != 1:
            return {"error": f"stacks: {stacks}"}
        return {"template": stacks[0].read_text()}
    except BaseException as error:  # noqa: BLE001: whatever stops a program is its failure
        return {"error": f"{type(error).__name__}: {error}"}


with tempfile.TemporaryDirectory() as directory:
    answers = {name: run(text, Path(directory, name)) for name, text in json.load(sys.stdin).items()}
json.dump(answers, sys.stdout)
