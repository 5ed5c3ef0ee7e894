"""Scripts for the AWS CLI, run by real shells. With a stand-in for `aws` every call and file is compared with the document;
with the real CLI against an API that moto emulates on loopback, what the API then knows of a client is.

PowerShell's text is read with a model of its here-strings, which is no PowerShell: that part counts as not run.
"""

import re
import sys
import tempfile
import time

from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "pulumi"))
import meaning
import toolchains
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.validate import ParamValidator
from common import *

HERE = ROOT / "tests/conformance/aws_cli"
CLIENT = meaning.CLIENT
SHELLS = [shell for shell in ("sh", "bash", "dash", "busybox", "ksh", "zsh") if shutil.which(shell)]
API = ServiceModel(Loader().load_service_model("cognito-idp", "service-2"))
# A document with the real CLI takes a second.
REAL = int(os.environ.get("REAL", "60"))
QUERY = ["--query", "UserPoolClient.ClientId", "--output", "text"]
# What moto answers for what a request leaves out.
FILLED_IN = {"AuthSessionValidity": 3, "RefreshTokenValidity": 30, "EnableTokenRevocation": True}
tally = Tally()


class SetAside(Exception):
    """What this check cannot tell the expected value of."""


def inputs(item, script, pools):
    """The environment that a script asks for, and what each of Terraform's references then is."""
    environment, values = {}, {}
    declared = item["document"].get("variable", {})

    def put(marker, name, text):
        if values.get(marker, (name,))[0] != name:
            raise SetAside("two variables that this check cannot tell apart")
        values[marker] = (name, text)

    block = script.split("\njson() {")[0].split("\n: ")[0]
    for name, what in re.findall(r"^#   ([A-Z][A-Z0-9_]*) +(.*)$", block, re.M):
        what, _, kind = re.fullmatch(r"(.*?)( \((a JSON list of strings|a number|true or false)\))?", what).groups()
        marker = {"REGION": "⟦region⟧", "ACCOUNT_ID": "⟦account⟧", "PARTITION": "⟦partition⟧"}.get(name)
        if marker is None:
            path = what if re.match(r"(var|local|module|data|aws_\w+)\.\S", what) else None
            if path is None or path.startswith("var."):
                marker = f"⟦{meaning.variable(path[4:] if path else re.sub('^MY_', '', name))}⟧"
            else:
                marker = meaning.from_terraform(f"⟦{path}⟧")
        if kind == "a JSON list of strings":
            text = '["https://one.example/", "t\\"wo $(id) `id`"]'
        elif kind == "a number":
            text = "7"
        elif kind == "true or false":
            text = "true"
        elif name == "REGION":
            text = "eu-west-3"
        elif marker in pools or name == "USER_POOL_ID":
            text = f"us-east-1_{meaning.squeezed(name)}"
        else:
            text = f"a\"b\\c $(id) `id` 'q' ${{x}} é {name}"
        environment[name] = text
        put(marker, name, text)
        # An expression has its own text as its marker.
        put(f"⟦{what}⟧", name, text)
    for name in re.findall(r'^test -n "\$\{(\w+)-\}" \|\| \1=', block, re.M):
        is_it = lambda it: meaning.variable(it) == meaning.variable(re.sub("^MY_", "", name))
        defaults = [(f"⟦{meaning.variable(it)}⟧", declared[it]["default"]) for it in declared if is_it(it)]
        defaults = defaults or [(f"⟦local.{it}⟧", value) for it, value in item["document"].get("locals", {}).items() if is_it(it)]
        if len(defaults) != 1:
            raise SetAside("two variables that this check cannot tell apart")
        [(marker, value)] = defaults
        put(marker, name, value if isinstance(value, str) else json.dumps(value))
    return environment, values


