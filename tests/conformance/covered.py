"""Whether the checks that ran have judged every expected text of `tests/cases`: COVERED names the file with what they
have, a line `case/target` each. With an argument, some of them did not run: what is missing is then only counted.
"""

import os
import sys
from pathlib import Path

CASES = Path(__file__).resolve().parents[1] / "cases"
expected = {f"{path.parent.name}/{path.stem}" for path in CASES.glob("*/*") if (path.parent / "document.json").exists() and path.stem not in ("document", "options")}
judged = set(Path(os.environ["COVERED"]).read_text().split())
missing = sorted(expected - judged)
print(f"\n{len(expected)} expected texts, {len(expected) - len(missing)} judged by the tools of their target")
if missing and len(sys.argv) == 1:
    print("not judged:", *missing, sep="\n  ")
    sys.exit(1)
