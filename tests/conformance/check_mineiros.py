"""The call of the Mineiros module: accepted by HashiCorp's parser and formatted as it formats, with variables that the
module has and values of their types; and expanded as the module does it, what the document says.

The module's variables are facts (tests/reference/mineiros.json): it is not installed. References to what it makes are
read back through its outputs, and count only where these have what is asked for.
"""

import copy
import re
import sys
import unicodedata

from common import *

TARGET = "terraform-mineiros-module"
MODULE = json.loads((ROOT / "tests/reference/mineiros.json").read_text())
SOURCE = "mineiros-io/cognito-user-pool/aws"
POOL, DOMAIN, SERVER = "aws_cognito_user_pool", "aws_cognito_user_pool_domain", "aws_cognito_resource_server"
KEYS = [it for it in MODULE["objects"]["clients"] if it != "name"]
only(TARGET, "terraform-json")
tally = Tally()


def twins(documents):
    """The documents with a second client like the first one: what both have becomes a default."""
    made = []
    for item in documents:
        document = json.loads(json.dumps(item["document"]))
        clients = document.get("resource", {}).get(CLIENT, {})
        first = next((it for it in clients.values() if isinstance(it, dict)), None)
        if first and "twin" not in clients:
            clients["twin"] = first | {"name": "twin"}
            made.append((f"{item['name']}, with a twin", item["style"], document))
    return [{**it, "name": name, "style": style} for (name, style, _), it in zip(made, write([document for *_, document in made]))]


def is_marker(value):
    return isinstance(value, str) and re.fullmatch("⟦[^⟦⟧]*⟧", value)


def mistyped(value, kind):
    """Whether Terraform could not convert a value to a type."""
    if value is None or is_marker(value) or kind == "any":
        return False
    if kind == "string":
        return isinstance(value, (dict, list))
    if kind == "number":
        return isinstance(value, (bool, dict, list)) or not re.fullmatch(r"-?[\d.]+([eE][+-]?\d+)?", str(value))
    if kind == "bool":
        return value not in (True, False, "true", "false")
    if found := re.fullmatch(r"(list|set)\((.*)\)", kind):
        return not isinstance(value, list) or any(mistyped(item, found[2]) for item in value)
    if found := re.fullmatch(r"map\((.*)\)", kind):
        return not isinstance(value, dict) or any(mistyped(item, found[1]) for item in value.values())
    if found := re.fullmatch(r"object\(\{(.*)\}\)", kind):
        names = dict(it.split(" = ") for it in found[1].split(", "))
        return not isinstance(value, dict) or set(value) != set(names) or any(mistyped(value[name], it) for name, it in names.items())
    raise ValueError(kind)


def unknown_keys(value, name, found):
    """Keys of the objects in a variable that the module does not read."""
    if name in MODULE["objects"]:
        for item in value if isinstance(value, list) else [value]:
            for key, inner in item.items() if isinstance(item, dict) else ():
                if key not in MODULE["objects"][name]:
                    found.append(f"{name}.{key}")
                unknown_keys(inner, f"{name}.{key}" if f"{name}.{key}" in MODULE["objects"] else key, found)


def final(name):
    """The name that the module gives to a client. Terraform's texts are composed, and its lower case is one of single
    characters."""
    lower = "".join("i" if c == "İ" else c.lower() for c in unicodedata.normalize("NFC", name))
    return re.sub("[^a-z0-9]", "-", lower)


def leaves(body, prefix=""):
    """The arguments of a pool by their paths, as deep as the module has variables for them."""
    found = {}
    for name, value in body.items():
        path = f"{prefix}{name}"
        inner = value[0] if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict) else value
        if path in MODULE["pool"] or not isinstance(inner, dict):
            found[path] = value
        else:
            found |= leaves(inner, f"{path}.")
    return {path: value for path, value in found.items() if value is not None}


def flat(attribute):
    """A pool's attribute as the module takes it."""
    made = {}
    for name, value in attribute.items():
        inner = value[0] if isinstance(value, list) and len(value) == 1 else value
        if name.endswith("_constraints"):
            made |= inner or {}
        else:
            made["type" if name == "attribute_data_type" else name] = value
    return {name: value for name, value in made.items() if value is not None}


def blocks(value):
    return value if isinstance(value, list) else [value] if isinstance(value, dict) else []


