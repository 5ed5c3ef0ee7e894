"""Pulumi programs in TypeScript: compiled with the real SDKs' types, and formatted as prettier leaves them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "pulumi"))
import tools
from common import *

folder = tools.npm("pulumi/typescript", tools.HERE / "typescript")
tally = Tally()
documents = portable(everything(tools.COUNT)) + maximal()

# What stands in a snippet refers to what is elsewhere: only its format can be checked.
programs = {f"p{number}.ts": it for number, it in enumerate(tools.programs(documents, "typescript"))}
wrong = tools.tsc(tally, folder, {name: text for name, (*_, text) in programs.items()})
for name, (item, scope, provider, text) in programs.items():
    where = f"{item['name']}, {provider}"
    tally.judged(item, f"pulumi-{provider}-typescript")
    # A document may lack what the provider asks for, and says so; everything else has to compile.
    errors = [it for it in wrong.get(name, []) if not tools.excused(it[1], item, item[scope][f"pulumi-{provider}-typescript"]["omissions"])]
    if errors:
        line, message = errors[0]
        lines = text.split("\n")
        tally.fail(where, message, "\n".join(lines[max(0, line - 4) : line + 2]))
    elif name in wrong:
        tally.count("programs that compile but for an argument that the document lacks")
    else:
        tally.count("programs compiled")

texts = list(tools.programs(documents, "typescript", ("complete", "snippet")))
tools.prettier(tally, folder, [(f"{item['name']}, {scope}, {provider}", text) for item, scope, provider, text in texts])
tally.count("documents", len(documents))
tally.end("programs compiled", "programs as prettier formats them")
