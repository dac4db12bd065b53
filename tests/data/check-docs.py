#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that what the documents at the top name is there.

Usage: check-docs.py SOURCE-FOLDER
"""

import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
tops = {path.name for path in root.iterdir() if path.is_dir() and path.name[0] != "_"}
problems = []

for name in "README.md", "CONTRIBUTING.md", "data/sample/README.md", "src/ARCHITECTURE.md":
    path = root / name
    if not path.is_file():
        problems.append(f"{name} is not there")
        continue
    text = path.read_text(encoding="utf-8")
    beside = {item.name for item in path.parent.iterdir() if item.is_dir() and item.name[0] != "_"}
    named = set(re.findall(r"""\]\(([^)#:]+)\)|src="([^":]+)\"""", text))
    named = {link or source for link, source in named}
    missing = {link for link in named if not (path.parent / link).exists()}

    # Paths that are written out, from the top or from where the document is; capitals
    # stand for a name of the reader's own, and a template of catalogues is made only
    # when somebody translates.
    written = set(re.findall(r"(?<![\w/.$~-])((?:[\w.-]+/)+[\w.-]*\w)", text))
    missing |= {item for item in written
                if item.split("/")[0] in tops | beside and not re.search(r"\b(?:LL|NAME|SLUG|YYYY-MM)\b", item)
                and not item.endswith(".pot") and not (root / item).exists()
                and not (path.parent / item).exists()}
    problems += [f"{name} names {item}, which is not there" for item in sorted(missing)]

for line in problems:
    print(line, file=sys.stderr)
sys.exit(1 if problems else 0)
