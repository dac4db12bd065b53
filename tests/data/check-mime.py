#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs the file type in a folder of its own and asks GIO about files.

Usage: check-mime.py MIME-FILE
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ARCHIVE = "application/x-praxis-archive"


def content_type(path):
    output = subprocess.run(
        ["gio", "info", "--attributes=standard::content-type", path],
        check=True, text=True, capture_output=True).stdout
    return output.split("standard::content-type:")[1].split()[0]


def database(path, application_id):
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id = {application_id}")
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    return path


def main(mime_file):
    problems = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        packages = folder / "mime" / "packages"
        packages.mkdir(parents=True)
        shutil.copy(mime_file, packages)
        # The system's own types are needed beside it: SQLite is one of them.
        shutil.copy("/usr/share/mime/packages/freedesktop.org.xml", packages)
        result = subprocess.run(["update-mime-database", folder / "mime"],
                                check=False, text=True, capture_output=True)
        ours = [line for line in result.stderr.splitlines() if "raxis" in line]
        if result.returncode or ours:
            problems.append(result.stderr)

        os.environ["XDG_DATA_HOME"] = str(folder)
        os.environ["XDG_DATA_DIRS"] = str(folder)
        # Without a name that says so, and with one.
        archive = database(folder / "archive", 0x50727841)
        library = database(folder / "library", 0x5072784C)
        other = database(folder / "other", 0)
        (folder / "named.praxis").write_bytes(b"\0" * 100)
        for path, expected in (archive, True), (library, False), (other, False), \
                              (folder / "named.praxis", True):
            found = content_type(path)
            if (found == ARCHIVE) != expected:
                problems.append(f"{path.name} is taken for {found}")
    return "\n".join(problems)


sys.exit(main(sys.argv[1]) or 0)
