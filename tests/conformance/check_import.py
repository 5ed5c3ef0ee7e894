"""The five ways to import, run by a real shell with stand-ins for `terraform`, `aws` and `pulumi` that log their arguments:
whatever labels and IDs hold, the commands reach their tools unharmed and nothing else runs.
"""

import shutil
import sys
import tempfile

import yaml
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.validate import ParamValidator

from common import *

only("terraform-import", "cloudformation", "pulumi-import-command", "pulumi-aws-yaml", "pulumi-aws-native-yaml")
tally = Tally()
CLIENT = "aws_cognito_user_pool_client"
IMPORT_ID = re.compile(r"[\w-]+_[0-9a-zA-Z]+/[\w+]+", re.ASCII)
SHELLS = [shell for shell in ("sh", "bash", "dash", "busybox") if shutil.which(shell)]

# Writes each argument and the working directory's file to the log, as JSON would be: NUL between, a record separator after.
STAND_IN = """#!/bin/sh
{ printf '%s\\0' "$(basename "$0")" "$@"; printf '\\036\\0'; } >> "$LOG"
"""


def run(shell, script, environment=None):
    """What each call of a tool got, the files that were written, and the exit code."""
    with tempfile.TemporaryDirectory() as directory:
        tools, work = Path(directory, "bin"), Path(directory, "work")
        tools.mkdir()
        work.mkdir()
        for name in ("terraform", "aws", "pulumi"):
            tool = tools / name
            tool.write_text(STAND_IN)
            tool.chmod(0o755)
        (work / "import.sh").write_text(script, newline="")
        log = Path(directory, "log")
        env = {"PATH": f"{tools}:/usr/bin:/bin", "LOG": str(log), **(environment or {})}
        command = [shell, "sh"] if shell == "busybox" else [shell]
        done = subprocess.run([*command, "import.sh"], cwd=work, env=env, capture_output=True, text=True)
        calls = log.read_bytes().decode().split("\x1e\0") if log.exists() else []
        calls = [call.split("\0")[:-1] for call in calls if call]
        files = {path.name: path.read_text() for path in work.iterdir() if path.name != "import.sh"}
        return calls, files, done


def imports(document):
    """The clients with IDs that can be ones: label and ID."""
    found = {}
    blocks = document.get("import", [])
    for block in blocks if isinstance(blocks, list) else [blocks]:
        if not isinstance(block, dict) or not isinstance(block.get("to"), str) or not isinstance(block.get("id"), str):
            continue
        to = block["to"]
        to = to[2:-1].strip() if to.startswith("${") and to.endswith("}") else to
        kind, _, label = to.removeprefix("resource.").partition(".")
        if kind == CLIENT and label not in found:
            found[label] = block["id"]
    return {label: id for label, id in found.items() if IMPORT_ID.fullmatch(id) and len(id.split("/")[0]) <= 55 and len(id.split("/")[1]) <= 128}


def terraform_command(item, where, expected, shell):
    calls, files, done = run(shell, item["complete"]["terraform-import-command"]["text"])
    wanted = [["terraform", "import", f"{CLIENT}.{label}", id] for label, id in expected]
    if calls != wanted:
        tally.fail(where, f"{shell}: terraform got {calls}, not {wanted}", item["complete"]["terraform-import-command"]["text"])
    if files or done.returncode or done.stderr:
        tally.fail(where, f"{shell}: left {files}, exit code {done.returncode}: {done.stderr}")
    tally.judged(item, "terraform-import-command")
    tally.count("terraform import commands run", len(wanted))


PULUMI = {"aws": ("aws:cognito/userPoolClient:UserPoolClient", "aws:cognito:UserPoolClient", "/"), "aws-native": ("aws-native:cognito:UserPoolClient", "aws-native:cognito:UserPoolClient", "|")}