def expected(resources, values, known_ids):
    """What the API is to get for each client; one that is created has the ID that the stand-in gives it."""
    created = [label for kind, label in resources if kind == CLIENT and label not in known_ids]
    SAME = {"aws_cognito_identity_provider": "ProviderName", "aws_cognito_resource_server": "Identifier", "aws_cognito_user_pool_domain": "Domain"}

    def known(marker):
        if marker in values:
            return values[marker][1]
        words = marker[1:-1].split(" ")
        if words[0] == CLIENT and words[2:] == ["ref"]:
            return known_ids[words[1]][1] if words[1] in known_ids else f"recorded{created.index(words[1]) + 1}"
        if len(words) == 3:
            body = resources.get(tuple(words[:2]), {})
            name = SAME.get(words[0]) if words[2] == "ref" else next((it for it in body if meaning.squeezed(it) == words[2]), None)
            if name and isinstance(body.get(name), str):
                return body[name]
        raise SetAside(f"this check does not know {marker}")

    def change(value, name=None):
        if isinstance(value, dict):
            return {key: change(item, key) for key, item in value.items()}
        if isinstance(value, list):
            return [change(item) for item in value]
        if not isinstance(value, str):
            return value
        text = re.sub("⟦[^⟦⟧]*⟧", lambda found: known(found[0]), value)
        if text != value and shape(name) not in (None, "string"):
            try:
                return json.loads(text)
            except ValueError:
                raise SetAside("a text where another type is wanted")
        return text

    return {label: change(body) for (kind, label), body in resources.items() if kind == CLIENT}


MEMBERS = {}
for name, member in API.operation_model("CreateUserPoolClient").input_shape.members.items():
    MEMBERS[name] = member.type_name
    for inner, shape_of in getattr(member, "members", {}).items():
        MEMBERS[inner] = shape_of.type_name


# What only the API has: no template says it, so the document does.
API_ONLY = {"publish_secrets_in_aws_secrets_manager": "PublishSecretsInAWSSecretsManager"}


