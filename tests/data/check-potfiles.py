#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says which files with text for people are missing in po/POTFILES.in.

A file that is not listed there is never translated, and nothing else notices.

Usage: check-potfiles.py SOURCE-FOLDER
"""

import re
import sys
from pathlib import Path

root = Path(sys.argv[1])

CALLS = re.compile(
    r"(?<![\w\"])(?:N?C?_|(?:d|dc|g_d)?n?p?gettext2?)\s*\(\s*"
    r"(?:[\w ()]+,\s*)*[\"']")
# gettext reads "… %" and stops there, while the program asks for the whole.
MACROS = re.compile(r"(?<!\w)N?C?_\s*\([^();]*\"\s*(?:G_\w+|PRI\w+)")
COMMENTS = re.compile(r"/\*.*?\*/|(?m:^\s*//.*$)", re.S)
# What gettext reads by rules of its own instead of calls.
DATA = ("*.desktop.in*", "*.metainfo.xml.in*", "*.gschema.xml.in*", "*.Praxis.xml.in")


problems = []


def has_calls(path):
    text = COMMENTS.sub("", path.read_text(encoding="utf-8"))
    if MACROS.search(text):
        problems.append(f"{path.relative_to(root)} has a macro inside a translated string")
    return CALLS.search(text)


needed = {path for pattern in DATA for path in root.glob(f"data/{pattern}")}
for pattern in ("*.c", "*.h", "*.blp"):
    needed |= {path for path in root.glob(f"src/**/{pattern}") if has_calls(path)}
needed = {str(path.relative_to(root)) for path in needed}

lines = (root / "po" / "POTFILES.in").read_text(encoding="utf-8").splitlines()
listed = [line for line in lines if line and not line.startswith("#")]

problems += [f"po/POTFILES.in lacks {name}" for name in sorted(needed - set(listed))]
for name in listed:
    if not (root / name).is_file():
        problems.append(f"po/POTFILES.in names {name}, which is not there")
    elif name not in needed:
        problems.append(f"po/POTFILES.in names {name}, which has no text for people")
    if listed.count(name) > 1:
        problems.append(f"po/POTFILES.in names {name} twice")

for line in problems:
    print(line, file=sys.stderr)
sys.exit(1 if problems else 0)
