#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks one catalogue of po/ with msgfmt; with --complete, against the program.

Usage: check-po.py CATALOGUE [--complete TEMPLATE]
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path


def run(*command):
    return subprocess.run(command, check=False, text=True, capture_output=True,
                          env={"LC_ALL": "C", "PATH": "/usr/local/bin:/usr/bin:/bin"})


def main(catalogue, template=None):
    with tempfile.TemporaryDirectory() as folder:
        if template:
            merged = str(Path(folder) / "merged.po")
            result = run("msgmerge", "--quiet", "--no-fuzzy-matching", "--output", merged,
                         catalogue, template)
            if result.returncode:
                return result.stderr
            catalogue = merged

        result = run("msgfmt", "--check", "--check-accelerators=_", "--statistics",
                     "--output", "/dev/null", catalogue)
        if result.returncode:
            return result.stderr
        if template and re.search("fuzzy|untranslated", result.stderr):
            left = run("msgattrib", "--untranslated", "--no-obsolete", catalogue)
            fuzzy = run("msgattrib", "--only-fuzzy", "--no-obsolete", catalogue)
            return result.stderr + left.stdout + fuzzy.stdout
    return None


arguments = [argument for argument in sys.argv[1:] if argument != "--complete"]
message = main(*arguments)
if message:
    sys.exit(message)