def markers(value, change):
    """Every marker in it changed, where `change` knows it."""
    if isinstance(value, dict):
        return {markers(key, change): markers(item, change) for key, item in value.items()}
    if isinstance(value, list):
        made = [markers(item, change) for item in value]
        return [it for item in made for it in (item if isinstance(item, list) else [item])]
    if not isinstance(value, str):
        return value
    if is_marker(value):
        return change(value[1:-1], value)
    return re.sub("⟦([^⟦⟧]*)⟧", lambda found: plain(change(found[1], found[0])), value)


class Calls:
    """What a text with calls of the module declares, in the words of the document."""

    def __init__(self, item, mine, theirs):
        self.item, self.mine, self.theirs, self.wrong = item, mine, theirs, []
        declared = {label for label in item["document"].get("module") or {}} if isinstance(item["document"].get("module"), dict) else set()
        self.calls = {label: it for label, it in theirs.get("module", {}).items() if isinstance(it, dict) and it.get("source") == SOURCE and label not in declared}
        self.resources = mine.get("resource", {})
        self.pools = {self.call_of(label): label for label in self.resources.get(POOL, {})}
        self.domains, self.servers = {}, {}
        left = theirs.get("resource", {})
        for kind, made in ((DOMAIN, self.domains), (SERVER, self.servers)):
            for label, body in self.resources.get(kind, {}).items():
                if label not in left.get(kind, {}):
                    made[label] = self.pools_call(body.get("user_pool_id"))
        self.clients = {}
        self.place_clients()

    def call_of(self, pool):
        return next((label for label in self.calls if label == pool or re.fullmatch(re.escape(pool) + r"_\d+", label)), None)

    def pools_call(self, value):
        """The call of the pool that a reference is to."""
        if not isinstance(value, str) or not (found := re.fullmatch(r"⟦([\w-]+)\.([\w-]+)\.(\w+)⟧", value)):
            return None
        kind, label, attribute = found.groups()
        if kind in (DOMAIN, SERVER) and attribute == "user_pool_id":
            return self.pools_call(self.resources.get(kind, {}).get(label, {}).get("user_pool_id"))
        return next((call for call, pool in self.pools.items() if kind == POOL and pool == label), None)

    def place_clients(self):
        """By label of a client: the call that has it and its object there."""
        left_out = {it["client"] for it in self.item["complete"][TARGET]["omissions"] if it["argument"] == "name" and "is omitted" in it["reason"]}
        free = {label: blocks(it.get("clients")) for label, it in self.calls.items()}
        strangers = {}
        bodies = self.resources.get(CLIENT, {})
        # Where names do not tell clients apart, their order does.
        for label in [label for label in self.item["document"]["resource"].get(CLIENT, {}) if label in bodies and label not in left_out]:
            name, pool = bodies[label].get("name"), bodies[label].get("user_pool_id")
            named = lambda call: [at for at, it in enumerate(free[call]) if leading_marks(it.get("name")) == leading_marks(name)]
            call = self.pools_call(pool)
            if call is None:
                # Clients of one pool that the document does not have are of one call.
                key = json.dumps(pool, default=str)
                others = [it for it in free if it not in self.pools and it not in strangers.values()]
                call = strangers.setdefault(key, strangers.get(key) or next((it for it in others if named(it)), None))
            if call is None or not named(call):
                self.wrong.append(f"no call has {label}")
                continue
            self.clients[label] = (call, free[call].pop(named(call)[0]))
        if any(free.values()):
            self.wrong.append(f"clients of nothing: {free}")

    def original(self, path, marker):
        """What a reference to an output is in the document."""
        found = re.fullmatch(r'module\.([\w-]+)\.(user_pool|domain|clients\["(.*?)"\]|client_secrets\["(.*?)"\])(?:\.(.*))?', path)
        if not found or found[1] not in self.calls:
            return marker
        call, output, name, secret, attribute = found.groups()
        if output == "user_pool" and call in self.pools:
            return f"⟦{POOL}.{self.pools[call]}.{attribute}⟧"
        if output == "domain":
            for label, it in self.domains.items():
                if it == call:
                    return f"⟦{DOMAIN}.{label}.{attribute}⟧"
        for label, (it, body) in self.clients.items():
            if it == call and final(plain(body["name"])) == (name or secret):
                if name and attribute == "client_secret" or secret and attribute:
                    self.wrong.append(f"{path} gives nothing")
                return f"⟦{CLIENT}.{label}.{attribute or 'client_secret'}⟧"
        return marker

    def resolved(self, path, marker):
        """What a reference to a resource server that the module makes is: it has no output."""
        kind, _, rest = path.partition(".")
        label, _, attribute = rest.partition(".")
        if kind != SERVER or self.servers.get(label) is None:
            return marker
        body = self.resources[SERVER][label]
        if attribute == "scope_identifiers":
            return [f"{plain(body['identifier'])}/{it['scope_name']}" for it in blocks(body.get("scope"))]
        return body.get(attribute, marker)

    def without_omitted(self):
        shared = [it for it in self.item["complete"]["terraform-json"]["omissions"] if it["element"] is not None]
        for omission in backwards(self.item["complete"][TARGET]["omissions"]):
            if omission in shared:
                continue
            # Not that the name becomes another one.
            if omission["argument"] != "name" or "the key" not in omission["reason"]:
                without(self.mine, address(omission))
        # What only our JSON leaves out.
        for omission in self.item["complete"]["terraform-json"]["omissions"]:
            if omission not in shared:
                without(self.theirs, address(omission))

    def compare(self):
        """The first difference, in words."""
        self.without_omitted()
        self.mine = markers(self.mine, self.resolved)
        self.resources = self.mine.get("resource", {})
        for label, call in self.calls.items():
            if found := self.call(label, {name: markers(value, self.original) for name, value in call.items()}):
                return f"module.{label}: {found}"
        for label, (call, body) in self.clients.items():
            if found := self.client(self.resources[CLIENT][label], call, markers(body, self.original)):
                return f"client {label}: {found}"
        if found := self.rest() or self.imports():
            return found
        return self.wrong[0] if self.wrong else None

    def call(self, label, call):
        unknown = set(call) - set(MODULE["variables"]) - {"source", "version"}
        if unknown:
            return f"the module has no variable {sorted(unknown)}"
        for name, value in call.items():
            # What an expression gives is the document's own.
            if name in MODULE["variables"] and mistyped(value, MODULE["variables"][name]["type"]) and (is_valid(self.item) or "${" not in json.dumps(self.item["document"])):
                return f"{name} = {value!r} is no {MODULE['variables'][name]['type']}"
            keys = []
            unknown_keys(value, name.removeprefix("default_client_"), keys)
            if keys:
                return f"the module reads no {keys}"
            tally.count("values of the types of their variables")
        names = [final(plain(it["name"])) if not is_marker(it.get("name")) else it["name"] for it in blocks(call.get("clients")) if "name" in it]
        if len(names) != len(blocks(call.get("clients"))) and is_valid(self.item):
            return "a client without a name"
        if len(names) != len(set(names)):
            return f"two clients of one name: {names}"
        wanted = {}
        if pool := self.pools.get(label):
            wanted |= {MODULE["pool"].get(path, path): value for path, value in leaves(self.resources[POOL][pool]).items()}
            wanted |= {"schema_attributes": [flat(it) for it in blocks(wanted["schema_attributes"])]} if "schema_attributes" in wanted else {}
        else:
            wanted["name"] = f"⟦var.{label}_name⟧"
        for domain, it in self.domains.items():
            if it == label:
                wanted |= {name: value for name, value in self.resources[DOMAIN][domain].items() if name != "user_pool_id" and value is not None}
        servers = [self.resources[SERVER][server] for server, it in self.servers.items() if it == label]
        if servers:
            wanted["resource_servers"] = [{("scopes" if name == "scope" else name): blocks(value) if name == "scope" else value for name, value in it.items() if name != "user_pool_id"} for it in servers]
        said = {name: value for name, value in call.items() if name not in ("source", "version", "clients") and not name.startswith("default_client_")}
        tally.count("arguments of pools, domains and servers", len(wanted))
        sets = set_arguments() | {name for name, it in MODULE["variables"].items() if it["type"].startswith("set")}
        return difference(canonical(leading_marks(wanted), sets), canonical(leading_marks(said), sets))

    def client(self, body, call, said):
        wanted = {name: value for name, value in body.items() if name not in ("name", "user_pool_id") and value is not None}
        name = lambda it: it if it is None or is_marker(it) else final(plain(leading_marks(it)))
        if name(body.get("name")) != name(said.get("name")):
            return f"named {body.get('name')!r} and {said.get('name')!r}"
        expanded = {}
        for key in KEYS:
            variable = f"default_client_{key}"
            default = self.calls[call].get(variable, MODULE["variables"][variable]["default"])
            value = said[key] if key in said else markers(default, self.original)
            if value is not None:
                expanded[key] = value
        units = canonical(wanted.get("token_validity_units")) or {}
        if "refresh_token_validity" not in wanted and expanded.get("refresh_token_validity") == 30 and (not isinstance(units, dict) or units.get("refresh_token", "days") == "days"):
            # Left out, it is as long.
            del expanded["refresh_token_validity"]
        tally.count("clients as the module expands them")
        return difference(canonical(leading_marks(wanted), set_arguments()), canonical(leading_marks(expanded), set_arguments()))

    def rest(self):
        """What stands beside the calls."""
        ours, theirs = copy.deepcopy(self.mine), markers(self.theirs, self.original)
        for label in self.calls:
            del theirs["module"][label]
        for kind in (POOL, CLIENT):
            ours.get("resource", {}).pop(kind, None)
        for kind, made in ((DOMAIN, self.domains), (SERVER, self.servers)):
            for label in [label for label, call in made.items() if call is not None]:
                ours["resource"][kind].pop(label, None)
        for side in (ours, theirs):
            # The module asks for a provider of its own, and addresses are the module's.
            for section in ("terraform", "import", "variable", "//", "moved", "removed"):
                side.pop(section, None)
        tidy = lambda value: {section: it for section, it in prune(canonical(leading_marks(value), set_arguments())).items() if it}
        return difference(tidy(ours), tidy(theirs))

    def imports(self):
        said = {it["to"]: it["id"] for it in blocks(self.theirs.get("import"))}
        for block in blocks(self.item["document"].get("import")):
            found = re.fullmatch(rf"(?:\$\{{\s*)?{CLIENT}\.([^\s}}]+?)(?:\s*\}})?", str(block.get("to"))) if isinstance(block, dict) else None
            id = re.fullmatch(r"([\w-]+_[0-9a-zA-Z]+)/([\w+]+)", str(block.get("id")), re.ASCII) if found else None
            if not id or found[1] not in self.clients or len(id[1]) > 55 or len(id[2]) > 128:
                continue
            call, body = self.clients[found[1]]
            name = body.get("name")
            if name is None or (found[1], "import") in {(it["client"], it["argument"]) for it in self.item["complete"][TARGET]["omissions"]}:
                continue
            to = f'module.{call}.{CLIENT}.client["{final(plain(name))}"]'
            if to not in said or f"module.{call}.{POOL}.user_pool[0]" not in said:
                return f"no import to {to}: {said}"
            tally.count("imports")
        return None


