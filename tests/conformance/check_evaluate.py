"""What an expression comes to, as `terraform console` finds it: some thousands of generated expressions over every
function that is pure, every operator, templates, `for`, splats and conversions. Equal means the same JSON to the last
digit, and a refusal where Terraform refuses. Types are compared for some of them, by the console's own function.
"""

import base64
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

from common import COUNT, NOT_RUN, ROOT, SEED, Tally

if not shutil.which("terraform"):
    print("terraform is not installed: https://developer.hashicorp.com/terraform/install")
    sys.exit(NOT_RUN)

# Where we find a value and Terraform 1.11 refuses: part of the expression, and why.
NEWER = [
    ("||", "from Terraform 1.12 on, the operand that decides alone is enough"),
    ("&&", "from Terraform 1.12 on, the operand that decides alone is enough"),
    ("contains(", "later versions take null for the value that is looked for"),
    ("element(", "later versions count from the end for an index below zero"),
]


def nearly(a, b):
    """Whether texts differ in the last digit of a number of the processor's alone: Go and Rust compute powers and
    logarithms in ways of their own."""
    try:
        return abs(float(a) - float(b)) <= 1e-14 * abs(float(a))
    except (TypeError, ValueError):
        return False

TEXTS = ["", "a", "b", "abc", "Hello World", "  padded ", "true", "false", "1", "0", "12.50", "-3", "1e2", "x,y,z", "a-b_c", "äöü", "é", "e\u0301", "日本語", "ß", "İ", "👩‍👩‍👧 x", "line\nbreak\n", "tab\there", 'quo"te', "back\\slash", "$${x}", "https://a.example.com/cb?x=1&y=2", "10.0.0.0/8", "10.1.2.0/24", "fd00::/48", "2026-11-28T10:20:30Z", "2024-02-29T23:59:59+05:30", "/usr/local/bin", "a//b/../c", "aGVsbG8=", "[1,2,{\"a\":null}]", "{\"a\":1.50,\"b\":[true]}", "a,b\n1,2\n3,4\n", "YYYY-MM-DD", "EEEE, DD-MMM-YY hh:mm:ss ZZZ", "(\\d+)", "[a-z]+", "(?P<first>[a-z])(?P<rest>.*)", "/[aeiou]/", "<b>&amp;</b>", "%s-%d", "%05.2f|%-6s|%q", "%v %v", "%x", "1h30m", "-90s", "UTF-16LE", "dns"]
NUMBERS = ["0", "1", "2", "3", "-1", "-2", "7", "10", "16", "0.1", "0.2", "1.5", "-2.5", "100", "1000000", "1e6", "123456789012345678901234567890", "0.000001", "2.50"]


