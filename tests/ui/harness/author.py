# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody whose digest others subscribe to."""

import os

TITLE = "Psychotherapy in Practice: a sample"
POST = "quality-of-life-in-persistent-depression"


class Author:
    """Somebody else, who writes, and puts the archive on a site."""

    def __init__(self, library):
        self.library = library.sample()
        (library.folder / "site").mkdir()
        self.library.cli("key", "on")
        self.publish()

    def publish(self):
        archive = self.library.folder / "site" / "digest.praxis"
        before = int(archive.stat().st_mtime) if archive.exists() else 0
        self.library.cli("export", "--as", "archive", "--to", archive)
        # A web server tells the states of a file apart by its size and its second, and two archives may share both.
        if int(archive.stat().st_mtime) <= before:
            os.utime(archive, (before + 1, before + 1))

    def correct(self, words):
        text = self.library.cli("show", POST, "--as", "markdown")
        self.library.cli("edit", POST, "-", stdin=text.replace("## Practice Implications", f"{words}\n\n## Practice Implications"))
        self.library.cli("status", POST, "published")
        self.publish()

    def change_key(self):
        self.library.cli("key", "new", "--replace")
