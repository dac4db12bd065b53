# SPDX-License-Identifier: GPL-3.0-or-later
"""A library of its own for a test, filled by the command line."""

import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from .wait import Failure


# A month of a blog, with one post.
MARCH = """March 2021
Before All This
Vale, G. H. (2018). Seating and speech. Journal of Rooms, 7, 100-110.
Forty clients chose where to sit.
Practice Implications
Let the client choose the chair.
"""

# A post of the month after, with a title and a summary.
POST = """---
title: {title}
month: "2021-04"
status: draft
topics:
  - Client Factors
types:
  - Survey
citations:
  - reference: "Amber, C. D. (2020). Therapy out of doors. Journal of Open Air, 12(3), 45-61."
---

{summary}

## Practice Implications

Ask them.
"""


class Library:
    """A folder with a library in it; both are gone at the end."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="praxis-ui."))
        self.path = self.folder / "library.db"

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        # A folder that was made read-only by a test.
        for folder, _folders, _files in os.walk(self.folder):
            os.chmod(folder, 0o700)
        shutil.rmtree(self.folder)

    def cli(self, *arguments, stdin=None):
        """Runs praxis-cli on it and returns what it says."""
        made = subprocess.run([os.environ["PRAXIS_CLI"], "--library", self.path, *arguments],
                              input=stdin, check=False, capture_output=True, text=True)
        if made.returncode not in (0, 3):
            raise Failure(f"praxis-cli {' '.join(map(str, arguments))}: {made.returncode}, {made.stderr}")
        return made.stdout

    def json(self, *arguments):
        return json.loads(self.cli("--json", *arguments))

    def sample(self):
        self.cli("sample")
        return self

    def page(self, text):
        """Imports a page of past posts."""
        self.cli("import", "-", "--format", "page", stdin=text)
        return self

    @contextmanager
    def busy(self):
        """Another program writes, and takes its time."""
        other = sqlite3.connect(self.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")
            other.close()

    def file(self, name, content):
        path = self.folder / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content, encoding="utf-8")
        return path