def quote(text):
    return json.dumps(text, ensure_ascii=False).replace("${", "$${") if "$${" not in text else json.dumps(text, ensure_ascii=False)


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, items):
        return self.random.choice(items)

    def text(self, depth):
        kind = self.random.random()
        if depth <= 0 or kind < 0.5:
            return quote(self.pick(TEXTS))
        if kind < 0.7:
            parts = "".join(self.pick(["x", " ", "-", "${" + self.any(depth - 1) + "}", "%{ if " + self.bool(depth - 1) + " }y%{ else }n%{ endif }", "%{ for v in " + self.list(depth - 1) + " }<${v}>%{ endfor }", "a ${~ " + self.text(depth - 1) + " ~} b"]) for _ in range(self.random.randint(1, 3)))
            return f'"{parts}"'
        return self.call(depth, TEXT_CALLS)

    def number(self, depth):
        kind = self.random.random()
        if depth <= 0 or kind < 0.5:
            return self.pick(NUMBERS)
        if kind < 0.75:
            return f"({self.number(depth - 1)} {self.pick(['+', '-', '*', '/', '%'])} {self.number(depth - 1)})"
        return self.call(depth, NUMBER_CALLS)

    def bool(self, depth):
        kind = self.random.random()
        if depth <= 0 or kind < 0.4:
            return self.pick(["true", "false"])
        if kind < 0.8:
            return self.pick([
                lambda: f"({self.number(depth - 1)} {self.pick(['<', '<=', '>', '>='])} {self.number(depth - 1)})",
                lambda: f"({self.any(depth - 1)} {self.pick(['==', '!='])} {self.any(depth - 1)})",
                lambda: f"({self.bool(depth - 1)} {self.pick(['&&', '||'])} {self.bool(depth - 1)})",
                lambda: f"(!{self.bool(depth - 1)})",
            ])()
        return self.call(depth, BOOL_CALLS)

    def list(self, depth):
        kind = self.random.random()
        if depth <= 0 or kind < 0.5:
            of = self.pick([self.text, self.number, self.text, self.any])
            return "[" + ", ".join(of(depth - 1) for _ in range(self.random.randint(0, 4))) + "]"
        if kind < 0.65:
            each = self.pick(["v", "[v]", '"x"', '"<${v}>"'])
            return f"[for v in {self.pick([self.list, self.map])(depth - 1)} : {each}{self.pick(['', ' if v != null', ' if true'])}]"
        if kind < 0.75:
            return f"{self.list(depth - 1)}[*]"
        return self.call(depth, LIST_CALLS)

    def map(self, depth):
        kind = self.random.random()
        if depth <= 0 or kind < 0.6:
            of = self.pick([self.text, self.number, self.any])
            keys = self.random.sample(["a", "b", "c", "\"d e\"", "(\"f\")", "z"], self.random.randint(0, 4))
            return "{" + ", ".join(f"{key} = {of(depth - 1)}" for key in keys) + "}"
        if kind < 0.75:
            end = self.pick(["", "...", ' if k != "a"'])
            return "{" + f"for k, v in {self.pick([self.list, self.map])(depth - 1)} : k => v{end}" + "}"
        return self.call(depth, MAP_CALLS)

    def any(self, depth):
        kind = self.random.random()
        if kind < 0.06:
            return "null"
        if depth > 0 and kind < 0.14:
            return f"({self.bool(depth - 1)} ? {self.any(depth - 1)} : {self.any(depth - 1)})"
        if depth > 0 and kind < 0.2:
            return f"{self.map(depth - 1)}.{self.pick('abc')}"
        if depth > 0 and kind < 0.26:
            return f"{self.list(depth - 1)}[{self.number(depth - 1)}]"
        if depth > 0 and kind < 0.32:
            return self.call(depth, ANY_CALLS)
        return self.pick([self.text, self.text, self.number, self.bool, self.list, self.map])(depth)

    def call(self, depth, table):
        name, parameters = self.pick(table)
        if self.random.random() < 0.05:
            parameters = [self.pick("tnblmav") for _ in parameters]
        made = []
        for it in parameters:
            of = {"t": self.text, "n": self.number, "b": self.bool, "l": self.list, "m": self.map, "a": self.any}
            if it == "*":
                made += [made_like(depth - 1) for made_like in [of[parameters[0]]] * self.random.randint(0, 2)]
            elif it in of:
                made.append(of[it](depth - 1))
            elif it == "v":
                made.append(self.any(depth - 1))
            else:
                made.append(it)
        return f"{name}({', '.join(made)})"


def table(text):
    return [(line.split()[0], line.split()[1:]) for line in text.strip().splitlines()]


TEXT_CALLS = table("""
basename t
base64decode t
base64decode "aGVsbG8="
base64encode t
base64sha256 t
base64sha512 t
chomp t
cidrhost "10.12.112.0/20" n
cidrhost t 5
cidrnetmask t
cidrnetmask "172.16.0.0/12"
cidrsubnet "10.0.0.0/8" 4 n
cidrsubnet "fd00:fd12:3456:7890::/56" 16 162
cidrsubnet t 2 1
coalesce t t
dirname t
format t a
format t a a
format "%s" a
format "%d" n
format "%5.2f" n
format "%e" n
format "%g" n
format "%v" a
format "%#v" a
format "%08d" n
format "%x" n
format "%q" t
formatdate t "2026-11-28T10:20:30Z"
formatdate "DD-MMM-YYYY" t
indent 2 t
join t l
join "," l
jsonencode a
lower t
md5 t
replace t t t
replace t "/[a-z]/" "<$0>"
sha1 t
sha256 t
sha512 t
strrev t
substr t n n
substr t 1 2
textdecodebase64 t "UTF-16LE"
textencodebase64 t "UTF-16BE"
textencodebase64 t "UTF-8"
timeadd "2026-11-28T10:20:30Z" t
timeadd t "10m"
title t
tostring a
trim t t
trimprefix t t
trimspace t
trimsuffix t t
upper t
urlencode t
uuidv5 "dns" t
uuidv5 t t
yamlencode a
regex "[a-z]+" t
""")
NUMBER_CALLS = table("""
abs n
ceil n
floor n
index l a
length t
length l
length m
log n n
max n n n
min n n
parseint t 10
parseint t 16
parseint "7f" n
pow n n
signum n
sum l
timecmp t t
timecmp "2026-11-28T10:20:30Z" t
tonumber a
""")
BOOL_CALLS = table("""
alltrue l
anytrue l
can a
contains l a
endswith t t
startswith t t
strcontains t t
tobool a
issensitive a
""")
LIST_CALLS = table("""
chunklist l n
chunklist l 2
cidrsubnets "10.1.0.0/16" 4 4 8 4
cidrsubnets t 4 n
coalescelist l l
compact l
concat l l
csvdecode t
distinct l
flatten l
formatlist "%s-%s" l t
formatlist t l
keys m
matchkeys l l l
range n
range n n
range n n n
regexall t t
regexall "[a-z]+" t
regex "([a-z])([a-z]*)" t
reverse l
setintersection l l
setproduct l l
setsubtract l l
setunion l l
slice l n n
slice l 0 1
sort l
split t t
split "," t
tolist l
toset l
values m
""")
MAP_CALLS = table("""
merge m m
merge m
tomap m
transpose m
zipmap l l
zipmap ["a","b"] l
jsondecode t
regex t t
""")
ANY_CALLS = table("""
coalesce a a
element l n
element l 0
lookup m "a" a
lookup m "b"
lookup m t
nonsensitive a
one l
try a a
jsondecode t
yamldecode t
""")