def pulumi_command(item, where, expected, shell):
    """Both providers' commands: tokens and IDs as the registry has them, names as the programs have them."""
    text = item["complete"]["pulumi-import-command"]["text"]
    calls, files, done = run(shell, text)
    if files or done.returncode or done.stderr:
        tally.fail(where, f"{shell}: left {files}, exit code {done.returncode}: {done.stderr}", text)
    wanted = [[token, id.replace("/", separator)] for token, _, separator in PULUMI.values() for _, id in expected]
    if [[*call[2:3], *call[4:]] for call in calls] != wanted or any(call[:2] != ["pulumi", "import"] for call in calls):
        tally.fail(where, f"{shell}: pulumi got {calls}, not {wanted}", text)
    for provider, (token, of_program, _) in PULUMI.items():
        program = yaml.safe_load(item["complete"][f"pulumi-{provider}-yaml"]["text"])
        names = [body.get("name", key) for key, body in program.get("resources", {}).items() if body["type"] == of_program]
        given = [call[3] for call in calls if call[2] == token]
        if len(set(given)) != len(given) or not set(given) <= set(names):
            tally.fail(where, f"pulumi import names {given}, the program of {provider} has {names}", text)
    tally.judged(item, "pulumi-import-command")
    tally.count("pulumi import commands run", len(wanted))


MODEL = ServiceModel(Loader().load_service_model("cloudformation", "service-2"))
SHAPES = {}
for operation in MODEL.operation_names:
    words = re.sub(r"(?<!^)(?=[A-Z])", "-", operation).lower()
    SHAPES[words] = MODEL.operation_model(operation).input_shape


def option(shape, name):
    return next((member for member in shape.members if re.sub(r"(?<!^)(?=[A-Z])", "-", member).lower() == name), None)


def aws_parameters(call, files, where):
    """One `aws cloudformation` call as the API's parameters, judged by botocore."""
    _, service, verb, *rest = call
    assert service == "cloudformation", call
    if verb == "wait":
        waiter, *rest = rest
        if waiter not in ("change-set-create-complete", "stack-import-complete"):
            tally.fail(where, f"no waiter {waiter}")
        return None
    shape = SHAPES[verb]
    parameters = {}
    while rest:
        name = rest.pop(0)
        member = option(shape, name.removeprefix("--"))
        if not name.startswith("--") or member is None:
            tally.fail(where, f"aws cloudformation {verb} has no option {name!r}")
            return None
        values = []
        while rest and not rest[0].startswith("--"):
            values.append(rest.pop(0))
        kind = shape.members[member].type_name
        values = [files.get(value.removeprefix("file://"), "template") if value.startswith("file://") else value for value in values]
        if member == "ResourcesToImport":
            values = json.loads(values[0])
        elif member == "Parameters":
            # The AWS CLI splits at commas that no backslash stands before.
            pairs = [dict(part.split("=", 1) for part in re.split(r"(?<!\\),", value)) for value in values]
            values = [{key: value.replace("\\,", ",") for key, value in pair.items()} for pair in pairs]
        parameters[member] = values if kind == "list" else values[0]
    report = ParamValidator().validate(parameters, shape)
    if report.has_errors():
        tally.fail(where, f"botocore: {verb}: {report.generate_report()}")
    tally.count("aws commands that botocore accepts")
    return parameters


