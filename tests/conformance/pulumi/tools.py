"""What the Pulumi checks share."""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from toolchains import *

PROVIDERS = ["aws", "aws-native"]


def python():
    """Python with Pulumi's SDKs, black and a C# grammar."""
    return pip("pulumi/python", HERE / "requirements.txt")


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
