#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says which tests no meson.build names: they are never run, and nothing else notices.

Usage: check-listed.py FOLDER-OF-TESTS
"""

import re
import sys
from pathlib import Path

root = Path(sys.argv[1])

# Of each folder with a meson.build, the files that are tests.
TESTS = {
    "build-aux": ["test-*"],
    "cli": ["cases/*.case", "check-*.py"],
    "core": ["test-*.c"],
    "data": ["check-*.py"],
    "fuzz": ["fuzz-*.c"],
    "site": ["test-*"],
    "ui": ["test-*.py"],
    "widgets": ["test-*.c"],
}
# Needs a browser and a large library: build-aux/check-search runs it.
ELSEWHERE = {"site/test-search.py"}

problems = []
for folder, patterns in TESTS.items():
    listed = set(re.findall(r"'([^'\n]+)'", (root / folder / "meson.build").read_text(encoding="utf-8")))
    found = [path for pattern in patterns for path in root.glob(f"{folder}/{pattern}")]
    if not found:
        problems.append(f"{root / folder} has no tests; they are somewhere else now")
    for path in sorted(found):
        names = {path.name, path.stem, path.stem.removeprefix("test-")}
        # What has a header beside it helps other tests.
        is_helper = path.with_suffix(".h").exists()
        if not is_helper and not names & listed and f"{folder}/{path.name}" not in ELSEWHERE:
            problems.append(f"{folder}/meson.build does not name {path.name}")

for line in problems:
    print(line, file=sys.stderr)
sys.exit(1 if problems else 0)