def prune(value):
    """Without types of which no resource is left."""
    for section in ("resource", "data"):
        if isinstance(value.get(section), dict):
            value[section] = {kind: labels for kind, labels in value[section].items() if labels}
    return value


documents = everything() + maximal()
documents += completed(documents) + twins(documents)

ask, reason = evaluator()
if ask is None:
    print(f"NOT RUN: {reason}")
    sys.exit(NOT_RUN)
texts = [(f"{item['name']}, {scope}", item[scope][TARGET]["text"]) for item in documents for scope in ("complete", "snippet")]
for (where, text), answer in zip(texts, ask([{"op": "format", "text": text} for _, text in texts])):
    if error := answer.get("error"):
        tally.fail(where, error, text)
    elif answer.get("text", "") != text:
        lines = [f"- {a!r}\n+ {b!r}" for a, b in zip(text.split("\n"), answer["text"].split("\n")) if a != b]
        tally.fail(where, "hclwrite formats it differently", "\n".join(lines[:4]))
    else:
        tally.count("texts as hclwrite formats them")
requests = [{"op": op, "text": item["complete"][target]["text"]} for item in documents for op, target in (("json", "terraform-json"), ("hcl", TARGET))]
answers = iter(ask(requests))
for item in documents:
    mine, theirs = next(answers), next(answers)
    if "error" in mine or "error" in theirs:
        if "error" in theirs:
            tally.fail(item["name"], theirs["error"], item["complete"][TARGET]["text"])
        continue
    tally.judged(item, TARGET)
    used = set(re.findall(r"⟦var\.([\w-]+)", json.dumps(theirs["value"], ensure_ascii=False, default=str)))
    if missing := used - set(theirs["value"].get("variable", {})):
        tally.fail(item["name"], f"variables are used and not declared: {sorted(missing)}", item["complete"][TARGET]["text"])
    if found := Calls(item, mine["value"], theirs["value"]).compare():
        tally.fail(item["name"], found, item["complete"][TARGET]["text"])
    else:
        tally.count("documents that the calls say")
tally.count("documents", len(documents))
tally.end("texts as hclwrite formats them", "clients as the module expands them", "arguments of pools, domains and servers", "imports", "documents that the calls say")
