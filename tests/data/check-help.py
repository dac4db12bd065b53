#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the pages of the help with yelp-check and itstool.

Usage: check-help.py HELP-FOLDER
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

folder = Path(sys.argv[1])
pages = sorted((folder / "C").glob("*.page"))
sources = [*pages, folder / "C" / "legal.xml"]
problems = []


def run(*command):
    """yelp-check finds, and is silent or not; only some of it ends with a failure."""
    result = subprocess.run(command, check=False, text=True, capture_output=True)
    if result.returncode or result.stdout.strip() or result.stderr.strip():
        problems.append(" ".join(map(str, command[:2])))
        problems.append(result.stdout + result.stderr)


for check in "validate", "links", "orphans", "ids", "media":
    run("yelp-check", check, folder / "C")

with tempfile.TemporaryDirectory() as name:
    template = Path(name) / "help.pot"
    run("itstool", "-o", template, *sources)
    for catalogue in sorted(folder.glob("*/*.po")):
        complete = Path(name) / "complete.po"
        run("msgfmt", "--check-format", "-o", Path(name) / "help.mo", catalogue)
        run("msgmerge", "--quiet", "--no-fuzzy-matching", "-o", complete, catalogue, template)
        run("msgattrib", "--untranslated", "--no-obsolete", complete)
        run("itstool", "-m", Path(name) / "help.mo", "-l", catalogue.stem, "-o", name, *sources)
        translated = Path(name) / catalogue.stem
        translated.mkdir()
        for source in sources:
            (Path(name) / source.name).rename(translated / source.name)
        run("yelp-check", "validate", translated)

listed = set(re.findall(r"'(\w+\.page)'", (folder / "meson.build").read_text()))
if listed != {page.name for page in pages}:
    problems.append("help/meson.build lists other pages than there are")

for line in problems:
    print(line, file=sys.stderr)
sys.exit(1 if problems else 0)