def with_api_only(resources, document):
    """The resources of a template with what only the API has."""
    for label, client in document["resource"][CLIENT].items():
        kept = client.get("//") if isinstance(client, dict) else None
        for argument, name in API_ONLY.items():
            value = kept.get(argument) if isinstance(kept, dict) else None
            value = {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value
            variable = re.fullmatch(r"\$\{var\.(\w+)\}", str(value))
            if (CLIENT, label) in resources and (isinstance(value, bool) or variable):
                resources[CLIENT, label][name] = f"⟦{meaning.variable(variable[1])}⟧" if variable else value


def shape(name):
    return MEMBERS.get(name)


def run(shell, script, environment, service=None):
    """Each call of the CLI, the files, and how the script ended."""
    with tempfile.TemporaryDirectory() as directory:
        work = Path(directory, "work")
        work.mkdir()
        (work / "script").write_text(script, newline="")
        log = Path(directory, "log")
        env = {"PATH": f"{HERE}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "AWS_LOG": str(log), **environment}
        if service:
            env["AWS_SERVICE"] = str(service)
        command = [shell, "sh"] if shell == "busybox" else [shell]
        done = subprocess.run([*command, "script"], cwd=work, env=env, capture_output=True, text=True, timeout=300)
        calls = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
        files = {path.name: path.read_text() for path in work.iterdir() if path.name != "script"}
        return calls, files, done


def options(call):
    """The options of a call by name; one without a value is True."""
    found, rest = {}, call[2:]
    while rest:
        name = rest.pop(0)
        found[name] = rest.pop(0) if rest and not rest[0].startswith("--") else True
    return found


def judge(item, where, script, result, wanted, values, known):
    """Whether calls and files are those of the document. The input of each client, by its own file."""
    calls, files, done = result
    text = f"{done.stderr}\n{script}"
    if done.returncode:
        return tally.fail(where, f"exit code {done.returncode}", text)
    # Of a client whose settings are not known nothing is sent; it is shown.
    kept = {label: item["document"]["resource"][CLIENT][label].get("//") for label in wanted}
    listed = [label for label, it in kept.items() if isinstance(it, dict) and it.get("partial") == "names" and label in known]
    for label in listed:
        shown = next((call for call in calls if call[1].startswith("describe") and options(call).get("--client-id") == known[label][1]), None)
        if shown is None:
            return tally.fail(where, f"{label} is not shown: {calls}", text)
        calls = [call for call in calls if call is not shown]
    wanted = {label: body for label, body in wanted.items() if label not in listed}
    described = [call for call in calls if call[1] == "describe-user-pool-client"]
    if [call[0] for call in calls] != ["cognito-idp"] * len(calls) or len(calls) != 2 * len(wanted) or len(described) != len(wanted):
        return tally.fail(where, f"calls: {calls}", text)
    inputs_ = []
    for (label, body), set_up, shown in zip(wanted.items(), calls[::2], calls[1::2]):
        got, seen = options(set_up), options(shown)
        client = item["document"]["resource"][CLIENT][label]
        file = got.pop("--cli-input-json", "")
        if not file.startswith("file://") or file[7:] not in files:
            return tally.fail(where, f"no file: {set_up}", text)
        try:
            sent = json.loads(files[file[7:]])
        except ValueError as error:
            return tally.fail(where, f"{file}: {error}", files[file[7:]])
        body = dict(body)
        secret = body.pop("GenerateSecret", None)
        pool = body.get("UserPoolId")
        if label in known:
            if pool is None or "⟦" in known[label][2]:
                body["UserPoolId"] = known[label][0]
        elif pool is None:
            body["UserPoolId"] = values.get("⟦userpoolid⟧", (None, "us-east-1_userpoolid"))[1]
        if found := difference(sent, body):
            return tally.fail(where, f"{label}: {found}", files[file[7:]])
        region = client.get("region")
        if isinstance(region, str) and re.fullmatch(r"[a-z][a-z0-9-]*", region):
            if got.get("--region") != region or seen.get("--region") != region:
                return tally.fail(where, f"{label}: not in {region}: {set_up} {shown}", text)
        got.pop("--region", None), seen.pop("--region", None)
        wanted_options = {"--query": QUERY[1], "--output": QUERY[3]}
        if label in known:
            wanted_options["--client-id"] = known[label][1]
        elif secret is not None:
            wanted_options["--generate-secret" if secret is True else "--no-generate-secret"] = True
        verb = "update-user-pool-client" if label in known else "create-user-pool-client"
        if got != wanted_options or set_up[1] != verb:
            return tally.fail(where, f"{label}: {set_up}", text)
        if set(seen) != {"--user-pool-id", "--client-id"} or re.fullmatch(r"[\w-]+_[0-9a-zA-Z]+", body["UserPoolId"], re.ASCII) and not body["UserPoolId"].startswith("-") and seen["--user-pool-id"] != body["UserPoolId"]:
            return tally.fail(where, f"{label}: {shown}", text)
        inputs_.append((label, verb, sent, secret))
    return inputs_


def refusals(inputs_, known):
    """What botocore has against the input, by client."""
    found = []
    for label, verb, sent, secret in inputs_:
        operation = "CreateUserPoolClient" if verb.startswith("create") else "UpdateUserPoolClient"
        parameters = dict(sent)
        if operation == "UpdateUserPoolClient":
            parameters["ClientId"] = known[label][1]
        elif secret is not None:
            parameters["GenerateSecret"] = secret
        report = ParamValidator().validate(parameters, API.operation_model(operation).input_shape)
        if report.has_errors():
            found += [(label, line) for line in report.generate_report().splitlines()]
    return found


def service():
    """The real CLI with an emulated API; None where it cannot be installed."""
    python = toolchains.pip("aws-cli", HERE / "requirements.txt")
    folder = Path(tempfile.mkdtemp())
    process = subprocess.Popen([python, HERE / "service.py", folder], stdout=open(folder / "log", "w"), stderr=subprocess.STDOUT)
    for _ in range(1200):
        if (folder / "ready").exists():
            return folder, process
        if process.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit(f"the emulator does not start: {(folder / 'log').read_text()[-2000:]}")


def show(folder, pool, client, region):
    """What the API knows of a client, asked by the real CLI."""
    arguments = ["cognito-idp", "describe-user-pool-client", "--user-pool-id", pool, "--client-id", client, *(["--region", region] if region else [])]
    name = folder / f"check-{time.monotonic_ns()}"
    name.with_suffix(".partial").write_text(json.dumps({"arguments": arguments, "directory": "/"}))
    name.with_suffix(".partial").rename(name.with_suffix(".request"))
    while not name.with_suffix(".answer").exists():
        time.sleep(0.003)
    answer = json.loads(name.with_suffix(".answer").read_text())
    name.with_suffix(".answer").unlink()
    return json.loads(answer["out"])["UserPoolClient"] if answer["code"] == 0 else answer["err"]


def powershell(text):
    """The JSON of the here-strings in a script, by the rules of about_Quoting_Rules; variables stay names."""
    found = []
    for quote, body in re.findall(r"^\$json = @(['\"])\n(.*?)\n\1@$", text, re.M | re.S):
        if quote == '"':
            body = re.sub(r"\$\(Json \$env:(\w+)\)", r"⟪\1⟫", body)
            body = re.sub(r"(?<!`)\$env:(\w+)", r'"⟪\1⟫"', body)
            if re.search(r"(?<!`)(``)*\$", body):
                raise ValueError(f"something else is expanded: {body}")
            body = re.sub(r"`(.)", r"\1", body)
        found.append(json.loads(body))
    return found


def posix_names(script):
    """The same with variables as names, from the POSIX script."""
    found = []
    for quote, body in re.findall(r"<<('?)JSON\1\n(.*?)\nJSON$", script, re.M | re.S):
        if not quote:
            body = re.sub(r'\$\(json "\$\{(\w+):\?\}"\)', r"⟪\1⟫", body)
            body = re.sub(r"(?<!\\)\$\{(\w+):\?\}", r'"⟪\1⟫"', body)
            body = re.sub(r"\\([\\$`])", r"\1", body)
        found.append(json.loads(body))
    return found


documents = portable(everything())
folder, process = service() if REAL else (None, None)
real = dict.fromkeys(("valid", "hostile", "case", "preset"), 0)
for number, item in enumerate(documents):
    script = item["complete"]["aws-cli"]["text"]
    resources = meaning.cloudformation(json.loads(item["complete"]["cloudformation-json"]["text"]), item["document"])
    with_api_only(resources, item["document"])
    clients = {label: body for (kind, label), body in resources.items() if kind == CLIENT}
    if not clients:
        continue
    known = {}
    blocks = item["document"].get("import", [])
    for block in reversed(blocks if isinstance(blocks, list) else [blocks]):
        found = re.fullmatch(r"(?:\$\{\s*)?(?:resource\.)?aws_cognito_user_pool_client\.([^\s}]+?)(?:\s*\})?", str(block.get("to")) if isinstance(block, dict) else "")
        id = re.fullmatch(r"([\w-]+_[0-9a-zA-Z]+)/([\w+]+)", str(block.get("id")) if isinstance(block, dict) else "", re.ASCII)
        if found and id and found[1] in clients and len(id[1]) <= 55 and len(id[2]) <= 128:
            pool = clients[found[1]].get("UserPoolId")
            known[found[1]] = (id[1], id[2], pool if isinstance(pool, str) else "")
    try:
        pools = {body.get("UserPoolId") for body in clients.values()}
        environment, values = inputs(item, script, pools)
        for label, (pool, _, said) in known.items():
            if "⟦" in said:
                resources[CLIENT, label]["UserPoolId"] = pool
        wanted = expected(resources, values, known)
    except SetAside as reason:
        tally.count(f"set aside: {str(reason).split(' ⟦')[0]}")
        if os.environ.get("VERBOSE"):
            print(item["name"], reason)
        continue
    always = {"USER_POOL_ID": "us-east-1_userpoolid", "REGION": "eu-west-3"}
    for shell in SHELLS if number % 10 == 0 else [SHELLS[number % len(SHELLS)]]:
        result = run(shell, script, always | environment)
        inputs_ = judge(item, f"{item['name']}, {shell}", script, result, wanted, values, known)
        if inputs_ is None:
            break
        tally.count(f"scripts run by {shell}, calls and files as the document says")
    if inputs_ is None:
        continue
    tally.judged(item, "aws-cli")
    # What it misses may be what only Terraform can say, and has been named.
    left_out = {(it["client"], meaning.squeezed(it["argument"].split(".")[-1])) for it in item["complete"]["aws-cli"]["omissions"]}
    refused = refusals(inputs_, known)
    ok = not refused
    unnamed = []
    for label, line in refused:
        missing = re.fullmatch(r'Missing required parameter in .*: "(?:Client)?(\w+)"', line)
        if not missing or (label, meaning.squeezed(missing[1])) not in left_out:
            unnamed.append(line)
    if ok:
        tally.count("inputs that botocore accepts", len(inputs_))
    elif is_valid(item) and unnamed:
        tally.fail(item["name"], f"botocore refuses the input of a valid document: {unnamed}", script)
    # Without what it asks for, a script calls nothing.
    if environment and number % 3 == 0 and all(label not in known for label in clients):
        calls, _, done = run(SHELLS[0], script, {})
        if done.returncode == 0:
            tally.fail(item["name"], f"nothing stops it without {list(environment)}", script)
        tally.count("scripts that stop without what they ask for")
    try:
        if powershell(item["complete"]["aws-cli-powershell"]["text"]) != posix_names(script):
            tally.fail(item["name"], "PowerShell's JSON is another", item["complete"]["aws-cli-powershell"]["text"])
        tally.count("PowerShell scripts with the same JSON, by a model of its quotes")
        tally.judged(item, "aws-cli-powershell")
    except ValueError as error:
        tally.fail(item["name"], f"PowerShell: {error}", item["complete"]["aws-cli-powershell"]["text"])
    if item["complete"]["aws-cli-powershell"]["text"].isascii() is False and not re.search(r"^#|^if \(-not", item["complete"]["aws-cli-powershell"]["text"], re.M):
        tally.fail(item["name"], "a PowerShell script with more than ASCII in its JSON")

    # The real thing.
    if not folder or not ok or real[item["style"]] >= REAL:
        continue
    regions = {str(item["document"]["resource"][CLIENT][label].get("region", "us-east-1")) for label in clients}
    if any(not re.fullmatch(r"[a-z]{2}(-[a-z]+)+-\d", region) for region in regions):
        continue
    if any(not re.fullmatch(r"[\w-]+_[0-9a-zA-Z]+", sent["UserPoolId"], re.ASCII) or sent["UserPoolId"].startswith("-") for _, _, sent, _ in inputs_):
        continue
    real[item["style"]] += 1
    shell = SHELLS[number % len(SHELLS)]
    ids = {}
    for again in (False, True):
        calls, files, done = run(shell, script, always | environment | ids, folder)
        if any(f'Unknown parameter in input: "{name}"' in done.stderr for name in API_ONLY.values()):
            tally.count("set aside: an argument that version 1 of the AWS CLI does not have yet")
            break
        if done.returncode:
            tally.fail(item["name"], f"the real CLI, exit code {done.returncode}", f"{done.stderr}\n{script}")
            break
        real_ids = {}
        for (label, verb, sent, secret), call in zip(inputs_, calls[1::2]):
            seen = options(call)
            stored = show(folder, seen["--user-pool-id"], seen["--client-id"], seen.get("--region"))
            if isinstance(stored, str):
                tally.fail(item["name"], stored, script)
                continue
            if label not in known:
                real_ids[f"recorded{len(real_ids) + 1}"] = seen["--client-id"]
            sent = json.loads(re.sub(r"recorded\d+", lambda found: real_ids.get(found[0], found[0]), json.dumps(sent)))
            made = {key: value for key, value in stored.items() if key not in ("ClientId", "ClientSecret", "CreationDate", "LastModifiedDate")}
            # moto fills these in.
            for key in list(made):
                if key not in sent and (made[key] in ([], False, None, {}) or FILLED_IN.get(key) == made[key]):
                    del made[key]
            if found := difference(canonical(made), canonical(sent)):
                tally.fail(item["name"], f"{label} at the API: {found}", script)
            if not again and verb.startswith("create") and ("ClientSecret" in stored) != (secret is True):
                tally.fail(item["name"], f"{label}: secret {secret}, and the API has {'one' if 'ClientSecret' in stored else 'none'}", script)
            tally.count("clients at the emulated API as the document says, set up by the real CLI")
        # The second time every client exists, and is updated.
        names = re.findall(r"^(\w+)=(?:\$\{\1-\}|[^\n]*)\n(?:: |cat )", script, re.M)
        for name, call in zip(names, calls[1::2]):
            ids[name] = options(call)["--client-id"]
        if again and [call[1] for call in calls[::2]] != ["update-user-pool-client"] * len(inputs_):
            tally.fail(item["name"], f"not updated: {calls}", script)
if process:
    (folder / "stop").touch()
    process.wait(30)
print("NOT RUN: PowerShell itself (pwsh is not installed)" if not shutil.which("pwsh") else "NOT RUN: PowerShell (this check does not call it yet)")
tally.count("documents", len(documents))
tally.end("inputs that botocore accepts", *(["clients at the emulated API as the document says, set up by the real CLI"] if folder else []))