ENVIRONMENT = {**os.environ, "TF_CLI_CONFIG_FILE": os.devnull, "CHECKPOINT_DISABLE": "1"}


def console(lines, folder):
    run = subprocess.run(["terraform", "console"], input="\n".join(lines) + "\n", cwd=folder, env=ENVIRONMENT, capture_output=True, text=True)
    return run.stdout.splitlines(), run.stderr


def theirs(expressions, folder):
    """For each expression: whether Terraform gives a value, and the value; None where the console refuses the very line."""
    found = {}

    def ask(part):
        if not part:
            return
        # One line each; what is refused outright ends the console, and then each half is asked alone.
        lines = [f"base64encode(jsonencode([can({it}), try({it}, null)]))" for it in part]
        out, _ = console(lines, folder)
        if len(out) == len(part):
            for expression, line in zip(part, out):
                shown = line.startswith('"')
                found[expression] = json.loads(base64.b64decode(json.loads(line)), parse_float=str, parse_int=str) if shown else line
        elif len(part) == 1:
            found[part[0]] = None
        else:
            ask(part[: len(part) // 2])
            ask(part[len(part) // 2 :])

    for start in range(0, len(expressions), 100):
        ask(expressions[start : start + 100])
    return found


def ours(expressions):
    subprocess.run(["cargo", "build", "-q", "--offline", "--no-default-features", "--example", "evaluate"], cwd=ROOT, check=True)
    target = os.environ.get("CARGO_TARGET_DIR", str(ROOT / "target"))
    lines = "".join(json.dumps(it) + "\n" for it in expressions)
    run = subprocess.run([f"{target}/debug/examples/evaluate"], input=lines, capture_output=True, text=True, check=True)
    return dict(zip(expressions, (json.loads(it, parse_float=str, parse_int=str) for it in run.stdout.splitlines())))


CLIENT = "aws_cognito_user_pool_client"
REFERENCE = re.compile(r"\b(aws_[a-z_]+)\.([A-Za-z0-9_-]+)\.([a-z_]+)")


def as_data(document):
    """The document with `terraform_data`, which needs no provider, in the place of AWS's resources."""
    resources = document.get("resource", {})

    def translated(json_value):
        def one(match):
            kind, label, attribute = match.groups()
            known = attribute in resources.get(kind, {}).get(label, {})
            return f"terraform_data.{kind}-{label}.{'input.' + attribute if known else 'id'}"

        return json.loads(REFERENCE.sub(one, json.dumps(json_value)))

    made = {}
    for kind, labels in resources.items():
        for label, body in labels.items():
            inner = {key: it for key, it in body.items() if key not in ("count", "for_each", "//")}
            meta = {key: it for key, it in body.items() if key in ("count", "for_each")}
            made[f"{kind}-{label}"] = {**meta, "input": inner}
    rest = {key: it for key, it in document.items() if key != "resource"}
    return translated({**rest, "resource": {"terraform_data": made}})


def loose(value):
    """One form for what an argument takes either way: a number or its text, a set in any order."""
    if isinstance(value, list):
        return sorted((loose(it) for it in value), key=json.dumps)
    if isinstance(value, dict):
        return {key: loose(it) for key, it in value.items() if it is not None}
    return json.dumps(value) if isinstance(value, bool) else str(value)


def modules(tally):
    """Cases of tests/evaluate, as `terraform plan` finds them."""
    for case in sorted(it for it in (ROOT / "tests/evaluate").iterdir() if it.is_dir()):
        document = json.loads((case / "document.json").read_text())
        ours = json.loads((case / "expected.json").read_text())["clients"]
        refused = any(it["refused"] for client in ours for it in client["unknown"])
        if "dynamic" in json.dumps(document):
            tally.count("cases with dynamic blocks, which terraform_data does not have")
            continue
        with tempfile.TemporaryDirectory() as folder:
            with open(f"{folder}/main.tf.json", "w") as file:
                json.dump(as_data(document), file)
            if (case / "inputs.tfvars").exists():
                shutil.copy(case / "inputs.tfvars", f"{folder}/terraform.tfvars")
            run = lambda *words: subprocess.run(["terraform", *words], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True)
            run("init", "-backend=false", "-input=false")
            plan = run("plan", "-input=false", "-out=plan")
            if plan.returncode:
                if refused:
                    tally.count("cases refused by both")
                else:
                    tally.fail(case.name, f"Terraform refuses the plan: {plan.stderr[-800:]}")
                continue
            if refused:
                tally.fail(case.name, "Terraform plans it, and we say that it refuses something")
            planned = json.loads(run("show", "-json", "plan").stdout)["resource_changes"]
        clients = {(it["name"], it.get("index")): it["change"] for it in planned if it["name"].startswith(f"{CLIENT}-")}
        if len(clients) != len(ours):
            tally.fail(case.name, f"Terraform plans {len(clients)} instances, we find {len(ours)}")
        for client in ours:
            change = clients.get((f"{CLIENT}-{client['label']}", client["key"]))
            if change is None:
                tally.fail(case.name, f"Terraform plans no {client['label']} {client['key']}")
                continue
            after, later = change["after"].get("input") or {}, (change.get("after_unknown") or {}).get("input") or {}
            unknown = {it["argument"].split("[")[0] for it in client["unknown"]}
            for argument, value in client["body"].items():
                if argument in unknown:
                    hidden = "sensitive" in json.dumps([it["reason"] for it in client["unknown"]])
                    if not later.get(argument) and not hidden:
                        tally.fail(case.name, f"{argument} is known to Terraform, and not to us")
                    tally.count("arguments unknown to both")
                elif loose(after.get(argument)) != loose(value):
                    tally.fail(case.name, f"{argument}: Terraform finds {after.get(argument)!r}, we {value!r}")
                else:
                    tally.count("arguments of planned instances the same")


def main():
    tally = Tally()
    modules(tally)
    maker = Maker(SEED)
    expressions = []
    for name in [TEXT_CALLS, NUMBER_CALLS, BOOL_CALLS, LIST_CALLS, MAP_CALLS, ANY_CALLS]:
        for row in name:
            expressions += [maker.call(2, [row]) for _ in range(max(6, COUNT // 30))]
    expressions += [maker.any(3) for _ in range(COUNT * 4)]
    expressions += [line.rsplit(" => ", 1)[0] for line in (ROOT / "tests/evaluate/console.txt").read_text().splitlines()]
    expressions = [it for it in dict.fromkeys(expressions) if len(it) < 2000][: int(os.environ.get("MOST", "100000"))]
    with tempfile.TemporaryDirectory() as folder:
        their = theirs(expressions, folder)
    our = ours(expressions)
    infinite = []
    for expression in expressions:
        a, b = their[expression], our[expression]
        explained = next((why for part, why in NEWER if part in expression), None)
        if a is None:
            # The console refuses the line: a wrong number of arguments, a key that is no key.
            if b.get("infinite"):
                # Infinity has no JSON, but it has YAML.
                infinite.append(f"yamlencode({expression})")
            elif "error" in b or "syntax" in b:
                tally.count("refused by both, before it is evaluated")
            else:
                tally.fail(expression, f"Terraform refuses the line, we find {json.dumps(b)[:200]}")
            continue
        if isinstance(a, str):
            # Neither known nor to be shown.
            tally.count(f"the console says {a}")
            continue
        valid, value = a
        if "syntax" in b:
            tally.fail(expression, f"we do not read it: {b['syntax'][:200]}; Terraform: {a}")
        elif "ours" in b:
            tally.count(f"left to Terraform: {b['ours']}")
        elif not valid:
            if "error" in b:
                tally.count("refused by both")
            elif explained:
                tally.count(f"explained: {explained}")
            else:
                tally.fail(expression, f"Terraform refuses it, we find {json.dumps(b)[:300]}")
        elif "error" in b:
            tally.fail(expression, f"Terraform finds {json.dumps(value)[:200]}, we refuse: {b['error'][:200]}")
        elif not b["known"]:
            tally.count("not known to us")
        elif b["value"] != value and nearly(b["value"], value) and ("pow(" in expression or "log(" in expression):
            tally.count("the same but for the last digit of a power or logarithm")
        elif b["value"] != value:
            tally.fail(expression, f"Terraform finds {json.dumps(value)[:300]}, we {json.dumps(b['value'])[:300]}")
        else:
            tally.count("the same value")
    with tempfile.TemporaryDirectory() as folder:
        their, our = theirs(infinite, folder), ours(infinite)
    for expression in infinite:
        a, b = their[expression], our[expression]
        if a == [True, b.get("value")]:
            tally.count("the same infinite number")
        else:
            tally.fail(expression, f"Terraform finds {json.dumps(a)}, we {json.dumps(b)}")
    tally.end("the same value", "refused by both", "arguments of planned instances the same")


main()