def cloudformation(item, where, expected, shell):
    for scope in ("complete", "snippet"):
        text = item[scope]["cloudformation-import"]["text"]
        template = json.loads(item[scope]["cloudformation-json"]["text"])
        names = set(re.findall(r"ParameterValue=\"\$\{(\w+)", text))
        values = {name: f"value of {name} with 'quotes' and \"more\"" for name in names}
        # The values are assigned in the script, empty to be filled in: as a person would.
        filled = "\n".join(f"{line}{quoted(values[line[:-1]])}" if line[:-1] in values and line.endswith("=") else line for line in text.split("\n"))
        given = {line.split("=")[0]: line.split("=", 1)[1].strip("'") for line in text.split("\n") if line.split("=")[0] in values and not line.endswith("=")}
        calls, files, done = run(shell, filled)
        if done.returncode or done.stderr:
            tally.fail(where, f"{shell}: exit code {done.returncode}: {done.stderr}", filled)
            continue
        if not expected:
            if calls or files:
                tally.fail(where, f"{shell}: nothing to import, yet {calls} ran and {files} were written")
            continue
        verbs = [call[2] if call[2] != "wait" else f"wait {call[3]}" for call in calls]
        wanted = ["create-change-set", "wait change-set-create-complete", "describe-change-set", "execute-change-set", "wait stack-import-complete", "detect-stack-drift"]
        if verbs != wanted:
            tally.fail(where, f"{shell}: aws ran {verbs}")
        parameters = [aws_parameters(call, files, where) for call in calls][0]
        if parameters is None:
            continue
        clients = {logical: it for logical, it in template["Resources"].items() if it["Type"] == "AWS::Cognito::UserPoolClient"}
        imported = parameters["ResourcesToImport"]
        if [f"{it['ResourceIdentifier']['UserPoolId']}/{it['ResourceIdentifier']['ClientId']}" for it in imported] != [id for _, id in expected]:
            tally.fail(where, f"imports {imported}, not {expected}")
        for resource in imported:
            body = clients.get(resource["LogicalResourceId"])
            if body is None or "DeletionPolicy" not in body:
                tally.fail(where, f"{resource['LogicalResourceId']} is not in the template with a DeletionPolicy")
        if sorted(it["LogicalResourceId"] for it in imported) != sorted(logical for logical, it in clients.items() if "DeletionPolicy" in it):
            tally.fail(where, "other clients have a DeletionPolicy than are imported")
        declared = {name for name, it in template.get("Parameters", {}).items() if "Default" not in it}
        passed = {it["ParameterKey"]: it["ParameterValue"] for it in parameters.get("Parameters", [])}
        if scope == "complete" and set(passed) != declared:
            tally.fail(where, f"the parameters {sorted(declared)} are declared, {sorted(passed)} are passed")
        for name, value in passed.items():
            if value != given.get(name, values.get(name)):
                tally.fail(where, f"the parameter {name} is passed as {value!r}")
        tally.count("change sets run")
    tally.judged(item, "cloudformation-import")


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def import_block(item, where, expected, answer):
    if "error" in answer:
        tally.fail(where, f"import block: {answer['error']}")
        return
    # What an expression multiplies is Terraform's to evaluate.
    found = [(it["to"], it["id"]) for it in answer.get("value", {}).get("import", []) if "for_each" not in it]
    if found != [(f"{CLIENT}.{label}", id) for label, id in expected]:
        tally.fail(where, f"import blocks {found}, not {expected}")
    tally.judged(item, "terraform-import-block")
    tally.count("import blocks read", len(found))


documents = everything()
hostile_labels = ["a-b", "größe", "日本", "_", "for", "À", "a1", "true"]
hostile_ids = ["us-east-1_A/b", "a_b/c+d", "x-_0/_", "'_a/b", "$(id)_a/b", "us-east-1_a/b;id", "-us_a/-b", "us_a/b\nid", "us_a/b c", "*_a/b", "us-east-1_abc/" + "a" * 128, "us-east-1_abc/" + "a" * 129]
extra = [
    {"resource": {CLIENT: {label: {"name": "n", "user_pool_id": "${var.pool_id}"}}}, "import": [{"to": f"{CLIENT}.{label}", "id": id}]}
    for label in hostile_labels
    for id in hostile_ids
]
documents += [{**it, "name": f"hostile ID {index}", "style": "hostile"} for index, it in enumerate(write(extra))]
ask, reason = evaluator()
if ask is None:
    print(f"NOT RUN: import blocks ({reason})")
    answers = [None] * len(documents)
else:
    answers = ask([{"op": "hcl", "text": item["complete"]["terraform-import-block"]["text"]} for item in documents])
for number, (item, answer) in enumerate(zip(documents, answers)):
    found = imports(item["document"])
    # An instance of a client has its index behind the label.
    clients = item["document"].get("resource", {}).get(CLIENT, {})
    order = [address for label in clients for address in found if address == label or address.startswith(f"{label}[")]
    expected = [(label, found[label]) for label in order]
    if answer is not None:
        import_block(item, item["name"], expected, answer)
    # Nothing to run without an ID; every case and a few others as well.
    if expected or item["style"] == "case" or number % 10 == 0:
        shell = SHELLS[number % len(SHELLS)]
        terraform_command(item, item["name"], expected, shell)
        pulumi_command(item, item["name"], [it for it in expected if "[" not in it[0]], shell)
        cloudformation(item, item["name"], [it for it in expected if "[" not in it[0]], shell)
tally.count("documents", len(documents))
print(f"shells: {', '.join(SHELLS)}")
tally.end("documents", "terraform import commands run", "pulumi import commands run", "change sets run")
