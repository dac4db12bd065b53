#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that what the documents at the top name is there.

Usage: check-docs.py SOURCE-FOLDER
"""

import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
problems = []


def is_there(base, item):
    return (base / item).exists() or any(base.glob(item + ".*"))


for name in "README.md", "CONTRIBUTING.md", "data/sample/README.md", "src/ARCHITECTURE.md":
    path = root / name
    if not path.is_file():
        problems.append(f"{name} is not there")
        continue
    text = path.read_text(encoding="utf-8")
    bases = [base for base in (root, path.parent, path.parent / "core") if base.is_dir()]
    tops = {item.name for base in bases for item in base.iterdir() if item.is_dir() and item.name[0] != "_"}
    named = set(re.findall(r"""\]\(([^)#:]+)\)|src="([^":]+)\"""", text))
    named = {link or source for link, source in named}
    missing = {link for link in named if not (path.parent / link).exists()}

    # Paths that are written out, from the top, from where the document is or from the core beside
    # it, also without their endings; capitals stand for a name of the reader's own, and a
    # template of catalogues is made only when somebody translates.
    written = set(re.findall(r"(?<![\w/.$~-])((?:[\w.-]+/)+[\w.-]*\w)", text))
    missing |= {item for item in written
                if item.split("/")[0] in tops and not re.search(r"\b(?:LL|NAME|SLUG|YYYY-MM)\b", item)
                and not item.endswith(".pot") and not any(is_there(base, item) for base in bases)}
    problems += [f"{name} names {item}, which is not there" for item in sorted(missing)]

for line in problems:
    print(line, file=sys.stderr)
sys.exit(1 if problems else 0)
